# SPDX-License-Identifier: EUPL-1.2
"""Questions which need lives: as lists, as a page to answer, and what came out, as far as each may see it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.base.errors import NotFound
from samenspel.directory.constants import LIFE_DOMAINS, AnswerWay, InventoryState
from samenspel.directory.models import Inventory, InventoryAnswer, InventoryChoice, InventoryListener
from samenspel.directory.queries.inventory_desk import at_the_desk, key_of
from samenspel.domain.disclosure import part_of, published

PAGE_LENGTH = 25
WORDS_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class InventoryRow:
    id: UUID
    title: str
    question: str
    explanation: str
    life_domain: str
    area: str
    state: str
    closes_date: date | None
    closed_at: datetime | None
    programme_name: str
    programme_url: str
    report: str
    reported_at: datetime | None
    published: dict[str, Any]
    version: int

    @property
    def domain_label(self) -> str:
        return str(LIFE_DOMAINS.get(self.life_domain, ""))

    @property
    def state_label(self) -> str:
        return str(InventoryState(self.state).label)

    @property
    def is_draft(self) -> bool:
        return self.state == InventoryState.DRAFT

    @property
    def is_closed(self) -> bool:
        return self.state == InventoryState.CLOSED

    @property
    def takes_answers(self) -> bool:
        last = self.closes_date
        return self.state == InventoryState.OPEN and (last is None or timezone.localdate() <= last)


@dataclass(frozen=True, slots=True)
class InventoryPage:
    rows: list[InventoryRow]
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """`count` is None where it may not be shown; `share` in percent, for a bar."""

    label: str
    count: int | None
    share: int
    is_need: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """What one contact answered before."""

    chosen: list[int]
    words: str
    wants_to_hear: bool


@dataclass(frozen=True, slots=True)
class Words:
    texts: list[str]
    number: int
    pages: int


def inventory_page(*, number: int = 1) -> InventoryPage:
    """What the actor may see, the newest first."""
    found = Inventory.objects.order_by("-created_at", "pk")
    pages = max(1, ceil(found.count() / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    start = (number - 1) * PAGE_LENGTH
    return InventoryPage(_rows(found[start : start + PAGE_LENGTH]), number, pages)


def inventory_row(inventory_id: UUID) -> InventoryRow:
    """One within the actor's scope, or 404."""
    found = _rows(Inventory.objects.filter(pk=inventory_id))
    if not found:
        raise NotFound(str(inventory_id))
    return found[0]


def _rows(found: "QuerySet[Any]") -> list[InventoryRow]:
    names = tuple(name if name != "id" else "pk" for name in InventoryRow.__slots__)
    return [InventoryRow(*row) for row in found.values_list(*names)]


def choice_labels(inventory_id: UUID) -> list[str]:
    """What people can choose; the last, which every question has, says that nothing is needed."""
    return [*written_choices(inventory_id), _("Ik heb hier niets voor nodig")]


def written_choices(inventory_id: UUID) -> list[str]:
    rows = InventoryChoice.objects.filter(inventory_id=inventory_id).order_by("position")
    return list(rows.values_list("label", flat=True))


def answered_count(inventory_id: UUID) -> dict[str, int]:
    """How many answers there are, by the way they came. Of an open question nothing else is shown."""
    Inventory.of(inventory_id)
    with at_the_desk():
        ways = InventoryAnswer.objects.filter(inventory_id=inventory_id).values_list("way", flat=True)
        found = Counter(ways)
    return {str(AnswerWay(way).label): found[way] for way in AnswerWay.values if found[way]}


def own_answer(inventory_id: UUID, contact_id: UUID) -> Said:
    """What this contact answered, as long as the question is open."""
    inventory = Inventory.of(inventory_id)
    listens = InventoryListener.objects.filter(inventory=inventory, contact_id=contact_id).exists()
    if inventory.secret is None:
        return Said([], "", listens)
    with at_the_desk():
        row = InventoryAnswer.objects.filter(pk=key_of(inventory, contact_id)).values_list("chosen", "words").first()
    chosen, words = row or ([], "")
    return Said(chosen, words, listens)


def counted(inventory_id: UUID) -> tuple[int, list[Chosen]]:
    """How many answered, and how often each answer was chosen; of a closed question, for staff."""
    labels = choice_labels(inventory_id)
    people, counts = _counts(inventory_id)
    return people, [
        Chosen(label, counts[place], _share(counts[place], people), place < len(labels) - 1)
        for place, label in enumerate(labels)
    ]


def _counts(inventory_id: UUID) -> tuple[int, Counter[int]]:
    rows = list(InventoryAnswer.objects.filter(inventory_id=inventory_id).values_list("chosen", flat=True))
    return len(rows), Counter(place for chosen in rows for place in chosen)


def _share(count: int | None, people: int) -> int:
    return round(100 * (count or 0) / people) if people else 0


def publishable(inventory_id: UUID) -> dict[str, Any]:
    """What everybody may see of a closed question: nothing below ten people, and nobody by subtraction."""
    places = len(choice_labels(inventory_id))
    people, counts = _counts(inventory_id)
    return {"people": published(people), "choices": [part_of(counts[place], people) for place in range(places)]}


def published_counts(row: InventoryRow) -> tuple[int | None, list[Chosen]]:
    """As it was told to everybody."""
    people = row.published.get("people")
    counts = row.published.get("choices", [])
    labels = choice_labels(row.id)
    shown = [
        Chosen(label, count, min(100, _share(count, people or 0))) for label, count in zip(labels, counts, strict=False)
    ]
    return people, shown


def words_of(inventory_id: UUID, *, number: int = 1) -> Words:
    """What people wrote, in the order of chance; of a closed question, for staff."""
    found = InventoryAnswer.objects.filter(inventory_id=inventory_id).exclude(words="").order_by("pk")
    pages = max(1, ceil(found.count() / WORDS_ON_A_PAGE))
    number = min(max(number, 1), pages)
    start = (number - 1) * WORDS_ON_A_PAGE
    return Words(list(found[start : start + WORDS_ON_A_PAGE].values_list("words", flat=True)), number, pages)
