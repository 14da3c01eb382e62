# SPDX-License-Identifier: EUPL-1.2
import re

from django.test import Client

from samenspel.audit.models import Event
from samenspel.entrance.models import PersonalLink
from samenspel.entrance.queries import actor_for_token
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership


def page(contact: Contact, rest: str = "", slug: str = "testdam") -> str:
    return f"/p/{slug}/contacten/{contact.pk}/link/{rest}"


def token_on(text: str) -> str:
    found = re.search(r"/p/testdam/k/([\w-]+)/", text)
    assert found is not None
    return found.group(1)


def test_looking_makes_no_link_and_asking_shows_the_one_link_of_this_person(as_fenna: Client, coby: Contact) -> None:
    assert "/k/" not in as_fenna.get(page(coby)).content.decode()
    assert not PersonalLink._base_manager.exists()
    answer = as_fenna.post(page(coby, "tonen/"))
    again = as_fenna.post(page(coby, "tonen/"))
    token = token_on(answer.content.decode())
    assert token == token_on(again.content.decode())
    assert "no-store" in answer["Cache-Control"]
    actor = actor_for_token(token, coby.partnership_id)
    assert actor is not None
    assert actor.contact_id == coby.pk
    assert Event._base_manager.filter(action="link.shown").count() == 2
    assert as_fenna.get(page(coby, "tonen/")).status_code == 405


def test_a_revoked_link_opens_nothing_and_a_new_one_differs(as_fenna: Client, coby: Contact) -> None:
    old = token_on(as_fenna.post(page(coby, "tonen/")).content.decode())
    assert as_fenna.post(page(coby, "ongeldig/"))["Location"] == page(coby)
    assert actor_for_token(old, coby.partnership_id) is None
    assert token_on(as_fenna.post(page(coby, "tonen/")).content.decode()) != old


def test_somebody_who_left_gets_no_link(as_fenna: Client, coby: Contact) -> None:
    Contact._base_manager.update(active=False)
    assert "niet meer actief" in as_fenna.post(page(coby, "tonen/")).content.decode()
    assert not PersonalLink._base_manager.exists()


def test_only_the_facilitator_of_this_pact_holds_links(
    as_karim: Client, as_otto: Client, visitor: Client, coby: Contact, other_pact: Partnership
) -> None:
    assert (as_karim.get(page(coby)).status_code, as_otto.get(page(coby)).status_code) == (403, 404)
    assert visitor.get(page(coby)).status_code == 302
    for rest in ("tonen/", "ongeldig/"):
        assert as_karim.post(page(coby, rest)).status_code == 403
        assert as_otto.post(page(coby, rest, "elders")).status_code == 404
    assert not PersonalLink._base_manager.exists()
