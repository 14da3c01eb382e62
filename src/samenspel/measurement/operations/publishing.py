# SPDX-License-Identifier: EUPL-1.2
"""Figures become public, as somebody looked at them; and are taken back."""

import secrets
from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.measurement.models import DashboardPublication, ReleasedCount
from samenspel.measurement.queries.dashboard import Draft, Key, Release, draft, findings
from samenspel.partnerships.models import Partnership

CODE_BYTES = 32


def publish_dashboard(*, parts: Collection[str], seen: str, may_be_found: bool) -> DashboardPublication:
    """Freeze it for everybody who has the address; the address stays the same until it is taken back.

    `seen` is the digest of what the facilitator looked at. Raises Conflict when the rows have changed since, and
    Refused when the name or an address of a person stands in the words, or when there is nothing to show.
    """
    made = draft(Partnership.objects.get(pk=current_partnership_id()), parts)
    if findings(made.content):
        raise Refused(_("Er staat nog een naam of adres van iemand in. Haal die eerst weg."))
    if not made.content["figures"]:
        raise Refused(_("Er is nog geen cijfer om te laten zien. Zet bij een cijfer dat het openbaar mag."))
    if made.digest != seen:
        raise Conflict(_("Er is intussen iets veranderd. Kijk nog een keer of dit openbaar mag."))
    try:
        return _publish(made, may_be_found=may_be_found)
    except IntegrityError:  # published by somebody else at the same moment: now there is a row to renew
        return _publish(made, may_be_found=may_be_found)


@transaction.atomic
def _publish(made: Draft, *, may_be_found: bool) -> DashboardPublication:
    there: DashboardPublication | None = (
        DashboardPublication.objects.filter(withdrawn_at__isnull=True).select_for_update().first()
    )
    if there is not None and there.content == made.content and there.may_be_found == may_be_found:
        return there  # a second press of the button
    row = there or DashboardPublication(partnership_id=current_partnership_id(), code=secrets.token_urlsafe(CODE_BYTES))
    row.content, row.may_be_found, row.published_at = made.content, may_be_found, timezone.now()
    row.save()
    _remember(made.releases)
    record(action="dashboard.published", subject=row, figures=len(made.content["figures"]), may_be_found=may_be_found)
    return row


def _remember(releases: Mapping[Key, Release]) -> None:
    """What was shown of each count, for the next release to compare with."""
    ReleasedCount.objects.bulk_create(
        [
            ReleasedCount(
                partnership_id=current_partnership_id(),
                what=what,
                start_date=span.start,
                end_date=span.end,
                exact=release.exact,
                people=release.people,
                shown=release.shown,
            )
            for (what, span), release in releases.items()
        ],
        batch_size=200,
        update_conflicts=True,
        unique_fields=["partnership", "what", "start_date", "end_date"],
        update_fields=["exact", "people", "shown"],
    )


@transaction.atomic
def take_back_dashboard(*, publication_id: UUID) -> None:
    """The address opens nothing from this moment on, and what it showed is gone. Twice is once."""
    row: DashboardPublication = DashboardPublication.of(publication_id)
    changed = DashboardPublication.objects.filter(pk=row.pk, withdrawn_at__isnull=True).update(
        withdrawn_at=timezone.now(), content={}
    )
    if changed:
        record(action="dashboard.taken_back", subject=row)
