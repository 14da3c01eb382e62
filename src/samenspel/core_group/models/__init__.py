# SPDX-License-Identifier: EUPL-1.2
from samenspel.core_group.models.agendas import AgendaItem
from samenspel.core_group.models.decisions import Decision, DecisionAction
from samenspel.core_group.models.handovers import Handover, HandoverStep, HandoverWords
from samenspel.core_group.models.signals import Signal, SignalKeptFrom, SignalStep

__all__ = [
    "AgendaItem",
    "Decision",
    "DecisionAction",
    "Handover",
    "HandoverStep",
    "HandoverWords",
    "Signal",
    "SignalKeptFrom",
    "SignalStep",
]
