# SPDX-License-Identifier: EUPL-1.2
"""Changes that partners and visitors propose: kept apart until the facilitator takes or declines them, and undone."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import Actor, acting_as, current_actor, current_partnership_id
from samenspel.directory.constants import LISTING_PROPOSAL_KEPT, ConfirmationWay, ProposalSource, ProposalState
from samenspel.directory.models import ListingProposal, Service
from samenspel.directory.operations.services import change_service, set_listed
from samenspel.directory.queries.service_facts import as_values, facts_from, service_facts


def propose(*, form_key: UUID, service_id: UUID | None, words: str, values: Mapping[str, Any]) -> None:
    """Nothing that stands in the directory changes. The same `form_key` twice is one proposal."""
    if not words and not values:
        raise Refused(_("Schrijf op wat er anders moet."), field="words")
    if service_id is not None:
        Service.of(service_id)
    actor = current_actor()
    by_link = actor.role in (Role.CONTACT, Role.KEEPER)
    proposal = ListingProposal(
        pk=form_key,
        partnership_id=current_partnership_id(),
        service_id=service_id,
        words=words,
        values=dict(values),
        source=ProposalSource.PARTNER if by_link else ProposalSource.VISITOR,
        contact_id=actor.contact_id,
    )
    try:
        with transaction.atomic():
            proposal.save(force_insert=True)
            record(action="listing.proposed", subject=proposal, fields=len(values))
    except IntegrityError as error:  # the second half of a double click
        if not ListingProposal._base_manager.filter(pk=form_key, partnership_id=current_partnership_id()).exists():
            raise Refused(_("Dit ging niet goed. Probeer het nog een keer.")) from error


@transaction.atomic
def take_proposal(*, proposal_id: UUID, version: int) -> None:
    """What was proposed stands in the directory, on top of what stands there now. Raises Conflict when the service
    changed since `version`; a second press changes nothing."""
    proposal: ListingProposal = ListingProposal.of(proposal_id)
    if not _decide(proposal, ProposalState.TAKEN):
        return
    record(action="listing.taken", subject=proposal)
    if proposal.service_id is None or not proposal.values:
        return
    service: Service = Service.of(proposal.service_id)
    now = as_values(service_facts(service))
    wanted = {name: value for name, value in proposal.values.items() if name in now}
    ListingProposal.objects.filter(pk=proposal.pk).update(before={name: now[name] for name in wanted})
    change_service(
        service_id=service.pk, version=version, facts=facts_from({**now, **wanted}), way=ConfirmationWay.PROPOSAL
    )


@transaction.atomic
def take_as_new(*, proposal_id: UUID, service_id: UUID) -> None:
    """What was proposed became this new service."""
    proposal: ListingProposal = ListingProposal.of(proposal_id)
    if _decide(proposal, ProposalState.TAKEN):
        ListingProposal.objects.filter(pk=proposal.pk).update(service_id=service_id, before={"is_new": True})
        record(action="listing.taken", subject=proposal, service=str(service_id))


@transaction.atomic
def decline_proposal(*, proposal_id: UUID, reason: str) -> None:
    proposal: ListingProposal = ListingProposal.of(proposal_id)
    if _decide(proposal, ProposalState.DECLINED, reason=reason):
        record(action="listing.declined", subject=proposal)
    elif ListingProposal.of(proposal_id).state != ProposalState.DECLINED:
        raise Conflict(_("Iemand anders nam dit voorstel net over."))


def _decide(proposal: ListingProposal, state: ProposalState, *, reason: str = "") -> bool:
    still_open = ListingProposal.objects.filter(pk=proposal.pk, state=ProposalState.OPEN)
    return bool(
        still_open.update(state=state, reason=reason, decided_by_id=current_actor().user_id, decided_at=timezone.now())
    )


@transaction.atomic
def undo_proposal(*, proposal_id: UUID) -> None:
    """Everything as it was before it was taken, except what somebody changed since then. A new service goes off the
    list. A second press changes nothing."""
    proposal: ListingProposal = ListingProposal.of(proposal_id)
    taken = ListingProposal.objects.filter(pk=proposal.pk, state=ProposalState.TAKEN)
    if not taken.update(state=ProposalState.UNDONE, decided_at=timezone.now()):
        return
    record(action="listing.undone", subject=proposal)
    if proposal.service_id is None:
        return
    if proposal.before.get("is_new"):
        set_listed(service_id=proposal.service_id, listed=False)
        return
    service: Service = Service.of(proposal.service_id)
    now = as_values(service_facts(service))
    back = {name: was for name, was in proposal.before.items() if _same(now.get(name), proposal.values.get(name))}
    if back:
        change_service(service_id=service.pk, version=service.version, facts=facts_from({**now, **back}))


def _same(now: Any, taken: Any) -> bool:
    """A place that was new when it was proposed has an id by now."""
    if isinstance(now, list) and isinstance(taken, list):
        return [_without_id(one) for one in now] == [_without_id(one) for one in taken]
    return bool(now == taken)


def _without_id(one: Any) -> Any:
    return {name: value for name, value in one.items() if name != "id"} if isinstance(one, dict) else one


def forget_proposals() -> int:
    """A year after it was decided about, a proposal is gone. Runs every day, for all partnerships."""
    with acting_as(Actor(role=Role.RETENTION)), transaction.atomic():
        count, _all = ListingProposal.objects.filter(decided_at__lt=timezone.now() - LISTING_PROPOSAL_KEPT).delete()
        if count:
            record(action="listings.forgotten", count=count)
    return count
