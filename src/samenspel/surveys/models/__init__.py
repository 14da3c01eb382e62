# SPDX-License-Identifier: EUPL-1.2
from samenspel.surveys.models.reflections import ChosenWords, Reflection, ReflectionRound
from samenspel.surveys.models.rounds import Asked
from samenspel.surveys.models.scans import ScanAnswer, ScanWave

__all__ = ["Asked", "ChosenWords", "Reflection", "ReflectionRound", "ScanAnswer", "ScanWave"]
