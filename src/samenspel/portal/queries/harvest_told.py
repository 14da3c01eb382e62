# SPDX-License-Identifier: EUPL-1.2
"""What was told and published, per period."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
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


def published_of(days: Days) -> Published | None:
    """What is public of exactly this period now."""
    row = HarvestPublication.objects.filter(**days.kept, withdrawn_at__isnull=True).defer("content").first()
    if row is None:
        return None
    return Published(row.pk, row.code, row.published_at, row.with_organizations, row.may_be_found)


def public_sheet_at(code: str) -> tuple[Published, Sheet]:
    """The frozen sheet at this address; 404 when there is none, or none any more."""
    row = HarvestPublication.objects.filter(code=code, withdrawn_at__isnull=True).first()
    if row is None:
        raise NotFound("HarvestPublication")
    found = Published(row.pk, row.code, row.published_at, row.with_organizations, row.may_be_found)
    return found, thawed(row.content)


def kept_periods() -> list[KeptPeriod]:
    """Periods with words or a public page, the latest first."""
    parts: defaultdict[tuple[date, date], int] = defaultdict(int)
    public: set[tuple[date, date]] = set()
    for first, last in HarvestText.objects.exclude(text="").values_list("first_date", "last_date"):
        parts[first, last] += 1
    for first, last in HarvestPublication.objects.filter(withdrawn_at__isnull=True).values_list(
        "first_date", "last_date"
    ):
        public.add((first, last))
    found = sorted({*parts, *public}, key=lambda days: (days[1], days[0]), reverse=True)
    return [KeptPeriod(Days.of_row(*days), parts[days], days in public) for days in found]
