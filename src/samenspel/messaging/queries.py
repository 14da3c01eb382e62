# SPDX-License-Identifier: EUPL-1.2
"""The outbox for a person, and the mailbox of the demo."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from math import ceil
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F, Max, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from samenspel.base.errors import NotFound
from samenspel.entrance.operations import address_of
from samenspel.messaging.constants import LINK_MARK, MAIL_TEXT_KEPT, TROUBLED, BounceReason, MessageState
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact

ROWS_A_PAGE = 50
HAS_TEXT = ~Q(body="")  # the text of a mail is forgotten in time; then nobody can send it again
ASKS_FOR_A_PERSON = Q(state__in=TROUBLED) & HAS_TEXT


def own_address() -> str:
    """The address of this installation, from which all mail goes."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1] or "noreply@localhost"


def sender_name(from_name: str) -> str:
    """The name that a receiver reads. An @ in it would look like another address."""
    own = " ".join(from_name.replace("@", " ").split())
    return own or parseaddr(settings.DEFAULT_FROM_EMAIL)[0]


def sender_line(from_name: str) -> str:
    """The sender as a receiver reads it."""
    return f"{sender_name(from_name)} <{own_address()}>"


def body_with_link(message: OutboxMessage) -> str:
    """The text as the receiver reads it."""
    if message.link is None:
        return message.body
    address = address_of(message.link, slug=message.partnership.slug, path=message.link_path)
    return message.body.replace(LINK_MARK, address)


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
    may_go_again: int  # did not go, and the text is still there
    page: int
    pages: int


def outbox(*, states: Sequence[str], page: int, to_look_at: bool = False) -> Outbox:
    """The mails in some states, or all of them, the latest first; or those that ask for a person."""
    mails = OutboxMessage.objects.order_by("-created_at", "pk")
    found = mails.order_by().values_list("state").annotate(number=Count("pk"), whole=Count("pk", filter=HAS_TEXT))
    rows = list(found)
    counts, whole = Counter({row[0]: row[1] for row in rows}), Counter({row[0]: row[2] for row in rows})
    if to_look_at:
        mails, number_of_mails = mails.filter(ASKS_FOR_A_PERSON), sum(whole[state] for state in TROUBLED)
    elif states:
        mails, number_of_mails = mails.filter(state__in=states), sum(counts[state] for state in states)
    else:
        number_of_mails = counts.total()
    pages = max(1, ceil(number_of_mails / ROWS_A_PAGE))
    number = min(max(1, page), pages)
    shown = mails.defer("body", "calendar")[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
    return Outbox([_row(mail) for mail in shown], counts, whole[MessageState.FAILED], number, pages)


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
    if mail.state == MessageState.BOUNCED:
        return str(BounceReason(mail.error if mail.error in BounceReason.values else BounceReason.OTHER).label)
    if mail.state == MessageState.UNSURE:
        return _("De verbinding brak af. De mail kan zijn aangekomen.")
    if mail.state != MessageState.FAILED:
        return ""
    known = {
        "SMTPRecipientsRefused": _("De mailserver weigert dit adres."),
        "SMTPAuthenticationError": _("De mailserver weigert het wachtwoord van deze installatie."),
        "ConnectionRefusedError": _("De mailserver is niet bereikbaar."),
        "gaierror": _("De mailserver is niet te vinden."),
        "LinkForgottenError": _("De mail wachtte zo lang dat de link erin niet meer werkt. Schrijf een nieuwe mail."),
    }
    return known.get(mail.error, _("De mailserver nam de mail niet aan."))


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody for whom a mail was meant."""

    id: UUID
    name: str
    email: str
    phone: str

    @property
    def tel(self) -> str:
        """The number as a phone dials it."""
        return "".join(sign for sign in self.phone.replace("(0)", "") if sign in "+0123456789")


@dataclass(frozen=True, slots=True)
class OutboxMail:
    """One mail with everything that helps to put it right."""

    row: OutboxRow
    sender: str
    reply_to: str
    body: str  # empty: forgotten in time
    kept_until: datetime
    bounced_at: datetime | None
    has_calendar: bool
    people: list[Reader]

    @property
    def facts(self) -> list[tuple[str, str]]:
        pairs = [
            (_("Van"), self.sender),
            (_("Antwoorden gaan naar"), self.reply_to),
            (_("Bijlage"), _("afspraak voor de agenda") if self.has_calendar else ""),
        ]
        return [(word, value) for word, value in pairs if value]


def outbox_mail(message_id: UUID) -> OutboxMail:
    mail: OutboxMessage = OutboxMessage.of(message_id)
    return OutboxMail(
        row=_row(mail),
        sender=sender_line(mail.from_name),
        reply_to=mail.reply_to,
        body=mail.body.replace(LINK_MARK, _("[hier staat de eigen link]")),
        kept_until=mail.created_at + MAIL_TEXT_KEPT,
        bounced_at=mail.bounced_at,
        has_calendar=bool(mail.calendar),
        people=people_behind(mail),
    )


def people_behind(message: OutboxMessage) -> list[Reader]:
    """Whose address it went to; also when that address was changed since, if the mail holds their own link."""
    meant = Q(email__iexact=message.to_email) & ~Q(email="")
    if message.link_id is not None and message.link is not None and message.link.contact_id is not None:
        meant |= Q(pk=message.link.contact_id)
    rows = Contact.objects.filter(meant, active=True).order_by("name", "pk")
    return [Reader(*row) for row in rows.values_list("pk", "name", "email", "phone")]


def readers_of(email: str) -> int:
    """How many of our people have this address."""
    found: int = Contact.objects.filter(email__iexact=email, active=True).count()
    return found


def mails_in_trouble() -> int:
    """How many mails wait for a person: came back, did not go, or perhaps did not."""
    found: int = OutboxMessage.objects.filter(ASKS_FOR_A_PERSON).count()
    return found


def addresses_in_trouble() -> set[str]:
    """Where the last mail did not arrive, in small letters: call these people rather."""
    bad, good = Q(state__in=(MessageState.BOUNCED, MessageState.FAILED)), Q(state=MessageState.SENT)
    known = OutboxMessage.objects.exclude(to_email="").order_by()
    rows = known.annotate(box=Lower("to_email")).values("box")
    last = rows.annotate(bad=Max("created_at", filter=bad), good=Max("created_at", filter=good))
    found = last.filter(bad__isnull=False).filter(Q(good__isnull=True) | Q(good__lt=F("bad")))
    return set(found.values_list("box", flat=True))


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
    reply_to: str
    to_name: str
    to_email: str
    subject: str
    body: str
    sent_at: datetime | None
    has_calendar: bool


def mailboxes() -> list[Mailbox]:
    """Who got mail, the latest first."""
    received = OutboxMessage.objects.filter(state=MessageState.SENT).exclude(to_email="").order_by()
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
        sender=sender_line(mail.from_name),
        reply_to=mail.reply_to,
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
