# SPDX-License-Identifier: EUPL-1.2
"""Mail as written goes into the outbox in the transaction of the deed; a job hands it over afterwards.

Claim, then send: a worker that is killed between the two leaves a message `claimed`, which becomes `unsure` and is
shown to a person. It is never sent again by itself.
"""

import secrets
import smtplib
import socket
from collections.abc import Sequence
from datetime import timedelta
from email.mime.text import MIMEText
from email.utils import formataddr
from time import monotonic
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base import jobs
from samenspel.base.calendar import method_of, readdressed
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.entrance.models import PersonalLink
from samenspel.entrance.operations import address_of, link_for_contact, link_for_mailbox
from samenspel.messaging.constants import (
    LEFT_AT,
    LINK_MARK,
    MAIL_ADDRESS_KEPT,
    MAIL_IS_PRINTED,
    MAIL_TEXT_KEPT,
    TROUBLED,
    BounceReason,
    MessageState,
)
from samenspel.messaging.models import OutboxMessage
from samenspel.messaging.queries import HAS_TEXT, body_with_link, own_address, people_behind, readers_of, sender_name
from samenspel.organizations.operations.contacts import change_address
from samenspel.partnerships.models import Partnership

CHUNK = 50
SECONDS_A_JOB = 40  # with one time-out of EMAIL_TIMEOUT after it still within the minute that a job lasts
CLAIM_IS_LOST_AFTER = timedelta(minutes=10)
FORGOTTEN_AT_ONCE = 5_000  # mails; the next hour takes the rest

# After these the mail server certainly has not taken the message. Anything else may have happened after it did.
CERTAINLY_NOT_SENT = (
    smtplib.SMTPResponseException,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPNotSupportedError,
    ConnectionRefusedError,
    socket.gaierror,
    ValueError,  # a header or address that cannot be written; nothing was handed over
)


class LinkForgottenError(ValueError):
    """The mail waited so long that the link it speaks of has ended and was thrown away."""


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
    from_name: str = "",
    reply_to: str = "",
    deed: str = "",
) -> OutboxMessage:
    """Put one mail in the outbox. The same `deed` twice gives the first message back.

    `from_name` stands before the installation's own address, else the name of the pact, which the receiver knows.
    Answers go to `reply_to` when it is given.
    """
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
        from_name=" ".join((from_name or _pact()).split())[:250],
        reply_to=reply_to,
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


def _pact() -> str:
    name: str = Partnership.objects.values_list("name", flat=True).get(pk=current_partnership_id())
    return name


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
    # Only while it is ours: a report that it came back may have been quicker.
    OutboxMessage.objects.filter(pk=message_id, state=MessageState.CLAIMED).update(
        state=state, sent_at=sent_at, error=error
    )
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
    message = _with_its_text(message_id)
    changed = _wait_again(message)
    if not changed and message.state not in (MessageState.WAITING, MessageState.CLAIMED):
        raise Conflict(_("Deze mail is al verstuurd."))
    if changed:
        record(action="message.retried", subject=message, before=message.state)
        deliver_soon()


def _with_its_text(message_id: UUID) -> OutboxMessage:
    message = OutboxMessage.of(message_id)
    if not message.body:
        raise Refused(_("De tekst van deze mail is er niet meer. Schrijf een nieuwe mail."))
    return message


def _wait_again(message: OutboxMessage, **changes: object) -> bool:
    """Back in the row, if it is still in trouble.

    A mail that came back goes with another Message-ID, so that a late report about the first says nothing of it.
    """
    if message.state == MessageState.BOUNCED or changes:
        changes["message_id"] = f"<{message.pk}.{secrets.token_hex(4)}@{settings.MAIL_DOMAIN}>"
    waits = {"state": MessageState.WAITING, "error": "", "claimed_at": None, "sent_at": None, "bounced_at": None}
    # With its text: in the same moment it may be forgotten, and an empty mail would go.
    rows = OutboxMessage.objects.filter(HAS_TEXT, pk=message.pk, state=message.state, state__in=TROUBLED)
    return bool(rows.update(**waits, **changes))


@transaction.atomic
def mend_address(*, message_id: UUID, email: str) -> None:
    """Another address for who should have had this mail, in the list of people too; and the mail goes again."""
    message = _with_its_text(message_id)
    people = people_behind(message)
    for person in people:
        change_address(contact_id=person.id, email=email)
    changes: dict[str, object] = {"to_email": email}
    if message.calendar:
        changes["calendar"] = readdressed(message.calendar, email)
    if message.link is not None and people:
        changes |= _way_in(message, email, message.link.contact_id or people[0].id)
    if not _wait_again(message, **changes):
        raise Conflict(_("Deze mail is al verstuurd."))
    record(action="message.mended", subject=message, before=message.state)
    deliver_soon()


def _way_in(message: OutboxMessage, email: str, contact_id: UUID) -> dict[str, object]:
    """A person's own link, or the question who you are when more people read the new mailbox."""
    if readers_of(email) > 1:
        return {"link": link_for_mailbox(mailbox=email), "link_path": ""}
    own = link_for_contact(contact_id=contact_id)
    return {"link": own, "link_path": message.link_path}


@transaction.atomic
def send_failed_again() -> int:
    """Everything that certainly did not go. Returns how many."""
    changed: int = OutboxMessage.objects.filter(HAS_TEXT, state=MessageState.FAILED).update(
        state=MessageState.WAITING, error="", claimed_at=None
    )
    if changed:
        record(action="message.retried", count=changed)
        deliver_soon()
    return changed


@transaction.atomic
def mark_as_sent(*, message_id: UUID) -> None:
    """A person found out that a mail of which we were not sure, or that seemed to come back, did arrive."""
    message = OutboxMessage.of(message_id)
    changed = OutboxMessage.objects.filter(pk=message_id, state__in=(MessageState.UNSURE, MessageState.BOUNCED)).update(
        state=MessageState.SENT,
        sent_at=message.sent_at or message.claimed_at or timezone.now(),
        bounced_at=None,
        error="",
    )
    if changed:
        record(action="message.marked_sent", subject=message)


@transaction.atomic
def mark_as_bounced(*, message_id: UUID, reason: str = BounceReason.OTHER) -> bool:
    """A mail came back, says a person or a mail server. Saying it twice changes nothing; returns whether it changed."""
    message = OutboxMessage.of(message_id)
    went = (MessageState.CLAIMED, MessageState.SENT, MessageState.UNSURE)
    changed = OutboxMessage.objects.filter(pk=message_id, state__in=went).update(
        state=MessageState.BOUNCED, bounced_at=timezone.now(), error=BounceReason(reason)
    )
    if changed:
        record(action="message.bounced", subject=message, reason=str(reason))
    return bool(changed)


def note_report(*, message_ids: Sequence[str], reason: str) -> OutboxMessage | None:
    """A report of a mail server about a mail of ours; nothing when none of these ids is ours."""
    with acting_as(Actor(role=Role.MAILER)):
        message: OutboxMessage | None = OutboxMessage.objects.filter(message_id__in=list(message_ids)).first()
    if message is not None:
        with acting_as(Actor(role=Role.MAILER, partnership_id=message.partnership_id)):
            mark_as_bounced(message_id=message.pk, reason=reason)
    return message


def _hand_over(message: OutboxMessage) -> None:
    if settings.MAIL_STAYS_INSIDE:  # the demo: the in-app mailbox is where it arrives
        return
    if settings.EMAIL_BACKEND == MAIL_IS_PRINTED:  # no mail server yet: nobody would get it, and the log would show it
        raise ConnectionRefusedError
    if message.link is None and LINK_MARK in message.body:
        raise LinkForgottenError
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=body_with_link(message),
        from_email=formataddr((sender_name(message.from_name), own_address())),
        to=[message.to_email],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated", **_way_out(message)},
    )
    if message.calendar:
        mail.attach(_calendar_part(message.calendar))
    mail.send()


def _way_out(message: OutboxMessage) -> dict[str, str]:
    """The button of mail programs with which a person leaves at once."""
    path = LEFT_AT.get(message.kind)
    if path is None or message.link is None:
        return {}
    address = address_of(message.link, slug=message.partnership.slug, path=path)
    return {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _calendar_part(calendar: str) -> MIMEText:
    """Mail programs take the entry in by themselves when the method stands in the heading too (RFC 6047)."""
    part = MIMEText(calendar, "calendar", "utf-8")
    part.set_param("method", method_of(calendar))
    part.add_header("Content-Disposition", "attachment", filename="bijeenkomst.ics")
    return part


@transaction.atomic
def forget_mail() -> int:
    """The text of a mail is gone after `MAIL_TEXT_KEPT`, who it went to after `MAIL_ADDRESS_KEPT`.

    Runs every hour, for all partnerships; what still waits to be sent is left alone. What stays: state, kind,
    Message-ID, deed and times, on which the counts of a mailing rest. Returns how many mails it emptied.
    """
    now = timezone.now()
    with acting_as(Actor(role=Role.RETENTION)):
        texts = _emptied(
            OutboxMessage.objects.filter(HAS_TEXT, created_at__lte=now - MAIL_TEXT_KEPT),
            body="",
            calendar="",
            link_path="",
        )
        receivers = _emptied(
            OutboxMessage.objects.filter(created_at__lte=now - MAIL_ADDRESS_KEPT).exclude(to_email=""),
            to_name="",
            to_email="",
            from_name="",
            reply_to="",
            subject="",
        )
        if texts or receivers:
            record(action="mail.forgotten", texts=texts, receivers=receivers)
    return texts + receivers


def _emptied(old: QuerySet[Any], **nothing: str) -> int:
    ids = list(old.order_by().values_list("pk", flat=True)[:FORGOTTEN_AT_ONCE])
    emptied: int = OutboxMessage.objects.filter(pk__in=ids).update(**nothing)
    return emptied
