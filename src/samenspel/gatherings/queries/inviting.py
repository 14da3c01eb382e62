# SPDX-License-Identifier: EUPL-1.2
"""Whom can be invited, and how each of them is reached."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from samenspel.gatherings.constants import Answer, MailingKind, MailingState, RegistrationState
from samenspel.gatherings.models import Invitation, Mailing, Registration
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.constants import Channel, Circle, PartnerStatus
from samenspel.organizations.models import Contact

PEOPLE = "people"  # the audience of people who were picked one by one


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
    seated: bool

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


def people_for(gathering_id: UUID) -> list[Person]:
    """Everyone who takes part in the partnership, by name, with how they stand towards this gathering."""
    invited = set(Invitation.objects.filter(gathering_id=gathering_id).values_list("contact_id", flat=True))
    said = {
        contact_id: (answer, state)
        for contact_id, answer, state in Registration.objects.filter(gathering_id=gathering_id).values_list(
            "contact_id", "answer", "state"
        )
    }
    rows = Contact.objects.filter(_TAKES_PART, active=True).order_by("name", "pk").values_list(*_READ)
    return [_person(row, row[0] in invited, said.get(row[0], ("", ""))) for row in rows]


# Plain values, not rows: a partnership has hundreds of people and every page here looks at all of them.
_TAKES_PART = Q(partner__isnull=True) | Q(partner__status=PartnerStatus.ACTIVE)
_READ = ("pk", "name", "email", "phone", "channel", "partner__circle", "partner__organization__name")


def _person(row: tuple[Any, ...], invited: bool, said: tuple[str, str]) -> Person:
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
        seated=said[1] == RegistrationState.SEATED,
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


def audience_label(code: str) -> str:
    labels = {
        "all": _("Iedereen in het pact"),
        "not_invited": _("Wie nog niet is uitgenodigd"),
        "silent": _("Wie nog niet antwoordde"),
        "coming": _("Wie komt"),
        "maybe": _("Wie misschien komt"),
        "circle_none": _("Wie in geen kring staat"),
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
    """The people of a draft: a group is looked at anew, picked people stay who they are."""
    if mailing.audience == PEOPLE:
        picked = {contact_id for group in mailing.recipients for contact_id in group}
        return [person for person in people if str(person.id) in picked]
    belongs = AUDIENCES[mailing.audience]
    return [person for person in people if belongs(person)]


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


def states_of_messages(mailing: Mailing) -> Counter[str]:
    """How far the mails of one mailing are: state of the message → how many."""
    deeds = OutboxMessage.objects.filter(deed__startswith=f"mailing:{mailing.pk}:")
    return Counter(deeds.values_list("state", flat=True))
