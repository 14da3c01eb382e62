# SPDX-License-Identifier: EUPL-1.2
"""The logos of organisations: which there are, and who has none yet."""

from collections.abc import Collection
from dataclasses import dataclass
from math import ceil
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Lower

from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Organization, Partner

PAGE_LENGTH = 12


@dataclass(frozen=True, slots=True)
class LogoRow:
    partner_id: UUID
    name: str
    circle: str


@dataclass(frozen=True, slots=True)
class LogoPage:
    """One page of the partners without a logo; `having` and `whole` count all that take part."""

    rows: list[LogoRow]
    number: int
    pages: int
    missing: int
    whole: int

    @property
    def having(self) -> int:
        return self.whole - self.missing


def logos_of(organization_ids: Collection[UUID]) -> dict[UUID, bytes]:
    """Organisation → its logo as PNG; those without one are left out."""
    rows = Organization.objects.filter(pk__in=set(organization_ids), logo__isnull=False)
    return {pk: bytes(logo) for pk, logo in rows.values_list("pk", "logo")}


def without_logo(organization_ids: Collection[UUID]) -> list[str]:
    """The names of those of these organisations that have no logo."""
    rows = Organization.objects.filter(pk__in=set(organization_ids), logo__isnull=True).order_by(Lower("name"), "pk")
    return list(rows.values_list("name", flat=True))


def logo_page(*, number: int = 1) -> LogoPage:
    missing = _taking_part().filter(organization__logo__isnull=True)
    count = missing.count()
    pages = max(1, ceil(count / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    start = (number - 1) * PAGE_LENGTH
    rows = missing.order_by(Lower("organization__name"), "pk")[start : start + PAGE_LENGTH]
    return LogoPage(
        rows=[LogoRow(**row) for row in rows.values("circle", partner_id=F("pk"), name=F("organization__name"))],
        number=number,
        pages=pages,
        missing=count,
        whole=_taking_part().count(),
    )


def _taking_part() -> QuerySet[Partner]:
    partners: QuerySet[Partner] = Partner.objects.filter(~Q(status=PartnerStatus.FORMER))
    return partners
