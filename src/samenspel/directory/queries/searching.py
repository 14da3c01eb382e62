# SPDX-License-Identifier: EUPL-1.2
"""Finding organisations and services by what somebody types, with mistakes and in their own words.

First whole words and beginnings, in names before texts; for a word that nothing begins with: words of which it is a
part ("banken" in "voedselbanken"), then words that were meant, then its two halves. What institutions call it comes
beside what people say. All words that are there stand in a table, so also a part of a word is found by an index.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from uuid import UUID

from django.db.models import Q, QuerySet

from samenspel.base.scope import current_partnership_id
from samenspel.directory.models import Asked, SearchRow, SearchWord
from samenspel.domain.searching import (
    Candidate,
    Everyday,
    Term,
    Way,
    asked_words,
    domain_token,
    fold,
    in_order,
    is_small_word,
    meant_by,
    nearest,
    parts_to_try,
    pieces,
    turned,
    typos_allowed,
    without_ending,
    words_of,
)

MOST_CANDIDATES = 250  # looked at closely, of what the index gives
FEW = 5  # with fewer than this, words may also stand apart
SHORTEST_PART = 3
MOST_WAYS = 12
MOST_KNOWN = 600  # words looked at for a correction
TYPED, CORRECTED, PART, HALF, SAID, OF_DOMAIN = 1.0, 0.8, 0.7, 0.9, 0.5, 0.35
LAST = "zzzzzzzz"  # after every word that begins the same


@dataclass(frozen=True, slots=True)
class Found:
    """The ids, best first, and what was made of what was typed: typed word → word that was looked for."""

    service_ids: tuple[UUID, ...] = ()
    service_scores: tuple[float, ...] = ()  # beside them: how well each fits, only to compare with each other
    organization_ids: tuple[UUID, ...] = ()
    instead: tuple[tuple[str, str], ...] = ()
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Understood:
    terms: tuple[Term, ...]
    instead: tuple[tuple[str, str], ...]


def search(text: str, *, services: bool = True, organizations: bool = True, everyday: bool = True) -> Found:
    """What fits `text` in this pact. `everyday`: also what institutions call what people say."""
    typed = asked_words(text)
    if not typed:
        return Found()
    rows = _rows(services=services, organizations=organizations)
    meant = meant_by(words_of(text)) if everyday else Everyday()
    understood = _understood(typed, meant.said)
    terms = [*understood.terms, *_beside(meant, typed)]
    candidates = _candidates(rows, terms, fold(text))
    ordered = in_order([row.candidate for row in candidates.values()], terms, asked=" ".join(typed))
    chosen = [candidates[key] for key, _score in ordered]
    return Found(
        service_ids=tuple(row.service_id for row in chosen if row.service_id),
        service_scores=tuple(score for key, score in ordered if candidates[key].service_id),
        organization_ids=tuple(row.organization_id for row in chosen if row.organization_id and not row.service_id),
        instead=understood.instead,
        domains=meant.domains,
    )


@dataclass(frozen=True, slots=True)
class _Row:
    candidate: Candidate
    service_id: UUID | None
    organization_id: UUID | None


def _rows(*, services: bool, organizations: bool) -> "QuerySet[SearchRow]":
    rows: QuerySet[SearchRow] = SearchRow.objects.filter(partnership_id=current_partnership_id())
    if services and organizations:
        return rows
    return rows.filter(service__isnull=not services)


def _candidates(rows: "QuerySet[SearchRow]", terms: Sequence[Term], asked: str) -> dict[int, _Row]:
    """Names that begin so, names with all words, texts with all words; with few of those, each word by itself."""
    required = [term for term in terms if term.required]
    other = [term for term in terms if not term.required]
    found = _take({}, rows.filter(name__range=(asked, asked + LAST)))
    if required:
        found = _take(found, rows.filter(name__has_words=_asked(required)))
        found = _take(found, rows.filter(text__has_words=_asked(required)))
    if len(required) > 1 and len(found) < FEW:
        for term in required:
            found = _take(found, rows.filter(text__has_words=_asked([term])))
    for term in other:
        found = _take(found, rows.filter(text__has_words=_asked([term])))
    return found


def _take(found: dict[int, _Row], rows: "QuerySet[SearchRow]") -> dict[int, _Row]:
    room = MOST_CANDIDATES - len(found)
    if room <= 0:
        return found
    taken = rows.values_list("pk", "name", "owner", "text", "service_id", "organization_id")[:room]
    more = {
        pk: _Row(Candidate(pk, name, owner, text), service_id, organization_id)
        for pk, name, owner, text, service_id, organization_id in taken
    }
    return found | more


def _asked(terms: Iterable[Term]) -> Asked:
    groups = tuple(tuple(way.word for way in term.ways) for term in terms)
    return Asked(current_partnership_id(), groups)


def _beside(meant: Everyday, typed: list[str]) -> list[Term]:
    """What institutions call it, and where such things stand."""
    words = [Way(word, SAID) for word in meant.words if word not in typed]
    domains = [Way(domain_token(code), OF_DOMAIN) for code in meant.domains]
    return [Term(tuple(ways), required=False) for ways in (words, domains) if ways]


# --- what was typed, and what is known -----------------------------------------------------------------------------


def _understood(typed: list[str], said: frozenset[str]) -> _Understood:
    """A word that is known, or that everybody says ("kleren"), is not taken for another one ("leren")."""
    known = _known(typed)
    terms, instead = [], []
    for word in typed:
        if word in known or is_small_word(word):
            terms.append(Term((Way(word, TYPED),)))
            continue
        if word in said:
            terms.append(Term((Way(word, TYPED),), required=False))
            continue
        term, shown = _other_ways(word)
        terms.append(term)
        instead += [(word, shown)] if shown else []
    joined = _joined(typed)
    return _Understood(tuple(_with_joined(terms, joined)), tuple(instead))


def _known(words: Iterable[str]) -> set[str]:
    """Of these, the words with which a known word begins."""
    return {word for word in words if _words().filter(word__range=(word, word + LAST)).exists()}


def _words() -> "QuerySet[SearchWord]":
    rows: QuerySet[SearchWord] = SearchWord.objects.filter(partnership_id=current_partnership_id())
    return rows


def _other_ways(word: str) -> tuple[Term, str]:
    """How else a word that nothing begins with can be looked for; the second is what was made of it."""
    if len(word) >= SHORTEST_PART and (longer := _containing(word)):
        return Term((Way(word, TYPED), *(Way(other, PART) for other in longer))), ""
    if (stem := without_ending(word)) != word and (longer := _containing(stem)):
        return Term((Way(word, TYPED), Way(stem, HALF), *(Way(other, PART) for other in longer))), ""
    if close := _meant(word):
        return Term((Way(word, TYPED), *(Way(other, CORRECTED) for other in close))), close[0]
    if halves := _halves(word):
        return Term((Way(word, TYPED), *(Way(half, HALF) for half in halves))), " ".join(halves)
    return Term((Way(word, TYPED),), required=False), ""


def _containing(part: str) -> list[str]:
    return list(_words().filter(word__contains=part).order_by("word").values_list("word", flat=True)[:MOST_WAYS])


def _meant(word: str) -> list[str]:
    for typos in range(1, typos_allowed(word) + 1):
        start, end = pieces(word, typos)
        backwards = turned(end)
        near = _words().filter(
            Q(word__range=(start, start + LAST)) | Q(turned__range=(backwards, backwards + LAST)),
        )
        if close := nearest(word, near.values_list("word", flat=True)[:MOST_KNOWN], typos=typos):
            return close[:MOST_WAYS]
    return []


def _halves(word: str) -> tuple[str, ...]:
    """A word written together of which both parts are known."""
    pairs = parts_to_try(word)
    every = {part for pair in pairs for part in pair}
    known = set(_words().filter(word__in=every).values_list("word", flat=True)) if every else set()
    return next((pair for pair in pairs if known.issuperset(pair)), ())


def _joined(typed: list[str]) -> dict[int, str]:
    """Where two words are one that is known: "thuis administratie"."""
    pairs = {place: first + second for place, (first, second) in enumerate(pairwise(typed))}
    known = _known(pairs.values())
    return {place: word for place, word in pairs.items() if word in known}


def _with_joined(terms: list[Term], joined: dict[int, str]) -> list[Term]:
    for place, word in joined.items():
        for at in (place, place + 1):
            terms[at] = replace(terms[at], ways=(*terms[at].ways, Way(word, TYPED)), required=True)
    return terms
