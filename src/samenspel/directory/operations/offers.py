# SPDX-License-Identifier: EUPL-1.2
"""What somebody brings or seeks: placed, read, extended, stopped, forgotten in time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import LINK, STAFF, Role
from samenspel.audit.operations import record
from samenspel.base.errors import NotFound, Refused
from samenspel.base.personal_numbers import refuse_bsn
from samenspel.base.scope import Actor, acting_as, current_actor, current_partnership_id
from samenspel.directory.constants import (
    MOST_OPEN_OFFERS,
    OFFER_KEPT,
    OFFER_LASTS,
    Direction,
    OfferKind,
    OfferState,
)
from samenspel.directory.models import Offer, OfferMatch, OfferReach
from samenspel.directory.queries.offers import open_offers, own_offer_row
from samenspel.directory.queries.reach import Reach, sealed
from samenspel.domain.untold import refused
from samenspel.entrance.constants import Purpose
from samenspel.entrance.models import PersonalLink
from samenspel.entrance.operations import link_for_thing, move_end_of_links
from samenspel.organizations.models import Contact

A_CHUNK = 500  # forgotten in one go; the next day takes the rest


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody typed about what they bring or seek."""

    direction: str
    kind: str
    words: str
    worth: str
    place: str = ""
    life_domain: str = ""
    lasts: timedelta = OFFER_LASTS


@transaction.atomic
def place_offer(
    *,
    form_key: UUID,
    contact_id: UUID,
    said: Said,
) -> Offer:
    """By a partner: stands there at once. The same `form_key` twice is one."""
    actor = current_actor()
    if actor.role in LINK and actor.contact_id != contact_id:
        raise NotFound("somebody else's words")
    made: Offer | None = Offer.objects.filter(pk=form_key).first()
    if made is not None:
        return made
    contact = Contact.of(contact_id)
    if open_offers().filter(contact=contact).count() >= MOST_OPEN_OFFERS:
        raise Refused(_("Er staan al genoeg berichten van jou. Stop er eerst een dat niet meer nodig is."))
    offer = Offer(
        pk=form_key,
        partnership_id=current_partnership_id(),
        contact=contact,
        partner_id=contact.partner_id,
        state=OfferState.SHOWN,
        **_checked(said),
    )
    _keep(offer)
    return offer


@transaction.atomic
def place_open_offer(
    *,
    form_key: UUID,
    reach: Reach,
    said: Said,
) -> PersonalLink:
    """By a resident: shown after the facilitator read it. Returns the link to their own page."""
    with acting_as(Actor(role=Role.SIGN_UP, partnership_id=current_partnership_id())):
        offer: Offer | None = Offer.objects.filter(pk=form_key, from_resident=True).first()
        if offer is None:
            offer = Offer(
                pk=form_key,
                partnership_id=current_partnership_id(),
                from_resident=True,
                state=OfferState.WAITING,
                **_checked(said),
            )
            _keep(offer)
            keep_reach(offer, reach)
        return link_of_offer(offer)


def _checked(said: Said) -> dict[str, Any]:
    """What was typed, refused when it is about one person, also when it did not come through a form."""
    for field in ("words", "worth", "place"):
        text = getattr(said, field)
        refuse_bsn(text, field=field)
        if refused(text, today=timezone.localdate()):
            raise Refused(_("Hier staat iets waaraan één persoon te herkennen is. Haal het weg."), field=field)
    return {
        "direction": Direction(said.direction),
        "kind": OfferKind(said.kind),
        "words": said.words,
        "worth": said.worth,
        "place": said.place,
        "life_domain": said.life_domain,
        "end_date": timezone.localdate() + said.lasts,
    }


def _keep(offer: Offer) -> None:
    try:
        with transaction.atomic():
            offer.save(force_insert=True)
    except IntegrityError as error:  # an id that is taken, but not by something this person may see
        raise NotFound(str(offer.pk)) from error
    record(action="offer.placed", subject=offer, direction=offer.direction, resident=offer.from_resident)


def keep_reach(offer: Offer, reach: Reach) -> None:
    """How to reach who placed it, sealed; said again it is the newest that counts."""
    row, made = OfferReach.objects.get_or_create(
        offer=offer, partnership_id=offer.partnership_id, defaults={"sealed": sealed(reach)}
    )
    if not made:
        OfferReach.objects.filter(pk=row.pk).update(sealed=sealed(reach))


def link_of_offer(offer: Offer) -> PersonalLink:
    """To the page of a resident; it opens as long as their words are kept."""
    return link_for_thing(about_id=offer.pk, purpose=Purpose.OFFER, expires_at=_last_moment(offer.end_date))


def _last_moment(end_date: date) -> datetime:
    return timezone.make_aware(datetime.combine(end_date + OFFER_KEPT, time.min))


@transaction.atomic
def extend_offer(*, offer_id: UUID) -> date:
    """Still needed: four weeks from today. Twice on one day is once. Returns the new last day."""
    own_offer_row(offer_id)
    until = timezone.localdate() + OFFER_LASTS
    going = Offer.objects.filter(pk=offer_id, state__in=(OfferState.SHOWN, OfferState.WAITING))
    if not going.exists():
        raise Refused(_("Dit bericht is gestopt. Plaats een nieuw bericht."))
    if going.filter(end_date__lt=until).update(end_date=until, asked_for=None):
        record(action="offer.extended", subject=Offer.of(offer_id))
        with acting_as(Actor(role=Role.FOLLOW_UP, partnership_id=current_partnership_id())):
            move_end_of_links(about_ids=[offer_id], purpose=Purpose.OFFER, expires_at=_last_moment(until))
    return until


@transaction.atomic
def stop_offer(*, offer_id: UUID) -> None:
    """By who placed it, or by the facilitator; what was agreed stays. Twice is once."""
    if current_actor().role not in STAFF:
        own_offer_row(offer_id)
    offer = Offer.of(offer_id)
    going = Offer.objects.filter(pk=offer_id, state__in=(OfferState.SHOWN, OfferState.WAITING))
    if going.update(state=OfferState.STOPPED, stopped_at=timezone.now()):
        record(action="offer.stopped", subject=offer)
        with acting_as(Actor(role=Role.FOLLOW_UP, partnership_id=current_partnership_id())):
            for name in ("offered", "needed"):  # what nobody agreed on yet is off the table, without blame
                open_ones = OfferMatch.objects.filter(**{name: offer_id}, agreed_at__isnull=True, ended_at__isnull=True)
                open_ones.update(ended_at=timezone.now())


@transaction.atomic
def forget_offers() -> int:
    """The words, and how to reach somebody, are gone after their term; the counts stay.

    Runs every day, for all partnerships. Returns how many; a second run finds none.
    """
    now = timezone.now()
    with acting_as(Actor(role=Role.RETENTION)):
        over = Offer.objects.exclude(words="")
        by_date = over.filter(end_date__lt=timezone.localdate() - OFFER_KEPT)
        by_stop = over.filter(stopped_at__lte=now - OFFER_KEPT)
        old = [*by_date.values_list("pk", flat=True)[:A_CHUNK], *by_stop.values_list("pk", flat=True)[:A_CHUNK]]
        OfferReach.objects.filter(offer_id__in=old).delete()
        for name in ("offered", "needed"):
            OfferMatch.objects.filter(**{f"{name}_id__in": old}).update(offered_worth="", needed_worth="")
        count: int = Offer.objects.filter(pk__in=old).update(words="", worth="", place="", contact=None)
        if count:
            record(action="offers.forgotten", count=count, reason="term")
    return count
