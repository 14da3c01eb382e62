# SPDX-License-Identifier: EUPL-1.2
"""Goals: written, changed, put in order, reached or let go."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.agenda.constants import GoalState
from samenspel.agenda.models import Goal, WorkingGroup
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.organizations.models import Contact, Partner
from samenspel.partnerships.models import Pillar


@transaction.atomic
def add_goal(
    *,
    form_key: UUID,
    title: str,
    notice: str = "",
    pillar_id: UUID | None = None,
    working_group_id: UUID | None = None,
    owner_partner_id: UUID | None = None,
    owner_id: UUID | None = None,
    start_date: date | None = None,
    end_date: date | None = None,
) -> Goal:
    """A new goal, below the others of its pillar. The same `form_key` gives the first one back."""
    if (made := Goal.objects.filter(pk=form_key).first()) is not None:
        found: Goal = made
        return found
    _refuse_wrong_dates(start_date, end_date)
    _refuse_unknown(pillar_id, working_group_id)
    last = Goal.objects.filter(pillar_id=pillar_id).aggregate(last=Max("position"))["last"]
    goal = Goal(
        pk=form_key,
        partnership_id=current_partnership_id(),
        title=title,
        notice=notice,
        pillar_id=pillar_id,
        working_group_id=working_group_id,
        owner_partner_id=_partner_of(owner_partner_id, owner_id),
        owner_id=owner_id,
        start_date=start_date,
        end_date=end_date,
        position=0 if last is None else last + 1,
    )
    try:
        with transaction.atomic():
            goal.save(force_insert=True)
    except IntegrityError as error:
        raise _title_taken() from error
    record(action="goal.added", subject=goal)
    return goal


@transaction.atomic
def change_goal(
    *,
    goal_id: UUID,
    version: int,
    title: str,
    notice: str,
    pillar_id: UUID | None,
    working_group_id: UUID | None,
    owner_partner_id: UUID | None,
    owner_id: UUID | None,
    start_date: date | None,
    end_date: date | None,
) -> None:
    """Raises `Conflict` when somebody else changed it in the meantime."""
    goal = Goal.of(goal_id)
    _refuse_wrong_dates(start_date, end_date)
    _refuse_unknown(pillar_id, working_group_id)
    try:
        with transaction.atomic():
            changed = Goal.objects.filter(pk=goal_id, version=version).update(
                title=title,
                notice=notice,
                pillar_id=pillar_id,
                working_group_id=working_group_id,
                owner_partner_id=_partner_of(owner_partner_id, owner_id),
                owner_id=owner_id,
                start_date=start_date,
                end_date=end_date,
                version=F("version") + 1,
            )
    except IntegrityError as error:
        raise _title_taken() from error
    if not changed:
        raise Conflict(_("Iemand anders heeft dit doel net gewijzigd."))
    record(action="goal.changed", subject=goal)


@transaction.atomic
def close_goal(*, goal_id: UUID, version: int, state: str, why: str) -> None:
    """Reached or let go, with the reason. Raises `Conflict` when somebody else changed the goal meanwhile."""
    goal = Goal.of(goal_id)
    wanted = GoalState(state)
    if wanted is GoalState.RUNNING or not why:
        raise Refused(_("Kies bereikt of losgelaten, en schrijf op waarom."), field="why")
    changed = Goal.objects.filter(pk=goal_id, version=version).update(
        state=wanted, state_why=why, closed_at=timezone.now(), version=F("version") + 1
    )
    if not changed:
        raise Conflict(_("Iemand anders heeft dit doel net gewijzigd."))
    record(action="goal.closed", subject=goal, state=wanted.value)


@transaction.atomic
def reopen_goal(*, goal_id: UUID) -> None:
    """The goal runs again; the reason it was closed goes."""
    goal = Goal.of(goal_id)
    reopened = Goal.objects.filter(pk=goal_id).exclude(state=GoalState.RUNNING)
    if reopened.update(state=GoalState.RUNNING, state_why="", closed_at=None, version=F("version") + 1):
        record(action="goal.reopened", subject=goal)


@transaction.atomic
def move_goal(*, goal_id: UUID, up: bool) -> None:
    """One place up or down among the running goals of its pillar; at the end nothing happens."""
    goal = Goal.of(goal_id)
    beside = Goal.objects.filter(pillar_id=goal.pillar_id, state=GoalState.RUNNING)
    order: list[UUID] = list(beside.select_for_update().order_by("position", "created_at").values_list("pk", flat=True))
    if goal.pk not in order:
        return
    here = order.index(goal.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(order):
        return
    order[here], order[there] = order[there], order[here]
    for position, pk in enumerate(order):
        Goal.objects.filter(pk=pk).exclude(position=position).update(position=position)
    record(action="goal.moved", subject=goal, up=up)


def _refuse_wrong_dates(start_date: date | None, end_date: date | None) -> None:
    if start_date and end_date and end_date < start_date:
        raise Refused(_("Het einde ligt vóór het begin. Kijk de dagen na."), field="end_date")


def _refuse_unknown(pillar_id: UUID | None, working_group_id: UUID | None) -> None:
    if pillar_id is not None:
        Pillar.of(pillar_id)
    if working_group_id is not None:
        WorkingGroup.of(working_group_id)


def _partner_of(owner_partner_id: UUID | None, owner_id: UUID | None) -> UUID | None:
    """The partner that was chosen; else the one of the person who looks after the goal."""
    contact = Contact.of(owner_id) if owner_id is not None else None
    if owner_partner_id is not None:
        return Partner.of(owner_partner_id).pk
    return contact.partner_id if contact else None


def _title_taken() -> Refused:
    return Refused(_("Er is al een doel dat zo heet."), field="title")
