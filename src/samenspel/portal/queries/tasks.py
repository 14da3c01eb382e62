# SPDX-License-Identifier: EUPL-1.2
"""What a task on Vandaag is: a verb, how long it takes, why it helps, and who can do it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Task:
    number: int
    title: str
    reason: str
    minutes: int
    url: str
    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class NextGathering:
    id: UUID
    title: str
    starts_at: datetime
    place: str
    state: str
    days: int
    coming: int
    newcomers: int
    unanswered: int
    places: int | None
    present: int


@dataclass(frozen=True, slots=True)
class Finder:
    """Looks whether something is to be done, for whoever has the permission to do it."""

    permission: str
    find: Callable[[str, NextGathering | None], Task | None]


def page_url(name: str, slug: str, upcoming: NextGathering | None = None) -> str:
    kwargs: dict[str, object] = {"slug": slug}
    if upcoming is not None:
        kwargs["gathering_id"] = upcoming.id
    return reverse(name, kwargs=kwargs)
