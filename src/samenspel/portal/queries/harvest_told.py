# SPDX-License-Identifier: EUPL-1.2
"""What was told and published, per period."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenspel.base.errors import NotFound
from samenspel.portal.models import HarvestPublication, HarvestText
from samenspel.portal.queries.harvest_public import thawed
from samenspel.portal.queries.harvest_sheet import Days, Sheet


@dataclass(frozen=True, slots=True)
class Told:
    """The words of one part, and what stood there in the latest other period as a start."""

    text: str
    version: int
    earlier: str


@dataclass(frozen=True, slots=True)
class Published:
    id: UUID
    days: Days
    code: str
    published_at: datetime
    with_organizations: bool
    may_be_found: bool


@dataclass(frozen=True, slots=True)
class KeptPeriod:
    """A period about which something was told or that is public."""

    days: Days
    parts: int
    is_public: bool


def told(days: Days, section: str) -> Told:
    rows = HarvestText.objects.filter(section=section).order_by("-last_date", "-changed_at")
    kept = days.kept
    text, version, earlier = "", 0, ""
    for row in rows:
        if row.first_date == kept["first_date"] and row.last_date == kept["last_date"]:
            text, version = row.text, row.version
        elif not earlier:
            earlier = row.text
    return Told(text, version, earlier)


def public_sheet_at(code: str) -> tuple[Published, Sheet]:
    """The frozen sheet at this address; 404 when there is none, or none any more."""
    row = HarvestPublication.objects.filter(code=code, withdrawn_at__isnull=True).first()
    if row is None:
        raise NotFound("HarvestPublication")
    return _published(row), thawed(row.content)


@dataclass(frozen=True, slots=True)
class AllTold:
    """Everything that was told and published, of all periods; two queries."""

    texts: dict[Days, dict[str, str]]
    live: list[Published]

    def published(self, days: Days) -> Published | None:
        return next((row for row in self.live if row.days == days), None)

    def kept(self) -> list[KeptPeriod]:
        """Periods with words or a public page, the latest first."""
        public = {row.days for row in self.live}
        told_days = {days for days, texts in self.texts.items() if any(texts.values())}
        ordered = sorted(told_days | public, key=lambda days: tuple(days.kept.values())[::-1], reverse=True)
        return [KeptPeriod(days, len(self.texts.get(days, {})), days in public) for days in ordered]


def all_told() -> AllTold:
    texts: defaultdict[Days, dict[str, str]] = defaultdict(dict)
    rows = HarvestText.objects.values_list("first_date", "last_date", "section", "text")
    for first, last, section, text in rows:
        texts[Days.of_row(first, last)][section] = text
    return AllTold(dict(texts), _live())


def _live() -> list[Published]:
    rows = HarvestPublication.objects.filter(withdrawn_at__isnull=True).defer("content")
    return [_published(row) for row in rows]


def _published(row: HarvestPublication) -> Published:
    return Published(
        id=row.pk,
        days=Days.of_row(row.first_date, row.last_date),
        code=row.code,
        published_at=row.published_at,
        with_organizations=row.with_organizations,
        may_be_found=row.may_be_found,
    )
