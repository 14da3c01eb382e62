# SPDX-License-Identifier: EUPL-1.2
"""An indicator as plain values that are kept, and back again: what was frozen is drawn as it was."""

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder

from samenspel.domain.periods import Span
from samenspel.measurement.queries.indicators import IndicatorRow, Value


def plain(value: Any) -> Any:
    """Dates, decimals and ids as text."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def frozen_row(row: IndicatorRow) -> dict[str, Any]:
    kept: dict[str, Any] = plain(asdict(row))
    return kept


def thawed_row(kept: dict[str, Any]) -> IndicatorRow:
    return IndicatorRow(
        **{
            **kept,
            "id": UUID(kept["id"]),
            "goal_id": None,
            "part_of_id": None,
            "baseline_span": _span(kept["baseline_span"]) if kept["baseline_span"] else None,
            "baseline_value": _decimal(kept["baseline_value"]),
            "target_value": _decimal(kept["target_value"]),
            "target_date": date.fromisoformat(kept["target_date"]) if kept["target_date"] else None,
            "values": tuple(_value(one) for one in kept["values"]),
        }
    )


def _value(kept: dict[str, Any]) -> Value:
    return Value(**{**kept, "span": _span(kept["span"]), "value": Decimal(kept["value"]), "id": None})


def _span(kept: dict[str, str]) -> Span:
    return Span(date.fromisoformat(kept["start"]), date.fromisoformat(kept["end"]))


def _decimal(kept: str | None) -> Decimal | None:
    return None if kept is None else Decimal(kept)
