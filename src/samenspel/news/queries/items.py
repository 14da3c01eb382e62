# SPDX-License-Identifier: EUPL-1.2
"""News as pages show it."""

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from uuid import UUID

from django.db.models import QuerySet

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.news.constants import NewsState
from samenspel.news.models import NewsItem
from samenspel.organizations.models import Contact

ROWS_A_PAGE = 20
OWN_SHOWN = 5


@dataclass(frozen=True, slots=True)
class NewsRow:
    """One item; `sender` is an organisation, or who wrote it when there is none."""

    id: UUID
    title: str
    words: str
    on_date: date | None
    place: str
    state: str
    state_label: str
    sender: str
    for_everybody: bool
    published_at: datetime | None
    created_at: datetime
    version: int

    @property
    def is_on(self) -> bool:
        return self.state == NewsState.PUBLISHED


@dataclass(frozen=True, slots=True)
class NewsPage:
    waiting: list[NewsRow]
    rows: list[NewsRow]
    number: int
    pages: int


def news_page(*, number: int) -> NewsPage:
    """What waits for a facilitator first, then everything else, the latest on top."""
    others = NewsItem.objects.exclude(state=NewsState.WAITING).order_by("-published_at", "-created_at", "pk")
    pages = max(1, ceil(others.count() / ROWS_A_PAGE))
    number = min(max(1, number), pages)
    waiting = NewsItem.objects.filter(state=NewsState.WAITING).order_by("created_at", "pk")[:ROWS_A_PAGE]
    shown = others[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
    return NewsPage(waiting=news_rows(waiting), rows=news_rows(shown), number=number, pages=pages)


def news_row(news_id: UUID) -> NewsRow:
    NewsItem.of(news_id)
    return news_rows(NewsItem.objects.filter(pk=news_id))[0]


def own_items(contact_id: UUID) -> list[NewsRow]:
    """What this person told themselves, the latest first."""
    return news_rows(NewsItem.objects.filter(contact_id=contact_id).order_by("-created_at", "pk")[:OWN_SHOWN])


def news_waiting() -> int:
    """How many items wait for a facilitator."""
    found: int = NewsItem.objects.filter(state=NewsState.WAITING).count()
    return found


def told(*, number: int = 10, after: datetime | None = None, for_everybody: bool = False) -> list[NewsRow]:
    """What stands there now, the latest first."""
    found = NewsItem.objects.filter(state=NewsState.PUBLISHED).order_by("-published_at", "pk")
    if after is not None:
        found = found.filter(published_at__gt=after)
    if for_everybody:
        found = found.filter(for_everybody=True)
    return news_rows(found[:number])


def news_rows(items: "QuerySet[NewsItem]") -> list[NewsRow]:
    """A contact does not see everybody, but reads from whom news is: so the senders are read apart."""
    found = list(items.select_related("written_by"))
    senders = senders_of({item.contact_id for item in found if item.contact_id})
    return [
        NewsRow(
            id=item.pk,
            title=item.title,
            words=item.words,
            on_date=item.on_date,
            place=item.place,
            state=item.state,
            state_label=str(NewsState(item.state).label),
            sender=senders.get(item.contact_id) or (item.written_by.name if item.written_by else ""),
            for_everybody=item.for_everybody,
            published_at=item.published_at,
            created_at=item.created_at,
            version=item.version,
        )
        for item in found
    ]


def senders_of(contact_ids: set[UUID]) -> dict[UUID | None, str]:
    """Contact → their organisation, or their own name when they have none."""
    if not contact_ids:
        return {}
    with acting_as(Actor(role=Role.NEWS, partnership_id=current_partnership_id())):
        rows = Contact.objects.filter(pk__in=contact_ids)
        found = rows.order_by().values_list("pk", "name", "partner__organization__name")
        return {pk: organization or name for pk, name, organization in found}
