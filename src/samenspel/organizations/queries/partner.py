# SPDX-License-Identifier: EUPL-1.2
"""One partner, with what a facilitator wants to know before calling."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q

from samenspel.base.errors import NotFound
from samenspel.organizations.constants import THRESHOLD_QUESTIONS, Channel, Circle, PartnerStatus
from samenspel.organizations.models import Contact, Organization, Partner, PartnerPillar


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A person of a partner, or an experience expert."""

    id: UUID
    name: str
    role_title: str
    email: str
    phone: str
    channel: str
    channel_label: str
    remark: str
    is_experience_expert: bool
    active: bool


@dataclass(frozen=True, slots=True)
class PartnerFacts:
    """What is written down about one partner and its organisation."""

    id: UUID
    organization_id: UUID
    name: str
    sector: str
    description: str
    website: str
    email: str
    phone: str
    street: str
    postcode: str
    city: str
    work_area: str
    kvk: str
    rsin: str
    source: str
    has_logo: bool
    status: str
    status_label: str
    circle: str
    circle_label: str
    circle_note: str
    threshold: dict[str, bool]
    proposed_by: str
    joined_date: date | None
    created_at: datetime
    organization_version: int
    version: int
    pillars: list[str]
    pillar_ids: list[UUID]


_OF_ORGANIZATION = (
    "name",
    "sector",
    "description",
    "website",
    "email",
    "phone",
    "street",
    "postcode",
    "city",
    "work_area",
    "kvk",
    "rsin",
    "source",
)
_OF_PARTNER = (
    "organization_id",
    "status",
    "circle",
    "circle_note",
    "threshold",
    "proposed_by",
    "joined_date",
    "created_at",
    "version",
)


def partner_facts(partner_id: UUID) -> PartnerFacts:
    """Raises NotFound for a partner that is not there for the actor."""
    found = (
        Partner.objects.filter(pk=partner_id)
        .annotate(has_logo=Q(organization__logo__isnull=False))
        .values(
            *_OF_PARTNER,
            "has_logo",
            organization_version=F("organization__version"),
            **{name: F(f"organization__{name}") for name in _OF_ORGANIZATION},
        )
        .first()
    )
    if found is None:
        raise NotFound(f"Partner {partner_id}")
    rows = PartnerPillar.objects.filter(partner=partner_id).order_by("pillar__position", "pillar__name")
    pillars = list(rows.values_list("pillar", "pillar__name"))
    return PartnerFacts(
        id=partner_id,
        status_label=str(PartnerStatus(found["status"]).label),
        circle_label=str(Circle(found["circle"]).label) if found["circle"] else "",
        pillars=[name for _, name in pillars],
        pillar_ids=[pillar_id for pillar_id, _ in pillars],
        **{**found, "threshold": known_answers(found["threshold"])},
    )


def known_answers(threshold: Mapping[str, object]) -> dict[str, bool]:
    """The answers to questions that we still ask, with yes or no."""
    return {
        question: answer
        for question, answer in threshold.items()
        if question in THRESHOLD_QUESTIONS and isinstance(answer, bool)
    }


def people_of_partner(partner_id: UUID) -> list[ContactRow]:
    """Those who still are contacts first, both by name."""
    people = Contact.objects.filter(partner=partner_id).order_by("-active", "name")
    return [contact_row(contact) for contact in people]


def contact_row(contact: Contact) -> ContactRow:
    return ContactRow(
        id=contact.pk,
        name=contact.name,
        role_title=contact.role_title,
        email=contact.email,
        phone=contact.phone,
        channel=contact.channel,
        channel_label=str(Channel(contact.channel).label),
        remark=contact.remark,
        is_experience_expert=contact.is_experience_expert,
        active=contact.active,
    )


def logo_of(partner_id: UUID) -> bytes | None:
    logo = Organization.objects.filter(partner=partner_id).values_list("logo", flat=True).first()
    return bytes(logo) if logo else None


def contact_of(contact_id: UUID) -> tuple[ContactRow, UUID | None, int]:
    """A person, the partner they are for, and the version of what is written down."""
    contact: Contact = Contact.of(contact_id)
    return contact_row(contact), contact.partner_id, contact.version
