# SPDX-License-Identifier: EUPL-1.2
"""An indicator as a picture, with its values as a table beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from samenspel.domain.dutch_numbers import written
from samenspel.domain.trends import Box, trend_layout
from samenspel.measurement.queries.indicators import IndicatorRow, Value

LARGE, SMALL = Box(60, 940, 70, 300), Box(16, 384, 28, 92)
MOST_LABELS = 12


@dataclass(frozen=True, slots=True)
class Point:
    """One value where it is drawn; every number is text already."""

    x: str
    y: str
    label_y: str
    number: str
    period: str
    is_named: bool
    is_last: bool
    is_running: bool
    line: str  # the path from the point before; empty for the first
    after_gap: bool


@dataclass(frozen=True, slots=True)
class TrendPicture:
    """What trend.html draws; `target` and `baseline` are words for their lines."""

    title: str
    unit: str
    points: tuple[Point, ...]
    rows: tuple[tuple[str, str, str], ...]  # period, value, note
    baseline_y: str
    baseline: str
    target_y: str
    target: str
    zero_y: str
    small: bool
    has_gap: bool
    template: str = "measurement/trend.html"


def with_unit(value: Decimal | None, unit: str) -> str:
    """ "12,5%", "1.250 gezinnen" or "7"; a dash for no value."""
    if value is None:
        return "–"
    if unit == "%":
        return f"{written(value)}%"
    return f"{written(value)} {unit}".strip()


def trend_picture(row: IndicatorRow, values: Sequence[Value] | None = None, *, small: bool = False) -> TrendPicture:
    """The values of an indicator; also of one that has none yet."""
    shown = list(row.values if values is None else values)
    points, baseline_y, target_y, zero_y = _points(row, shown, small=small) if shown else ((), "", "", "")
    return TrendPicture(
        title=row.name,
        unit=row.unit,
        points=points,
        rows=tuple((value.period, with_unit(value.value, row.unit), _note(value)) for value in shown),
        baseline_y=baseline_y,
        baseline=_("begin: %(value)s") % {"value": with_unit(row.baseline_value, row.unit)} if baseline_y else "",
        target_y=target_y,
        target=_("doel: %(value)s") % {"value": with_unit(row.target_value, row.unit)} if target_y else "",
        zero_y=zero_y,
        small=small,
        has_gap=any(point.after_gap for point in points),
    )


def trend_svg(picture: TrendPicture) -> str:
    """The same picture as a file of its own, that needs no style sheet."""
    return render_to_string("measurement/trend.svg", {"picture": picture}).strip()


def _note(value: Value) -> str:
    running = _("tot nu toe") if value.is_running else ""
    people = _("van %(people)d mensen") % {"people": value.people} if value.people else ""
    return ", ".join(part for part in (running, people, value.note) if part)


def _points(row: IndicatorRow, shown: list[Value], *, small: bool) -> tuple[tuple[Point, ...], str, str, str]:
    layout = trend_layout(
        [(value.span, float(value.value)) for value in shown],
        box=SMALL if small else LARGE,
        baseline=_float(row.baseline_value),
        target=_float(row.target_value),
        target_day=row.target_date,
    )
    step = -(-len(shown) // MOST_LABELS)
    last = len(shown) - 1
    points: list[Point] = []
    for at, (value, place) in enumerate(zip(shown, layout.points, strict=True)):
        before = layout.points[at - 1] if at else None
        points.append(
            Point(
                x=str(place.x),
                y=str(place.y),
                label_y=str(round(place.y - (12 if small else 16), 1)),
                number=written(value.value),
                period=value.period,
                is_named=at == last or ((last - at) % step == 0 and last - at >= step),
                is_last=at == last,
                is_running=value.is_running,
                line=f"M{before.x} {before.y}L{place.x} {place.y}" if before else "",
                after_gap=place.after_gap,
            )
        )
    heights = (layout.baseline_y, layout.target_y, layout.zero_y)
    baseline_y, target_y, zero_y = ("" if height is None else str(height) for height in heights)
    return tuple(points), baseline_y, target_y, zero_y


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
