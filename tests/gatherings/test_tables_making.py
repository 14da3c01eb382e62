# SPDX-License-Identifier: EUPL-1.2
"""Making a table plan: who sits where, what is kept, and what happens when it cannot be."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from samenspel.base.errors import NotFound, Refused
from samenspel.gatherings.models import Gathering, Registration, Seat, SeatingPlan
from samenspel.gatherings.operations import seating, tables
from samenspel.gatherings.queries.encounters import encounters, known_couples, met_at_table, seats_of
from samenspel.network.models import Connection
from tests.factories import AttendanceFactory, ContactFactory, GatheringFactory, RegistrationFactory
from tests.gatherings.evening import come_inside, gathering_with, judged, pairs_of, people, seating_of

pytestmark = pytest.mark.django_db

Make = Callable[..., SeatingPlan]


@pytest.fixture(autouse=True)
def quick_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """One look at the clock, and the time is up."""
    monkeypatch.setattr(tables, "SECONDS", 0)
    monkeypatch.setattr(tables, "SECONDS_TONIGHT", 0)


@pytest.fixture
def make(facilitating: Any, django_capture_on_commit_callbacks: Any) -> Make:
    def made(gathering: Gathering, *, from_attendance: bool = False, **values: Any) -> SeatingPlan:
        values.setdefault("form_key", uuid4())
        with django_capture_on_commit_callbacks(execute=True):
            plan = tables.request_plan(gathering_id=gathering.pk, from_attendance=from_attendance, **values)
        return SeatingPlan.of(plan.pk)

    return made


@pytest.fixture
def use(make: Make) -> Make:
    def used(gathering: Gathering, **values: Any) -> SeatingPlan:
        return tables.use_plan(plan_id=make(gathering, **values).pk)

    return used


def registrations_of(gathering: Gathering) -> list[Registration]:
    return list(Registration._base_manager.filter(gathering=gathering).order_by("created_at"))


def test_everyone_sits_once_a_round_and_colleagues_sit_apart(pact: Any, make: Make) -> None:
    gathering = gathering_with(pact, people(pact, [4, 4, 3, 3, 2, 2, 1, 1, 1, 1]), table_size=5, rounds=3)
    plan = make(gathering)
    verdict = judged(plan)
    assert (plan.state, plan.figures["people"], plan.figures["tables"]) == ("ready", 22, 5)
    assert verdict["errors"] == []
    assert plan.figures["new"] == verdict["new"]
    assert plan.figures["new"] <= plan.figures["upper"]
    assert plan.remarks == []


def test_people_who_sat_together_before_meet_others(pact: Any, use: Make, make: Make) -> None:
    contacts = people(pact, [1] * 24)
    first = gathering_with(pact, contacts, inside=24, table_size=6, rounds=2)
    use(first)
    second = gathering_with(pact, contacts, table_size=6, rounds=2, starts_at=first.ends_at)
    plan = make(second)
    verdict = judged(plan, known=sorted(encounters(first.pk), key=str))
    assert verdict["errors"] == []
    # 2 × 4 tables × 15 pairs; 120 of the 276 pairs met before, yet hardly any of them sits together again.
    assert plan.figures["new"] + plan.figures["old"] + plan.figures["repeats"] == 120
    assert plan.figures["old"] + plan.figures["repeats"] <= 20
    assert plan.figures["old"] == verdict["old_acquaintances"]


def test_only_the_used_plan_and_people_who_came_count_as_encounters(pact: Any, use: Make, make: Make) -> None:
    contacts = people(pact, [1] * 12)
    gathering = gathering_with(pact, contacts, inside=11, table_size=4, rounds=1)
    used = use(gathering)
    make(gathering)
    absent = contacts[11].pk
    of_contact = dict(Registration._base_manager.filter(gathering=gathering).values_list("pk", "contact_id"))
    by_hand = {frozenset(of_contact[type(contacts[0].pk)(one)] for one in pair) for pair in pairs_of(seating_of(used))}
    expected = {pair for pair in by_hand if absent not in pair}
    assert encounters(gathering.pk) == expected
    met = {other for pair in expected if contacts[0].pk in pair for other in pair} - {contacts[0].pk}
    assert met_at_table(gathering_id=gathering.pk, contact_id=contacts[0].pk) == met
    assert met_at_table(gathering_id=gathering.pk, contact_id=absent) == frozenset()


def test_a_reported_connection_counts_as_knowing_each_other(pact: Any, facilitating: Any) -> None:
    contacts = people(pact, [1, 1, 1])
    gathering = gathering_with(pact, contacts)
    first, second = sorted((contacts[0].pk, contacts[2].pk))
    Connection(partnership=pact, first_id=first, second_id=second).save()
    assert known_couples(gathering) == {frozenset({first, second})}


def test_an_organisation_with_more_people_than_tables_shares_and_is_named(pact: Any, make: Make) -> None:
    contacts = people(pact, [6, 1, 1, 1, 1, 1, 1])
    gathering = gathering_with(pact, contacts, table_size=4, rounds=2)
    plan = make(gathering)
    big = contacts[0].partner.organization
    assert plan.state == "ready"
    assert judged(plan, sharing=[big])["errors"] == []
    assert f"Van {big.name} komen 6 mensen en er zijn 3 tafels." in plan.remarks[0]
    assert contacts[0].name in plan.remarks[0]
    # Six people over three tables: never more than two of them together.
    ids = {str(row.pk) for row in registrations_of(gathering) if row.contact.partner_id == contacts[0].partner_id}
    assert {len(ids & set(group)) for tables_ in seating_of(plan) for group in tables_.values()} == {2}


def test_hosts_stay_at_their_table_and_one_too_many_is_a_guest(pact: Any, make: Make, facilitating: Any) -> None:
    gathering = gathering_with(pact, people(pact, [1] * 8), table_size=4, rounds=3)
    willing = registrations_of(gathering)[:3]
    assert tables.choose_hosts(gathering_id=gathering.pk, registration_ids=[one.pk for one in willing]) == 3
    plan = make(gathering)
    at = [
        [next(number for number, group in tables_.items() if str(one.pk) in group) for tables_ in seating_of(plan)]
        for one in willing
    ]
    fixed = [places for places in at if len(set(places)) == 1]
    assert len(fixed) >= 2
    assert plan.remarks[0].startswith("Er zijn meer gastgevers dan tafels. ")
    assert plan.remarks[0].endswith(" schuift als gast aan.")


def test_colleagues_of_a_host_at_every_table_share_one(pact: Any, make: Make, facilitating: Any) -> None:
    contacts = people(pact, [3, 1, 1, 1, 1, 1])
    gathering = gathering_with(pact, contacts, table_size=4, rounds=2)
    hosts = registrations_of(gathering)[:2]
    tables.choose_hosts(gathering_id=gathering.pk, registration_ids=[one.pk for one in hosts])
    plan = make(gathering)
    organization = contacts[0].partner.organization
    assert plan.state == "ready"
    assert judged(plan, sharing=[organization])["errors"] == []
    assert organization.name in plan.remarks[0]


@pytest.mark.parametrize(
    ("count", "inside", "sentence"),
    [
        (0, False, "Er heeft nog niemand een plek. Zodra mensen zich aanmelden, kun je tafels maken."),
        (1, False, "Er is nog maar één persoon met een plek. Tafels maken kan vanaf twee mensen."),
        (0, True, "Er is nog niemand binnen. Check eerst mensen in bij de deur."),
        (1, True, "Er is nog maar één persoon binnen. Tafels maken kan vanaf twee mensen."),
    ],
)
def test_nobody_or_one_person_gets_clear_words(
    pact: Any, facilitating: Any, count: int, inside: bool, sentence: str
) -> None:
    gathering = gathering_with(pact, people(pact, [1] * count), inside=count if inside else 0)
    with pytest.raises(Refused) as refusal:
        tables.request_plan(gathering_id=gathering.pk, from_attendance=inside, form_key=uuid4())
    assert refusal.value.message == sentence


def test_two_people_sit_at_one_table(pact: Any, make: Make) -> None:
    plan = make(gathering_with(pact, people(pact, [2]), rounds=2))
    assert plan.state == "ready"
    assert [list(map(len, tables_.values())) for tables_ in seating_of(plan)] == [[2], [2]]
    assert plan.remarks == ["Iedereen past aan één tafel. Dan ontmoet iedereen elkaar al in de eerste ronde."]


@pytest.mark.parametrize("count", [3, 7, 13, 25, 41])
def test_any_number_of_people_gets_a_valid_plan(pact: Any, make: Make, count: int) -> None:
    plan = make(gathering_with(pact, people(pact, [1] * count), table_size=6, rounds=3))
    assert judged(plan)["errors"] == []


def test_who_is_there_is_seated_anew_and_done_rounds_stay_exactly(pact: Any, use: Make) -> None:
    contacts = people(pact, [1] * 24)
    gathering = gathering_with(pact, contacts[:22], table_size=6, rounds=3)
    first = use(gathering)
    everyone = registrations_of(gathering)
    no_shows = {str(one.pk) for one in everyone[:3]}
    come_inside(everyone[3:])
    late = [RegistrationFactory(gathering=gathering, contact=one, source="door") for one in contacts[22:]]
    come_inside(late)
    tables.note_rounds_done(plan_id=first.pk, done=1)
    second = use(gathering, from_attendance=True)
    before, after = seating_of(first), seating_of(second)
    assert (second.rounds_done, second.from_attendance) == (1, True)
    assert {number: sorted(group) for number, group in after[0].items()} == {
        number: sorted(group) for number, group in before[0].items()
    }
    expected = {str(one.pk) for one in everyone[3:]} | {str(one.pk) for one in late}
    for tables_ in after[1:]:
        seated = [one for group in tables_.values() for one in group]
        assert sorted(seated) == sorted(expected)
        assert not no_shows & set(seated)
    assert judged(second)["errors"] == []
    assert SeatingPlan.of(first.pk).state == "replaced"


def test_a_plan_without_the_done_rounds_cannot_replace_one_that_has_them(pact: Any, make: Make, use: Make) -> None:
    gathering = gathering_with(pact, people(pact, [1] * 12), inside=12, table_size=4)
    other = make(gathering)
    used = use(gathering)
    tables.note_rounds_done(plan_id=used.pk, done=1)
    with pytest.raises(Refused) as refusal:
        tables.use_plan(plan_id=other.pk)
    assert "dan blijven die rondes staan" in refusal.value.message
    assert SeatingPlan.of(used.pk).state == "in_use"


def test_a_locked_table_keeps_its_people_in_a_new_plan(pact: Any, make: Make) -> None:
    gathering = gathering_with(pact, people(pact, [1] * 18), table_size=6, rounds=2)
    first = make(gathering)
    tables.lock_table(plan_id=first.pk, table_id=first.tables.get(number=2).pk, locked=True)
    second = make(gathering, based_on_id=first.pk)
    assert [sorted(tables_["2"]) for tables_ in seating_of(second)] == [
        sorted(tables_["2"]) for tables_ in seating_of(first)
    ]
    assert judged(second)["errors"] == []
    assert second.tables.get(number=2).locked
    assert second.figures["new"] <= second.figures["upper"]


def test_a_killed_job_runs_again_and_writes_one_plan(pact: Any, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    gathering = gathering_with(pact, people(pact, [1] * 10), table_size=5, rounds=2)
    write = seating._write_seats

    def killed(*args: Any) -> None:
        write(*args)
        raise KeyboardInterrupt

    monkeypatch.setattr(seating, "_write_seats", killed)
    with pytest.raises(KeyboardInterrupt):
        make(gathering)
    plan = SeatingPlan.objects.get(gathering=gathering)
    assert (plan.state, Seat.objects.count()) == ("running", 0)
    monkeypatch.undo()
    seating.make_plan(plan_id=str(plan.pk))
    once = seating_of(plan)
    seating.make_plan(plan_id=str(plan.pk))
    assert seating_of(plan) == once
    assert Seat.objects.count() == 20


def test_the_same_press_of_the_button_is_one_plan(pact: Any, make: Make) -> None:
    gathering = gathering_with(pact, people(pact, [1] * 6), table_size=3)
    key = uuid4()
    assert len({make(gathering, form_key=key).pk for _ in range(20)}) == 1
    assert SeatingPlan.objects.count() == 1


def test_a_new_request_stops_the_search_that_waits(pact: Any, facilitating: Any) -> None:
    gathering = gathering_with(pact, people(pact, [1] * 6), table_size=3)
    first = tables.request_plan(gathering_id=gathering.pk, from_attendance=False, form_key=uuid4())
    second = tables.request_plan(gathering_id=gathering.pk, from_attendance=False, form_key=uuid4())
    assert [SeatingPlan.of(one.pk).state for one in (first, second)] == ["cancelled", "waiting"]
    seating.make_plan(plan_id=str(first.pk))
    assert SeatingPlan.of(first.pk).state == "cancelled"


def test_a_stopped_search_keeps_the_best_so_far(pact: Any, facilitating: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    gathering = gathering_with(pact, people(pact, [2] * 15), table_size=6, rounds=5)
    monkeypatch.setattr(tables, "SECONDS", 60)
    monkeypatch.setattr(seating, "LOOK_EVERY", 0)
    monkeypatch.setattr(seating, "STEPS", 100)
    plan = tables.request_plan(gathering_id=gathering.pk, from_attendance=False, form_key=uuid4())
    note, shown = seating._note_progress, []

    def stop_once_there_is_a_plan(*args: Any) -> bool:
        if shown and shown[-1]:
            tables.stop_search(plan_id=plan.pk)
        going_on = note(*args)
        shown.append(SeatingPlan.of(plan.pk).figures.get("new", 0))
        return going_on

    monkeypatch.setattr(seating, "_note_progress", stop_once_there_is_a_plan)
    seating.make_plan(plan_id=str(plan.pk))
    plan = SeatingPlan.of(plan.pk)
    assert plan.state == "ready"
    assert shown[-1] > 0
    assert plan.figures["new"] >= shown[-1]
    assert "Je hebt het zoeken gestopt" in plan.remarks[-1]
    assert judged(plan)["errors"] == []


def test_one_person_is_moved_by_hand_and_the_figures_follow(pact: Any, make: Make) -> None:
    gathering = gathering_with(pact, people(pact, [1] * 12), table_size=4, rounds=2)
    plan = make(gathering)
    someone = registrations_of(gathering)[0]
    old = next(int(number) for number, group in seating_of(plan)[1].items() if str(someone.pk) in group)
    new = old % 3 + 1
    for _ in range(2):
        tables.move_person(plan_id=plan.pk, registration_id=someone.pk, round_number=2, table_number=new)
    after = seating_of(plan)
    assert str(someone.pk) in after[1][str(new)]
    assert sorted(len(group) for group in after[1].values()) == [3, 4, 5]
    verdict = judged(plan)
    figures = SeatingPlan.of(plan.pk).figures
    assert (figures["new"], figures["repeats"]) == (verdict["new"], verdict["repeats"])


def test_a_done_round_and_a_locked_table_are_not_changed_by_hand(pact: Any, use: Make) -> None:
    gathering = gathering_with(pact, people(pact, [1] * 8), table_size=4, rounds=2)
    plan = use(gathering)
    someone = registrations_of(gathering)[0]
    tables.note_rounds_done(plan_id=plan.pk, done=1)
    with pytest.raises(Refused) as refusal:
        tables.move_person(plan_id=plan.pk, registration_id=someone.pk, round_number=1, table_number=1)
    assert refusal.value.message == "Deze ronde is al geweest. Die verandert niet meer."
    for table in plan.tables.all():
        tables.lock_table(plan_id=plan.pk, table_id=table.pk, locked=True)
    with pytest.raises(Refused) as refusal:
        tables.move_person(plan_id=plan.pk, registration_id=someone.pk, round_number=2, table_number=1)
    assert "staat vast. Maak de tafel eerst los." in refusal.value.message


def test_a_newcomer_without_a_table_gets_one_by_hand(pact: Any, use: Make) -> None:
    gathering = gathering_with(pact, people(pact, [1] * 8), table_size=4, rounds=2)
    plan = use(gathering)
    late = RegistrationFactory(gathering=gathering)
    AttendanceFactory(registration=late)
    tables.move_person(plan_id=plan.pk, registration_id=late.pk, round_number=2, table_number=1)
    assert [(seat.round, seat.table) for seat in seats_of(late.pk)] == [(2, 1)]
    stranger = RegistrationFactory(
        gathering=GatheringFactory(partnership=pact), contact=ContactFactory(partnership=pact)
    )
    with pytest.raises(NotFound):
        tables.move_person(plan_id=plan.pk, registration_id=stranger.pk, round_number=2, table_number=1)


def test_after_the_harvest_nothing_changes_at_the_tables(pact: Any, use: Make) -> None:
    gathering = gathering_with(pact, people(pact, [1] * 8), table_size=4)
    plan = use(gathering)
    Gathering._base_manager.filter(pk=gathering.pk).update(state="harvested")
    for deed in (
        lambda: tables.request_plan(gathering_id=gathering.pk, from_attendance=False, form_key=uuid4()),
        lambda: tables.note_rounds_done(plan_id=plan.pk, done=1),
        lambda: tables.choose_hosts(gathering_id=gathering.pk, registration_ids=[]),
    ):
        with pytest.raises(Refused):
            deed()
