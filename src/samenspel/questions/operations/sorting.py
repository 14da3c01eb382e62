# SPDX-License-Identifier: EUPL-1.2
"""What somebody says the pieces of a chat are, and the questions and tips that follow from it."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.questions.constants import EntryKind, PieceKind
from samenspel.questions.models import Chat, Entry, Piece
from samenspel.questions.queries.words import folded_words


def _held(chat_id: UUID) -> Chat:
    """Nobody decides about a piece while another takes what was decided: it would be taken and become nothing."""
    held: Chat = Chat.objects.select_for_update().get(pk=Chat.of(chat_id).pk)
    return held


@transaction.atomic
def decide_pieces(*, chat_id: UUID, kinds: Mapping[int, str], was: Mapping[int, str]) -> int:
    """Position → kind, for pieces that are not taken yet and are still what `was` says. Returns how many were not.

    The same decision twice is one; a piece that somebody else decided otherwise in the meantime stays as they said.
    """
    chat = _held(chat_id)
    by_change: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, kind in kinds.items():
        by_change[was.get(position, ""), PieceKind(kind)].append(position)
    missed = 0
    for (before, kind), positions in by_change.items():
        pieces = Piece.objects.filter(chat=chat, position__in=positions, taken=False)
        same = pieces.filter(decided=kind).count()
        changed = pieces.filter(decided=before).exclude(decided=kind).update(decided=kind)
        missed += len(positions) - same - changed
    record(action="chat.sorted", subject=chat, pieces=len(kinds))
    _close_when_done(chat)
    return missed


@transaction.atomic
def accept_chatter(*, chat_id: UUID) -> int:
    """Whatever looks like chatter and was not decided yet is chatter. Returns how many pieces."""
    chat = _held(chat_id)
    count: int = Piece.objects.filter(chat=chat, decided="", proposed=PieceKind.CHATTER).update(
        decided=PieceKind.CHATTER
    )
    if count:
        record(action="chat.sorted", subject=chat, pieces=count)
        _close_when_done(chat)
    return count


@transaction.atomic
def take_pieces(*, chat_id: UUID) -> tuple[int, int]:
    """Every decided piece that was not taken yet becomes a question or tip, or is added to one.

    Returns how many questions and tips are new. A second press finds nothing to take.
    """
    chat = _held(chat_id)
    pieces = list(Piece.objects.filter(chat=chat).exclude(decided="").order_by("position"))
    if not pieces:
        raise Refused(_("Zeg eerst van een paar stukken wat het zijn."))
    entries = Entry.objects.in_bulk({piece.entry_id for piece in pieces if piece.entry_id})
    made = _Taken(chat, entries)
    for piece in pieces:
        made.take(piece)
    made.save()
    Piece.objects.filter(chat=chat).exclude(decided="").update(taken=True)
    _close_when_done(chat)
    count = (made.count(EntryKind.QUESTION), made.count(EntryKind.TIP))
    if any(count) or made.changed:
        record(action="chat.taken", subject=chat, questions=count[0], tips=count[1])
    return count


class _Taken:
    """Walks along the pieces of a chat, in their order, and gathers what becomes of them."""

    def __init__(self, chat: Chat, entries: Mapping[UUID, Entry]) -> None:
        self.chat, self.entries = chat, dict(entries)
        self.now = timezone.now()
        self.new: list[Entry] = []
        self.changed: dict[UUID, Entry] = {}
        self.linked: list[Piece] = []
        self.questions: dict[int, Entry] = {}  # by the position of the piece
        self.last: Entry | None = None
        self.last_is_answer = False

    def take(self, piece: Piece) -> None:
        kind = PieceKind(piece.decided)
        if kind == PieceKind.CHATTER:
            return
        entry = self._taken_before(piece) if piece.taken else self._entry_of(piece, kind)
        if entry is None:
            return
        if kind == PieceKind.QUESTION:
            self.questions[piece.position] = entry
        self.last = entry
        if kind != PieceKind.MORE:
            self.last_is_answer = kind == PieceKind.ANSWER or (kind == PieceKind.QUESTION and bool(piece.answer))

    def _taken_before(self, piece: Piece) -> Entry | None:
        """What it became; somebody may have removed that from the list since."""
        return self.entries.get(piece.entry_id) if piece.entry_id else None

    def _entry_of(self, piece: Piece, kind: PieceKind) -> Entry | None:
        target = {PieceKind.ANSWER: self._asked_before(piece), PieceKind.MORE: self.last}.get(kind)
        if target is None:  # an answer to nothing, or the rest of nothing, is worth keeping as a tip
            kind = PieceKind.QUESTION if kind == PieceKind.QUESTION else PieceKind.TIP
            target = self._begin(piece, EntryKind(kind.value))
        else:
            self._add(target, piece, as_answer=kind == PieceKind.ANSWER or self.last_is_answer)
        piece.entry = target
        self.linked.append(piece)
        return target

    def _asked_before(self, piece: Piece) -> Entry | None:
        """The question it was said to answer, if that is one; else the last one before it."""
        if piece.answers_position in self.questions:
            return self.questions[piece.answers_position]
        before = [position for position in self.questions if position < piece.position]
        return self.questions[max(before)] if before else None

    def _begin(self, piece: Piece, kind: EntryKind) -> Entry:
        is_question = kind == EntryKind.QUESTION
        entry = Entry(
            partnership_id=self.chat.partnership_id,
            chat=self.chat,
            gathering_id=self.chat.gathering_id,
            kind=kind,
            text=piece.text if is_question else _joined(piece.text, piece.answer),
            answer=piece.answer if is_question else "",
            position=piece.position,
            created_at=self.now,
        )
        self.new.append(entry)
        return entry

    def _add(self, entry: Entry, piece: Piece, *, as_answer: bool) -> None:
        words = _joined(piece.text, piece.answer)
        if as_answer and entry.kind == EntryKind.QUESTION:
            entry.answer = _joined(entry.answer, words)
        else:
            entry.text = _joined(entry.text, piece.text)
            if piece.answer and entry.kind == EntryKind.QUESTION:
                entry.answer = _joined(entry.answer, piece.answer)
            elif piece.answer:
                entry.text = _joined(entry.text, piece.answer)
        if entry not in self.new:
            self.changed[entry.pk] = entry

    def count(self, kind: EntryKind) -> int:
        return sum(entry.kind == kind for entry in self.new)

    def save(self) -> None:
        for entry in (*self.new, *self.changed.values()):
            entry.sought = folded_words(entry.text, entry.answer)
        Entry.objects.bulk_create(self.new, batch_size=200)
        for entry in self.changed.values():  # what was public has new words, at which nobody looked yet
            Entry.objects.filter(pk=entry.pk).update(
                text=entry.text,
                answer=entry.answer,
                sought=entry.sought,
                published_at=None,
                version=F("version") + 1,
            )
        Piece.objects.bulk_update(self.linked, ["entry"], batch_size=200)


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _close_when_done(chat: Chat) -> None:
    """Worked through: nothing is left to decide or to take."""
    left = Piece.objects.filter(chat=chat, taken=False).exclude(decided=PieceKind.CHATTER).exists()
    if not left and chat.worked_at is None:
        Chat.objects.filter(pk=chat.pk, worked_at__isnull=True).update(worked_at=timezone.now())
