# SPDX-License-Identifier: EUPL-1.2
"""Mails with news, handed over mailbox by mailbox, each person only as often as they chose.

A job in chunks. Each chunk writes its mails and how far it is in one transaction, so that a killed worker or a second
press goes on where it stopped: nobody twice, nobody forgotten. Each chunk looks anew at who still wants it: whoever
leaves while the sending goes on gets nothing more.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base import jobs
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.entrance.models import PersonalLink
from samenspel.entrance.operations import link_for_contact, link_for_mailbox
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.news.constants import (
    MAIL_HOURS,
    MAILED_AFTER,
    MAILED_WITHIN,
    BulletinKind,
    BulletinState,
    NewsState,
)
from samenspel.news.models import Bulletin, NewsItem
from samenspel.news.operations.bulletins import hold_bulletin, keep_pieces
from samenspel.news.operations.composing import news_pieces, pieces_of
from samenspel.news.operations.passing import mail_question, unmailed_questions
from samenspel.news.queries.bulletins import LANGUAGE, Written, written
from samenspel.news.queries.happened import coming_sessions, happened, open_questions
from samenspel.news.queries.items import news_rows
from samenspel.news.queries.wishes import Reader, by_mailbox, readers_who_want, shared_mailboxes
from samenspel.partnerships.models import Partnership

CHUNK = 25  # mailboxes in one transaction
CHUNKS_A_JOB = 20
AT_ONCE = 50  # as many as a person can wait for
JOB = "samenspel.news.operations.sending.send_bulletin"
WEEK = timedelta(days=7)


def start_sending(*, bulletin_id: UUID, seen: str | None = None) -> Bulletin:
    """Begin to send. A second press finds it begun and sends nothing again; few mails are written at once.

    `seen` is the digest of the mail as it was read. Raises `Conflict` when somebody changed it since.
    """
    if _fix_recipients(bulletin_id, seen) <= AT_ONCE:
        send_bulletin(bulletin_id=str(bulletin_id))
    return Bulletin.of(bulletin_id)


@transaction.atomic
def _fix_recipients(bulletin_id: UUID, seen: str | None) -> int:
    bulletin = hold_bulletin(bulletin_id)
    if bulletin.state != BulletinState.DRAFT:
        return bulletin.total
    mail = written(bulletin)
    if seen is not None and mail.digest != seen:
        raise Conflict(_("Iemand anders veranderde deze mail terwijl jij bezig was."))
    if mail.is_empty:
        raise Refused(_("Er staat nog niets in deze mail. Schrijf een begin of neem een stuk mee."))
    total = _begin(bulletin)
    if not total:
        raise Refused(_("Niemand koos voor een maandelijkse mail."))
    record(action="bulletin.sent", subject=bulletin, mailboxes=total)
    return total


def _begin(bulletin: Bulletin) -> int:
    """To whom it goes is fixed and the job is asked for; nothing when nobody wants it."""
    groups = [[str(one.id) for one in box] for box in by_mailbox(readers_who_want(bulletin.kind))]
    if groups:
        Bulletin.objects.filter(pk=bulletin.pk).update(
            state=BulletinState.SENDING, recipients=groups, total=len(groups)
        )
        jobs.enqueue(JOB, bulletin_id=str(bulletin.pk))
    return len(groups)


def send_bulletin(*, bulletin_id: str) -> None:
    """The job: chunk after chunk; what is left goes to a next job."""
    for _number in range(CHUNKS_A_JOB):
        if not _send_chunk(UUID(bulletin_id)):
            return
    jobs.enqueue(JOB, bulletin_id=bulletin_id)


@transaction.atomic
def _send_chunk(bulletin_id: UUID) -> bool:
    """Write the mails of the next mailboxes. True while there is more to do."""
    bulletin = hold_bulletin(bulletin_id)
    if bulletin.state != BulletinState.SENDING:
        return False
    groups = bulletin.recipients[bulletin.done : bulletin.done + CHUNK]
    wanting = by_mailbox(readers_who_want(bulletin.kind, only=[one for group in groups for one in group]))
    shared = shared_mailboxes(box[0].mailbox for box in wanting)
    mail = written(bulletin)
    for box in wanting if not mail.is_empty else []:  # everything in it may have been taken off meanwhile
        _write_to(box, bulletin, mail, is_shared=box[0].mailbox in shared)
    done = bulletin.done + len(groups)
    ready = done >= bulletin.total
    # Who wanted it is nobody's affair once it went.
    ending = {"state": BulletinState.SENT, "sent_at": timezone.now(), "recipients": []} if ready else {}
    Bulletin.objects.filter(pk=bulletin_id).update(done=done, **ending)
    deliver_soon()
    return not ready


def _write_to(box: Sequence[Reader], bulletin: Bulletin, mail: Written, *, is_shared: bool) -> None:
    write_message(
        kind="news",
        to_name=", ".join(one.name for one in box)[:200],
        to_email=box[0].email,
        subject=mail.subject,
        body=mail.body(names=[one.name for one in box], shared=is_shared),
        link=link_to(box[0], is_shared=is_shared),
        deed=f"bulletin:{bulletin.pk}:{box[0].id}",
    )


def link_to(reader: Reader, *, is_shared: bool) -> PersonalLink:
    """A person's own link; for a mailbox that several people read the one that asks who one is."""
    return link_for_mailbox(mailbox=reader.mailbox) if is_shared else link_for_contact(contact_id=reader.id)


# --- what runs by itself --------------------------------------------------------------------------------


def continue_news() -> int:
    """What a worker that died left behind goes on. Returns how many mails and questions were on their way."""
    return sum(_continue_in(partnership_id) for partnership_id in _pacts())


def _continue_in(partnership_id: UUID) -> int:
    with acting_as(Actor(role=Role.NEWS, partnership_id=partnership_id)):
        begun = list(Bulletin.objects.filter(state=BulletinState.SENDING).values_list("pk", flat=True))
        for bulletin_id in begun:
            send_bulletin(bulletin_id=str(bulletin_id))
        questions = unmailed_questions()
        for ask_id in questions:
            mail_question(ask_id=str(ask_id))
    return len(begun) + len(questions)


def send_news_due() -> int:
    """New items to who wants each of them, and on Monday the week to who wants that. Returns how many mails began."""
    now = timezone.localtime()
    if now.hour not in MAIL_HOURS:
        return 0
    begun = 0
    for partnership_id in _pacts():
        with acting_as(Actor(role=Role.NEWS, partnership_id=partnership_id)), translation.override(LANGUAGE):
            begun += _mail_items(now) + (_mail_week(now) if now.weekday() == 0 else 0)
    return begun


def _pacts() -> list[UUID]:
    with acting_as(Actor(role=Role.NEWS)):
        return list(Partnership.objects.order_by("created_at").values_list("pk", flat=True))


@transaction.atomic
def _mail_items(now: datetime) -> int:
    """Items that stood there long enough to be mended; claimed in the transaction that begins the mail."""
    due = NewsItem.objects.filter(
        state=NewsState.PUBLISHED,
        mailed_at__isnull=True,
        published_at__lte=now - MAILED_AFTER,
        published_at__gt=now - MAILED_WITHIN,
    )
    ids = list(due.select_for_update().order_by("published_at", "pk").values_list("pk", flat=True))
    if not NewsItem.objects.filter(pk__in=ids).update(mailed_at=now):
        return 0
    items = news_rows(NewsItem.objects.filter(pk__in=ids).order_by("published_at", "pk"))
    subject = items[0].title if len(items) == 1 else _("Nieuws van vandaag")
    bulletin = _made(BulletinKind.ITEM, key=f"item:{ids[0]}", subject=subject)
    keep_pieces(bulletin, news_pieces(items))
    return _begin_or_forget(bulletin)


def _mail_week(now: datetime) -> int:
    """The week that ended last night. Its key makes that it goes once, also after a restart or with two workers."""
    monday = timezone.make_aware(datetime.combine(now.date(), time.min))
    key = f"week:{now:%G-%V}"
    if Bulletin.objects.filter(key=key).exists():
        return 0
    what = happened(monday - WEEK)
    if what.is_nothing:
        return 0
    try:
        with transaction.atomic():
            bulletin = _made(BulletinKind.WEEK, key=key, subject=_("Het nieuws van deze week"))
            keep_pieces(bulletin, pieces_of(what, coming=coming_sessions(), questions=open_questions()))
            return _begin_or_forget(bulletin)
    except IntegrityError:  # another worker was first
        return 0


def _made(kind: BulletinKind, *, key: str, subject: str) -> Bulletin:
    """Of what sends itself: never a draft, so that it is not in the way of a facilitator's one."""
    bulletin = Bulletin(
        partnership_id=current_partnership_id(),
        kind=kind,
        key=key[:40],
        subject=subject[:200],
        state=BulletinState.SENT,
        sent_at=timezone.now(),
    )
    bulletin.save(force_insert=True)
    return bulletin


def _begin_or_forget(bulletin: Bulletin) -> int:
    """Nobody who wants it: the row stays as told to nobody, so that it is not tried again."""
    total = _begin(bulletin)
    record(action="bulletin.sent", subject=bulletin, mailboxes=total, kind=str(bulletin.kind))
    return 1 if total else 0
