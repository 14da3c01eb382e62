# SPDX-License-Identifier: EUPL-1.2
"""The evaluation on the spot: by personal link, by the code on a sticker, and from paper."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.agenda.models import ActionPoint
from samenspel.base.scope import Actor, acting_as
from samenspel.entrance.models import PersonalLink
from samenspel.gatherings.forms.evaluating import PaperForm
from samenspel.gatherings.models import Evaluation, Gathering, Registration
from samenspel.network.models import Connection, ConnectionReport
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import AttendanceFactory, ContactFactory, GatheringFactory, RegistrationFactory

TokenFor = Callable[[Contact], str]


@pytest.fixture
def evening(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(
        partnership=pact,
        state="under_way",
        evaluation_code="muurcode-muurcode-22",
        starts_at=timezone.now() - timedelta(hours=2),
        ends_at=timezone.now() + timedelta(hours=1),
    )
    return made


def there(evening: Gathering, contact: Contact, code: str) -> Registration:
    registration: Registration = RegistrationFactory(gathering=evening, contact=contact, code=code)
    AttendanceFactory(registration=registration)
    return registration


@pytest.fixture
def people(evening: Gathering, coby: Contact) -> list[Contact]:
    """Coby, Bram and Dina are there; Erik registered and did not come."""
    bram, dina, erik = (
        ContactFactory(partnership=evening.partnership, name=f"{n} Test") for n in ("Bram", "Dina", "Erik")
    )
    for contact, code in ((coby, "ACDEF"), (bram, "GHJKM"), (dina, "NPQRT")):
        there(evening, contact, code)
    RegistrationFactory(gathering=evening, contact=erik, code="WXY34")
    return [coby, bram, dina, erik]


def own(evening: Gathering, token: str, step: str = "") -> str:
    return f"/p/testdam/k/{token}/evaluatie/{evening.pk}/{step}"


def reports(pact: Partnership) -> set[tuple[str, str]]:
    found = ConnectionReport._base_manager.filter(partnership=pact).select_related("connection", "reporter")
    names = dict(Contact._base_manager.values_list("pk", "name"))
    return {(row.reporter.name, names[row.connection.other_than(row.reporter_id)]) for row in found}


def test_four_short_pages_keep_everything(
    evening: Gathering, people: list[Contact], pact: Partnership, visitor: Client, token_for: TokenFor
) -> None:
    coby, bram, *_rest = people
    token = token_for(coby)
    assert visitor.get(own(evening, token)).headers["Location"].endswith("/wie/")
    assert (
        visitor.post(own(evening, token, "wie/"), {"met": [str(bram.pk)]}).headers["Location"].endswith("/samenwerken/")
    )
    visitor.post(own(evening, token, "samenwerken/"), {"will_cooperate": "yes", "shares_details": "on"})
    visitor.post(own(evening, token, "bijdragen/"), {"will_contribute": "maybe", "contribution": "soep maken"})
    last = visitor.post(
        own(evening, token, "actie/"),
        {"what": "Bellen", "first_step": "Nummer zoeken", "due_date": str(timezone.localdate() + timedelta(days=14))},
    )
    assert last.headers["Location"].endswith("/klaar/")
    done = visitor.get(last.headers["Location"]).content.decode()
    assert "Bram Test" in done
    assert "Bellen" in done
    evaluation = Evaluation._base_manager.get()
    assert (evaluation.will_cooperate, evaluation.will_contribute, evaluation.contribution) == (
        "yes",
        "maybe",
        "soep maken",
    )
    assert evaluation.shares_details
    assert evaluation.finished_at is not None
    assert reports(pact) == {("Coby Contact", "Bram Test")}
    assert ActionPoint._base_manager.get().owner_id == coby.pk


def test_a_tick_is_kept_without_the_button_and_taken_back_again(
    evening: Gathering, people: list[Contact], pact: Partnership, visitor: Client, token_for: TokenFor
) -> None:
    coby, bram, dina, _erik = people
    page = own(evening, token_for(coby), "wie/")
    assert visitor.post(page, {"met": [str(bram.pk), str(dina.pk)], "keep": "1"}).status_code == 204
    assert len(reports(pact)) == 2
    visitor.post(page, {"met": [str(dina.pk)], "keep": "1"})
    assert reports(pact) == {("Coby Contact", "Dina Test")}
    assert Connection._base_manager.count() == 1
    shown = visitor.get(page).content.decode()
    assert shown.count("checked") == 1


def test_the_same_answer_twenty_times_is_one(
    evening: Gathering, people: list[Contact], pact: Partnership, visitor: Client, token_for: TokenFor
) -> None:
    page = own(evening, token_for(people[0]), "wie/")
    for _time in range(20):
        visitor.post(page, {"met": [str(people[1].pk)]})
    assert Evaluation._base_manager.count() == 1
    assert ConnectionReport._base_manager.count() == 1


def test_only_people_who_are_there_can_be_named(
    evening: Gathering, people: list[Contact], pact: Partnership, visitor: Client, token_for: TokenFor
) -> None:
    page = own(evening, token_for(people[0]), "wie/")
    assert "Erik Test" not in visitor.get(page).content.decode()
    assert visitor.post(page, {"met": [str(people[3].pk)]}).status_code == 422
    assert reports(pact) == set()


def test_nobody_is_an_answer_too(
    evening: Gathering, people: list[Contact], visitor: Client, token_for: TokenFor
) -> None:
    page = own(evening, token_for(people[0]), "wie/")
    visitor.post(page, {"met": ["nobody"]})
    assert Evaluation._base_manager.get().met_answered
    assert "checked" in visitor.get(page).content.decode()


def test_going_on_without_an_answer_is_not_counted_as_nobody(
    evening: Gathering, people: list[Contact], visitor: Client, token_for: TokenFor
) -> None:
    visitor.post(own(evening, token_for(people[0]), "wie/"), {})
    assert not Evaluation._base_manager.filter(met_answered=True).exists()


def test_somebody_named_at_an_earlier_evening_is_not_offered_again(
    evening: Gathering, people: list[Contact], pact: Partnership, visitor: Client, token_for: TokenFor
) -> None:
    from samenspel.network.operations import report_connection

    coby, bram, *_rest = people
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        report_connection(reporter_id=coby.pk, other_id=bram.pk, said_at=timezone.now() - timedelta(days=90))
    assert "Bram Test" not in visitor.get(own(evening, token_for(coby), "wie/")).content.decode()


def test_reading_the_questions_writes_nothing(
    evening: Gathering, people: list[Contact], visitor: Client, token_for: TokenFor
) -> None:
    token = token_for(people[0])
    for step in ("", "wie/", "samenwerken/", "bijdragen/", "actie/", "klaar/"):
        visitor.get(own(evening, token, step))
    assert Evaluation._base_manager.count() == 0


def test_who_is_not_there_yet_reads_what_to_do(
    evening: Gathering, people: list[Contact], visitor: Client, token_for: TokenFor
) -> None:
    answer = visitor.get(own(evening, token_for(people[3])))
    assert answer.status_code == 409
    assert "Loop even langs de deur" in answer.content.decode()


def test_the_evening_of_another_pact_is_not_found(
    other_pact: Partnership, people: list[Contact], visitor: Client, token_for: TokenFor
) -> None:
    elsewhere = GatheringFactory(partnership=other_pact, state="under_way")
    assert visitor.get(own(elsewhere, token_for(people[0]))).status_code == 404


def test_an_action_point_can_be_changed_and_taken_away(
    evening: Gathering, people: list[Contact], visitor: Client, token_for: TokenFor
) -> None:
    page = own(evening, token_for(people[0]), "actie/")
    visitor.post(page, {"what": "Bellen"})
    visitor.post(page, {"what": "Schrijven"})
    assert [row.what for row in ActionPoint._base_manager.all()] == ["Schrijven"]
    visitor.post(page, {"what": ""})
    assert ActionPoint._base_manager.count() == 0


def test_a_first_step_without_an_action_is_refused_and_nothing_typed_is_lost(
    evening: Gathering, people: list[Contact], visitor: Client, token_for: TokenFor
) -> None:
    answer = visitor.post(own(evening, token_for(people[0]), "actie/"), {"first_step": "Nummer zoeken"})
    assert answer.status_code == 422
    assert "Nummer zoeken" in answer.content.decode()


def test_an_action_point_for_a_day_that_is_over_is_refused_on_the_phone(
    evening: Gathering, people: list[Contact], visitor: Client, token_for: TokenFor
) -> None:
    yesterday = str(timezone.localdate() - timedelta(days=1))
    answer = visitor.post(
        own(evening, token_for(people[0]), "actie/"), {"what": "Een boek lenen", "due_date": yesterday}
    )
    assert answer.status_code == 422
    assert "Deze dag is al voorbij" in answer.content.decode()
    assert "Een boek lenen" in answer.content.decode()
    assert not ActionPoint._base_manager.exists()


def test_a_paper_form_may_be_typed_over_when_the_day_on_it_is_over() -> None:
    last_week = timezone.localdate() - timedelta(days=7)
    form = PaperForm({"code": "ABCDE", "what": "Een boek lenen", "due_date": str(last_week)})
    assert form.is_valid()
    assert form.cleaned_data["due_date"] == last_week


def test_the_code_on_the_sticker_opens_ones_own_questions_and_nothing_else(
    evening: Gathering, people: list[Contact], visitor: Client
) -> None:
    opened = visitor.post("/p/testdam/evalueren/muurcode-muurcode-22/", {"code": "acd-ef"})
    assert opened.status_code == 302
    assert visitor.get(opened.headers["Location"]).status_code == 200
    link = PersonalLink._base_manager.get(purpose="evaluation")
    assert link.contact_id == people[0].pk
    assert link.expires_at < timezone.now() + timedelta(hours=13)
    token = opened.headers["Location"].split("/k/")[1].split("/")[0]
    assert visitor.get(f"/p/testdam/k/{token}/mijn/").status_code == 403


def test_somebody_elses_name_cannot_be_picked_with_a_wrong_code(
    evening: Gathering, people: list[Contact], visitor: Client
) -> None:
    wrong = visitor.post("/p/testdam/evalueren/muurcode-muurcode-22/", {"code": "YYYYY"})
    assert wrong.status_code == 422
    assert "Coby" not in wrong.content.decode()
    absent = visitor.post("/p/testdam/evalueren/muurcode-muurcode-22/", {"code": "WXY34"})
    assert absent.status_code == 422


def test_guessing_codes_ends_after_ten_times(evening: Gathering, people: list[Contact], visitor: Client) -> None:
    answers = [
        visitor.post("/p/testdam/evalueren/muurcode-muurcode-22/", {"code": "YYYYY"}).status_code
        for _guess in range(12)
    ]
    assert answers[:10] == [422] * 10
    assert answers[11] == 429
    right = visitor.post("/p/testdam/evalueren/muurcode-muurcode-22/", {"code": "ACDEF"})
    assert right.status_code == 429


def test_a_wall_code_that_does_not_exist_or_is_of_another_pact_is_not_found(
    evening: Gathering, other_pact: Partnership, visitor: Client
) -> None:
    assert visitor.post("/p/testdam/evalueren/verzonnen/", {"code": "ACDEF"}).status_code == 404
    assert visitor.post("/p/elders/evalueren/muurcode-muurcode-22/", {"code": "ACDEF"}).status_code == 404


PAPER = {
    "code": "npqrt",
    "met": "ACDEF ghjkm",
    "will_cooperate": "yes",
    "will_contribute": "no",
    "what": "Folder maken",
}


def test_a_paper_form_is_typed_over_on_one_screen(
    evening: Gathering, people: list[Contact], pact: Partnership, as_fenna: Client
) -> None:
    page = f"/p/testdam/bijeenkomsten/{evening.pk}/evaluatie/papier/"
    assert as_fenna.get(page).status_code == 200
    saved = as_fenna.post(page, PAPER, follow=True)
    assert "Het formulier van Dina Test is bewaard" in saved.content.decode()
    assert reports(pact) == {("Dina Test", "Coby Contact"), ("Dina Test", "Bram Test")}
    assert Evaluation._base_manager.get().way == "paper"


def test_a_form_typed_over_for_the_wrong_person_empties_nothing_they_answered_on_their_phone(
    evening: Gathering, people: list[Contact], pact: Partnership, visitor: Client, as_fenna: Client, token_for: TokenFor
) -> None:
    coby, bram, dina, _erik = people
    token = token_for(coby)
    visitor.post(own(evening, token, "wie/"), {"met": [str(bram.pk)]})
    visitor.post(own(evening, token, "samenwerken/"), {"will_cooperate": "yes", "shares_details": "on"})
    visitor.post(own(evening, token, "actie/"), {"what": "Bellen", "first_step": "Nummer zoeken"})
    typed = {"code": "ACDEF", "met": "NPQRT", "will_contribute": "maybe"}
    assert as_fenna.post(f"/p/testdam/bijeenkomsten/{evening.pk}/evaluatie/papier/", typed).status_code == 302
    kept = Evaluation._base_manager.get()
    assert (kept.will_cooperate, kept.shares_details, kept.will_contribute) == ("yes", True, "maybe")
    assert reports(pact) == {(coby.name, bram.name), (coby.name, dina.name)}
    assert (ActionPoint._base_manager.get().what, kept.way) == ("Bellen", "phone")


def test_a_form_typed_over_again_replaces_the_first_time(
    evening: Gathering, people: list[Contact], pact: Partnership, as_fenna: Client
) -> None:
    address = f"/p/testdam/bijeenkomsten/{evening.pk}/evaluatie/papier/"
    as_fenna.post(address, {"code": "ACDEF", "met": "NPQRT", "will_cooperate": "yes", "what": "Bellen"})
    as_fenna.post(address, {"code": "ACDEF", "met": "GHJKM", "will_contribute": "no"})
    kept = Evaluation._base_manager.get()
    assert (kept.will_cooperate, kept.will_contribute) == ("", "no")
    assert reports(pact) == {(people[0].name, people[1].name)}
    assert not ActionPoint._base_manager.exists()


def test_an_action_point_changed_on_the_phone_is_a_conflict_for_who_had_it_open(
    evening: Gathering, people: list[Contact], as_fenna: Client, visitor: Client, token_for: TokenFor
) -> None:
    token = token_for(people[0])
    visitor.post(own(evening, token, "actie/"), {"what": "Bellen", "first_step": "Nummer zoeken"})
    point = ActionPoint._base_manager.get()
    visitor.post(own(evening, token, "actie/"), {"what": "Langsgaan", "first_step": "Fiets halen"})
    stale = {"owner": str(people[0].pk), "what": "Mailen", "first_step": "", "version": point.version}
    assert as_fenna.post(f"/p/testdam/actiepunten/{point.pk}/", stale).status_code == 409
    assert ActionPoint._base_manager.get().what == "Langsgaan"


def test_a_wrong_code_on_paper_saves_nothing_and_keeps_what_was_typed(
    evening: Gathering, people: list[Contact], pact: Partnership, as_fenna: Client
) -> None:
    page = f"/p/testdam/bijeenkomsten/{evening.pk}/evaluatie/papier/"
    answer = as_fenna.post(page, {**PAPER, "met": "ACDEF 99999"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Code 99999 hoort bij niemand" in text
    assert "Folder maken" in text
    assert Evaluation._base_manager.count() == 0
    assert reports(pact) == set()


def test_only_the_facilitator_types_over(evening: Gathering, as_karim: Client, as_otto: Client) -> None:
    page = f"/p/testdam/bijeenkomsten/{evening.pk}/evaluatie/papier/"
    assert as_karim.get(page).status_code == 403
    assert as_otto.get(page).status_code == 404


def test_the_facilitator_sees_who_answered_and_prints_forms_and_the_code(
    evening: Gathering, people: list[Contact], as_fenna: Client
) -> None:
    base = f"/p/testdam/bijeenkomsten/{evening.pk}/evaluatie/"
    page = as_fenna.get(base).content.decode()
    assert "0 van de 3 aanwezigen" in page
    assert as_fenna.get(f"{base}formulier/").content.startswith(b"%PDF-")
    code = as_fenna.get(f"{base}qr.svg")
    assert code.headers["Content-Type"] == "image/svg+xml"
    assert "muurcode-muurcode-22" in as_fenna.get(f"{base}muur/", follow=True).content.decode()


def test_the_queries_of_the_first_question_do_not_grow_with_the_people(
    evening: Gathering, people: list[Contact], visitor: Client, token_for: TokenFor, django_assert_max_num_queries: Any
) -> None:
    page = own(evening, token_for(people[0]), "wie/")
    visitor.get(page)
    with django_assert_max_num_queries(16):
        visitor.get(page)
    for number in range(40):
        there(evening, ContactFactory(partnership=evening.partnership), f"A{number:04d}")
    with django_assert_max_num_queries(16):
        visitor.get(page)
