# SPDX-License-Identifier: EUPL-1.2
"""Initiatives: made, out of a proposal or not, changed, given first actions, removed."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samenspel.agenda.constants import InitiativeState, ProposalState
from samenspel.agenda.models import Goal, Initiative, InitiativeAction, InitiativePartner, Proposal
from samenspel.agenda.operations.actions import add_action_point
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.organizations.models import Contact, Partner

STATE_OF = {
    ProposalState.IDEA: InitiativeState.PREPARING,
    ProposalState.ADOPTED: InitiativeState.PREPARING,
    ProposalState.UNDER_WAY: InitiativeState.UNDER_WAY,
    ProposalState.DONE: InitiativeState.DONE,
    ProposalState.LET_GO: InitiativeState.LET_GO,
}
NAME_LENGTH = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeFacts:
    name: str
    what: str = ""
    goal_id: UUID | None = None
    chances: str = ""
    pitfalls: str = ""
    we_think: str = ""
    because: str = ""
    grounds: str = ""
    grounds_words: str = ""


@transaction.atomic
def add_initiative(
    *,
    form_key: UUID,
    facts: InitiativeFacts,
    partner_ids: Collection[UUID] = (),
    state: str = InitiativeState.PREPARING,
    proposal: Proposal | None = None,
) -> Initiative:
    """A new initiative. The same `form_key` gives the first one back."""
    if (made := Initiative.objects.filter(pk=form_key).first()) is not None:
        found: Initiative = made
        return found
    _refuse_unknown_goal(facts.goal_id)
    initiative = Initiative(
        pk=form_key,
        partnership_id=current_partnership_id(),
        state=InitiativeState(state),
        proposal=proposal,
        **asdict(facts),
    )
    try:
        with transaction.atomic():
            initiative.save(force_insert=True)
    except IntegrityError as error:
        raise _name_taken() from error
    _set_partners(initiative, partner_ids)
    record(action="initiative.added", subject=initiative, proposal=str(proposal.pk) if proposal else None)
    return initiative


@transaction.atomic
def make_initiative(*, proposal_id: UUID, form_key: UUID) -> Initiative:
    """A proposal that was adopted becomes an initiative with its words. Twice gives the first one back."""
    proposal = Proposal.of(proposal_id)
    made: Initiative | None = Initiative.objects.filter(proposal=proposal).first()
    if made is not None:
        return made
    if proposal.state not in (ProposalState.ADOPTED, ProposalState.UNDER_WAY, ProposalState.DONE):
        raise Refused(_("Een voorstel wordt een initiatief als het is aangenomen."))
    words = [proposal.what]
    if proposal.for_whom:
        words.append(_("Voor wie: %(people)s") % {"people": proposal.for_whom})
    whose = Contact.objects.filter(pk=proposal.contact_id, partner__isnull=False).values_list("partner_id", flat=True)
    facts = InitiativeFacts(name=_free_name(proposal.title), what="\n".join(words), goal_id=proposal.goal_id)
    return add_initiative(
        form_key=form_key,
        facts=facts,
        partner_ids=set(whose),
        state=STATE_OF[ProposalState(proposal.state)],
        proposal=proposal,
    )


def _free_name(title: str) -> str:
    """The title, or with a number behind it where another initiative is called so already."""
    taken = set(Initiative.objects.filter(name__startswith=title[:100]).values_list("name", flat=True))
    numbered = (f"{title[: NAME_LENGTH - 5]} ({number})" for number in range(2, len(taken) + 3))
    return next(name for name in (title, *numbered) if name not in taken)


@transaction.atomic
def change_initiative(
    *,
    initiative_id: UUID,
    version: int,
    facts: InitiativeFacts,
    partner_ids: Collection[UUID],
    state: str | None,
) -> None:
    """Raises `Conflict` when somebody else changed it in the meantime.

    How an initiative stands that came from a proposal follows the steps of that proposal, whatever `state` says.
    """
    initiative = Initiative.of(initiative_id)
    _refuse_unknown_goal(facts.goal_id)
    fields: dict[str, object] = asdict(facts)
    if initiative.proposal_id is None and state is not None:
        fields["state"] = InitiativeState(state)
    try:
        with transaction.atomic():
            changed = Initiative.objects.filter(pk=initiative_id, version=version).update(
                version=F("version") + 1, **fields
            )
    except IntegrityError as error:
        raise _name_taken() from error
    if not changed:
        raise Conflict(_("Iemand anders heeft dit initiatief net gewijzigd."))
    _set_partners(initiative, partner_ids)
    record(action="initiative.changed", subject=initiative)


def follow_proposal(*, proposal_id: UUID, state: ProposalState) -> None:
    """The proposal took a step; the initiative that came from it stands where the proposal stands."""
    Initiative.objects.filter(proposal_id=proposal_id).update(state=STATE_OF[state], version=F("version") + 1)


@transaction.atomic
def add_first_action(*, form_key: UUID, initiative_id: UUID, what: str, owner_id: UUID, due_date: date | None) -> None:
    """An action point of this initiative. The same `form_key` twice is one."""
    initiative = Initiative.of(initiative_id)
    action = add_action_point(owner_id=owner_id, what=what, due_date=due_date, form_key=form_key)
    there: InitiativeAction | None = InitiativeAction.objects.filter(action_point=action).first()
    if there is not None and there.initiative_id != initiative_id:
        raise NotFound(str(form_key))
    if there is None:
        InitiativeAction(partnership_id=initiative.partnership_id, initiative=initiative, action_point=action).save(
            force_insert=True
        )
        record(action="initiative.action_added", subject=initiative, action_point=str(action.pk))


@transaction.atomic
def remove_initiative(*, initiative_id: UUID) -> None:
    """Gone; its action points and the proposal it came from stay."""
    initiative = Initiative.of(initiative_id)
    record(action="initiative.removed", subject=initiative)
    initiative.delete()


def _set_partners(initiative: Initiative, partner_ids: Collection[UUID]) -> None:
    wanted = set(partner_ids)
    now = set(InitiativePartner.objects.filter(initiative=initiative).values_list("partner_id", flat=True))
    new = wanted - now
    if Partner.objects.filter(pk__in=new).count() != len(new):
        raise NotFound("a partner")
    InitiativePartner.objects.filter(initiative=initiative).exclude(partner_id__in=wanted).delete()
    for partner_id in sorted(new):
        InitiativePartner(partnership_id=initiative.partnership_id, initiative=initiative, partner_id=partner_id).save(
            force_insert=True
        )


def _refuse_unknown_goal(goal_id: UUID | None) -> None:
    if goal_id is not None:
        Goal.of(goal_id)


def _name_taken() -> Refused:
    return Refused(_("Er is al een initiatief met deze naam."), field="name")
