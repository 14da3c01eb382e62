# SPDX-License-Identifier: EUPL-1.2
from samenspel.agenda.models.actions import ActionPoint, Companion, HelpOffer
from samenspel.agenda.models.groups import WorkingGroup

__all__ = ["ActionPoint", "Companion", "HelpOffer", "WorkingGroup"]
