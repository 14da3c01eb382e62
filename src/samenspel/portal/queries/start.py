# SPDX-License-Identifier: EUPL-1.2
"""The start page of a party and of one person: what they bring, what they find here, what needs them now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.access.policy import may
from samenspel.agenda.queries.actions import own_action_rows
from samenspel.agenda.queries.pledges import own_pledges
from samenspel.base.errors import NotFound
from samenspel.base.scope import current_actor
from samenspel.directory.queries.offer_matches import waiting_for_me
from samenspel.directory.queries.offers import open_offers
from samenspel.gatherings.queries.named import waiting_names
from samenspel.gatherings.queries.registering_own import OwnGathering, OwnPage, own_page
from samenspel.gatherings.queries.speaking import own_asks as asked_to_speak
from samenspel.measurement.queries.dashboard import live
from samenspel.news.queries.asking import own_asks
from samenspel.news.queries.happened import open_sessions
from samenspel.news.queries.public import has_public_page
from samenspel.organizations.models import Contact
from samenspel.portal.roles import EXPERTS, MUNICIPALITY, PLACES, PROFESSIONALS, ROLES, VOLUNTEERS, PartyRole
from samenspel.questions.queries.entries import count_published, published_entries
from samenspel.surveys.constants import Group
from samenspel.surveys.queries.reflection import own_reflection
from samenspel.surveys.queries.scans import likely_group, own_scan

MOST_THINGS = 5
QUESTIONS_SHOWN = 5
ROLE_OF_GROUP = {
    Group.MUNICIPALITY: MUNICIPALITY,
    Group.VOLUNTEERS: VOLUNTEERS,
    Group.PROFESSIONALS: PROFESSIONALS,
    Group.EXPERTS: EXPERTS,
}


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that needs this person now."""

    title: str
    reason: str
    minutes: int
    url: str
    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go."""

    label: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    title: str
    places: list[Place]


@dataclass(frozen=True, slots=True)
class OpenSession:
    title: str
    starts_at: datetime
    place: str
    url: str


@dataclass(frozen=True, slots=True)
class PublicStart:
    """What everybody finds: only what the pact made public."""

    role: PartyRole
    sessions: list[OpenSession]
    questions: list[str]
    places: list[Place]


@dataclass(frozen=True, slots=True)
class OwnStart:
    """`invitation` waits for a yes or no; `things` is the rest that needs the person; `off` does not go on."""

    name: str
    role: PartyRole
    off: list[OwnGathering]
    invitation: OwnGathering | None
    things: list[Thing]
    groups: list[PlaceGroup]
    to_read: list[Place]


def public_start(slug: str, role: str) -> PublicStart:
    if role not in ROLES:
        raise NotFound(role)
    is_public = has_public_page()
    sessions = open_sessions() if is_public else []
    return PublicStart(
        role=ROLES[role],
        sessions=[
            OpenSession(
                title=one.title,
                starts_at=one.starts_at,
                place=one.place,
                url=reverse("gatherings:open_signup", kwargs={"slug": slug, "open_code": one.open_code}),
            )
            for one in sessions
        ],
        questions=[entry.text for entry in published_entries(QUESTIONS_SHOWN) if entry.is_question],
        places=[*_public_places(slug, is_public=is_public)],
    )


def _public_places(slug: str, *, is_public: bool) -> Iterator[Place]:
    if is_public:
        yield Place(
            _("Over dit pact"), _("wie er meedoen en wat er komt"), reverse("news:public_page", kwargs={"slug": slug})
        )
    yield from _to_read(slug)
    yield Place(_("Meedoen"), _("meld je organisatie aan"), reverse("organizations:join", kwargs={"slug": slug}))


def _to_read(slug: str) -> Iterator[Place]:
    if count_published():
        words = _("wat mensen vroegen, en wat hielp")
        yield Place(_("Vragen en tips"), words, reverse("questions:public_questions", kwargs={"slug": slug}))
    if open_offers().exists():
        words = _("wat mensen zoeken en bieden, ook voor jou")
        yield Place(_("Vraag en aanbod"), words, reverse("directory:open_offer_list", kwargs={"slug": slug}))
    figures = live()
    if figures is not None and figures.may_be_found:  # else only for whom the facilitator gave the address
        address = reverse("measurement:dashboard", kwargs={"slug": slug, "dashboard_code": figures.code})
        yield Place(_("Onze cijfers"), _("wat we doen, en of het helpt"), address)


def own_start(slug: str, token: str) -> OwnStart:
    """Everything of the person with this link, on one page."""
    actor = current_actor()
    if actor.contact_id is None:
        raise NotFound("only for a person")
    page = own_page()
    invitation = next((row for row in page.coming if row.mine is None and row.may_answer), None)
    things = list(_things(_BelowLink(slug, token), actor.contact_id, page, invitation))
    return OwnStart(
        name=page.name,
        role=ROLES[_role_of(actor.contact_id)],
        off=[row for row in page.coming if row.is_off],
        invitation=invitation,
        things=things[:MOST_THINGS],
        groups=list(_places(slug, token)),
        to_read=list(_to_read(slug)),
    )


def _role_of(contact_id: UUID) -> str:
    contact = Contact.objects.select_related("partner__organization").get(pk=contact_id)
    if contact.partner is None:  # only experience experts take part for themselves
        return EXPERTS
    about = f"{contact.partner.organization.sector} {contact.partner.organization.name}"
    group = likely_group(is_expert=contact.is_experience_expert, role=contact.role_title, about=about)
    return ROLE_OF_GROUP[Group(group)]


def _places(slug: str, token: str) -> Iterator[PlaceGroup]:
    actor = current_actor()
    for title, pages in PLACES:
        places = [
            Place(str(label), str(note), url)
            for label, note, name, permission in pages
            if may(actor, permission) and (url := _address(name, slug, token))
        ]
        if places:
            yield PlaceGroup(str(title), places)


def _address(name: str, slug: str, token: str) -> str:
    """Empty where that page does not exist."""
    try:
        return reverse(name, kwargs={"slug": slug, "token": token})
    except NoReverseMatch:
        return ""


@dataclass(frozen=True, slots=True)
class _BelowLink:
    """Pages below one personal link."""

    slug: str
    token: str

    def of(self, name: str, **more: object) -> str:
        return reverse(name, kwargs={"slug": self.slug, "token": self.token, **more})


def _things(address: _BelowLink, me: UUID, page: OwnPage, invitation: OwnGathering | None) -> Iterator[Thing]:
    """What takes half a minute first, then what others wait for, then what is asked of everybody."""
    yield from _of_today(address, page)
    yield from _waiting_for_an_answer(address, page, invitation)
    yield from _of_others(address, me)
    yield from _promised(address)
    yield from _asked_of_all(address, me)


def _of_today(address: _BelowLink, page: OwnPage) -> Iterator[Thing]:
    today = [row for row in (*page.coming, *page.over) if row.is_today and row.mine and row.mine.present]
    if today:
        url = address.of("gatherings:own_evaluation", gathering_id=today[0].id)
        yield Thing(_("Hoe was het vandaag?"), _("Vier korte vragen."), 2, url, _("Beantwoord de vragen"), "leaf")


def _waiting_for_an_answer(address: _BelowLink, page: OwnPage, invitation: OwnGathering | None) -> Iterator[Thing]:
    for ask in asked_to_speak():
        url = address.of("gatherings:own_speaking", speaker_id=ask.id)
        reason = f"{ask.title}, {date_format(ask.starts_at, 'l j F')}."
        yield Thing(_("Wil jij iets vertellen?"), reason, 1, url, _("Zeg ja of nee"), "sun")
    for row in page.coming:
        if row.mine is None and row.may_answer and row is not invitation:
            url = address.of("gatherings:own_registration", gathering_id=row.id)
            when = date_format(row.starts_at, "l j F")
            yield Thing(row.title, f"{when}, {row.place}.", 1, url, _("Zeg of je komt"), "sun")


def _of_others(address: _BelowLink, me: UUID) -> Iterator[Thing]:
    for ask in own_asks(me).to_answer:
        url = address.of("news:own_ask", ask_id=ask.id)
        title = _("Dringend: iemand zoekt hulp") if ask.is_urgent else _("Weet jij dit?")
        yield Thing(title, ask.words, 1, url, _("Geef antwoord"), "coral" if ask.is_urgent else "petrol")
    match = waiting_for_me()
    if match is not None:
        url = address.of("directory:own_offer_match", offer_match_id=match)
        reason = _("Lees wat de ander schreef, en zeg ja of deze keer niet.")
        yield Thing(_("Iemand past misschien bij wat jullie plaatsten"), reason, 1, url, _("Lees het"), "sun")
    names = waiting_names(me)
    if names:
        title = ngettext("Iemand zegt je te kennen", "%(n)d mensen zeggen je te kennen", names) % {"n": names}
        url = address.of("gatherings:own_named")
        yield Thing(title, _("Klopt dat? Dan staat jullie verbinding er."), 1, url, _("Kijk wie"), "leaf")


def _promised(address: _BelowLink) -> Iterator[Thing]:
    going = [row for row in own_action_rows() if row.going]
    if going:
        late = sum(row.late for row in going)
        words = ngettext("Je hebt één actiepunt", "Je hebt %(n)d actiepunten", len(going)) % {"n": len(going)}
        reason = _("De afgesproken dag is voorbij. Zeg even hoe het gaat.") if late else _("Zeg even hoe het gaat.")
        yield Thing(
            words, reason, 1, address.of("agenda:own_actions"), _("Zeg hoe het gaat"), "coral" if late else "sun"
        )
    pledges = own_pledges()
    if pledges is not None and pledges.now is not None and pledges.now.is_due:
        words = _("Jullie toezegging is een jaar oud")
        yield Thing(words, _("Kijk terug: wat lukte?"), 3, address.of("agenda:own_pledge"), _("Kijk terug"), "petrol")


def _asked_of_all(address: _BelowLink, me: UUID) -> Iterator[Thing]:
    scan = own_scan(me)
    if scan is not None and scan.next_step:
        reason = _("Tot en met %(day)s.") % {"day": date_format(scan.closes_date, "j F")}
        yield Thing(_("Hoe staan we ervoor?"), reason, 3, address.of("surveys:own_scan"), _("Doe mee"), "petrol")
    reflection = own_reflection(me)
    if reflection is not None and not any(reflection.said.values()):
        reason = _("Wat gaat goed, en wat niet? Tot en met %(day)s.") % {
            "day": date_format(reflection.closes_date, "j F")
        }
        yield Thing(
            _("Kijk even terug"), reason, 5, address.of("surveys:own_reflection"), _("Schrijf iets op"), "petrol"
        )
