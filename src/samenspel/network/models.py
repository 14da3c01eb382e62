# SPDX-License-Identifier: EUPL-1.2
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from samenspel.base.models import TenantModel


class Connection(TenantModel):
    """A tie between two people that at least one of them reported. `first` has the lower id, so a pair is one row."""

    first = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="connections_as_first")
    second = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="connections_as_second")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="connection_once_per_pair"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="connection_in_order"),
        ]

    def other_than(self, contact_id: UUID) -> UUID:
        """The other one of the two."""
        other: UUID = self.second_id if self.first_id == contact_id else self.first_id
        return other


class ConnectionReport(TenantModel):
    """One of the two says that the connection is there. Both said it: the connection is confirmed."""

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="connection_reports")
    said_at = models.DateTimeField()
    # Said in answer to the other, who named this person first; only such a report is undone from the page of answers.
    is_answer = models.BooleanField(default=False)
    # "The other may see my mail address and phone number", said with the answer.
    shares_details = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["connection", "reporter"], name="connection_report_once")]


class LeftUnsaid(TenantModel):
    """Somebody was named and does not confirm it. Why is not kept: the row only says not to ask again.

    Nobody but the person sees it, so that "liever niet" and "dat was ik niet" stay with the one who thought it.
    """

    connection = models.ForeignKey(Connection, on_delete=models.CASCADE, related_name="left_unsaid")
    contact = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["connection", "contact"], name="left_unsaid_once")]
