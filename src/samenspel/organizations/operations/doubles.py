# SPDX-License-Identifier: EUPL-1.2
"""Two organisations that look alike: the facilitator says that they are two, or makes one of them."""

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.scope import current_partnership_id
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Contact, KeptApart, Organization, Partner, PartnerPillar
from samenspel.organizations.operations.references import is_used, point_elsewhere

_FILLED_FROM_THE_OTHER = (
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
    "logo",
)


@transaction.atomic
def keep_apart(*, first_id: UUID, second_id: UUID) -> None:
    """These two partners are not the same; it is not asked again."""
    first, second = sorted(Partner.of(pk).organization_id for pk in (first_id, second_id))
    if first == second:
        raise Refused(_("Dit is twee keer dezelfde organisatie."))
    _pair, made = KeptApart.objects.get_or_create(
        partnership_id=current_partnership_id(), first_id=first, second_id=second
    )
    if made:
        record(action="organization.kept_apart", first=str(first), second=str(second))


@transaction.atomic
def merge_partners(*, keep_id: UUID, drop_id: UUID) -> None:
    """Everything of `drop` goes to `keep`: people, pillars, gatherings it hosted, and facts that `keep` lacks."""
    if keep_id == drop_id:
        raise Refused(_("Kies twee verschillende partners."))
    keep: Partner = Partner.of(keep_id)
    drop: Partner = Partner.of(drop_id)
    _join_pillars(keep, drop)
    _forget_people_written_twice(keep, drop)
    rows = point_elsewhere(old=drop, new=keep, besides={"organizations.PartnerPillar"})
    rows += point_elsewhere(
        old=drop.organization, new=keep.organization, besides={"organizations.Partner", "organizations.KeptApart"}
    )
    dropped = Organization.objects.get(pk=drop.organization_id)
    _join_places(keep, drop)
    Organization.objects.filter(pk=drop.organization_id).delete()
    _fill_in(keep.organization_id, dropped)
    record(action="partner.merged", subject=keep, dropped=str(drop_id), rows=rows)


def _forget_people_written_twice(keep: Partner, drop: Partner) -> None:
    """Somebody with the same name and address at both, to whom nothing is tied yet, stays once."""
    known = {_who(contact) for contact in Contact.objects.filter(partner=keep)}
    for contact in Contact.objects.filter(partner=drop):
        if _who(contact) in known and not is_used([contact]):
            contact.delete()


def _who(contact: Contact) -> tuple[str, str, str]:
    return contact.name.casefold(), contact.email.casefold(), "".join(contact.phone.split())


def _join_pillars(keep: Partner, drop: Partner) -> None:
    mine = PartnerPillar.objects.filter(partner=keep).values("pillar")
    PartnerPillar.objects.filter(partner=drop).exclude(pillar__in=mine).update(partner=keep)


def _join_places(keep: Partner, drop: Partner) -> None:
    """The circle of the other if there is none, and taking part if one of the two does."""
    statuses = {keep.status, drop.status}
    best = next(
        status for status in (PartnerStatus.ACTIVE, PartnerStatus.PROPOSED, PartnerStatus.FORMER) if status in statuses
    )
    dates = [date for date in (keep.joined_date, drop.joined_date) if date is not None]
    Partner.objects.filter(pk=keep.pk).update(
        circle=keep.circle or drop.circle,
        circle_note=keep.circle_note or drop.circle_note,
        threshold=keep.threshold or drop.threshold,
        status=best,
        joined_date=min(dates, default=None),
        version=F("version") + 1,
    )


def _fill_in(organization_id: UUID, other: Organization) -> None:
    """After the other row is gone, so that a number that may stand here once can move."""
    kept = Organization.objects.get(pk=organization_id)
    missing = {name: getattr(other, name) for name in _FILLED_FROM_THE_OTHER if not getattr(kept, name)}
    Organization.objects.filter(pk=organization_id).update(**missing, version=F("version") + 1)
