# SPDX-License-Identifier: EUPL-1.2
"""Ogen en oren: told in one box without anybody in it, put together by staff, forgotten in time."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.agenda.constants import OBSERVATION_WORDS_KEPT
from samenspel.agenda.models import Observation, Theme
from samenspel.agenda.operations.observations import add_observation, forget_observations
from samenspel.audit.models import Event
from samenspel.base.errors import Refused
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, models_save
from tests.gatherings.corpus import BAD_TEXT

TokenFor = Callable[[Contact], str]
LIST = "/p/testdam/zien/"
WORDS = "Mensen zetten de verwarming uit"


@pytest.fixture
def own(coby: Contact, token_for: TokenFor) -> str:
    return f"/p/testdam/k/{token_for(coby)}/zien/"


def text(response: Any) -> str:
    return str(response.content.decode())


def told(contact: Contact | None, pact: Partnership, words: str = WORDS, **fields: Any) -> Observation:
    row = Observation(
        partnership=pact,
        contact=contact,
        partner=contact.partner if contact else None,
        words=words,
        **{"told_at": timezone.now(), **fields},
    )
    models_save(row)
    return row


def everything() -> list[Observation]:
    return list(Observation._base_manager.order_by("told_at"))


def test_one_box_and_one_button_and_a_double_click_is_one(visitor: Client, own: str, as_karim: Client) -> None:
    sent = {"words": WORDS, "form_key": str(uuid4())}
    for _twice in range(2):
        assert visitor.post(own, sent)["Location"] == own
    (row,) = everything()
    assert (row.words, row.people, row.place, row.since) == (WORDS, "", "", "")
    assert row.contact is not None and row.partner_id == row.contact.partner_id
    assert WORDS in text(visitor.get(own)) and WORDS in text(as_karim.get(LIST))
    event = Event._base_manager.get(action="observation.added")
    assert WORDS not in str(event.codes)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Bel haar op 06 12 34 56 78", ""),
        ("Zij is an@voorbeeld.test", ""),
        ("Daar in de Kerkstraat 12 is het koud", ""),
        ("Hij is geboren op 3 mei 1985", ""),
        ("Het nummer is 111222333", ""),  # a citizen service number
        ("Het is koud", "Kerkstraat 12"),
    ],
)
def test_what_is_about_one_person_is_refused_and_nothing_typed_is_lost(
    visitor: Client, own: str, words: str, place: str
) -> None:
    answer = visitor.post(own, {"words": words, "place": place, "people": "tens", "no_person": words})
    assert answer.status_code == 422
    assert words in text(answer) and 'value="tens" selected' in text(answer)
    assert "geen persoon" not in text(answer), "saying that it is nobody is for names only"
    assert everything() == []


def test_a_name_is_asked_about_and_the_writer_has_the_last_word(visitor: Client, own: str) -> None:
    sent = {"words": "Bij Fatma Yilmaz is het koud", "form_key": str(uuid4())}
    asked = visitor.post(own, sent)
    assert asked.status_code == 422 and everything() == []
    assert 'name="no_person" value="Fatma Yilmaz"' in text(asked)
    other = visitor.post(own, {**sent, "words": "Bij Jan van Dijk is het koud", "no_person": "Fatma Yilmaz"})
    assert other.status_code == 422, "what was said of one name does not hold for another"
    assert visitor.post(own, {**sent, "no_person": "Fatma Yilmaz"}).status_code == 302
    assert [row.words for row in everything()] == ["Bij Fatma Yilmaz is het koud"]


def test_the_rule_holds_without_a_form_too(facilitating: Any) -> None:
    with pytest.raises(Refused):
        add_observation(form_key=uuid4(), words="Bel 06 12 34 56 78")


def test_somebody_with_a_link_sees_and_takes_back_only_their_own(
    visitor: Client, own: str, coby: Contact, pact: Partnership
) -> None:
    mine = told(coby, pact)
    theirs = told(ContactFactory(partnership=pact), pact, "Iets van een ander")
    assert "Iets van een ander" not in text(visitor.get(own))
    assert visitor.post(f"{own}{theirs.pk}/terug/").status_code == 404
    assert visitor.get(f"{own}{mine.pk}/terug/").status_code == 200
    assert len(everything()) == 2, "opening the page takes nothing back"
    assert visitor.post(f"{own}{mine.pk}/terug/").status_code == 302
    assert everything() == [theirs]


def test_what_is_in_a_theme_is_not_taken_back(visitor: Client, own: str, coby: Contact, pact: Partnership) -> None:
    theme = Theme(partnership=pact, name="Verwarming")
    models_save(theme)
    row = told(coby, pact, theme=theme)
    visitor.post(f"{own}{row.pk}/terug/")
    assert everything() == [row]
    assert "Verwarming" in text(visitor.get(own))


def test_several_are_put_together_at_once_and_the_counts_are_rough(
    as_karim: Client, coby: Contact, pact: Partnership
) -> None:
    rows = [
        told(coby, pact, people="tens"),
        told(ContactFactory(partnership=pact), pact, people="some", since="year"),
        told(None, pact, people="few"),
    ]
    sent = {
        "observations": [str(row.pk) for row in rows],
        "theme": "nieuw",
        "name": "Verwarming uit",
        "form_key": str(uuid4()),
    }
    page = as_karim.post(LIST, sent)["Location"]
    assert as_karim.post(LIST, sent)["Location"] == page
    shown = " ".join(text(as_karim.get(page)).split())
    assert "3 keer verteld door 2 verschillende partners" in shown
    assert "ongeveer 30 mensen" in shown and "32 mensen" not in shown
    assert Theme._base_manager.count() == 1
    assert Event._base_manager.filter(action="theme.bundled").count() == 1


def test_a_theme_is_proposed_from_the_words_it_shares(as_fenna: Client, pact: Partnership) -> None:
    theme = Theme(partnership=pact, name="Koud huis", explanation="De verwarming blijft uit, energie is te duur")
    models_save(theme)
    told(None, pact, "Energie kost te veel: hun verwarming is nooit aan")
    assert "Lijkt op het thema: Koud huis" in text(as_fenna.get(LIST))


def test_without_a_tick_or_a_name_nothing_is_put_together(as_fenna: Client, pact: Partnership) -> None:
    row = told(None, pact)
    assert as_fenna.post(LIST, {"theme": "nieuw", "name": "Kou"}).status_code == 422
    kept = as_fenna.post(LIST, {"theme": "nieuw", "name": "", "observations": str(row.pk)})
    assert kept.status_code == 422
    assert f'value="{row.pk}" checked' in text(kept)
    assert as_fenna.post(LIST, {"theme": "x", "observations": "y", "name": "Kou"}).status_code == 422
    assert not Theme._base_manager.exists()


def test_two_who_change_a_theme_at_once_get_both_texts(as_fenna: Client, as_karim: Client, pact: Partnership) -> None:
    theme = Theme(partnership=pact, name="Kou")
    models_save(theme)
    page = f"{LIST}thema/{theme.pk}/wijzigen/"
    assert as_karim.post(page, {"name": "Koude huizen", "version": 1}).status_code == 302
    late = as_fenna.post(page, {"name": "Geen gas", "version": 1})
    assert late.status_code == 409
    assert "Koude huizen" in text(late) and "Geen gas" in text(late)


@pytest.mark.words
@pytest.mark.r29
def test_bad_text_is_refused_or_shown_harmless(visitor: Client, own: str, as_fenna: Client) -> None:
    for bad in BAD_TEXT:
        assert visitor.post(own, {"words": bad, "place": bad[:80], "people": bad[:9]}).status_code in {302, 422}
        visitor.post(own, {"words": bad})
    assert "<svg/onload" not in text(as_fenna.get(LIST))
    assert "111222333" not in text(as_fenna.get(LIST))


@pytest.mark.r16
def test_the_words_are_gone_after_a_year_and_the_counts_stay(
    as_fenna: Client, visitor: Client, own: str, coby: Contact, pact: Partnership
) -> None:
    theme = Theme(partnership=pact, name="Kou")
    models_save(theme)
    old = told(coby, pact, theme=theme, told_at=timezone.now() - OBSERVATION_WORDS_KEPT)
    young = told(coby, pact, told_at=timezone.now() - OBSERVATION_WORDS_KEPT + timedelta(hours=1))
    assert (forget_observations(), forget_observations()) == (1, 0)
    assert [row.words for row in everything()] == ["", young.words]
    assert old.pk in {row.pk for row in everything()}
    assert "1 keer verteld" in " ".join(text(as_fenna.get(f"{LIST}thema/{theme.pk}/")).split())
    assert "De woorden zijn er niet meer" in text(visitor.get(own))


def test_who_has_no_link_tells_it_at_an_open_address_as_nobody_and_not_too_often(
    visitor: Client, as_karim: Client, pact: Partnership
) -> None:
    at = "/p/testdam/ogen-en-oren/"
    sent = {"words": WORDS, "form_key": str(uuid4())}
    for _twice in range(2):
        assert visitor.post(at, sent)["Location"] == f"{at}dank/"
    (row,) = everything()
    assert (row.contact_id, row.partner_id, row.partnership_id) == (None, None, pact.pk)
    assert "niet gekoppeld" in text(as_karim.get(LIST))
    assert visitor.post(at, {**sent, "form_key": "", "homepage": "x"}).status_code == 302
    assert visitor.post(at, {"words": "Bel 06 12 34 56 78"}).status_code == 422
    answers = [visitor.post(at, {"words": f"Nog iets {number}"}).status_code for number in range(12)]
    assert answers[0] == 302 and answers[-1] == 429
    assert len(everything()) < 12
