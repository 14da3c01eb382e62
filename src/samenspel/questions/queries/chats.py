# SPDX-License-Identifier: EUPL-1.2
"""Chats that are being sorted."""

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from samenspel.domain.chats import Why
from samenspel.questions.constants import PIECES_A_SCREEN, REASONS, WORKED_CHAT_KEPT, PieceKind
from samenspel.questions.models import Chat, Piece
from samenspel.questions.queries.names import Bit, found_in, in_bits, known_names

MOST_CHATS = 20
LONGEST_QUOTE = 90


@dataclass(frozen=True, slots=True)
class ChatRow:
    id: UUID
    title: str
    happened_date: date | None
    worked_at: datetime | None
    pieces: int
    undecided: int
    to_take: int  # decided, and not taken yet
    looks_like_chatter: int  # of those that are undecided

    @property
    def decided(self) -> int:
        return self.pieces - self.undecided

    @property
    def gone_at(self) -> datetime | None:
        return self.worked_at + WORKED_CHAT_KEPT if self.worked_at else None


@dataclass(frozen=True, slots=True)
class PieceRow:
    position: int
    text: list[Bit]
    answer: list[Bit]
    sender: str
    moment: str
    proposed: str
    why: str
    decided: str
    answers: str  # the beginning of the question that this seems to answer

    @property
    def begin(self) -> str:
        return _quote("".join(bit.words for bit in self.text))


@dataclass(frozen=True, slots=True)
class PiecePage:
    rows: list[PieceRow]
    number: int
    pages: int


def chat_rows() -> list[ChatRow]:
    return [_row(chat) for chat in _counted().order_by("-created_at")[:MOST_CHATS]]


def chat_row(chat_id: UUID) -> ChatRow:
    return _row(_counted().get(pk=Chat.of(chat_id).pk))


def chats_to_sort() -> list[ChatRow]:
    """Those in which something is left to decide or to take."""
    return [row for row in map(_row, _counted().filter(worked_at__isnull=True)[:MOST_CHATS]) if row.pieces]


def _counted() -> QuerySet[Any]:
    undecided = Q(pieces__decided="")
    counted: QuerySet[Any] = Chat.objects.annotate(
        whole=Count("pieces"),
        undecided=Count("pieces", filter=undecided),
        to_take=Count("pieces", filter=Q(pieces__taken=False) & ~Q(pieces__decided__in=["", PieceKind.CHATTER])),
        chatter=Count("pieces", filter=undecided & Q(pieces__proposed=PieceKind.CHATTER)),
    )
    return counted


def _row(chat: Any) -> ChatRow:
    return ChatRow(
        id=chat.pk,
        title=chat.title,
        happened_date=chat.happened_date,
        worked_at=chat.worked_at,
        pieces=chat.whole,
        undecided=chat.undecided,
        to_take=chat.to_take,
        looks_like_chatter=chat.chatter,
    )


def piece_page(chat_id: UUID, *, only_undecided: bool, number: int = 1) -> PiecePage:
    """A screen of pieces that can still be decided; names of people are marked."""
    pieces = Piece.objects.filter(chat_id=chat_id, taken=False)
    if only_undecided:
        pieces = pieces.filter(decided="")
    pages = max(1, ceil(pieces.count() / PIECES_A_SCREEN))
    number = min(max(number, 1), pages)
    start = (number - 1) * PIECES_A_SCREEN
    shown = list(pieces.order_by("position")[start : start + PIECES_A_SCREEN])
    return PiecePage(rows=piece_rows(chat_id, shown), number=number, pages=pages)


def pieces_at(chat_id: UUID, positions: list[int]) -> list[PieceRow]:
    """The pieces that somebody was shown, as they are now."""
    shown = Piece.objects.filter(chat_id=chat_id, position__in=positions[:PIECES_A_SCREEN]).order_by("position")
    return piece_rows(chat_id, list(shown))


def piece_rows(chat_id: UUID, pieces: list[Piece]) -> list[PieceRow]:
    known = known_names(chat_id)
    asked = {piece.answers_position for piece in pieces if piece.answers_position is not None}
    questions = dict(Piece.objects.filter(chat_id=chat_id, position__in=asked).values_list("position", "text"))
    rows = []
    for piece in pieces:
        found = found_in(f"{piece.text}\n{piece.answer}", known)
        rows.append(
            PieceRow(
                position=piece.position,
                text=in_bits(piece.text, found),
                answer=in_bits(piece.answer, found),
                sender=piece.sender,
                moment=piece.moment,
                proposed=piece.proposed,
                why=str(REASONS[Why(piece.why)]),
                decided=piece.decided,
                answers=_quote(questions.get(piece.answers_position, "")),
            )
        )
    return rows


def _quote(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_QUOTE else f"{plain[: LONGEST_QUOTE - 1].rstrip()}…"
