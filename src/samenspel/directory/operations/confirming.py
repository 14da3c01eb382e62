# SPDX-License-Identifier: EUPL-1.2
"""Somebody says that what stands in the directory is right; who and when is kept."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from samenspel.audit.operations import record
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.directory.constants import ConfirmationWay
from samenspel.directory.models import Confirmation, DirectoryEntry, Service, UpkeepQuestion

SAME_PRESS = timedelta(minutes=2)  # a second tap on "it is right" is the same tap


def write_confirmation(*, service: Service, way: ConfirmationWay) -> None:
    """Within the transaction of the deed that calls it."""
    _write([service], way)


@transaction.atomic
def confirm_service(*, service_id: UUID, way: ConfirmationWay = ConfirmationWay.STAFF) -> bool:
    """Returns whether it was said now; a second press within two minutes is the first one."""
    service: Service = Service.of(service_id)
    if service.assured_at and service.assured_at > timezone.now() - SAME_PRESS:
        return False
    _write([service], way)
    record(action="service.confirmed", subject=service)
    return True


@transaction.atomic
def confirm_everything(*, organization_id: UUID, way: ConfirmationWay) -> int:
    """All that is listed of this organisation is right. Returns how many services that were."""
    now = timezone.now()
    fresh = Q(assured_at__gt=now - SAME_PRESS)
    services = list(Service.objects.filter(organization_id=organization_id, is_listed=True).exclude(fresh))
    entry = DirectoryEntry.objects.filter(organization_id=organization_id).exclude(fresh)
    entry_confirmed = entry.update(assured_at=now, modified_at=now)
    UpkeepQuestion.objects.filter(organization_id=organization_id, answered_at__isnull=True).update(answered_at=now)
    if not services and not entry_confirmed:
        return 0
    if entry_confirmed:
        Confirmation.objects.bulk_create([_confirmation(way, organization_id=organization_id)])
    _write(services, way)
    record(action="organization.confirmed", organization=str(organization_id), services=len(services))
    return len(services)


def _write(services: list[Service], way: ConfirmationWay) -> None:
    now = timezone.now()
    Service.objects.filter(pk__in=[one.pk for one in services]).update(assured_at=now, modified_at=now)
    Confirmation.objects.bulk_create(
        [_confirmation(way, organization_id=one.organization_id, service_id=one.pk) for one in services]
    )


def _confirmation(
    way: ConfirmationWay, *, organization_id: UUID | None, service_id: UUID | None = None
) -> Confirmation:
    actor = current_actor()
    return Confirmation(
        partnership_id=current_partnership_id(),
        organization_id=organization_id,
        service_id=service_id,
        way=way,
        contact_id=actor.contact_id,
        user_id=actor.user_id,
    )
