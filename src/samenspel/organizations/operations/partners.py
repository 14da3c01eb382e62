# SPDX-License-Identifier: EUPL-1.2
"""Organisations and their place in the partnership: added, changed, asked to go on or to stop."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.names import name_key
from samenspel.base.scope import current_partnership_id
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Organization, Partner, PartnerPillar
from samenspel.partnerships.models import Pillar


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFacts:
    """What is written down about an organisation."""

    name: str
    sector: str = ""
    description: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    work_area: str = ""
    kvk: str = ""


def add_partner(
    *, form_key: UUID, facts: OrganizationFacts, pillar_ids: Collection[UUID] = (), joined: bool = True
) -> Partner:
    """A new organisation that takes part. The same `form_key` twice gives the first one back."""
    known: Partner | None = Partner.objects.filter(organization=form_key).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            partner = _insert(form_key, facts, joined)
            _set_pillars(partner, pillar_ids)
            record(action="partner.created", subject=partner)
    except IntegrityError as error:
        again: Partner | None = Partner.objects.filter(organization=form_key).first()
        if again is not None:  # the second half of a double click
            return again
        raise _taken(facts, besides=None) from error
    return partner


def _insert(form_key: UUID, facts: OrganizationFacts, joined: bool) -> Partner:
    here = current_partnership_id()
    organization = Organization(
        id=form_key, partnership_id=here, name_key=name_key(facts.name), source=_("Zelf ingevoerd"), **asdict(facts)
    )
    organization.save(force_insert=True)
    partner = Partner(
        partnership_id=here,
        organization=organization,
        status=PartnerStatus.ACTIVE,
        joined_date=timezone.localdate() if joined else None,
    )
    partner.save(force_insert=True)
    return partner


@transaction.atomic
def change_partner(
    *, partner_id: UUID, version: int, facts: OrganizationFacts, pillar_ids: Collection[UUID] = ()
) -> None:
    """Raises Conflict when somebody else changed the organisation since `version`."""
    partner: Partner = Partner.of(partner_id)
    changed = Organization.objects.filter(pk=partner.organization_id, version=version)
    try:
        with transaction.atomic():
            rows = changed.update(**asdict(facts), name_key=name_key(facts.name), version=F("version") + 1)
    except IntegrityError as error:
        raise _taken(facts, besides=partner.organization_id) from error
    if not rows:
        raise Conflict(_("Iemand anders heeft dit in de tussentijd gewijzigd."))
    _set_pillars(partner, pillar_ids)
    record(action="partner.changed", subject=partner)


def _taken(facts: OrganizationFacts, *, besides: UUID | None) -> Refused:
    """Which of the two unique facts another organisation already has."""
    others = Organization.objects.exclude(pk=besides)
    if facts.kvk and others.filter(kvk=facts.kvk).exists():
        return Refused(_("Een andere organisatie in dit pact heeft dit KvK-nummer al."), field="kvk")
    return Refused(_("Er is in dit pact al een organisatie met deze naam."), field="name")


def _set_pillars(partner: Partner, pillar_ids: Collection[UUID]) -> None:
    wanted = set(Pillar.objects.filter(pk__in=list(pillar_ids)).values_list("pk", flat=True))
    mine = PartnerPillar.objects.filter(partner=partner)
    present = set(mine.values_list("pillar", flat=True))
    mine.exclude(pillar__in=wanted).delete()
    PartnerPillar.objects.bulk_create(
        [
            PartnerPillar(partnership_id=partner.partnership_id, partner=partner, pillar_id=pk)
            for pk in sorted(wanted - present)
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def set_status(*, partner_id: UUID, status: str) -> bool:
    """Taking part, no longer, or proposed. Returns whether anything changed."""
    partner: Partner = Partner.of(partner_id)
    if status not in PartnerStatus.values:
        raise Refused(_("Kies een van de mogelijkheden."), field="status")
    joined = partner.joined_date or (timezone.localdate() if status == PartnerStatus.ACTIVE else None)
    changed = (
        Partner.objects.filter(pk=partner_id)
        .exclude(status=status)
        .update(status=status, joined_date=joined, version=F("version") + 1)
    )
    if changed:
        record(action="partner.status", subject=partner, to=status)
    return bool(changed)


@transaction.atomic
def set_logo(*, partner_id: UUID, logo: bytes | None) -> None:
    """A picture that `base.images.clean_image` made, or None to take it away."""
    partner: Partner = Partner.of(partner_id)
    if not Organization.objects.filter(pk=partner.organization_id).update(logo=logo):
        raise NotFound(f"Organization {partner.organization_id}")
    record(action="partner.logo", subject=partner, removed=logo is None)


@transaction.atomic
def add_logos(*, logos: Mapping[UUID, bytes]) -> int:
    """Pictures for partners without one; who got a logo in the meantime keeps it. Returns how many were added."""
    added = 0
    for partner in Partner.objects.filter(pk__in=logos):
        bare = Organization.objects.filter(pk=partner.organization_id, logo__isnull=True)
        if bare.update(logo=logos[partner.pk]):
            record(action="partner.logo", subject=partner, removed=False)
            added += 1
    return added
