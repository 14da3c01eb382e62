# SPDX-License-Identifier: EUPL-1.2
"""What a plan is made for, two plans beside each other, and why a pair sits together."""

import re
from datetime import timedelta
from itertools import combinations
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from samenspel.gatherings.models import Registration, SeatingPlan
from samenspel.gatherings.operations import tables
from samenspel.gatherings.queries.usefulness import backgrounds_of
from samenspel.network.models import Connection
from tests.factories import (
    AttendanceFactory,
    ContactFactory,
    GatheringFactory,
    OrganizationFactory,
    PartnerFactory,
    RegistrationFactory,
)
from tests.gatherings.evening import gathering_with, people, seating_of
from tests.gatherings.table_pages import Make, registrations_of, url, words

pytestmark = pytest.mark.django_db


def in_circles(pact: Any, *circles: str) -> list[Any]:
    """One person of an organisation of their own for each circle."""
    partners = [
        PartnerFactory(partnership=pact, organization=OrganizationFactory(partnership=pact), circle=circle)
        for circle in circles
    ]
    return [ContactFactory(partnership=pact, partner=partner) for partner in partners]


# What it is made for


def test_to_the_right_outer_meets_inner_as_often_as_can_be(pact: Any, make: Make) -> None:
    gathering = gathering_with(pact, in_circles(pact, *["outer"] * 8, *["inner"] * 8), table_size=4, rounds=1)
    plan = make(gathering, goal=100)
    # Four tables with two of each circle: four of the six pairs of a table are outer with inner.
    assert plan.figures["useful"]["far_circles"] == 16
    assert plan.figures["points"] == 24 + 16 * 3


def test_the_useful_meetings_are_those_of_the_seats(pact: Any, make: Make, facilitating: Any) -> None:
    gathering = gathering_with(pact, people(pact, [2, 2, 2, 1, 1, 1]), table_size=3, rounds=2)
    plan = make(gathering, goal=50)
    circle = {str(row.pk): row.contact.partner.circle for row in registrations_of(gathering)}

    def neighbours(seating: list[dict[str, list[str]]]) -> int:
        pairs = {frozenset(p) for round_ in seating for group in round_.values() for p in combinations(group, 2)}
        kinds = [sorted(circle[one] for one in pair) for pair in pairs]
        return sum(kind in (["middle", "outer"], ["inner", "middle"]) for kind in kinds)

    assert plan.figures["useful"]["circles"] == neighbours(seating_of(plan))
    someone = registrations_of(gathering)[0]
    tables.move_person(plan_id=plan.pk, registration_id=someone.pk, round_number=2, table_number=2)
    assert SeatingPlan.of(plan.pk).figures["useful"].get("circles", 0) == neighbours(seating_of(plan))


def test_each_table_has_two_circles_when_that_is_asked(pact: Any, make: Make) -> None:
    contacts = in_circles(pact, *["outer"] * 9, *["inner"] * 3)
    gathering = gathering_with(pact, contacts, table_size=4, rounds=3)
    plan = make(gathering, mix_circles=True)
    circle = {str(row.pk): row.contact.partner.circle for row in registrations_of(gathering)}
    assert all(
        {circle[one] for one in group} == {"outer", "inner"} for one in seating_of(plan) for group in one.values()
    )
    assert plan.remarks == []


def test_two_circles_that_cannot_be_give_way_in_words(pact: Any, make: Make) -> None:
    gathering = gathering_with(pact, in_circles(pact, *["outer"] * 11, "inner"), table_size=4, rounds=2)
    plan = make(gathering, mix_circles=True)
    assert plan.state == "ready"
    assert plan.remarks == ["Niet aan elke tafel zitten mensen uit twee kringen. Dat kan niet met wie er komt."]


def test_the_database_keeps_the_slider_between_its_ends(pact: Any, make: Make) -> None:
    plan = make(gathering_with(pact, people(pact, [1] * 4)))
    with pytest.raises(IntegrityError), transaction.atomic():
        SeatingPlan._base_manager.filter(pk=plan.pk).update(goal=101)


def test_only_who_comes_for_no_organisation_counts_as_experience_expert(pact: Any, facilitating: Any) -> None:
    """That somebody of an organisation knows poverty from within is theirs to tell, not the planner's."""
    by_role = ContactFactory(partnership=pact, partner=None, is_experience_expert=True)
    by_the_way = ContactFactory(partnership=pact, is_experience_expert=True)
    gathering = gathering_with(pact, [by_role, by_the_way])
    found = backgrounds_of(gathering, registrations_of(gathering))
    assert [found[row.pk].is_expert for row in registrations_of(gathering)] == [True, False]


def test_who_was_there_before_knows_the_way_and_only_earlier_evenings_count(pact: Any, facilitating: Any) -> None:
    contacts = people(pact, [1, 1])
    gathering = gathering_with(pact, contacts, inside=2)
    for days in (-90, -60, -30, 30):
        other = GatheringFactory(
            partnership=pact,
            starts_at=gathering.starts_at + timedelta(days=days),
            ends_at=gathering.ends_at + timedelta(days=days),
        )
        AttendanceFactory(registration=RegistrationFactory(gathering=other, contact=contacts[0], partnership=pact))
    found = backgrounds_of(gathering, registrations_of(gathering))
    assert [found[row.pk].visits for row in registrations_of(gathering)] == [3, 0]


def test_the_slider_is_kept_shown_and_offered_again(
    as_fenna: Client, pact: Any, django_capture_on_commit_callbacks: Any
) -> None:
    gathering = gathering_with(pact, people(pact, [1] * 8), inside=8, table_size=4)
    assert 'type="range"' in as_fenna.get(url(gathering)).text
    with django_capture_on_commit_callbacks(execute=True):
        as_fenna.post(url(gathering, "maken/"), {"form_key": uuid4(), "goal": "75", "mix_circles": "on"})
    plan = SeatingPlan._base_manager.get(gathering=gathering)
    assert (plan.goal, plan.mix_circles) == (75, True)
    page = as_fenna.get(url(gathering))
    assert "Gemaakt met de schuif op “vooral nuttig”." in words(page)
    assert re.search(r'<input[^>]*type="range"[^>]*value="75"|<input[^>]*value="75"[^>]*type="range"', page.text)
    assert re.search(r"\d+ ontmoeting(en)? tussen verschillende sectoren", words(page))


def test_both_buttons_of_one_page_make_a_plan_each(
    as_fenna: Client, pact: Any, django_capture_on_commit_callbacks: Any
) -> None:
    gathering = gathering_with(pact, people(pact, [1] * 8), inside=6, table_size=4)
    key = uuid4()
    for values in ({"present": "on"}, {}, {}):
        with django_capture_on_commit_callbacks(execute=True):
            as_fenna.post(url(gathering, "maken/"), {"form_key": key, **values})
    made = SeatingPlan._base_manager.filter(gathering=gathering)
    assert sorted(made.values_list("from_attendance", "goal")) == [(False, 0), (True, 0)]


# Two plans beside each other


def test_two_plans_stand_beside_each_other_and_one_is_taken(as_fenna: Client, pact: Any, make: Make) -> None:
    gathering = gathering_with(pact, people(pact, [2] * 8), table_size=4, rounds=2)
    first, second = make(gathering, use=True), make(gathering, goal=100)
    seats = [
        {
            (number, one): table
            for number, round_ in enumerate(seating_of(plan))
            for table, g in round_.items()
            for one in g
        }
        for plan in (first, second)
    ]
    elsewhere = {one for (number, one), table in seats[0].items() if seats[1][number, one] != table}
    page = as_fenna.get(url(gathering, "vergelijken/"))
    text = words(page)
    assert re.search(rf"nieuwe ontmoetingen {first.figures['new']}( \(beter\))? {second.figures['new']} ", text)
    assert f"{len(elsewhere)} mensen zitten ergens anders" in text
    in_round_1 = sum(seats[1][0, one] != table for (number, one), table in seats[0].items() if number == 0)
    assert f"Ronde 1: {in_round_1} van 16 zitten ergens anders" in text
    assert page.text.count("Neem deze") == 1  # the other one is in use
    again = as_fenna.get(url(gathering, "vergelijken/"), {"een": second.pk, "twee": first.pk})
    assert re.search(rf"nieuwe ontmoetingen {second.figures['new']}( \(beter\))? {first.figures['new']} ", words(again))


def test_the_same_plan_twice_or_only_one_gets_a_sentence(as_fenna: Client, pact: Any, make: Make) -> None:
    gathering = gathering_with(pact, people(pact, [1] * 8), table_size=4)
    plan = make(gathering)
    assert "Er zijn nog geen twee indelingen" in words(as_fenna.get(url(gathering, "vergelijken/")))
    make(gathering)
    twice = as_fenna.get(url(gathering, "vergelijken/"), {"een": plan.pk, "twee": plan.pk})
    assert "Kies twee verschillende indelingen." in words(twice)
    wrong = as_fenna.get(url(gathering, "vergelijken/"), {"een": "\x00", "twee": str(uuid4())})
    assert "Kies een indeling uit de lijst." in words(wrong)


# Why together, why not


def why(client: Client, plan: SeatingPlan, someone: Registration, **asked: Any) -> str:
    answer = client.get(url(plan.gathering, f"{plan.pk}/waarom/{someone.pk}/"), asked)
    assert answer.status_code == 200
    return words(answer)


def test_a_pair_that_is_new_gets_its_reasons(as_karim: Client, pact: Any, make: Make) -> None:
    gathering = gathering_with(pact, in_circles(pact, "outer", "inner"), rounds=1)
    text = why(as_karim, make(gathering), registrations_of(gathering)[0])
    assert "Ronde 1, tafel 1" in text
    assert "Zij kennen elkaar nog niet." in text
    assert "verschillende kringen: buiten en binnen" in text


def test_of_colleagues_nobody_says_that_they_do_not_know_each_other(as_fenna: Client, pact: Any, make: Make) -> None:
    gathering = gathering_with(pact, people(pact, [2]), rounds=1)
    text = why(as_fenna, make(gathering), registrations_of(gathering)[0])
    assert "Apart kon niet" in text
    assert "Zij kennen elkaar nog niet." not in text


def test_who_knew_each_other_is_told_since_when_or_that_it_was_said(
    as_fenna: Client, pact: Any, make: Make, facilitating: Any
) -> None:
    contacts = in_circles(pact, "outer", "outer", "outer")
    before = gathering_with(pact, contacts[:2], inside=2, rounds=1, title="De eerste keer")
    make(before, use=True)
    first, second = sorted((contacts[0].pk, contacts[2].pk))
    Connection(partnership=pact, first_id=first, second_id=second).save()
    gathering = gathering_with(
        pact, contacts, rounds=2, starts_at=before.starts_at + timedelta(days=9), ends_at=before.ends_at + timedelta(9)
    )
    text = why(as_fenna, make(gathering), registrations_of(gathering)[0])
    assert re.search(r"zij zaten samen aan tafel op \d+ \w+ \d{4} \(De eerste keer\)\.", text)
    assert "een van hen noemde de ander als verbinding." in text
    # Two rounds at one table of three: four chairs beside, and nobody who is new.
    assert "Zij zaten in ronde 1 ook samen." in text
    assert "heeft in alle rondes samen 4 plekken naast zich, en er zijn maar 0 mensen die nog nieuw zijn." in text


def test_colleagues_hosts_and_locked_tables_are_told(as_fenna: Client, pact: Any, make: Make) -> None:
    contacts = people(pact, [4, 1, 1, 1, 1])
    gathering = gathering_with(pact, contacts, table_size=4, rounds=1)
    host = registrations_of(gathering)[0]
    tables.choose_hosts(gathering_id=gathering.pk, registration_ids=[host.pk])
    plan = make(gathering)
    at = next(int(number) for number, group in seating_of(plan)[0].items() if str(host.pk) in group)
    tables.lock_table(plan_id=plan.pk, table_id=plan.tables.get(number=at).pk, locked=True)
    text = why(as_fenna, plan, host)
    organization = contacts[0].partner.organization.name
    assert f"Apart kon niet: van {organization} komen 4 mensen voor 2 tafels." in text
    assert f"{host.contact.name} is gastgever van deze tafel." in text
    assert "Deze tafel staat vast." in text


def test_why_two_do_not_sit_together(as_fenna: Client, pact: Any, make: Make) -> None:
    contacts = people(pact, [2, 1, 1, 1, 1])
    gathering = gathering_with(pact, contacts, table_size=3, rounds=1)
    hosts = registrations_of(gathering)[2:4]
    tables.choose_hosts(gathering_id=gathering.pk, registration_ids=[one.pk for one in hosts])
    plan = make(gathering)
    one, colleague = registrations_of(gathering)[:2]
    assert "Zij komen van dezelfde organisatie." in why(as_fenna, plan, one, met=colleague.pk)
    assert "Zij zijn allebei gastgever, elk aan een eigen tafel." in why(as_fenna, plan, hosts[0], met=hosts[1].pk)
    (group,) = [group for group in seating_of(plan)[0].values() if str(one.pk) in group]
    stranger = next(row for row in registrations_of(gathering)[1:] if str(row.pk) not in group and row != colleague)
    assert "Niet iedereen kan iedereen ontmoeten" in why(as_fenna, plan, one, met=stranger.pk)
    beside = next(row for row in registrations_of(gathering) if str(row.pk) in group and row != one)
    assert "Zij zitten samen in: ronde 1." in why(as_fenna, plan, one, met=beside.pk)
    assert "Kies iemand uit de lijst." in why(as_fenna, plan, one, met="niemand")
    late = RegistrationFactory(gathering=gathering)
    assert "heeft in deze indeling geen tafel." in why(as_fenna, plan, late)


def test_somebody_of_another_gathering_or_pact_is_404(as_fenna: Client, as_otto: Client, pact: Any, make: Make) -> None:
    plan = make(gathering_with(pact, people(pact, [1] * 4)))
    someone = registrations_of(plan.gathering)[0]
    elsewhere = RegistrationFactory(gathering=GatheringFactory(partnership=pact))
    assert as_fenna.get(url(plan.gathering, f"{plan.pk}/waarom/{someone.pk}/")).status_code == 200
    assert as_fenna.get(url(plan.gathering, f"{plan.pk}/waarom/{elsewhere.pk}/")).status_code == 404
    for rest in (f"{plan.pk}/waarom/{someone.pk}/", f"{plan.pk}/wie-verhuist/", "vergelijken/"):
        assert as_otto.get(url(plan.gathering, rest)).status_code == 404
