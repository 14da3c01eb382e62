# SPDX-License-Identifier: EUPL-1.2
"""Phones that were without network come back: nothing twice, nothing lost, and the later press says how it is."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.audit.models import Event
from samenspel.gatherings.models import Attendance, DoorPress, Evaluation, Gathering, Registration
from samenspel.organizations.models import Contact
from tests.factories import ContactFactory, RegistrationFactory
from tests.gatherings.corpus import BAD_TEXT
from tests.gatherings.evening import gathering_with, people

pytestmark = pytest.mark.django_db

MINUTE = 60_000  # in milliseconds, as a phone counts
Send = Callable[..., dict[str, Any]]


@pytest.fixture
def hall(pact: Any) -> Gathering:
    begun = timezone.now() - timedelta(hours=2)
    return gathering_with(
        pact, people(pact, [1]), seats_taken=1, starts_at=begun, ends_at=begun + timedelta(hours=4), state="under_way"
    )


@pytest.fixture
def bella(hall: Gathering) -> Registration:
    contact = ContactFactory(partnership=hall.partnership, name="Bedachte Bella")
    made: Registration = RegistrationFactory(gathering=hall, contact=contact)
    return made


def url(hall: Gathering, rest: str) -> str:
    return f"/p/testdam/bijeenkomsten/{hall.pk}/deur/{rest}"


def post(client: Client, hall: Gathering, *presses: dict[str, Any]) -> Any:
    body = json.dumps({"presses": list(presses)}, default=str)
    return client.post(url(hall, "bijwerken/"), body, content_type="application/json")


@pytest.fixture
def send(as_fenna: Client, hall: Gathering) -> Send:
    """Send one press; gives what the phone hears of it."""

    def one(deed: str, registration: Registration | None = None, **press: Any) -> dict[str, Any]:
        values = {"key": uuid4(), "deed": deed, "age": 0, "registration": registration and registration.pk, **press}
        (result,) = post(as_fenna, hall, values).json()["results"]
        found: dict[str, Any] = result
        return found

    return one


def inside_since(registration: Registration) -> datetime | None:
    row = Attendance._base_manager.filter(registration=registration).first()
    return row.checked_in_at if row else None


def minutes_ago(at: datetime | None) -> int:
    assert at is not None
    return round((timezone.now() - at).total_seconds() / 60)


def test_a_press_that_is_sent_twenty_times_is_done_once(send: Send, bella: Registration) -> None:
    key = uuid4()
    assert {send("in", bella, key=key)["outcome"] for _ in range(20)} == {"done"}
    assert (Attendance._base_manager.count(), DoorPress._base_manager.count()) == (1, 1)
    assert Event._base_manager.filter(action="attendance.noted").count() == 1


def test_a_walk_in_that_is_sent_again_is_one_person_also_after_they_were_taken_off_the_list(
    send: Send, hall: Gathering
) -> None:
    walk_in = {"key": uuid4(), "name": "Verzonnen Vera", "organization": "Bedachte Bieb"}
    assert send("new", **walk_in)["outcome"] == "done"
    vera = Registration._base_manager.get(gathering=hall, contact__name="Verzonnen Vera")
    assert send("out", vera)["outcome"] == "done"
    assert send("new", **walk_in)["outcome"] == "done"  # the answer to the first one had got lost
    assert inside_since(vera) is None
    assert Contact._base_manager.filter(name="Verzonnen Vera").count() == 1


def test_the_same_person_on_two_phones_is_one_check_in_at_the_earliest_moment(send: Send, bella: Registration) -> None:
    assert send("in", bella, age=5 * MINUTE)["outcome"] == "done"
    told = send("in", bella, age=40 * MINUTE)
    assert told["outcome"] == "already"
    assert told["words"].startswith("Bedachte Bella was al binnen, sinds ")
    assert minutes_ago(inside_since(bella)) == 40


def test_taken_back_on_one_phone_after_the_press_on_another_stays_taken_back(send: Send, bella: Registration) -> None:
    send("in", bella, age=20 * MINUTE)
    send("out", bella, age=10 * MINUTE)
    told = send("in", bella, age=15 * MINUTE)  # pressed before it was taken back, sent after
    assert told["outcome"] == "later"
    assert "op een ander toestel weer op ‘nog niet binnen’ gezet" in told["words"]
    assert inside_since(bella) is None
    assert send("in", bella)["outcome"] == "done"  # somebody looks, and taps once more
    assert minutes_ago(inside_since(bella)) == 0


def test_taking_back_an_older_check_in_does_not_undo_a_newer_one(send: Send, bella: Registration) -> None:
    send("in", bella, age=5 * MINUTE)
    told = send("out", bella, age=30 * MINUTE)
    assert told["outcome"] == "later"
    assert "daarna op een ander toestel ingecheckt" in told["words"]
    assert minutes_ago(inside_since(bella)) == 5


def test_taken_back_before_anybody_was_checked_in_still_counts_for_an_older_press(
    send: Send, bella: Registration
) -> None:
    send("out", bella, age=1 * MINUTE)
    assert send("in", bella, age=9 * MINUTE)["outcome"] == "later"
    assert inside_since(bella) is None


@pytest.mark.parametrize(
    ("age", "minutes"),
    [(0, 0), (90 * MINUTE, 90), (23 * 60 * MINUTE, 8 * 60), (10**15, 8 * 60)],
    ids=["now", "an hour and a half", "a clock a day off", "a clock of 1970"],
)
def test_the_moment_stays_between_the_opening_of_the_door_and_now(
    send: Send, bella: Registration, age: int, minutes: int
) -> None:
    """The door opens six hours before the start, which was two hours ago."""
    send("in", bella, age=age)
    assert minutes_ago(inside_since(bella)) == minutes


def test_a_clock_that_runs_ahead_gives_no_moment_to_come(send: Send, bella: Registration) -> None:
    assert send("in", bella, age=-5 * MINUTE)["outcome"] == "done"
    assert minutes_ago(inside_since(bella)) == 0


def test_after_the_harvest_the_phone_hears_why_nothing_changes_any_more(
    send: Send, hall: Gathering, bella: Registration
) -> None:
    Gathering._base_manager.filter(pk=hall.pk).update(state="harvested")
    told = send("in", bella)
    assert (told["outcome"], "is afgerond" in told["words"]) == ("refused", True)
    assert Attendance._base_manager.count() == 0


def test_a_full_hall_asks_for_a_chair_and_the_same_press_goes_on(send: Send, hall: Gathering) -> None:
    Gathering._base_manager.filter(pk=hall.pk).update(capacity=1, seats_taken=1)
    walk_in = {"key": uuid4(), "name": "Verzonnen Vera", "organization": "Bedachte Bieb"}
    assert send("new", **walk_in)["outcome"] == "full"
    assert Attendance._base_manager.count() == 0
    assert send("new", **walk_in, raise_capacity=True)["outcome"] == "done"
    assert Gathering._base_manager.get(pk=hall.pk).seats_taken == 2


def test_who_answered_the_questions_stays_inside(send: Send, hall: Gathering, bella: Registration) -> None:
    send("in", bella, age=MINUTE)
    Evaluation(partnership=hall.partnership, gathering=hall, registration=bella, way="phone").save_base(
        force_insert=True
    )
    assert "heeft de vragen al beantwoord" in send("out", bella)["words"]
    assert inside_since(bella) is not None


def test_one_press_that_cannot_be_done_keeps_no_other_from_being_done(
    as_fenna: Client, hall: Gathering, bella: Registration
) -> None:
    sent = [
        {"key": uuid4(), "deed": "in", "registration": uuid4(), "age": 1},
        {"key": "geen", "deed": "in", "registration": bella.pk},
        {"key": uuid4(), "deed": "dansen", "registration": bella.pk},
        {"key": uuid4(), "deed": "new", "name": "", "organization": "Bedachte Bieb"},
        {"key": uuid4(), "deed": "new", "name": "Verzonnen Vera", "organization": ""},
        {"key": uuid4(), "deed": "out"},
        {"key": uuid4(), "deed": "in", "registration": bella.pk, "age": 1},
    ]
    told = post(as_fenna, hall, *sent).json()
    outcomes = [result["outcome"] for result in told["results"]]
    assert outcomes == ["refused", "invalid", "invalid", "refused", "refused", "refused", "done"]
    assert all(result["words"] for result in told["results"][:-1])
    assert told["inside"] == 1


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"presses": 3}', b'{"presses": [3]}', b"[" * 100_000, b"\xff", b"x" * 400_000]
)
def test_a_body_that_is_no_list_of_presses_is_refused(as_fenna: Client, hall: Gathering, body: bytes) -> None:
    assert as_fenna.post(url(hall, "bijwerken/"), body, content_type="application/json").status_code == 422


@pytest.mark.words
@pytest.mark.r29
@pytest.mark.parametrize("text", BAD_TEXT, ids=range(len(BAD_TEXT)))
def test_whatever_is_typed_is_kept_as_text_or_refused_in_words(as_fenna: Client, hall: Gathering, text: str) -> None:
    for name, organization in ((text, "Bedachte Bieb"), ("Verzonnen Vera", text)):
        answer = post(as_fenna, hall, {"key": uuid4(), "deed": "new", "name": name, "organization": organization})
        assert answer.status_code in {200, 422}
        if answer.status_code == 200:
            (told,) = answer.json()["results"]
            assert told["outcome"] in {"done", "already"} or told["words"]
    page = as_fenna.get(url(hall, ""))
    assert page.status_code == 200
    assert "<svg/onload" not in page.text


def test_a_press_for_a_person_of_another_gathering_is_not_done(send: Send, pact: Any) -> None:
    other = gathering_with(pact, people(pact, [1]))
    told = send("in", Registration._base_manager.get(gathering=other))
    assert told["words"] == "Deze persoon staat niet meer op de lijst."
    assert Attendance._base_manager.count() == 0


def test_the_list_for_a_phone_holds_as_little_as_it_can(as_fenna: Client, hall: Gathering, bella: Registration) -> None:
    RegistrationFactory(gathering=hall, state="cancelled", answer="no")
    found = as_fenna.get(url(hall, "lijst.json")).json()
    assert [set(person) for person in found["people"]] == [
        {"id", "name", "organization", "code", "inside", "mark"} for _ in range(2)
    ]
    assert found["expected"] == 2
    assert 0 < found["keep_seconds"] <= 12 * 3600


@pytest.mark.parametrize(("ends_in", "hours"), [(2, 4), (40, 12), (-1, 1), (-3, 0)])
def test_the_list_is_kept_half_a_day_at_most_and_till_two_hours_after_the_end(
    as_fenna: Client, hall: Gathering, ends_in: int, hours: int
) -> None:
    ends_at = timezone.now() + timedelta(hours=ends_in)
    Gathering._base_manager.filter(pk=hall.pk).update(starts_at=ends_at - timedelta(hours=2), ends_at=ends_at)
    found = as_fenna.get(url(hall, "lijst.json")).json()
    assert round(found["keep_seconds"] / 3600) == hours
    assert bool(found["people"]) is (hours > 0)


def test_the_number_of_questions_for_the_list_does_not_grow(as_fenna: Client, pact: Any) -> None:
    counts = []
    as_fenna.get("/p/testdam/bijeenkomsten/")
    for size in (10, 400):
        gathering = gathering_with(pact, people(pact, [size // 10] * 10), inside=size // 2)
        with CaptureQueriesContext(connection) as asked:
            assert len(as_fenna.get(url(gathering, "lijst.json")).json()["people"]) == size
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 9


def test_without_a_session_nothing_is_taken_and_the_phone_can_tell(visitor: Client, hall: Gathering) -> None:
    answer = visitor.post(url(hall, "bijwerken/"), b'{"presses": []}', content_type="application/json")
    assert answer.status_code == 302
    assert visitor.get(url(hall, "lijst.json")).status_code == 302


def test_a_forged_form_is_refused_and_reading_the_list_brings_a_new_token(fenna: Any, hall: Gathering) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(fenna, backend="django.contrib.auth.backends.ModelBackend")
    assert post(careful, hall).status_code == 403
    careful.get(url(hall, "lijst.json"))
    token = careful.cookies["csrftoken"].value
    body = json.dumps({"presses": []})
    headers = {"X-CSRFToken": token}
    answer = careful.post(url(hall, "bijwerken/"), body, content_type="application/json", headers=headers)
    assert answer.status_code == 200
