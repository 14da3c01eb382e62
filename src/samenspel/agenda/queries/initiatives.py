# SPDX-License-Identifier: EUPL-1.2
"""What the pages about initiatives show, and their sheet of paper."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from samenspel.agenda.constants import GOING, ActionState, Grounds, InitiativeState
from samenspel.agenda.models import Initiative, InitiativeAction, InitiativePartner

PAGE_LENGTH = 25
MOST_ON_PAPER = 100  # initiatives in one bundle
STANDS: dict[str, tuple[tuple[InitiativeState, ...], Any]] = {
    "loopt": ((InitiativeState.PREPARING, InitiativeState.UNDER_WAY), _("Wat we doen")),
    "gedaan": ((InitiativeState.DONE,), _("Gedaan")),
    "losgelaten": ((InitiativeState.LET_GO,), _("Losgelaten")),
}
TONES = {
    InitiativeState.PREPARING: "sun",
    InitiativeState.UNDER_WAY: "petrol",
    InitiativeState.DONE: "leaf",
    InitiativeState.LET_GO: "",
}
PARTNERS_NAMED = 4


@dataclass(frozen=True, slots=True)
class FirstAction:
    id: UUID
    what: str
    who: str
    due_date: date | None
    state: str
    state_label: str

    @property
    def going(self) -> bool:
        return self.state in GOING


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    id: UUID
    name: str
    what: str
    goal_id: UUID | None
    goal: str
    proposal_id: UUID | None
    proposal: str
    state: str
    state_label: str
    tone: str
    partners: tuple[tuple[UUID, str], ...]
    chances: str
    pitfalls: str
    we_think: str
    because: str
    grounds: str
    grounds_label: str
    grounds_words: str
    actions: tuple[FirstAction, ...]
    version: int

    @property
    def partners_named(self) -> str:
        return ", ".join(name for _pk, name in self.partners[:PARTNERS_NAMED])

    @property
    def partners_more(self) -> int:
        return max(0, len(self.partners) - PARTNERS_NAMED)

    @property
    def has_assumption(self) -> bool:
        return bool(self.we_think or self.because or self.grounds)


@dataclass(frozen=True, slots=True)
class InitiativeList:
    rows: list[InitiativeRow]
    number: int
    pages: int
    found: int
    counts: dict[str, int]
    with_grounds: int  # of those that go on: how many say what supports them
    going: int


def initiative_list(*, stand: str = "loopt", number: int = 1) -> InitiativeList:
    by_state = Counter(dict(Initiative.objects.order_by().values_list("state").annotate(number=Count("pk"))))
    counts = {name: sum(by_state[state] for state in of) for name, (of, _label) in STANDS.items()}
    found = counts[stand]
    pages = max(1, ceil(found / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    start = (number - 1) * PAGE_LENGTH
    rows = Initiative.objects.filter(state__in=STANDS[stand][0]).order_by(Lower("name"), "pk")
    going = Initiative.objects.filter(state__in=STANDS["loopt"][0])
    return InitiativeList(
        rows=_rows(rows[start : start + PAGE_LENGTH]),
        number=number,
        pages=pages,
        found=found,
        counts=counts,
        with_grounds=going.filter(~Q(grounds="")).count(),
        going=counts["loopt"],
    )


def initiative_row(initiative_id: UUID) -> InitiativeRow:
    """One initiative within the actor's scope, or 404."""
    Initiative.of(initiative_id)
    return _rows(Initiative.objects.filter(pk=initiative_id))[0]


def initiatives_on_paper() -> list[InitiativeRow]:
    """Those that go on, by name."""
    going = Initiative.objects.filter(state__in=STANDS["loopt"][0]).order_by(Lower("name"), "pk")
    return _rows(going[:MOST_ON_PAPER])


def _rows(initiatives: QuerySet[Any]) -> list[InitiativeRow]:
    partners = InitiativePartner.objects.select_related("partner__organization").order_by(
        Lower("partner__organization__name"), "pk"
    )
    actions = InitiativeAction.objects.select_related("action_point__owner").order_by(
        F("action_point__due_date").asc(nulls_last=True), "action_point__created_at", "pk"
    )
    found = initiatives.select_related("goal", "proposal").prefetch_related(
        Prefetch("taking_part", partners), Prefetch("first_actions", actions)
    )
    return [_row(one) for one in found]


def _row(initiative: Any) -> InitiativeRow:
    state = InitiativeState(initiative.state)
    return InitiativeRow(
        id=initiative.pk,
        name=initiative.name,
        what=initiative.what,
        goal_id=initiative.goal_id,
        goal=initiative.goal.title if initiative.goal else "",
        proposal_id=initiative.proposal_id,
        proposal=initiative.proposal.title if initiative.proposal else "",
        state=state.value,
        state_label=str(state.label),
        tone=TONES[state],
        partners=tuple((one.partner_id, one.partner.organization.name) for one in initiative.taking_part.all()),
        chances=initiative.chances,
        pitfalls=initiative.pitfalls,
        we_think=initiative.we_think,
        because=initiative.because,
        grounds=initiative.grounds,
        grounds_label=str(Grounds(initiative.grounds).label) if initiative.grounds else "",
        grounds_words=initiative.grounds_words,
        actions=tuple(_action(one.action_point) for one in initiative.first_actions.all()),
        version=initiative.version,
    )


def _action(action: Any) -> FirstAction:
    state = ActionState(action.state)
    return FirstAction(action.pk, action.what, action.owner.name, action.due_date, state.value, str(state.label))
