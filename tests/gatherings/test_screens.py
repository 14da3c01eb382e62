# SPDX-License-Identifier: EUPL-1.2
"""Screens in the room: tables, a clock that several screens agree on, the questions, and counts that grow."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import (
    Attendance,
    Evaluation,
    EvaluationActionPoint,
    Gathering,
    GatheringTable,
    Registration,
    RoomScreen,
    Seat,
    SeatingPlan,
)
from samenspel.gatherings.operations.evaluating import save_action_point, save_met
from samenspel.portal.queries.harvest import session
from tests.factories import ContactFactory
from tests.gatherings.evening import gathering_with, people

pytestmark = pytest.mark.django_db

TWO = {"number": 2, "minutes": 10}


@pytest.fixture
def hall(pact: Any) -> Gathering:
    begun = timezone.now() - timedelta(hours=1)
    values = {"state": "under_way", "evaluation_code": "muur-0123456789", "rounds": 3}
    return gathering_with(
        pact, people(pact, [2, 2, 2]), inside=5, starts_at=begun, ends_at=begun + timedelta(hours=3), **values
    )


def url(hall: Gathering, rest: str = "") -> str:
    return f"/p/testdam/bijeenkomsten/{hall.pk}/{rest}"


def seat_everybody(hall: Gathering, *, rounds: int = 3) -> SeatingPlan:
    """In round r everybody sits at table r."""
    pact = hall.partnership
    plan = SeatingPlan(partnership=pact, gathering=hall, state="in_use", rounds=rounds, figures={"people": 6})
    plan.save_base(force_insert=True)
    for number in range(1, rounds + 1):
        table = GatheringTable(partnership=pact, plan=plan, gathering=hall, number=number)
        table.save_base(force_insert=True)
        for row in Registration._base_manager.filter(gathering=hall):
            Seat(partnership=pact, plan=plan, table=table, registration=row, round=number).save_base(force_insert=True)
    return plan


def clock(hall: Gathering) -> RoomScreen:
    found: RoomScreen = RoomScreen._base_manager.get(gathering=hall)
    return found


def press(client: Client, hall: Gathering, deed: str, **values: Any) -> Any:
    row = RoomScreen._base_manager.filter(gathering=hall).first()
    sent = {"deed": deed, "version": row.version if row else 1, **values}
    return client.post(url(hall, "schermen/klok/"), sent, follow=True)


def seconds_left(hall: Gathering) -> int:
    ends_at = clock(hall).ends_at
    assert ends_at is not None
    return round((ends_at - timezone.now()).total_seconds())


def test_the_first_round_of_the_day_begins_the_evening_and_opens_the_questions(
    hall: Gathering, as_fenna: Client
) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    Gathering._base_manager.filter(pk=hall.pk).update(
        state="inviting", evaluation_code="", starts_at=tomorrow, ends_at=tomorrow + timedelta(hours=3)
    )
    press(as_fenna, hall, "begin", number=1, minutes=10)
    assert Gathering._base_manager.get(pk=hall.pk).state == "inviting"

    noon = timezone.localtime().replace(hour=12)
    Gathering._base_manager.filter(pk=hall.pk).update(starts_at=noon, ends_at=noon + timedelta(hours=3))
    press(as_fenna, hall, "begin", number=2, minutes=10)
    begun = Gathering._base_manager.get(pk=hall.pk)
    assert begun.state == "under_way"
    assert begun.evaluation_code


def test_a_round_begins_stands_still_goes_on_and_gets_a_minute_more(as_fenna: Client, hall: Gathering) -> None:
    page = press(as_fenna, hall, "begin", number=1, minutes=20)
    assert "Ronde 1 loopt tot" in page.text
    assert seconds_left(hall) in range(1195, 1201)
    page = press(as_fenna, hall, "pause")
    assert "Ronde 1: de klok staat stil op" in page.text
    assert clock(hall).ends_at is None
    press(as_fenna, hall, "longer", minutes=1)
    press(as_fenna, hall, "go_on")
    assert seconds_left(hall) in range(1250, 1261)
    press(as_fenna, hall, "longer", minutes=1)
    assert seconds_left(hall) in range(1310, 1321)


def test_several_screens_read_the_same_end_from_the_server(as_fenna: Client, as_karim: Client, hall: Gathering) -> None:
    press(as_fenna, hall, "begin", number=2, minutes=15)
    RoomScreen._base_manager.update(ends_at=timezone.now() + timedelta(minutes=7, seconds=30))
    for client in (as_fenna, as_karim):
        page = client.get(url(hall, "scherm/ronde/"))
        assert "Ronde 2 van 3" in page.text
        assert re.search(r'data-left="(450|449)" data-runs="yes"', page.text)
        assert page.headers["Samenspel-Left"] in {"449", "450"}


def test_a_press_that_is_sent_twenty_times_is_one_deed(as_fenna: Client, hall: Gathering) -> None:
    press(as_fenna, hall, "begin", number=1, minutes=20)
    for deed, values, times in (("longer", {"minutes": 1}, 20), ("pause", {}, 3), ("begin", TWO, 3)):
        version = clock(hall).version
        sent = {"deed": deed, "version": version, **values}
        for _ in range(times):
            as_fenna.post(url(hall, "schermen/klok/"), sent)
        assert "Iemand anders bediende de klok" not in as_fenna.get(url(hall, "schermen/")).text
        assert clock(hall).version == version + 1
    assert (clock(hall).round, clock(hall).seconds) == (2, 600)


def test_two_people_at_the_clock_the_second_sees_how_it_stands(as_fenna: Client, hall: Gathering) -> None:
    press(as_fenna, hall, "begin", number=1, minutes=20)
    seen = clock(hall).version
    press(as_fenna, hall, "pause")
    press(as_fenna, hall, "go_on")
    page = as_fenna.post(url(hall, "schermen/klok/"), {"deed": "pause", "version": seen}, follow=True)
    assert "Iemand anders bediende de klok net. Zo staat hij nu." in page.text
    assert clock(hall).ends_at is not None


def test_when_the_time_is_up_the_screen_says_so_and_the_next_round_moves_the_tables(
    as_fenna: Client, hall: Gathering
) -> None:
    plan = seat_everybody(hall)
    assert "Ronde 1: jouw tafel" in as_fenna.get(url(hall, "scherm/tafels/")).text
    press(as_fenna, hall, "begin", number=1, minutes=20)
    RoomScreen._base_manager.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert "De tijd is om." in as_fenna.get(url(hall, "scherm/ronde/")).text
    assert "Begin ronde 2" in as_fenna.get(url(hall, "schermen/")).text
    press(as_fenna, hall, "begin", number=2, minutes=20)
    assert SeatingPlan._base_manager.get(pk=plan.pk).rounds_done == 1
    assert "Ronde 2: jouw tafel" in as_fenna.get(url(hall, "scherm/tafels/")).text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"deed": "begin", "number": 1, "minutes": ""}, "Vul in hoeveel minuten de ronde duurt."),
        ({"deed": "begin", "number": 1, "minutes": 0}, "Een ronde duurt minstens 1 minuut."),
        ({"deed": "begin", "number": 1, "minutes": 100000}, "Een ronde duurt hoogstens 180 minuten."),
        ({"deed": "begin", "number": 1, "minutes": "<b>\x00"}, "Vul een getal in, zoals 20."),
        ({"deed": "begin", "minutes": 10}, "Laad de pagina opnieuw en kies een ronde."),
        ({"deed": "dansen"}, ""),
        ({"deed": "pause", "version": "x"}, ""),
        ({"deed": "pause", "version": 10**30}, ""),
        ({"deed": "begin", "number": 99, "minutes": 10}, ""),
    ],
)
def test_bad_input_on_the_clock_gets_a_sentence(
    as_fenna: Client, hall: Gathering, values: dict[str, Any], words: str
) -> None:
    answer = press(as_fenna, hall, **values)
    assert answer.status_code == 422
    assert words in answer.text
    assert RoomScreen._base_manager.count() == 0


def test_pausing_or_going_on_without_a_round_changes_nothing(as_fenna: Client, hall: Gathering) -> None:
    for deed in ("pause", "go_on", "longer"):
        assert press(as_fenna, hall, deed).status_code == 200
    assert clock(hall).round == 0


def test_the_beamer_follows_what_the_facilitator_chooses(as_fenna: Client, as_karim: Client, hall: Gathering) -> None:
    beamer = url(hall, "scherm/")
    assert "Straks staat hier aan welke tafel je zit." in as_karim.get(beamer).text
    assert as_karim.get(beamer, {"nu": "tafels"}).status_code == 200
    as_fenna.post(url(hall, "schermen/kiezen/"), {"screen": "oogst"})
    told = as_karim.get(beamer, {"nu": "tafels"})
    assert (told.status_code, told.headers["HX-Refresh"]) == (204, "true")
    assert "Wat er vanavond groeit" in as_karim.get(beamer).text
    as_fenna.post(url(hall, "schermen/kiezen/"), {"screen": "<script>"})
    assert clock(hall).showing == "oogst"
    assert as_karim.post(url(hall, "schermen/kiezen/"), {"screen": "ronde"}).status_code == 403


@pytest.mark.parametrize("screen", ["tafels", "ronde", "vragen", "oogst"])
def test_a_screen_on_which_nothing_changed_gets_an_empty_answer(as_fenna: Client, hall: Gathering, screen: str) -> None:
    seat_everybody(hall)
    press(as_fenna, hall, "begin", number=1, minutes=20)
    page = as_fenna.get(url(hall, f"scherm/{screen}/")).text
    found = re.search(r'id="live" hx-get="([^"]+)"', page)
    assert found
    again = found[1].replace("&amp;", "&")
    assert as_fenna.get(again).status_code == 204
    Attendance._base_manager.first().delete()  # type: ignore[union-attr]
    RoomScreen._base_manager.update(version=9)
    Registration._base_manager.filter(attendance__isnull=True).update(state="cancelled", answer="no")
    assert as_fenna.get(again).status_code == 200


def test_the_list_of_tables_is_searched_without_accents_and_leaves_out_who_cancelled(
    as_fenna: Client, hall: Gathering
) -> None:
    first, second = Registration._base_manager.filter(gathering=hall, attendance__isnull=True).first(), None
    assert first is not None
    second = Registration._base_manager.filter(gathering=hall, attendance__isnull=False).first()
    assert second is not None
    type(first.contact)._base_manager.filter(pk=first.contact_id).update(name="Afgemelde Anna")
    type(first.contact)._base_manager.filter(pk=second.contact_id).update(name="Özlem Yıldız")
    seat_everybody(hall)
    assert "Afgemelde Anna" in as_fenna.get(url(hall, "scherm/tafels/")).text
    Registration._base_manager.filter(pk=first.pk).update(state="cancelled", answer="no")
    page = as_fenna.get(url(hall, "scherm/tafels/"), {"q": "ozlem"}).text
    assert "Özlem Yıldız" in page
    assert page.count('class="screen__who"') == 1
    assert "Afgemelde Anna" not in as_fenna.get(url(hall, "scherm/tafels/")).text
    nothing = as_fenna.get(url(hall, "scherm/tafels/"), {"q": "<b>\x00x"})
    assert "Niemand gevonden met “&lt;b&gt;x”." in nothing.text


def test_the_harvest_on_the_wall_counts_what_the_harvest_counts(
    as_karim: Client, hall: Gathering, facilitating: Actor
) -> None:
    there = list(Registration._base_manager.filter(gathering=hall, attendance__isnull=False).order_by("pk"))
    earlier = gathering_with(
        hall.partnership,
        [there[0].contact, there[3].contact],
        inside=2,
        starts_at=hall.starts_at - timedelta(days=60),
        ends_at=hall.starts_at - timedelta(days=60) + timedelta(hours=3),
    )
    before = Registration._base_manager.filter(gathering=earlier).first()
    assert before is not None
    save_met(registration=before, met_ids=[there[3].contact_id, there[0].contact_id])
    save_met(registration=there[0], met_ids=[there[1].contact_id, there[2].contact_id, there[3].contact_id])
    save_met(registration=there[1], met_ids=[there[0].contact_id])  # the same pair, said by both
    save_action_point(registration=there[0], what="Soep maken")
    figures = session(hall.pk)
    assert (figures.new_connections, figures.evaluations, figures.actions) == (2, 2, 1)
    page = " ".join(as_karim.get(url(hall, "scherm/oogst/")).text.split())
    assert '<span class="screen__number">2</span> nieuwe verbindingen' in page
    assert '<span class="screen__number">1</span> actiepunt' in page
    assert '<span class="screen__number">2</span> van de 5 vulden de vragen in' in page
    assert page.count('class="growing__tie"') == 2
    assert page.count('class="growing__dot') == 5
    for row in there:
        assert row.contact.name not in page
    assert "Soep" not in page
    assert Evaluation._base_manager.filter(gathering=hall).count() == 2
    assert EvaluationActionPoint._base_manager.count() == 1


def test_the_questions_show_a_code_only_while_they_are_open(as_fenna: Client, hall: Gathering) -> None:
    page = as_fenna.get(url(hall, "scherm/vragen/")).text
    assert "/p/testdam/evalueren/muur-0123456789/" in page
    assert 'alt="QR-code naar de vragen"' in page
    Gathering._base_manager.update(evaluation_code="")
    page = as_fenna.get(url(hall, "scherm/vragen/")).text
    assert "De vragen zijn nu dicht" in page
    assert "QR-code" not in page


def test_the_number_of_questions_of_a_screen_does_not_grow(as_fenna: Client, pact: Any) -> None:
    counts: dict[str, set[int]] = {}
    as_fenna.get("/p/testdam/bijeenkomsten/")
    for size in (10, 200):
        hall = gathering_with(pact, people(pact, [size // 10] * 10), inside=size)
        seat_everybody(hall)
        there = list(Registration._base_manager.filter(gathering=hall).order_by("pk"))
        with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
            for row, other in zip(there[::2], there[1::2], strict=True):
                save_met(registration=row, met_ids=[other.contact_id])
        for screen in ("tafels", "oogst", "vragen", "ronde"):
            with CaptureQueriesContext(connection) as asked:
                assert as_fenna.get(url(hall, f"scherm/{screen}/")).status_code == 200
            counts.setdefault(screen, set()).add(len(asked))
    assert all(len(found) == 1 and max(found) <= 13 for found in counts.values()), counts


def test_somebody_sees_the_own_table_by_the_own_link_once_inside(
    visitor: Client, hall: Gathering, coby: Any, token_for: Any, as_fenna: Client
) -> None:
    outside = Registration._base_manager.filter(gathering=hall, attendance__isnull=True).get()
    Registration._base_manager.filter(pk=outside.pk).update(contact=coby)
    seat_everybody(hall)
    home = f"/p/testdam/k/{token_for(coby)}/mijn/"
    page = visitor.get(f"{home}{hall.pk}/tafel/")
    assert "Zodra je aan de deur bent ingecheckt, zie je hier waar je zit." in page.text
    other = Registration._base_manager.filter(gathering=hall, attendance__isnull=False).first()
    assert other is not None
    for text in ("", "bedachte"):
        assert other.contact.name not in visitor.get(f"{home}{hall.pk}/tafel/", {"q": text}).text
    assert "Mijn tafel" not in visitor.get(home).text

    as_fenna.post(url(hall, "deur/inchecken/"), {"registration": outside.pk})
    assert f"{home}{hall.pk}/tafel/" in visitor.get(home).text
    page = visitor.get(f"{home}{hall.pk}/tafel/", {"q": other.contact.name})
    assert "Ronde 1: jij zit aan tafel 1" in page.text
    assert "ronde 2: tafel 2" in page.text
    assert other.contact.name in page.text
    press(as_fenna, hall, "begin", number=2, minutes=10)
    assert "Ronde 2: jij zit aan tafel 2" in visitor.get(f"{home}{hall.pk}/tafel/").text


def test_the_table_of_a_gathering_one_is_not_asked_for_does_not_exist(
    visitor: Client, hall: Gathering, coby: Any, token_for: Any
) -> None:
    assert visitor.get(f"/p/testdam/k/{token_for(coby)}/mijn/{hall.pk}/tafel/").status_code == 404
    stranger = ContactFactory(partnership=hall.partnership)
    assert visitor.get(f"/p/testdam/k/{token_for(stranger)}/mijn/{hall.pk}/tafel/").status_code == 404
