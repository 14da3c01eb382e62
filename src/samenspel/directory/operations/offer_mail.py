# SPDX-License-Identifier: EUPL-1.2
"""Mail about what somebody brings or seeks: no words of anybody in it, only that there is something to read.

A contact gets it by the mail with their own link; a resident by the address they gave, when they gave one.
"""

from uuid import UUID

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.directory.constants import ASKED_BEFORE_END, OfferState, SideSays
from samenspel.directory.models import Offer, OfferMatch
from samenspel.directory.operations.offers import link_of_offer
from samenspel.directory.queries.reach import reach_by_offer
from samenspel.domain.naming import called
from samenspel.entrance.operations import link_for_contact
from samenspel.messaging.constants import LINK_MARK
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership

CHUNK = 100
HOURS = range(9, 18)


def tell(offer: Offer, *, kind: str, subject: str, sentences: list[str], deed: str, path: str = "") -> bool:
    """One mail to who placed it; False when there is no address. `path` is a page below their own link."""
    with acting_as(Actor(role=Role.FOLLOW_UP, partnership_id=current_partnership_id())), translation.override("nl"):
        name, mail = _address(offer)
        if not mail:
            return False
        link = link_for_contact(contact_id=offer.contact_id) if offer.contact_id else link_of_offer(offer)
        context = {"name": name, "sentences": sentences, "link": LINK_MARK}
        write_message(
            kind=kind,
            to_name=name,
            to_email=mail,
            subject=subject,
            body=render_to_string("directory/mail/offer.txt", context).strip() + "\n",
            link=link,
            link_path=f"aanbod/{path}",
            deed=deed,
        )
        deliver_soon()
    return True


def _address(offer: Offer) -> tuple[str, str]:
    if offer.contact_id is not None:
        contact = Contact.of(offer.contact_id)
        return called(contact.name), contact.email if contact.active else ""
    reach = reach_by_offer([offer.pk]).get(offer.pk)
    return (reach.name, reach.mail) if reach else ("", "")


def tell_after_reading(offer: Offer, *, shown: bool) -> None:
    """A resident hears whether it stands there; and then the other side hears what they proposed with it."""
    said = (
        [_("Je bericht staat nu op de pagina van het pact."), _("Reageert iemand, dan hoor je het.")]
        if shown
        else [
            _("We hebben je bericht gelezen, en we plaatsen het zo niet."),
            _("Soms staat er iets in wat te veel over een persoon vertelt. Je mag het gerust nog eens proberen."),
        ]
    )
    subject = _("Je bericht staat erop") if shown else _("Over je bericht")
    tell(offer, kind="offer_judged", subject=subject, sentences=said, deed=f"offer-judged:{offer.pk}")
    if shown:
        for match in OfferMatch.objects.filter(offered=offer) | OfferMatch.objects.filter(needed=offer):
            tell_who_must_answer(match)


def tell_who_must_answer(match: OfferMatch) -> None:
    """Each side that did not say anything yet, as soon as the other side's words were read."""
    for name, other in (("offered", "needed"), ("needed", "offered")):
        if getattr(match, f"{name}_says") or getattr(match, other).state == OfferState.WAITING:
            continue
        tell(
            getattr(match, name),
            kind="offer_fits",
            subject=_("Iemand past misschien bij wat jij plaatste"),
            sentences=[
                _("Iemand las wat jij plaatste, en denkt dat jullie bij elkaar passen."),
                _("Lees wat de ander schrijft. Daarna zeg je ja, of deze keer niet. Alles is goed."),
            ],
            deed=f"offer-fits:{match.pk}:{name}",
            path=f"klik/{match.pk}/",
        )


def tell_what_was_said(match: OfferMatch, *, by: str) -> None:
    """Both when both said yes; who waits, when the other says not this time or stops."""
    if match.offered_says == match.needed_says == SideSays.YES:
        for name in ("offered", "needed"):
            tell(
                getattr(match, name),
                kind="offer_agreed",
                subject=_("Jullie zeiden allebei ja"),
                sentences=[_("Op deze pagina staat hoe je de ander bereikt. Wie belt of schrijft er als eerste?")],
                deed=f"offer-agreed:{match.pk}:{name}",
                path=f"klik/{match.pk}/",
            )
        return
    other = "needed" if by == "offered" else "offered"
    if getattr(match, f"{other}_says") == SideSays.YES:
        tell(
            getattr(match, other),
            kind="offer_not_now",
            subject=_("Het past deze keer niet"),
            sentences=[
                _("De ander las wat jij schreef. Het past deze keer niet. Dat ligt niet aan jou."),
                _("Wat jij plaatste, staat er nog. Misschien past iemand anders."),
            ],
            deed=f"offer-not-now:{match.pk}:{other}",
        )


def ask_still_needed() -> int:
    """A job that runs by itself: a week before something ends, whether it is still needed. Returns how many mails."""
    if timezone.localtime().hour not in HOURS:
        return 0
    with acting_as(Actor(role=Role.FOLLOW_UP)):
        ids = list(Partnership.objects.values_list("pk", flat=True))
    return sum(_ask_in(pk) for pk in ids)


def _ask_in(partnership_id: UUID) -> int:
    with acting_as(Actor(role=Role.FOLLOW_UP, partnership_id=partnership_id)):
        today = timezone.localdate()
        soon = Offer.objects.filter(
            state=OfferState.SHOWN, end_date__gte=today, end_date__lte=today + ASKED_BEFORE_END, asked_for__isnull=True
        )
        return sum(_ask(offer) for offer in soon.order_by("end_date", "pk")[:CHUNK])


@transaction.atomic
def _ask(offer: Offer) -> int:
    """Claimed in the transaction that writes the mail: killed in between, neither happened."""
    untouched = Offer.objects.filter(pk=offer.pk, asked_for__isnull=True, end_date=offer.end_date)
    if not untouched.update(asked_for=offer.end_date):
        return 0
    record(action="offer.asked_still_needed", subject=offer)
    return int(
        tell(
            offer,
            kind="offer_still_needed",
            subject=_("Nog nodig?"),
            sentences=[
                _("Wat jij plaatste, gaat over een week van de pagina af."),
                _("Nog nodig? Met één tik blijft het vier weken langer staan. Anders hoef je niets te doen."),
            ],
            deed=f"offer-still-needed:{offer.pk}:{offer.end_date.isoformat()}",
            path=f"{offer.pk}/nog-nodig/",
        )
    )
