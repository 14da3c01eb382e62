# SPDX-License-Identifier: EUPL-1.2
"""In which circle a partner stands. The questions suggest, the facilitator decides."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.organizations.constants import THRESHOLD_QUESTIONS, Circle
from samenspel.organizations.models import Partner


@transaction.atomic
def move_to_circle(*, partner_id: UUID, circle: str) -> str:
    """Put a partner in a circle, or in none with an empty string. Returns the circle it stood in."""
    partner: Partner = Partner.of(partner_id)
    _require_known(circle)
    before: str = partner.circle
    changed = (
        Partner.objects.filter(pk=partner_id).exclude(circle=circle).update(circle=circle, version=F("version") + 1)
    )
    if changed:
        record(action="partner.circle", subject=partner, before=before, to=circle)
    return before


@transaction.atomic
def decide_circle(
    *, partner_id: UUID, version: int, circle: str, note: str = "", answers: Mapping[str, bool] | None = None
) -> None:
    """The circle, the answers behind it and the reason. Raises Conflict when the partner changed since `version`."""
    partner: Partner = Partner.of(partner_id)
    _require_known(circle)
    known = {question: answer for question, answer in (answers or {}).items() if question in THRESHOLD_QUESTIONS}
    changed = Partner.objects.filter(pk=partner_id, version=version).update(
        circle=circle, circle_note=note, threshold=known, version=F("version") + 1
    )
    if not changed:
        raise Conflict(_("Iemand anders heeft dit in de tussentijd gewijzigd."))
    record(action="partner.circle", subject=partner, before=partner.circle, to=circle, answers=len(known))


def _require_known(circle: str) -> None:
    if circle and circle not in Circle.values:
        raise Refused(_("Kies een van de drie kringen."), field="circle")
