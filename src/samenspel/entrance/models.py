# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.entrance.constants import Purpose


class PersonalLink(TenantModel):
    """A key to one's own pages, for one person or for one shared mailbox; or to one thing, such as a door.

    Only the hash of the token is kept. The token itself is derived from `nonce` and the installation's secret (see
    `entrance.operations`), so that the same link can be mailed again and a copy of the database opens nothing.
    """

    contact = models.ForeignKey(
        "organizations.Contact", on_delete=models.CASCADE, null=True, related_name="personal_links"
    )
    mailbox = models.EmailField(max_length=254, blank=True)
    # What a link that is not of a person opens: the id of a gathering. A floor above, so no foreign key; an id that
    # leads nowhere, or to another partnership, opens nothing.
    about_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    nonce = models.BinaryField(max_length=16)
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "purpose"],
                condition=Q(revoked_at__isnull=True, contact__isnull=False),
                name="link_once_per_contact_and_purpose",
            ),
            models.UniqueConstraint(
                fields=["partnership", "mailbox"],
                condition=Q(revoked_at__isnull=True) & ~Q(mailbox=""),
                name="link_once_per_mailbox",
            ),
            models.UniqueConstraint(
                fields=["about_id", "purpose"],
                condition=Q(revoked_at__isnull=True, about_id__isnull=False),
                name="link_once_per_thing_and_purpose",
            ),
            models.CheckConstraint(
                condition=(
                    Q(contact__isnull=False, mailbox="", about_id__isnull=True)
                    | (Q(contact__isnull=True, about_id__isnull=True) & ~Q(mailbox=""))
                    | Q(contact__isnull=True, mailbox="", about_id__isnull=False)
                ),
                name="link_for_a_person_a_mailbox_or_a_thing",
            ),
        ]
