# SPDX-License-Identifier: EUPL-1.2
"""Action points: made, changed, and how it goes with them."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.agenda.constants import CLOSED, MOST_COMPANIONS, ActionState
from samenspel.agenda.models import ActionPoint, Companion
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.domain.actionability import code_of, judge
from samenspel.organizations.models import Contact


@transaction.atomic
def add_action_point(
    *,
    owner_id: UUID,
    what: str,
    first_step: str = "",
    due_date: date | None = None,
    companion_ids: Collection[UUID] = (),
    form_key: UUID | None = None,
    written_on: date | None = None,
) -> ActionPoint:
    """Somebody is going to do something. The same `form_key` gives the first one back.

    What the hints say of it now is kept for the counts; `written_on` is the day it was written, if not today (paper).
    """
    Contact.of(owner_id)
    if form_key is not None and (made := ActionPoint.objects.filter(pk=form_key).first()) is not None:
        found: ActionPoint = made
        return found
    if not what:
        raise Refused(_("Schrijf op wat er gaat gebeuren."), field="what")
    action = ActionPoint(
        partnership_id=current_partnership_id(),
        owner_id=owner_id,
        what=what,
        first_step=first_step,
        due_date=due_date,
        judged=judged_as(what=what, first_step=first_step, due_date=due_date, written_on=written_on),
        **({"pk": form_key} if form_key else {}),
    )
    try:
        with transaction.atomic():
            action.save(force_insert=True)
    except IntegrityError as error:  # the same form at the same moment, or a key that is not ours
        raise Refused(_("Dit is al bewaard of de pagina is verouderd. Laad de pagina opnieuw.")) from error
    _set_companions(action, companion_ids)
    record(action="action.added", subject=action, owner=str(owner_id))
    return action


def judged_as(*, what: str, first_step: str, due_date: date | None, written_on: date | None = None) -> str:
    """The codes of what was lacking on the day it was written."""
    today = written_on or timezone.localdate()
    return code_of(judge(what=what, first_step=first_step, due=due_date, today=today))


@transaction.atomic
def rewrite_action_point(
    *,
    action_id: UUID,
    what: str,
    first_step: str,
    due_date: date | None,
    companion_ids: Collection[UUID] | None = None,
    written_on: date | None = None,
) -> None:
    """The same person is still writing it, in the evaluation: judged anew. `companion_ids` None leaves them."""
    action = ActionPoint.of(action_id)
    judged = judged_as(what=what, first_step=first_step, due_date=due_date, written_on=written_on)
    ActionPoint.objects.filter(pk=action_id).update(
        what=what, first_step=first_step, due_date=due_date, judged=judged, version=F("version") + 1
    )
    if companion_ids is not None:
        _set_companions(action, companion_ids)


@transaction.atomic
def change_action_point(
    *,
    action_id: UUID,
    version: int,
    owner_id: UUID,
    what: str,
    first_step: str,
    due_date: date | None,
    companion_ids: Collection[UUID] = (),
) -> None:
    """Raises `Conflict` when somebody else changed it in the meantime. How it was judged when written stays."""
    action = ActionPoint.of(action_id)
    Contact.of(owner_id)
    changed = ActionPoint.objects.filter(pk=action_id, version=version).update(
        owner_id=owner_id,
        what=what,
        first_step=first_step,
        due_date=due_date,
        answered_at=timezone.now(),
        asked_count=0,
        version=F("version") + 1,
    )
    if not changed:
        raise Conflict(_("Iemand anders heeft dit actiepunt net gewijzigd."))
    action.owner_id = owner_id
    _set_companions(action, companion_ids)
    record(action="action.changed", subject=action, owner=str(owner_id))


@transaction.atomic
def set_action_state(*, action_id: UUID, state: str) -> ActionPoint:
    """How it stands with an action point. One tap, and another tap undoes it. Each tap is an answer to the mails."""
    action = ActionPoint.of(action_id)
    wanted = ActionState(state)
    now = timezone.now()
    answered = ActionPoint.objects.filter(pk=action_id)
    answered.update(answered_at=now, asked_count=0)
    changed = answered.exclude(state=wanted).update(
        state=wanted, closed_at=now if wanted in CLOSED else None, obstacle="", version=F("version") + 1
    )
    if changed:
        action.state = wanted
        record(action="action.state_set", subject=action, state=wanted.value)
    return action


@transaction.atomic
def say_obstacle(*, action_id: UUID, version: int, obstacle: str) -> None:
    """What is in the way, if the owner wants to say; only while it is stuck.

    Raises `Conflict` when somebody else wrote something else meanwhile; the same words twice are one answer.
    """
    action = ActionPoint.of(action_id)
    if action.state != ActionState.STUCK:
        raise Refused(_("Dit actiepunt staat niet meer op vastgelopen."))
    if action.obstacle == obstacle:
        return
    stuck = ActionPoint.objects.filter(pk=action_id, state=ActionState.STUCK, version=version)
    if not stuck.update(obstacle=obstacle, version=F("version") + 1):
        raise Conflict(_("Iemand anders heeft dit actiepunt net gewijzigd."))
    record(action="action.obstacle_said", subject=action, filled=bool(obstacle))


@transaction.atomic
def leave_company(*, action_id: UUID, contact_id: UUID) -> None:
    """Somebody who was named with an action point does not take part after all."""
    gone, _each = Companion.objects.filter(action_point_id=action_id, contact_id=contact_id).delete()
    if gone:
        record(action="action.left", contact=str(contact_id))


def _set_companions(action: ActionPoint, companion_ids: Collection[UUID]) -> None:
    """Those named now; whoever is not visible to this actor can stay, but not be added."""
    wanted = set(companion_ids) - {action.owner_id}
    if len(wanted) > MOST_COMPANIONS:
        raise Refused(_("Kies er hooguit %(count)d.") % {"count": MOST_COMPANIONS}, field="with_0")
    now = set(Companion.objects.filter(action_point=action).values_list("contact_id", flat=True))
    new = wanted - now
    if Contact.objects.filter(pk__in=new).count() != len(new):
        raise NotFound("a companion")
    Companion.objects.filter(action_point=action).exclude(contact_id__in=wanted).delete()
    for contact_id in sorted(new):
        Companion._base_manager.get_or_create(
            action_point=action, contact_id=contact_id, partnership_id=action.partnership_id
        )
