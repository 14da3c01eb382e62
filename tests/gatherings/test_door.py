# SPDX-License-Identifier: EUPL-1.2
"""The door: one tap, undo, a walk-in in ten seconds, and never two rows for one person."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.audit.models import Event
from samenspel.gatherings.models import Attendance, Evaluation, Gathering, Registration
from samenspel.gatherings.queries.door import folded
from samenspel.organizations.models import Contact
from tests.factories import ContactFactory, OrganizationFactory, PartnerFactory, RegistrationFactory
from tests.gatherings.evening import gathering_with, people

pytestmark = pytest.mark.django_db


def url(gathering: Gathering, rest: str = "") -> str:
    return f"/p/testdam/bijeenkomsten/{gathering.pk}/deur/{rest}"


@pytest.fixture
def hall(pact: Any) -> Gathering:
    return gathering_with(pact, people(pact, [2, 1, 1]), seats_taken=4)


def registration_named(gathering: Gathering, name: str, **values: Any) -> Registration:
    organization = OrganizationFactory(
        partnership=gathering.partnership, name=values.pop("organization", "Bedacht Huis")
    )
    partner = PartnerFactory(partnership=gathering.partnership, organization=organization)
    contact = ContactFactory(partnership=gathering.partnership, partner=partner, name=name)
    made: Registration = RegistrationFactory(gathering=gathering, contact=contact, **values)
    return made


def attendances(gathering: Gathering) -> int:
    count: int = Attendance._base_manager.filter(gathering=gathering).count()
    return count


def test_one_tap_checks_in_and_tapping_twenty_times_is_one_row(as_fenna: Client, hall: Gathering, fenna: Any) -> None:
    someone = registration_named(hall, "Özlem Yıldız", code="ACDEF")
    for _ in range(20):
        answer = as_fenna.post(url(hall, "inchecken/"), {"registration": someone.pk})
        assert answer.status_code == 302
    page = as_fenna.get(answer.url)
    assert "Özlem Yıldız</strong> is binnen, " in page.text
    assert "Code ACDEF." in page.text
    assert attendances(hall) == 1
    assert Attendance._base_manager.get(gathering=hall).checked_in_by_id == fenna.pk
    assert Event._base_manager.filter(action="attendance.noted", subject_id=someone.pk).count() == 1


def test_undo_takes_the_check_in_back(as_fenna: Client, hall: Gathering) -> None:
    someone = registration_named(hall, "Bert Bedacht")
    as_fenna.post(url(hall, "inchecken/"), {"registration": someone.pk})
    for _ in range(2):
        page = as_fenna.post(url(hall, "toch-niet/"), {"registration": someone.pk}, follow=True)
        assert "Bert Bedacht staat weer op ‘nog niet binnen’." in page.text
    assert attendances(hall) == 0
    assert Registration._base_manager.get(pk=someone.pk).state == "seated"


def test_who_answered_the_questions_cannot_be_taken_back(as_fenna: Client, hall: Gathering) -> None:
    someone = registration_named(hall, "Bert Bedacht")
    as_fenna.post(url(hall, "inchecken/"), {"registration": someone.pk})
    Evaluation(partnership=hall.partnership, gathering=hall, registration=someone, way="phone").save_base(
        force_insert=True
    )
    answer = as_fenna.post(url(hall, "toch-niet/"), {"registration": someone.pk})
    assert answer.status_code == 422
    assert "heeft de vragen al beantwoord" in answer.text
    assert attendances(hall) == 1


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        ("ozlem", True),
        ("YILD", True),
        ("özlem voedsel", True),
        ("acd", True),
        ("acdef", True),
        ("de brug", True),
        ("ozlem kerk", False),
        ("xyz", False),
        ("", True),
    ],
)
def test_a_few_letters_find_a_name_an_organisation_or_a_code(
    as_fenna: Client, hall: Gathering, typed: str, finds: bool
) -> None:
    registration_named(hall, "Özlem Yıldız", organization="Verzonnen Voedselbank De Brug", code="ACDEF")
    page = as_fenna.get(url(hall), {"q": typed})
    assert ("Özlem Yıldız" in page.text) is finds


def test_letters_are_compared_without_accents() -> None:
    assert folded("Özlem Işık-Łukasz Nguyễn") == "ozlem isik-lukasz nguyen"


def test_who_cancelled_is_hidden_until_searched_and_then_let_in(as_fenna: Client, hall: Gathering) -> None:
    someone = registration_named(hall, "Coby Komttoch", state="cancelled", answer="no")
    assert "Coby Komttoch" not in as_fenna.get(url(hall)).text
    found = as_fenna.get(url(hall), {"q": "komttoch"})
    assert "Coby Komttoch" in found.text
    assert "Afgemeld" in found.text
    as_fenna.post(url(hall, "inchecken/"), {"registration": someone.pk})
    assert attendances(hall) == 1
    assert Registration._base_manager.get(pk=someone.pk).state == "seated"
    assert Gathering._base_manager.get(pk=hall.pk).seats_taken == 5


def test_a_known_person_who_did_not_register_is_let_in_with_one_tap(
    as_fenna: Client, hall: Gathering, coby: Any
) -> None:
    page = as_fenna.get(url(hall), {"q": "coby"})
    assert "Niet aangemeld" in page.text
    for _ in range(2):
        as_fenna.post(url(hall, "inchecken/"), {"contact": coby.pk})
    registration = Registration._base_manager.get(gathering=hall, contact=coby)
    assert (registration.source, attendances(hall)) == ("door", 1)


def test_a_walk_in_needs_a_name_and_an_organisation(as_fenna: Client, hall: Gathering) -> None:
    assert 'value="Verzonnen Vera"' in as_fenna.get(url(hall, "erbij/"), {"naam": "Verzonnen Vera"}).text
    wrong = as_fenna.post(url(hall, "erbij/"), {"name": "Verzonnen Vera"})
    assert wrong.status_code == 422
    assert "Vul de organisatie in, of kruis aan dat iemand voor zichzelf komt." in wrong.text
    assert 'value="Verzonnen Vera"' in wrong.text
    for _ in range(3):
        page = as_fenna.post(
            url(hall, "erbij/"), {"name": "Verzonnen Vera", "organization": "Bedachte Bieb"}, follow=True
        )
    assert "Verzonnen Vera</strong> is binnen, " in page.text
    assert attendances(hall) == 1
    assert Contact._base_manager.filter(name="Verzonnen Vera").count() == 1


def test_a_resident_walks_in_without_an_organisation(as_fenna: Client, hall: Gathering) -> None:
    as_fenna.post(url(hall, "erbij/"), {"name": "Verzonnen Bewoner", "is_resident": "on"})
    registration = Registration._base_manager.get(gathering=hall, contact__name="Verzonnen Bewoner")
    assert registration.contact.is_experience_expert
    assert attendances(hall) == 1


def test_undoing_a_walk_in_gives_the_seat_back(as_fenna: Client, hall: Gathering) -> None:
    as_fenna.post(url(hall, "erbij/"), {"name": "Verzonnen Vera", "organization": "Bedachte Bieb"})
    registration = Registration._base_manager.get(gathering=hall, contact__name="Verzonnen Vera")
    assert Gathering._base_manager.get(pk=hall.pk).seats_taken == 5
    as_fenna.post(url(hall, "toch-niet/"), {"registration": registration.pk})
    assert Registration._base_manager.get(pk=registration.pk).state == "cancelled"
    assert Gathering._base_manager.get(pk=hall.pk).seats_taken == 4
    assert attendances(hall) == 0


def test_a_full_hall_asks_whether_one_more_chair_fits(as_fenna: Client, pact: Any) -> None:
    full = gathering_with(pact, people(pact, [1, 1]), capacity=2, seats_taken=2)
    typed = {"name": "Verzonnen Vera", "organization": "Bedachte Bieb"}
    asked = as_fenna.post(url(full, "erbij/"), typed)
    assert asked.status_code == 422
    assert "Ja, er past nog een stoel bij" in asked.text
    assert attendances(full) == 0
    as_fenna.post(url(full, "erbij/"), {**typed, "raise_capacity": "on"})
    assert attendances(full) == 1
    waiting = registration_named(full, "Willem Wacht", state="waiting")
    asked = as_fenna.post(url(full, "inchecken/"), {"registration": waiting.pk})
    assert asked.status_code == 422
    assert f'value="{waiting.pk}"' in asked.text
    as_fenna.post(url(full, "inchecken/"), {"registration": waiting.pk, "raise_capacity": "on"})
    assert attendances(full) == 2


def test_the_count_is_live(as_fenna: Client, hall: Gathering) -> None:
    someone = registration_named(hall, "Bert Bedacht")
    as_fenna.post(url(hall, "inchecken/"), {"registration": someone.pk})
    fragment = as_fenna.get(url(hall, "telling/"))
    assert '<span class="door__number">1</span>' in fragment.text
    assert "binnen, van 5 op de lijst" in fragment.text
    assert "<html" not in fragment.text


def test_after_the_harvest_the_door_is_closed(as_fenna: Client, hall: Gathering) -> None:
    someone = registration_named(hall, "Bert Bedacht")
    Gathering._base_manager.filter(pk=hall.pk).update(state="harvested")
    answer = as_fenna.post(url(hall, "inchecken/"), {"registration": someone.pk})
    assert answer.status_code == 422
    assert "Deze bijeenkomst is afgerond." in answer.text
    assert attendances(hall) == 0


def test_bad_input_at_the_door_gets_a_sentence(as_fenna: Client, hall: Gathering) -> None:
    for rest, values in (
        ("inchecken/", {}),
        ("inchecken/", {"registration": "\x00"}),
        ("inchecken/", {"registration": uuid4(), "contact": uuid4()}),
        ("toch-niet/", {"registration": "x"}),
        ("toch-niet/", {}),
        ("erbij/", {"name": "", "organization": ""}),
        ("erbij/", {"name": "x" * 5000, "organization": "y" * 5000}),
        ("erbij/", {"name": "Jan 123456782", "organization": "Bedacht"}),
    ):
        assert as_fenna.post(url(hall, rest), values).status_code == 422, (rest, values)
    for values in ({"q": "\x00" * 500}, {"q": "%_'\"<b>"}, {"binnen": "x"}, {"binnen": str(uuid4())}):
        assert as_fenna.get(url(hall), values).status_code == 200
    assert as_fenna.post(url(hall, "inchecken/"), {"registration": uuid4()}).status_code == 404


def test_the_core_group_checks_in_too_and_others_see_nothing(
    as_karim: Client, as_otto: Client, visitor: Client, hall: Gathering
) -> None:
    someone = registration_named(hall, "Bert Bedacht")
    assert as_karim.post(url(hall, "inchecken/"), {"registration": someone.pk}).status_code == 302
    assert attendances(hall) == 1
    for client, status in ((as_otto, 404), (visitor, 302)):
        assert client.get(url(hall)).status_code == status
        assert client.post(url(hall, "toch-niet/"), {"registration": someone.pk}).status_code == status
    for rest in ("", "telling/", "erbij/"):
        assert as_otto.get(f"/p/elders/bijeenkomsten/{hall.pk}/deur/{rest}").status_code == 404
    assert attendances(hall) == 1


def test_a_registration_of_another_gathering_is_404(as_fenna: Client, hall: Gathering, pact: Any) -> None:
    other = gathering_with(pact, people(pact, [1]))
    theirs = Registration._base_manager.get(gathering=other)
    assert as_fenna.post(url(hall, "inchecken/"), {"registration": theirs.pk}).status_code == 404
    assert as_fenna.post(url(other, "inchecken/"), {"registration": theirs.pk}).status_code == 302


def test_the_number_of_questions_to_the_database_does_not_grow(as_fenna: Client, pact: Any) -> None:
    counts = []
    as_fenna.get("/p/testdam/bijeenkomsten/")
    for size in (10, 400):
        gathering = gathering_with(pact, people(pact, [size // 10] * 10), inside=size // 2)
        with CaptureQueriesContext(connection) as asked:
            assert as_fenna.get(url(gathering), {"q": "bedacht"}).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 16


def test_many_people_are_shown_a_part_at_a_time(as_fenna: Client, pact: Any) -> None:
    gathering = gathering_with(pact, people(pact, [10] * 10))
    assert "En nog 40 mensen. Typ een paar letters om hen te vinden." in as_fenna.get(url(gathering)).text
