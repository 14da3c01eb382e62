# SPDX-License-Identifier: EUPL-1.2
"""The pieces of a mail, made from what happened. Counts and titles: no person is named here by the machine."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.news.constants import PieceKind
from samenspel.news.queries.happened import Happened, Session
from samenspel.news.queries.items import NewsRow


@dataclass(frozen=True, slots=True)
class Draft:
    """A piece before it is kept."""

    kind: PieceKind
    title: str
    words: str
    item_id: UUID | None = None


# What the floor beside made public since a moment, in a sentence with where to read it; empty when nothing.
_published: list[Callable[[datetime], str]] = []


def register_published(rule: Callable[[datetime], str]) -> None:
    """Called at start-up by a floor that sees both."""
    _published.append(rule)


def pieces_of(what: Happened, *, coming: Iterable[Session], questions: Iterable[str]) -> list[Draft]:
    """Only what there is something to say about, in the order of `PieceKind`."""
    made = [
        *(_news_piece(row) for row in what.news),
        *_sessions(list(coming)),
        *_questions(list(questions)),
        *_helped(what),
        *_tips(what.since),
        *_partners(what.partners),
        *_done(what),
    ]
    return [piece for piece in made if piece.words]


def news_pieces(rows: Iterable[NewsRow]) -> list[Draft]:
    return [_news_piece(row) for row in rows]


def _news_piece(row: NewsRow) -> Draft:
    when = date_format(row.on_date, "l j F Y") if row.on_date else ""
    place = ", ".join(part for part in (when, row.place) if part)
    words = "\n".join(part for part in (row.words, place, f"({row.sender})" if row.sender else "") if part)
    return Draft(PieceKind.NEWS, row.title, words, item_id=row.id)


def _sessions(coming: list[Session]) -> Iterator[Draft]:
    lines = [
        _("%(day)s, %(time)s uur: %(title)s, %(place)s")
        % {
            "day": date_format(timezone.localtime(one.starts_at), "l j F"),
            "time": date_format(timezone.localtime(one.starts_at), "H.i"),
            "title": one.title,
            "place": one.place,
        }
        for one in coming
    ]
    yield Draft(PieceKind.SESSIONS, str(PieceKind.SESSIONS.label), _listed(lines))


def _questions(questions: list[str]) -> Iterator[Draft]:
    yield Draft(PieceKind.QUESTIONS, str(PieceKind.QUESTIONS.label), _listed(questions))


def _helped(what: Happened) -> Iterator[Draft]:
    lines = [
        _("De vraag was: %(question)s Wat hielp: %(helped)s") % {"question": one.words, "helped": one.what_helped}
        for one in what.helped
    ]
    yield Draft(PieceKind.HELPED, str(PieceKind.HELPED.label), _listed(lines))


def _tips(since: datetime) -> Iterator[Draft]:
    for rule in _published:
        yield Draft(PieceKind.TIPS, str(PieceKind.TIPS.label), rule(since))


def _partners(names: list[str]) -> Iterator[Draft]:
    yield Draft(PieceKind.PARTNERS, str(PieceKind.PARTNERS.label), ", ".join(names))


def _done(what: Happened) -> Iterator[Draft]:
    counts = (
        (what.gatherings, ngettext("%(n)s bijeenkomst gehouden", "%(n)s bijeenkomsten gehouden", what.gatherings)),
        (
            what.connections,
            ngettext("%(n)s nieuwe verbinding gemeld", "%(n)s nieuwe verbindingen gemeld", what.connections),
        ),
        (what.actions_done, ngettext("%(n)s actiepunt gedaan", "%(n)s actiepunten gedaan", what.actions_done)),
    )
    yield Draft(
        PieceKind.DONE, str(PieceKind.DONE.label), _listed([words % {"n": count} for count, words in counts if count])
    )


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {' '.join(line.split())}" for line in lines)
