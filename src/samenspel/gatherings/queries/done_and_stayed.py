# SPDX-License-Identifier: EUPL-1.2
"""What got done and what stayed, by what the hints said when it was written and by gathering. Counts, no causes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.agenda.constants import ActionState
from samenspel.agenda.models import ActionPoint
from samenspel.base.errors import NotFound
from samenspel.domain.actionability import CONCRETE, Lacks, codes_in
from samenspel.gatherings.models import Gathering

GATHERING = "said_in_evaluation__evaluation__gathering"
LOOSE = "los"  # in the address: written outside an evaluation

# Kind in the address → its words, and the codes that belong to it.
KINDS: dict[str, tuple[Promise, frozenset[str]]] = {
    "concreet": (gettext_lazy("Concreet opgeschreven"), frozenset({CONCRETE})),
    "zonder-stap": (gettext_lazy("Zonder eerste stap"), frozenset({Lacks.STEP.value})),
    "grote-stap": (
        gettext_lazy("Met een grote of late eerste stap"),
        frozenset({Lacks.LARGE_STEP.value, Lacks.LATE_STEP.value}),
    ),
    "zonder-dag": (gettext_lazy("Zonder dag"), frozenset({Lacks.DATE.value})),
    "verre-dag": (gettext_lazy("Met een dag ver weg"), frozenset({Lacks.FAR_DATE.value})),
    "wie": (gettext_lazy("Niet duidelijk wie het doet"), frozenset({Lacks.OWNER.value})),
    "wacht": (gettext_lazy("Wacht op anderen"), frozenset({Lacks.WAITS.value})),
}

# Column in the address → its words, and the states that belong to it.
COLUMNS: dict[str, tuple[Promise, frozenset[str]]] = {
    "alle": (gettext_lazy("Opgeschreven"), frozenset(ActionState.values)),
    "gedaan": (gettext_lazy("Gedaan"), frozenset({ActionState.DONE.value})),
    "open": (gettext_lazy("Nog bezig of open"), frozenset({ActionState.OPEN.value, ActionState.BUSY.value})),
    "vast": (gettext_lazy("Vastgelopen"), frozenset({ActionState.STUCK.value})),
    "losgelaten": (gettext_lazy("Losgelaten"), frozenset({ActionState.LET_GO.value})),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A number; `column` and the key of its line are the question that gives the rows behind it."""

    column: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class CountedLine:
    key: str
    label: str
    note: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class DoneAndStayed:
    total: CountedLine
    by_kind: list[CountedLine]
    by_gathering: list[CountedLine]

    @property
    def written(self) -> int:
        return self.total.cells[0].number


@dataclass(frozen=True, slots=True)
class BehindRow:
    what: str
    first_step: str
    owner: str
    state_label: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows behind one number, and in words which number that is."""

    line: str
    column: str
    rows: list[BehindRow]


@dataclass(frozen=True, slots=True)
class _Group:
    judged: str
    state: str
    gathering_id: UUID | None
    number: int


def done_and_stayed() -> DoneAndStayed:
    """Everything that was written, in two ways; one action point can be of several kinds; empty kinds are left out."""
    counted = (
        ActionPoint.objects.order_by().values_list("judged", "state", f"{GATHERING}_id").annotate(number=Count("pk"))
    )
    groups = [_Group(*row) for row in counted]
    return DoneAndStayed(
        total=_line("", _("Alle actiepunten"), "", groups),
        by_kind=[line for line in _by_kind(groups) if line.cells[0].number],
        by_gathering=_by_gathering(groups),
    )


def _by_kind(groups: list[_Group]) -> list[CountedLine]:
    return [
        _line(key, str(label), "", [group for group in groups if codes & codes_in(group.judged)])
        for key, (label, codes) in KINDS.items()
    ]


def _by_gathering(groups: list[_Group]) -> list[CountedLine]:
    found: dict[UUID | None, list[_Group]] = defaultdict(list)
    for group in groups:
        found[group.gathering_id].append(group)
    gatherings = Gathering.objects.filter(pk__in=[pk for pk in found if pk]).order_by("-starts_at")
    lines = [_line(str(one.pk), one.title, _when(one), found[one.pk]) for one in gatherings]
    if None in found:
        lines.append(_line(LOOSE, _("Los van een bijeenkomst"), "", found[None]))
    return lines


def _when(gathering: Gathering) -> str:
    day = date_format(localtime(gathering.starts_at), "j F Y")
    return f"{day} · {gathering.theme}" if gathering.theme else day


def _line(key: str, label: str, note: str, groups: Iterable[_Group]) -> CountedLine:
    groups = list(groups)
    cells = [
        Cell(column, str(words), sum(group.number for group in groups if group.state in states))
        for column, (words, states) in COLUMNS.items()
    ]
    return CountedLine(key, label, note, cells)


def rows_behind(*, kind: str = "", gathering: str = "", column: str = "alle") -> Behind:
    """What one number counts; 404 for a question that does not exist."""
    if column not in COLUMNS or (kind and kind not in KINDS):
        raise NotFound("no such number")
    where, line = _of_gathering(gathering) if gathering else (Q(), _("Alle actiepunten"))
    if kind:
        where, line = where & _of_kind(kind), str(KINDS[kind][0])
    found = ActionPoint.objects.filter(where, state__in=COLUMNS[column][1]).order_by("created_at", "pk")
    columns = ("what", "first_step", "owner__name", "state", "created_at")
    rows = [
        BehindRow(what, step, owner, str(ActionState(state).label), at)
        for what, step, owner, state, at in found.values_list(*columns)
    ]
    return Behind(line, str(COLUMNS[column][0]), rows)


def _of_kind(kind: str) -> Q:
    """The codes stand in one text with spaces between, so that they can be counted in the database."""
    where = Q(pk__in=[])
    for code in KINDS[kind][1]:
        where |= Q(judged=code) | Q(judged__startswith=f"{code} ") | Q(judged__endswith=f" {code}")
        where |= Q(judged__contains=f" {code} ")
    return where


def _of_gathering(key: str) -> tuple[Q, str]:
    if key == LOOSE:
        return Q(**{f"{GATHERING}__isnull": True}), _("Los van een bijeenkomst")
    try:
        found = Gathering.of(UUID(key))
    except ValueError as error:
        raise NotFound("no such gathering") from error
    return Q(**{f"{GATHERING}_id": found.pk}), found.title
