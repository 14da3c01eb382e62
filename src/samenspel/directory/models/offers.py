# SPDX-License-Identifier: EUPL-1.2
"""What a partner or a resident brings or seeks, in two lines, and what came together."""

from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.directory.constants import (
    LONGEST_OFFER,
    LONGEST_WORTH,
    Direction,
    OfferKind,
    OfferState,
    SideSays,
    WhoProposed,
)


class Offer(TenantModel):
    """One thing that somebody brings or seeks. How to reach them stands elsewhere (`OfferReach`), sealed."""

    direction = models.CharField(max_length=8, choices=Direction.choices)
    kind = models.CharField(max_length=10, choices=OfferKind.choices)
    words = models.CharField(max_length=LONGEST_OFFER, blank=True)  # empty: forgotten after its term
    worth = models.CharField(max_length=LONGEST_WORTH, blank=True)  # what it is worth to them, what they bring
    place = models.CharField(max_length=60, blank=True)
    life_domain = models.CharField(max_length=20, blank=True)  # LIFE_DOMAINS
    from_resident = models.BooleanField(default=False)
    contact = models.ForeignKey(
        "organizations.Contact", on_delete=models.SET_NULL, null=True, blank=True, related_name="offers"
    )
    partner = models.ForeignKey(
        "organizations.Partner", on_delete=models.SET_NULL, null=True, blank=True, related_name="offers"
    )
    state = models.CharField(max_length=8, choices=OfferState.choices)
    end_date = models.DateField()
    asked_for = models.DateField(null=True, blank=True)  # the end date about which "still needed?" was mailed
    created_at = models.DateTimeField(auto_now_add=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)
        indexes = [models.Index(fields=["partnership", "state", "end_date"], name="offer_by_state")]
        constraints = [
            models.CheckConstraint(condition=Q(direction__in=Direction.values), name="offer_direction_known"),
            models.CheckConstraint(condition=Q(kind__in=OfferKind.values), name="offer_kind_known"),
            models.CheckConstraint(
                condition=Q(from_resident=False) | Q(contact__isnull=True, partner__isnull=True),
                name="offer_of_a_resident_or_a_partner",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class OfferReach(TenantModel):
    """How to reach who placed it: for the facilitator, and for the other side once both accepted."""

    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, related_name="reach")
    sealed = models.BinaryField(max_length=2000)  # queries.reach: name, mail address, phone number


class OfferMatch(TenantModel):
    """An offer and a need that may fit. It counts when both sides said yes, after reading each other's worth."""

    offered = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="matches_as_offered")
    needed = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="matches_as_needed")
    proposed_by = models.CharField(max_length=8, choices=WhoProposed.choices)
    offered_says = models.CharField(max_length=3, choices=SideSays.choices, blank=True)
    needed_says = models.CharField(max_length=3, choices=SideSays.choices, blank=True)
    # As both read it when they said yes; what they write later changes nothing of it.
    offered_worth = models.CharField(max_length=LONGEST_WORTH, blank=True)
    needed_worth = models.CharField(max_length=LONGEST_WORTH, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)
        constraints = [
            models.UniqueConstraint(fields=["offered", "needed"], name="offer_match_once"),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True)
                | Q(offered_says=SideSays.YES, needed_says=SideSays.YES)
                | Q(ended_at__isnull=False),
                name="offer_match_agreed_by_both",
            ),
        ]
