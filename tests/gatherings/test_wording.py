# SPDX-License-Identifier: EUPL-1.2
"""The questions in own words: per gathering one wording, kept with each answer; the answers never change."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.documents import render_pdf
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.constants import WORDING, YesNo
from samenspel.gatherings.forms.evaluating import CooperateForm
from samenspel.gatherings.forms.wording import LONGEST_HELP, LONGEST_QUESTION
from samenspel.gatherings.models import Evaluation, Gathering, Wording
from samenspel.gatherings.operations import evaluating
from samenspel.gatherings.operations.paper import type_over
from samenspel.gatherings.queries.wording import house_words, words_of
from samenspel.gatherings.views.paper import _form_data
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from samenspel.portal.queries.harvest import session
from tests.factories import AttendanceFactory, ContactFactory, GatheringFactory, RegistrationFactory
from tests.gatherings.corpus import BAD_TEXT

TokenFor = Callable[[Contact], str]
PAGE = "/p/testdam/instellingen/vragen/"


def evening(pact: Partnership, *, hours: float = -1.0) -> Gathering:
    """A gathering that begins in so many hours; negative: that long ago."""
    start = timezone.now() + timedelta(hours=hours)
    made: Gathering = GatheringFactory(
        partnership=pact,
        state="under_way",
        starts_at=start,
        ends_at=start + timedelta(hours=3),
    )
    return made


def there(gathering: Gathering, contact: Contact, code: str = "ACDEF") -> None:
    AttendanceFactory(registration=RegistrationFactory(gathering=gathering, contact=contact, code=code))


def text(response: Any) -> str:
    return str(response.content.decode())


def change(client: Client, *, version: int = 0, **texts: str) -> Any:
    return client.post(PAGE, {**house_words(), "version": str(version), **texts})


def made_before(number: int, moment: Any) -> None:
    Wording._base_manager.filter(number=number).update(made_at=moment)


def test_own_words_stand_on_the_phone_on_paper_and_where_paper_is_typed_over(
    as_fenna: Client, visitor: Client, coby: Contact, pact: Partnership, token_for: TokenFor
) -> None:
    assert (
        change(as_fenna, met="Wie sprak je voor het eerst?", cooperate="Zin om samen iets te doen?").status_code == 302
    )
    made_before(1, timezone.now() - timedelta(days=1))
    gathering = evening(pact)
    there(gathering, coby)
    own = f"/p/testdam/k/{token_for(coby)}/evaluatie/{gathering.pk}/"
    assert "Wie sprak je voor het eerst?" in text(visitor.get(f"{own}wie/"))
    page = text(visitor.get(f"{own}samenwerken/"))
    assert "Zin om samen iets te doen?" in page
    assert "Omdat het kan, niet omdat het moet." in page, "what was left as it was keeps the words of the house"
    staff = f"/p/testdam/bijeenkomsten/{gathering.pk}/evaluatie/"
    assert "Zin om samen iets te doen?" in text(as_fenna.get(f"{staff}papier/"))
    assert "Wie sprak je voor het eerst?" in text(as_fenna.get(staff))
    assert as_fenna.get(f"{staff}formulier/").content.startswith(b"%PDF")


def test_other_words_never_change_the_answers_or_what_is_counted(
    as_fenna: Client, visitor: Client, coby: Contact, pact: Partnership, token_for: TokenFor
) -> None:
    gathering = evening(pact)
    there(gathering, coby)
    own = f"/p/testdam/k/{token_for(coby)}/evaluatie/{gathering.pk}/"
    change(as_fenna, cooperate="Zin?", contribute="Doe je mee?")
    made_before(1, timezone.now() - timedelta(days=1))
    visitor.post(f"{own}samenwerken/", {"will_cooperate": "yes"})
    assert visitor.post(f"{own}bijdragen/", {"will_contribute": "ja"}).status_code == 422
    visitor.post(f"{own}bijdragen/", {"will_contribute": "yes"})
    answer = Evaluation._base_manager.get()
    assert (answer.will_cooperate, answer.will_contribute) == ("yes", "yes")
    assert [value for value, _label in CooperateForm().fields["will_cooperate"].choices] == [  # type: ignore[attr-defined]
        YesNo.YES,
        YesNo.MAYBE,
        YesNo.NO,
        YesNo.UNKNOWN,
    ]
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        found = session(gathering.pk)
    assert (found.will_cooperate, found.will_contribute) == (1, 1)


def test_a_change_during_a_gathering_is_for_the_next_one(as_fenna: Client, pact: Partnership) -> None:
    now, later = evening(pact), evening(pact, hours=24)
    change(as_fenna, met="Wie sprak je?")
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        assert words_of(now)["met"] == "Wie heb je vandaag leren kennen?"
        assert words_of(later)["met"] == "Wie sprak je?"
    assert "Die houdt de woorden van nu" in text(as_fenna.get(PAGE))


def test_each_answer_keeps_the_words_it_answered_whatever_comes_after(
    as_fenna: Client, coby: Contact, pact: Partnership, facilitating: Actor
) -> None:
    """House words, then own ones, then the house again: three evenings, each with its own."""
    bram = ContactFactory(partnership=pact)
    dina = ContactFactory(partnership=pact)
    first = evening(pact, hours=-50)
    there(first, coby)
    _answered(first, coby)
    change(as_fenna, met="Wie sprak je?")
    made_before(2, timezone.now() - timedelta(hours=40))
    second = evening(pact, hours=-30)
    there(second, bram)
    _answered(second, bram)
    restored = as_fenna.post(PAGE, {"version": "2", "restore": "1"})
    assert restored.status_code == 302
    made_before(3, timezone.now() - timedelta(hours=20))
    third = evening(pact, hours=-1)
    there(third, dina)
    _answered(third, dina)
    kept = {row.registration.contact_id: row.wording for row in Evaluation._base_manager.select_related("wording")}
    assert kept[coby.pk].is_house
    assert kept[coby.pk].texts["met"] == "Wie heb je vandaag leren kennen?"
    assert kept[bram.pk].texts == {"met": "Wie sprak je?"}
    assert kept[dina.pk].pk == kept[coby.pk].pk, "the same words of the house are kept once"


def _answered(gathering: Gathering, contact: Contact) -> None:
    registration = evaluating.registration_for_evaluation(gathering_id=gathering.pk, contact_id=contact.pk)
    evaluating.save_answers(registration=registration, will_cooperate="yes")


def test_paper_typed_over_after_a_change_keeps_the_words_that_were_printed(
    as_fenna: Client, coby: Contact, pact: Partnership, facilitating: Actor
) -> None:
    gathering = evening(pact)
    there(gathering, coby)
    change(as_fenna, met="Wie sprak je?")
    nothing = {"will_cooperate": "no", "shares_details": False, "will_contribute": "", "contribution": ""}
    type_over(
        gathering_id=gathering.pk,
        code="ACDEF",
        met_codes=None,
        answers={**nothing, "what": "", "first_step": "", "due_date": None},
    )
    wording = Evaluation._base_manager.get().wording
    assert wording is not None
    assert wording.texts["met"] == "Wie heb je vandaag leren kennen?"


def test_looking_first_keeps_nothing(as_fenna: Client) -> None:
    answer = as_fenna.post(PAGE, {**house_words(), "version": "0", "met": "Wie sprak je?", "preview": "1"})
    assert answer.status_code == 200
    assert text(answer).count("Wie sprak je?") == 2, "in the field and on the small phone"
    assert not Wording._base_manager.exists()
    paper = as_fenna.post(f"{PAGE}papier/", {**house_words(), "version": "0", "met": "Wie sprak je?"})
    assert paper.content.startswith(b"%PDF")


def test_saving_what_stood_there_or_twice_makes_no_version(as_fenna: Client) -> None:
    assert change(as_fenna).status_code == 302
    assert not Wording._base_manager.exists()
    for _time in range(3):
        change(as_fenna, version=1 if _time else 0, met="Wie sprak je?")
    assert Wording._base_manager.count() == 1


def test_empty_is_the_words_of_the_house(as_fenna: Client) -> None:
    change(as_fenna, met="Wie sprak je?", cooperate="")
    assert Wording._base_manager.get().texts == {"met": "Wie sprak je?"}


def test_r37_two_editors_at_once_get_both_texts(as_fenna: Client) -> None:
    change(as_fenna, met="Eerste woorden?")
    answer = change(as_fenna, met="Tweede woorden?")
    assert answer.status_code == 409
    assert "Eerste woorden?" in text(answer)
    assert "Tweede woorden?" in text(answer)
    assert Wording._base_manager.count() == 1
    assert change(as_fenna, version=1, met="Tweede woorden?").status_code == 302


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30])
def test_a_form_without_a_good_version_changes_nothing(as_fenna: Client, version: str) -> None:
    answer = as_fenna.post(PAGE, {**house_words(), "met": "Wie?", "version": version})
    assert answer.status_code in {409, 422}
    assert not Wording._base_manager.exists()


@pytest.mark.words
def test_r29_bad_text_is_refused_or_shown_harmless(
    as_fenna: Client, visitor: Client, coby: Contact, pact: Partnership, token_for: TokenFor
) -> None:
    for bad in BAD_TEXT:
        last = Wording._base_manager.order_by("-number").first()
        texts = dict.fromkeys(WORDING, bad)
        assert change(as_fenna, version=last.number if last else 0, **texts).status_code in {302, 422}
        assert as_fenna.post(f"{PAGE}papier/", {**texts, "version": "0"}).content.startswith(b"%PDF")
    Wording._base_manager.update(made_at=timezone.now() - timedelta(days=1))
    gathering = evening(pact)
    there(gathering, coby)
    for step in ("wie", "samenwerken", "bijdragen", "actie"):
        page = text(visitor.get(f"/p/testdam/k/{token_for(coby)}/evaluatie/{gathering.pk}/{step}/"))
        assert "<svg/onload" not in page


@pytest.mark.parametrize("sign", ["W", "woord "])
def test_the_longest_words_still_fit_two_forms_on_one_sheet(sign: str) -> None:
    longest = {
        place: (sign * LONGEST_HELP)[: LONGEST_HELP if place.endswith("help") else LONGEST_QUESTION]
        for place in WORDING
    }
    pdf = render_pdf(template="gatherings/documents/evaluation_form.typ", data=_form_data("Avond", longest))
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_only_the_facilitator_changes_the_words(as_karim: Client, as_otto: Client, visitor: Client) -> None:
    assert change(as_karim, met="Wie?").status_code == 403
    assert change(as_otto, met="Wie?").status_code == 404
    assert change(visitor, met="Wie?").status_code == 302
    assert not Wording._base_manager.exists()
