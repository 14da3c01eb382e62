# SPDX-License-Identifier: EUPL-1.2
"""What of an Oogst everybody may see, as a value that is frozen when it is published.

No person is in it. Counts of people are published as `domain.disclosure` says: a session with fewer than ten
participants shows no figure at all, the others are rounded, totals are made of what is shown, and of a part and its
whole one is left out when the rest would be a few people. Organisations are
named only when the facilitator chose so; without names the markers stand in no order that gives them away.
"""

import hashlib
import json
from collections import Counter
from dataclasses import asdict, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder

from samenspel.domain.disclosure import LEAST, different_people, part_of, published, rest_is_hidden, total
from samenspel.domain.spotting import Names
from samenspel.gatherings.models import Attendance
from samenspel.portal.queries.harvest import Tie
from samenspel.portal.queries.harvest_sheet import (
    Sheet,
    SheetPartner,
    SheetSession,
    SheetTie,
    Totals,
    partner_ties,
)

AT_A_PARTNER = "partner"  # stands for a place whose name is kept back


def public_sheet(sheet: Sheet, known: list[Tie], names: Names, *, with_organizations: bool) -> Sheet:
    """`sheet` without anything that is not for everybody."""
    shown = [session for session in sheet.sessions if published(session.participants or 0) is not None]
    everybody = _people([UUID(session.key) for session in shown])
    people = different_people([session.participants or 0 for session in shown], everybody)
    sessions = [
        _session(
            session,
            _place(session.place, names, with_organizations),
            beside=[session.participants or 0, *([everybody] if people and session is shown[-1] else [])],
        )
        for session in sheet.sessions
    ]
    connecting = [
        session for session, as_published in zip(sheet.sessions, sessions, strict=True) if as_published.new_connections
    ]
    totals = replace(_totals(sheet, shown, sessions, connecting), people=people)
    ties = _ties(known, connecting) if not with_organizations else []
    partners, ties = _partners(sheet.partners, ties, names, with_organizations)
    return replace(
        sheet,
        partners=partners,
        ties=ties,
        sessions=sessions,
        totals=totals,
        is_public=True,
        with_organizations=with_organizations,
    )


def _place(place: str, names: Names, with_organizations: bool) -> str:
    """A place is as public as its name: not that of a person, nor unasked that of an organisation."""
    if names.people_in(place) or (not with_organizations and names.organizations_in(place)):
        return AT_A_PARTNER
    return place


def _session(session: SheetSession, place: str, *, beside: list[int]) -> SheetSession:
    """A session that few people came to shows nothing, so that one figure does not give away another.

    `beside`: how many people came, as far as it is published; of the last session also how many came to any, since all
    of those are contacts by then. When only a few contacts did not come, the number of contacts stays out.
    """
    people, contacts = session.participants or 0, session.contacts or 0
    parts = [part for part in beside if part <= contacts]

    def count(of: int | None) -> int | None:
        return published(of or 0, people=people)

    return SheetSession(
        key="",
        day=session.day,
        place=place,
        calls=count(session.calls),
        contacts=count(contacts) if all(rest_is_hidden(part, contacts) for part in parts) else None,
        participants=count(people),
        new_connections=count(session.new_connections),
        new_by_both=None,
        will_contribute=None,
        actions_done=None,
        actions_open=None,
    )


def _totals(
    sheet: Sheet, shown: list[SheetSession], sessions: list[SheetSession], connecting: list[SheetSession]
) -> Totals:
    """Of `sessions` as published; the exact ones that are shown, and of those whose new connections are."""

    def of(sessions: list[SheetSession], name: str) -> int:
        return sum(getattr(session, name) or 0 for session in sessions)

    contacts = [session.contacts for session in sessions if session.participants is not None]
    return Totals(
        partners=sheet.totals.partners,
        gatherings=sheet.totals.gatherings,
        places=sheet.totals.places,
        calls=total(session.calls for session in sessions),
        contacts=contacts[-1] if contacts else None,
        people=None,
        new_connections=total(session.new_connections for session in sessions),
        new_by_both=part_of(of(connecting, "new_by_both"), of(connecting, "new_connections")),
        will_contribute=part_of(of(shown, "will_contribute"), of(shown, "participants")),
        actions_done=published(of(shown, "actions_done")),
        actions_open=published(of(shown, "actions_open")),
    )


def _people(gathering_ids: list[UUID]) -> int:
    """How many different people came; only to gatherings that are shown, else the rest could be subtracted."""
    present = Attendance.objects.filter(gathering_id__in=gathering_ids)
    found: int = present.values("registration__contact_id").distinct().count()
    return found


def _ties(known: list[Tie], connecting: list[SheetSession]) -> list[SheetTie]:
    """New ties of sessions whose new connections are shown: lines can be counted, and a total subtracted from them."""
    new = [tie for tie in partner_ties(known, {UUID(session.key) for session in connecting}) if tie.is_new]
    return new if len(new) >= LEAST else []


def _partners(
    partners: list[SheetPartner], ties: list[SheetTie], names: Names, with_organizations: bool
) -> tuple[list[SheetPartner], list[SheetTie]]:
    if with_organizations:
        # A body that carries the name of its person stays a marker without a name.
        named = [
            SheetPartner(str(number), "" if names.people_in(partner.name) else partner.name, partner.circle)
            for number, partner in enumerate(partners, start=1)
        ]
        return named, []
    busy = Counter(key for tie in ties for key in (tie.first, tie.second))
    ordered = sorted(partners, key=lambda partner: (-busy[partner.key], partner.key))
    number_of = {partner.key: str(number) for number, partner in enumerate(ordered, start=1)}
    nameless = [SheetPartner(number_of[partner.key], "", partner.circle) for partner in ordered]
    drawn = [
        (number_of[tie.first], number_of[tie.second]) for tie in ties if {tie.first, tie.second} <= number_of.keys()
    ]
    return nameless, [SheetTie(first, second, is_new=True) for first, second in sorted(drawn)]


# --- frozen ---------------------------------------------------------------------------------------------


def frozen(sheet: Sheet) -> dict[str, Any]:
    """The sheet as plain values that are kept."""
    plain: dict[str, Any] = json.loads(json.dumps(asdict(sheet), cls=DjangoJSONEncoder))
    return plain


def digest(content: dict[str, Any]) -> str:
    """Tells whether what is about to be published is what somebody saw."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def thawed(content: dict[str, Any]) -> Sheet:
    """The sheet that was frozen."""
    return Sheet(
        **{
            **content,
            "first_date": _day(content["first_date"]),
            "last_date": _day(content["last_date"]),
            "partners": [SheetPartner(**one) for one in content["partners"]],
            "ties": [SheetTie(**one) for one in content["ties"]],
            "sessions": [SheetSession(**{**one, "day": _day(one["day"])}) for one in content["sessions"]],
            "totals": Totals(**content["totals"]),
        }
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
