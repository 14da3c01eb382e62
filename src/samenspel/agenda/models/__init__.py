# SPDX-License-Identifier: EUPL-1.2
from samenspel.agenda.models.actions import ActionPoint, Companion, HelpOffer
from samenspel.agenda.models.goals import Activity, Goal
from samenspel.agenda.models.groups import GroupWord, WorkingGroup
from samenspel.agenda.models.initiatives import Initiative, InitiativeAction, InitiativePartner
from samenspel.agenda.models.observations import (
    Bottleneck,
    BottleneckAnswer,
    Observation,
    Theme,
    ThemeNews,
    ThemeQuestion,
)
from samenspel.agenda.models.pledges import Pledge
from samenspel.agenda.models.proposals import Proposal, ProposalRemark, ProposalStep, ProposalSupport

__all__ = [
    "ActionPoint",
    "Activity",
    "Bottleneck",
    "BottleneckAnswer",
    "Companion",
    "Goal",
    "GroupWord",
    "HelpOffer",
    "Initiative",
    "InitiativeAction",
    "InitiativePartner",
    "Observation",
    "Pledge",
    "Proposal",
    "ProposalRemark",
    "ProposalStep",
    "ProposalSupport",
    "Theme",
    "ThemeNews",
    "ThemeQuestion",
    "WorkingGroup",
]
