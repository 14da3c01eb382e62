# SPDX-License-Identifier: EUPL-1.2
import secrets
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.portal.models import HarvestPublication
from samenspel.portal.queries.harvest_findings import findings, names_here
from samenspel.portal.queries.harvest_public import digest, frozen
from samenspel.portal.queries.harvest_sheet import Days, Sheet

CODE_BYTES = 32


def publish_harvest(*, days: Days, sheet: Sheet, seen: str, may_be_found: bool) -> HarvestPublication:
    """Freeze `sheet` for everybody who has the address; the same period keeps its address until it is taken back.

    `seen` is the digest of what the facilitator looked at. Raises Conflict when the rows have changed since, and
    Refused when a name or an address of a person stands in the words.
    """
    if not sheet.is_public:
        raise Refused(_("Dit is de oogst van het pact zelf. Die kan niet openbaar worden."))
    if any(finding.stops for finding in findings(sheet, names_here())):
        raise Refused(_("Er staat nog een naam of adres van iemand in. Haal die eerst weg."))
    content = frozen(sheet)
    if digest(content) != seen:
        raise Conflict(_("Er is intussen iets veranderd. Kijk nog een keer of dit openbaar mag."))
    try:
        return _publish(days, content, with_organizations=sheet.with_organizations, may_be_found=may_be_found)
    except IntegrityError:  # published by somebody else at the same moment: now there is a row to renew
        return _publish(days, content, with_organizations=sheet.with_organizations, may_be_found=may_be_found)


@transaction.atomic
def _publish(
    days: Days, content: dict[str, object], *, with_organizations: bool, may_be_found: bool
) -> HarvestPublication:
    live = HarvestPublication.objects.filter(**days.kept, withdrawn_at__isnull=True)
    there: HarvestPublication | None = live.select_for_update().first()
    if there is not None and there.content == content and there.may_be_found == may_be_found:
        return there  # a second press of the button
    row = there or HarvestPublication(
        partnership_id=current_partnership_id(), **days.kept, code=secrets.token_urlsafe(CODE_BYTES)
    )
    row.content, row.with_organizations, row.may_be_found = content, with_organizations, may_be_found
    row.published_at = timezone.now()
    row.save()
    record(action="harvest.published", subject=row, with_organizations=with_organizations, may_be_found=may_be_found)
    return row


@transaction.atomic
def take_back_harvest(*, publication_id: UUID) -> None:
    """The address opens nothing from this moment on, and what it showed is gone. Twice is once."""
    row: HarvestPublication = HarvestPublication.of(publication_id)
    changed = HarvestPublication.objects.filter(pk=row.pk, withdrawn_at__isnull=True).update(
        withdrawn_at=timezone.now(), content={}
    )
    if changed:
        record(action="harvest.taken_back", subject=row)
