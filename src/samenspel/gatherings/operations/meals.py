# SPDX-License-Identifier: EUPL-1.2
"""What is bought for the meal of a gathering."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict
from samenspel.base.scope import current_partnership_id
from samenspel.gatherings.models import Gathering, Meal

MOST_LINES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class MealLine:
    """One line of the list: so much of it for each person."""

    what: str
    hundredths: int
    unit: str


@transaction.atomic
def change_meal(*, gathering_id: UUID, version: int, cook_for: int | None, lines: Sequence[MealLine]) -> None:
    """Keep the list. `version` 0: there was none yet. Raises `Conflict` when somebody else changed it meanwhile.

    The same list twice is one change, so that a double click is no conflict with oneself.
    """
    gathering = Gathering.of(gathering_id)
    kept = [asdict(line) for line in lines][:MOST_LINES]
    now: Meal | None = Meal.objects.filter(gathering=gathering).first()
    if now is not None and (now.cook_for, now.lines) == (cook_for, kept):
        return
    changed = _first(gathering, cook_for, kept) if version == 0 else _again(gathering, version, cook_for, kept)
    if not changed:
        raise Conflict(_("Iemand anders veranderde deze lijst terwijl jij bezig was."))
    record(action="meal.changed", subject=gathering, lines=len(kept))


def _first(gathering: Gathering, cook_for: int | None, lines: list[dict[str, object]]) -> bool:
    meal = Meal(partnership_id=current_partnership_id(), gathering=gathering, cook_for=cook_for, lines=lines)
    try:
        with transaction.atomic():
            meal.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _again(gathering: Gathering, version: int, cook_for: int | None, lines: list[dict[str, object]]) -> bool:
    rows = Meal.objects.filter(gathering=gathering, version=version)
    return rows.update(cook_for=cook_for, lines=lines, version=F("version") + 1) > 0
