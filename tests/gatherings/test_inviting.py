# SPDX-License-Identifier: EUPL-1.2
"""Inviting by mail in groups, one by one, and by hand."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.base.scope import Actor
from samenspel.entrance.models import PersonalLink
from samenspel.gatherings.models import Gathering, Invitation, Mailing
from samenspel.gatherings.operations import inviting
from samenspel.messaging.models import OutboxMessage
from samenspel.messaging.operations import body_with_link, deliver_waiting
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import (
    ContactFactory,
    GatheringFactory,
    InvitationFactory,
    OrganizationFactory,
    PartnerFactory,
    RegistrationFactory,
)
from tests.gatherings.corpus import BAD_TEXT


@pytest.fixture
def session(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(partnership=pact, title="Sessie in de Brink", state="inviting")
    return made


def page(session: Gathering, rest: str = "") -> str:
    return f"/p/testdam/bijeenkomsten/{session.pk}/uitnodigen/{rest}"


def draft(client: Client, session: Gathering, **changes: Any) -> Mailing:
    form = {"form_key": str(uuid4()), "kind": "invitation", "audience": "all", **changes}
    answer = client.post(page(session), form)
    assert answer.status_code == 302, answer.context["form"].errors
    made: Mailing = Mailing._base_manager.get(pk=form["form_key"])
    return made


def send(client: Client, mailing: Mailing) -> Any:
    return client.post(page(mailing.gathering, f"{mailing.pk}/versturen/"))


def mails() -> list[OutboxMessage]:
    return list(OutboxMessage._base_manager.order_by("to_email"))


def test_the_page_offers_groups_with_their_size(as_fenna: Client, session: Gathering, pact: Partnership) -> None:
    ContactFactory(partnership=pact)
    invited = ContactFactory(partnership=pact, partner=PartnerFactory(partnership=pact, circle="inner"))
    InvitationFactory(gathering=session, contact=invited)
    choices = dict(as_fenna.get(page(session)).context["form"].fields["audience"].choices)
    assert choices == {
        "all": "Iedereen in het pact (2)",
        "not_invited": "Wie nog niet is uitgenodigd (1)",
        "silent": "Wie nog niet antwoordde (1)",
        "circle_outer": "Buitenste kring (1)",
        "circle_inner": "Binnenste kring (1)",
    }


def test_former_partners_and_inactive_people_are_not_invited(
    as_fenna: Client, session: Gathering, pact: Partnership
) -> None:
    ContactFactory(partnership=pact, partner=PartnerFactory(partnership=pact, status="former"))
    ContactFactory(partnership=pact, partner=PartnerFactory(partnership=pact, status="proposed"))
    ContactFactory(partnership=pact, active=False)
    expert = ContactFactory(partnership=pact, partner=None, is_experience_expert=True, email="els@voorbeeld.test")
    send(as_fenna, draft(as_fenna, session))
    assert [mail.to_email for mail in mails()] == [expert.email]


def test_a_mail_has_the_words_of_its_receiver_and_an_own_link(
    as_fenna: Client, session: Gathering, pact: Partnership, visitor: Client
) -> None:
    partner = PartnerFactory(partnership=pact, organization=OrganizationFactory(partnership=pact, name="Kerk O'Brien"))
    ContactFactory(partnership=pact, partner=partner, name="Anna Bakker", email="anna@voorbeeld.test")
    mailing = draft(as_fenna, session)
    body = "Beste {naam} van {organisatie}: {titel}, {datum}, {tijd}, {plaats}.\n{link}"
    as_fenna.post(page(session, f"{mailing.pk}/"), {"version": "1", "subject": "Hoi {naam}", "body": body})
    send(as_fenna, mailing)
    deliver_waiting()
    mail = mails()[0]
    assert mail.state == "sent"
    assert mail.subject == "Hoi Anna"
    assert mail.body.startswith("Beste Anna van Kerk O'Brien: Sessie in de Brink, ")
    assert "Buurthuis De Verzinning" in mail.body
    received = body_with_link(OutboxMessage._base_manager.select_related("link", "partnership").get())
    address = received.split("\n")[1]
    assert address.startswith(f"{settings.BASE_URL}/p/testdam/k/")
    assert visitor.get(address.removeprefix(settings.BASE_URL)).status_code == 200
    assert Invitation._base_manager.get().contact.name == "Anna Bakker"


def test_a_shared_mailbox_gets_one_mail_for_both(
    as_fenna: Client, session: Gathering, pact: Partnership, visitor: Client
) -> None:
    partner = PartnerFactory(partnership=pact)
    ContactFactory(partnership=pact, partner=partner, name="Anna Bakker", email="Info@Voorbeeld.test")
    ContactFactory(partnership=pact, partner=partner, name="Piet de Wit", email="info@voorbeeld.test")
    send(as_fenna, draft(as_fenna, session))
    mail = OutboxMessage._base_manager.select_related("link", "partnership").get()
    assert "Beste Anna en Piet," in mail.body
    assert Invitation._base_manager.count() == 2
    address = next(line for line in body_with_link(mail).split("\n") if line.startswith("http"))
    asked = visitor.get(address.removeprefix(settings.BASE_URL)).content.decode()
    assert "Wie ben je?" in asked
    assert "Piet de Wit" in asked


def test_one_of_a_shared_mailbox_is_still_asked_who_it_is(
    as_fenna: Client, session: Gathering, pact: Partnership
) -> None:
    anna = ContactFactory(partnership=pact, name="Anna Bakker", email="info@voorbeeld.test")
    ContactFactory(partnership=pact, name="Piet de Wit", email="INFO@voorbeeld.test")
    form = {"form_key": str(uuid4()), "kind": "invitation", "people": [str(anna.pk)]}
    as_fenna.post(page(session, "mensen/"), form)
    send(as_fenna, Mailing._base_manager.get())
    mail = OutboxMessage._base_manager.select_related("link").get()
    assert "Beste Anna," in mail.body
    assert mail.link is not None
    assert mail.link.mailbox == "info@voorbeeld.test"
    assert list(Invitation._base_manager.values_list("contact_id", flat=True)) == [anna.pk]


def test_who_is_rather_called_is_mailed_only_when_chosen(
    as_fenna: Client, session: Gathering, pact: Partnership
) -> None:
    ContactFactory(partnership=pact, name="Bel Mij", channel="phone", phone="06 12 34 56 78")
    ContactFactory(partnership=pact, name="Geen Mail", email="")
    ContactFactory(partnership=pact, name="Wel Mail")
    mailing = draft(as_fenna, session)
    shown = as_fenna.get(page(session, f"{mailing.pk}/bekijken/"))
    assert [person.name for person in shown.context["reached"].by_hand] == ["Bel Mij", "Geen Mail"]
    assert "tel:0612345678" in shown.content.decode()
    send(as_fenna, mailing)
    assert [mail.to_name for mail in mails()] == ["Wel"]
    send(as_fenna, draft(as_fenna, session, also_others="on"))
    assert sorted(mail.to_name for mail in mails()) == ["Bel", "Wel", "Wel"]


def test_twenty_presses_send_one_mail_each(as_fenna: Client, session: Gathering, pact: Partnership) -> None:
    for _ in range(3):
        ContactFactory(partnership=pact)
    form = {"form_key": str(uuid4()), "kind": "invitation", "audience": "all"}
    for _ in range(20):
        as_fenna.post(page(session), form)
    mailing = Mailing._base_manager.get()
    for _ in range(20):
        assert send(as_fenna, mailing).status_code == 302
    assert len(mails()) == 3
    mailing.refresh_from_db()
    assert (mailing.state, mailing.total, mailing.done) == ("sent", 3, 3)


def test_many_mails_go_in_chunks_and_a_killed_worker_goes_on_where_it_stopped(
    facilitating: Actor, session: Gathering, pact: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(60):
        ContactFactory(partnership=pact)
    monkeypatch.setattr(inviting, "CHUNKS_A_JOB", 1)
    monkeypatch.setattr(inviting.jobs, "enqueue", lambda *_args, **_values: None)  # the worker is dead
    mailing = inviting.draft_mailing(mailing_id=uuid4(), gathering_id=session.pk, kind="invitation", audience="all")
    inviting.start_sending(mailing_id=mailing.pk)
    assert len(mails()) == 0
    inviting.send_mailing(mailing_id=str(mailing.pk))
    assert len(mails()) == 25
    for _ in range(5):
        inviting.send_mailing(mailing_id=str(mailing.pk))
    assert len(mails()) == 60
    assert len({mail.to_email for mail in mails()}) == 60
    mailing.refresh_from_db()
    assert (mailing.state, mailing.done) == ("sent", 60)


def test_the_progress_tells_how_far_it_is(as_fenna: Client, session: Gathering, pact: Partnership) -> None:
    ContactFactory(partnership=pact)
    mailing = draft(as_fenna, session)
    assert as_fenna.get(page(session, f"{mailing.pk}/voortgang/")).status_code == 302
    send(as_fenna, mailing)
    assert "0 van 1 verstuurd" in as_fenna.get(page(session, f"{mailing.pk}/voortgang/")).content.decode()
    deliver_waiting()
    text = as_fenna.get(page(session, f"{mailing.pk}/voortgang/")).content.decode()
    assert "1 van 1 verstuurd" in text
    assert "Alles is verstuurd" in text
    piece = as_fenna.get(page(session, f"{mailing.pk}/voortgang/"), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in piece
    assert as_fenna.get(page(session, f"{mailing.pk}/")).status_code == 302
    assert as_fenna.post(page(session, f"{mailing.pk}/weg/")).status_code == 302
    assert Mailing._base_manager.count() == 1


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("body", "Beste {voornaam} {link}", "{voornaam} kennen we niet"),
        ("body", "{{7*7}} {link}", "{7*7} kennen we niet"),
        ("subject", "Hoi {naam.__class__}", "kennen we niet"),
        ("subject", "Klik {link}", "past niet in het onderwerp"),
        ("body", "Zonder weg terug", "Zet {link} in de tekst"),
        ("body", "", "Vul dit in."),
        ("body", "Mijn nummer is 111222333 {link}", "burgerservicenummer"),
        ("body", "x" * 6001, "Maak dit korter"),
    ],
)
def test_a_text_that_would_go_wrong_is_refused_before_anything_goes(
    as_fenna: Client, session: Gathering, coby: Contact, field: str, text: str, sentence: str
) -> None:
    mailing = draft(as_fenna, session)
    form = {"version": "1", "subject": "Hoi {naam}", "body": "Beste {naam} {link}", field: text}
    answer = as_fenna.post(page(session, f"{mailing.pk}/"), form)
    assert answer.status_code == 422
    assert any(sentence in error for error in answer.context["form"].errors[field])
    assert mails() == []


def test_braces_in_somebodys_name_stay_what_they_are(as_fenna: Client, session: Gathering, pact: Partnership) -> None:
    ContactFactory(partnership=pact, name="{link}{naam} {{x}}")
    mailing = draft(as_fenna, session)
    assert as_fenna.get(page(session, f"{mailing.pk}/bekijken/")).status_code == 200
    send(as_fenna, mailing)
    assert "Beste {link}{naam}" in mails()[0].body


def test_the_preview_shows_no_real_link_and_changes_nothing(
    as_fenna: Client, session: Gathering, coby: Contact
) -> None:
    mailing = draft(as_fenna, session)
    shown = as_fenna.get(page(session, f"{mailing.pk}/bekijken/?mail=99")).content.decode()
    assert "Beste Coby," in shown
    assert "/p/testdam/k/(code van Coby)/" in shown
    assert not PersonalLink._base_manager.exists()
    assert mails() == []
    assert not Invitation._base_manager.exists()


def test_two_people_at_one_text_get_both(as_fenna: Client, session: Gathering, coby: Contact) -> None:
    mailing = draft(as_fenna, session)
    address = page(session, f"{mailing.pk}/")
    as_fenna.post(address, {"version": "1", "subject": "Van de ander", "body": "{link}"})
    answer = as_fenna.post(address, {"version": "1", "subject": "Van mij", "body": "{link}"})
    assert answer.status_code == 409
    assert "Van de ander" in answer.content.decode()
    assert "Van mij" in answer.content.decode()


def test_nothing_goes_before_the_registration_is_open(as_fenna: Client, pact: Partnership, coby: Contact) -> None:
    session = GatheringFactory(partnership=pact, state="draft")
    mailing = draft(as_fenna, session)
    answer = send(as_fenna, mailing)
    assert answer.status_code == 422
    assert "De aanmelding is nog niet open" in answer.content.decode()
    assert as_fenna.post(page(session, f"mensen/{coby.pk}/link/")).status_code == 422
    assert mails() == []
    assert not Invitation._base_manager.exists()


def test_a_group_with_nobody_to_mail_is_refused(as_fenna: Client, session: Gathering, pact: Partnership) -> None:
    ContactFactory(partnership=pact, email="")
    answer = send(as_fenna, draft(as_fenna, session))
    assert answer.status_code == 422
    assert "Er is niemand met een mailadres bij" in answer.content.decode()


def test_a_personal_link_is_shown_by_a_press_and_counts_as_an_invitation(
    as_fenna: Client, session: Gathering, coby: Contact, visitor: Client
) -> None:
    address = page(session, f"mensen/{coby.pk}/link/")
    assert as_fenna.get(address).status_code == 405
    shown = as_fenna.post(address)
    own = shown.context["address"]
    assert own in shown.content.decode()
    assert "Hoi Coby, kom je ook?" in shown.context["text"]
    assert Invitation._base_manager.get().message_id is None
    assert visitor.get(own.removeprefix(settings.BASE_URL)).status_code == 200
    assert as_fenna.post(address).context["address"] == own


def test_picking_people_one_by_one(as_fenna: Client, session: Gathering, pact: Partnership) -> None:
    anna = ContactFactory(partnership=pact, name="Anna Şükrü", channel="phone")
    ContactFactory(partnership=pact, name="Piet de Wit")
    shown = as_fenna.get(page(session, "mensen/?q=sukru"))
    assert [person.name for person in shown.context["people"]] == ["Anna Şükrü"]
    nobody = as_fenna.post(page(session, "mensen/"), {"form_key": str(uuid4()), "kind": "invitation"})
    assert nobody.status_code == 422
    as_fenna.post(page(session, "mensen/"), {"form_key": str(uuid4()), "kind": "invitation", "people": [str(anna.pk)]})
    send(as_fenna, Mailing._base_manager.get())
    assert [mail.to_email for mail in mails()] == [anna.email]


@pytest.mark.parametrize("query", ["?q=%00", "?bladzijde=-1", "?bladzijde=²", "?bladzijde=99999999999", "?kies=onzin"])
def test_strange_addresses_show_a_page(as_fenna: Client, session: Gathering, coby: Contact, query: str) -> None:
    assert as_fenna.get(page(session, f"mensen/{query}")).status_code == 200


def test_people_of_another_pact_are_never_reached(
    as_fenna: Client, session: Gathering, coby: Contact, other_pact: Partnership
) -> None:
    foreign = ContactFactory(partnership=other_pact, name="Geheim Elders")
    foreign_session = GatheringFactory(partnership=other_pact)
    assert "Geheim Elders" not in as_fenna.get(page(session, "mensen/")).content.decode()
    assert as_fenna.post(page(session, f"mensen/{foreign.pk}/link/")).status_code == 404
    picked = {"form_key": str(uuid4()), "kind": "invitation", "people": [str(foreign.pk)]}
    assert as_fenna.post(page(session, "mensen/"), picked).status_code == 422
    assert as_fenna.get(page(foreign_session)).status_code == 404
    mailing = draft(as_fenna, session)
    other_session = GatheringFactory(partnership=session.partnership)
    assert as_fenna.get(page(other_session, f"{mailing.pk}/")).status_code == 404


def test_only_the_facilitator_invites(
    as_fenna: Client, as_karim: Client, as_otto: Client, visitor: Client, session: Gathering, coby: Contact
) -> None:
    mailing = draft(as_fenna, session)
    for rest in ("", "mensen/", f"{mailing.pk}/", f"{mailing.pk}/bekijken/", f"{mailing.pk}/voortgang/"):
        assert as_karim.get(page(session, rest)).status_code == 403
        assert as_otto.get(page(session, rest)).status_code == 404
        assert visitor.get(page(session, rest)).status_code == 302
    for rest in (f"{mailing.pk}/versturen/", f"{mailing.pk}/weg/", f"mensen/{coby.pk}/link/"):
        assert as_karim.post(page(session, rest)).status_code == 403
        assert as_fenna.get(page(session, rest)).status_code == 405
    assert mails() == []


def test_a_draft_can_be_thrown_away(as_fenna: Client, session: Gathering, coby: Contact) -> None:
    mailing = draft(as_fenna, session)
    as_fenna.post(page(session, f"{mailing.pk}/weg/"))
    assert not Mailing._base_manager.exists()


@pytest.mark.words
@pytest.mark.parametrize("text", BAD_TEXT)
def test_strange_text_is_shown_as_text(as_fenna: Client, session: Gathering, coby: Contact, text: str) -> None:
    mailing = draft(as_fenna, session)
    form = {"version": "1", "subject": f"S {text}"[:140], "body": f"{text}\n{{link}}"}
    assert as_fenna.post(page(session, f"{mailing.pk}/"), form).status_code in {302, 422}
    shown = as_fenna.get(page(session, f"{mailing.pk}/bekijken/"))
    assert shown.status_code == 200
    assert "<svg/onload" not in shown.content.decode()
    send(as_fenna, mailing)
    assert "\n" not in mails()[0].subject


def test_everybody_who_came_is_told_of_a_change(as_fenna: Client, session: Gathering, pact: Partnership) -> None:
    coming = RegistrationFactory(gathering=session).contact
    RegistrationFactory(gathering=session, answer="no", state="none")
    send(as_fenna, draft(as_fenna, session, kind="change", audience="coming"))
    assert [mail.to_email for mail in mails()] == [coming.email]


def test_the_number_of_queries_does_not_grow_with_the_people(
    as_fenna: Client, session: Gathering, pact: Partnership
) -> None:
    def queries(rest: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert as_fenna.get(page(session, rest)).status_code == 200
        return len(captured)

    def fill(number: int) -> None:
        for _ in range(number):
            contact = ContactFactory(partnership=pact, phone="06 12345678")
            InvitationFactory(gathering=session, contact=contact)

    fill(10)
    mailing: UUID = draft(as_fenna, session).pk
    pages = ("", "mensen/", f"{mailing}/bekijken/", f"{mailing}/")
    for rest in pages:
        queries(rest)
    few = [queries(rest) for rest in pages]
    fill(90)
    assert [queries(rest) for rest in pages] == few
