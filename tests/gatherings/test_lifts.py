# SPDX-License-Identifier: EUPL-1.2
"""Lifts: who drives with whom, what each hears of the other, and what happens when somebody cannot come."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.gatherings.models import Gathering, LiftMatch, Registration
from samenspel.gatherings.queries.registering_details import details_values, details_version
from samenspel.messaging.models import OutboxMessage
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, GatheringFactory, RegistrationFactory
from tests.gatherings.corpus import BAD_TEXT

ANNA_PHONE, PIET_PHONE = "06 11111111", "06 22222222"


@pytest.fixture
def session(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(partnership=pact, with_meal=True)
    return made


def person(session: Gathering, name: str, lift: str, place: str = "Zilverdam", **values: Any) -> Registration:
    of_contact = {key: values.pop(key) for key in ("email", "phone") if key in values}
    contact = ContactFactory(partnership=session.partnership, name=name, **of_contact)
    made: Registration = RegistrationFactory(gathering=session, contact=contact, lift=lift, lift_place=place, **values)
    return made


def anna(session: Gathering, **values: Any) -> Registration:
    return person(session, "Anna Aanbod", **{"lift": "offered", "phone": ANNA_PHONE, **values})


def piet(session: Gathering, **values: Any) -> Registration:
    return person(session, "Piet Passagier", **{"lift": "wanted", "phone": PIET_PHONE, **values})


def page(session: Gathering, rest: str = "") -> str:
    return f"/p/testdam/bijeenkomsten/{session.pk}/liften/{rest}"


def agree(client: Client, *pairs: tuple[Registration, Registration]) -> Any:
    [session] = {driver.gathering for driver, _rider in pairs}
    values = [f"{driver.pk}:{rider.pk}" for driver, rider in pairs]
    return client.post(page(session, "afspreken/"), {"pair": values}, follow=True)


def running() -> list[tuple[str, str, int]]:
    rows = LiftMatch._base_manager.filter(ended_at__isnull=True).order_by("driver__contact__name", "seat")
    return [(row.driver.contact.name, row.rider.contact.name, row.seat) for row in rows]


def mails(kind: str) -> dict[str, OutboxMessage]:
    return {mail.to_name: mail for mail in OutboxMessage._base_manager.filter(kind=kind)}


def test_twenty_presses_are_one_lift_and_one_mail_each(as_fenna: Client, session: Gathering) -> None:
    pair = (anna(session), piet(session))
    for _ in range(20):
        agree(as_fenna, pair)
    assert running() == [("Anna Aanbod", "Piet Passagier", 1)]
    assert OutboxMessage._base_manager.count() == 2
    to_anna, to_piet = mails("lift_agreed")["Anna Aanbod"], mails("lift_agreed")["Piet Passagier"]
    assert to_anna.subject == "Piet rijdt met je mee"
    assert to_piet.subject == "Je kunt meerijden met Anna"
    assert "Passagier" not in to_anna.body
    assert "Aanbod" not in to_piet.body


@pytest.mark.parametrize(("anna_shares", "piet_shares"), [(False, False), (True, False), (False, True), (True, True)])
def test_a_number_goes_only_from_who_agreed(
    as_fenna: Client, session: Gathering, anna_shares: bool, piet_shares: bool
) -> None:
    agree(as_fenna, (anna(session, lift_shares_phone=anna_shares), piet(session, lift_shares_phone=piet_shares)))
    found = mails("lift_agreed")
    assert (ANNA_PHONE in found["Piet Passagier"].body) == anna_shares
    assert (PIET_PHONE in found["Anna Aanbod"].body) == piet_shares
    for mail in found.values():
        assert "@voorbeeld.test" not in mail.body
        assert ("De aanjager brengt jullie" in mail.body) == (not anna_shares and not piet_shares)
    text = as_fenna.get(page(session)).content.decode()
    assert ("Breng hen zelf met elkaar in contact" in text) == (not anna_shares and not piet_shares)


def test_a_number_goes_nowhere_unless_it_was_asked(
    visitor: Client, session: Gathering, token_for: Callable[..., str]
) -> None:
    row = piet(session, lift="none")
    address = f"/p/testdam/k/{token_for(row.contact)}/mijn/{session.pk}/details/"
    form = visitor.get(address).context["form"]
    assert form["lift_shares_phone"].value() is False
    version = str(form.initial["version"])
    answer = {"version": version, "lift": "wanted", "lift_place": "Zilverdam", "lift_seats": ""}
    assert visitor.post(address, answer).status_code == 302
    row.refresh_from_db()
    assert (row.lift, row.lift_seats, row.lift_shares_phone) == ("wanted", 1, False)
    again = {**answer, "version": str(details_version(details_values(row))), "lift_shares_phone": "on"}
    visitor.post(address, again)
    row.refresh_from_db()
    assert row.lift_shares_phone
    visitor.post(address, {**again, "version": str(details_version(details_values(row))), "lift": "none"})
    row.refresh_from_db()
    assert not row.lift_shares_phone, "who needs no lift gives no number"


def test_a_page_that_does_not_ask_about_the_car_changes_nothing_of_it(as_fenna: Client, session: Gathering) -> None:
    row = anna(session, lift_seats=3, lift_shares_phone=True)
    address = f"/p/testdam/bijeenkomsten/{session.pk}/mensen/{row.pk}/"
    version = str(details_version(details_values(row)))
    form = {"version": version, "lift": "offered", "lift_place": "Zilverdam", "remark": "Tot dan"}
    assert as_fenna.post(address, form).status_code == 302
    row.refresh_from_db()
    assert (row.remark, row.lift_seats, row.lift_shares_phone) == ("Tot dan", 3, True)


def test_a_car_never_gets_more_people_than_seats(as_fenna: Client, session: Gathering) -> None:
    driver = anna(session, lift_seats=2)
    riders = [piet(session) for _ in range(3)]
    answer = agree(as_fenna, *((driver, rider) for rider in riders))
    assert [seat for _driver, _rider, seat in running()] == [1, 2]
    assert "De auto van Anna Aanbod is vol." in answer.content.decode()
    assert mails("lift_agreed").keys() == {"Anna Aanbod", "Piet Passagier"}


def test_nobody_rides_in_two_cars(as_fenna: Client, session: Gathering) -> None:
    rider, other = piet(session), person(session, "Bea Bestuurder", "offered")
    agree(as_fenna, (anna(session), rider))
    assert "rijdt al met iemand mee" in agree(as_fenna, (other, rider)).content.decode()
    assert len(running()) == 1


@pytest.mark.parametrize("change", [{"lift": "none"}, {"state": "waiting"}, {"state": "cancelled", "answer": "no"}])
def test_who_offers_or_wants_nothing_any_more_is_not_paired(
    as_fenna: Client, session: Gathering, change: dict[str, str]
) -> None:
    for driver, rider in ((anna(session, **change), piet(session)), (anna(session), piet(session, **change))):
        agree(as_fenna, (driver, rider))
    assert running() == []


def cancel(client: Client, row: Registration, token: str) -> None:
    answer = client.post(f"/p/testdam/k/{token}/mijn/{row.gathering_id}/", {"answer": "no"})
    assert answer.status_code == 302


def test_a_rider_who_cancels_frees_the_seat_and_the_driver_hears_it(
    as_fenna: Client, visitor: Client, session: Gathering, token_for: Callable[..., str]
) -> None:
    driver, rider, other = anna(session), piet(session), person(session, "Rosa Reiziger", "wanted")
    agree(as_fenna, (driver, rider))
    cancel(visitor, rider, token_for(rider.contact))
    assert mails("lift_ended").keys() == {"Anna Aanbod"}
    assert "Er is weer een plek vrij in je auto" in mails("lift_ended")["Anna Aanbod"].body
    agree(as_fenna, (driver, other))
    assert running() == [("Anna Aanbod", "Rosa Reiziger", 1)]
    assert "Viel weg" in as_fenna.get(page(session)).content.decode()


def test_a_driver_who_cancels_leaves_nobody_waiting_in_the_cold(
    as_fenna: Client, visitor: Client, session: Gathering, token_for: Callable[..., str]
) -> None:
    driver = anna(session, lift_seats=2, email="")
    one, two = piet(session), person(session, "Rosa Reiziger", "wanted", email="", phone="06 33333333")
    agree(as_fenna, (driver, one), (driver, two))
    cancel(visitor, driver, token_for(driver.contact))
    assert running() == []
    assert mails("lift_ended").keys() == {"Piet Passagier"}
    text = as_fenna.get(page(session)).content.decode()
    assert "Rosa Reiziger heeft geen mailadres: bel zelf 06 33333333" in text
    assert "Anna Aanbod heeft geen mailadres" not in text, "who cancelled knows"
    assert [row.name for row in as_fenna.get(page(session)).context["page"].left] == ["Piet Passagier", "Rosa Reiziger"]


def edit(client: Client, row: Registration, **values: str) -> None:
    row.refresh_from_db()
    version = str(details_version(details_values(row)))
    form = {"version": version, "lift": row.lift, "lift_place": row.lift_place, "lift_seats": str(row.lift_seats)}
    address = f"/p/testdam/bijeenkomsten/{row.gathering_id}/mensen/{row.pk}/"
    assert client.post(address, {**form, **values}).status_code == 302


def test_a_smaller_car_lets_the_last_ones_out(as_fenna: Client, session: Gathering) -> None:
    driver = anna(session, lift_seats=3)
    riders = [person(session, f"Reiziger {number}", "wanted") for number in (1, 2, 3)]
    agree(as_fenna, *((driver, rider) for rider in riders))
    edit(as_fenna, driver, lift_seats="1")
    assert running() == [("Anna Aanbod", "Reiziger 1", 1)]
    assert mails("lift_ended").keys() == {"Reiziger 2", "Reiziger 3"}
    edit(as_fenna, driver, lift="none")
    assert running() == []


def test_somebody_who_found_another_way_is_taken_out(as_fenna: Client, session: Gathering) -> None:
    rider = piet(session)
    agree(as_fenna, (anna(session), rider))
    edit(as_fenna, rider, remark="Ik neem taart mee")
    assert len(running()) == 1, "another wish changes nothing of the lift"
    edit(as_fenna, rider, lift="none", lift_place="")
    assert running() == []


def test_undo_tells_both_once(as_fenna: Client, session: Gathering) -> None:
    agree(as_fenna, (anna(session), piet(session)))
    match = LiftMatch._base_manager.get()
    for _ in range(3):
        assert as_fenna.post(page(session, f"{match.pk}/terug/")).status_code == 302
    assert running() == []
    assert mails("lift_ended").keys() == {"Anna Aanbod", "Piet Passagier"}
    assert "Viel weg" not in as_fenna.get(page(session)).content.decode()
    agree(as_fenna, (match.driver, match.rider))
    assert len(running()) == 1


def test_once_it_began_nothing_is_mailed_or_agreed(as_fenna: Client, session: Gathering) -> None:
    pair = (anna(session), piet(session))
    agree(as_fenna, pair)
    sent = OutboxMessage._base_manager.count()
    Gathering._base_manager.filter(pk=session.pk).update(starts_at=timezone.now() - timedelta(minutes=1))
    as_fenna.post(page(session, f"{LiftMatch._base_manager.get().pk}/terug/"))
    agree(as_fenna, pair)
    assert running() == []
    assert OutboxMessage._base_manager.count() == sent


def test_the_page_proposes_who_comes_from_the_same_place(as_fenna: Client, session: Gathering) -> None:
    driver, rider = anna(session, place="9801 AB Zilverdam"), piet(session, place="zilverdam")
    far = person(session, "Ver Weg", "wanted", place="Veenwoude")
    shown = as_fenna.get(page(session)).context["page"]
    assert [(row.driver.id, row.rider.id) for row in shown.proposals] == [(driver.pk, rider.pk)]
    assert [row.id for row in shown.left] == [far.pk]
    assert running() == [], "only the facilitator agrees"


@pytest.mark.parametrize("value", ["", "x", "a:b", ":", "1:2:3", "\u0000", "'); DROP TABLE lifts;--"])
def test_a_pair_that_is_none_is_refused_with_a_word(as_fenna: Client, session: Gathering, value: str) -> None:
    answer = as_fenna.post(page(session, "afspreken/"), {"pair": value}, follow=True)
    assert answer.status_code == 200
    assert "Kies wie met wie meerijdt." in answer.content.decode()


def test_people_of_another_gathering_or_pact_are_not_found(
    as_fenna: Client, session: Gathering, pact: Partnership, other_pact: Partnership
) -> None:
    mine = anna(session)
    for elsewhere in (GatheringFactory(partnership=pact), GatheringFactory(partnership=other_pact)):
        there = piet(elsewhere)
        answer = as_fenna.post(page(session, "afspreken/"), {"pair": f"{mine.pk}:{there.pk}"})
        assert answer.status_code == 404
    assert running() == []


@pytest.mark.words
@pytest.mark.parametrize("text", [text for text in BAD_TEXT if len(text) <= 120])
def test_strange_places_are_shown_as_text(as_fenna: Client, session: Gathering, text: str) -> None:
    Registration._base_manager.filter(pk=anna(session).pk).update(lift_place=text.replace("\u0000", ""))
    Registration._base_manager.filter(pk=piet(session).pk).update(lift_place=text.replace("\u0000", ""))
    answer = as_fenna.get(page(session))
    assert answer.status_code == 200
    assert "<svg/onload" not in answer.content.decode()


@pytest.mark.parametrize("seats", ["0", "9", "-1", "x", "1.5", "9" * 400])
def test_a_car_of_no_seats_or_a_bus_is_refused_beside_the_field(
    as_fenna: Client, session: Gathering, seats: str
) -> None:
    row = anna(session)
    address = f"/p/testdam/bijeenkomsten/{session.pk}/mensen/{row.pk}/"
    form = {"version": "1", "lift": "offered", "lift_place": "Zilverdam", "lift_seats": seats}
    answer = as_fenna.post(address, form)
    assert answer.status_code == 422
    assert "lift_seats" in answer.context["form"].errors


def test_the_number_of_queries_does_not_grow_with_the_lifts(as_fenna: Client, session: Gathering) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert as_fenna.get(page(session)).status_code == 200
        return len(captured)

    def fill(count: int) -> None:
        for number in range(count):
            driver, rider = anna(session, place=f"Dorp {number}"), piet(session, place=f"Dorp {number}")
            LiftMatch._base_manager.bulk_create(
                LiftMatch(
                    partnership=session.partnership,
                    gathering=session,
                    driver=driver,
                    rider=rider,
                    seat=1,
                    agreed_at=timezone.now(),
                    ended_at=ended,
                    end_reason="cancelled" if ended else "",
                )
                for ended in (None, timezone.now())
            )
            anna(session), piet(session), piet(session, place="Ver")

    fill(2)
    queries()
    few = queries()
    fill(20)
    assert queries() == few


def test_for_what_does_not_go_on_no_lift_is_agreed(as_fenna: Client, session: Gathering) -> None:
    pair = (anna(session), piet(session))
    Gathering._base_manager.filter(pk=session.pk).update(called_off_at=timezone.now())
    assert "gaat niet door" in agree(as_fenna, pair).content.decode()
    assert running() == []
