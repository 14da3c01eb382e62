# SPDX-License-Identifier: EUPL-1.2
"""Gentle hints while somebody writes an action point: beside the field or after saving, never in the way."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.agenda.models import ActionPoint
from samenspel.agenda.queries.hints import hints_while_typing
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.gatherings.corpus import BAD_TEXT

TokenFor = Callable[[Contact], str]
NEW = "/p/testdam/actiepunten/nieuw/"


def text(response: Any) -> str:
    return str(response.content.decode())


def soon() -> str:
    return (timezone.localdate() + timedelta(days=10)).isoformat()


def test_hints_come_beside_their_field_and_nothing_is_kept(as_fenna: Client, coby: Contact) -> None:
    typed = {"hints": "1", "owner": str(coby.pk), "what": "Iemand moet bellen", "first_step": "", "due_date": ""}
    answer = as_fenna.post(NEW, typed)
    assert answer.status_code == 200
    page = text(answer)
    assert page.count('hx-swap-oob="true"') == 4
    assert "Er staat “iemand moet”" in page
    assert "Wat doe je als eerste?" in page
    assert "Een dag erbij?" not in page, "one thing that is still empty at a time"
    assert not ActionPoint._base_manager.exists()


def test_the_day_is_asked_when_the_step_is_there(pact: Partnership) -> None:
    assert hints_while_typing({"what": "Bellen", "first_step": "Nummer zoeken", "due_date": ""}) == {
        "what": "",
        "first_step": "",
        "due_date": "Een dag erbij? Dan kun je het in je agenda zetten.",
    }


def test_a_concrete_one_gets_no_hint_and_an_empty_form_neither(pact: Partnership) -> None:
    concrete = hints_while_typing({"what": "Bellen", "first_step": "Nummer zoeken", "due_date": soon()})
    assert not any(concrete.values())
    assert not any(hints_while_typing({}).values())


@pytest.mark.parametrize("day", ["31-02-2027", "morgen", "\x00", "9" * 100_000])
def test_a_day_that_makes_no_sense_is_as_good_as_none(pact: Partnership, day: str) -> None:
    assert hints_while_typing({"what": "Bellen", "first_step": "Nummer", "due_date": day})["due_date"]


def test_without_scripts_a_vague_one_is_saved_and_the_tip_comes_after(as_fenna: Client, coby: Contact) -> None:
    answer = as_fenna.post(NEW, {"owner": str(coby.pk), "what": "Iets met armoede", "first_step": ""}, follow=True)
    page = text(answer)
    assert "Het actiepunt staat erin." in page
    assert "Tip: Wat doe je als eerste?" in page
    assert ActionPoint._base_manager.get().judged == "step date"


def test_what_was_judged_when_written_is_not_rewritten_later(as_fenna: Client, coby: Contact) -> None:
    as_fenna.post(NEW, {"owner": str(coby.pk), "what": "Iets met armoede"})
    point = ActionPoint._base_manager.get()
    better = {"owner": str(coby.pk), "what": "Bellen", "first_step": "Nummer", "due_date": soon(), "version": "1"}
    assert as_fenna.post(f"/p/testdam/actiepunten/{point.pk}/", better).status_code == 302
    point.refresh_from_db()
    assert (point.what, point.judged) == ("Bellen", "step date")


@pytest.mark.words
def test_r29_any_text_gets_an_answer_and_runs_nowhere(
    as_fenna: Client, visitor: Client, coby: Contact, token_for: TokenFor
) -> None:
    own = f"/p/testdam/k/{token_for(coby)}/actiepunten/nieuw/"
    for bad in BAD_TEXT:
        typed = {"hints": "1", "owner": bad, "what": bad, "first_step": bad, "due_date": bad}
        for client, address in ((as_fenna, NEW), (visitor, own)):
            answer = client.post(address, typed)
            assert answer.status_code == 200
            assert "<svg/onload" not in text(answer)
    assert not ActionPoint._base_manager.exists()
