# SPDX-License-Identifier: EUPL-1.2
"""What the pages about proposals show.

By personal link people see which organisation proposed or said something, or that an experience expert did, and no
names: who you are is only known to those you met. Whoever works here sees the names.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.agenda.constants import ASKS_WHY, NEXT_STEPS, ProposalState
from samenspel.agenda.models import Goal, Initiative, Proposal, ProposalRemark, ProposalStep, ProposalSupport
from samenspel.agenda.queries.goals import goal_choices
from samenspel.base.scope import Actor, current_actor

PAGE_LENGTH = 25
MOST_REMARKS = 200  # on one page; people have talked it over by then
# What the list can be narrowed to: word in the address → states, words on the screen.
STANDS: dict[str, tuple[tuple[ProposalState, ...], Any]] = {
    "open": ((ProposalState.IDEA, ProposalState.ADOPTED, ProposalState.UNDER_WAY), gettext_lazy("Wat er ligt")),
    "idee": ((ProposalState.IDEA,), gettext_lazy("Idee")),
    "aangenomen": ((ProposalState.ADOPTED,), gettext_lazy("Aangenomen")),
    "aan-de-slag": ((ProposalState.UNDER_WAY,), gettext_lazy("Aan de slag")),
    "gedaan": ((ProposalState.DONE,), gettext_lazy("Gedaan")),
    "losgelaten": ((ProposalState.LET_GO,), gettext_lazy("Losgelaten")),
}
TONES = {
    ProposalState.IDEA: "sun",
    ProposalState.ADOPTED: "petrol",
    ProposalState.UNDER_WAY: "petrol",
    ProposalState.DONE: "leaf",
    ProposalState.LET_GO: "",
}


@dataclass(frozen=True, slots=True)
class StepRow:
    state: str
    label: str
    step_date: date
    why: str


@dataclass(frozen=True, slots=True)
class RemarkRow:
    id: UUID
    proposal_id: UUID
    words: str
    who: str
    is_mine: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """`last`: the newest step, for its why in the list; None while it is an idea that nobody moved."""

    id: UUID
    title: str
    what: str
    for_whom: str
    goal_id: UUID | None
    goal: str
    who: str
    is_mine: bool
    contact_id: UUID | None
    state: str
    state_label: str
    tone: str
    supports: int
    remarks: int
    i_support: bool
    created_at: datetime
    version: int
    last: StepRow | None

    @property
    def is_closed(self) -> bool:
        return self.state in (ProposalState.DONE, ProposalState.LET_GO)


@dataclass(frozen=True, slots=True)
class ProposalList:
    rows: list[ProposalRow]
    number: int
    pages: int
    found: int
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class ProposalPage:
    row: ProposalRow
    steps: list[StepRow]
    remarks: list[RemarkRow]
    initiative_id: UUID | None
    next_states: list[tuple[str, str]]

    @property
    def may_become_initiative(self) -> bool:
        was_taken_up = self.row.state in (ProposalState.ADOPTED, ProposalState.UNDER_WAY, ProposalState.DONE)
        return was_taken_up and self.initiative_id is None

    @property
    def asks_why(self) -> list[str]:
        return [str(state) for state in ASKS_WHY]


def proposal_list(*, stand: str = "open", number: int = 1) -> ProposalList:
    """The most supported on top; what is over by date."""
    states = STANDS[stand][0]
    by_state = Counter(dict(Proposal.objects.order_by().values_list("state").annotate(number=Count("pk"))))
    counts = {name: sum(by_state[state] for state in of) for name, (of, _label) in STANDS.items()}
    found = counts[stand]
    pages = max(1, ceil(found / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    rows = _counted(Proposal.objects.filter(state__in=states)).order_by("-supports_count", "-created_at", "pk")
    start = (number - 1) * PAGE_LENGTH
    return ProposalList(_rows(rows[start : start + PAGE_LENGTH]), number, pages, found, counts)


def _counted(proposals: QuerySet[Any]) -> QuerySet[Any]:
    counted: QuerySet[Any] = proposals.annotate(
        supports_count=Count("supports", distinct=True), remarks_count=Count("remarks", distinct=True)
    )
    return counted


def proposal_page(proposal_id: UUID) -> ProposalPage:
    """One proposal within the actor's scope, or 404."""
    Proposal.of(proposal_id)
    row = _rows(_counted(Proposal.objects.filter(pk=proposal_id)))[0]
    actor = current_actor()
    said = ProposalRemark.objects.filter(proposal_id=proposal_id).order_by("created_at", "pk")
    remarks = said.select_related("contact__partner__organization", "user")
    return ProposalPage(
        row=row,
        steps=[_step(step) for step in ProposalStep.objects.filter(proposal_id=proposal_id)],
        remarks=[_remark(one, actor) for one in remarks[:MOST_REMARKS]],
        initiative_id=Initiative.objects.filter(proposal_id=proposal_id).values_list("pk", flat=True).first(),
        next_states=[(str(state), str(state.label)) for state in NEXT_STEPS[row.state]],
    )


def step_is_there(proposal_id: UUID, form_key: UUID | None) -> bool:
    """Whether the form with this key already moved the proposal on."""
    taken = ProposalStep.objects.filter(proposal_id=proposal_id, pk=form_key)
    return form_key is not None and bool(taken.exists())


def remark_row(remark_id: UUID) -> RemarkRow:
    """One remark within the actor's scope, or 404."""
    ProposalRemark.of(remark_id)
    found = ProposalRemark.objects.select_related("contact__partner__organization", "user").get(pk=remark_id)
    return _remark(found, current_actor())


def _remark(one: Any, actor: Actor) -> RemarkRow:
    return RemarkRow(one.pk, one.proposal_id, one.words, _who(one, actor), _is_mine(one, actor), one.created_at)


def proposal_row(proposal_id: UUID) -> ProposalRow:
    return proposal_page(proposal_id).row


def _rows(proposals: QuerySet[Any]) -> list[ProposalRow]:
    actor = current_actor()
    found = list(proposals.select_related("goal", "contact__partner__organization", "user"))
    ids = [one.pk for one in found]
    mine = Q(contact_id=actor.contact_id) if actor.contact_id else Q(user_id=actor.user_id, user__isnull=False)
    supported = ProposalSupport.objects.filter(mine, proposal_id__in=ids)
    my_supports = set(supported.values_list("proposal_id", flat=True))
    last = {step.proposal_id: _step(step) for step in ProposalStep.objects.filter(proposal_id__in=ids)}
    return [_row(one, actor, my_supports, last.get(one.pk)) for one in found]


def _row(proposal: Any, actor: Actor, my_supports: set[UUID], last: StepRow | None) -> ProposalRow:
    state = ProposalState(proposal.state)
    return ProposalRow(
        id=proposal.pk,
        title=proposal.title,
        what=proposal.what,
        for_whom=proposal.for_whom,
        goal_id=proposal.goal_id,
        goal=proposal.goal.title if proposal.goal else "",
        who=_who(proposal, actor),
        is_mine=_is_mine(proposal, actor),
        contact_id=proposal.contact_id,
        state=state.value,
        state_label=str(state.label),
        tone=TONES[state],
        supports=proposal.supports_count,
        remarks=proposal.remarks_count,
        i_support=proposal.pk in my_supports,
        created_at=proposal.created_at,
        version=proposal.version,
        last=last,
    )


def _step(step: ProposalStep) -> StepRow:
    return StepRow(step.state, str(ProposalState(step.state).label), step.step_date, step.why)


def _is_mine(said: Any, actor: Actor) -> bool:
    if actor.contact_id is not None:
        return bool(said.contact_id == actor.contact_id)
    return said.contact_id is None and actor.user_id is not None and said.user_id == actor.user_id


def _who(said: Any, actor: Actor) -> str:
    """Who proposed or said it, in the words this person may see."""
    contact = said.contact
    partner = contact.partner if contact else None
    organization = partner.organization.name if partner else ""
    if actor.user_id is not None:
        if contact is not None:
            return ", ".join(part for part in (contact.name, organization) if part)
        return said.user.name if said.user else ""
    if contact is not None:
        return organization or _("een ervaringsdeskundige")
    return _("de aanjager of de kerngroep")


def goals_to_choose(*, besides: Iterable[UUID | None] = ()) -> list[tuple[str, str]]:
    """Goals that run, in the order of their list; `besides` also when they are over."""
    running = goal_choices()
    known = {value for value, _title in running}
    others = [pk for pk in besides if pk and str(pk) not in known]
    return [
        *running,
        *((str(pk), title) for pk, title in Goal.objects.filter(pk__in=others).values_list("pk", "title")),
    ]
