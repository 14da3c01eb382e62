# SPDX-License-Identifier: EUPL-1.2
"""Looking back: with or without a name, on a phone or on paper, and what of it comes in the joint report."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenspel.base.errors import Conflict
from samenspel.organizations.models import Contact
from samenspel.surveys.models import ChosenWords, Reflection, ReflectionRound
from samenspel.surveys.operations.reflecting import choose_words, type_reflection_over, write_reflection
from samenspel.surveys.operations.rounds import close_reflection
from samenspel.surveys.queries.reflection import chosen_words, own_reflection

LONG_AGO = timedelta(days=400)


@pytest.fixture
def sheet(looking_back: ReflectionRound, coby: Contact, by_link: Any) -> Reflection:
    with by_link(coby):
        write_reflection(contact_id=coby.pk, said={"well": "We bellen elkaar nu gewoon.", "remains": "De lijst."})
    found: Reflection = Reflection.objects.get()
    return found


def test_by_link_somebody_answers_three_questions_and_says_whether_the_name_may_stand_there(
    looking_back: ReflectionRound, coby: Contact, token_for: Any, visitor: Client
) -> None:
    start = reverse("surveys:own_reflection", kwargs={"slug": "testdam", "token": token_for(coby)})
    page = visitor.get(start, follow=True)
    for words in ("Soep werkt", "", "Niemand weet het"):
        page = visitor.post(page.request["PATH_INFO"], {"words": words}, follow=True)
    assert "Zonder naam" in page.content.decode()
    page = visitor.post(page.request["PATH_INFO"], {"signed": "no"}, follow=True)
    assert "Dank je wel" in page.content.decode()
    columns = ("well", "not_well", "remains", "signature")
    assert list(Reflection._base_manager.values_list(*columns)) == [("Soep werkt", "", "Niemand weet het", "")]
    refused = visitor.post(f"{start}goed/", {"words": "BSN 111222333"})
    assert (refused.status_code, "burgerservicenummer" in refused.content.decode()) == (422, True)
    visitor.post(f"{start}naam/", {"signed": "yes"})
    assert Reflection._base_manager.get().signature.startswith("Coby Contact")


def test_words_are_chosen_shortened_and_handed_to_the_joint_report_of_their_period(
    sheet: Reflection, as_fenna: Client
) -> None:
    address = reverse("surveys:reflection_sheet", kwargs={"slug": "testdam", "reflection_id": sheet.pk})
    answered = as_fenna.post(address, {"question": "well", "words": "We bellen elkaar", "version": ""})
    assert answered.status_code == 302
    today = timezone.localdate()
    (found,) = chosen_words(today, today)
    assert (found.question, found.words, found.signature) == ("well", "We bellen elkaar", "")
    assert chosen_words(today - LONG_AGO, today - timedelta(days=200)) == []
    assert (
        as_fenna.post(address, {"question": "well", "words": "x", "version": "1", "take_out": "1"}).status_code == 302
    )
    assert chosen_words(today, today) == []


def test_what_the_writer_changes_leaves_the_report_and_so_does_everything_when_the_name_changes(
    sheet: Reflection, coby: Contact, by_link: Any
) -> None:
    for question in ("well", "remains"):
        choose_words(reflection_id=sheet.pk, question=question, words="woorden", version=None)
    with by_link(coby):
        write_reflection(contact_id=coby.pk, said={"well": "Toch niet."})
    assert list(ChosenWords.objects.values_list("question", flat=True)) == ["remains"]
    with by_link(coby):
        write_reflection(contact_id=coby.pk, said={"signature": "Coby"})
    assert not ChosenWords.objects.exists()


def test_words_that_the_writer_took_back_meanwhile_are_read_again_before_they_are_chosen(
    sheet: Reflection, coby: Contact, by_link: Any, as_fenna: Client
) -> None:
    address = reverse("surveys:reflection_sheet", kwargs={"slug": "testdam", "reflection_id": sheet.pk})
    read = re.search(r'name="seen" value="(\w+)"', as_fenna.get(address).content.decode())
    assert read
    with by_link(coby):
        write_reflection(contact_id=coby.pk, said={"well": "Toch niet."})
    chosen = {"question": "well", "words": "We bellen elkaar", "version": ""}
    page = as_fenna.post(address, {**chosen, "seen": read.group(1)})
    assert page.status_code == 422
    assert not ChosenWords.objects.exists()
    again = re.search(r'name="seen" value="(\w+)"', page.content.decode())
    assert again
    assert as_fenna.post(address, {**chosen, "words": "Toch niet", "seen": again.group(1)}).status_code == 302
    assert ChosenWords.objects.get().words == "Toch niet"


def test_two_people_choose_at_once_and_the_second_sees_both_texts(sheet: Reflection, as_fenna: Client) -> None:
    choose_words(reflection_id=sheet.pk, question="well", words="eerste", version=None)
    with pytest.raises(Conflict):
        choose_words(reflection_id=sheet.pk, question="well", words="tweede", version=None)
    address = reverse("surveys:reflection_sheet", kwargs={"slug": "testdam", "reflection_id": sheet.pk})
    page = as_fenna.post(address, {"question": "well", "words": "tweede", "version": ""})
    assert page.status_code == 409
    text = page.content.decode()
    assert "eerste" in text and "tweede" in text and 'name="question" value="well"' in text
    assert as_fenna.post(address, {"question": "well", "words": "tweede", "version": "1"}).status_code == 302
    assert ChosenWords.objects.get().words == "tweede"


def test_paper_counts_once_and_after_closing_nobody_can_reach_their_words(
    sheet: Reflection, looking_back: ReflectionRound, coby: Contact, by_link: Any
) -> None:
    key = uuid4()
    for _press in range(2):
        said = {"well": "Op papier", "not_well": "", "remains": "", "signature": ""}
        type_reflection_over(round_id=looking_back.pk, form_key=key, said=said)
    assert Reflection.objects.count() == 2
    close_reflection(round_id=looking_back.pk)
    looking_back.refresh_from_db()
    assert looking_back.secret is None
    with by_link(coby):
        assert own_reflection(coby.pk) is None


def test_a_sheet_that_is_sent_with_the_id_of_a_person_is_not_theirs(
    looking_back: ReflectionRound, coby: Contact, by_link: Any
) -> None:
    """Else the sheet that a facilitator marked would be found back with the words of that person on it."""
    said = {"well": "Op papier", "not_well": "", "remains": "", "signature": ""}
    type_reflection_over(round_id=looking_back.pk, form_key=coby.pk, said=said)
    with by_link(coby):
        mine = own_reflection(coby.pk)
    assert mine is not None
    assert mine.said["well"] == ""
