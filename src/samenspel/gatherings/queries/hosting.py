# SPDX-License-Identifier: EUPL-1.2
"""Who was host when, who would like to be, and who never was."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from uuid import UUID

from django.utils import timezone

from samenspel.base.errors import NotFound
from samenspel.gatherings.constants import YesNo
from samenspel.gatherings.models import Evaluation, Gathering, HostOffer
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Partner

PAGE_LENGTH = 30
LATEST_WORDS = 500
# In what people wrote about a contribution: words that say "you can come to us".
_RECEIVES = re.compile(r"gasthe|gastvrouw|ontvang|locatie|ruimte|zaal|bij ons|onderdak", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hosted:
    """One gathering that a partner received, or will."""

    gathering_id: UUID
    title: str
    starts_at: datetime
    place: str
    is_ahead: bool


@dataclass(frozen=True, slots=True)
class HostRow:
    """A partner as a possible host. `words` is what one of its people offered in an evaluation."""

    partner_id: UUID
    name: str
    hosted: list[Hosted]  # the latest first
    willing: bool
    words: str

    @property
    def times(self) -> int:
        return sum(not one.is_ahead for one in self.hosted)

    @property
    def last(self) -> Hosted | None:
        return self.hosted[0] if self.hosted else None


@dataclass(frozen=True, slots=True)
class Hosts:
    """Every partner that takes part stands in one of the three."""

    willing: list[HostRow]
    hosted: list[HostRow]
    never: list[HostRow]  # one page of them
    never_count: int
    number: int
    pages: int


def hosts(*, text: str = "", number: int = 1) -> Hosts:
    """Who has not had a turn for the longest time comes first; `text` narrows by name."""
    rows = _rows(text)
    willing = [row for row in rows if row.willing or row.words]
    others = [row for row in rows if not (row.willing or row.words)]
    never = [row for row in others if not row.hosted]
    pages = max(1, ceil(len(never) / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    return Hosts(
        willing=sorted(willing, key=_turn),
        hosted=sorted((row for row in others if row.hosted), key=_turn),
        never=never[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH],
        never_count=len(never),
        number=number,
        pages=pages,
    )


def _turn(row: HostRow) -> tuple[float, str]:
    return (row.last.starts_at.timestamp() if row.last else 0.0, row.name.casefold())


def _rows(text: str) -> list[HostRow]:
    partners = Partner.objects.filter(status=PartnerStatus.ACTIVE)
    for word in text.split()[:6]:
        partners = partners.filter(organization__name__icontains=word)
    names = sorted(partners.values_list("pk", "organization__name"), key=lambda pair: (pair[1].casefold(), pair[0]))
    received, willing, words = _received(), set(HostOffer.objects.values_list("partner_id", flat=True)), _offered()
    return [
        HostRow(
            partner_id=pk,
            name=name,
            hosted=received.get(pk, []),
            willing=pk in willing,
            words=words.get(pk, ""),
        )
        for pk, name in names
    ]


def _received() -> dict[UUID, list[Hosted]]:
    now = timezone.now()
    found: dict[UUID, list[Hosted]] = defaultdict(list)
    held = Gathering.objects.filter(host__isnull=False, called_off_at__isnull=True)
    for one in held.order_by("-starts_at", "pk"):
        found[one.host_id].append(Hosted(one.pk, one.title, one.starts_at, one.place, one.starts_at > now))
    return found


def _offered() -> dict[UUID, str]:
    """Per partner the latest words that sound like an invitation."""
    said = Evaluation.objects.filter(will_contribute__in=(YesNo.YES, YesNo.MAYBE)).exclude(contribution="")
    of_partners = said.filter(registration__contact__partner__isnull=False).order_by("-gathering__starts_at", "pk")
    pairs = of_partners.values_list("registration__contact__partner_id", "contribution")[:LATEST_WORDS]
    found: dict[UUID, str] = {}
    for partner_id, words in pairs:
        if _RECEIVES.search(words):
            found.setdefault(partner_id, words)
    return found


@dataclass(frozen=True, slots=True)
class HostPlace:
    """Where a partner receives people: where it did last time, else its own address."""

    partner_id: UUID
    place: str
    address: str


def host_place(partner_id: UUID) -> HostPlace:
    partner = Partner.objects.select_related("organization").filter(pk=partner_id).first()
    if partner is None:
        raise NotFound(f"partner {partner_id}")
    last = Gathering.objects.filter(host=partner).order_by("-starts_at").first()
    if last is not None:
        return HostPlace(partner.pk, last.place, last.address)
    body = partner.organization
    town = " ".join(part for part in (body.postcode, body.city) if part)
    address = ", ".join(part for part in (body.street, town) if part)
    return HostPlace(partner.pk, body.name[:120], address[:200])
