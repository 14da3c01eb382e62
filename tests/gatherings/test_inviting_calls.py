# SPDX-License-Identifier: EUPL-1.2
"""Phone calls: whom to call, the outcome in one tap, and taking the last one back."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.gatherings.models import Gathering, PhoneCall, Registration
from samenspel.organizations.models import Contact, TalkNote
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
from tests.gatherings.corpus import BAD_TEXT


@pytest.fixture
def session(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(partnership=pact)
    return made


def invited(session: Gathering, name: str, **more: Any) -> Contact:
    contact = ContactFactory(partnership=session.partnership, name=name, **{"phone": "06 12 34 56 78", **more})
    InvitationFactory(gathering=session, contact=contact)
    made: Contact = contact
    return made


def page(session: Gathering, rest: str = "") -> str:
    return f"/p/testdam/bijeenkomsten/{session.pk}/bellen/{rest}"


def tap(client: Client, session: Gathering, contact: Contact, outcome: str, **more: str) -> Any:
    form = {"form_key": str(uuid4()), "outcome": outcome, **more}
    return client.post(page(session, f"{contact.pk}/"), form)


def answers(session: Gathering) -> list[tuple[str, str]]:
    return list(Registration._base_manager.filter(gathering=session).values_list("answer", "state"))


def order(client: Client, session: Gathering) -> list[str]:
    return [callee.person.name for callee in client.get(page(session)).context["calls"].in_order]


def test_whom_to_call_first(as_fenna: Client, session: Gathering, pact: Partnership) -> None:
    maybe = invited(session, "Misschien Mia")
    RegistrationFactory(gathering=session, contact=maybe, answer="maybe", state="none")
    RegistrationFactory(gathering=session, contact=invited(session, "Komt Kees"))
    RegistrationFactory(gathering=session, contact=invited(session, "Niet Nel"), answer="no", state="none")
    later = timezone.now() + timedelta(days=1)
    due = timezone.now() - timedelta(hours=1)
    PhoneCallFactory(gathering=session, contact=invited(session, "Later Lo"), outcome="call_back", call_back_at=later)
    PhoneCallFactory(gathering=session, contact=invited(session, "Nu Nico"), outcome="call_back", call_back_at=due)
    PhoneCallFactory(gathering=session, contact=invited(session, "Voicemail Vos"), outcome="voicemail")
    invited(session, "Stille Sien")
    invited(session, "Zonder Nummer", phone="")
    ContactFactory(partnership=pact, name="Nog Niet Gevraagd", phone="06 1")
    ContactFactory(partnership=pact, name="Liever Bellen", channel="phone", phone="06 1")
    assert order(as_fenna, session) == [
        "Nu Nico",
        "Liever Bellen",
        "Stille Sien",
        "Voicemail Vos",
        "Misschien Mia",
    ]
    calls = as_fenna.get(page(session)).context["calls"]
    assert [callee.person.name for callee in calls.no_number] == ["Zonder Nummer"]
    assert [callee.person.name for callee in calls.later] == ["Later Lo"]
    assert calls.calls_made == 3


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("comes", [("yes", "seated")]),
        ("maybe", [("maybe", "none")]),
        ("not", [("no", "none")]),
        ("voicemail", []),
    ],
)
def test_the_outcome_becomes_the_answer(
    as_fenna: Client, session: Gathering, outcome: str, expected: list[tuple[str, str]]
) -> None:
    anna = invited(session, "Anna")
    assert tap(as_fenna, session, anna, outcome, note="Zoon is jarig").status_code == 302
    assert answers(session) == expected
    call = PhoneCall._base_manager.get()
    assert (call.outcome, call.note, call.caller.name) == (outcome, "Zoon is jarig", "Fenna Facilitator")


def test_twenty_taps_are_one_call(as_fenna: Client, session: Gathering) -> None:
    anna = invited(session, "Anna")
    form = {"form_key": str(uuid4()), "outcome": "comes"}
    for _ in range(20):
        assert as_fenna.post(page(session, f"{anna.pk}/"), form).status_code == 302
    assert PhoneCall._base_manager.count() == 1
    assert answers(session) == [("yes", "seated")]


def test_after_a_call_comes_the_next_person_with_an_undo(as_fenna: Client, session: Gathering) -> None:
    anna, bert = invited(session, "Anna"), invited(session, "Bert")
    answer = tap(as_fenna, session, anna, "comes")
    call = PhoneCall._base_manager.get()
    assert answer["Location"] == f"{page(session)}{bert.pk}/?vorige={call.pk}"
    shown = as_fenna.get(answer["Location"]).content.decode()
    assert "Anna: komt" in shown
    assert "Maak ongedaan" in shown
    assert 'href="tel:0612345678"' in shown
    assert tap(as_fenna, session, bert, "voicemail")["Location"].startswith(f"{page(session)}?vorige=")


@pytest.mark.parametrize("outcome", ["comes", "maybe", "not", "voicemail"])
def test_an_undo_leaves_no_trace_of_the_answer(as_fenna: Client, session: Gathering, outcome: str) -> None:
    anna = invited(session, "Anna")
    tap(as_fenna, session, anna, outcome)
    call = PhoneCall._base_manager.get()
    for _ in range(2):
        assert as_fenna.post(page(session, f"terug/{call.pk}/")).status_code == 302
    session.refresh_from_db()
    assert (answers(session), session.seats_taken, PhoneCall._base_manager.count()) == ([], 0, 0)
    assert order(as_fenna, session) == ["Anna"]


def test_an_undo_goes_back_to_the_answer_before(as_fenna: Client, session: Gathering) -> None:
    anna = invited(session, "Anna")
    RegistrationFactory(gathering=session, contact=anna, answer="maybe", state="none")
    tap(as_fenna, session, anna, "comes")
    assert answers(session) == [("yes", "seated")]
    as_fenna.post(page(session, f"terug/{PhoneCall._base_manager.get().pk}/"))
    assert answers(session) == [("maybe", "none")]


def test_what_the_person_changed_since_then_stays(as_fenna: Client, session: Gathering) -> None:
    anna = invited(session, "Anna")
    tap(as_fenna, session, anna, "maybe")
    Registration._base_manager.update(answer="no")
    as_fenna.post(page(session, f"terug/{PhoneCall._base_manager.get().pk}/"))
    assert answers(session) == [("no", "none")]
    assert PhoneCall._base_manager.count() == 0


def test_only_the_last_call_can_be_taken_back(as_fenna: Client, session: Gathering) -> None:
    anna = invited(session, "Anna")
    first = PhoneCallFactory(
        gathering=session, contact=anna, outcome="voicemail", called_at=timezone.now() - timedelta(days=1)
    )
    tap(as_fenna, session, anna, "voicemail")
    as_fenna.post(page(session, f"terug/{first.pk}/"))
    assert PhoneCall._base_manager.count() == 2


def test_somebody_who_is_inside_stays_registered(as_fenna: Client, session: Gathering) -> None:
    anna = invited(session, "Anna")
    tap(as_fenna, session, anna, "comes")
    AttendanceFactory(registration=Registration._base_manager.get())
    as_fenna.post(page(session, f"terug/{PhoneCall._base_manager.get().pk}/"))
    assert answers(session) == [("yes", "seated")]
    assert PhoneCall._base_manager.count() == 1


def test_calling_back_has_a_day_and_a_time(as_fenna: Client, session: Gathering) -> None:
    anna = invited(session, "Anna")
    initial = as_fenna.get(page(session, f"{anna.pk}/")).context["typed"].call.initial
    assert initial["day"] == (timezone.localtime() + timedelta(days=1)).date()
    assert tap(as_fenna, session, anna, "call_back", day="2099-03-16", clock="10:00").status_code == 302
    assert timezone.localtime(PhoneCall._base_manager.get().call_back_at).hour == 10
    assert order(as_fenna, session) == []


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"outcome": "call_back"}, "day"),
        ({"outcome": "call_back", "day": "2099-02-31", "clock": "10:00"}, "day"),
        ({"outcome": "call_back", "day": "2099-03-01", "clock": "24:00"}, "clock"),
        ({"outcome": "call_back", "day": "2027-03-28", "clock": "02:30"}, "clock"),
        ({"outcome": "call_back", "day": "2001-01-01", "clock": "10:00"}, "day"),
        ({"outcome": ""}, "outcome"),
        ({"outcome": "onzin"}, "outcome"),
        ({"outcome": "comes", "note": "x" * 501}, "note"),
        ({"outcome": "comes", "note": "Haar nummer is 111222333"}, "note"),
    ],
)
def test_what_cannot_be_is_told_beside_the_field(
    as_fenna: Client, session: Gathering, typed: dict[str, str], field: str
) -> None:
    anna = invited(session, "Anna")
    answer = as_fenna.post(page(session, f"{anna.pk}/"), {"form_key": str(uuid4()), **typed})
    assert answer.status_code == 422
    assert field in answer.context["typed"].call.errors
    assert answers(session) == []
    assert not PhoneCall._base_manager.exists()


def test_a_wrong_day_does_not_stand_in_the_way_of_another_outcome(as_fenna: Client, session: Gathering) -> None:
    anna = invited(session, "Anna")
    assert tap(as_fenna, session, anna, "comes", day="31-02-2027", clock="24:00").status_code == 302


def test_who_phones_is_found_by_name(as_fenna: Client, session: Gathering, pact: Partnership) -> None:
    ContactFactory(partnership=pact, name="Şükrü Yılmaz")
    shown = as_fenna.get(page(session, "?q=sukru"))
    assert [callee.person.name for callee in shown.context["found"]] == ["Şükrü Yılmaz"]


def test_the_last_talk_is_shown_to_the_facilitator(as_fenna: Client, session: Gathering, fenna: Any) -> None:
    anna = invited(session, "Anna")
    models_save(
        TalkNote(
            partnership=session.partnership, contact=anna, author=fenna, talked_date="2026-03-14", text="Geheim gesprek"
        )
    )
    shown = as_fenna.get(page(session, f"{anna.pk}/")).content.decode()
    assert "14 maart 2026 · Fenna Facilitator" in " ".join(shown.split())
    assert "Geheim gesprek" in shown


def test_after_the_harvest_no_call_is_noted(as_fenna: Client, pact: Partnership) -> None:
    session = GatheringFactory(partnership=pact, state="harvested")
    anna = invited(session, "Anna")
    assert tap(as_fenna, session, anna, "voicemail").status_code == 422
    assert not PhoneCall._base_manager.exists()


def test_only_people_of_the_pact_are_called_and_only_by_it(
    as_fenna: Client, as_otto: Client, visitor: Client, session: Gathering, other_pact: Partnership
) -> None:
    anna = invited(session, "Anna")
    for rest in ("", f"{anna.pk}/"):
        assert as_fenna.get(page(session, rest)).status_code == 200
        assert as_otto.get(page(session, rest)).status_code == 404
        assert visitor.get(page(session, rest)).status_code == 302
    foreign = ContactFactory(partnership=other_pact)
    assert tap(as_fenna, session, foreign, "comes").status_code == 404
    assert as_fenna.get(page(GatheringFactory(partnership=other_pact))).status_code == 404
    elsewhere = PhoneCallFactory(gathering=GatheringFactory(partnership=other_pact))
    assert as_fenna.post(page(session, f"terug/{elsewhere.pk}/")).status_code == 302
    assert as_fenna.get(page(session, f"?vorige={elsewhere.pk}")).context["previous"] is None
    assert PhoneCall._base_manager.count() == 1


@pytest.mark.words
@pytest.mark.parametrize("text", BAD_TEXT)
def test_strange_notes_are_shown_as_text(as_fenna: Client, session: Gathering, text: str) -> None:
    anna = invited(session, "Anna")
    assert tap(as_fenna, session, anna, "voicemail", note=text).status_code in {302, 422}
    shown = as_fenna.get(page(session, f"{anna.pk}/?vorige={text[:40]}"))
    assert shown.status_code == 200
    assert "<svg/onload" not in shown.content.decode()


def test_who_comes_to_a_full_session_is_told_to_wait(as_fenna: Client, pact: Partnership) -> None:
    full = GatheringFactory(partnership=pact, capacity=1, seats_taken=1)
    RegistrationFactory(gathering=full)
    answer = tap(as_fenna, full, invited(full, "Anna"), "comes")
    assert "genoteerd op de wachtlijst" in as_fenna.get(answer["Location"]).content.decode()
