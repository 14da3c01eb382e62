# SPDX-License-Identifier: EUPL-1.2
"""The outbox for a person, and the mailbox of the demo."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F, Max
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from samenspel.base.errors import NotFound
from samenspel.messaging.constants import MessageState
from samenspel.messaging.models import OutboxMessage
from samenspel.messaging.operations import body_with_link

ROWS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One mail, without its text."""

    id: UUID
    to_name: str
    to_email: str
    subject: str
    state: str
    state_label: str
    created_at: datetime
    sent_at: datetime | None
    trouble: str


@dataclass(frozen=True, slots=True)
class Outbox:
    rows: list[OutboxRow]
    counts: Counter[str]
    page: int
    pages: int


def outbox(*, state: str, page: int) -> Outbox:
    """The mails in one state, or all of them, the latest first."""
    mails = OutboxMessage.objects.order_by("-created_at", "pk")
    counts = Counter(dict(mails.order_by().values_list("state").annotate(number=Count("pk"))))
    if state:
        mails = mails.filter(state=state)
    pages = max(1, ceil((counts[state] if state else counts.total()) / ROWS_A_PAGE))
    number = min(max(1, page), pages)
    rows = mails.defer("body", "calendar")[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
    return Outbox([_row(mail) for mail in rows], counts, number, pages)


def _row(mail: OutboxMessage) -> OutboxRow:
    return OutboxRow(
        id=mail.pk,
        to_name=mail.to_name,
        to_email=mail.to_email,
        subject=mail.subject,
        state=mail.state,
        state_label=str(MessageState(mail.state).label),
        created_at=mail.created_at,
        sent_at=mail.sent_at,
        trouble=_trouble(mail),
    )


def _trouble(mail: OutboxMessage) -> str:
    if mail.state == MessageState.UNSURE:
        return _("De verbinding brak af. De mail kan zijn aangekomen.")
    if mail.state != MessageState.FAILED:
        return ""
    known = {
        "SMTPRecipientsRefused": _("De mailserver weigert dit adres."),
        "SMTPAuthenticationError": _("De mailserver weigert het wachtwoord van deze installatie."),
        "ConnectionRefusedError": _("De mailserver is niet bereikbaar."),
        "gaierror": _("De mailserver is niet te vinden."),
    }
    return known.get(mail.error, _("De mailserver nam de mail niet aan."))


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Everything that came in at one address."""

    email: str
    name: str
    mails: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class ReceivedMail:
    """A mail as its receiver reads it."""

    id: UUID
    sender: str
    to_name: str
    to_email: str
    subject: str
    body: str
    sent_at: datetime | None
    has_calendar: bool


def mailboxes() -> list[Mailbox]:
    """Who got mail, the latest first."""
    received = OutboxMessage.objects.filter(state=MessageState.SENT).order_by()
    boxes = received.annotate(box=Lower("to_email")).values("box")
    found = boxes.annotate(mails=Count("pk"), last_at=Max("sent_at"), name=Max("to_name")).order_by("-last_at", "box")
    return [Mailbox(one["box"], one["name"], one["mails"], one["last_at"]) for one in found]


def mails_at(email: str) -> list[OutboxRow]:
    received = OutboxMessage.objects.filter(state=MessageState.SENT, to_email__iexact=email)
    return [_row(mail) for mail in received.defer("body", "calendar").order_by(F("sent_at").desc(), "pk")[:200]]


def received_mail(message_id: UUID) -> ReceivedMail:
    mail = _received(message_id)
    return ReceivedMail(
        id=mail.pk,
        sender=settings.DEFAULT_FROM_EMAIL,
        to_name=mail.to_name,
        to_email=mail.to_email,
        subject=mail.subject,
        body=body_with_link(mail),
        sent_at=mail.sent_at,
        has_calendar=bool(mail.calendar),
    )


def calendar_of(message_id: UUID) -> str:
    """The calendar file that came with a mail."""
    calendar: str = _received(message_id).calendar
    if not calendar:
        raise NotFound(str(message_id))
    return calendar


def _received(message_id: UUID) -> OutboxMessage:
    mails = OutboxMessage.objects.filter(state=MessageState.SENT).select_related("link", "partnership")
    found: OutboxMessage | None = mails.filter(pk=message_id).first()
    if found is None:
        raise NotFound(str(message_id))
    return found
