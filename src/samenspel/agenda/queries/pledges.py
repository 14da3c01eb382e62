# SPDX-License-Identifier: EUPL-1.2
"""What the pages about pledges show: who promised what, which are a year old, and what came of earlier ones."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.agenda.constants import PledgeWay
from samenspel.agenda.models import Pledge
from samenspel.base.scope import current_actor
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Contact, Partner

PAGE_LENGTH = 25
STANDS = {
    "loopt": _("Loopt"),
    "oud": _("Een jaar oud"),
    "geen": _("Nog geen toezegging"),
    "gestopt": _("Gestopt"),
    "alles": _("Alle partners"),
}


def is_due(pledged: date, today: date) -> bool:
    """A year has passed; of 29 February on 1 March."""
    return pledged <= year_before(today)


def year_before(day: date) -> date:
    """The same day a year earlier; of 29 February the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


@dataclass(frozen=True, slots=True)
class PledgeRow:
    """One year of one partner."""

    id: UUID
    partner_id: UUID
    organization: str
    year: int
    pledged_date: date
    brings: str
    will_do: str
    needs: str
    way_label: str
    who: str
    asked_at: datetime | None
    outcome: str
    reviewed_date: date | None
    is_ended: bool
    is_due: bool
    version: int

    @property
    def runs(self) -> bool:
        return self.reviewed_date is None


@dataclass(frozen=True, slots=True)
class PartnerPledges:
    """A partner with its pledges, the newest first."""

    partner_id: UUID
    organization: str
    pledges: tuple[PledgeRow, ...]

    @property
    def key(self) -> str:
        return str(self.partner_id)

    @property
    def now(self) -> PledgeRow | None:
        """The one that runs, also when it is a year old."""
        return next((pledge for pledge in self.pledges if pledge.runs), None)

    @property
    def ended(self) -> PledgeRow | None:
        return self.pledges[0] if self.pledges and self.pledges[0].is_ended else None

    @property
    def earlier(self) -> list[PledgeRow]:
        return [pledge for pledge in self.pledges if not pledge.runs]


@dataclass(frozen=True, slots=True)
class PledgeList:
    rows: list[PartnerPledges]
    stand: str
    number: int
    pages: int
    found: int
    counts: dict[str, int]


def pledge_list(*, stand: str = "", number: int = 1) -> PledgeList:
    """Partners of the pact with their pledges, by name; without `stand` what runs, or everybody when nothing does."""
    taking_part = Partner.objects.filter(status=PartnerStatus.ACTIVE)
    counts = {name: taking_part.filter(_stand(name)).count() for name in STANDS}
    stand = stand or ("loopt" if counts["loopt"] else "alles")
    found = counts[stand]
    pages = max(1, ceil(found / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    start = (number - 1) * PAGE_LENGTH
    rows = taking_part.filter(_stand(stand)).order_by(Lower("organization__name"), "pk")[start : start + PAGE_LENGTH]
    return PledgeList(_partners(rows), stand, number, pages, found, counts)


def _stand(stand: str) -> Q:
    running = Pledge.objects.filter(reviewed_date__isnull=True)
    old = running.filter(pledged_date__lte=year_before(timezone.localdate()))
    has = Q(pk__in=running.values("partner_id"))
    ended = Q(pk__in=Pledge.objects.filter(is_ended=True).values("partner_id")) & ~has
    return {
        "oud": Q(pk__in=old.values("partner_id")),
        "loopt": has,
        "geen": ~Q(pk__in=Pledge.objects.values("partner_id")),
        "gestopt": ended,
    }.get(stand, Q())


def pledges_of(partner_id: UUID) -> PartnerPledges:
    """One partner within the actor's scope, or 404."""
    Partner.of(partner_id)
    return _partners(Partner.objects.filter(pk=partner_id))[0]


def own_pledges() -> PartnerPledges | None:
    """Of the organisation of the person behind the link; None for who is of none."""
    found = Contact.objects.filter(pk=current_actor().contact_id, partner__isnull=False)
    partner_id = found.values_list("partner_id", flat=True).first()
    return pledges_of(partner_id) if partner_id is not None else None


def pledge_row(pledge_id: UUID) -> PledgeRow:
    """One pledge within the actor's scope, or 404."""
    Pledge.of(pledge_id)
    today = timezone.localdate()
    found = Pledge.objects.select_related("partner__organization", "contact", "user").get(pk=pledge_id)
    return _row(found, found.partner, today)


def _partners(partners: QuerySet[Any]) -> list[PartnerPledges]:
    today = timezone.localdate()
    pledges = Prefetch("pledges", Pledge.objects.select_related("contact", "user").order_by("-year"))
    return [
        PartnerPledges(
            partner_id=one.pk,
            organization=one.organization.name,
            pledges=tuple(_row(pledge, one, today) for pledge in one.pledges.all()),
        )
        for one in partners.select_related("organization").prefetch_related(pledges)
    ]


def _row(pledge: Any, partner: Any, today: date) -> PledgeRow:
    return PledgeRow(
        id=pledge.pk,
        partner_id=partner.pk,
        organization=partner.organization.name,
        year=pledge.year,
        pledged_date=pledge.pledged_date,
        brings=pledge.brings,
        will_do=pledge.will_do,
        needs=pledge.needs,
        way_label=str(PledgeWay(pledge.way).label),
        who=pledge.contact.name if pledge.contact else "",
        asked_at=pledge.asked_at,
        outcome=pledge.outcome,
        reviewed_date=pledge.reviewed_date,
        is_ended=pledge.is_ended,
        is_due=pledge.reviewed_date is None and is_due(pledge.pledged_date, today),
        version=pledge.version,
    )


def due_pledges() -> list[Pledge]:
    """A year old, of partners that take part, and nobody looked back yet; the oldest first."""
    old = Pledge.objects.filter(
        reviewed_date__isnull=True,
        pledged_date__lte=year_before(timezone.localdate()),
        partner__status=PartnerStatus.ACTIVE,
    )
    return list(old.select_related("partner__organization").order_by("pledged_date", "pk"))


def whom_to_ask(pledges: Collection[Pledge]) -> dict[UUID, Contact]:
    """By pledge: who gave it, else who was first a contact of that partner; only who can be mailed."""
    reachable = Contact.objects.filter(partner_id__in=[one.partner_id for one in pledges], active=True)
    people: dict[UUID, list[Contact]] = {}
    for contact in reachable.exclude(email="").order_by(F("created_at"), "pk"):
        people.setdefault(contact.partner_id, []).append(contact)
    found: dict[UUID, Contact] = {}
    for pledge in pledges:
        of_partner = people.get(pledge.partner_id, [])
        who = next((one for one in of_partner if one.pk == pledge.contact_id), of_partner[0] if of_partner else None)
        if who is not None:
            found[pledge.pk] = who
    return found


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A pledge that is a year old; `to` is empty when nobody of that partner can be mailed."""

    pledge_id: UUID
    organization: str
    pledged_date: date
    to: str
    asked_at: datetime | None


def to_ask() -> list[ToAsk]:
    due = due_pledges()
    whom = whom_to_ask(due)
    return [
        ToAsk(
            one.pk,
            one.partner.organization.name,
            one.pledged_date,
            whom[one.pk].name if one.pk in whom else "",
            one.asked_at,
        )
        for one in due
    ]
