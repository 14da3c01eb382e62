# SPDX-License-Identifier: EUPL-1.2
"""Mails that ask how it goes: at the day, seldom, never twice for the same thing, and never for ever."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.agenda.models import ActionPoint
from samenspel.agenda.operations import follow_up
from samenspel.agenda.operations.follow_up import ask_how_it_goes, ask_in
from samenspel.audit.models import Event
from samenspel.base import jobs
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ActionPointFactory, ContactFactory

TokenFor = Callable[[Contact], str]


@pytest.fixture(autouse=True)
def mail_waits_in_the_outbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "async_task", lambda *_args, **_options: None)


def days(number: int) -> timedelta:
    return timedelta(days=number)


def made(owner: Contact, *, written: int = 0, due: int | None = None, **fields: Any) -> ActionPoint:
    """`written` days ago; `due` in so many days (negative: that long ago)."""
    date = None if due is None else timezone.localdate() + days(due)
    point: ActionPoint = ActionPointFactory(owner=owner, due_date=date, **fields)
    return later(point, created_at=timezone.now() - days(written))


def later(point: ActionPoint, **fields: Any) -> ActionPoint:
    ActionPoint._base_manager.filter(pk=point.pk).update(**fields)
    point.refresh_from_db()
    return point


def mails() -> list[OutboxMessage]:
    return list(OutboxMessage._base_manager.filter(kind="follow_up").order_by("created_at"))


@pytest.mark.parametrize(
    ("written", "due", "state", "asked"),
    [
        (3, 0, "open", True),  # the day itself
        (3, -5, "open", True),
        (3, -5, "busy", True),
        (3, 1, "open", False),  # tomorrow
        (14, None, "open", True),  # two weeks after it was written
        (13, None, "open", False),
        (20, None, "stuck", False),  # that lies with the core group
        (20, None, "done", False),
        (20, None, "let_go", False),
        (100, -61, "open", False),  # too long ago to begin now
        (100, None, "open", False),
    ],
)
def test_the_moment_to_ask(
    coby: Contact, pact: Partnership, written: int, due: int | None, state: str, asked: bool
) -> None:
    made(coby, written=written, due=due, state=state)
    assert ask_in(partnership_id=pact.pk) == int(asked)
    assert len(mails()) == int(asked)


def test_the_mail_names_the_action_point_and_opens_ones_own_page(coby: Contact, pact: Partnership) -> None:
    made(coby, due=0, what="Folder maken", first_step="Bel Sanne")
    ask_in(partnership_id=pact.pk)
    (mail,) = mails()
    assert (mail.to_email, mail.link_path) == ("coby@voorbeeld.test", "actiepunten/")
    assert "Folder maken" in mail.body
    assert "Bel Sanne" in mail.body
    assert mail.link is not None
    assert mail.link.contact_id == coby.pk


def test_several_at_once_are_one_mail(coby: Contact, pact: Partnership) -> None:
    for what in ("Eerste ding", "Tweede ding"):
        made(coby, due=0, what=what)
    assert ask_in(partnership_id=pact.pk) == 1
    (mail,) = mails()
    assert "Eerste ding" in mail.body
    assert "Tweede ding" in mail.body


def test_running_again_asks_nothing_again_for_two_weeks(coby: Contact, pact: Partnership) -> None:
    point = made(coby, due=0)
    for _time in range(5):
        ask_in(partnership_id=pact.pk)
    assert len(mails()) == 1
    later(point, asked_at=timezone.now() - days(13))
    assert ask_in(partnership_id=pact.pk) == 0
    later(point, asked_at=timezone.now() - days(14))
    OutboxMessage._base_manager.update(deed="")  # of two weeks ago
    assert ask_in(partnership_id=pact.pk) == 1
    point.refresh_from_db()
    assert point.asked_count == 2


def test_after_three_mails_without_an_answer_a_person_looks(coby: Contact, pact: Partnership, as_fenna: Client) -> None:
    point = later(made(coby, due=-50, what="Stil ding"), asked_at=timezone.now() - days(20), asked_count=3)
    assert ask_in(partnership_id=pact.pk) == 0
    assert "Stil ding" in as_fenna.get("/p/testdam/actiepunten/?stand=stil").content.decode()
    later(point, asked_count=2)
    assert ask_in(partnership_id=pact.pk) == 1


def test_who_cannot_be_mailed_stands_on_the_same_list(pact: Partnership, as_fenna: Client) -> None:
    made(ContactFactory(partnership=pact, email=""), due=0, what="Zonder adres")
    assert ask_in(partnership_id=pact.pk) == 0
    assert "Zonder adres" in as_fenna.get("/p/testdam/actiepunten/?stand=stil").content.decode()


def test_who_left_is_not_asked(pact: Partnership) -> None:
    made(ContactFactory(partnership=pact, active=False), due=0)
    assert ask_in(partnership_id=pact.pk) == 0


@pytest.mark.parametrize("said", ["busy", "open", "stuck"])
def test_an_answer_by_one_tap_starts_the_count_anew_and_gives_two_weeks_rest(
    coby: Contact, pact: Partnership, visitor: Client, token_for: TokenFor, said: str
) -> None:
    point = later(made(coby, due=-20), asked_at=timezone.now() - days(15), asked_count=2)
    visitor.post(f"/p/testdam/k/{token_for(coby)}/actiepunten/{point.pk}/", {"state": said})
    point.refresh_from_db()
    assert point.asked_count == 0
    assert ask_in(partnership_id=pact.pk) == 0
    later(point, answered_at=timezone.now() - days(14))
    assert ask_in(partnership_id=pact.pk) == (0 if said == "stuck" else 1)


def test_a_new_date_waits_for_that_date(coby: Contact, pact: Partnership) -> None:
    point = later(made(coby, written=40, due=10), asked_at=timezone.now() - days(20))
    assert ask_in(partnership_id=pact.pk) == 0
    later(point, due_date=timezone.localdate())
    assert ask_in(partnership_id=pact.pk) == 1


def test_a_worker_killed_before_the_mail_stands_has_asked_nobody(
    coby: Contact, pact: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = made(coby, due=0)
    whole = follow_up.write_message

    def killed(**_values: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(follow_up, "write_message", killed)
    with pytest.raises(KeyboardInterrupt):
        ask_in(partnership_id=pact.pk)
    point.refresh_from_db()
    assert (point.asked_count, len(mails())) == (0, 0)
    monkeypatch.setattr(follow_up, "write_message", whole)
    ask_in(partnership_id=pact.pk)
    assert len(mails()) == 1


def test_two_workers_with_the_same_list_ask_once(
    coby: Contact, pact: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second one works with what it read before the first one wrote."""
    made(coby, due=0)
    read = follow_up.due_of

    def after_another(owner_id: Any, today: Any) -> list[ActionPoint]:
        old = read(owner_id, today)
        monkeypatch.setattr(follow_up, "due_of", read)
        ask_in(partnership_id=pact.pk)
        return old

    monkeypatch.setattr(follow_up, "due_of", after_another)
    assert ask_in(partnership_id=pact.pk) == 0
    assert len(mails()) == 1


def test_the_job_goes_round_all_pacts_by_day_only(
    coby: Contact, other_pact: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(coby, due=0)
    made(ContactFactory(partnership=other_pact), due=0)
    monkeypatch.setattr(follow_up, "HOURS", range(0))
    assert ask_how_it_goes() == 0
    monkeypatch.setattr(follow_up, "HOURS", range(24))
    assert ask_how_it_goes() == 2
    assert {mail.partnership_id for mail in mails()} == {coby.partnership_id, other_pact.pk}


def test_more_than_a_chunk_goes_on_in_a_next_job(
    pact: Partnership, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(follow_up, "CHUNK", 2)
    monkeypatch.setattr(jobs, "enqueue", lambda path, **_values: asked.append(path))
    for _person in range(3):
        made(ContactFactory(partnership=pact), due=0)
    assert ask_in(partnership_id=str(pact.pk)) == 2
    assert "samenspel.agenda.operations.follow_up.ask_in" in asked
    assert ask_in(partnership_id=str(pact.pk)) == 1


def test_the_log_says_whom_and_how_many_and_nothing_more(coby: Contact, pact: Partnership) -> None:
    made(coby, due=0, what="Geheim ding")
    ask_in(partnership_id=pact.pk)
    event = Event._base_manager.get(action="action.asked")
    assert event.codes == {"owner": str(coby.pk), "count": 1}
    assert event.role == "follow_up"


def test_finding_whom_to_ask_is_one_question_whatever_the_number(coby: Contact, pact: Partnership) -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as seen:
            ask_in(partnership_id=pact.pk)
        return len(seen)

    for _point in range(3):
        made(coby, due=5)
    few = questions()
    for _point in range(100):
        made(coby, due=5)
    assert questions() == few
