# SPDX-License-Identifier: EUPL-1.2
"""Somebody's own step plan: what they are going to do, whom they got to know, and what they meant to give."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samenspel.agenda.queries.actions import ActionRow, own_action_rows
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import YesNo
from samenspel.gatherings.models import Evaluation
from samenspel.gatherings.queries.named import Known, known_people, waiting_names

MEANT = (YesNo.YES, YesNo.MAYBE)


@dataclass(frozen=True, slots=True)
class Intention:
    """What somebody said at one gathering: to cooperate, to contribute, and how."""

    title: str
    starts_at: datetime
    will_cooperate: str
    will_contribute: str
    contribution: str

    @property
    def cooperates(self) -> bool:
        return self.will_cooperate == YesNo.YES

    @property
    def maybe_cooperates(self) -> bool:
        return self.will_cooperate == YesNo.MAYBE

    @property
    def contributes(self) -> bool:
        return self.will_contribute == YesNo.YES

    @property
    def maybe_contributes(self) -> bool:
        return self.will_contribute == YesNo.MAYBE


@dataclass(frozen=True, slots=True)
class StepPlan:
    name: str
    me: UUID
    going: list[ActionRow]
    closed: list[ActionRow]
    known: list[Known]
    intentions: list[Intention]
    waiting: int  # names that wait for an answer

    @property
    def is_empty(self) -> bool:
        return not (self.going or self.closed or self.known or self.intentions)


def step_plan(contact_id: UUID) -> StepPlan:
    rows = own_action_rows()
    return StepPlan(
        name=current_actor().name,
        me=contact_id,
        going=[row for row in rows if row.going],
        closed=[row for row in rows if not row.going],
        known=known_people(contact_id),
        intentions=_intentions(contact_id),
        waiting=waiting_names(contact_id),
    )


def _intentions(contact_id: UUID) -> list[Intention]:
    """Of each gathering where they meant something, the last one first."""
    said = Evaluation.objects.filter(registration__contact_id=contact_id).order_by("-gathering__starts_at")
    columns = ("gathering__title", "gathering__starts_at", "will_cooperate", "will_contribute", "contribution")
    found = [Intention(*row) for row in said.values_list(*columns)]
    return [one for one in found if one.will_cooperate in MEANT or one.will_contribute in MEANT or one.contribution]
