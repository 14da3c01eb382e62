# SPDX-License-Identifier: EUPL-1.2
"""Questions and tips as they are listed, read and published."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.utils.formats import date_format
from django.utils.timezone import localtime

from samenspel.gatherings.models import Gathering
from samenspel.questions.constants import EntryKind
from samenspel.questions.models import Chat, Entry, EntryTag
from samenspel.questions.queries.names import Bit, found_in, in_bits, known_names
from samenspel.questions.queries.words import Sought, corrected, words_of

PAGE_LENGTH = 20
MOST_TAGS_SHOWN = 24
MOST_ON_PAPER = 500
MOST_GATHERINGS = 60
OPEN, QUESTIONS, TIPS = "open", "vragen", "tips"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to."""

    text: str = ""
    which: str = ""
    tag: str = ""
    chat_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class EntryRow:
    id: UUID
    kind: str
    text: str
    answer: str
    occasion: str  # where it was asked or said
    tags: list[str]
    published_at: datetime | None
    version: int
    chat_id: UUID | None
    gathering_id: UUID | None

    @property
    def is_question(self) -> bool:
        return self.kind == EntryKind.QUESTION

    @property
    def is_open(self) -> bool:
        return self.is_question and not self.answer


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One page; counts are of everything, whatever the filter."""

    rows: list[EntryRow]
    number: int
    pages: int
    found: int
    whole: int
    open: int
    instead_of: str  # what was typed, when other words were looked for
    looked_for: str

    @property
    def questions(self) -> list[EntryRow]:
        return [row for row in self.rows if row.is_question]

    @property
    def tips(self) -> list[EntryRow]:
        return [row for row in self.rows if not row.is_question]


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """One entry to be read, with what looks like a person marked."""

    row: EntryRow
    text: list[Bit]
    answer: list[Bit]
    found: list[str]  # looks like a person, and nobody said yet that it may stay


def entry_page(*, wanted: Wanted, number: int = 1, only_published: bool = False) -> EntryPage:
    everything = _everything(only_published=only_published)
    counts = everything.aggregate(whole=Count("pk"), open=Count("pk", filter=_is_open()))
    sought = _sought(wanted.text, everything)
    found = _narrowed(everything, wanted, sought)
    count = found.count()
    pages = max(1, ceil(count / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    start = (number - 1) * PAGE_LENGTH
    return EntryPage(
        rows=_rows(found[start : start + PAGE_LENGTH]),
        number=number,
        pages=pages,
        found=count,
        whole=counts["whole"],
        open=counts["open"],
        instead_of=sought.instead_of,
        looked_for=" ".join(sought.words),
    )


def entries_on_paper(*, wanted: Wanted, only_published: bool = False) -> list[EntryRow]:
    """What the list shows, whole, in the order in which it was said."""
    everything = _everything(only_published=only_published)
    found = _narrowed(everything, wanted, _sought(wanted.text, everything))
    return _rows(found.order_by("kind", "created_at", "position")[:MOST_ON_PAPER])


def open_entries(most: int) -> list[EntryRow]:
    """Questions that nobody answered yet, the newest first."""
    return _rows(_everything(only_published=False).filter(_is_open())[:most])


def published_entries(most: int) -> list[EntryRow]:
    """What everybody may read, the newest first."""
    return _rows(_everything(only_published=True).order_by("kind", "-published_at", "position")[:most])


def count_published() -> int:
    found: int = _everything(only_published=True).count()
    return found


def published_since(moment: datetime) -> tuple[int, int]:
    """How many questions and how many tips became public after a moment."""
    kinds = _everything(only_published=True).filter(published_at__gt=moment).values_list("kind", flat=True)
    questions = sum(kind == EntryKind.QUESTION for kind in kinds)
    return questions, len(kinds) - questions


def _everything(*, only_published: bool) -> QuerySet[Any]:
    entries = Entry.objects.all()
    return entries.filter(published_at__isnull=False) if only_published else entries


def _is_open() -> Q:
    return Q(kind=EntryKind.QUESTION, answer="")


def _sought(typed: str, everything: QuerySet[Any]) -> Sought:
    """The words as typed; when those are found nowhere, as they were meant."""
    words = words_of(typed)
    sought = Sought(words)
    if not words or everything.filter(sought.matches).exists():
        return sought
    meant = corrected(words, everything.values_list("sought", flat=True))
    return sought if meant == words else Sought(meant, instead_of=typed)


def _narrowed(entries: QuerySet[Any], wanted: Wanted, sought: Sought) -> QuerySet[Any]:
    entries = entries.filter(sought.matches)
    if wanted.which == OPEN:
        entries = entries.filter(_is_open())
    elif wanted.which in (QUESTIONS, TIPS):
        entries = entries.filter(kind=EntryKind.TIP if wanted.which == TIPS else EntryKind.QUESTION)
    if wanted.tag:
        entries = entries.filter(pk__in=EntryTag.objects.filter(word=wanted.tag).values("entry"))
    if wanted.chat_id:
        entries = entries.filter(chat_id=wanted.chat_id)
    first = Case(When(_is_open(), then=Value(0)), default=Value(1), output_field=IntegerField())
    ordered: QuerySet[Any] = entries.annotate(open_first=first).order_by(
        "open_first", "kind", "-created_at", "position", "pk"
    )
    return ordered


def _rows(found: QuerySet[Any]) -> list[EntryRow]:
    entries = list(found)
    chats = Chat.objects.in_bulk({entry.chat_id for entry in entries if entry.chat_id})
    gatherings = Gathering.objects.in_bulk({entry.gathering_id for entry in entries if entry.gathering_id})
    tags: dict[UUID, list[str]] = {}
    for entry_id, word in EntryTag.objects.filter(entry__in=[e.pk for e in entries]).values_list("entry_id", "word"):
        tags.setdefault(entry_id, []).append(word)
    return [
        EntryRow(
            id=entry.pk,
            kind=entry.kind,
            text=entry.text,
            answer=entry.answer,
            occasion=_occasion(chats.get(entry.chat_id), gatherings.get(entry.gathering_id)),
            tags=tags.get(entry.pk, []),
            published_at=entry.published_at,
            version=entry.version,
            chat_id=entry.chat_id,
            gathering_id=entry.gathering_id,
        )
        for entry in entries
    ]


def _occasion(chat: Chat | None, gathering: Gathering | None) -> str:
    """Where it was said: what a chat is called, else the gathering. A visitor sees neither."""
    if chat is not None:
        return str(chat.title)
    return str(gathering.title) if gathering is not None else ""


def entry_row(entry_id: UUID) -> EntryRow:
    return _rows(Entry.objects.filter(pk=Entry.of(entry_id).pk))[0]


def read_entry(entry_id: UUID) -> ReadEntry:
    entry: Entry = Entry.of(entry_id)
    row = _rows(Entry.objects.filter(pk=entry.pk))[0]
    found = unconfirmed(entry)
    return ReadEntry(row=row, text=in_bits(row.text, found), answer=in_bits(row.answer, found), found=found)


def unconfirmed(entry: Entry) -> list[str]:
    """What looks like a person in its words, those under which it is found too, and was not said to be none."""
    known = known_names(entry.chat_id)
    may_stay = set(entry.may_stay)
    tags = EntryTag.objects.filter(entry=entry).values_list("word", flat=True)
    words = "\n".join((entry.text, entry.answer, *tags))
    return [one for one in found_in(words, known) if one not in may_stay]


def all_tags(*, only_published: bool = False) -> list[str]:
    """The words that are used most, in the order of the alphabet."""
    tags = EntryTag.objects.filter(entry__published_at__isnull=False) if only_published else EntryTag.objects.all()
    used = tags.order_by().values_list("word").annotate(times=Count("pk")).order_by("-times", "word")[:MOST_TAGS_SHOWN]
    return sorted((word for word, _times in used), key=str.casefold)


def gathering_choices() -> list[tuple[str, str]]:
    recent = Gathering.objects.order_by("-starts_at").values_list("pk", "title", "starts_at")[:MOST_GATHERINGS]
    return [(str(pk), f"{title} ({date_format(localtime(at), 'j F Y')})") for pk, title, at in recent]
