# SPDX-License-Identifier: EUPL-1.2
from samenspel.measurement.models.indicators import Indicator, Measurement

__all__ = ["Indicator", "Measurement"]
