# SPDX-License-Identifier: EUPL-1.2
""" "Klopt dit nog?": asked once a year by mail, answered with one tap, also by who never logs in."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as
from samenspel.directory.models import Confirmation, Service, UpkeepQuestion
from samenspel.directory.operations.asking_right import ask_in
from samenspel.entrance.operations import token_of
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact, Organization
from samenspel.partnerships.models import Partnership
from tests.factories import models_save


def organization(pact: Partnership, name: str, email: str) -> Organization:
    row = Organization(partnership=pact, name=name, name_key=name.lower(), email=email)
    models_save(row)
    return row


def service(of: Organization, *, days: int, assured_days: int | None = None, **fields: Any) -> Service:
    now = timezone.now()
    assured = None if assured_days is None else now - timedelta(days=assured_days)
    row = Service(
        partnership=of.partnership,
        organization=of,
        name=f"Hulp van {of.name}",
        created_at=now - timedelta(days=days),
        assured_at=assured,
        **fields,
    )
    models_save(row)
    return row


@pytest.fixture
def partner_body(coby: Contact) -> Organization:
    assert coby.partner is not None
    found: Organization = coby.partner.organization
    return found


def test_once_a_year_who_can_be_mailed_is_asked_and_nobody_twice(pact: Partnership, partner_body: Organization) -> None:
    service(partner_body, days=500, assured_days=400)
    service(organization(pact, "Diaconie", "diaconie@voorbeeld.test"), days=800)
    service(organization(pact, "Zonder adres", ""), days=800)
    service(organization(pact, "Net gedaan", "a@voorbeeld.test"), days=800, assured_days=100)
    service(organization(pact, "Vorige week binnengekomen", "b@voorbeeld.test"), days=7, assured_days=2000)
    service(organization(pact, "Van de lijst", "c@voorbeeld.test"), days=800, is_listed=False)
    assert ask_in(partnership_id=pact.pk) == 2
    assert ask_in(partnership_id=pact.pk) == 0
    mails = OutboxMessage._base_manager.filter(kind="still_right")
    assert set(mails.values_list("to_email", "link__purpose")) == {
        (partner_body.partner.contacts(manager="_base_manager").get().email, "taking_part"),
        ("diaconie@voorbeeld.test", "keeping"),
    }
    UpkeepQuestion._base_manager.update(asked_at=timezone.now() - timedelta(days=300), asked_date="2020-01-01")
    assert ask_in(partnership_id=pact.pk) == 0, "once a year, however long nobody answers"
    UpkeepQuestion._base_manager.update(asked_at=timezone.now() - timedelta(days=364))
    assert ask_in(partnership_id=pact.pk) == 2, "a year later they are asked again"


def test_who_never_logs_in_confirms_and_edits_by_the_link_in_its_own_mailbox(
    pact: Partnership, partner_body: Organization, visitor: Client, as_fenna: Client
) -> None:
    church = organization(pact, "Diaconie", "diaconie@voorbeeld.test")
    mine, theirs = service(church, days=800), service(partner_body, days=10)
    with acting_as(Actor(role=Role.FOLLOW_UP, partnership_id=pact.pk)):
        ask_in(partnership_id=pact.pk)
        mail = OutboxMessage.objects.select_related("link").get(to_email="diaconie@voorbeeld.test")
    own = f"/p/testdam/k/{token_of(mail.link)}/"
    assert visitor.get(own)["Location"] == f"{own}wegwijzer/klopt/"
    page = visitor.get(f"{own}wegwijzer/klopt/").content.decode()
    assert mine.name in page and theirs.name not in page
    assert Service._base_manager.get(pk=mine.pk).assured_at is None, "opening changes nothing"
    assert visitor.post(f"{own}wegwijzer/klopt/").status_code == 302
    assert Service._base_manager.get(pk=mine.pk).assured_at is not None
    assert Confirmation._base_manager.filter(service=mine, way="link").count() == 1
    assert UpkeepQuestion._base_manager.get(organization=church).answered_at is not None
    assert visitor.get(f"{own}wegwijzer/{theirs.pk}/").status_code == 404
    sent = {"name": "Koffie in de kerk", "status": "active", "version": 1}
    assert visitor.post(f"{own}wegwijzer/{mine.pk}/", sent).status_code == 302
    assert Service._base_manager.get(pk=mine.pk).name == "Koffie in de kerk"
    for elsewhere in ("acties/", "doelen/", "zien/", "aanmelden/"):
        assert visitor.get(f"{own}{elsewhere}").status_code in (403, 404)


def test_the_facilitator_asks_now_and_once_a_day(as_fenna: Client, partner_body: Organization) -> None:
    one = service(partner_body, days=10)
    for _twice in range(2):
        assert as_fenna.post(f"/p/testdam/hulpaanbod/{one.pk}/vragen/").status_code == 302
    assert OutboxMessage._base_manager.filter(kind="still_right").count() == 1
    assert "Er is nog geen antwoord" in as_fenna.get(f"/p/testdam/hulpaanbod/{one.pk}/").content.decode()
