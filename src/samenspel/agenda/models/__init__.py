# SPDX-License-Identifier: EUPL-1.2
from samenspel.agenda.models.actions import ActionPoint, Companion, HelpOffer
from samenspel.agenda.models.goals import Activity, Goal
from samenspel.agenda.models.groups import GroupWord, WorkingGroup

__all__ = ["ActionPoint", "Activity", "Companion", "Goal", "GroupWord", "HelpOffer", "WorkingGroup"]
