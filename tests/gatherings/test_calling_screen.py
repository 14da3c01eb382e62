# SPDX-License-Identifier: EUPL-1.2
"""One screen per call: why, registering while talking, calling back in one tap, and the order of the list."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.gatherings.constants import GatheringState
from samenspel.gatherings.forms import calling as forms
from samenspel.gatherings.models import Evaluation, Gathering, PhoneCall, Registration
from samenspel.network.models import Connection
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import (
    AttendanceFactory,
    ContactFactory,
    GatheringFactory,
    InvitationFactory,
    PhoneCallFactory,
    RegistrationFactory,
    models_save,
)
from tests.gatherings.calling import page, share, tap, to_call


@pytest.fixture
def session(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(partnership=pact, with_meal=True)
    return made


def screen(client: Client, session: Gathering, contact: Contact) -> Any:
    return client.get(page(session, f"{contact.pk}/"))


def why(client: Client, session: Gathering, contact: Contact) -> list[str]:
    return list(screen(client, session, contact).context["callee"].why)


def came_before(contact: Contact) -> None:
    earlier = GatheringFactory(partnership=contact.partnership, starts_at=timezone.now() - timedelta(days=60))
    AttendanceFactory(registration=RegistrationFactory(gathering=earlier, contact=contact))


def coming(session: Gathering, number: int) -> list[Contact]:
    return [RegistrationFactory(gathering=session).contact for _ in range(number)]


def connected(one: Contact, other: Contact) -> None:
    first, second = sorted((one.pk, other.pk))
    models_save(Connection(partnership=one.partnership, first_id=first, second_id=second))


def test_each_reason_is_said_in_words(as_fenna: Client, session: Gathering) -> None:
    anna = to_call(session, "Anna")
    assert why(as_fenna, session, anna) == ["Nog geen antwoord", "Zou voor het eerst komen"]
    came_before(anna)
    assert why(as_fenna, session, anna) == ["Nog geen antwoord"]
    Contact._base_manager.filter(pk=anna.pk).update(is_experience_expert=True)
    assert why(as_fenna, session, anna) == ["Nog geen antwoord", "Ervaringsdeskundige"]


def test_knowing_few_and_many_to_meet_are_counted(as_fenna: Client, session: Gathering) -> None:
    anna = to_call(session, "Anna")
    came_before(anna)
    others = coming(session, 12)
    RegistrationFactory(
        gathering=session, contact=ContactFactory(partnership=session.partnership, partner=anna.partner)
    )
    assert why(as_fenna, session, anna)[1:] == ["Kent nog niemand van wie er komt", "Kan 12 mensen leren kennen"]
    connected(anna, others[0])
    assert why(as_fenna, session, anna)[1:] == ["Kent 1 van de 12 anderen die komen", "Kan 11 mensen leren kennen"]
    connected(anna, others[1])
    connected(anna, others[2])
    assert why(as_fenna, session, anna) == ["Nog geen antwoord"]


def test_sitting_at_one_table_earlier_is_knowing_each_other(as_fenna: Client, session: Gathering) -> None:
    from tests.access.stage import apps

    anna, others = to_call(session, "Anna"), coming(session, 5)
    earlier = GatheringFactory(partnership=session.partnership, starts_at=timezone.now() - timedelta(days=60))
    plan = apps.get_model("gatherings.SeatingPlan")(
        partnership=session.partnership, gathering=earlier, rounds=1, state="in_use", figures={"people": 2}
    )
    models_save(plan)
    table = apps.get_model("gatherings.GatheringTable")(
        partnership=session.partnership, plan=plan, gathering=earlier, number=1
    )
    models_save(table)
    for contact in (anna, *others[:3]):
        registration = RegistrationFactory(gathering=earlier, contact=contact)
        AttendanceFactory(registration=registration)
        models_save(
            apps.get_model("gatherings.Seat")(
                partnership=session.partnership, plan=plan, table=table, registration=registration, round=1
            )
        )
    assert why(as_fenna, session, anna) == ["Nog geen antwoord"]


def test_a_place_of_their_own_and_an_offer_are_reasons(as_fenna: Client, session: Gathering) -> None:
    anna, bert = to_call(session, "Anna"), to_call(session, "Bert")
    Gathering._base_manager.filter(pk=session.pk).update(host=anna.partner)
    earlier = GatheringFactory(partnership=session.partnership, starts_at=timezone.now() - timedelta(days=60))
    registration = RegistrationFactory(gathering=earlier, contact=bert)
    models_save(
        Evaluation(
            partnership=session.partnership,
            gathering=earlier,
            registration=registration,
            way="phone",
            will_contribute="yes",
            contribution="Soep koken",
        )
    )
    assert "Eigen plek: is of was gastheer, of wil dat zijn" in why(as_fenna, session, anna)
    assert "Wil zelf iets bijdragen" in why(as_fenna, session, bert)


def test_the_list_begins_with_most_reasons(as_fenna: Client, session: Gathering) -> None:
    often = to_call(session, "Aad Komt Vaker")
    came_before(often)
    to_call(session, "Zoë Eerste Keer")
    to_call(session, "Yara Deskundig", is_experience_expert=True)
    calls = as_fenna.get(page(session)).context["calls"].in_order
    assert [callee.person.name for callee in calls] == ["Yara Deskundig", "Zoë Eerste Keer", "Aad Komt Vaker"]


def test_somebody_registers_while_talking(as_fenna: Client, session: Gathering) -> None:
    anna = to_call(session, "Anna")
    version = str(screen(as_fenna, session, anna).context["typed"].details.initial["version"])
    answer = tap(
        as_fenna,
        page(session, f"{anna.pk}/"),
        "comes",
        version=version,
        eats_along="yes",
        diet="halal",
        access_needs="vooraan zitten",
        lift="wanted",
        lift_place="Oosterdorp",
        **{"colleague-name": "Piet Collega", "colleague-phone": "06 22 22 22 22"},
    )
    assert answer.status_code == 302
    mine = Registration._base_manager.get(contact=anna)
    assert (mine.state, mine.eats_along, mine.diet, mine.access_needs) == ("seated", True, "halal", "vooraan zitten")
    assert (mine.lift, mine.lift_place) == ("wanted", "Oosterdorp")
    other = Registration._base_manager.exclude(contact=anna).select_related("contact").get()
    assert (other.contact.name, other.contact.partner_id, other.brought_by_id) == (
        "Piet Collega",
        anna.partner_id,
        anna.pk,
    )


def test_who_cannot_come_can_still_send_a_colleague(as_fenna: Client, session: Gathering) -> None:
    anna = to_call(session, "Anna")
    colleague = {"colleague-name": "Piet", "colleague-email": "piet@voorbeeld.test"}
    tap(as_fenna, page(session, f"{anna.pk}/"), "not", diet="halal", **colleague)
    assert Registration._base_manager.get(contact=anna).answer == "no"
    assert Registration._base_manager.get(contact__name="Piet").answer == "yes"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"colleague-name": "Piet"}, "colleague-email"),
        ({"colleague-phone": "06 22 22 22 22"}, "colleague-name"),
        ({"colleague-name": "Piet", "colleague-email": "geen adres"}, "colleague-email"),
        ({"diet": "x" * 201}, "diet"),
        ({"lift": "offered"}, "lift_place"),
        ({"diet": "111222333"}, "diet"),
    ],
)
def test_a_mistake_in_the_extra_questions_loses_nothing(
    as_fenna: Client, session: Gathering, typed: dict[str, str], field: str
) -> None:
    anna = to_call(session, "Anna")
    answer = tap(as_fenna, page(session, f"{anna.pk}/"), "comes", note="Belt liever na zes", **typed)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert f'id="id_{field}"' in shown
    assert "Belt liever na zes" in shown
    assert "<details open" in shown or "open" in shown
    assert not PhoneCall._base_manager.exists()
    assert not Registration._base_manager.exists()


def test_what_the_person_filled_in_during_the_call_is_not_overwritten(as_fenna: Client, session: Gathering) -> None:
    anna = to_call(session, "Anna")
    registration = RegistrationFactory(gathering=session, contact=anna, answer="maybe", state="none")
    version = str(screen(as_fenna, session, anna).context["typed"].details.initial["version"])
    Registration._base_manager.filter(pk=registration.pk).update(diet="geen noten")
    address = page(session, f"{anna.pk}/")
    answer = tap(as_fenna, address, "comes", version=version, diet="halal", note="Komt met de bus")
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "geen noten" in shown
    assert "halal" in shown
    assert not PhoneCall._base_manager.exists()
    carried = {one.name: one.value for one in answer.context["typed"]}
    assert carried["note"] == "Komt met de bus"
    assert as_fenna.post(address, {**carried, "version": str(answer.context["version"])}).status_code == 302
    registration.refresh_from_db()
    assert (registration.answer, registration.diet) == ("yes", "halal")
    assert PhoneCall._base_manager.get().note == "Komt met de bus"


def test_a_caller_with_a_share_is_told_that_the_person_filled_it_in(
    as_karim: Client, karim: Any, session: Gathering
) -> None:
    anna = to_call(session, "Anna")
    share(session, anna, karim)
    registration = RegistrationFactory(gathering=session, contact=anna, answer="maybe", state="none")
    version = str(screen(as_karim, session, anna).context["typed"].details.initial["version"])
    Registration._base_manager.filter(pk=registration.pk).update(diet="geen noten")
    answer = tap(as_karim, page(session, f"{anna.pk}/"), "comes", version=version, diet="halal", note="Bus")
    assert answer.status_code in {302, 422}
    registration.refresh_from_db()
    assert registration.diet == "geen noten"
    assert "geen noten" not in answer.content.decode()


def it_is(monkeypatch: pytest.MonkeyPatch, hour: int) -> datetime:
    """For the form of a call only: a session would be over by then."""
    now = datetime(2027, 3, 16, hour, tzinfo=timezone.get_default_timezone())
    clock = SimpleNamespace(now=lambda: now, localtime=lambda: now, localdate=lambda: now.date())
    monkeypatch.setattr(forms, "timezone", clock)
    return now


@pytest.mark.parametrize(("outcome", "days", "hour"), [("tonight", 0, 19), ("tomorrow", 1, 10)])
def test_calling_back_soon_is_one_tap(
    as_fenna: Client, session: Gathering, monkeypatch: pytest.MonkeyPatch, outcome: str, days: int, hour: int
) -> None:
    noon = it_is(monkeypatch, 12)
    anna = to_call(session, "Anna")
    assert tap(as_fenna, page(session, f"{anna.pk}/"), outcome).status_code == 302
    call = PhoneCall._base_manager.get()
    assert call.outcome == "call_back"
    assert timezone.localtime(call.call_back_at) == noon + timedelta(days=days, hours=hour - 12)


def test_late_in_the_evening_tonight_is_not_offered(
    as_fenna: Client, session: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    it_is(monkeypatch, 21)
    anna = to_call(session, "Anna")
    assert [code for code, _label in screen(as_fenna, session, anna).context["soon"]] == ["tomorrow"]
    assert tap(as_fenna, page(session, f"{anna.pk}/"), "tonight").status_code == 422


def test_an_undo_tells_that_the_colleague_stays(as_fenna: Client, session: Gathering) -> None:
    anna = to_call(session, "Anna")
    colleague = {"colleague-name": "Piet Collega", "colleague-phone": "06 22 22 22 22"}
    tap(as_fenna, page(session, f"{anna.pk}/"), "comes", **colleague)
    undone = as_fenna.post(page(session, f"terug/{PhoneCall._base_manager.get().pk}/"), follow=True)
    assert "Piet Collega blijft aangemeld als collega" in undone.content.decode()
    assert [one.contact.name for one in Registration._base_manager.select_related("contact")] == ["Piet Collega"]


def test_an_undo_keeps_what_the_person_filled_in_since(as_fenna: Client, session: Gathering) -> None:
    anna = to_call(session, "Anna")
    tap(as_fenna, page(session, f"{anna.pk}/"), "comes")
    Registration._base_manager.filter(contact=anna).update(diet="halal")
    as_fenna.post(page(session, f"terug/{PhoneCall._base_manager.get().pk}/"))
    mine = Registration._base_manager.get(contact=anna)
    assert (mine.answer, mine.state, mine.diet) == ("maybe", "none", "halal")


def test_for_what_was_called_off_nobody_is_called(as_fenna: Client, session: Gathering) -> None:
    anna = to_call(session, "Anna")
    Gathering._base_manager.filter(pk=session.pk).update(called_off_at=timezone.now())
    assert "Bellen hoeft niet meer" in as_fenna.get(page(session)).content.decode()
    colleague = {"colleague-name": "Piet", "colleague-phone": "06 22 22 22 22"}
    assert tap(as_fenna, page(session, f"{anna.pk}/"), "voicemail", **colleague).status_code == 422
    assert not Registration._base_manager.exists()
    assert not PhoneCall._base_manager.exists()


def test_after_the_harvest_nobody_is_called(as_fenna: Client, session: Gathering) -> None:
    to_call(session, "Anna")
    Gathering._base_manager.filter(pk=session.pk).update(state=GatheringState.HARVESTED)
    content = as_fenna.get(page(session)).content.decode()
    assert "Bellen hoeft niet meer" in content
    assert "Begin met bellen" not in content


def test_the_number_of_queries_is_the_same_for_ten_and_for_a_thousand_people(
    as_fenna: Client, fenna: Any, karim: Any, session: Gathering
) -> None:
    def fill(until: int) -> None:
        pact = session.partnership
        for number in range(Contact._base_manager.count(), until):
            contact = ContactFactory(partnership=pact, name=f"P{number}", phone="06 12 34 56 78")
            InvitationFactory(gathering=session, contact=contact)
            PhoneCallFactory(gathering=session, contact=contact, outcome="voicemail", note="n", caller=fenna)
            share(session, contact, karim if number % 2 else fenna)
            RegistrationFactory(gathering=session, contact=contact, answer="maybe", state="none")

    def queries() -> list[int]:
        counted = []
        for rest in ("", "?q=p", f"{anna.pk}/", "verdelen/", f"verdelen/{anna.pk}/", "wat-volgde/", "hulp/?q=p"):
            with CaptureQueriesContext(connection) as captured:
                assert as_fenna.get(page(session, rest)).status_code == 200
            counted.append(len(captured))
        return counted

    anna = to_call(session, "Anna")
    fill(10)
    queries()
    few = queries()
    fill(1000)
    assert queries() == few
