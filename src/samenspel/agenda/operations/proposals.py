# SPDX-License-Identifier: EUPL-1.2
"""Proposals: put forward, supported, talked about, and moved along step by step with who proposed told of it."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.agenda.constants import ASKS_WHY, NEXT_STEPS, ProposalState
from samenspel.agenda.models import Goal, Proposal, ProposalRemark, ProposalStep, ProposalSupport
from samenspel.agenda.operations.initiatives import follow_proposal
from samenspel.agenda.operations.proposal_mail import tell_who_proposed
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.organizations.models import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFacts:
    title: str
    what: str
    for_whom: str = ""
    goal_id: UUID | None = None


def _me() -> dict[str, Any]:
    """The person who acts: behind a personal link, or signed in."""
    actor = current_actor()
    if actor.contact_id is not None:
        return {"contact_id": actor.contact_id, "user_id": None}
    if actor.user_id is None:
        raise NotFound("only for a person")
    return {"contact_id": None, "user_id": actor.user_id}


@transaction.atomic
def add_proposal(*, form_key: UUID, facts: ProposalFacts, contact_id: UUID | None = None) -> Proposal:
    """A new idea. Who works here may write it for a contact. The same `form_key` gives the first one back."""
    if (made := Proposal.objects.filter(pk=form_key).first()) is not None:
        found: Proposal = made
        return found
    _refuse_unknown_goal(facts.goal_id)
    who = _me()
    if who["contact_id"] is None and contact_id is not None:
        Contact.of(contact_id)
        who["contact_id"] = contact_id
    proposal = Proposal(pk=form_key, partnership_id=current_partnership_id(), **asdict(facts), **who)
    try:
        with transaction.atomic():
            proposal.save(force_insert=True)
    except IntegrityError as error:  # the same form at the same moment, or a key that is not ours
        raise Refused(_("Dit is al bewaard of de pagina is verouderd. Laad de pagina opnieuw.")) from error
    record(action="proposal.added", subject=proposal)
    return proposal


@transaction.atomic
def change_proposal(*, proposal_id: UUID, version: int, facts: ProposalFacts) -> None:
    """Raises `Conflict` when somebody else changed it in the meantime. A contact rewrites an own idea only."""
    proposal = Proposal.of(proposal_id)
    actor = current_actor()
    if actor.user_id is None and proposal.contact_id != actor.contact_id:
        raise NotFound("not the writer")
    if actor.user_id is None and proposal.state != ProposalState.IDEA:
        raise Refused(_("Dit idee is al verder. Zeg in een reactie wat er anders moet."))
    _refuse_unknown_goal(facts.goal_id)
    changed = Proposal.objects.filter(pk=proposal_id, version=version).update(version=F("version") + 1, **asdict(facts))
    if not changed:
        raise Conflict(_("Iemand anders heeft dit voorstel net gewijzigd."))
    record(action="proposal.changed", subject=proposal)


def _refuse_unknown_goal(goal_id: UUID | None) -> None:
    if goal_id is not None:
        Goal.of(goal_id)


@transaction.atomic
def take_step(*, form_key: UUID, proposal_id: UUID, state: str, step_date: date, why: str) -> ProposalStep:
    """Move a proposal along. The same `form_key` twice is one step and one mail.

    Raises `Refused` when this step does not follow the one of now, or the why is missing where it is asked.
    """
    proposal = Proposal.of(proposal_id)
    if (made := ProposalStep.objects.filter(pk=form_key).first()) is not None:
        found: ProposalStep = made
        return found
    wanted = ProposalState(state)
    _refuse_wrong_step(proposal, wanted, step_date, why)
    moved = Proposal.objects.filter(pk=proposal_id, state=proposal.state).update(state=wanted, version=F("version") + 1)
    if not moved:
        raise Refused(_("Iemand anders zette net een stap met dit voorstel. Kijk hoe het er nu staat."))
    step = ProposalStep(
        pk=form_key,
        partnership_id=proposal.partnership_id,
        proposal=proposal,
        state=wanted,
        step_date=step_date,
        why=why,
        user_id=current_actor().user_id,
    )
    try:
        with transaction.atomic():
            step.save(force_insert=True)
    except IntegrityError as error:
        raise NotFound(str(form_key)) from error
    record(action="proposal.moved", subject=proposal, before=proposal.state, state=wanted.value)
    follow_proposal(proposal_id=proposal_id, state=wanted)
    tell_who_proposed(proposal, step)
    return step


def _refuse_wrong_step(proposal: Proposal, wanted: ProposalState, step_date: date, why: str) -> None:
    if wanted not in NEXT_STEPS[proposal.state]:
        raise Refused(_("Deze stap past niet bij hoe het er nu staat. Kijk nog eens."), field="state")
    if wanted in ASKS_WHY and not why:
        raise Refused(_("Schrijf op waarom. Wie het voorstelde, leest dit."), field="why")
    last = ProposalStep.objects.filter(proposal=proposal).aggregate(last=Max("step_date"))["last"]
    if step_date > timezone.localdate():
        raise Refused(_("Deze dag moet nog komen."), field="step_date")
    if step_date < (last or timezone.localdate(proposal.created_at)):
        raise Refused(_("Deze dag ligt voor de vorige stap."), field="step_date")


@transaction.atomic
def set_support(*, proposal_id: UUID, on: bool) -> None:
    """One tap says it is a good idea, another takes that back; once per person, however often they tap."""
    proposal = Proposal.of(proposal_id)
    who = _me()
    if on:
        if proposal.state in (ProposalState.DONE, ProposalState.LET_GO):
            raise Refused(_("Dit voorstel is afgerond. Steunen hoeft niet meer."))
        _row, changed = ProposalSupport.objects.get_or_create(
            proposal=proposal, partnership_id=proposal.partnership_id, **who
        )
    else:
        gone, _each = ProposalSupport.objects.filter(proposal=proposal, **who).delete()
        changed = bool(gone)
    if changed:
        record(action="proposal.supported" if on else "proposal.support_taken_back", subject=proposal)


@transaction.atomic
def add_remark(*, form_key: UUID, proposal_id: UUID, words: str) -> ProposalRemark:
    """The same `form_key` twice is one remark."""
    proposal = Proposal.of(proposal_id)
    if (made := ProposalRemark.objects.filter(pk=form_key).first()) is not None:
        found: ProposalRemark = made
        return found
    if not words:
        raise Refused(_("Schrijf een paar woorden."), field="words")
    remark = ProposalRemark(
        pk=form_key, partnership_id=proposal.partnership_id, proposal=proposal, words=words, **_me()
    )
    try:
        with transaction.atomic():
            remark.save(force_insert=True)
    except IntegrityError as error:
        raise NotFound(str(form_key)) from error
    record(action="proposal.remark_added", subject=remark)
    return remark


@transaction.atomic
def take_back_remark(*, remark_id: UUID) -> UUID:
    """By who wrote it. Returns the proposal."""
    remark = ProposalRemark.of(remark_id)
    if any(getattr(remark, name) != value for name, value in _me().items()):
        raise NotFound("not the writer")
    return _gone(remark, "proposal.remark_taken_back")


@transaction.atomic
def remove_remark(*, remark_id: UUID) -> UUID:
    """By the facilitator, whoever wrote it; the audit log keeps that it happened. Returns the proposal."""
    return _gone(ProposalRemark.of(remark_id), "proposal.remark_removed")


def _gone(remark: ProposalRemark, action: str) -> UUID:
    record(action=action, subject=remark, proposal=str(remark.proposal_id))
    remark.delete()
    found: UUID = remark.proposal_id
    return found
