# SPDX-License-Identifier: EUPL-1.2
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as
from samenspel.demo.logos import LOGOS
from samenspel.demo.operations import load_demo
from samenspel.demo.queries import sign_in_mails
from samenspel.entrance.queries import partnership_by_slug
from samenspel.gatherings.models import Gathering, HostOffer
from samenspel.messaging.models import OutboxMessage
from samenspel.messaging.operations import write_message
from samenspel.organizations.models import Organization, Partner
from samenspel.portal.queries.harvest import period, sessions


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[Actor]:
    """Loaded once: what a test changes is undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo()
        partnership = partnership_by_slug("zilverdam")
        assert partnership is not None
        yield Actor(role=Role.FACILITATOR, partnership_id=partnership.pk)
        transaction.set_rollback(True)


@pytest.fixture
def zilverdam(loaded: Actor, db: None) -> Actor:
    return loaded


def test_the_made_up_sessions_are_those_of_the_plan(zilverdam: Actor) -> None:
    with acting_as(zilverdam):
        found = sessions()
        whole = period()
    assert [one.participants for one in found] == [22, 27, 31, 29, 38, 44, 47]
    assert [one.new_connections for one in found] == [14, 19, 22, 17, 31, 36, 33]
    assert (whole.partners, whole.calls, whole.actions_done) == (52, 312, 41)
    assert whole.actions_open + whole.actions_let_go == 9


def test_each_session_has_a_host_whose_place_it_is_and_who_offers_has_not_had_a_turn(zilverdam: Actor) -> None:
    with acting_as(zilverdam):
        places = {one.place: one.host.organization.name for one in Gathering.objects.filter(host__isnull=False)}
        offered = list(HostOffer.objects.values_list("partner__organization__name", flat=True))
    assert places["De Haven"] == "Moskee De Haven"
    assert places["De Brink"] == "Buurthuis De Brink"
    assert offered
    assert not set(offered) & set(places.values())


def test_a_session_waits_two_weeks_after_the_first_start(zilverdam: Actor) -> None:
    with acting_as(zilverdam):
        coming = Gathering.objects.get(state="inviting")
    assert timezone.localdate(coming.starts_at) == timezone.localdate() + timedelta(days=14)


def test_a_second_start_keeps_what_was_changed(zilverdam: Actor) -> None:
    with acting_as(zilverdam):
        Organization.objects.filter(name="Voedselbank Zilverdam").update(description="zelf geschreven")
    assert load_demo() is False
    with acting_as(zilverdam):
        assert Organization.objects.get(name="Voedselbank Zilverdam").description == "zelf geschreven"
        assert Partner.objects.count() == 52


def test_the_page_with_roles_does_not_exist_outside_the_demo(visitor: Client, db: None) -> None:
    assert visitor.get("/demo/").status_code == 404
    assert visitor.post("/demo/als/aanjager/").status_code == 404
    assert visitor.get("/demo/inlogmail/").status_code == 404


def test_a_code_that_stays_inside_is_read_by_who_is_not_in_yet(zilverdam: Actor) -> None:
    with acting_as(zilverdam):
        for kind, subject in (("library", "Je code"), ("member", "Je kunt meewerken"), ("invitation", "Kom je?")):
            mail = write_message(kind=kind, to_name="Gre", to_email="gre@voorbeeld.test", subject=subject, body="…")
            OutboxMessage.objects.filter(pk=mail.pk).update(state="sent", sent_at=timezone.now())
    seen = [mail.subject for mail in sign_in_mails() if mail.to_email == "gre@voorbeeld.test"]
    assert seen == ["Je kunt meewerken", "Je code"]


def test_in_the_demo_the_sign_in_page_has_every_role_one_click_away() -> None:
    """The addresses are decided when the process starts, so this asks a process that started as a demo."""
    seen = subprocess.run(
        [sys.executable, "-c", _LIST_ROLES], capture_output=True, text=True, check=True, env=_demo_environment()
    )
    assert seen.stdout.split() == [
        "/demo/als/aanjager/",
        "/demo/als/kerngroep/",
        "/demo/als/contactpersoon/",
        "/demo/als/beheer/",
    ]


_LIST_ROLES = """
import django; django.setup()
from django.urls import reverse
from samenspel.demo.queries import ROLES
print(*(reverse("demo:sign_in_as", kwargs={"role": role.key}) for role in ROLES))
"""


def _demo_environment() -> dict[str, str]:
    import os

    return {**os.environ, "SAMENSPEL_DEMO": "1", "DJANGO_SETTINGS_MODULE": "samenspel.config.settings"}


def test_most_organisations_have_a_made_up_logo_and_some_have_none(zilverdam: Actor) -> None:
    with acting_as(zilverdam):
        with_logo = set(Organization.objects.filter(logo__isnull=False).values_list("name", flat=True))
    assert with_logo == {logo.organization for logo in LOGOS}
    assert len(with_logo) == 32
