# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from samenspel.measurement.models import DashboardPublication
from samenspel.partnerships.models import Partnership


def made(make: Any, *, pact: Partnership, **_others: Any) -> dict[str, Any]:
    """A figure with a target and a value by hand."""
    indicator = make(
        "measurement.Indicator",
        name="Gezinnen met hulp",
        kind="how_much",
        unit="gezinnen",
        target_value=Decimal(200),
        target_date=date(2027, 12, 31),
    )
    value = make(
        "measurement.Measurement",
        indicator=indicator,
        start_date=date(2024, 1, 1),
        end_date=date(2024, 12, 31),
        value=Decimal(120),
    )
    report = make(
        "measurement.Report", title="Jaarverslag 2024", first_date=date(2024, 1, 1), last_date=date(2024, 12, 31)
    )
    code = f"cijfers-{pact.slug}-0123456789"
    content = {"name": pact.name, "is_made_up": True, "parts": [], "ambition": "Samen", "goals": [], "figures": []}
    # There is one at a time; the made-up municipality has its own.
    DashboardPublication._base_manager.filter(partnership=pact).update(withdrawn_at=timezone.now())
    public = make(
        "measurement.DashboardPublication", code=code, content=content, published_at=timezone.now(), may_be_found=False
    )
    return {
        "indicator_id": indicator.pk,
        "measurement_id": value.pk,
        "report_id": report.pk,
        "dashboard_id": public.pk,
        "dashboard_code": code,
    }
