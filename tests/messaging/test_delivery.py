# SPDX-License-Identifier: EUPL-1.2
"""Claim, then send: a killed worker never sends twice, and what is not sure is shown to a person."""

import smtplib
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from samenspel.base.scope import Actor
from samenspel.messaging import operations
from samenspel.messaging.constants import MAIL_IS_PRINTED
from samenspel.messaging.models import OutboxMessage
from samenspel.messaging.operations import deliver_waiting, mark_as_sent, send_again, send_failed_again, write_message


def write(number: int = 1, **more: Any) -> OutboxMessage:
    values = {
        "kind": "invitation",
        "to_name": "Bedachte Anna",
        "to_email": f"anna{number}@voorbeeld.test",
        "subject": "Kom je ook?",
        "body": "Beste Anna",
        **more,
    }
    return write_message(**values)


def state(message: OutboxMessage) -> str:
    message.refresh_from_db()
    return str(message.state)


def later(minutes: int) -> None:
    """Time goes by: what was claimed was claimed that much earlier."""
    for row in OutboxMessage._base_manager.exclude(claimed_at=None):
        moment = row.claimed_at - timedelta(minutes=minutes)
        OutboxMessage._base_manager.filter(pk=row.pk).update(claimed_at=moment)


def test_a_mail_goes_once_with_an_id_that_stays_the_same(facilitating: Actor) -> None:
    message = write()
    assert deliver_waiting() == 1
    assert deliver_waiting() == 0
    assert [sent.extra_headers["Message-ID"] for sent in mail.outbox] == [message.message_id]
    assert state(message) == "sent"


def test_the_same_deed_is_one_mail(facilitating: Actor) -> None:
    first = write(deed="invitation:1")
    for _ in range(20):
        assert write(deed="invitation:1").pk == first.pk
    deliver_waiting()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("moment", ["before it went", "after it went"])
def test_a_worker_killed_while_sending_never_sends_it_again(
    facilitating: Actor, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    message = write()
    hand_over = operations._hand_over

    def killed(row: OutboxMessage) -> None:
        if moment == "after it went":
            hand_over(row)
        raise SystemExit  # what kill leaves behind: a claim, and nobody who ends it

    monkeypatch.setattr(operations, "_hand_over", killed)
    with pytest.raises(SystemExit):
        deliver_waiting()
    monkeypatch.setattr(operations, "_hand_over", hand_over)
    gone = len(mail.outbox)
    deliver_waiting()
    assert state(message) == "claimed"
    later(minutes=11)
    for _ in range(3):
        deliver_waiting()
    assert state(message) == "unsure"
    assert len(mail.outbox) == gone


def test_a_claim_of_a_moment_ago_is_left_alone(facilitating: Actor) -> None:
    message = write()
    OutboxMessage._base_manager.update(state="claimed", claimed_at=timezone.now() - timedelta(minutes=9))
    deliver_waiting()
    assert state(message) == "claimed"


def test_two_workers_send_a_mail_once(facilitating: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second worker comes by while the first is handing over."""
    write()
    hand_over = operations._hand_over

    def slowly(row: OutboxMessage) -> None:
        monkeypatch.setattr(operations, "_hand_over", hand_over)
        assert deliver_waiting() == 0
        assert not operations._claim_and_send(row.pk)  # it had read the list before the first one claimed
        hand_over(row)

    monkeypatch.setattr(operations, "_hand_over", slowly)
    assert deliver_waiting() == 1
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (ConnectionRefusedError(), "failed"),
        (smtplib.SMTPRecipientsRefused({}), "failed"),
        (smtplib.SMTPAuthenticationError(535, b"no"), "failed"),
        (smtplib.SMTPDataError(554, b"no"), "failed"),
        (ValueError("Header values can't contain newlines"), "failed"),
        (TimeoutError(), "unsure"),
        (smtplib.SMTPServerDisconnected(), "unsure"),
        (ConnectionResetError(), "unsure"),
    ],
)
def test_only_what_certainly_did_not_go_has_failed(
    facilitating: Actor, monkeypatch: pytest.MonkeyPatch, error: Exception, expected: str
) -> None:
    broken, fine = write(1), write(2)

    def refuse(row: OutboxMessage) -> None:
        if row.pk == broken.pk:
            raise error

    monkeypatch.setattr(operations, "_hand_over", refuse)
    assert deliver_waiting() == 1
    assert (state(broken), state(fine)) == (expected, "sent")
    assert broken.error == type(error).__name__


def test_a_person_sends_again_what_failed_and_twice_is_once(
    facilitating: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    message = write()
    OutboxMessage._base_manager.update(state="failed", error="ConnectionRefusedError")
    with django_capture_on_commit_callbacks(execute=True):
        send_again(message_id=message.pk)
        send_again(message_id=message.pk)
    assert (state(message), message.error, len(mail.outbox)) == ("sent", "", 1)
    with pytest.raises(operations.Conflict):
        send_again(message_id=message.pk)


def test_sending_all_failed_again_leaves_the_unsure_ones_to_a_person(facilitating: Actor) -> None:
    failed, unsure = write(1), write(2)
    OutboxMessage._base_manager.filter(pk=failed.pk).update(state="failed")
    OutboxMessage._base_manager.filter(pk=unsure.pk).update(state="unsure")
    assert send_failed_again() == 1
    assert (state(failed), state(unsure)) == ("waiting", "unsure")


def test_a_person_marks_an_unsure_mail_as_arrived(facilitating: Actor) -> None:
    unsure, failed = write(1), write(2)
    OutboxMessage._base_manager.filter(pk=unsure.pk).update(state="unsure", claimed_at=timezone.now())
    OutboxMessage._base_manager.filter(pk=failed.pk).update(state="failed")
    for message in (unsure, failed):
        mark_as_sent(message_id=message.pk)
    deliver_waiting()
    assert (state(unsure), state(failed)) == ("sent", "failed")
    assert mail.outbox == []


def test_a_line_break_in_a_subject_adds_no_header(facilitating: Actor) -> None:
    write(subject="Kom je\r\nBcc: iemand@elders.test")
    deliver_waiting()
    assert mail.outbox[0].subject == "Kom je Bcc: iemand@elders.test"
    assert mail.outbox[0].recipients() == ["anna1@voorbeeld.test"]


def test_more_than_a_chunk_goes_on_in_a_next_job(
    facilitating: Actor, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    monkeypatch.setattr(operations, "CHUNK", 3)
    for number in range(7):
        write(number)
    with django_capture_on_commit_callbacks(execute=True):
        deliver_waiting()
    assert sorted(sent.to[0] for sent in mail.outbox) == [f"anna{number}@voorbeeld.test" for number in range(7)]


def test_without_a_mail_server_nothing_is_called_sent_and_no_link_is_printed(
    facilitating: Actor, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.EMAIL_BACKEND = MAIL_IS_PRINTED
    message = write(body="Beste Anna")
    assert deliver_waiting() == 0
    assert state(message) == "failed"
    assert "Beste Anna" not in capsys.readouterr().out
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_failed_again() == 1
    assert deliver_waiting() == 1


def test_a_slow_mail_server_is_left_in_time_and_the_rest_goes_with_the_next_job(
    facilitating: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 10_000, 15))
    monkeypatch.setattr(operations, "monotonic", lambda: next(clock))
    asked: list[str] = []
    monkeypatch.setattr(operations.jobs, "enqueue", lambda path: asked.append(path))
    for number in range(6):
        write(number)
    assert deliver_waiting() == 3
    assert asked == ["samenspel.messaging.operations.deliver_waiting"]
    assert deliver_waiting() == 3
    assert len(asked) == 1
