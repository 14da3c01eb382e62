# SPDX-License-Identifier: EUPL-1.2
"""The register of decisions."""

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.base.errors import NotFound
from samenspel.core_group.constants import LOOK_BACK_AHEAD
from samenspel.core_group.models import Decision, DecisionAction

ROWS_A_PAGE = 25

# What the register can be narrowed to: word in the address → words on the screen.
WHICH = {
    "geldt": _("Geldt nu"),
    "terugkijken": _("Nu terugkijken"),
    "vervangen": _("Vervangen"),
    "alles": _("Alles"),
}


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision. `replaced_by`: the number of the one that took its place, empty when it is in force."""

    id: UUID
    number: str
    decided_date: date
    what: str
    why: str
    carried_out_by_id: UUID | None
    carried_out_by: str
    look_back_date: date | None
    look_back_words: str
    looked_back_at: datetime | None
    look_back_now: bool
    replaced_by: str
    replaced_by_id: UUID | None
    replaces: str
    replaces_id: UUID | None
    meeting_id: UUID | None
    meeting: str
    item_id: UUID | None

    @property
    def in_force(self) -> bool:
        return self.replaced_by_id is None


@dataclass(frozen=True, slots=True)
class Register:
    rows: list[DecisionRow]
    number: int
    pages: int
    found: int
    total: int


def register(*, which: str = "geldt", text: str = "", number: int = 1) -> Register:
    found = Decision.objects.filter(_which(which))
    for word in text.split()[:6]:
        found = found.filter(_says(word))
    count = found.count()
    pages = max(1, ceil(count / ROWS_A_PAGE))
    number = min(max(number, 1), pages)
    start = (number - 1) * ROWS_A_PAGE
    return Register(
        rows=_rows(found.order_by("-year", "-number")[start : start + ROWS_A_PAGE]),
        number=number,
        pages=pages,
        found=count,
        total=Decision.objects.count(),
    )


def _which(which: str) -> Q:
    in_force = Q(superseded_by__isnull=True)
    soon = timezone.localdate() + LOOK_BACK_AHEAD
    return {
        "geldt": in_force,
        "terugkijken": in_force & Q(look_back_date__lte=soon, looked_back_at__isnull=True),
        "vervangen": ~in_force,
    }.get(which, Q())


def _says(word: str) -> Q:
    """A word of the decision, or its number as it is written: 2026-3."""
    said = Q(what__icontains=word) | Q(why__icontains=word) | Q(carried_out_by__name__icontains=word)
    year, dash, number = word.partition("-")
    if dash and _is_number(year) and _is_number(number):
        said |= Q(year=int(year), number=int(number))
    return said


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 5


def to_look_back() -> list[DecisionRow]:
    """Those whose day has come or comes within two weeks, at most five."""
    return _rows(Decision.objects.filter(_which("terugkijken")).order_by("look_back_date", "pk")[:5])


def decision_row(decision_id: UUID) -> DecisionRow:
    """One decision within the actor's scope, or 404."""
    rows = _rows(Decision.objects.filter(pk=decision_id))
    if not rows:
        raise NotFound(str(decision_id))
    return rows[0]


def decisions_of(meeting_id: UUID) -> list[DecisionRow]:
    return _rows(Decision.objects.filter(gathering_id=meeting_id).order_by("year", "number"))


def decisions_in_force(*, most: int) -> list[DecisionRow]:
    return _rows(Decision.objects.filter(_which("geldt")).order_by("-year", "-number")[:most])


def action_of_decision(decision_id: UUID) -> UUID | None:
    """The action point that carries it out."""
    found: UUID | None = (
        DecisionAction.objects.filter(decision_id=decision_id).values_list("action_point_id", flat=True).first()
    )
    return found


def _rows(decisions: "QuerySet[Decision]") -> list[DecisionRow]:
    soon = timezone.localdate() + LOOK_BACK_AHEAD
    found = decisions.select_related("carried_out_by", "supersedes", "superseded_by", "gathering")
    return [_row(decision, soon) for decision in found]


def _row(decision: Decision, soon: date) -> DecisionRow:
    later: Decision | None = getattr(decision, "superseded_by", None)
    earlier = decision.supersedes
    due = decision.look_back_date is not None and decision.look_back_date <= soon
    return DecisionRow(
        id=decision.pk,
        number=_number(decision),
        decided_date=decision.decided_date,
        what=decision.what,
        why=decision.why,
        carried_out_by_id=decision.carried_out_by_id,
        carried_out_by=decision.carried_out_by.name if decision.carried_out_by else "",
        look_back_date=decision.look_back_date,
        look_back_words=decision.look_back_words,
        looked_back_at=decision.looked_back_at,
        look_back_now=due and decision.looked_back_at is None and later is None,
        replaced_by=_number(later) if later else "",
        replaced_by_id=later.pk if later else None,
        replaces=_number(earlier) if earlier else "",
        replaces_id=earlier.pk if earlier else None,
        meeting_id=decision.gathering_id,
        meeting=decision.gathering.title if decision.gathering else "",
        item_id=decision.item_id,
    )


def _number(decision: Decision) -> str:
    return f"{decision.year}-{decision.number}"
