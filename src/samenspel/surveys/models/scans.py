# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import Q

from samenspel.base.models import TenantModel
from samenspel.surveys.constants import HIGHEST, Group, Way
from samenspel.surveys.models.round_base import Round


class ScanWave(Round):
    """One time that partners place the partnership on the five conditions."""

    answered_count = models.PositiveIntegerField(default=0)  # filled in at closing

    class Meta(Round.Meta):
        abstract = False


def _place() -> "models.PositiveSmallIntegerField[int | None, int | None]":
    """1 to 5; 0 means "weet ik niet"; empty was not answered."""
    return models.PositiveSmallIntegerField(null=True)


class ScanAnswer(TenantModel):
    """What one person answered, and nothing that tells who: no person, no link, no moment.

    The id is derived from the person and the secret of the wave; at closing every row gets another id, in another
    order. Nobody has rows of this table but the service role that counts them.
    """

    wave = models.ForeignKey(ScanWave, on_delete=models.CASCADE, related_name="answers")
    group = models.CharField(max_length=12, choices=Group.choices, blank=True)
    way = models.CharField(max_length=5, choices=Way.choices)
    agenda = _place()
    evaluation = _place()
    activities = _place()
    communication = _place()
    structure = _place()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    *(
                        Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__lte": HIGHEST})
                        for name in ("agenda", "evaluation", "activities", "communication", "structure")
                    )
                ),
                name="scan_places_known",
            ),
        ]
