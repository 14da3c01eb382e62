# SPDX-License-Identifier: EUPL-1.2
"""How the directory stays true: who said that something is right, what was proposed, which doubles became one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from samenspel.base.models import TenantModel
from samenspel.directory.constants import ConfirmationWay, MergeKind, ProposalSource, ProposalState
from samenspel.directory.models.records import Service


class Confirmation(TenantModel):
    """Somebody said at this moment that what stands here is right; without a service: of the organisation itself."""

    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.CASCADE, null=True, blank=True, related_name="confirmations"
    )
    service = models.ForeignKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="confirmations")
    way = models.CharField(max_length=8, choices=ConfirmationWay.choices)
    contact = models.ForeignKey("organizations.Contact", on_delete=models.SET_NULL, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-confirmed_at",)
        indexes = [models.Index(fields=["partnership", "confirmed_at"], name="confirmation_by_moment")]
        constraints = [
            models.CheckConstraint(
                condition=Q(organization__isnull=False) | Q(service__isnull=False), name="confirmation_of_something"
            )
        ]


class UpkeepQuestion(TenantModel):
    """The question whether it is still right, as it was asked of an organisation by mail."""

    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.CASCADE, related_name="upkeep_questions"
    )
    contact = models.ForeignKey("organizations.Contact", on_delete=models.SET_NULL, null=True, related_name="+")
    asked_date = models.DateField()
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-asked_at",)
        constraints = [
            models.UniqueConstraint(fields=["organization", "asked_date"], name="asked_about_once_a_day"),
        ]


class ListingProposal(TenantModel):
    """What a partner or a visitor says should stand here. `values` and `before` hold fields of `ServiceFacts`."""

    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, null=True, blank=True, related_name="listing_proposals"
    )
    words = models.TextField(blank=True)
    values = models.JSONField(default=dict, blank=True)
    before = models.JSONField(default=dict, blank=True)  # of what was taken: how it was
    source = models.CharField(max_length=8, choices=ProposalSource.choices)
    contact = models.ForeignKey("organizations.Contact", on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=ProposalState.choices, default=ProposalState.OPEN)
    reason = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    proposed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-proposed_at",)
        indexes = [models.Index(fields=["partnership", "state", "proposed_at"], name="listing_proposal_by_state")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ProposalState.values), name="listing_proposal_state_known")
        ]


class Merge(TenantModel):
    """Two records that turned out to be one. The dropped row stays, unlisted, so that everything can go back.

    No foreign keys: who follows an old id must find the way even when a row is gone.
    """

    kind = models.CharField(max_length=12, choices=MergeKind.choices)
    kept_id = models.UUIDField()
    dropped_id = models.UUIDField()
    moved = models.JSONField(default=list)  # [label, column, [ids]]: what pointed at the dropped one
    filled = models.JSONField(default=dict)  # field → what the kept one got of the dropped one
    was_listed = models.BooleanField(default=True)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    merged_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-merged_at",)
        indexes = [models.Index(fields=["partnership", "kept_id"], name="merge_by_kept")]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "dropped_id"], condition=Q(undone_at__isnull=True), name="merged_away_once"
            ),
            models.CheckConstraint(condition=~Q(kept_id=F("dropped_id")), name="merge_of_two"),
        ]


class ServicesKeptApart(TenantModel):
    """Two services that look alike and are two."""

    first = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="services_kept_apart_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="services_kept_apart_in_order"),
        ]
