# SPDX-License-Identifier: EUPL-1.2
"""An offer and a need come together: it counts when both sides said yes, after reading each other's worth."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import STAFF, Role
from samenspel.audit.operations import record
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import Actor, acting_as, current_actor, current_partnership_id
from samenspel.directory.constants import MOST_OPEN_PROPOSALS, OfferState, SideSays, WhoProposed
from samenspel.directory.models import Offer, OfferMatch
from samenspel.directory.operations.offer_mail import tell_what_was_said, tell_who_must_answer
from samenspel.directory.operations.offers import keep_reach
from samenspel.directory.queries.offers import OfferRow, offer_row, own_offer_row
from samenspel.directory.queries.reach import Reach
from samenspel.organizations.models import Contact


@transaction.atomic
def propose(*, offer_id: UUID, other_id: UUID) -> OfferMatch:
    """With one's own offer to somebody whose worth was read. The same two twice is one."""
    mine, other = own_offer_row(offer_id), offer_row(other_id)
    return _bring_together(mine, other, by=WhoProposed(mine.direction))


@transaction.atomic
def bring_together(*, offer_id: UUID, other_id: UUID) -> OfferMatch:
    """By the facilitator: both sides are asked, and nothing is agreed until both said yes."""
    return _bring_together(offer_row(offer_id), offer_row(other_id), by=WhoProposed.STAFF)


@transaction.atomic
def propose_with_new(*, offer_id: UUID, other_id: UUID) -> None:
    """What a resident just placed in answer to something; the other hears of it once it was read."""
    with acting_as(Actor(role=Role.SIGN_UP, partnership_id=current_partnership_id())):
        mine, other = offer_row(offer_id), offer_row(other_id)
        if other.is_open and mine.direction != other.direction:
            _bring_together(mine, other, by=WhoProposed(mine.direction))


def _bring_together(mine: OfferRow, other: OfferRow, *, by: WhoProposed) -> OfferMatch:
    offered, needed = (mine, other) if mine.is_offered else (other, mine)
    found: OfferMatch | None = OfferMatch.objects.filter(offered_id=offered.id, needed_id=needed.id).first()
    if found is not None:
        return found
    _refuse_what_cannot(mine, other, by)
    match = OfferMatch(
        partnership_id=current_partnership_id(),
        offered=Offer.of(offered.id),
        needed=Offer.of(needed.id),
        proposed_by=by,
        offered_says=SideSays.YES if by == WhoProposed.OFFERED else "",
        needed_says=SideSays.YES if by == WhoProposed.NEEDED else "",
        offered_worth=offered.worth,
        needed_worth=needed.worth,
    )
    match.save(force_insert=True)
    record(action="offer_match.proposed", subject=match, by=by.value)
    tell_who_must_answer(match)
    return match


def _refuse_what_cannot(mine: OfferRow, other: OfferRow, by: WhoProposed) -> None:
    if mine.direction == other.direction:
        raise Refused(_("Jullie bieden of zoeken allebei. Zo past het niet bij elkaar."))
    if mine.contact_id is not None and mine.contact_id == other.contact_id:
        raise Refused(_("Dit is van jou allebei."))
    if not other.is_open:
        raise Refused(_("Dit staat er niet meer."))
    if not mine.is_open and mine.state != OfferState.WAITING:
        raise Refused(_("Jouw bericht staat er niet meer."))
    if by != WhoProposed.STAFF and _waiting_for_others(mine) >= MOST_OPEN_PROPOSALS:
        raise Refused(_("Er wachten al drie voorstellen van jou op antwoord. Geef de anderen even tijd."))


def _waiting_for_others(mine: OfferRow) -> int:
    open_ones = OfferMatch.objects.filter(
        agreed_at__isnull=True, ended_at__isnull=True, proposed_by=mine.direction, **{mine.direction: mine.id}
    )
    return int(open_ones.count())


@transaction.atomic
def say(*, match_id: UUID, yes: bool, side: str = "") -> OfferMatch:
    """Yes, or not this time. A link speaks for its own side; the facilitator for the `side` that told them by phone.

    After a yes of both, "no" is stopping: the other's way to reach is out of sight from then on.
    """
    match: OfferMatch | None = OfferMatch.objects.select_for_update(of=("self",)).filter(pk=match_id).first()
    if match is None:
        raise NotFound(str(match_id))
    name = _side(match, side)
    answer = SideSays.YES if yes else SideSays.NO
    if getattr(match, f"{name}_says") != answer and not (match.ended_at is not None and not yes):
        _refuse_over(match, yes=yes)
        _write_down(match, name, answer)
    return match


def _write_down(match: OfferMatch, name: str, answer: SideSays) -> None:
    setattr(match, f"{name}_says", answer)
    both = match.offered_says == match.needed_says == SideSays.YES
    if both:
        match.agreed_at = timezone.now()
    elif answer == SideSays.NO:
        match.ended_at = timezone.now()
    match.save()
    record(action="offer_match.said", subject=match, side=name, says=answer.value)
    if both:
        _keep_reach_of_partners(match)
    if both or answer == SideSays.NO:
        tell_what_was_said(match, by=name)


def _side(match: OfferMatch, side: str) -> str:
    if current_actor().role in STAFF:
        if side not in ("offered", "needed"):
            raise NotFound(side)
        return side
    return "needed" if offer_row(match.needed_id).mine else own_offer_row(match.offered_id).direction


def _refuse_over(match: OfferMatch, *, yes: bool) -> None:
    """Nobody says yes to what was stopped, taken off the page or not read yet."""
    if yes and match.ended_at is not None:
        raise Refused(_("Een van jullie is hiermee gestopt. Kijk of er iets anders past."))
    if yes and any(offer.state != OfferState.SHOWN for offer in (match.offered, match.needed)):
        raise Refused(_("Dit staat er niet meer. Kijk of er iets anders past."))


def _keep_reach_of_partners(match: OfferMatch) -> None:
    """Of a contact it is written down at this moment, from their own details; a resident gave it themselves."""
    with acting_as(Actor(role=Role.FOLLOW_UP, partnership_id=current_partnership_id())):
        for offer in (match.offered, match.needed):
            if offer.contact_id is not None:
                contact = Contact.of(offer.contact_id)
                keep_reach(offer, Reach(name=contact.name, mail=contact.email, phone=contact.phone))
