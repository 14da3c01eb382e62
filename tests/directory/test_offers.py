# SPDX-License-Identifier: EUPL-1.2
"""Vraag en aanbod: placed in half a minute, agreed by both sides, and nobody reachable before that."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.errors import Refused
from samenspel.base.scope import Actor, acting_as
from samenspel.directory.constants import OFFER_KEPT
from samenspel.directory.models import Offer, OfferMatch, OfferReach
from samenspel.directory.operations.offer_mail import ask_still_needed
from samenspel.directory.operations.offers import Said, forget_offers, place_offer
from samenspel.directory.queries.reach import opened
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, models_save

TokenFor = Callable[[Contact], str]
LIST, OPEN, NEW = "/p/testdam/vraag-en-aanbod/", "/p/testdam/aanbod/", "/p/testdam/aanbod/plaatsen/"
TYPED = {
    "direction": "needed",
    "kind": "goods",
    "words": "Een fiets voor naar school",
    "worth": "Ik bak een taart",
    "name": "Zonnestraal",
    "reach": "sam@voorbeeld.test",
}


@pytest.fixture
def own(coby: Contact, token_for: TokenFor) -> str:
    return f"/p/testdam/k/{token_for(coby)}/aanbod/"


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def bikes(contact: Contact, pact: Partnership, **fields: Any) -> Offer:
    row = Offer(
        partnership=pact,
        contact=contact,
        partner=contact.partner,
        **{
            "direction": "offered",
            "kind": "goods",
            "words": "Drie fietsen over",
            "worth": "Dat ze rijden",
            "state": "shown",
            "end_date": timezone.localdate() + timedelta(days=20),
            **fields,
        },
    )
    models_save(row)
    return row


def mails(kind: str) -> list[OutboxMessage]:
    return list(OutboxMessage._base_manager.filter(kind=kind))


def reachable(contact: Contact) -> set[Any]:
    """The offers whose reach the rows give to this person, whatever a page makes of it."""
    with acting_as(Actor(role=Role.CONTACT, partnership_id=contact.partnership_id, contact_id=contact.pk)):
        return set(OfferReach.objects.values_list("offer_id", flat=True))


def place(visitor: Client, address: str = NEW, **typed: str) -> str:
    """By a resident; the page of their own that they land on."""
    answer = visitor.post(address, {**TYPED, "form_key": str(uuid4()), **typed})
    assert answer.status_code == 302, text(answer)
    return str(answer["Location"])


def test_what_a_resident_places_is_read_first_and_shows_nobody_how_to_reach_them(
    visitor: Client, as_fenna: Client, as_karim: Client, pact: Partnership
) -> None:
    mine = place(visitor)
    assert TYPED["words"] in text(visitor.get(mine))
    assert TYPED["words"] not in text(visitor.get(OPEN)), "shown before somebody read it"
    row = Offer._base_manager.get()
    stored = bytes(OfferReach._base_manager.get().sealed)
    assert b"sam@" not in stored and opened(stored).mail == "sam@voorbeeld.test"
    page = f"{LIST}{row.pk}/"
    assert "sam@voorbeeld.test" in text(as_fenna.get(page)) and "sam@" not in text(as_karim.get(page))
    assert as_karim.post(f"{page}gelezen/", {"tonen": "1"}).status_code == 403
    as_fenna.post(f"{page}gelezen/", {"tonen": "1"})
    shown = text(visitor.get(OPEN))
    assert TYPED["words"] in shown and "Zonnestraal" not in shown
    (mail,) = mails("offer_judged")
    assert mail.to_email == "sam@voorbeeld.test" and TYPED["words"] not in mail.body


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("words", "Bel 06 12 34 56 78 voor een fiets"),
        ("worth", "Mijn nummer is 111222333"),
        ("place", "Kerkstraat 12"),
        ("words", "Een fiets voor Fatma Yilmaz, zeven jaar"),
        ("reach", "ergens in de straat"),
    ],
)
def test_what_tells_of_one_person_is_not_taken_and_nothing_typed_is_lost(
    visitor: Client, pact: Partnership, field: str, typed: str
) -> None:
    answer = visitor.post(NEW, {**TYPED, field: typed})
    assert answer.status_code == 422 and typed in text(answer) and TYPED["name"] in text(answer)
    assert not Offer._base_manager.exists()


def test_the_rule_holds_without_a_form_too(facilitating: Any, coby: Contact) -> None:
    with pytest.raises(Refused):
        place_offer(
            form_key=uuid4(), contact_id=coby.pk, said=Said("offered", "goods", "Bel 06 12 34 56 78", "Een koekje")
        )


def test_it_counts_when_both_sides_said_yes_after_reading_each_others_worth(
    visitor: Client, as_fenna: Client, own: str, coby: Contact, pact: Partnership
) -> None:
    offered = bikes(coby, pact)
    mine = place(visitor, f"{NEW}?op={offered.pk}")
    match = OfferMatch._base_manager.get()
    theirs, ours = f"{own}klik/{match.pk}/", f"{mine}klik/{match.pk}/"
    assert mails("offer_fits") == [] and visitor.get(theirs).status_code == 404, "nobody read what the resident wrote"
    as_fenna.post(f"{LIST}{match.needed_id}/gelezen/", {"tonen": "1"})
    (asked,) = mails("offer_fits")
    assert asked.to_email == coby.email
    before = text(visitor.get(theirs))
    assert "Ik bak een taart" in before and "sam@" not in before
    assert "Dat ze rijden" in text(visitor.get(ours)) and coby.email not in text(visitor.get(ours))
    assert reachable(coby) == set()
    visitor.post(theirs, {"antwoord": "ja"})
    visitor.post(theirs, {"antwoord": "ja"})
    assert reachable(coby) == {match.offered_id, match.needed_id}
    assert "sam@voorbeeld.test" in text(visitor.get(theirs)) and coby.email in text(visitor.get(ours))
    assert len(mails("offer_agreed")) == 2
    visitor.post(ours, {"antwoord": "nee"})
    assert "sam@" not in text(visitor.get(theirs)) and coby.email not in text(visitor.get(ours))
    assert [mail.to_email for mail in mails("offer_not_now")] == [coby.email]
    assert reachable(coby) == {match.offered_id}, "the rows themselves are out of reach"


def test_a_link_speaks_for_its_own_side_only(
    visitor: Client, own: str, coby: Contact, pact: Partnership, token_for: TokenFor
) -> None:
    other = ContactFactory(partnership=pact)
    offered = bikes(coby, pact)
    needed = bikes(other, pact, direction="needed")
    match = OfferMatch(partnership=pact, offered=offered, needed=needed, proposed_by="staff")
    models_save(match)
    visitor.post(f"{own}klik/{match.pk}/", {"antwoord": "ja", "kant": "needed"})
    match = OfferMatch._base_manager.get()
    assert (match.offered_says, match.needed_says, match.agreed_at) == ("yes", "", None)
    third = f"/p/testdam/k/{token_for(ContactFactory(partnership=pact))}/aanbod/"
    for page in (f"klik/{match.pk}/", f"{offered.pk}/stop/", f"{offered.pk}/nog-nodig/"):
        assert visitor.post(third + page, {"antwoord": "ja"}).status_code == 404
    with acting_as(Actor(role=Role.CONTACT, partnership_id=pact.pk, contact_id=other.pk)):
        assert not OfferReach.objects.exists()


def test_three_proposals_wait_at_most_and_the_same_two_are_asked_once(
    visitor: Client, own: str, coby: Contact, pact: Partnership
) -> None:
    mine = bikes(coby, pact)
    needs = [bikes(ContactFactory(partnership=pact), pact, direction="needed") for _each in range(4)]
    answers = [visitor.post(f"{own}{one.pk}/past/", {"mine": str(mine.pk)}).status_code for one in [needs[0], *needs]]
    assert answers == [302, 302, 302, 302, 422]
    assert OfferMatch._base_manager.count() == 3


def test_who_fits_is_said_with_reasons_and_chosen_by_nobody(as_fenna: Client, coby: Contact, pact: Partnership) -> None:
    offered = bikes(coby, pact)
    needed = bikes(ContactFactory(partnership=pact), pact, direction="needed", words="Ik zoek een kinderfiets of fiets")
    bikes(ContactFactory(partnership=pact), pact, direction="needed", kind="space", words="Een zaal voor dertig mensen")
    page = text(as_fenna.get(f"{LIST}{offered.pk}/"))
    assert "Jullie noemen allebei: fietsen; het gaat allebei over spullen." in page and "dertig mensen" not in page
    assert not OfferMatch._base_manager.exists()
    as_fenna.post(f"{LIST}{offered.pk}/samen/{needed.pk}/")
    assert OfferMatch._base_manager.get().agreed_at is None, "the facilitator agreed for somebody"


def test_a_week_before_the_end_one_tap_keeps_it_and_then_the_words_are_forgotten(
    visitor: Client, own: str, coby: Contact, pact: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samenspel.directory.operations.offer_mail.HOURS", range(24))
    row = bikes(coby, pact, end_date=timezone.localdate() + timedelta(days=6))
    assert (ask_still_needed(), ask_still_needed()) == (1, 0)
    (mail,) = mails("offer_still_needed")
    assert mail.link_path == f"aanbod/{row.pk}/nog-nodig/"
    visitor.get(f"{own}{row.pk}/nog-nodig/")
    assert Offer._base_manager.get().end_date == row.end_date, "opening the page changed something"
    visitor.post(f"{own}{row.pk}/nog-nodig/")
    assert Offer._base_manager.get().end_date == timezone.localdate() + timedelta(days=28)
    assert forget_offers() == 0
    Offer._base_manager.update(end_date=timezone.localdate() - OFFER_KEPT - timedelta(days=1))
    assert (forget_offers(), forget_offers()) == (1, 0)
    assert Offer._base_manager.get().words == ""


def test_what_waits_stands_on_the_start_page_of_each(
    visitor: Client, as_fenna: Client, own: str, coby: Contact, pact: Partnership
) -> None:
    offered = bikes(coby, pact)
    place(visitor, f"{NEW}?op={offered.pk}")
    start = own.removesuffix("aanbod/") + "start/"
    assert "Iemand past misschien" not in text(visitor.get(start)), "nobody read what the resident wrote"
    assert "Lees wat een bewoner plaatste" in text(as_fenna.get("/p/testdam/"))
    as_fenna.post(f"{LIST}{OfferMatch._base_manager.get().needed_id}/gelezen/", {"tonen": "1"})
    assert "Iemand past misschien bij wat jullie plaatsten" in text(visitor.get(start))
