# SPDX-License-Identifier: EUPL-1.2
"""Who helps to call, by a link of their own: their share, and nothing else of the pact."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.accounts.models import User
from samenspel.audit.models import Event
from samenspel.base.scope import Actor, acting_as
from samenspel.entrance.models import PersonalLink
from samenspel.gatherings.models import Attendance, CallHelper, CallShare, Gathering, PhoneCall, Registration
from samenspel.gatherings.operations.planning import change_gathering, facts_of
from samenspel.network.models import Connection
from samenspel.organizations.models import Contact, Organization, TalkNote
from samenspel.partnerships.models import Partnership
from tests.architecture.routes import all_routes
from tests.factories import ContactFactory, GatheringFactory, PhoneCallFactory, RegistrationFactory, models_save
from tests.gatherings.calling import helper_with_link, page, share, tap, to_call
from tests.gatherings.corpus import BAD_TEXT


@pytest.fixture
def session(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(partnership=pact)
    return made


@pytest.fixture
def hennie(session: Gathering) -> Contact:
    made: Contact = ContactFactory(partnership=session.partnership, name="Hennie Helpt", phone="06 99 99 99 99")
    return made


@pytest.fixture
def helping(session: Gathering, hennie: Contact) -> tuple[CallHelper, str]:
    return helper_with_link(session, hennie)


def mine(session: Gathering, helper: CallHelper, name: str = "Anna Antwoord", **more: Any) -> Contact:
    contact = to_call(session, name, **more)
    share(session, contact, helper)
    return contact


def test_a_helper_sees_names_numbers_and_reasons_of_their_share(
    visitor: Client, session: Gathering, helping: tuple[CallHelper, str]
) -> None:
    helper, address = helping
    anna = mine(session, helper)
    to_call(session, "Niet Voor Hennie", phone="06 11 11 11 11")
    home = visitor.get(address).content.decode()
    assert "Fijn dat je meebelt, Hennie Helpt" in home
    assert "Anna Antwoord" in home
    assert "Zou voor het eerst komen" in home
    assert "Niet Voor Hennie" not in home
    screen = visitor.get(f"{address}{anna.pk}/").content.decode()
    assert 'href="tel:0612345678"' in screen
    assert anna.partner is not None
    assert anna.partner.organization.name in screen


def test_the_front_door_of_the_link_leads_to_the_share(visitor: Client, helping: tuple[CallHelper, str]) -> None:
    _helper, address = helping
    assert visitor.get(address.removesuffix("bellen/"))["Location"] == address


def test_whom_another_calls_does_not_exist_for_a_helper(
    visitor: Client, session: Gathering, helping: tuple[CallHelper, str], karim: User, other_pact: Partnership
) -> None:
    _helper, address = helping
    bert = to_call(session, "Bert")
    share(session, bert, karim)
    for contact in (bert, to_call(session, "Carla"), ContactFactory(partnership=other_pact)):
        assert visitor.get(f"{address}{contact.pk}/").status_code == 404
        assert tap(visitor, f"{address}{contact.pk}/", "comes").status_code == 404
    call = PhoneCallFactory(gathering=session, contact=bert, outcome="voicemail")
    assert visitor.post(f"{address}terug/{call.pk}/").status_code == 302
    assert PhoneCall._base_manager.count() == 1
    assert not Registration._base_manager.exists()


def test_the_link_to_call_opens_no_other_page(visitor: Client, helping: tuple[CallHelper, str]) -> None:
    helper, address = helping
    token = address.split("/k/")[1].split("/")[0]
    for route in all_routes():
        arguments = set(route.arguments)
        if not route.is_ours or "token" not in arguments or route.name.startswith("gatherings:own_call"):
            continue
        if route.name.startswith("gatherings:own_") and arguments <= {"slug", "token", "gathering_id"}:
            values = {"slug": "testdam", "token": token, "gathering_id": helper.gathering_id}
            where = reverse(route.name, kwargs={name: values[name] for name in route.arguments})
            assert visitor.get(where).status_code in {403, 404, 405}, where
    assert visitor.get(page(helper.gathering)).status_code == 302


def test_another_link_opens_no_calls(
    visitor: Client, session: Gathering, helping: tuple[CallHelper, str], coby: Contact, token_for: Any
) -> None:
    mine(session, helping[0])
    own = f"/p/testdam/k/{token_for(coby)}/bellen/"
    assert visitor.get(own).status_code == 403


def test_the_rows_of_a_helper_are_those_of_the_share(
    session: Gathering, helping: tuple[CallHelper, str], hennie: Contact, pact: Partnership, fenna: User
) -> None:
    helper, _address = helping
    anna = mine(session, helper)
    elsewhere = GatheringFactory(partnership=pact)
    for gathering, contact in ((session, anna), (session, hennie), (elsewhere, anna)):
        PhoneCallFactory(gathering=gathering, contact=contact, outcome="voicemail")
        RegistrationFactory(gathering=gathering, contact=contact)
    models_save(TalkNote(partnership=pact, contact=anna, author=fenna, talked_date="2026-03-14", text="Geheim"))
    caller = Actor(role=Role.CALLER, partnership_id=pact.pk, about_id=helper.pk)
    with acting_as(caller):
        assert [row.pk for row in Contact.objects.all()] == [anna.pk]
        assert [row.gathering_id for row in PhoneCall.objects.all()] == [session.pk]
        assert [row.contact_id for row in Registration.objects.all()] == [anna.pk]
        assert [row.contact_id for row in CallShare.objects.all()] == [anna.pk]
        assert [row.pk for row in Gathering.objects.all()] == [session.pk]
        for empty in (TalkNote, Organization, Attendance, Connection, PersonalLink, Event):
            assert list(empty.objects.all()) == []


def test_no_note_and_no_talk_reaches_a_helper(
    visitor: Client, session: Gathering, helping: tuple[CallHelper, str], fenna: User
) -> None:
    helper, address = helping
    anna = mine(session, helper, remark="Wil niet naast Bert")
    models_save(
        TalkNote(partnership=session.partnership, contact=anna, author=fenna, talked_date="2026-03-14", text="Geheim")
    )
    PhoneCallFactory(gathering=session, contact=anna, outcome="voicemail", note="Zoon ligt in het ziekenhuis")
    shown = visitor.get(f"{address}{anna.pk}/").content.decode()
    assert "Voicemail of geen gehoor" in shown
    for secret in ("Geheim", "ziekenhuis", "naast Bert", anna.email):
        assert secret not in shown


def test_a_call_by_a_helper_is_noted_and_can_be_taken_back(
    visitor: Client, session: Gathering, helping: tuple[CallHelper, str], hennie: Contact
) -> None:
    helper, address = helping
    anna, bert = mine(session, helper, "Anna"), mine(session, helper, "Bert")
    answer = tap(visitor, f"{address}{anna.pk}/", "comes", note="Neemt een taart mee")
    call = PhoneCall._base_manager.get()
    assert answer["Location"] == f"{address}{bert.pk}/?vorige={call.pk}"
    assert (call.called_by_id, call.caller_id) == (hennie.pk, None)
    assert Registration._base_manager.get().answer == "yes"
    shown = visitor.get(answer["Location"]).content.decode()
    assert "Anna: komt" in shown
    assert "taart" not in shown
    for _ in range(2):
        assert visitor.post(f"{address}terug/{call.pk}/").status_code == 302
    session.refresh_from_db()
    assert (PhoneCall._base_manager.count(), session.seats_taken) == (0, 0)
    assert not Registration._base_manager.exists()


def test_a_helper_takes_back_nobody_elses_call(
    visitor: Client, session: Gathering, helping: tuple[CallHelper, str], fenna: User
) -> None:
    helper, address = helping
    anna = mine(session, helper)
    call = PhoneCallFactory(gathering=session, contact=anna, outcome="voicemail", caller=fenna)
    visitor.post(f"{address}terug/{call.pk}/")
    assert PhoneCall._base_manager.get() == call
    assert visitor.get(f"{address}?vorige={call.pk}").context["previous"] is None


def test_twenty_taps_by_a_helper_are_one_call(
    visitor: Client, session: Gathering, helping: tuple[CallHelper, str]
) -> None:
    helper, address = helping
    anna = mine(session, helper)
    form = {"form_key": str(uuid4()), "outcome": "comes", "colleague-name": "Piet", "colleague-phone": "06 22 22 22 22"}
    for _ in range(20):
        assert visitor.post(f"{address}{anna.pk}/", form).status_code == 302
    assert PhoneCall._base_manager.count() == 1
    assert Registration._base_manager.count() == 2


@pytest.mark.parametrize("ending", ["stopped", "over", "not active"])
def test_the_link_stops_at_the_next_request(
    visitor: Client,
    as_fenna: Client,
    session: Gathering,
    helping: tuple[CallHelper, str],
    hennie: Contact,
    ending: str,
) -> None:
    helper, address = helping
    anna = mine(session, helper)
    assert visitor.get(address).status_code == 200
    if ending == "stopped":
        assert as_fenna.post(page(session, f"hulp/{helper.pk}/klaar/")).status_code == 302
        assert not CallShare._base_manager.exists()
    elif ending == "over":
        now = timezone.now()
        Gathering._base_manager.update(starts_at=now - timedelta(hours=3), ends_at=now - timedelta(minutes=1))
    else:
        Contact._base_manager.filter(pk=hennie.pk).update(active=False)
    for where in (address, f"{address}{anna.pk}/"):
        assert visitor.get(where).status_code == 404
    assert tap(visitor, f"{address}{anna.pk}/", "comes").status_code == 404
    assert not Registration._base_manager.exists()


@pytest.mark.r27
def test_revoking_the_links_of_a_person_ends_the_one_with_which_they_help_to_call(
    visitor: Client, as_fenna: Client, session: Gathering, helping: tuple[CallHelper, str], pact: Partnership
) -> None:
    helper, address = helping
    mine(session, helper)
    _other, kept = helper_with_link(session, ContactFactory(partnership=pact, name="Henk Helpt"))
    assert as_fenna.post(f"/p/testdam/contacten/{helper.contact_id}/link/ongeldig/").status_code == 302
    assert visitor.get(address).status_code == 404
    assert visitor.get(kept).status_code == 200


@pytest.mark.r27
def test_the_link_to_call_ends_with_the_gathering_also_when_that_is_moved(
    session: Gathering, helping: tuple[CallHelper, str]
) -> None:
    ends_at = session.ends_at + timedelta(days=7)
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=session.partnership_id)):
        facts = replace(facts_of(session), ends_at=ends_at)
        change_gathering(gathering_id=session.pk, version=session.version, facts=facts)
    assert PersonalLink._base_manager.get().expires_at == ends_at


def test_the_link_ends_with_the_gathering(session: Gathering, helping: tuple[CallHelper, str]) -> None:
    link = PersonalLink._base_manager.get(purpose="calling")
    assert link.expires_at == session.ends_at
    assert link.about_id == helping[0].pk
    assert link.contact_id is None


def test_asking_somebody_to_help_shows_a_link_after_a_press(
    as_fenna: Client, visitor: Client, session: Gathering, hennie: Contact
) -> None:
    found = as_fenna.get(page(session, "hulp/?q=hennie")).content.decode()
    assert "Hennie Helpt" in found
    for _ in range(3):
        asked = as_fenna.post(page(session, f"hulp/{hennie.pk}/erbij/"))
    assert CallHelper._base_manager.count() == 1
    assert "/k/" not in as_fenna.get(asked["Location"]).content.decode()
    words = as_fenna.post(asked["Location"]).context["words"]
    assert "Fijn dat je meebelt" in words
    address = next(line for line in words.splitlines() if "/k/" in line)
    opened = visitor.get(address.split("://")[1].split("/", 1)[1].join(["/", ""]), follow=True)
    assert "Er is nog niemand voor jou" in opened.content.decode()


def test_nobody_of_another_pact_helps(as_fenna: Client, session: Gathering, other_pact: Partnership) -> None:
    foreign = ContactFactory(partnership=other_pact)
    assert as_fenna.post(page(session, f"hulp/{foreign.pk}/erbij/")).status_code == 404
    away = ContactFactory(partnership=session.partnership, active=False)
    assert as_fenna.post(page(session, f"hulp/{away.pk}/erbij/")).status_code == 302
    assert not CallHelper._base_manager.exists()


@pytest.mark.words
@pytest.mark.parametrize("text", BAD_TEXT)
def test_strange_text_from_a_helper_is_kept_as_text_or_refused(
    visitor: Client, as_fenna: Client, session: Gathering, helping: tuple[CallHelper, str], text: str
) -> None:
    helper, address = helping
    anna = mine(session, helper)
    typed = {
        "note": text,
        "access_needs": text,
        "remark": text,
        "colleague-name": text,
        "colleague-email": text,
        "colleague-phone": "06 22 22 22 22",
        "day": text[:50],
        "clock": text[:50],
    }
    for field, value in typed.items():
        answer = tap(visitor, f"{address}{anna.pk}/", "comes", **{"colleague-phone": "", field: value})
        assert answer.status_code in {302, 409, 422}
    assert "<svg/onload" not in as_fenna.get(page(session, f"{anna.pk}/")).content.decode()
    assert visitor.get(f"{address}?vorige={text[:40]}").status_code == 200
