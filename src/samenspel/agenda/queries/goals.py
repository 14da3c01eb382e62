# SPDX-License-Identifier: EUPL-1.2
"""What the pages about goals show: goals below their pillars, who contributes what, how the working group is doing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from samenspel.agenda.constants import ActivityState, GoalState
from samenspel.agenda.models import Activity, Goal
from samenspel.agenda.queries.activities import ActivityRow, activity_rows, with_partners
from samenspel.agenda.queries.groups import GroupWordRow, last_words
from samenspel.organizations.models import Partner
from samenspel.partnerships.models import Pillar

PARTNERS_NAMED = 4


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal. `late`: its last day has passed and nobody said it is reached or let go."""

    id: UUID
    title: str
    notice: str
    pillar_id: UUID | None
    pillar: str
    group_id: UUID | None
    group: str
    group_word: GroupWordRow | None
    owner_partner_id: UUID | None
    owner_partner: str
    owner_id: UUID | None
    owner: str
    start_date: date | None
    end_date: date | None
    state: str
    state_label: str
    state_why: str
    closed_at: datetime | None
    late: bool
    version: int
    activities: tuple[ActivityRow, ...] = ()
    figures: tuple[Any, ...] = ()  # see queries.goal_figures

    @property
    def running(self) -> bool:
        return self.state == GoalState.RUNNING

    @property
    def partners(self) -> list[str]:
        """Who contributes, each once, in the order they came."""
        going = (one for one in self.activities if one.state != ActivityState.STOPPED)
        return list(dict.fromkeys(one.partner for one in going))

    @property
    def partners_named(self) -> str:
        return ", ".join(self.partners[:PARTNERS_NAMED])

    @property
    def partners_more(self) -> int:
        return max(0, len(self.partners) - PARTNERS_NAMED)


@dataclass(frozen=True, slots=True)
class PillarGoals:
    """The running goals of a pillar, in their order; `name` is empty for goals without one."""

    name: str
    goals: tuple[GoalRow, ...]


@dataclass(frozen=True, slots=True)
class GoalBoard:
    """All goals: those that run below their pillars, and those that are over, the last one first."""

    pillars: tuple[PillarGoals, ...]
    over: tuple[GoalRow, ...]

    @property
    def goals(self) -> list[GoalRow]:
        return [goal for pillar in self.pillars for goal in pillar.goals]


def goal_board() -> GoalBoard:
    rows = _rows(Goal.objects.order_by("position", "created_at", "pk"))
    running = [row for row in rows if row.running]
    over = sorted((row for row in rows if not row.running), key=lambda row: row.closed_at or _LONG_AGO, reverse=True)
    names = [(pk, name) for pk, name in Pillar.objects.values_list("pk", "name")]
    grouped = [
        PillarGoals(name, tuple(row for row in running if row.pillar_id == pk)) for pk, name in [*names, (None, "")]
    ]
    return GoalBoard(pillars=tuple(one for one in grouped if one.goals), over=tuple(over))


_LONG_AGO = datetime.min.replace(tzinfo=timezone.get_default_timezone())


def goal_row(goal_id: UUID) -> GoalRow:
    """One goal within the actor's scope, or 404."""
    Goal.of(goal_id)
    return _rows(Goal.objects.filter(pk=goal_id))[0]


def _rows(goals: QuerySet[Any]) -> list[GoalRow]:
    activities = Prefetch("activities", with_partners(Activity.objects.order_by("created_at", "pk")))
    found = list(
        goals.select_related("pillar", "working_group", "owner_partner__organization", "owner").prefetch_related(
            activities
        )
    )
    words = last_words({goal.working_group_id for goal in found if goal.working_group_id})
    today = timezone.localdate()
    return [_row(goal, words, today) for goal in found]


def _row(goal: Goal, words: dict[UUID, GroupWordRow], today: date) -> GoalRow:
    state = GoalState(goal.state)
    group = goal.working_group
    return GoalRow(
        id=goal.pk,
        title=goal.title,
        notice=goal.notice,
        pillar_id=goal.pillar_id,
        pillar=goal.pillar.name if goal.pillar else "",
        group_id=goal.working_group_id,
        group=group.name if group else "",
        group_word=words.get(group.pk) if group else None,
        owner_partner_id=goal.owner_partner_id,
        owner_partner=goal.owner_partner.organization.name if goal.owner_partner else "",
        owner_id=goal.owner_id,
        owner=goal.owner.name if goal.owner else "",
        start_date=goal.start_date,
        end_date=goal.end_date,
        state=state.value,
        state_label=str(state.label),
        state_why=goal.state_why,
        closed_at=goal.closed_at,
        late=state is GoalState.RUNNING and goal.end_date is not None and goal.end_date < today,
        version=goal.version,
        activities=tuple(activity_rows(goal.activities.all())),
    )


def partner_choices(*, besides: Iterable[UUID | None] = ()) -> list[tuple[str, str]]:
    """Partners that take part, by name; `besides` also when they do not (any more)."""
    partners = Partner.objects.filter(status="active") | Partner.objects.filter(pk__in=[pk for pk in besides if pk])
    named = partners.order_by(Lower("organization__name"), "pk")
    return [(str(pk), name) for pk, name in named.values_list("pk", "organization__name")]


def goal_choices() -> list[tuple[str, str]]:
    """The goals that run, in the order of the list; for forms that tie something to a goal."""
    running = Goal.objects.filter(state=GoalState.RUNNING).order_by("pillar__position", "position", "created_at")
    return [(str(pk), title) for pk, title in running.values_list("pk", "title")]
