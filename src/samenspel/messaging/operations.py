# SPDX-License-Identifier: EUPL-1.2
"""Mail as written goes into the outbox in the transaction of the deed; a job hands it over afterwards.

Claim, then send: a worker that is killed between the two leaves a message `claimed`, which becomes `unsure` and is
shown to a person. It is never sent again by itself.
"""

import smtplib
import socket
from datetime import timedelta
from time import monotonic
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base import jobs
from samenspel.base.errors import Conflict
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.entrance.models import PersonalLink
from samenspel.entrance.operations import address_of
from samenspel.messaging.constants import LINK_MARK, MAIL_IS_PRINTED, MessageState
from samenspel.messaging.models import OutboxMessage

CHUNK = 50
SECONDS_A_JOB = 40  # with one time-out of EMAIL_TIMEOUT after it still within the minute that a job lasts
CLAIM_IS_LOST_AFTER = timedelta(minutes=10)

# After these the mail server certainly has not taken the message. Anything else may have happened after it did.
CERTAINLY_NOT_SENT = (
    smtplib.SMTPResponseException,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPNotSupportedError,
    ConnectionRefusedError,
    socket.gaierror,
    ValueError,  # a header or address that cannot be written; nothing was handed over
)


@transaction.atomic
def write_message(
    *,
    kind: str,
    to_name: str,
    to_email: str,
    subject: str,
    body: str,
    link: PersonalLink | None = None,
    link_path: str = "",
    calendar: str = "",
    deed: str = "",
) -> OutboxMessage:
    """Put one mail in the outbox. The same `deed` twice gives the first message back."""
    message = OutboxMessage(
        partnership_id=current_partnership_id(),
        kind=kind,
        to_name=to_name,
        to_email=to_email,
        subject=" ".join(subject.split())[:200],
        body=body,
        link=link,
        link_path=link_path,
        calendar=calendar,
        deed=deed,
    )
    message.message_id = f"<{message.pk}@{settings.MAIL_DOMAIN}>"
    if deed:
        written = OutboxMessage._base_manager.filter(partnership_id=message.partnership_id, deed=deed).first()
        if written is not None:
            return written
    message.save(force_insert=True)
    record(action="message.written", subject=message, kind=kind)
    return message


def deliver_soon() -> None:
    """Ask the worker to empty the outbox; call it inside the transaction that wrote the messages."""
    jobs.enqueue("samenspel.messaging.operations.deliver_waiting")


def deliver_waiting() -> int:
    """Hand over what waits, a chunk at a time. Returns how many were sent."""
    with acting_as(Actor(role=Role.MAILER)):
        _list_lost_claims()
        waiting = list(
            OutboxMessage.objects.filter(state=MessageState.WAITING).order_by("created_at").values_list("pk", flat=True)
        )
        until = monotonic() + SECONDS_A_JOB
        tried = sent = 0
        for pk in waiting[:CHUNK]:
            sent += _claim_and_send(pk)
            tried += 1
            if monotonic() > until:  # a slow mail server: what is busy when a job is ended becomes "not sure"
                break
        if tried < len(waiting):
            jobs.enqueue("samenspel.messaging.operations.deliver_waiting")
    return sent


def _list_lost_claims() -> None:
    OutboxMessage.objects.filter(
        state=MessageState.CLAIMED, claimed_at__lt=timezone.now() - CLAIM_IS_LOST_AFTER
    ).update(state=MessageState.UNSURE)


def _claim_and_send(message_id: UUID) -> bool:
    claimed = OutboxMessage.objects.filter(pk=message_id, state=MessageState.WAITING).update(
        state=MessageState.CLAIMED, claimed_at=timezone.now()
    )
    if not claimed:  # another worker has it
        return False
    message = OutboxMessage.objects.select_related("link", "partnership").get(pk=message_id)
    state, error = _outcome_of_handing_over(message)
    sent_at = timezone.now() if state == MessageState.SENT else None
    OutboxMessage.objects.filter(pk=message_id).update(state=state, sent_at=sent_at, error=error)
    return state == MessageState.SENT


def _outcome_of_handing_over(message: OutboxMessage) -> tuple[MessageState, str]:
    """Failed only when it certainly did not go; in doubt a person decides, so that nobody gets a mail twice."""
    try:
        _hand_over(message)
    except CERTAINLY_NOT_SENT as error:
        return MessageState.FAILED, type(error).__name__
    except OSError as error:  # a time-out or a broken line: the server may have taken it before
        return MessageState.UNSURE, type(error).__name__
    return MessageState.SENT, ""


@transaction.atomic
def send_again(*, message_id: UUID) -> None:
    """A person says that this mail may go (again). Pressing twice sends it once."""
    message = OutboxMessage.of(message_id)
    changed = OutboxMessage.objects.filter(pk=message_id, state__in=(MessageState.FAILED, MessageState.UNSURE)).update(
        state=MessageState.WAITING, error="", claimed_at=None
    )
    if not changed and message.state not in (MessageState.WAITING, MessageState.CLAIMED):
        raise Conflict(_("Deze mail is al verstuurd."))
    if changed:
        record(action="message.retried", subject=message, before=message.state)
        deliver_soon()


@transaction.atomic
def send_failed_again() -> int:
    """Everything that certainly did not go. Returns how many."""
    changed: int = OutboxMessage.objects.filter(state=MessageState.FAILED).update(
        state=MessageState.WAITING, error="", claimed_at=None
    )
    if changed:
        record(action="message.retried", count=changed)
        deliver_soon()
    return changed


@transaction.atomic
def mark_as_sent(*, message_id: UUID) -> None:
    """A person found out that a mail of which we were not sure did arrive."""
    message = OutboxMessage.of(message_id)
    changed = OutboxMessage.objects.filter(pk=message_id, state=MessageState.UNSURE).update(
        state=MessageState.SENT, sent_at=message.claimed_at or timezone.now()
    )
    if changed:
        record(action="message.marked_sent", subject=message)


def body_with_link(message: OutboxMessage) -> str:
    """The text as the receiver reads it."""
    if message.link is None:
        return message.body
    address = address_of(message.link, slug=message.partnership.slug, path=message.link_path)
    return message.body.replace(LINK_MARK, address)


def _hand_over(message: OutboxMessage) -> None:
    if settings.MAIL_STAYS_INSIDE:  # the demo: the in-app mailbox is where it arrives
        return
    if settings.EMAIL_BACKEND == MAIL_IS_PRINTED:  # no mail server yet: nobody would get it, and the log would show it
        raise ConnectionRefusedError
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=body_with_link(message),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[message.to_email],
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"},
    )
    if message.calendar:
        mail.attach("bijeenkomst.ics", message.calendar, "text/calendar")
    mail.send()
