# SPDX-License-Identifier: EUPL-1.2
"""A new partner proposes itself, and the facilitator says yes or no."""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.names import name_key
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.organizations.constants import Channel, PartnerStatus
from samenspel.organizations.models import Contact, Organization, Partner
from samenspel.organizations.operations.references import is_used


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a visitor writes about an organisation and about themselves."""

    organization: str
    description: str = ""
    name: str
    role_title: str = ""
    email: str = ""
    phone: str = ""


def propose_partner(proposal: Proposal) -> None:
    """Lands as proposed. Says nothing back: whether an organisation is known here is not for every visitor.

    The same proposal twice is one. A name that stands here already becomes a proposal of its own, which the facilitator
    can put together with the other: a stranger never changes what is there.
    """
    if not proposal.email and not proposal.phone:
        raise Refused(_("Vul een e-mailadres of een telefoonnummer in, dan kunnen we je bereiken."), field="email")
    registrar = Actor(role=Role.SIGN_UP, partnership_id=current_partnership_id())
    with acting_as(registrar):
        _write_down(proposal)


def _write_down(proposal: Proposal) -> None:
    key = name_key(proposal.organization)
    reached = (proposal.email or "".join(proposal.phone.split())).casefold()
    seed = f"samenspel:{current_partnership_id()}:proposal:{key}:{reached}"
    mine = Organization.objects.filter(pk=uuid5(NAMESPACE_URL, seed))
    for name in _free_names(proposal):
        if mine.exists():
            return
        try:
            with transaction.atomic():
                _insert(proposal, pk=uuid5(NAMESPACE_URL, seed), name=name, key=key)
            return
        except IntegrityError:  # the name is taken, or the same form arrived at the same moment
            continue
    raise Refused(_("Dit lukt nu niet. Bel of mail de aanjager."))


def _free_names(proposal: Proposal) -> list[str]:
    wanted = proposal.organization[:200]
    more = [f"{wanted[: 190 - len(proposal.name)]} ({proposal.name})"]
    more += [f"{wanted[: 186 - len(proposal.name)]} ({proposal.name}, {number})" for number in range(2, 10)]
    return [wanted, *more]


def _insert(proposal: Proposal, *, pk: UUID, name: str, key: str) -> None:
    here = current_partnership_id()
    organization = Organization(
        pk=pk,
        partnership_id=here,
        name=name,
        name_key=key,
        description=proposal.description,
        source=_("Meldde zichzelf aan"),
    )
    organization.save(force_insert=True)
    partner = Partner(
        partnership_id=here,
        organization=organization,
        status=PartnerStatus.PROPOSED,
        proposed_by=proposal.name,
    )
    partner.save(force_insert=True)
    contact = Contact(
        partnership_id=here,
        partner=partner,
        name=proposal.name,
        role_title=proposal.role_title,
        email=proposal.email,
        phone=proposal.phone,
        channel=Channel.MAIL if proposal.email else Channel.PHONE,
    )
    contact.save(force_insert=True)
    record(action="partner.proposed", subject=partner)


@transaction.atomic
def accept_proposal(*, partner_id: UUID) -> bool:
    """From now on it takes part. Returns False when that was decided already."""
    partner: Partner = Partner.of(partner_id)
    accepted = Partner.objects.filter(pk=partner_id, status=PartnerStatus.PROPOSED).update(
        status=PartnerStatus.ACTIVE, joined_date=timezone.localdate(), version=F("version") + 1
    )
    if accepted:
        record(action="partner.accepted", subject=partner)
    return bool(accepted)


@transaction.atomic
def decline_proposal(*, partner_id: UUID) -> bool:
    """The proposal and who made it are forgotten. Returns False when that was decided already.

    Somebody who came in through a gathering stays on its list; then the organisation is kept as not taking part.
    """
    Partner.of(partner_id)
    proposed = Partner.objects.select_for_update(of=("self",)).filter(pk=partner_id, status=PartnerStatus.PROPOSED)
    partner: Partner | None = proposed.first()
    if partner is None:
        return False
    people = list(Contact.objects.filter(partner=partner))
    record(action="partner.declined", subject=partner)
    if is_used(people, besides={"organizations.Partner"}):
        Partner.objects.filter(pk=partner_id).update(status=PartnerStatus.FORMER, version=F("version") + 1)
    else:
        Organization.objects.filter(pk=partner.organization_id).delete()
    return True
