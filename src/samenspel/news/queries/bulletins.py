# SPDX-License-Identifier: EUPL-1.2
"""Mails with news as pages show them, and as a receiver reads them."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenspel.domain.naming import called
from samenspel.messaging.constants import LINK_MARK, TROUBLED
from samenspel.messaging.models import OutboxMessage
from samenspel.messaging.queries import HAS_TEXT
from samenspel.news.constants import FREQUENCY_OF, LOOKS_BACK, BulletinKind, BulletinState, Frequency
from samenspel.news.models import Bulletin, BulletinPiece
from samenspel.partnerships.models import Partnership

ROWS_A_PAGE = 20
LANGUAGE = "nl"


@dataclass(frozen=True, slots=True)
class BulletinRow:
    """One mail in the list."""

    id: UUID
    subject: str
    kind_label: str
    state: str
    state_label: str
    total: int
    sent_at: datetime | None

    @property
    def is_draft(self) -> bool:
        return self.state == BulletinState.DRAFT


@dataclass(frozen=True, slots=True)
class BulletinPage:
    draft: BulletinRow | None
    rows: list[BulletinRow]
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class PieceRow:
    id: UUID
    title: str
    words: str
    left_out: bool
    version: int
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A mail as it is written: the same for everybody but the name and the link."""

    subject: str
    opening: str
    pieces: Sequence[tuple[str, str]]
    pact: str
    frequency: str

    @property
    def is_empty(self) -> bool:
        return not self.opening and not self.pieces

    @property
    def digest(self) -> str:
        """Tells whether somebody changed a word since it was read."""
        words = [self.subject, self.opening, *(list(piece) for piece in self.pieces)]
        return hashlib.sha256(json.dumps(words).encode()).hexdigest()

    def body(self, *, names: Iterable[str], link: str = LINK_MARK, shared: bool = False) -> str:
        """Plain text. In a mailbox of several people the link first asks who one is."""
        with translation.override(LANGUAGE):
            context = {"mail": self, "names": _listed([called(name) for name in names]), "link": link, "shared": shared}
            return render_to_string("news/mail/bulletin.txt", context).strip() + "\n"


def written(bulletin: Bulletin) -> Written:
    pieces = BulletinPiece.objects.filter(bulletin=bulletin, left_out=False).order_by("position", "pk")
    return Written(
        subject=bulletin.subject,
        opening=bulletin.opening,
        pieces=list(pieces.values_list("title", "words")),
        pact=Partnership.objects.values_list("name", flat=True).get(pk=bulletin.partnership_id),
        frequency=str(Frequency(FREQUENCY_OF[BulletinKind(bulletin.kind)]).label).lower(),
    )


def pieces_of(bulletin_id: UUID) -> list[PieceRow]:
    found = list(BulletinPiece.objects.filter(bulletin_id=bulletin_id).order_by("position", "pk"))
    last = len(found) - 1
    return [
        PieceRow(one.pk, one.title, one.words, one.left_out, one.version, at == 0, at == last)
        for at, one in enumerate(found)
    ]


def bulletin_page(*, number: int) -> BulletinPage:
    """The one in the making, and those that went, the latest first."""
    draft = Bulletin.objects.filter(state=BulletinState.DRAFT).first()
    went = Bulletin.objects.exclude(state=BulletinState.DRAFT).order_by("-created_at", "pk")
    pages = max(1, ceil(went.count() / ROWS_A_PAGE))
    number = min(max(1, number), pages)
    rows = [_row(one) for one in went[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]]
    return BulletinPage(draft=_row(draft) if draft else None, rows=rows, number=number, pages=pages)


def bulletin_row(bulletin_id: UUID) -> BulletinRow:
    return _row(Bulletin.of(bulletin_id))


def told_until() -> datetime:
    """Until when the last monthly mail told what happened; the first time a month back."""
    last = Bulletin.objects.filter(kind=BulletinKind.MONTH).exclude(state=BulletinState.DRAFT).order_by("-created_at")
    found: datetime | None = last.values_list("created_at", flat=True).first()
    return found or timezone.now() - LOOKS_BACK


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the sending is, in mailboxes; `trouble` are mails that ask for a person."""

    done: int
    total: int
    trouble: int
    busy: bool


def progress_of(bulletin_id: UUID) -> Progress:
    bulletin = Bulletin.of(bulletin_id)
    mails = OutboxMessage.objects.filter(HAS_TEXT, deed__startswith=f"bulletin:{bulletin.pk}:", state__in=TROUBLED)
    return Progress(bulletin.done, bulletin.total, mails.count(), bulletin.state == BulletinState.SENDING)


def _row(bulletin: Bulletin) -> BulletinRow:
    return BulletinRow(
        id=bulletin.pk,
        subject=bulletin.subject,
        kind_label=str(BulletinKind(bulletin.kind).label),
        state=bulletin.state,
        state_label=str(BulletinState(bulletin.state).label),
        total=bulletin.total,
        sent_at=bulletin.sent_at,
    )


def _listed(words: Sequence[str]) -> str:
    """Anna; Anna en Piet; Anna, Piet en Joop."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s en %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
