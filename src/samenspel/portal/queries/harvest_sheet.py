# SPDX-License-Identifier: EUPL-1.2
"""The Oogst of a period as one value: figures from the rows, words from the facilitator.

Page, poster and booklet are made from it, for the pact itself and, after `harvest_public`, for everybody.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from samenspel.agenda.models import WorkingGroup
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Partner
from samenspel.partnerships.models import Partnership
from samenspel.portal.constants import FOR_EVER, SINCE_EVER, Section
from samenspel.portal.queries.harvest import Period, Session, Tie

Pair = tuple[str, str]
Count = int | None  # None: not for the eyes of this reader


@dataclass(frozen=True, slots=True)
class Days:
    """A period as it is asked for and kept; None is open at that side."""

    first: date | None = None
    last: date | None = None

    @property
    def kept(self) -> dict[str, date]:
        return {"first_date": self.first or SINCE_EVER, "last_date": self.last or FOR_EVER}

    @classmethod
    def of_row(cls, first: date, last: date) -> "Days":
        return cls(None if first == SINCE_EVER else first, None if last == FOR_EVER else last)


@dataclass(frozen=True, slots=True)
class SheetPartner:
    key: str
    name: str  # empty: a partner, without saying which
    circle: str


@dataclass(frozen=True, slots=True)
class SheetTie:
    """Two partners by key, some of whose people know each other."""

    first: str
    second: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class SheetSession:
    key: str  # of the gathering; empty when everybody may read this
    day: date
    place: str
    calls: Count
    contacts: Count
    participants: Count
    new_connections: Count
    new_by_both: Count
    will_contribute: Count
    actions_done: Count
    actions_open: Count


@dataclass(frozen=True, slots=True)
class Totals:
    partners: int
    gatherings: int
    places: int
    calls: Count
    contacts: Count
    people: Count
    new_connections: Count
    new_by_both: Count
    will_contribute: Count
    actions_done: Count
    actions_open: Count


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on the Oogst of one period."""

    name: str
    first_date: date | None
    last_date: date | None
    is_made_up: bool
    texts: dict[str, str]
    kinds: dict[str, int]  # kind of gathering → how many
    groups: int
    partners: list[SheetPartner]
    ties: list[SheetTie]
    sessions: list[SheetSession]
    totals: Totals
    is_public: bool = False
    with_organizations: bool = True

    def text(self, section: str) -> str:
        return self.texts.get(section, "")


def harvest_sheet(partnership: Partnership, texts: dict[str, str], found: Period, known: Iterable[Tie]) -> Sheet:
    """The whole Oogst for whoever belongs to the pact: what was told and found of the same days."""
    partners = partners_in_circles()
    texts = {Section.GOAL: partnership.ambition, **{section: text for section, text in texts.items() if text}}
    ties = partner_ties(known, {session.id for session in found.sessions})
    return Sheet(
        name=partnership.name,
        first_date=found.first_date,
        last_date=found.last_date,
        is_made_up=partnership.is_made_up,
        texts={section: text for section, text in texts.items() if text},
        kinds=dict(Counter(session.kind for session in found.sessions)),
        groups=WorkingGroup.objects.count(),
        partners=partners,
        ties=ties,
        sessions=[_session(session) for session in found.sessions],
        totals=_totals(found, len(partners)),
    )


def partners_in_circles() -> list[SheetPartner]:
    """Every partner that takes part, by name."""
    partners = Partner.objects.filter(status=PartnerStatus.ACTIVE).order_by("organization__name", "pk")
    rows = partners.values_list("pk", "organization__name", "circle")
    return [SheetPartner(str(pk), name, circle) for pk, name, circle in rows]


def partner_ties(known: Iterable[Tie], new_since: set[UUID]) -> list[SheetTie]:
    """Between partners, from the connections between their people; a tie is new when all of its connections are."""
    is_new: dict[Pair, bool] = {}
    for tie in known:
        if tie.first_partner and tie.second_partner and tie.first_partner != tie.second_partner:
            pair = (min(tie.first_partner, tie.second_partner), max(tie.first_partner, tie.second_partner))
            is_new[pair] = is_new.get(pair, True) and tie.gathering_id in new_since
    return [SheetTie(str(UUID(first)), str(UUID(second)), is_new=new) for (first, second), new in is_new.items()]


def _session(session: Session) -> SheetSession:
    return SheetSession(
        key=str(session.id),
        day=timezone.localdate(session.starts_at),
        place=session.place,
        calls=session.calls,
        contacts=session.contacts,
        participants=session.participants,
        new_connections=session.new_connections,
        new_by_both=session.new_by_both,
        will_contribute=session.will_contribute,
        actions_done=session.actions_done,
        actions_open=session.actions_open,
    )


def _totals(found: Period, partners: int) -> Totals:
    return Totals(
        partners=partners,
        gatherings=len(found.sessions),
        places=found.places,
        calls=found.calls,
        contacts=found.contacts,
        people=found.people,
        new_connections=found.new_connections,
        new_by_both=found.new_by_both,
        will_contribute=found.will_contribute,
        actions_done=found.actions_done,
        actions_open=found.actions_open,
    )
