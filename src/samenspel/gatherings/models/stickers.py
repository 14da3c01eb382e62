# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.gatherings.constants import SheetState
from samenspel.gatherings.models.gatherings import Gathering
from samenspel.gatherings.models.registrations import Registration


class StickerToken(TenantModel):
    """What the QR on one person's sticker opens.

    Only the hash is kept. The token is derived from `nonce` and the installation's secret (see
    `operations.sticker_tokens`), so that a sticker can be printed again and a copy of the database opens nothing.
    """

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="sticker_token")
    nonce = models.BinaryField(max_length=16)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)


class StickerSheet(TenantModel):
    """Stickers somebody asked for: how they want them, and for a day the PDF itself."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="sticker_sheets")
    form_key = models.UUIDField()  # one press of the button is one PDF
    people = models.CharField(max_length=10)  # a code of constants.StickerPeople
    labels = models.CharField(max_length=20)  # a key of constants.LABEL_SHEETS
    start = models.PositiveSmallIntegerField(default=1)
    blanks = models.PositiveSmallIntegerField(default=0)
    shift_right = models.DecimalField(max_digits=4, decimal_places=1, default=0)  # mm; less than 0 is to the left
    shift_down = models.DecimalField(max_digits=4, decimal_places=1, default=0)  # mm; less than 0 is up
    state = models.CharField(max_length=7, choices=SheetState.choices, default=SheetState.WAITING)
    total = models.PositiveIntegerField(default=0)  # stickers, blank ones too
    replaced = models.CharField(max_length=500, blank=True)  # characters printed as □
    content = models.BinaryField(null=True)  # the PDF, encrypted: its QR codes hold tokens
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-created_at",)
        constraints = [
            models.UniqueConstraint(fields=["partnership", "form_key"], name="sticker_sheet_once_per_form"),
            models.CheckConstraint(condition=Q(state__in=list(SheetState.values)), name="sticker_sheet_state_known"),
            models.CheckConstraint(
                condition=Q(state="ready", content__isnull=False) | (~Q(state="ready") & Q(content__isnull=True)),
                name="sticker_sheet_ready_has_content",
            ),
        ]
