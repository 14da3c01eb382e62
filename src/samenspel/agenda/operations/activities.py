# SPDX-License-Identifier: EUPL-1.2
"""What partners contribute to a goal: added, changed, taken back."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samenspel.agenda.constants import ActivityState
from samenspel.agenda.models import Activity, Goal
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.organizations.models import Partner


@transaction.atomic
def add_activity(
    *,
    form_key: UUID,
    goal_id: UUID,
    partner_id: UUID,
    what: str,
    reinforces_id: UUID | None = None,
    state: str = ActivityState.BUSY,
) -> Activity:
    """What this partner does for the goal. The same `form_key` gives the first one back."""
    Goal.of(goal_id)
    Partner.of(partner_id)
    if (made := Activity.objects.filter(pk=form_key).first()) is not None:
        found: Activity = made
        return found
    if Activity.objects.filter(goal_id=goal_id, partner_id=partner_id, what=what).exists():
        raise Refused(_("Dit staat er al bij deze partner."), field="what")
    _refuse_strengthening_oneself(reinforces_id, partner_id)
    activity = Activity(
        pk=form_key,
        partnership_id=current_partnership_id(),
        goal_id=goal_id,
        partner_id=partner_id,
        what=what,
        reinforces_id=reinforces_id,
        state=ActivityState(state),
    )
    try:
        with transaction.atomic():
            activity.save(force_insert=True)
    except IntegrityError as error:  # the same form at the same moment, or a key that is not ours
        raise Refused(_("Dit is al bewaard of de pagina is verouderd. Laad de pagina opnieuw.")) from error
    record(action="activity.added", subject=activity, goal=str(goal_id), partner=str(partner_id))
    return activity


@transaction.atomic
def change_activity(*, activity_id: UUID, version: int, what: str, reinforces_id: UUID | None, state: str) -> None:
    """Raises `Conflict` when somebody else changed it in the meantime. Whose it is stays."""
    activity = Activity.of(activity_id)
    _refuse_strengthening_oneself(reinforces_id, activity.partner_id)
    changed = Activity.objects.filter(pk=activity_id, version=version).update(
        what=what, reinforces_id=reinforces_id, state=ActivityState(state), version=F("version") + 1
    )
    if not changed:
        raise Conflict(_("Iemand anders heeft dit net gewijzigd."))
    record(action="activity.changed", subject=activity, state=state)


@transaction.atomic
def remove_activity(*, activity_id: UUID) -> None:
    """It was written by mistake; what is over is put on stopped instead."""
    activity = Activity.of(activity_id)
    record(action="activity.removed", subject=activity, goal=str(activity.goal_id))
    activity.delete()


def _refuse_strengthening_oneself(reinforces_id: UUID | None, partner_id: UUID) -> None:
    if reinforces_id is not None and Activity.of(reinforces_id).partner_id == partner_id:
        raise Refused(_("Kies iets van een andere partner."), field="reinforces")
