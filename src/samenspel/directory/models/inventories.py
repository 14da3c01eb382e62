# SPDX-License-Identifier: EUPL-1.2
"""Which need lives: a short question to residents and partners, answered by nobody in particular (ADR 0025)."""

from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.directory.constants import (
    LONGEST_ADDRESS,
    LONGEST_ANSWER,
    LONGEST_CHOICE,
    AnswerWay,
    InventoryState,
)


class Inventory(TenantModel):
    """A question with some answers to choose from, and a line for what is not among them.

    `secret` is what leads from a contact to their own answer while it is open; it is thrown away at closing.
    """

    title = models.CharField(max_length=120)
    question = models.CharField(max_length=200)
    explanation = models.CharField(max_length=400, blank=True)
    life_domain = models.CharField(max_length=20, blank=True)  # LIFE_DOMAINS
    area = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=8, choices=InventoryState.choices, default=InventoryState.DRAFT)
    secret = models.BinaryField(max_length=16, null=True)
    closes_date = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    programme_name = models.CharField(max_length=150, blank=True)  # a programme outside that works on the same
    programme_url = models.URLField(max_length=LONGEST_ADDRESS, blank=True)
    report = models.TextField(max_length=1500, blank=True)  # what we heard, and what we do with it
    reported_at = models.DateTimeField(null=True, blank=True)
    # What everybody may see, computed once: {"people": 40, "choices": [25, null, …]}, as domain/disclosure allows.
    published = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-created_at",)
        verbose_name_plural = "inventories"
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(question=""), name="inventory_asks_something"),
            models.CheckConstraint(
                condition=~Q(state=InventoryState.CLOSED) | Q(secret__isnull=True, closed_at__isnull=False),
                name="inventory_closed_without_secret",
            ),
            models.CheckConstraint(
                condition=Q(reported_at__isnull=True) | Q(state=InventoryState.CLOSED),
                name="inventory_reported_after_closing",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class InventoryChoice(TenantModel):
    inventory = models.ForeignKey(Inventory, on_delete=models.CASCADE, related_name="choices")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=LONGEST_CHOICE)

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["inventory", "position"], name="inventory_choice_once"),
            models.CheckConstraint(condition=~Q(label=""), name="inventory_choice_has_a_label"),
        ]


class InventoryAnswer(TenantModel):
    """What one person answered: no person, no link, no moment. The words are forgotten in time, the counts stay."""

    inventory = models.ForeignKey(Inventory, on_delete=models.CASCADE, related_name="answers")
    way = models.CharField(max_length=7, choices=AnswerWay.choices)
    chosen = models.JSONField(default=list, blank=True)  # positions of choices
    words = models.CharField(max_length=LONGEST_ANSWER, blank=True)


class InventoryListener(TenantModel):
    """A contact who wants to hear what became of it; gone once that was mailed. Says nothing of an answer."""

    inventory = models.ForeignKey(Inventory, on_delete=models.CASCADE, related_name="listeners")
    contact = models.ForeignKey("organizations.Contact", on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inventory", "contact"], name="inventory_listener_once")]
