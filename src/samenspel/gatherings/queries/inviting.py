# SPDX-License-Identifier: EUPL-1.2
"""Whom can be invited, and how each of them is reached."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.gatherings.constants import Answer, MailingKind, MailingState, RegistrationState, SpeakerState
from samenspel.gatherings.models import Invitation, Mailing, Registration, Speaker
from samenspel.messaging.constants import TROUBLED, MessageState
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.constants import Channel, Circle, PartnerStatus
from samenspel.organizations.models import Contact

PEOPLE = "people"  # the audience of people who were picked one by one
LATELY = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who can be invited."""

    id: UUID
    name: str
    email: str
    phone: str
    channel: str
    circle: str
    organization: str
    invited: bool
    answer: str  # of Answer, or empty
    state: str  # of RegistrationState, or empty
    calendar_changes: int  # how many calendar files this person had
    speaks: bool  # was asked to tell something, and did not say no

    @property
    def seated(self) -> bool:
        return self.state == RegistrationState.SEATED

    @property
    def mailbox(self) -> str:
        return self.email.lower()

    @property
    def likes_mail(self) -> bool:
        return bool(self.email) and self.channel == Channel.MAIL

    @property
    def tel(self) -> str:
        """The number as a phone dials it."""
        return dialled(self.phone)

    @property
    def channel_label(self) -> str:
        return str(Channel(self.channel).label)


def dialled(phone: str) -> str:
    return "".join(sign for sign in phone.replace("(0)", "") if sign in "+0123456789")


def people_for(gathering_id: UUID, *, only: Iterable[UUID | str] | None = None) -> list[Person]:
    """Everyone who takes part in the partnership, by name, with how they stand towards this gathering."""
    those = {} if only is None else {"contact_id__in": list(only)}
    invited = set(Invitation.objects.filter(gathering_id=gathering_id, **those).values_list("contact_id", flat=True))
    registrations = Registration.objects.filter(gathering_id=gathering_id, **those)
    said = {row[0]: row[1:] for row in registrations.values_list("contact_id", "answer", "state", "calendar_changes")}
    asked = (SpeakerState.ASKED, SpeakerState.CONFIRMED)
    speakers = Speaker.objects.filter(gathering_id=gathering_id, state__in=asked, **those)
    speaking = set(speakers.values_list("contact_id", flat=True))
    contacts = Contact.objects.filter(_TAKES_PART, active=True)
    if only is not None:
        contacts = contacts.filter(pk__in=those["contact_id__in"])
    rows = contacts.order_by("name", "pk").values_list(*_READ)
    return [_person(row, row[0] in invited, (*said.get(row[0], ("", "", 0)), row[0] in speaking)) for row in rows]


# Plain values, not rows: a partnership has hundreds of people and every page here looks at all of them.
_TAKES_PART = Q(partner__isnull=True) | Q(partner__status=PartnerStatus.ACTIVE)
_READ = ("pk", "name", "email", "phone", "channel", "partner__circle", "partner__organization__name")


def _person(row: tuple[Any, ...], invited: bool, said: tuple[Any, ...]) -> Person:
    contact_id, name, email, phone, channel, circle, organization = row
    return Person(
        id=contact_id,
        name=name,
        email=email,
        phone=phone,
        channel=channel,
        circle=circle or "",
        organization=organization or "",
        invited=invited,
        answer=said[0],
        state=said[1],
        calendar_changes=said[2],
        speaks=said[3],
    )


def _in_circle(circle: str) -> Callable[[Person], bool]:
    return lambda person: person.circle == circle


# code → who belongs to it; the words stand in `audience_label`
AUDIENCES: dict[str, Callable[[Person], bool]] = {
    "all": lambda _person: True,
    "not_invited": lambda person: not person.invited and not person.answer,
    "silent": lambda person: person.invited and not person.answer,
    "coming": lambda person: person.seated,
    "maybe": lambda person: person.answer == Answer.MAYBE,
    **{f"circle_{circle.value}": _in_circle(circle.value) for circle in Circle},
    "circle_none": _in_circle(""),
}
# Whom to tell that it does not go on; offered on that page only.
TO_TELL: dict[str, Callable[[Person], bool]] = {
    "counting": lambda person: person.answer in {Answer.YES, Answer.MAYBE} or person.speaks,
    "asked": lambda person: person.speaks or (person.answer != Answer.NO and (person.invited or bool(person.answer))),
}


def audience_label(code: str) -> str:
    labels = {
        "all": _("Iedereen in het pact"),
        "not_invited": _("Wie nog niet is uitgenodigd"),
        "silent": _("Wie nog niet antwoordde"),
        "coming": _("Wie komt"),
        "maybe": _("Wie misschien komt"),
        "circle_none": _("Wie in geen kring staat"),
        "counting": _("Wie komt, misschien komt of iets vertelt"),
        "asked": _("Iedereen die is uitgenodigd, behalve wie nee zei"),
        PEOPLE: _("Mensen die je zelf koos"),
        **{f"circle_{circle.value}": str(circle.label) for circle in Circle},
    }
    return labels.get(code, code)


def audience_choices(people: Sequence[Person]) -> list[tuple[str, str]]:
    """Every group with somebody in it, and how many that are."""
    sizes = {code: sum(1 for person in people if belongs(person)) for code, belongs in AUDIENCES.items()}
    return [(code, f"{audience_label(code)} ({size})") for code, size in sizes.items() if size]


@dataclass(frozen=True, slots=True)
class Reach:
    """How the chosen people are reached: mailbox by mailbox, or by hand."""

    mailboxes: list[list[Person]]
    by_hand: list[Person]  # no mail address, or rather called or sent an app

    @property
    def mailed(self) -> int:
        return sum(len(people) for people in self.mailboxes)


def reach(people: Iterable[Person], *, also_others: bool) -> Reach:
    """One mail for each mailbox, in the order of the names; a mailbox of two people gets one mail for both."""
    mailboxes: dict[str, list[Person]] = {}
    by_hand = []
    for person in people:
        if person.email and (also_others or person.likes_mail):
            mailboxes.setdefault(person.mailbox, []).append(person)
        else:
            by_hand.append(person)
    return Reach(mailboxes=list(mailboxes.values()), by_hand=by_hand)


def chosen_by(mailing: Mailing, people: Sequence[Person]) -> list[Person]:
    """The people of a draft: a group is looked at anew, picked people stay who they are.

    Nobody is reminded of what they were never asked, or said no to. Of a whole circle only those who did not say yes or
    no are reminded; who comes is a group of its own, with another text.
    """
    if mailing.audience == PEOPLE:
        picked = {contact_id for group in mailing.recipients for contact_id in group}
        chosen = [person for person in people if str(person.id) in picked]
    else:
        belongs = {**AUDIENCES, **TO_TELL}[mailing.audience]
        chosen = [person for person in people if belongs(person)]
    if mailing.kind == MailingKind.REMINDER:
        answered = {Answer.NO} if mailing.audience in {PEOPLE, "coming"} else {Answer.NO, Answer.YES}
        return [one for one in chosen if one.answer not in answered and (one.invited or one.answer)]
    return chosen


def to_tell(code: str, people: Sequence[Person]) -> list[Person]:
    """Who hears that it does not go on."""
    return [person for person in people if TO_TELL[code](person)]


def tell_choices(people: Sequence[Person]) -> list[tuple[str, str]]:
    """The groups that can be told by mail that it is off, with how many of them have a mail address."""
    reached = {code: sum(1 for one in to_tell(code, people) if one.email) for code in TO_TELL}
    return [(code, f"{audience_label(code)} ({number})") for code, number in reached.items() if number]


def gets_calendar(mailing: Mailing, people: Iterable[Person]) -> bool:
    """Who has a place gets the appointment along; who counted on one gets the word that it is off."""
    if mailing.kind == MailingKind.CALLED_OFF:
        return any(person.answer == Answer.YES for person in people)
    return any(person.seated for person in people)


def mailed_lately(mailing: Mailing) -> set[str]:
    """The ids of those who were asked or reminded by mail in the last two days, for the same gathering."""
    others = Mailing.objects.filter(
        gathering_id=mailing.gathering_id, kind__in=(MailingKind.INVITATION, MailingKind.REMINDER)
    ).exclude(pk=mailing.pk)
    lately = others.filter(Q(state=MailingState.SENDING) | Q(sent_at__gte=timezone.now() - LATELY))
    return {
        contact_id
        for recipients in lately.values_list("recipients", flat=True)
        for group in recipients
        for contact_id in group
    }


@dataclass(frozen=True, slots=True)
class MailingRow:
    """One line of what was sent before."""

    id: UUID
    kind_label: str
    audience_label: str
    state: str
    state_label: str
    total: int
    created_at: datetime
    sent_at: datetime | None


def mailings_of(gathering_id: UUID) -> list[MailingRow]:
    return [
        MailingRow(
            id=one.pk,
            kind_label=str(MailingKind(one.kind).label),
            audience_label=audience_label(one.audience),
            state=one.state,
            state_label=str(MailingState(one.state).label),
            total=one.total,
            created_at=one.created_at,
            sent_at=one.sent_at,
        )
        for one in Mailing.objects.filter(gathering_id=gathering_id).defer("recipients", "body")[:20]
    ]


def matching(people: Iterable[Person], query: str) -> list[Person]:
    """Those with every word of the query in their name or organisation; accents do not matter."""
    words = folded(query).split()
    return [one for one in people if all(word in folded(f"{one.name} {one.organization}") for word in words)]


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def mails_about_off(gathering_id: UUID, *, since: datetime) -> int:
    """How many mails told that it does not go on, this time."""
    told = Mailing.objects.filter(
        gathering_id=gathering_id, kind=MailingKind.CALLED_OFF, created_at__gte=since - timedelta(minutes=1)
    )
    return int(told.aggregate(number=Sum("done"))["number"] or 0)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the mails of one mailing are. Each number counts mails."""

    sent: int
    trouble: int
    total: int
    passed_over: int  # who left or answered while it was being sent
    busy: bool


def progress_of(mailing: Mailing) -> Progress:
    deeds = OutboxMessage.objects.filter(deed__startswith=f"mailing:{mailing.pk}:").order_by()
    states = Counter(dict(deeds.values_list("state").annotate(number=Count("pk"))))
    trouble = sum(states[state] for state in TROUBLED)
    written = states.total()
    ready = mailing.state == MailingState.SENT
    return Progress(
        sent=states[MessageState.SENT],
        trouble=trouble,
        total=written if ready else mailing.total,
        passed_over=max(0, mailing.total - written) if ready else 0,
        busy=not ready or states[MessageState.SENT] + trouble < written,
    )
