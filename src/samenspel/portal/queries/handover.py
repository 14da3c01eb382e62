# SPDX-License-Identifier: EUPL-1.2
"""The dossier of a handover, made from what is there the moment somebody asks: who is who, promises, decisions.

Notes of talks and signals of discontent are never in it: it goes to another person, on paper.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.agenda.constants import GOING, ActionState
from samenspel.agenda.models import ActionPoint
from samenspel.agenda.queries.groups import GroupRow, group_rows
from samenspel.core_group.constants import ItemState
from samenspel.core_group.models import AgendaItem
from samenspel.core_group.queries.decisions import DecisionRow, decisions_in_force
from samenspel.gatherings.constants import CallOutcome, GatheringState, SpeakerState
from samenspel.gatherings.models import PhoneCall, Speaker
from samenspel.organizations.constants import Channel, Circle, PartnerStatus
from samenspel.organizations.models import Contact, Partner
from samenspel.portal.constants import Section as HarvestSection
from samenspel.portal.models import HarvestText
from samenspel.portal.queries.handover_rhythm import rhythm

MOST_DECISIONS = 60
MOST_PROMISES = 200
SPEAKS = {
    SpeakerState.CONFIRMED: gettext_lazy("Spreekt op %(title)s"),
    SpeakerState.ASKED: gettext_lazy("Is gevraagd om te spreken op %(title)s"),
    SpeakerState.TO_ASK: gettext_lazy("Nog te vragen om te spreken op %(title)s"),
}
OFTEN_MOVED_ON = 2  # a point that moved on this often is stuck


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to know: what they do there, how they like to be reached, and at what number or address."""

    name: str
    role: str
    reached_by: str
    reached_at: str


@dataclass(frozen=True, slots=True)
class Known:
    organization: str
    people: list[Person] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CirclePeople:
    circle: str
    label: str
    partners: list[Known]


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that somebody counts on."""

    what: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Dossier:
    circles: list[CirclePeople]
    groups: list[GroupRow]
    actions: list[Promise]
    call_backs: list[Promise]
    speakers: list[Promise]
    rhythm: list[str]
    lessons: list[str]
    advice: list[str]
    decisions: list[DecisionRow]
    stuck: list[Promise]


def dossier() -> Dossier:
    """As the actor sees it; the same questions whoever asks."""
    told = _told()
    return Dossier(
        circles=who_is_who(),
        groups=group_rows(),
        actions=_open_actions(),
        call_backs=_call_backs(),
        speakers=_speakers(),
        rhythm=rhythm(),
        lessons=told.get(HarvestSection.LESSONS.value, []),
        advice=told.get(HarvestSection.ADVICE.value, []),
        decisions=decisions_in_force(most=MOST_DECISIONS),
        stuck=_stuck(),
    )


def who_is_who() -> list[CirclePeople]:
    """Active partners by circle, the lowest threshold first, each with its people; experience experts at the end."""
    known: dict[UUID, Known] = {}
    circle_of: dict[UUID, str] = {}
    partners = Partner.objects.filter(status=PartnerStatus.ACTIVE).order_by("organization__name", "pk")
    for pk, circle, name in partners.values_list("pk", "circle", "organization__name"):
        known[pk], circle_of[pk] = Known(name), circle
    experts = Known(_("Op eigen titel"))
    fields = ("partner_id", "name", "role_title", "channel", "email", "phone")
    people = Contact.objects.filter(active=True).order_by("name", "pk").values_list(*fields)
    for partner_id, name, role, channel, email, phone in people:
        there = experts if partner_id is None else known.get(partner_id)
        if there is not None:
            there.people.append(_person(name, role, channel, email, phone))
    found = [
        CirclePeople(circle.value, str(circle.label), [one for pk, one in known.items() if circle_of[pk] == circle])
        for circle in Circle
    ]
    found.append(CirclePeople("", _("Nog zonder kring"), [one for pk, one in known.items() if not circle_of[pk]]))
    found.append(CirclePeople("", _("Ervaringsdeskundigen"), [experts] if experts.people else []))
    return [circle for circle in found if circle.partners]


def _person(name: str, role: str, channel: str, email: str, phone: str) -> Person:
    at = email or phone if channel == Channel.MAIL else phone or email
    return Person(name, role, str(Channel(channel).label), at)


def _open_actions() -> list[Promise]:
    going = ActionPoint.objects.filter(state__in=GOING).order_by("due_date", "created_at", "pk")
    rows = going.values_list("what", "owner__name", "owner__partner__organization__name", "due_date")[:MOST_PROMISES]
    return [Promise(what, _with(name, organization), _day(due)) for what, name, organization, due in rows]


def _call_backs() -> list[Promise]:
    """Promised to call back, and nobody did since."""
    later = PhoneCall.objects.filter(contact_id=OuterRef("contact_id"), called_at__gt=OuterRef("called_at"))
    open_calls = PhoneCall.objects.filter(~Exists(later), outcome=CallOutcome.CALL_BACK).order_by("call_back_at", "pk")
    rows = open_calls.values_list(
        "gathering__title", "contact__name", "contact__partner__organization__name", "call_back_at"
    )[:MOST_PROMISES]
    return [
        Promise(
            _("Terugbellen over %(title)s") % {"title": title},
            _with(name, organization),
            date_format(timezone.localtime(at), "j F Y, H.i") if at else "",
        )
        for title, name, organization, at in rows
    ]


def _speakers() -> list[Promise]:
    """Who was asked to speak at something that is still to come."""
    asked = Speaker.objects.filter(gathering__ends_at__gte=timezone.now(), gathering__called_off_at__isnull=True)
    asked = (
        asked.filter(state__in=list(SPEAKS))
        .exclude(gathering__state=GatheringState.HARVESTED)
        .order_by("gathering__starts_at", "pk")
    )
    rows = asked.values_list(
        "gathering__title",
        "contact__name",
        "contact__partner__organization__name",
        "gathering__starts_at",
        "state",
        "subject",
    )[:MOST_PROMISES]
    found = []
    for title, name, organization, at, state, subject in rows:
        words = str(SPEAKS[state]) % {"title": title} + (f": {subject}" if subject else "")
        found.append(Promise(words, _with(name, organization), _day(timezone.localdate(at))))
    return found


def _stuck() -> list[Promise]:
    """Action points said to be stuck or past their date, and points that keep moving on. Nothing from a signal."""
    today = timezone.localdate()
    stuck = ActionPoint.objects.filter(state__in=GOING).filter(_is_stuck(today)).order_by("due_date", "pk")
    rows = stuck.values_list("what", "owner__name", "owner__partner__organization__name", "due_date", "obstacle")
    found = [
        Promise(f"{what}: {obstacle}" if obstacle else what, _with(name, organization), _day(due))
        for what, name, organization, due, obstacle in rows[:MOST_PROMISES]
    ]
    items = AgendaItem.objects.filter(carried__gte=OFTEN_MOVED_ON, state=ItemState.OPEN, signal__isnull=True)
    found += [
        Promise(_("Schuift steeds door bij de kerngroep: %(title)s") % {"title": title}, who, "")
        for title, who in items.order_by("-carried", "pk").values_list("title", "brought_in_by")[:MOST_PROMISES]
    ]
    return found


def _is_stuck(today: date) -> Q:
    return Q(state=ActionState.STUCK) | Q(due_date__lt=today)


def _told() -> dict[str, list[str]]:
    """The latest lessons and advice that were written with a harvest, point by point."""
    wanted = (HarvestSection.LESSONS, HarvestSection.ADVICE)
    rows = HarvestText.objects.filter(section__in=wanted).exclude(text="").order_by("-last_date", "-changed_at")
    found: dict[str, list[str]] = {}
    for section, text in rows.values_list("section", "text")[:40]:
        found.setdefault(section, _points(text.split("\n")))
    return found


def _points(lines: Iterable[str]) -> list[str]:
    return [line.strip() for line in lines if line.strip()]


def _with(name: str, organization: str | None) -> str:
    return f"{name}, {organization}" if organization else name


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
