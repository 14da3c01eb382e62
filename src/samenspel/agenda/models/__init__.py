# SPDX-License-Identifier: EUPL-1.2
from samenspel.agenda.models.actions import ActionPoint, Companion, HelpOffer
from samenspel.agenda.models.goals import Activity, Goal
from samenspel.agenda.models.groups import GroupWord, WorkingGroup
from samenspel.agenda.models.initiatives import Initiative, InitiativeAction, InitiativePartner
from samenspel.agenda.models.pledges import Pledge
from samenspel.agenda.models.proposals import Proposal, ProposalRemark, ProposalStep, ProposalSupport

__all__ = [
    "ActionPoint",
    "Activity",
    "Companion",
    "Goal",
    "GroupWord",
    "HelpOffer",
    "Initiative",
    "InitiativeAction",
    "InitiativePartner",
    "Pledge",
    "Proposal",
    "ProposalRemark",
    "ProposalStep",
    "ProposalSupport",
    "WorkingGroup",
]
