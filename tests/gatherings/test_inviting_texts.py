# SPDX-License-Identifier: EUPL-1.2
"""Words for one person in a mail to many, in whose name they go, and a trial to oneself."""

from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.accounts.models import User
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import Actor
from samenspel.entrance.models import PersonalLink
from samenspel.gatherings.models import Gathering, Invitation, Mailing, MailingText, Registration
from samenspel.gatherings.operations import inviting
from samenspel.gatherings.operations.inviting import change_text, draft_mailing, start_sending
from samenspel.gatherings.operations.inviting_texts import back_to_common, send_trial, write_own_text
from samenspel.gatherings.queries.inviting_texts import Text
from samenspel.messaging.models import OutboxMessage
from samenspel.messaging.operations import deliver_waiting
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, GatheringFactory, InvitationFactory, RegistrationFactory
from tests.gatherings.corpus import BAD_TEXT

OWN = Text("Voor jou, {naam}", "Fijn dat we elkaar spraken. {link}")


@pytest.fixture
def session(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(partnership=pact, title="Sessie in de Brink", state="inviting")
    return made


@pytest.fixture
def anna(pact: Partnership) -> Contact:
    made: Contact = ContactFactory(partnership=pact, name="Anna Bakker", email="anna@voorbeeld.test")
    return made


@pytest.fixture
def piet(pact: Partnership) -> Contact:
    made: Contact = ContactFactory(partnership=pact, name="Piet de Wit", email="piet@voorbeeld.test")
    return made


def draft(session: Gathering, **values: Any) -> Mailing:
    wanted = {"mailing_id": uuid4(), "gathering_id": session.pk, "kind": "invitation", "audience": "all", **values}
    return draft_mailing(**wanted)


def page(mailing: Mailing, rest: str = "") -> str:
    return f"/p/testdam/bijeenkomsten/{mailing.gathering_id}/uitnodigen/{mailing.pk}/{rest}"


def mails() -> dict[str, OutboxMessage]:
    return {message.to_email: message for message in OutboxMessage._base_manager.all()}


def test_one_person_gets_the_own_text_and_the_others_the_common_one(
    facilitating: Actor, session: Gathering, anna: Contact, piet: Contact
) -> None:
    mailing = draft(session)
    write_own_text(mailing_id=mailing.pk, contact_id=anna.pk, version=0, text=OWN)
    start_sending(mailing_id=mailing.pk)
    assert mails()["anna@voorbeeld.test"].subject == "Voor jou, Anna"
    assert mails()["anna@voorbeeld.test"].body.startswith("Fijn dat we elkaar spraken.")
    assert "Fijn dat we elkaar spraken" not in mails()["piet@voorbeeld.test"].body
    assert "Beste Piet," in mails()["piet@voorbeeld.test"].body


def test_the_form_begins_with_the_common_text_and_what_is_written_is_seen_at_once(
    as_fenna: Client, facilitating: Actor, session: Gathering, anna: Contact, piet: Contact
) -> None:
    mailing = draft(session)
    address = page(mailing, f"ontvangers/{anna.pk}/")
    form = as_fenna.get(address).context["form"]
    assert form["body"].value() == mailing.body
    answer = as_fenna.post(address, {"version": "0", "subject": OWN.subject, "body": OWN.body})
    assert answer["Location"].endswith(f"bekijken/?voor={anna.pk}")
    shown = as_fenna.get(answer["Location"]).content.decode()
    assert "Voor jou, Anna" in shown
    assert "Eigen tekst" in shown
    assert "1 met een eigen tekst" in " ".join(shown.split())
    listed = as_fenna.get(page(mailing, "ontvangers/")).context["rows"]
    assert [(row.names, row.own is not None) for row in listed] == [("Anna Bakker", True), ("Piet de Wit", False)]
    as_fenna.post(page(mailing, f"ontvangers/{anna.pk}/gewone-tekst/"))
    assert not MailingText._base_manager.exists()
    assert "Voor jou" not in as_fenna.get(answer["Location"]).content.decode()


@pytest.mark.r36
def test_twenty_times_the_same_words_is_one_text(facilitating: Actor, session: Gathering, anna: Contact) -> None:
    mailing = draft(session)
    for _ in range(20):
        write_own_text(mailing_id=mailing.pk, contact_id=anna.pk, version=0, text=OWN)
    assert MailingText._base_manager.count() == 1


def test_the_words_of_everybody_are_no_own_text(facilitating: Actor, session: Gathering, anna: Contact) -> None:
    mailing = draft(session)
    write_own_text(mailing_id=mailing.pk, contact_id=anna.pk, version=0, text=Text(mailing.subject, mailing.body))
    assert not MailingText._base_manager.exists()


@pytest.mark.r37
def test_two_people_at_one_own_text_get_both(
    as_fenna: Client, facilitating: Actor, session: Gathering, anna: Contact
) -> None:
    mailing = draft(session)
    address = page(mailing, f"ontvangers/{anna.pk}/")
    as_fenna.post(address, {"version": "0", "subject": "Van de ander", "body": "{link}"})
    answer = as_fenna.post(address, {"version": "0", "subject": "Van mij", "body": "{link}"})
    assert answer.status_code == 409
    assert "Van de ander" in answer.content.decode()
    assert "Van mij" in answer.content.decode()


def test_a_text_written_anew_is_not_overwritten_by_who_saw_the_old_one(
    facilitating: Actor, session: Gathering, anna: Contact
) -> None:
    mailing = draft(session)
    write_own_text(mailing_id=mailing.pk, contact_id=anna.pk, version=0, text=OWN)
    seen = MailingText._base_manager.get().version
    back_to_common(mailing_id=mailing.pk, contact_id=anna.pk)
    write_own_text(mailing_id=mailing.pk, contact_id=anna.pk, version=0, text=Text("Nieuw", "{link}"))
    with pytest.raises(Conflict):
        write_own_text(mailing_id=mailing.pk, contact_id=anna.pk, version=seen, text=Text("Oud", "{link}"))


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("body", "Beste {voornaam} {link}", "{voornaam} kennen we niet"),
        ("subject", "{{7*7}}", "kennen we niet"),
        ("body", "Zonder weg terug", "Zet {link} in de tekst"),
        ("body", "Mijn nummer is 111222333 {link}", "burgerservicenummer"),
        ("subject", "s" * 151, "Maak dit korter"),
        ("body", "", "Vul dit in."),
    ],
)
def test_an_own_text_that_would_go_wrong_is_refused_before_anything_goes(
    as_fenna: Client, facilitating: Actor, session: Gathering, anna: Contact, field: str, text: str, sentence: str
) -> None:
    mailing = draft(session)
    form = {"version": "0", "subject": "Hoi {naam}", "body": "Beste {naam} {link}", field: text}
    answer = as_fenna.post(page(mailing, f"ontvangers/{anna.pk}/"), form)
    assert answer.status_code == 422
    assert any(sentence in error for error in answer.context["form"].errors[field])
    assert not MailingText._base_manager.exists()


def test_an_unknown_field_that_came_in_another_way_still_stops_the_whole_mailing(
    facilitating: Actor, session: Gathering, anna: Contact, piet: Contact
) -> None:
    mailing = draft(session)
    write_own_text(mailing_id=mailing.pk, contact_id=anna.pk, version=0, text=OWN)
    MailingText._base_manager.update(body="Beste {voornaam} {link}")
    with pytest.raises(Refused):
        start_sending(mailing_id=mailing.pk)
    assert mails() == {}


def test_an_own_text_never_goes_to_somebody_who_came_to_share_the_mailbox(
    facilitating: Actor, session: Gathering, pact: Partnership, anna: Contact
) -> None:
    mailing = draft(session)
    write_own_text(mailing_id=mailing.pk, contact_id=anna.pk, version=0, text=OWN)
    ContactFactory(partnership=pact, name="Nieuwe Lezer", email="Anna@voorbeeld.test")
    with pytest.raises(Refused, match="De eigen tekst voor Anna Bakker past niet meer"):
        start_sending(mailing_id=mailing.pk)
    assert mails() == {}
    seen = MailingText._base_manager.get().version
    write_own_text(mailing_id=mailing.pk, contact_id=anna.pk, version=seen, text=Text("Aan allebei", "{naam} {link}"))
    start_sending(mailing_id=mailing.pk)
    assert [message.body[:22] for message in mails().values()] == ["Anna en Nieuwe [[perso"]


def test_an_own_text_stays_behind_when_its_person_is_not_mailed(
    facilitating: Actor, as_fenna: Client, session: Gathering, anna: Contact, piet: Contact
) -> None:
    mailing = draft(session)
    write_own_text(mailing_id=mailing.pk, contact_id=anna.pk, version=0, text=OWN)
    Contact._base_manager.filter(pk=anna.pk).update(active=False)
    assert "Eigen tekst die nu nergens heen gaat" in as_fenna.get(page(mailing, "ontvangers/")).content.decode()
    start_sending(mailing_id=mailing.pk)
    assert list(mails()) == ["piet@voorbeeld.test"]
    assert "Fijn dat we elkaar spraken" not in mails()["piet@voorbeeld.test"].body


def test_an_address_that_moves_to_another_person_takes_no_own_text_along(
    facilitating: Actor, session: Gathering, anna: Contact, piet: Contact, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the press and the chunk Piet gets the address that was Anna's."""
    mailing = draft(session)
    write_own_text(mailing_id=mailing.pk, contact_id=anna.pk, version=0, text=OWN)
    monkeypatch.setattr(inviting, "AT_ONCE", 0)
    monkeypatch.setattr(inviting.jobs, "enqueue", lambda *_args, **_values: None)
    start_sending(mailing_id=mailing.pk)
    Contact._base_manager.filter(pk=anna.pk).update(email="nieuw@voorbeeld.test")
    Contact._base_manager.filter(pk=piet.pk).update(email="anna@voorbeeld.test")
    inviting.send_mailing(mailing_id=str(mailing.pk))
    assert mails()["nieuw@voorbeeld.test"].subject == "Voor jou, Anna"
    assert "Fijn dat we elkaar spraken" not in mails()["anna@voorbeeld.test"].body


def test_after_a_change_of_the_common_text_the_own_one_says_so(
    facilitating: Actor, as_fenna: Client, session: Gathering, anna: Contact
) -> None:
    mailing = draft(session)
    write_own_text(mailing_id=mailing.pk, contact_id=anna.pk, version=0, text=OWN)
    change_text(mailing_id=mailing.pk, version=1, text=Text("Anders", "{link}"))
    shown = as_fenna.get(page(mailing, f"bekijken/?voor={anna.pk}")).content.decode()
    assert "de gewone tekst is daarna veranderd" in shown
    assert "Voor jou, Anna" in shown


def test_once_sent_nothing_can_be_changed_for_anybody(
    facilitating: Actor, as_fenna: Client, session: Gathering, anna: Contact
) -> None:
    mailing = draft(session)
    start_sending(mailing_id=mailing.pk)
    for call in (write_own_text, back_to_common, send_trial):
        more: dict[str, Any] = {"version": 0, "text": OWN} if call is write_own_text else {}
        more |= {"form_key": uuid4()} if call is send_trial else {}
        with pytest.raises(Refused):
            call(mailing_id=mailing.pk, contact_id=anna.pk, **more)
    assert as_fenna.get(page(mailing, f"ontvangers/{anna.pk}/")).status_code == 302
    assert as_fenna.get(page(mailing, "ontvangers/")).status_code == 302


def test_who_gets_no_mail_has_no_text(facilitating: Actor, session: Gathering, pact: Partnership) -> None:
    silent = ContactFactory(partnership=pact, email="")
    mailing = draft(session)
    with pytest.raises(NotFound):
        write_own_text(mailing_id=mailing.pk, contact_id=silent.pk, version=0, text=OWN)


@pytest.mark.words
@pytest.mark.parametrize("text", BAD_TEXT)
def test_strange_words_are_shown_as_text(
    as_fenna: Client, facilitating: Actor, session: Gathering, anna: Contact, text: str
) -> None:
    mailing = draft(session)
    form = {"version": "0", "subject": f"S {text}"[:140], "body": f"{text}\n{{link}}"}
    assert as_fenna.post(page(mailing, f"ontvangers/{anna.pk}/"), form).status_code in {302, 422}
    for rest in (f"bekijken/?voor={text[:40]}", f"ontvangers/?q={text[:40]}", f"ontvangers/{anna.pk}/"):
        shown = as_fenna.get(page(mailing, rest))
        assert shown.status_code == 200
        assert "<svg/onload" not in shown.content.decode()
    start_sending(mailing_id=mailing.pk)
    assert "\n" not in mails()["anna@voorbeeld.test"].subject


def test_the_preview_is_what_is_sent_page_by_page(
    facilitating: Actor, as_fenna: Client, session: Gathering, anna: Contact, piet: Contact
) -> None:
    mailing = draft(session)
    write_own_text(mailing_id=mailing.pk, contact_id=anna.pk, version=0, text=OWN)
    seen = {}
    address = page(mailing, "bekijken/")
    while address:
        context = as_fenna.get(address).context
        seen[context["preview"].to] = context["preview"]
        address = page(mailing, f"bekijken/{context['next_url']}") if context["next_url"] else ""
    start_sending(mailing_id=mailing.pk)
    assert len(seen) == len(mails()) == 2
    for to, preview in seen.items():
        message = mails()[to.split("<")[1].rstrip(">")]
        link = preview.body[preview.body.index(settings.BASE_URL) :].split(")/")[0] + ")/"
        assert message.subject == preview.subject
        assert message.body == preview.body.replace(link, "[[persoonlijke link]]")
        assert f"{message.from_name} <" in preview.sender
        assert message.reply_to == preview.reply_to
        assert bool(message.calendar) == preview.has_calendar


def test_it_goes_in_the_name_of_the_facilitator_and_answers_go_to_her_when_she_wants(
    facilitating: Actor, as_fenna: Client, session: Gathering, anna: Contact, fenna: User
) -> None:
    wanted, not_wanted = draft(session), draft(session)
    form = {"version": "1", "subject": "Hoi", "body": "{link}"}
    as_fenna.post(page(wanted), {**form, "answers_to_writer": "on"})
    as_fenna.post(page(not_wanted), form)
    start_sending(mailing_id=wanted.pk)
    assert mails()["anna@voorbeeld.test"].reply_to == "fenna@voorbeeld.test"
    OutboxMessage._base_manager.all().delete()
    start_sending(mailing_id=not_wanted.pk)
    message = mails()["anna@voorbeeld.test"]
    assert (message.from_name, message.reply_to) == ("Fenna Facilitator (Pact Testdam)", "")
    deliver_waiting()
    assert mail.outbox[-1].from_email.startswith('"Fenna Facilitator (Pact Testdam)" <')


def test_a_trial_goes_to_oneself_and_its_link_is_nobodys(
    facilitating: Actor, as_fenna: Client, visitor: Client, session: Gathering, anna: Contact, piet: Contact
) -> None:
    mailing = draft(session)
    form = {"form_key": str(uuid4()), "contact_id": str(anna.pk)}
    for _ in range(20):
        assert as_fenna.post(page(mailing, "proef/"), form).status_code == 302
    [(to, trial)] = mails().items()
    assert to == "fenna@voorbeeld.test"
    assert trial.subject.startswith("[Proef] ")
    assert trial.body.startswith("Dit is een proef.")
    assert "Beste Anna," in trial.body
    assert (trial.link_id, trial.calendar) == (None, "")
    address = next(line for line in trial.body.split("\n") if line.startswith("http"))
    shown = visitor.get(address.removeprefix(settings.BASE_URL))
    assert shown.status_code == 200
    assert "Dit is een proeflink" in shown.content.decode()
    assert "Anna" not in shown.content.decode()
    assert visitor.post(address.removeprefix(settings.BASE_URL)).status_code == 405
    for nothing in (PersonalLink, Invitation, Registration):
        assert not nothing._base_manager.exists()
    assert Mailing._base_manager.get().state == "draft"


@pytest.mark.parametrize("form", [{}, {"form_key": "x", "contact_id": "y"}, {"form_key": str(uuid4())}])
def test_a_trial_of_nobody_is_refused(
    facilitating: Actor, as_fenna: Client, session: Gathering, anna: Contact, form: dict[str, str]
) -> None:
    assert as_fenna.post(page(draft(session), "proef/"), form).status_code == 422
    assert mails() == {}


def test_only_the_facilitator_and_only_people_of_the_pact(
    facilitating: Actor,
    as_fenna: Client,
    as_karim: Client,
    as_otto: Client,
    visitor: Client,
    session: Gathering,
    anna: Contact,
    other_pact: Partnership,
) -> None:
    mailing = draft(session)
    foreign = ContactFactory(partnership=other_pact)
    for rest in ("ontvangers/", f"ontvangers/{anna.pk}/"):
        assert as_karim.get(page(mailing, rest)).status_code == 403
        assert as_otto.get(page(mailing, rest)).status_code == 404
        assert visitor.get(page(mailing, rest)).status_code == 302
    for rest in (f"ontvangers/{anna.pk}/", f"ontvangers/{anna.pk}/gewone-tekst/", "proef/"):
        assert as_karim.post(page(mailing, rest), {"subject": "x"}).status_code == 403
    assert as_fenna.get(page(mailing, f"ontvangers/{foreign.pk}/")).status_code == 404
    trial = {"form_key": str(uuid4()), "contact_id": str(foreign.pk)}
    assert as_fenna.post(page(mailing, "proef/"), trial).status_code == 422
    assert mails() == {}


def test_the_number_of_queries_does_not_grow_with_the_own_texts(
    facilitating: Actor, as_fenna: Client, session: Gathering, pact: Partnership
) -> None:
    def queries(rest: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert as_fenna.get(page(mailing, rest)).status_code == 200
        return len(captured)

    def fill(number: int) -> None:
        for _ in range(number):
            contact = ContactFactory(partnership=pact)
            InvitationFactory(gathering=session, contact=contact)
            RegistrationFactory(gathering=session, contact=contact)
            write_own_text(mailing_id=mailing.pk, contact_id=contact.pk, version=0, text=OWN)

    mailing = draft(session)
    fill(10)
    one = Contact._base_manager.first()
    assert one is not None
    pages = ("ontvangers/", "bekijken/", f"ontvangers/{one.pk}/")
    for rest in pages:
        queries(rest)
    few = [queries(rest) for rest in pages]
    fill(60)
    assert [queries(rest) for rest in pages] == few
