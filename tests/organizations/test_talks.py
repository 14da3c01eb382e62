# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.audit.models import Event
from samenspel.config.schedule import REPEATED
from samenspel.organizations.models import Contact, TalkNote
from samenspel.organizations.operations.talks import forget_talks
from samenspel.partnerships.models import Partnership


def typed(**values: Any) -> dict[str, Any]:
    return {"form_key": str(uuid4()), "talked_date": "2026-01-05", "text": "Wil graag koken.\nBelt zelf.", **values}


def page(contact: Contact, slug: str = "testdam") -> str:
    return f"/p/{slug}/contacten/{contact.pk}/gesprekken/"


def test_a_talk_is_noted_once_and_shown(as_fenna: Client, coby: Contact) -> None:
    assert as_fenna.get(page(coby)).status_code == 200
    form = typed()
    for _again in range(20):
        assert as_fenna.post(page(coby), form).status_code == 302
    note = TalkNote._base_manager.get()
    assert note.author is not None
    assert (note.text, note.author.name) == ("Wil graag koken.\nBelt zelf.", "Fenna Facilitator")
    assert "Wil graag koken." in as_fenna.get(page(coby)).content.decode()


def test_a_note_is_taken_away(as_fenna: Client, coby: Contact) -> None:
    as_fenna.post(page(coby), typed())
    note = TalkNote._base_manager.get()
    assert as_fenna.post(f"/p/testdam/gesprekken/{note.pk}/weg/")["Location"] == page(coby)
    assert not TalkNote._base_manager.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"talked_date": "2026-02-31"}, "talked_date"),
        ({"talked_date": ""}, "talked_date"),
        ({"talked_date": (timezone.localdate() + timedelta(days=2)).isoformat()}, "talked_date"),
        ({"text": ""}, "text"),
        ({"text": "a" * 4001}, "text"),
        ({"text": "Het nummer is 111222333"}, "text"),
    ],
)
def test_a_mistake_is_explained_beside_the_field(
    as_fenna: Client, coby: Contact, values: dict[str, str], field: str
) -> None:
    answer = as_fenna.post(page(coby), typed(**values))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not TalkNote._base_manager.exists()


def test_the_core_group_never_sees_a_note(
    as_fenna: Client, as_karim: Client, as_otto: Client, visitor: Client, coby: Contact, other_pact: Partnership
) -> None:
    as_fenna.post(page(coby), typed(text="Geheim kanarievogeltje"))
    note = TalkNote._base_manager.get()
    remove = f"/p/testdam/gesprekken/{note.pk}/weg/"
    assert as_karim.get(page(coby)).status_code == as_karim.post(page(coby), typed()).status_code == 403
    assert as_karim.post(remove).status_code == 403
    assert (as_otto.get(page(coby)).status_code, visitor.get(page(coby)).status_code) == (404, 302)
    assert as_otto.get(page(coby, "elders")).status_code == 404
    assert as_otto.post(f"/p/elders/gesprekken/{note.pk}/weg/").status_code == 404
    assert coby.partner is not None
    for url in ("/p/testdam/partners/", f"/p/testdam/partners/{coby.partner.pk}/", "/p/testdam/contacten/"):
        text = as_karim.get(url).content.decode()
        assert "kanarievogeltje" not in text
        assert "/gesprekken/" not in text
    assert TalkNote._base_manager.count() == 1


def test_notes_are_gone_two_years_after_the_talk_and_the_pages_say_when(
    as_fenna: Client, coby: Contact, pact: Partnership
) -> None:
    today = timezone.localdate()
    for days in (730, 729):
        assert as_fenna.post(page(coby), typed(talked_date=str(today - timedelta(days=days)))).status_code == 302
    assert forget_talks() == 0  # what was written down today is not touched by the night's work
    TalkNote._base_manager.update(created_at=timezone.now() - timedelta(days=700), for_core_group=True)
    until = today + timedelta(days=1)
    for address in (page(coby), "/p/testdam/kerngroep/gesprekken/"):
        assert f"Verdwijnt vanzelf op {until.day} " in as_fenna.get(address).content.decode()
    assert (forget_talks(), forget_talks()) == (1, 0)
    assert [note.talked_date for note in TalkNote._base_manager.all()] == [today - timedelta(days=729)]
    [event] = Event._base_manager.filter(action="talks.forgotten")
    assert (event.role, event.codes) == ("retention", {"count": 1})
    assert "samenspel.organizations.operations.talks.forget_talks" in dict(REPEATED)
