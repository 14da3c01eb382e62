# SPDX-License-Identifier: EUPL-1.2
"""While a mailing is being sent: replies count, workers die, nobody is mailed twice or forgotten; and reminders."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.base.errors import Refused
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import Gathering, Invitation, Mailing
from samenspel.gatherings.operations import inviting
from samenspel.gatherings.operations.inviting import continue_mailings, draft_mailing, send_mailing, start_sending
from samenspel.gatherings.operations.inviting_texts import write_own_text
from samenspel.gatherings.queries.inviting import progress_of
from samenspel.gatherings.queries.inviting_texts import Text
from samenspel.messaging import operations as post
from samenspel.messaging.models import OutboxMessage
from samenspel.messaging.operations import deliver_waiting
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Membership, Partnership
from tests.factories import ContactFactory, GatheringFactory, InvitationFactory, RegistrationFactory
from tests.messaging.test_delivery import later


@pytest.fixture
def session(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(partnership=pact, state="inviting")
    return made


@pytest.fixture
def dead_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs are asked for and nobody runs them."""
    monkeypatch.setattr(inviting.jobs, "async_task", lambda *_args, **_values: None)
    monkeypatch.setattr(inviting, "AT_ONCE", 0)
    monkeypatch.setattr(inviting, "CHUNK", 5)
    monkeypatch.setattr(inviting, "CHUNKS_A_JOB", 1)


def people(session: Gathering, number: int, *, invited: bool = False) -> list[Contact]:
    made = [ContactFactory(partnership=session.partnership) for _ in range(number)]
    for contact in made if invited else []:
        InvitationFactory(gathering=session, contact=contact)
    return made


def draft(session: Gathering, **values: Any) -> Mailing:
    wanted = {"mailing_id": uuid4(), "gathering_id": session.pk, "kind": "invitation", "audience": "all", **values}
    return draft_mailing(**wanted)


def mailed() -> list[str]:
    return sorted(OutboxMessage._base_manager.values_list("to_email", flat=True))


def again(mailing: Mailing) -> Mailing:
    return Mailing._base_manager.get(pk=mailing.pk)


@pytest.mark.r38
def test_a_worker_that_dies_between_two_chunks_is_followed_by_another_that_goes_on(
    facilitating: Actor, session: Gathering, dead_worker: None
) -> None:
    contacts = people(session, 12)
    mailing = draft(session)
    start_sending(mailing_id=mailing.pk)
    send_mailing(mailing_id=str(mailing.pk))
    assert (len(mailed()), again(mailing).state) == (5, "sending")
    with acting_as(None):
        for _ in range(4):
            continue_mailings()
    assert mailed() == sorted(contact.email for contact in contacts)
    assert again(mailing).state == "sent"
    with acting_as(None):
        assert continue_mailings() == 0


@pytest.mark.r38
def test_a_worker_that_dies_inside_a_chunk_leaves_nothing_of_it(
    facilitating: Actor, session: Gathering, dead_worker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    people(session, 12)
    mailing = draft(session)
    start_sending(mailing_id=mailing.pk)
    send_mailing(mailing_id=str(mailing.pk))
    write, written = inviting.write_message, []

    def killed_at_the_third(**values: Any) -> OutboxMessage:
        if len(written) == 2:
            raise SystemExit
        written.append(values["to_email"])
        return write(**values)

    monkeypatch.setattr(inviting, "write_message", killed_at_the_third)
    with pytest.raises(SystemExit):
        send_mailing(mailing_id=str(mailing.pk))
    assert (len(mailed()), Invitation._base_manager.count(), again(mailing).done) == (5, 5, 5)
    monkeypatch.setattr(inviting, "write_message", write)
    with acting_as(None):
        for _ in range(3):
            continue_mailings()
    assert len(mailed()) == len(set(mailed())) == 12
    assert Invitation._base_manager.count() == 12


@pytest.mark.r38
def test_from_press_to_mailbox_with_a_worker_killed_at_every_third_mail(
    facilitating: Actor, session: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody gets two, nobody is forgotten: whoever got none stands in the list of what is not sure."""
    contacts = people(session, 20)
    start_sending(mailing_id=draft(session).pk)
    mail.outbox.clear()
    OutboxMessage._base_manager.update(state="waiting", sent_at=None, claimed_at=None)
    hand_over, turn = post._hand_over, iter(range(1, 1000))

    def now_and_then_killed(row: OutboxMessage) -> None:
        number = next(turn)
        if number % 3 == 0:
            raise SystemExit  # before it went
        hand_over(row)
        if number % 3 == 1 and number % 2:
            raise SystemExit  # after it went

    monkeypatch.setattr(post, "_hand_over", now_and_then_killed)
    for _ in range(40):
        try:
            deliver_waiting()
        except SystemExit:
            continue
    later(minutes=11)
    monkeypatch.setattr(post, "_hand_over", hand_over)
    deliver_waiting()
    got = [sent.to[0] for sent in mail.outbox]
    assert len(got) == len(set(got))
    unsure = set(OutboxMessage._base_manager.filter(state="unsure").values_list("to_email", flat=True))
    assert unsure
    assert set(got) | unsure == {contact.email for contact in contacts}
    assert set(OutboxMessage._base_manager.values_list("state", flat=True)) == {"sent", "unsure"}


def test_a_facilitator_who_leaves_while_it_is_sent_leaves_nobody_without(
    facilitating: Actor, session: Gathering, dead_worker: None
) -> None:
    people(session, 8)
    mailing = draft(session)
    start_sending(mailing_id=mailing.pk)
    Membership._base_manager.all().delete()
    with acting_as(None):
        for _ in range(3):
            continue_mailings()
    assert len(mailed()) == 8


def test_who_goes_on_with_a_mailing_writes_the_same_mail(
    facilitating: Actor, session: Gathering, dead_worker: None
) -> None:
    """With own words, calendar file and sender, though no facilitator runs the job."""
    anna, piet = people(session, 2, invited=True)
    RegistrationFactory(gathering=session, contact=anna, partnership=session.partnership)
    mailing = draft(session, kind="change")
    write_own_text(mailing_id=mailing.pk, contact_id=piet.pk, version=0, text=Text("Voor Piet", "{organisatie} {link}"))
    start_sending(mailing_id=mailing.pk)
    with acting_as(None):
        continue_mailings()
    found = {message.to_email: message for message in OutboxMessage._base_manager.all()}
    assert found[piet.email].subject == "Voor Piet"
    assert "Verzonnen Voedselbank" in found[piet.email].body
    assert "METHOD:REQUEST" in found[anna.email].calendar
    assert found[anna.email].from_name.startswith("Fenna Facilitator (")


def test_who_answers_while_it_is_being_sent_is_not_told_that_we_heard_nothing(
    facilitating: Actor, as_fenna: Client, session: Gathering, dead_worker: None
) -> None:
    contacts = sorted(people(session, 12, invited=True), key=lambda contact: (contact.name, str(contact.pk)))
    mailing = draft(session, kind="reminder", audience="silent")
    start_sending(mailing_id=mailing.pk)
    send_mailing(mailing_id=str(mailing.pk))
    gone = set(mailed())
    answering = [contact for contact in contacts if contact.email not in gone][:3]
    for contact, answer in zip(answering, ("yes", "maybe", "no"), strict=True):
        state = "seated" if answer == "yes" else "none"
        RegistrationFactory(gathering=session, contact=contact, answer=answer, state=state)
    send_mailing(mailing_id=str(mailing.pk))
    send_mailing(mailing_id=str(mailing.pk))
    assert len(mailed()) == 9
    assert not {contact.email for contact in answering} & set(mailed())
    OutboxMessage._base_manager.update(state="sent")
    progress = progress_of(again(mailing))
    assert (progress.sent, progress.total, progress.passed_over, progress.busy) == (9, 9, 3, False)
    page = f"/p/testdam/bijeenkomsten/{session.pk}/uitnodigen/{mailing.pk}/voortgang/"
    shown = " ".join(as_fenna.get(page).content.decode().split())
    assert "3 mails gingen niet weg" in shown
    assert "Alles is verstuurd" in shown


def test_who_was_invited_by_another_in_the_meantime_is_not_invited_twice(
    facilitating: Actor, session: Gathering, dead_worker: None
) -> None:
    people(session, 4)
    first, second = draft(session, audience="not_invited"), draft(session, audience="not_invited")
    start_sending(mailing_id=first.pk)
    start_sending(mailing_id=second.pk)
    send_mailing(mailing_id=str(first.pk))
    send_mailing(mailing_id=str(second.pk))
    assert len(mailed()) == 4
    assert again(second).state == "sent"


def test_nobody_is_reminded_of_what_they_declined_or_were_never_asked(facilitating: Actor, session: Gathering) -> None:
    silent, no, never = people(session, 3)
    for contact in (silent, no):
        InvitationFactory(gathering=session, contact=contact)
    RegistrationFactory(gathering=session, contact=no, answer="no", state="none")
    start_sending(mailing_id=draft(session, kind="reminder", audience="all").pk)
    assert mailed() == [silent.email]
    everybody = [contact.pk for contact in (silent, no, never)]
    picked = draft(session, kind="reminder", audience="people", contact_ids=everybody)
    start_sending(mailing_id=picked.pk, even_if_lately=True)
    assert mailed() == [silent.email, silent.email]


def test_a_reminder_within_two_days_is_sent_only_by_who_was_warned(
    facilitating: Actor, as_fenna: Client, session: Gathering
) -> None:
    people(session, 3)
    start_sending(mailing_id=draft(session).pk)
    mailing = draft(session, kind="reminder", audience="silent")
    page = f"/p/testdam/bijeenkomsten/{session.pk}/uitnodigen/{mailing.pk}/"
    shown = as_fenna.get(f"{page}bekijken/").content.decode()
    assert "Kort na elkaar" in shown
    assert "Verstuur toch 3 mails" in shown
    answer = as_fenna.post(f"{page}versturen/")
    assert answer.status_code == 422
    assert len(mailed()) == 3
    with pytest.raises(Refused, match="laatste twee dagen"):
        start_sending(mailing_id=mailing.pk)
    as_fenna.post(f"{page}versturen/", {"toch": "1"})
    assert len(mailed()) == 6


def test_after_two_days_a_reminder_goes_without_a_word(
    facilitating: Actor, as_fenna: Client, session: Gathering
) -> None:
    people(session, 3)
    start_sending(mailing_id=draft(session).pk)
    Mailing._base_manager.update(sent_at=timezone.now() - timedelta(days=2, minutes=1))
    mailing = draft(session, kind="reminder", audience="silent")
    page = f"/p/testdam/bijeenkomsten/{session.pk}/uitnodigen/{mailing.pk}/"
    assert "Kort na elkaar" not in as_fenna.get(f"{page}bekijken/").content.decode()
    start_sending(mailing_id=mailing.pk)
    assert len(mailed()) == 6


def test_a_chunk_asks_the_database_the_same_number_of_times_however_many_own_texts(
    facilitating: Actor, session: Gathering, dead_worker: None
) -> None:
    def queries(own: int) -> int:
        contacts = people(session, 5)
        picked = [contact.pk for contact in contacts]
        mailing = draft(session, audience="people", contact_ids=picked)
        for contact in contacts[:own]:
            write_own_text(mailing_id=mailing.pk, contact_id=contact.pk, version=0, text=Text("S", "{link}"))
        start_sending(mailing_id=mailing.pk)
        with CaptureQueriesContext(connection) as captured:
            send_mailing(mailing_id=str(mailing.pk))
        return len(captured)

    queries(0)
    assert queries(0) == queries(5)


def test_who_comes_is_reminded_with_other_words_and_a_circle_only_where_nothing_was_said(
    facilitating: Actor, session: Gathering
) -> None:
    coming, maybe, silent = people(session, 3, invited=True)
    RegistrationFactory(gathering=session, contact=coming)
    RegistrationFactory(gathering=session, contact=maybe, answer="maybe", state="none")
    start_sending(mailing_id=draft(session, kind="reminder", audience="circle_outer").pk)
    assert mailed() == sorted([maybe.email, silent.email])
    see_you = draft(session, kind="reminder", audience="coming")
    assert "Ik heb nog niets van je gehoord" not in see_you.body
    assert "Tot gauw" in see_you.subject
    start_sending(mailing_id=see_you.pk)
    assert coming.email in mailed()


def test_people_picked_one_by_one_can_be_reminded_and_a_mail_that_came_back_shows(
    facilitating: Actor, as_fenna: Client, session: Gathering
) -> None:
    [silent] = people(session, 1, invited=True)
    start_sending(mailing_id=draft(session).pk)
    OutboxMessage._base_manager.update(state="bounced", error="unknown")
    page = f"/p/testdam/bijeenkomsten/{session.pk}/uitnodigen/mensen/"
    assert "Mail kwam niet aan" in as_fenna.get(page).content.decode()
    form = {"form_key": str(uuid4()), "kind": "reminder", "people": [str(silent.pk)]}
    assert as_fenna.post(page, form).status_code == 302
    assert Mailing._base_manager.get(pk=form["form_key"]).kind == "reminder"
    assert as_fenna.post(page, {**form, "form_key": str(uuid4()), "kind": "called_off"}).status_code == 422
