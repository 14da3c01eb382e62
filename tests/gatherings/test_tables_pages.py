# SPDX-License-Identifier: EUPL-1.2
"""The pages of the tables, through the browser's eyes."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.gatherings.models import Gathering, Registration, SeatingPlan
from samenspel.gatherings.operations import tables
from samenspel.gatherings.queries.tables import LOST_AFTER
from tests.gatherings.evening import gathering_with, people, seating_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "SECONDS", 0)
    monkeypatch.setattr(tables, "SECONDS_TONIGHT", 0)


def url(gathering: Gathering, rest: str = "") -> str:
    return f"/p/testdam/bijeenkomsten/{gathering.pk}/tafels/{rest}"


def press(client: Client, callbacks: Any, address: str, **values: Any) -> Any:
    with callbacks(execute=True):
        return client.post(address, values)


@pytest.fixture
def evening(pact: Any) -> Gathering:
    return gathering_with(pact, people(pact, [2, 2, 1, 1, 1, 1, 1, 1]), inside=8, table_size=5, rounds=2)


@pytest.fixture
def plan(evening: Gathering, as_fenna: Client, django_capture_on_commit_callbacks: Any) -> SeatingPlan:
    press(as_fenna, django_capture_on_commit_callbacks, url(evening, "maken/"), form_key=uuid4())
    made: SeatingPlan = SeatingPlan._base_manager.get(gathering=evening)
    return made


def test_a_page_without_a_plan_teaches_the_first_step(as_fenna: Client, evening: Gathering) -> None:
    page = as_fenna.get(url(evening))
    assert page.status_code == 200
    assert "Er zijn nog geen tafels." in page.text
    assert "Maak tafels van wie er is" in page.text


def test_tables_are_made_shown_and_taken_into_use(as_fenna: Client, evening: Gathering, plan: SeatingPlan) -> None:
    page = as_fenna.get(url(evening))
    assert "nieuwe ontmoetingen van hoogstens" in page.text
    for name in Registration._base_manager.filter(gathering=evening).values_list("contact__name", flat=True):
        assert name in page.text
    answer = as_fenna.post(url(evening, f"{plan.pk}/gebruiken/"), follow=True)
    assert "Deze indeling is in gebruik" in answer.text
    assert SeatingPlan._base_manager.get(pk=plan.pk).state == "in_use"


def test_an_older_plan_taken_into_use_is_the_one_on_the_page(
    as_fenna: Client, evening: Gathering, plan: SeatingPlan, django_capture_on_commit_callbacks: Any
) -> None:
    press(as_fenna, django_capture_on_commit_callbacks, url(evening, "maken/"), form_key=uuid4())
    answer = as_fenna.post(url(evening, f"{plan.pk}/gebruiken/"), follow=True)
    assert "Deze indeling is in gebruik" in answer.text
    assert "nog niet in gebruik" not in answer.text
    newest = as_fenna.get(url(evening)).text
    assert "Deze indeling is klaar, maar nog niet in gebruik" in newest
    assert "In gebruik is nu de indeling van" in newest
    assert f'href="{url(evening, f"{plan.pk}/")}"' in newest
    newer = SeatingPlan._base_manager.filter(gathering=evening).exclude(pk=plan.pk).get()
    as_fenna.post(url(evening, f"{newer.pk}/gebruiken/"))
    assert "Deze indeling was in gebruik en is vervangen" in as_fenna.get(url(evening, f"{plan.pk}/")).text


def test_from_who_is_there_only_those_inside_sit(
    as_fenna: Client, evening: Gathering, plan: SeatingPlan, django_capture_on_commit_callbacks: Any
) -> None:
    press(
        as_fenna,
        django_capture_on_commit_callbacks,
        url(evening, "maken/"),
        form_key=uuid4(),
        present="on",
        based_on=plan.pk,
    )
    made = SeatingPlan._base_manager.get(gathering=evening, from_attendance=True)
    inside = Registration._base_manager.filter(gathering=evening, attendance__isnull=False)
    seated = {one for group in seating_of(made)[0].values() for one in group}
    assert seated == {str(pk) for pk in inside.values_list("pk", flat=True)}


def test_while_the_search_goes_on_the_page_says_how_far_it_is(as_fenna: Client, evening: Gathering) -> None:
    as_fenna.post(url(evening, "maken/"), {"form_key": uuid4()})
    waiting = SeatingPlan._base_manager.get(gathering=evening)
    SeatingPlan._base_manager.update(state="running", figures={"share": 0.4, "new": 12, "upper": 30})
    page = as_fenna.get(url(evening))
    assert "Tot nu toe 12 nieuwe ontmoetingen van hoogstens 30." in page.text
    fragment = as_fenna.get(url(evening, f"{waiting.pk}/voortgang/"), headers={"HX-Request": "true"})
    assert 'value="40"' in fragment.text
    assert "<html" not in fragment.text
    as_fenna.post(url(evening, f"{waiting.pk}/stoppen/"))
    stopping = as_fenna.get(url(evening))
    assert "De beste indeling tot nu toe wordt klaargezet." in stopping.text
    assert "Er zijn nog geen tafels." not in stopping.text
    SeatingPlan._base_manager.update(state="ready", ready_at=timezone.now())
    after = as_fenna.get(url(evening, f"{waiting.pk}/voortgang/"), headers={"HX-Request": "true"})
    assert after.headers["HX-Redirect"] == url(evening)


def test_nobody_there_gets_a_sentence_and_422(as_fenna: Client, pact: Any) -> None:
    empty = gathering_with(pact, [])
    answer = as_fenna.post(url(empty, "maken/"), {"form_key": uuid4()})
    assert answer.status_code == 422
    assert "Er heeft nog niemand een plek." in answer.text


def test_bad_input_gets_a_sentence_and_never_an_error_page(
    as_fenna: Client, evening: Gathering, plan: SeatingPlan
) -> None:
    as_fenna.post(url(evening, f"{plan.pk}/gebruiken/"))
    someone = str(Registration._base_manager.filter(gathering=evening).first().pk)
    for rest, values in (
        ("maken/", {"form_key": "x"}),
        ("maken/", {"form_key": "\x00"}),
        ("maken/", {"form_key": uuid4(), "goal": "101"}),
        ("maken/", {"form_key": uuid4(), "goal": "-1"}),
        ("maken/", {"form_key": uuid4(), "goal": "veel"}),
        (f"{plan.pk}/ronde-klaar/", {"done": "9" * 50}),
        (f"{plan.pk}/ronde-klaar/", {"done": "-1"}),
        (f"{plan.pk}/ronde-klaar/", {}),
        (f"{plan.pk}/vastzetten/", {"table": "weg"}),
        (f"{plan.pk}/verplaatsen/", {"round": "1", "person": "niemand", "table": "1"}),
        (f"{plan.pk}/verplaatsen/", {"round": "1", "person": someone, "table": "99"}),
        (f"{plan.pk}/verplaatsen/", {"round": "99", "person": someone, "table": "1"}),
        (f"{plan.pk}/verplaatsen/", {}),
        ("gastgevers/", {"hosts": ["onbekend"]}),
    ):
        answer = as_fenna.post(url(evening, rest), values)
        assert answer.status_code == 422, (rest, values)
    assert as_fenna.get(url(evening), {"ronde": "²"}).status_code == 200


def test_somebody_is_moved_and_a_table_locked_from_the_page(
    as_fenna: Client, evening: Gathering, plan: SeatingPlan
) -> None:
    group = seating_of(plan)[1]
    someone = group["1"][0]
    answer = as_fenna.post(
        url(evening, f"{plan.pk}/verplaatsen/"), {"round": 2, "person": someone, "table": 2}, follow=True
    )
    assert answer.status_code == 200
    assert someone in seating_of(plan)[1]["2"]
    table = plan.tables.model._base_manager.get(plan=plan, number=2)
    page = as_fenna.post(url(evening, f"{plan.pk}/vastzetten/"), {"table": table.pk, "locked": "on"}, follow=True)
    assert "staat vast" in page.text
    refused = as_fenna.post(url(evening, f"{plan.pk}/verplaatsen/"), {"round": 2, "person": someone, "table": 1})
    assert refused.status_code == 422
    assert "Tafel 2 staat vast. Maak de tafel eerst los." in refused.text


def test_a_round_is_over_and_taken_back(as_fenna: Client, evening: Gathering, plan: SeatingPlan) -> None:
    as_fenna.post(url(evening, f"{plan.pk}/gebruiken/"))
    page = as_fenna.post(url(evening, f"{plan.pk}/ronde-klaar/"), {"done": 1}, follow=True)
    assert "Ronde 2 is klaar" in page.text
    assert SeatingPlan._base_manager.get(pk=plan.pk).rounds_done == 1
    as_fenna.post(url(evening, f"{plan.pk}/ronde-klaar/"), {"done": 0})
    assert SeatingPlan._base_manager.get(pk=plan.pk).rounds_done == 0


def test_once_a_round_was_held_a_plan_without_it_is_not_offered(
    as_fenna: Client, evening: Gathering, plan: SeatingPlan, django_capture_on_commit_callbacks: Any
) -> None:
    press(as_fenna, django_capture_on_commit_callbacks, url(evening, "maken/"), form_key=uuid4())
    other = SeatingPlan._base_manager.filter(gathering=evening).exclude(pk=plan.pk).get()
    assert "Gebruik deze indeling" in as_fenna.get(url(evening, f"{other.pk}/")).text
    as_fenna.post(url(evening, f"{plan.pk}/gebruiken/"))
    as_fenna.post(url(evening, f"{plan.pk}/ronde-klaar/"), {"done": 1})
    page = as_fenna.get(url(evening, f"{other.pk}/")).text
    assert "Gebruik deze" not in page
    assert "Maak tafels van wie er is" in page


def test_a_search_that_failed_each_time_is_told_and_can_be_done_anew(
    as_fenna: Client, evening: Gathering, plan: SeatingPlan
) -> None:
    SeatingPlan._base_manager.update(state="running", created_at=timezone.now() - LOST_AFTER * 2)
    page = as_fenna.get(url(evening)).text
    assert "Het zoeken is niet gelukt. Maak de tafels opnieuw." in page
    assert "De tafels worden gemaakt" not in page
    assert "Maak tafels van wie er is" in page


def test_a_table_with_more_people_than_it_is_for_shows_how_many(
    as_fenna: Client, evening: Gathering, plan: SeatingPlan
) -> None:
    people_at = seating_of(plan)[0]
    full = f'<span class="badge badge--sun">{len(people_at["1"]) + 2} mensen</span>'
    assert full not in as_fenna.get(url(evening)).text
    for person in people_at["2"][:2]:
        as_fenna.post(url(evening, f"{plan.pk}/verplaatsen/"), {"round": 1, "person": person, "table": 1})
    assert full in as_fenna.get(url(evening), {"ronde": 1}).text


def test_hosts_are_chosen_on_a_page(as_fenna: Client, evening: Gathering) -> None:
    first = Registration._base_manager.filter(gathering=evening).first()
    assert as_fenna.get(url(evening, "gastgevers/")).status_code == 200
    page = as_fenna.post(url(evening, "gastgevers/"), {"hosts": [str(first.pk)]}, follow=True)
    assert "Er is 1 gastgever." in page.text
    assert Registration._base_manager.get(pk=first.pk).table_host


def test_the_core_group_looks_and_others_see_nothing(
    as_karim: Client, as_otto: Client, visitor: Client, evening: Gathering, plan: SeatingPlan
) -> None:
    page = as_karim.get(url(evening))
    assert page.status_code == 200
    assert "Maak opnieuw" not in page.text
    for rest in ("maken/", f"{plan.pk}/gebruiken/", f"{plan.pk}/verplaatsen/", f"{plan.pk}/vastzetten/"):
        assert as_karim.post(url(evening, rest), {"form_key": uuid4()}).status_code == 403
        assert as_otto.post(url(evening, rest), {"form_key": uuid4()}).status_code == 404
    assert as_otto.get(url(evening)).status_code == 404
    assert as_otto.get(f"/p/elders/bijeenkomsten/{evening.pk}/tafels/").status_code == 404
    assert as_otto.get(f"/p/elders/bijeenkomsten/{evening.pk}/tafels/{plan.pk}/").status_code == 404
    assert visitor.get(url(evening)).status_code == 302


def test_a_plan_of_another_gathering_is_404(as_fenna: Client, evening: Gathering, plan: SeatingPlan, pact: Any) -> None:
    other = gathering_with(pact, people(pact, [1, 1]))
    assert as_fenna.get(url(evening, f"{plan.pk}/")).status_code == 200
    assert as_fenna.get(url(other, f"{plan.pk}/")).status_code == 404
    assert as_fenna.post(url(other, f"{plan.pk}/gebruiken/")).status_code == 404


def test_the_number_of_questions_to_the_database_does_not_grow(
    as_fenna: Client, pact: Any, django_capture_on_commit_callbacks: Any
) -> None:
    counts = []
    for size in (10, 120):
        gathering = gathering_with(pact, people(pact, [1] * size), inside=size // 2)
        press(as_fenna, django_capture_on_commit_callbacks, url(gathering, "maken/"), form_key=uuid4())
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert as_fenna.get(url(gathering)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 20
