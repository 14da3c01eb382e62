# SPDX-License-Identifier: EUPL-1.2
"""A public Oogst gives away no small group by subtraction: of a part and its whole one is left out (P17)."""

import random
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from django.core.cache import cache
from django.db import transaction

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as
from samenspel.domain.disclosure import LEAST, published
from samenspel.gatherings.models import Attendance, Evaluation, Gathering
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from samenspel.portal.queries import harvest_public
from samenspel.portal.queries.harvest_findings import names_here
from samenspel.portal.queries.harvest_public import public_sheet
from samenspel.portal.queries.harvest_sheet import Days, Sheet
from tests.factories import ContactFactory
from tests.portal.harvest_stage import NL, more_contacts, session_with, sheet_of, three_sessions


@pytest.fixture
def sessions(pact: Partnership, facilitating: Actor) -> Iterator[list[Gathering]]:
    cache.clear()
    yield three_sessions(pact)


def public_of(pact: Partnership, days: Days | None = None) -> Sheet:
    sheet, known = sheet_of(pact, days)
    return public_sheet(sheet, known, names_here(), with_organizations=False)


def test_a_whole_is_left_out_when_almost_everybody_is_in_the_part(sessions: list[Gathering], pact: Partnership) -> None:
    """23 contacts, all of whom came to the first session: the other one had nobody new, and nobody stayed away."""
    sheet = public_of(pact)
    assert sheet.totals.people is None
    assert [one.contacts for one in sheet.sessions] == [None, None, 10 + 15]  # 11 of the 23 were not there
    more_contacts(pact, 10)
    assert [one.contacts for one in public_of(pact).sessions] == [35, None, 35]
    alone = public_of(pact, days=Days(date(2020, 1, 1), None))
    assert alone.totals.people == alone.sessions[0].participants == 10  # the same people: nothing to subtract


def test_the_contacts_of_the_last_session_are_left_out_when_almost_all_of_them_ever_came(
    pact: Partnership, facilitating: Actor
) -> None:
    people = [ContactFactory(partnership=pact) for _ in range(33)]
    session_with(pact, "2018-10-03", people[:12])
    session_with(pact, "2019-10-03", people[12:33])
    session_with(pact, "2020-10-03", people[:15])
    more_contacts(pact, 9)
    sheet = public_of(pact)
    assert [one.contacts for one in sheet.sessions] == [40, 40, None]
    assert (sheet.totals.people, sheet.totals.contacts) == (35, None)  # 42 contacts, of whom nine never came
    more_contacts(pact, 1)
    assert public_of(pact).totals.contacts == 45


def test_the_different_people_of_two_sessions_are_told_when_no_rest_is_small(pact: Partnership) -> None:
    one, both, other = ([ContactFactory(partnership=pact) for _ in range(number)] for number in (12, 11, 10))
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        session_with(pact, "2018-10-03", [*one, *both])
        last = session_with(pact, "2019-10-03", [*both, *other])
        assert public_of(pact).totals.people == 35
        Attendance.objects.filter(gathering=last, registration__contact=other[0]).delete()
        assert public_of(pact).totals.people is None


def test_both_said_it_and_will_contribute_are_left_out_when_almost_all_did(
    sessions: list[Gathering], pact: Partnership
) -> None:
    first, _small, last = sessions
    mine = Evaluation.objects.filter(gathering__in=[first, last])
    mine.update(will_contribute="yes")
    assert public_of(pact).totals.will_contribute is None  # 35 of 35
    Evaluation.objects.filter(gathering=last).update(will_contribute="no")
    assert public_of(pact).totals.will_contribute == 25  # 23 of 35, and 12 did not
    Evaluation.objects.filter(
        gathering=last, pk__in=list(mine.filter(gathering=last).values_list("pk", flat=True)[:3])
    ).update(will_contribute="yes")
    assert public_of(pact).totals.will_contribute is None  # 26 of 35, and 9 did not


def test_lines_are_not_drawn_of_a_session_whose_connections_are_too_few(
    sessions: list[Gathering], pact: Partnership
) -> None:
    sheet = public_of(pact)
    assert [one.new_connections for one in sheet.sessions] == [15, None, None]
    assert len(sheet.ties) == 15  # and not the four of the last session as well


def small_rests(sheet: Sheet) -> list[str]:
    """What somebody who reads the page only can work out by subtracting: groups of fewer than ten people."""
    shown = [one for one in sheet.sessions if one.participants is not None]
    people = sheet.totals.people
    pairs: dict[str, tuple[int | None, int | None]] = {
        "will contribute": (sheet.totals.will_contribute, sum(one.participants or 0 for one in shown)),
        "said by both": (sheet.totals.new_by_both, sheet.totals.new_connections),
    }
    for number, one in enumerate(shown):
        pairs[f"contacts who stayed away, {number}"] = (one.participants, one.contacts)
        if len(shown) > 1:
            pairs[f"people of other sessions, {number}"] = (one.participants, people)
        if one is shown[-1] and people is not None and one.contacts is not None and people <= one.contacts:
            pairs[f"contacts who never came, {number}"] = (people, one.contacts)
    if len(shown) == 2 and people is not None:
        pairs["people of both sessions"] = (people, sum(one.participants or 0 for one in shown))
    return [
        name for name, (part, whole) in pairs.items() if part is not None and whole is not None and whole - part < LEAST
    ]


def made_up_pact(pact: Partnership, seed: int) -> None:
    draw = random.Random(seed)
    people = [ContactFactory(partnership=pact) for _ in range(draw.randint(25, 50))]
    for year in range(2018, 2018 + draw.randint(1, 3)):
        here = draw.sample(people, draw.randint(9, len(people)))
        gathering = session_with(pact, f"{year}-10-03", here, met=draw.randint(0, len(here) - 1) if year == 2018 else 0)
        said = list(Evaluation.objects.filter(gathering=gathering).values_list("pk", flat=True))
        willing = draw.sample(said, draw.randint(len(said) // 2, len(said)))
        Evaluation.objects.filter(pk__in=willing).update(will_contribute="yes")
    Contact.objects.update(created_at=datetime(2018, 9, 1, tzinfo=NL))


def test_nobody_who_reads_the_page_can_work_out_a_small_group(
    pact: Partnership, facilitating: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The attack of P17 over made-up pacts; with suppression switched off it does find small groups."""
    found_without = 0
    for seed in range(6):
        with transaction.atomic(), monkeypatch.context() as patch:
            made_up_pact(pact, seed)
            assert small_rests(public_of(pact)) == [], seed
            patch.setattr(harvest_public, "rest_is_hidden", lambda _part, _whole: True)
            patch.setattr(harvest_public, "part_of", lambda part, _whole: published(part))
            patch.setattr(harvest_public, "different_people", lambda _groups, together: published(together))
            found_without += len(small_rests(public_of(pact)))
            transaction.set_rollback(True)
    assert found_without > 6
