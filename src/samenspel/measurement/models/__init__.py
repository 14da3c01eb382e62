# SPDX-License-Identifier: EUPL-1.2
from samenspel.measurement.models.indicators import Indicator, Measurement
from samenspel.measurement.models.reports import DashboardPublication, ReleasedCount, Report, ReportText

__all__ = ["DashboardPublication", "Indicator", "Measurement", "ReleasedCount", "Report", "ReportText"]
