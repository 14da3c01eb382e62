# SPDX-License-Identifier: EUPL-1.2
"""The link for a volunteer without an account: one door, names and organisations, and nothing else."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.audit.models import Event
from samenspel.base.scope import Actor, acting_as
from samenspel.entrance.models import PersonalLink
from samenspel.entrance.operations import link_for_contact, token_of
from samenspel.gatherings.models import Attendance, Gathering, Registration
from samenspel.gatherings.operations.door_link import share_door
from samenspel.gatherings.operations.planning import change_gathering, facts_of
from samenspel.organizations.models import Contact, Organization
from tests.factories import ContactFactory, OrganizationFactory, PartnerFactory, RegistrationFactory
from tests.gatherings.evening import gathering_with, people

pytestmark = pytest.mark.django_db


def session_of(pact: Any, *names: str) -> Gathering:
    begun = timezone.now() - timedelta(hours=1)
    made = gathering_with(pact, people(pact, [1]), starts_at=begun, ends_at=begun + timedelta(hours=3), seats_taken=9)
    for name in names:
        partner = PartnerFactory(
            partnership=pact, organization=OrganizationFactory(partnership=pact, name=f"Huis van {name}")
        )
        contact = ContactFactory(
            partnership=pact, partner=partner, name=name, email="geheim@voorbeeld.test", phone="06 0000 9999"
        )
        RegistrationFactory(gathering=made, contact=contact, diet="geen noten", remark="komt later")
    return made


@pytest.fixture
def hall(pact: Any) -> Gathering:
    return session_of(pact, "Bedachte Bella", "Bedachte Boris")


def door(hall: Gathering, rest: str = "") -> str:
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=hall.partnership_id)):
        return f"/p/{hall.partnership.slug}/k/{token_of(share_door(gathering_id=hall.pk))}/deur/{rest}"


def registration(hall: Gathering, name: str) -> Registration:
    found: Registration = Registration._base_manager.get(gathering=hall, contact__name=name)
    return found


def test_a_volunteer_checks_in_takes_back_and_adds_somebody(visitor: Client, hall: Gathering) -> None:
    bella = registration(hall, "Bedachte Bella")
    page = visitor.post(door(hall, "inchecken/"), {"registration": bella.pk}, follow=True)
    assert "Bedachte Bella</strong> is binnen, " in page.text
    page = visitor.post(door(hall, "toch-niet/"), {"registration": bella.pk}, follow=True)
    assert "Bedachte Bella staat weer op" in page.text
    added = {"name": "Verzonnen Vera", "organization": "Bedachte Bieb"}
    page = visitor.post(door(hall, "erbij/"), added, follow=True)
    assert "Verzonnen Vera</strong> is binnen, " in page.text
    vera = registration(hall, "Verzonnen Vera")
    sent = {"presses": [{"key": str(uuid4()), "deed": "in", "registration": str(bella.pk), "age": 0}]}
    told = visitor.post(door(hall, "bijwerken/"), json.dumps(sent), content_type="application/json").json()
    assert told["results"][0]["outcome"] == "done"
    assert {row.registration_id for row in Attendance._base_manager.all()} == {bella.pk, vera.pk}
    assert Event._base_manager.filter(role="door_keeper", action="attendance.noted").count() == 3


def test_the_page_and_the_list_show_names_and_organisations_and_nothing_else(visitor: Client, hall: Gathering) -> None:
    seen = visitor.get(door(hall)).text + visitor.get(door(hall, "lijst.json")).text
    assert "Bedachte Bella" in seen
    assert "Huis van Bedachte Bella" in seen
    for secret in ("geheim@voorbeeld.test", "0000 9999", "geen noten", "komt later"):
        assert secret not in seen


def test_who_cancelled_or_never_registered_is_not_found_by_a_volunteer(
    visitor: Client, hall: Gathering, coby: Contact
) -> None:
    Registration._base_manager.filter(contact__name="Bedachte Boris").update(state="cancelled", answer="no")
    for text in ("boris", "coby"):
        page = visitor.get(door(hall), {"q": text})
        assert page.status_code == 200
        assert "Bedachte Boris" not in page.text
        assert "Coby Contact" not in page.text


def test_the_link_opens_no_other_session_of_the_same_pact(visitor: Client, hall: Gathering, pact: Any) -> None:
    other = session_of(pact, "Bedachte Buitenstaander")
    stranger = registration(other, "Bedachte Buitenstaander")
    seen = [visitor.get(door(hall), {"q": "buitenstaander"}), visitor.get(door(hall), {"binnen": stranger.pk})]
    seen.append(visitor.get(door(hall, "lijst.json")))
    assert all("Bedachte Buitenstaander" not in page.text for page in seen)
    for rest in ("inchecken/", "toch-niet/"):
        assert visitor.post(door(hall, rest), {"registration": stranger.pk}).status_code == 404
    assert visitor.post(door(hall, "inchecken/"), {"contact": stranger.contact_id}).status_code == 404
    sent = {"presses": [{"key": str(uuid4()), "deed": "in", "registration": str(stranger.pk), "age": 0}]}
    told = visitor.post(door(hall, "bijwerken/"), json.dumps(sent), content_type="application/json").json()
    assert told["results"][0]["outcome"] == "refused"
    assert Attendance._base_manager.count() == 0


def test_the_link_opens_nothing_but_the_door(visitor: Client, hall: Gathering) -> None:
    link = door(hall).removesuffix("deur/")
    assert visitor.get(link).headers["Location"] == door(hall)
    for rest in ("mijn/", f"mijn/{hall.pk}/", f"evaluatie/{hall.pk}/", "acties/"):
        assert visitor.get(link + rest).status_code in {403, 404}, rest
    for rest in ("", "stickers/", "deelnemerslijst/", "tafels/", "deur/"):
        assert visitor.get(f"/p/testdam/bijeenkomsten/{hall.pk}/{rest}").status_code == 302
    assert visitor.get(link.replace("/p/testdam/", "/p/elders/") + "deur/").status_code == 404


def test_the_personal_link_of_a_participant_opens_no_door(visitor: Client, coby: Contact, hall: Gathering) -> None:
    with acting_as(Actor(role=Role.GATE, partnership_id=coby.partnership_id)):
        token = token_of(link_for_contact(contact_id=coby.pk))
    for rest in ("", "telling/", "erbij/", "lijst.json", "werker.js", "zonder-netwerk/"):
        assert visitor.get(f"/p/testdam/k/{token}/deur/{rest}").status_code == 403


def test_in_the_database_a_volunteer_sees_the_rows_of_that_door_only(hall: Gathering, pact: Any, coby: Contact) -> None:
    session_of(pact, "Bedachte Buitenstaander")
    keeper = Actor(role=Role.DOOR_KEEPER, partnership_id=pact.pk, link_id=uuid4(), about_id=hall.pk)
    with acting_as(keeper):
        assert [row.pk for row in Gathering.objects.all()] == [hall.pk]
        assert set(Registration.objects.values_list("gathering_id", flat=True)) == {hall.pk}
        assert "Coby Contact" not in Contact.objects.values_list("name", flat=True)
        assert Contact.objects.count() == 3
        assert Organization.objects.count() == 0
    with acting_as(Actor(role=Role.DOOR_KEEPER, partnership_id=pact.pk, link_id=uuid4())):
        assert Gathering.objects.count() == Registration.objects.count() == Contact.objects.count() == 0


@pytest.mark.r27
def test_the_link_ends_half_a_day_after_the_session_and_can_be_revoked(
    visitor: Client, as_fenna: Client, hall: Gathering
) -> None:
    address = door(hall)
    assert visitor.get(address).status_code == 200
    as_fenna.post(f"/p/testdam/bijeenkomsten/{hall.pk}/deurlink/ongeldig/")
    assert visitor.get(address).status_code == 404
    again = door(hall)
    assert again != address
    link = PersonalLink._base_manager.get(revoked_at__isnull=True)
    assert link.expires_at == hall.ends_at + timedelta(hours=12)
    PersonalLink._base_manager.update(expires_at=timezone.now() - timedelta(seconds=1))
    for rest in ("", "lijst.json", "zonder-netwerk/"):
        assert visitor.get(again + rest).status_code == 404


def test_the_link_is_long_and_stored_as_a_hash(hall: Gathering) -> None:
    token = door(hall).split("/")[4]
    assert len(token) >= 22  # 128 bits in base64
    link = PersonalLink._base_manager.get()
    assert token not in f"{link.token_hash}{bytes(link.nonce)!r}{link.mailbox}"


def test_after_the_harvest_the_volunteer_reads_thanks_and_no_names(visitor: Client, hall: Gathering) -> None:
    address = door(hall)
    Gathering._base_manager.filter(pk=hall.pk).update(state="harvested")
    page = visitor.get(address)
    assert page.status_code == 410
    assert "Dank je wel voor je hulp" in page.text
    assert "Bedachte" not in visitor.get(address + "lijst.json").text


def test_only_the_facilitator_makes_a_link_and_a_date_that_moves_moves_its_end(
    as_fenna: Client, as_karim: Client, hall: Gathering
) -> None:
    page = f"/p/testdam/bijeenkomsten/{hall.pk}/deurlink/"
    assert as_karim.post(f"{page}tonen/").status_code == 403
    shown = as_fenna.post(f"{page}tonen/")
    assert "/deur/" in shown.text
    later = hall.ends_at + timedelta(days=7)
    Gathering._base_manager.filter(pk=hall.pk).update(ends_at=later)
    assert as_fenna.post(f"{page}tonen/").text.count(door(hall)) == 1
    assert PersonalLink._base_manager.get().expires_at == later + timedelta(hours=12)
    Gathering._base_manager.filter(pk=hall.pk).update(state="harvested")
    refused = as_fenna.post(f"{page}tonen/")
    assert (refused.status_code, "is voorbij" in refused.text) == (422, True)


@pytest.mark.r27
def test_a_session_that_is_moved_takes_the_end_of_its_link_along(visitor: Client, hall: Gathering) -> None:
    address = door(hall)
    for days in (7, -3):
        now = Gathering._base_manager.get(pk=hall.pk)
        ends_at = hall.ends_at + timedelta(days=days)
        facts = replace(facts_of(now), starts_at=ends_at - timedelta(hours=3), ends_at=ends_at)
        with acting_as(Actor(role=Role.FACILITATOR, partnership_id=hall.partnership_id)):
            change_gathering(gathering_id=hall.pk, version=now.version, facts=facts)
        assert PersonalLink._base_manager.get().expires_at == ends_at + timedelta(hours=12)
    assert visitor.get(address).status_code == 404


def test_reading_the_page_of_the_link_makes_none(as_fenna: Client, hall: Gathering) -> None:
    assert as_fenna.get(f"/p/testdam/bijeenkomsten/{hall.pk}/deurlink/").status_code == 200
    assert PersonalLink._base_manager.count() == 0


def test_the_page_without_network_holds_no_name(visitor: Client, as_fenna: Client, hall: Gathering) -> None:
    """It stays on the phone: who else picks it up finds nobody in it."""
    for page in (
        visitor.get(door(hall, "zonder-netwerk/")),
        visitor.get(door(hall, "werker.js")),
        as_fenna.get(f"/p/testdam/bijeenkomsten/{hall.pk}/deur/zonder-netwerk/"),
    ):
        assert page.status_code == 200
        for name in ("Bedachte", "Fenna", hall.title):
            assert name not in page.text
