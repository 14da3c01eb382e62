# SPDX-License-Identifier: EUPL-1.2
"""Action points and working groups: made, changed, finished."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.agenda.constants import ActionState
from samenspel.agenda.models import ActionPoint, WorkingGroup
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Pillar

CLOSED = frozenset({ActionState.DONE, ActionState.LET_GO})


@transaction.atomic
def add_action_point(
    *, owner_id: UUID, what: str, first_step: str = "", due_date: date | None = None, form_key: UUID | None = None
) -> ActionPoint:
    """Somebody is going to do something. The same `form_key` gives the first one back."""
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
        **({"pk": form_key} if form_key else {}),
    )
    try:
        with transaction.atomic():
            action.save(force_insert=True)
    except IntegrityError as error:  # the same form at the same moment, or a key that is not ours
        raise Refused(_("Dit is al bewaard of de pagina is verouderd. Laad de pagina opnieuw.")) from error
    record(action="action.added", subject=action, owner=str(owner_id))
    return action


@transaction.atomic
def change_action_point(
    *, action_id: UUID, version: int, owner_id: UUID, what: str, first_step: str, due_date: date | None
) -> None:
    """Raises `Conflict` when somebody else changed it in the meantime."""
    action = ActionPoint.of(action_id)
    Contact.of(owner_id)
    changed = ActionPoint.objects.filter(pk=action_id, version=version).update(
        owner_id=owner_id, what=what, first_step=first_step, due_date=due_date, version=F("version") + 1
    )
    if not changed:
        raise Conflict(_("Iemand anders heeft dit actiepunt net gewijzigd."))
    record(action="action.changed", subject=action, owner=str(owner_id))


@transaction.atomic
def set_action_state(*, action_id: UUID, state: str) -> ActionPoint:
    """How it stands with an action point. One tap, and another tap undoes it."""
    action = ActionPoint.of(action_id)
    wanted = ActionState(state)
    closed_at = timezone.now() if wanted in CLOSED else None
    changed = (
        ActionPoint.objects.filter(pk=action_id)
        .exclude(state=wanted)
        .update(state=wanted, closed_at=closed_at, version=F("version") + 1)
    )
    if changed:
        action.state = wanted
        record(action="action.state_set", subject=action, state=wanted.value)
    return action


@transaction.atomic
def add_group(
    *,
    form_key: UUID,
    name: str,
    purpose: str,
    pillar_id: UUID | None,
    ambassador_id: UUID | None,
    deputy_id: UUID | None,
) -> WorkingGroup:
    """A new working group. The same `form_key` gives the first one back."""
    if (made := WorkingGroup.objects.filter(pk=form_key).first()) is not None:
        found: WorkingGroup = made
        return found
    _refuse_wrong_people(ambassador_id, deputy_id)
    _refuse_unknown_pillar(pillar_id)
    group = WorkingGroup(
        pk=form_key,
        partnership_id=current_partnership_id(),
        name=name,
        purpose=purpose,
        pillar_id=pillar_id,
        ambassador_id=ambassador_id,
        deputy_id=deputy_id,
    )
    try:
        with transaction.atomic():
            group.save(force_insert=True)
    except IntegrityError as error:
        raise _name_taken() from error
    record(action="group.added", subject=group)
    return group


@transaction.atomic
def change_group(
    *,
    group_id: UUID,
    version: int,
    name: str,
    purpose: str,
    pillar_id: UUID | None,
    ambassador_id: UUID | None,
    deputy_id: UUID | None,
) -> None:
    """Raises `Conflict` when somebody else changed it in the meantime."""
    group = WorkingGroup.of(group_id)
    _refuse_wrong_people(ambassador_id, deputy_id)
    _refuse_unknown_pillar(pillar_id)
    try:
        with transaction.atomic():
            changed = WorkingGroup.objects.filter(pk=group_id, version=version).update(
                name=name,
                purpose=purpose,
                pillar_id=pillar_id,
                ambassador_id=ambassador_id,
                deputy_id=deputy_id,
                version=F("version") + 1,
            )
    except IntegrityError as error:
        raise _name_taken() from error
    if not changed:
        raise Conflict(_("Iemand anders heeft deze werkgroep net gewijzigd."))
    record(action="group.changed", subject=group)


@transaction.atomic
def remove_group(*, group_id: UUID) -> None:
    """The group is gone; its people and what they agreed stay."""
    group = WorkingGroup.of(group_id)
    record(action="group.removed", subject=group)
    group.delete()


def _refuse_wrong_people(ambassador_id: UUID | None, deputy_id: UUID | None) -> None:
    if deputy_id is not None and deputy_id == ambassador_id:
        raise Refused(_("Kies twee verschillende mensen: valt de een uit, dan gaat de ander door."), field="deputy")
    for contact_id in (ambassador_id, deputy_id):
        if contact_id is not None:
            Contact.of(contact_id)


def _refuse_unknown_pillar(pillar_id: UUID | None) -> None:
    if pillar_id is not None:
        Pillar.of(pillar_id)


def _name_taken() -> Refused:
    return Refused(_("Er is al een werkgroep met deze naam."), field="name")
