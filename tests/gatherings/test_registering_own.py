# SPDX-License-Identifier: EUPL-1.2
"""One's own pages by personal link: in, answer, needs, colleague, calendar. Everyone here is invented."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from samenspel.gatherings.models import Gathering, Registration
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import (
    ActionPointFactory,
    AttendanceFactory,
    ContactFactory,
    GatheringFactory,
    InvitationFactory,
    RegistrationFactory,
)
from tests.gatherings.corpus import BAD_TEXT

TokenFor = Callable[[Contact], str]
WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def gathering(pact: Partnership, coby: Contact) -> Gathering:
    made: Gathering = GatheringFactory(partnership=pact, title="Samen aan tafel", capacity=2, with_meal=True)
    InvitationFactory(gathering=made, contact=coby)
    return made


@pytest.fixture
def home(coby: Contact, token_for: TokenFor) -> str:
    return f"/p/testdam/k/{token_for(coby)}/mijn/"


@pytest.fixture
def mine(home: str, gathering: Gathering) -> str:
    return f"{home}{gathering.pk}/"


def row() -> Registration:
    found: Registration = Registration._base_manager.get()
    return found


def version_on(response: Any) -> str:
    """The number of what the form on this page was filled with."""
    found = re.search(r'name="version" value="(\d+)"', text(response))
    assert found, "the form carries a version"
    return found[1]


def text(response: Any) -> str:
    return str(response.content.decode())


def test_the_front_door_of_a_link_leads_to_ones_own_page(visitor: Client, mine: str, home: str) -> None:
    answer = visitor.get(home.removesuffix("mijn/"))
    assert answer.status_code == 302
    assert answer["Location"] == home.replace("/mijn/", "/start/")


def test_my_page_greets_me_and_asks_at_once_whether_i_come(visitor: Client, home: str, mine: str) -> None:
    page = text(visitor.get(home))
    assert "Dag Coby<" in page
    assert "Samen aan tafel" in page
    assert page.count('name="answer"') == 3
    assert f'action="{mine}"' in page


def test_a_yes_is_registered_by_one_press_and_asks_for_needs_afterwards(
    visitor: Client, mine: str, gathering: Gathering
) -> None:
    answer = visitor.post(mine, {"answer": "yes"})
    assert (answer.status_code, answer["Location"]) == (302, f"{mine}details/")
    assert (row().state, row().source) == ("seated", "link")
    page = text(visitor.get(answer["Location"]))
    assert "Er is een plek voor je" in page
    assert "Alles mag leeg blijven" in page


@pytest.mark.parametrize("said", ["maybe", "no"])
def test_maybe_and_no_need_no_second_page(visitor: Client, mine: str, said: str) -> None:
    answer = visitor.post(mine, {"answer": said})
    assert (answer.status_code, answer["Location"]) == (302, mine)
    assert row().state == "none"


def test_twenty_presses_make_one_row_and_one_mail(visitor: Client, mine: str, gathering: Gathering) -> None:
    for _ in range(20):
        assert visitor.post(mine, {"answer": "yes"}).status_code == 302
    assert Registration._base_manager.count() == 1
    assert OutboxMessage._base_manager.count() == 1
    assert Gathering._base_manager.get().seats_taken == 1


def test_the_page_says_which_place_on_the_waiting_list(visitor: Client, mine: str, gathering: Gathering) -> None:
    Gathering._base_manager.update(capacity=0)
    RegistrationFactory(gathering=gathering, state="waiting", waiting_since_at=timezone.now() - timedelta(hours=1))
    visitor.post(mine, {"answer": "yes"})
    assert "op de wachtlijst, op plaats 2" in text(visitor.get(mine))


def test_what_was_said_can_be_taken_back_until_the_start(visitor: Client, mine: str) -> None:
    visitor.post(mine, {"answer": "yes"})
    assert "Meld me af" in text(visitor.get(mine))
    visitor.post(mine, {"answer": "no"})
    assert (row().state, row().answer) == ("cancelled", "no")
    assert "Je zei dat je niet komt" in text(visitor.get(mine))
    assert 'value="yes"' in text(visitor.get(mine))


def test_after_the_start_the_page_offers_no_buttons_and_refuses_with_a_sentence(visitor: Client, mine: str) -> None:
    Gathering._base_manager.update(starts_at=timezone.now() - timedelta(minutes=1))
    assert 'name="answer"' not in text(visitor.get(mine))
    answer = visitor.post(mine, {"answer": "yes"})
    assert answer.status_code == 422
    assert "De bijeenkomst is begonnen" in text(answer)


@pytest.mark.parametrize("said", ["", "ja", "yes\x00", "seated", "x" * 1_000_000])
def test_an_answer_that_is_none_of_three_is_refused(visitor: Client, mine: str, said: str) -> None:
    answer = visitor.post(mine, {"answer": said})
    assert answer.status_code == 422
    assert "Kies ja, misschien of nee" in text(answer)
    assert not Registration._base_manager.exists()


def test_extra_fields_change_nothing(visitor: Client, mine: str, other_pact: Partnership) -> None:
    visitor.post(mine, {"answer": "maybe", "state": "seated", "partnership": other_pact.pk, "contact": "x"})
    assert (row().state, row().partnership.slug) == ("none", "testdam")


def test_details_are_kept_and_shown_again(visitor: Client, mine: str) -> None:
    visitor.post(mine, {"answer": "yes"})
    told = {
        "eats_along": "yes",
        "diet": "Geen noten",
        "access_needs": "Plek voor een rolstoel",
        "lift": "wanted",
        "lift_place": "Verzonnendorp",
        "remark": "Ik kom iets later",
    }
    told["version"] = version_on(visitor.get(f"{mine}details/"))
    answer = visitor.post(f"{mine}details/", told)
    assert visitor.post(f"{mine}details/", told).status_code == 302  # the same form twice is one
    assert (answer.status_code, answer["Location"]) == (302, mine)
    kept = row()
    assert (kept.eats_along, kept.diet, kept.lift, kept.lift_place) == (True, "Geen noten", "wanted", "Verzonnendorp")
    page = text(visitor.get(f"{mine}details/"))
    assert "Geen noten" in page
    assert "Ik kom iets later" in page


@pytest.mark.r37
def test_r37_needs_that_the_facilitator_wrote_down_meanwhile_are_shown_beside_mine(
    visitor: Client, mine: str, as_fenna: Client, gathering: Gathering
) -> None:
    visitor.post(mine, {"answer": "yes"})
    stale = version_on(visitor.get(f"{mine}details/"))
    desk = f"/p/testdam/bijeenkomsten/{gathering.pk}/mensen/{row().pk}/"
    by_phone = {"access_needs": "<b>Tolk</b> Arabisch", "version": version_on(as_fenna.get(desk))}
    assert as_fenna.post(desk, by_phone).status_code == 302
    answer = visitor.post(f"{mine}details/", {"access_needs": "Vooraan zitten", "version": stale})
    assert answer.status_code == 409
    assert row().access_needs == "<b>Tolk</b> Arabisch"
    for words in ("&lt;b&gt;Tolk&lt;/b&gt; Arabisch", "Vooraan zitten"):
        assert words in text(answer)
    mine_after_all = {"access_needs": "Vooraan zitten", "version": version_on(answer)}
    assert visitor.post(f"{mine}details/", mine_after_all).status_code == 302
    assert as_fenna.post(desk, by_phone).status_code == 409
    assert row().access_needs == "Vooraan zitten"


def test_details_may_all_stay_empty(visitor: Client, mine: str) -> None:
    visitor.post(mine, {"answer": "yes"})
    assert visitor.post(f"{mine}details/", {}).status_code == 302
    assert (row().eats_along, row().lift) == (None, "none")


def test_a_lift_needs_a_place_and_nothing_typed_is_lost(visitor: Client, mine: str) -> None:
    visitor.post(mine, {"answer": "yes"})
    answer = visitor.post(f"{mine}details/", {"lift": "offered", "diet": "halal"})
    assert answer.status_code == 422
    assert "vanwaar je rijdt" in text(answer)
    assert "halal" in text(answer)
    assert row().lift == "none"


def test_details_without_an_answer_do_not_exist(visitor: Client, mine: str) -> None:
    assert visitor.get(f"{mine}details/").status_code == 404
    assert visitor.post(f"{mine}details/", {"diet": "halal"}).status_code == 404


@pytest.mark.words
def test_r29_bad_text_in_details_is_refused_or_shown_harmless(visitor: Client, mine: str) -> None:
    visitor.post(mine, {"answer": "yes"})
    for bad in BAD_TEXT:
        version = version_on(visitor.get(f"{mine}details/"))
        form = {"diet": bad, "remark": bad, "access_needs": bad, "version": version}
        answer = visitor.post(f"{mine}details/", form)
        assert answer.status_code in {302, 422}, bad[:40]
        page = text(visitor.get(f"{mine}details/"))
        assert "<svg/onload" not in page
    assert "111222333" not in row().remark


def test_a_colleague_gets_a_registration_and_a_mail_of_their_own(visitor: Client, mine: str, coby: Contact) -> None:
    visitor.post(mine, {"answer": "yes"})
    answer = visitor.post(f"{mine}collega/", {"name": "Nel Nieuw", "email": "nel@voorbeeld.test"})
    assert (answer.status_code, answer["Location"]) == (302, mine)
    nel = Contact._base_manager.get(name="Nel Nieuw")
    assert nel.partner_id == coby.partner_id
    brought = Registration._base_manager.get(contact=nel)
    assert (brought.state, brought.source, brought.brought_by_id) == ("seated", "colleague", coby.pk)
    assert OutboxMessage._base_manager.filter(to_email="nel@voorbeeld.test").count() == 1


def test_the_same_colleague_twenty_times_is_one_person(visitor: Client, mine: str) -> None:
    visitor.post(mine, {"answer": "yes"})
    for _ in range(20):
        assert visitor.post(f"{mine}collega/", {"name": "Nel Nieuw", "phone": "06 12345678"}).status_code == 302
    assert Contact._base_manager.filter(name="Nel Nieuw").count() == 1
    assert Registration._base_manager.count() == 2


def test_nobody_learns_by_a_colleagues_address_who_is_known(visitor: Client, mine: str, pact: Partnership) -> None:
    ContactFactory(partnership=pact, name="Kees Kent", email="kees@voorbeeld.test")
    visitor.post(mine, {"answer": "yes"})
    known = visitor.post(f"{mine}collega/", {"name": "Kees Kent", "email": "kees@voorbeeld.test"}, follow=True)
    new = visitor.post(f"{mine}collega/", {"name": "Kees Kant", "email": "kant@voorbeeld.test"}, follow=True)
    blank = "Kees Kent", "Kees Kant"
    assert text(known).replace(blank[0], "").count("neemt") == text(new).replace(blank[1], "").count("neemt")
    assert known.status_code == new.status_code
    assert not Registration._base_manager.filter(contact__name="Kees Kent").exists()  # Kees confirms it himself


def test_a_colleague_who_answered_already_keeps_that_answer(visitor: Client, mine: str, coby: Contact) -> None:
    kim = ContactFactory(partnership=coby.partnership, partner=coby.partner, name="Kim", email="kim@voorbeeld.test")
    RegistrationFactory(gathering=Gathering._base_manager.get(), contact=kim, answer="no", state="none")
    visitor.post(mine, {"answer": "yes"})
    visitor.post(f"{mine}collega/", {"name": "Kim", "email": "kim@voorbeeld.test"})
    assert Registration._base_manager.get(contact=kim).answer == "no"


def test_nobody_brings_a_crowd(visitor: Client, mine: str) -> None:
    visitor.post(mine, {"answer": "yes"})
    codes = [
        visitor.post(f"{mine}collega/", {"name": f"Collega {n}", "email": f"c{n}@voorbeeld.test"}).status_code
        for n in range(7)
    ]
    assert codes == [302] * 5 + [422] * 2


@pytest.mark.parametrize("form", [{}, {"name": "Nel"}, {"name": "Nel", "email": "geen adres"}, {"email": "a@b.test"}])
def test_a_colleague_nobody_can_reach_is_refused_beside_the_field(
    visitor: Client, mine: str, form: dict[str, str]
) -> None:
    visitor.post(mine, {"answer": "yes"})
    assert visitor.post(f"{mine}collega/", form).status_code == 422
    assert Contact._base_manager.count() == 1


def test_the_calendar_keeps_its_uid_and_nothing_in_a_title_begins_a_line(visitor: Client, mine: str) -> None:
    Gathering._base_manager.update(title="Feest\r\nATTENDEE:x", calendar_sequence=3)
    answer = visitor.get(f"{mine}agenda.ics")
    event = Calendar.from_ical(answer.content.decode()).walk("VEVENT")[0]
    assert str(event["UID"]) == f"{Gathering._base_manager.get().pk}@samenspel"
    assert event["SEQUENCE"] == 3
    assert "ATTENDEE" not in event
    assert answer["Content-Type"] == "text/calendar"


@pytest.mark.parametrize("below", ["", "details/", "collega/", "agenda.ics"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_a_page_writes_nothing(visitor: Client, mine: str, below: str, method: str) -> None:
    visitor.post(mine, {"answer": "yes"})
    with CaptureQueriesContext(connection) as queries:
        assert getattr(visitor, method)(mine + below).status_code == 200
    assert not [query["sql"] for query in queries if query["sql"].startswith(WRITES)]


def test_a_mail_scanner_that_opens_every_link_registers_nobody(visitor: Client, home: str, mine: str) -> None:
    for address in (home.removesuffix("mijn/"), home, mine):
        visitor.get(address)
        visitor.head(address)
    assert not Registration._base_manager.exists()


@pytest.mark.parametrize("below", ["", "details/", "collega/", "agenda.ics"])
def test_a_gathering_that_is_not_mine_does_not_exist(visitor: Client, home: str, mine: str, below: str) -> None:
    visitor.post(mine, {"answer": "yes"})
    assert visitor.get(mine + below).status_code == 200
    uninvited = GatheringFactory(partnership=Partnership._base_manager.get(slug="testdam"))
    foreign = GatheringFactory()
    draft = GatheringFactory(partnership=uninvited.partnership, state="draft")
    InvitationFactory(gathering=draft, contact=Contact._base_manager.get(name="Coby Contact"))
    for hidden in (uninvited, foreign, draft):
        assert visitor.get(f"{home}{hidden.pk}/{below}").status_code == 404
        if below != "agenda.ics":
            assert visitor.post(f"{home}{hidden.pk}/{below}", {"answer": "yes"}).status_code == 404


def test_a_wrong_token_opens_nothing(visitor: Client, mine: str) -> None:
    wrong = mine.replace("/k/", "/k/x")
    assert visitor.get(wrong).status_code == 404
    assert visitor.post(wrong, {"answer": "yes"}).status_code == 404
    assert not Registration._base_manager.exists()


def test_a_token_works_in_its_own_pact_only(visitor: Client, mine: str, other_pact: Partnership) -> None:
    assert visitor.get(mine.replace("/p/testdam/", "/p/elders/")).status_code == 404


def test_a_post_without_the_form_token_is_refused(mine: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(mine, {"answer": "yes"}).status_code == 403
    assert not Registration._base_manager.exists()


def test_my_page_shows_what_is_over_and_what_i_was_going_to_do(
    visitor: Client, home: str, coby: Contact, pact: Partnership
) -> None:
    ago = timezone.now() - timedelta(days=30)
    old = GatheringFactory(
        partnership=pact, title="Vorige keer", starts_at=ago, ends_at=ago + timedelta(hours=2), state="harvested"
    )
    AttendanceFactory(registration=RegistrationFactory(gathering=old, contact=coby))
    ActionPointFactory(owner=coby, what="Buurvrouw bellen")
    ActionPointFactory(owner=ContactFactory(partnership=pact), what="Van iemand anders")
    page = text(visitor.get(home))
    assert "Vorige keer" in page
    assert "je was erbij" in page
    assert "Buurvrouw bellen" in page
    assert "Van iemand anders" not in page


def test_my_page_asks_the_same_number_of_questions_with_many_gatherings(
    visitor: Client, home: str, coby: Contact, pact: Partnership
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert visitor.get(home).status_code == 200
        return len(seen)

    def add(number: int) -> None:
        for _ in range(number):
            made = GatheringFactory(partnership=pact)
            RegistrationFactory(gathering=made, contact=coby)
            ActionPointFactory(owner=coby)

    add(2)
    few = queries()
    add(20)
    assert queries() == few


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Coby", "Dag Coby<"),
        ("Şükrü Bedacht", "Dag Şükrü<"),
        ("Mw. J. de Vries", "Dag Mw. J. de Vries<"),
        ("Mevrouw De Vries", "Dag Mevrouw De Vries<"),
        ("O'Brien Bedacht", "Dag O&#x27;Brien Bedacht<"),
    ],
)
def test_a_person_is_greeted_as_one_greets(visitor: Client, home: str, coby: Contact, name: str, greeting: str) -> None:
    Contact._base_manager.update(name=name)
    assert greeting in text(visitor.get(home))


def test_an_empty_page_still_says_what_happens_next(visitor: Client, home: str) -> None:
    page = visitor.get(home)
    assert page.status_code == 200
    assert "Er staat nu geen bijeenkomst voor je klaar" in text(page)
