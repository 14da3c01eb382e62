# SPDX-License-Identifier: EUPL-1.2
"""Which partners would like to be host once."""

from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspel.audit.operations import record
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.gatherings.models import HostOffer
from samenspel.organizations.models import Partner


@transaction.atomic
def note_host_offer(*, partner_id: UUID, willing: bool) -> None:
    """Write down that a partner would like to be host, or take that back. Twice is once."""
    partner = Partner.of(partner_id)
    changed = _insert(partner) if willing else HostOffer.objects.filter(partner=partner).delete()[0] > 0
    if changed:
        record(action="host.offered" if willing else "host.withdrawn", subject=partner)


def _insert(partner: Partner) -> bool:
    """The id follows from the partner, so that two presses at the same moment make one row."""
    if HostOffer.objects.filter(partner=partner).exists():
        return False
    offer = HostOffer(
        pk=uuid5(NAMESPACE_URL, f"samenspel:host:{partner.pk}"),
        partnership_id=current_partnership_id(),
        partner=partner,
        noted_by_id=current_actor().user_id,
        noted_at=timezone.now(),
    )
    try:
        with transaction.atomic():
            offer.save(force_insert=True)
    except IntegrityError:
        return False
    return True
