# SPDX-License-Identifier: EUPL-1.2
"""Who wants to hear how often. Only the sending asks this per person; a page for staff gets counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models import Q

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.news.constants import FREQUENCY_OF, FREQUENCY_UNASKED, BulletinKind, Frequency
from samenspel.news.models import NewsWish
from samenspel.organizations.constants import Channel, PartnerStatus
from samenspel.organizations.models import Contact

TAKES_PART = Q(partner__isnull=True) | Q(partner__status=PartnerStatus.ACTIVE)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who can get mail from the pact."""

    id: UUID
    name: str
    email: str
    frequency: str

    @property
    def mailbox(self) -> str:
        return self.email.lower()


def own_frequency(contact_id: UUID) -> str:
    """What this person chose, or what holds when nobody asked them."""
    chosen: str | None = NewsWish.objects.filter(contact_id=contact_id).values_list("frequency", flat=True).first()
    if chosen:
        return chosen
    channel = Contact.objects.values_list("channel", flat=True).get(pk=contact_id)
    return _unasked(channel)


def readers(*, which: Q | None = None) -> list[Reader]:
    """Everybody who takes part and has a mail address, by mailbox; `which` narrows the contacts."""
    with acting_as(Actor(role=Role.NEWS, partnership_id=current_partnership_id())):
        contacts = Contact.objects.filter(TAKES_PART, active=True).exclude(email="")
        if which is not None:
            contacts = contacts.filter(which)
        rows = contacts.order_by("name", "pk").values_list("pk", "name", "email", "channel", "news_wish__frequency")
        return [Reader(pk, name, email, wish or _unasked(channel)) for pk, name, email, channel, wish in rows]


def readers_who_want(kind: str, *, only: Iterable[str] | None = None) -> list[Reader]:
    """Who chose the frequency of this kind of mail, still and exactly."""
    which = None if only is None else Q(pk__in=list(only))
    return [one for one in readers(which=which) if one.frequency == FREQUENCY_OF[BulletinKind(kind)]]


def by_mailbox(people: Iterable[Reader]) -> list[list[Reader]]:
    """A mailbox gets one mail, however many of our people read it."""
    in_order = sorted(people, key=lambda one: one.mailbox)
    return [list(group) for _box, group in groupby(in_order, key=lambda one: one.mailbox)]


def mailboxes_that_want(kind: str) -> int:
    return len(by_mailbox(readers_who_want(kind)))


def shared_mailboxes(boxes: Iterable[str]) -> set[str]:
    """Those of these addresses that more than one of our people reads, whatever each of them chose."""
    wanted = set(boxes)
    return {group[0].mailbox for group in by_mailbox(readers()) if len(group) > 1} & wanted


def _unasked(channel: str) -> str:
    """Who would rather be called or get an app gets no mail with news until they choose it."""
    return FREQUENCY_UNASKED if channel == Channel.MAIL else Frequency.NOTHING
