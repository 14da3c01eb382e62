# SPDX-License-Identifier: EUPL-1.2
"""The people of a gathering, for the facilitator and the core group. Everyone here is invented."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.audit.models import Event
from samenspel.gatherings.models import Gathering, Registration
from samenspel.gatherings.queries.registering_details import details_values, details_version
from samenspel.organizations.models import Contact, Partner
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, GatheringFactory, InvitationFactory, RegistrationFactory
from tests.gatherings.corpus import BAD_TEXT

TokenFor = Callable[[Contact], str]
PAGES = ["", "wensen/", "lijst.csv"]
FORMS = ["erbij/", "erbij/nieuw/"]


@pytest.fixture
def gathering(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(partnership=pact, title="Samen aan tafel", capacity=2, with_meal=True)
    return made


@pytest.fixture
def people(gathering: Gathering) -> str:
    return f"/p/testdam/bijeenkomsten/{gathering.pk}/mensen/"


def text(response: Any) -> str:
    return str(response.content.decode())


def rows(response: Any) -> list[list[str]]:
    content = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content), delimiter=";"))


def test_everybody_is_listed_with_what_they_said(as_fenna: Client, people: str, gathering: Gathering) -> None:
    RegistrationFactory(gathering=gathering, contact__name="Zitter Zus")
    RegistrationFactory(gathering=gathering, contact__name="Mara Misschien", answer="maybe", state="none")
    RegistrationFactory(
        gathering=gathering, contact__name="Wout Wacht", state="waiting", waiting_since_at=timezone.now()
    )
    page = text(as_fenna.get(people))
    for word in ("Zitter Zus", "Mara Misschien", "Wout Wacht", "Wachtlijst, plaats 1", "Heeft een plek"):
        assert word in page


@pytest.mark.parametrize(
    ("stand", "seen"),
    [
        ("komt", "Zus"),
        ("wachtlijst", "Wout"),
        ("misschien", "Mara"),
        ("niet", "Nora"),
        ("nieuw", "Piet"),
        ("stil", "Stella"),
    ],
)
def test_the_list_can_be_narrowed(as_fenna: Client, people: str, gathering: Gathering, stand: str, seen: str) -> None:
    RegistrationFactory(gathering=gathering, contact__name="Zus")
    RegistrationFactory(gathering=gathering, contact__name="Mara", answer="maybe", state="none")
    RegistrationFactory(gathering=gathering, contact__name="Nora", answer="no", state="cancelled")
    RegistrationFactory(gathering=gathering, contact__name="Piet", state="pending", source="open")
    RegistrationFactory(gathering=gathering, contact__name="Wout", state="waiting", waiting_since_at=timezone.now())
    InvitationFactory(gathering=gathering, contact=ContactFactory(partnership=gathering.partnership, name="Stella"))
    page = text(as_fenna.get(people, {"stand": stand}))
    for name in ("Zus", "Mara", "Nora", "Piet", "Wout", "Stella"):
        assert (name in page) == (name == seen), name
    assert "1 persoon." in page


@pytest.mark.words
def test_searching_finds_part_of_a_name_or_organisation(as_fenna: Client, people: str, gathering: Gathering) -> None:
    RegistrationFactory(gathering=gathering, contact__name="Zus de Verzonnen")
    RegistrationFactory(gathering=gathering, contact__name="Mara", contact__partner__organization__name="Kerk Bedacht")
    assert "Mara" in text(as_fenna.get(people, {"q": "kerk"}))
    assert "Zus" not in text(as_fenna.get(people, {"q": "kerk"}))
    for bad in BAD_TEXT[:20]:
        assert as_fenna.get(people, {"q": bad, "stand": bad, "bladzijde": bad}).status_code == 200


def test_who_phones_is_registered_with_one_press(as_fenna: Client, people: str, coby: Contact) -> None:
    page = text(as_fenna.get(f"{people}erbij/", {"q": "coby"}))
    assert "Coby Contact" in page
    answer = as_fenna.post(f"{people}antwoord/{coby.pk}/?q=coby&van=erbij", {"answer": "yes"})
    assert (answer.status_code, answer["Location"]) == (302, f"{people}erbij/?q=coby")
    registration = Registration._base_manager.get()
    assert (registration.state, registration.source) == ("seated", "staff")
    as_fenna.post(f"{people}antwoord/{coby.pk}/", {"answer": "no"})
    assert Registration._base_manager.get().state == "cancelled"
    assert Gathering._base_manager.get().seats_taken == 0


def test_a_newcomer_who_phones_comes_on_the_list(as_fenna: Client, people: str) -> None:
    form = {"name": "Nel Nieuw", "organization": "Verzonnen Buurtkamer", "phone": "06 12345678"}
    for _ in range(20):
        assert as_fenna.post(f"{people}erbij/nieuw/", form).status_code == 302
    assert Contact._base_manager.get().name == "Nel Nieuw"
    assert Registration._base_manager.get().state == "seated"
    assert Partner._base_manager.get().status == "proposed"


def test_a_newcomer_without_an_organisation_is_a_resident_or_refused(as_fenna: Client, people: str) -> None:
    answer = as_fenna.post(f"{people}erbij/nieuw/", {"name": "Nel Nieuw"})
    assert answer.status_code == 422
    assert "zonder organisatie" in text(answer)
    assert as_fenna.post(f"{people}erbij/nieuw/", {"name": "Nel Nieuw", "is_resident": "on"}).status_code == 302


@pytest.mark.words
def test_r29_bad_text_from_the_phone_is_refused_or_kept_harmless(as_fenna: Client, people: str) -> None:
    for bad in BAD_TEXT:
        answer = as_fenna.post(f"{people}erbij/nieuw/", {"name": bad, "organization": bad, "phone": "06 12345678"})
        assert answer.status_code in {302, 422}, bad[:40]
    assert "<svg/onload" not in text(as_fenna.get(people))


def test_a_newcomer_is_welcomed_or_not(as_fenna: Client, people: str, gathering: Gathering) -> None:
    welcome = RegistrationFactory(gathering=gathering, state="pending", source="open")
    other = RegistrationFactory(gathering=gathering, state="pending", source="open")
    assert text(as_fenna.get(people)).count("Welkom") == 2
    as_fenna.post(f"{people}{welcome.pk}/besluit/", {"let_in": "yes"})
    as_fenna.post(f"{people}{other.pk}/besluit/", {"let_in": "no"})
    states = dict(Registration._base_manager.values_list("pk", "state"))
    assert states == {welcome.pk: "seated", other.pk: "cancelled"}


def test_needs_can_be_written_down_for_somebody(as_fenna: Client, people: str, gathering: Gathering) -> None:
    row = RegistrationFactory(gathering=gathering, contact__name="Zus")
    form = {"diet": "halal", "access_needs": "rolstoel", "lift": "offered", "lift_place": "Verzonnendorp"}
    form["version"] = str(details_version(details_values(row)))
    assert as_fenna.post(f"{people}{row.pk}/", form).status_code == 302
    page = text(as_fenna.get(f"{people}wensen/"))
    for word in ("halal", "rolstoel", "Verzonnendorp"):
        assert word in page


def test_the_short_list_is_of_people_with_a_seat_only(as_fenna: Client, people: str, gathering: Gathering) -> None:
    RegistrationFactory(gathering=gathering, diet="halal")
    RegistrationFactory(gathering=gathering, diet="geen noten", state="cancelled", answer="no")
    page = text(as_fenna.get(f"{people}wensen/"))
    assert "halal" in page
    assert "geen noten" not in page


def test_r34_the_file_for_a_spreadsheet_runs_nothing(as_fenna: Client, people: str, gathering: Gathering) -> None:
    RegistrationFactory(
        gathering=gathering, contact__name="=1+1", contact__phone="+31612345678", remark="@SUM(A1)\r\n;x", diet="-cmd|x"
    )
    answer = as_fenna.get(f"{people}lijst.csv")
    assert 'filename="aanmeldingen-samen-aan-tafel.csv"' in answer["Content-Disposition"]
    head, row = rows(answer)
    assert head[:4] == ["Naam", "Organisatie", "E-mail", "Telefoon"]
    assert (row[0], row[7]) == ("'=1+1", "'-cmd|x")
    assert not [cell for cell in row if cell[:1] in {"=", "@", "-", "\t"}]
    assert row[3].endswith("31612345678")
    assert Event._base_manager.get(action="registrations.exported").codes == {"count": 1}


def test_the_core_group_looks_and_changes_nothing(
    as_karim: Client, people: str, gathering: Gathering, coby: Contact
) -> None:
    row = RegistrationFactory(gathering=gathering, state="pending", source="open")
    assert as_karim.get(people).status_code == 200
    for personal in ("wensen/", "lijst.csv"):  # what somebody eats may tell of health or belief
        assert as_karim.get(people + personal).status_code == 403
    assert 'method="post"' not in text(as_karim.get(people)).split("<main")[1].split("</main")[0]
    for form in FORMS:
        assert as_karim.get(people + form).status_code == 403
    assert as_karim.post(f"{people}antwoord/{coby.pk}/", {"answer": "yes"}).status_code == 403
    assert as_karim.post(f"{people}{row.pk}/besluit/", {"let_in": "yes"}).status_code == 403
    assert as_karim.post(f"{people}{row.pk}/", {"diet": "x"}).status_code == 403
    assert as_karim.post(f"{people}erbij/nieuw/", {"name": "Nel"}).status_code == 403


@pytest.mark.parametrize("below", PAGES + FORMS)
def test_outsiders_see_nothing(
    as_fenna: Client, as_otto: Client, visitor: Client, people: str, other_pact: Partnership, below: str
) -> None:
    assert as_fenna.get(people + below).status_code == 200
    assert as_otto.get(people + below).status_code == 404
    assert as_otto.get(people.replace("testdam", "elders") + below).status_code == 404
    assert visitor.get(people + below).status_code == 302


def test_people_and_rows_of_elsewhere_are_404(as_fenna: Client, people: str, gathering: Gathering) -> None:
    foreign = RegistrationFactory(gathering=GatheringFactory())
    other = RegistrationFactory(gathering=GatheringFactory(partnership=gathering.partnership))
    mine = RegistrationFactory(gathering=gathering)
    assert as_fenna.get(f"{people}{mine.pk}/").status_code == 200
    for row in (foreign, other):
        assert as_fenna.get(f"{people}{row.pk}/").status_code == 404
        assert as_fenna.post(f"{people}{row.pk}/", {"diet": "x"}).status_code == 404
        assert as_fenna.post(f"{people}{row.pk}/besluit/", {"let_in": "yes"}).status_code == 404
    assert as_fenna.post(f"{people}antwoord/{foreign.contact_id}/", {"answer": "yes"}).status_code == 404
    page = as_fenna.get(f"{people}erbij/", {"q": foreign.contact.name})
    assert f"antwoord/{foreign.contact_id}" not in text(page)


@pytest.mark.parametrize("below", PAGES)
def test_the_number_of_questions_does_not_grow_with_people(
    as_fenna: Client, people: str, gathering: Gathering, coby: Contact, below: str
) -> None:
    Gathering._base_manager.update(capacity=None)

    def add(number: int) -> None:
        for _ in range(number):
            RegistrationFactory(gathering=gathering, brought_by=coby, diet="halal", lift="wanted", remark="hoi")
            RegistrationFactory(gathering=gathering, state="waiting", waiting_since_at=timezone.now(), brought_by=coby)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert as_fenna.get(people + below).status_code == 200
        return len(seen)

    add(5)
    as_fenna.get(people)
    few = queries()
    add(40)
    assert queries() == few


def test_the_last_page_of_a_long_list_can_be_reached(as_fenna: Client, people: str, gathering: Gathering) -> None:
    for number in range(51):
        RegistrationFactory(gathering=gathering, contact__name=f"Persoon {number:03}")
    assert "Persoon 050" in text(as_fenna.get(people, {"bladzijde": "2"}))
    assert "Persoon 050" in text(as_fenna.get(people, {"bladzijde": "999999"}))


def test_the_core_group_sees_who_comes_and_not_what_they_told_the_facilitator(
    as_karim: Client, as_fenna: Client, people: str, gathering: Gathering
) -> None:
    RegistrationFactory(gathering=gathering, contact__name="Zus", remark="Ik ben net geopereerd", diet="halal")
    seen, whole = text(as_karim.get(people)), text(as_fenna.get(people))
    assert "Zus" in seen
    for private in ("net geopereerd", "Heeft wensen"):
        assert private in whole
        assert private not in seen
