# SPDX-License-Identifier: EUPL-1.2
"""What was proposed for the directory, and how it differs from what stands there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.base.scope import current_actor
from samenspel.directory.constants import LANGUAGES, LIFE_DOMAINS, ProposalSource, ProposalState, ServiceStatus
from samenspel.directory.models import ListingProposal, Service
from samenspel.directory.queries.service_facts import ServiceFacts, as_values, facts_from, service_facts
from samenspel.domain.opening_hours import DAYS
from samenspel.organizations.models import Contact

PAGE_LENGTH = 20
LABELS: dict[str, Any] = {
    "name": _("Naam"),
    "alternate_name": _("Andere woorden"),
    "description": _("Wat het is"),
    "application_process": _("Wat er eerst gebeurt"),
    "fees_description": _("Kosten"),
    "price": _("Bedrag"),
    "eligibility_description": _("Voor wie"),
    "url": _("Website"),
    "email": _("E-mail"),
    "status": _("Hoe het ermee staat"),
    "bring": _("Meenemen"),
    "areas": _("Waar je moet wonen"),
    "life_domains": _("Waar het over gaat"),
    "languages": _("Talen"),
    "hours": _("Wanneer"),
    "hours_note": _("Bij de tijden"),
    "phones": _("Telefoon"),
    "places": _("Waar"),
    "organization_name": _("Organisatie"),
    "organization": _("Organisatie"),
    "wait_time": _("Wachttijd"),
    "alert": _("Let op"),
    "minimum_age": _("Vanaf leeftijd"),
    "maximum_age": _("Tot en met leeftijd"),
}
DAY_WORDS = dict(zip(DAYS, (_("ma"), _("di"), _("wo"), _("do"), _("vr"), _("za"), _("zo")), strict=True))


@dataclass(frozen=True, slots=True)
class FieldDifference:
    label: str
    now: str
    proposed: str

    @property
    def differs(self) -> bool:
        return self.now != self.proposed


@dataclass(frozen=True, slots=True)
class ListingProposalRow:
    id: UUID
    service_id: UUID | None
    name: str  # of the service it is about, else the proposed one
    words: str
    state: str
    state_label: str
    source_label: str
    who: str
    reason: str
    proposed_at: datetime
    decided_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.state == ProposalState.OPEN

    @property
    def is_taken(self) -> bool:
        return self.state == ProposalState.TAKEN


@dataclass(frozen=True, slots=True)
class ListingProposalPage:
    rows: list[ListingProposalRow]
    number: int
    pages: int
    found: int


@dataclass(frozen=True, slots=True)
class ReadProposal:
    row: ListingProposalRow
    differences: list[FieldDifference]
    version: int  # of the service, as it was read
    has_values: bool
    is_new: bool
    organization_name: str


def count_open() -> int:
    found: int = ListingProposal.objects.filter(state=ProposalState.OPEN).count()
    return found


def listing_proposal_page(*, only_open: bool, number: int = 1) -> ListingProposalPage:
    everything = ListingProposal.objects.all()
    found = everything.filter(state=ProposalState.OPEN) if only_open else everything.exclude(state=ProposalState.OPEN)
    return _page(found.order_by("proposed_at" if only_open else "-decided_at", "pk"), number)


def own_listing_proposals(*, number: int = 1) -> ListingProposalPage:
    """What the person of this link proposed, the newest first."""
    mine = ListingProposal.objects.filter(contact_id=current_actor().contact_id, contact__isnull=False)
    return _page(mine.order_by("-proposed_at", "pk"), number)


def _page(found: QuerySet[Any], number: int) -> ListingProposalPage:
    count = found.count()
    pages = max(1, ceil(count / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    rows = _rows(found[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH])
    return ListingProposalPage(rows=rows, number=number, pages=pages, found=count)


def _rows(found: QuerySet[Any]) -> list[ListingProposalRow]:
    proposals = list(found)
    services = dict(
        Service.objects.filter(pk__in=[one.service_id for one in proposals if one.service_id]).values_list("pk", "name")
    )
    people = dict(
        Contact.objects.filter(pk__in=[one.contact_id for one in proposals if one.contact_id]).values_list("pk", "name")
    )
    return [
        ListingProposalRow(
            id=one.pk,
            service_id=one.service_id,
            name=services.get(one.service_id, "") or str(one.values.get("name", "")),
            words=one.words,
            state=one.state,
            state_label=str(ProposalState(one.state).label),
            source_label=str(ProposalSource(one.source).label),
            who=people.get(one.contact_id, ""),
            reason=one.reason,
            proposed_at=one.proposed_at,
            decided_at=one.decided_at,
        )
        for one in proposals
    ]


def read_proposal(proposal_id: UUID) -> ReadProposal:
    proposal: ListingProposal = ListingProposal.of(proposal_id)
    service = Service.objects.filter(pk=proposal.service_id).first() if proposal.service_id else None
    now = service_facts(service) if service else ServiceFacts(name="")
    if service is not None and proposal.state != ProposalState.OPEN and proposal.before:
        now = facts_from({**as_values(now), **proposal.before})  # how it was when it was taken
    return ReadProposal(
        row=_rows(ListingProposal.objects.filter(pk=proposal.pk))[0],
        differences=differences(now, proposal.values),
        version=service.version if service else 0,
        has_values=bool(proposal.values),
        is_new=proposal.service_id is None,
        organization_name=str(proposal.values.get("organization_name", "")),
    )


def differences(now: ServiceFacts, values: Mapping[str, Any]) -> list[FieldDifference]:
    """Field by field, in the order in which a service is read."""
    there = as_values(now)
    return [
        FieldDifference(str(label), in_words(name, there.get(name, "")), in_words(name, values[name]))
        for name, label in LABELS.items()
        if name in values
    ]


def in_words(name: str, value: Any) -> str:
    """The value of one field as a person reads it."""
    if name == "status":
        return str(ServiceStatus(value).label) if value in ServiceStatus.values else str(value)
    if name == "hours":
        return "\n".join(f"{DAY_WORDS[day]} {value[day]}" for day in DAYS if value.get(day))
    if name == "phones":
        return "\n".join(
            " ".join(part for part in (_of(one, "number"), _of(one, "description")) if part) for one in value
        )
    if name == "places":
        parts = ("name", "address", "postcode", "city", "access")
        return "\n".join(", ".join(_of(one, part) for part in parts if _of(one, part)) for one in value)
    if name == "life_domains":
        return ", ".join(str(LIFE_DOMAINS.get(code, code)) for code in value)
    if name == "languages":
        return ", ".join(str(LANGUAGES.get(code, code)) for code in value)
    if isinstance(value, list | tuple):
        return "\n".join(str(one) for one in value)
    return "" if value is None else str(value)


def _of(one: Any, part: str) -> str:
    """Of a line that is kept as JSON."""
    return str(one.get(part, ""))


def proposed_facts(proposal_id: UUID) -> ServiceFacts:
    """What a new service begins with when a proposal for it is taken."""
    proposal: ListingProposal = ListingProposal.of(proposal_id)
    return facts_from({"name": "", **proposal.values})
