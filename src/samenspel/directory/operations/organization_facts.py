# SPDX-License-Identifier: EUPL-1.2
"""What the directory tells of an organisation itself, written by the facilitator or by the organisation."""

from collections.abc import Mapping
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.names import name_key
from samenspel.directory.models import DirectoryEntry
from samenspel.directory.operations.services import ensure_entry, index_now
from samenspel.directory.queries.organization_facts import PUBLIC_FACTS
from samenspel.organizations.models import Organization


@transaction.atomic
def change_organization(*, organization_id: UUID, version: int, facts: Mapping[str, str]) -> None:
    """Only the facts that are given. Raises Conflict when somebody else changed it since `version`."""
    organization: Organization = Organization.of(organization_id)
    given = {name: facts[name] for name in PUBLIC_FACTS if name in facts}
    if "name" in given:
        given["name_key"] = name_key(given["name"])
    try:
        with transaction.atomic():
            changed = Organization.objects.filter(pk=organization_id, version=version).update(
                **given, version=F("version") + 1
            )
    except IntegrityError as error:
        raise Refused(_("Er is in dit pact al een organisatie met deze naam."), field="name") from error
    if not changed:
        raise Conflict(_("Iemand anders heeft dit in de tussentijd gewijzigd."))
    ensure_entry(organization_id=organization_id)
    now = timezone.now()
    DirectoryEntry.objects.filter(organization=organization).update(
        assured_at=now, modified_at=now, version=F("version") + 1
    )
    record(action="organization.changed", subject=organization)
    index_now(organization_ids=[organization_id])
