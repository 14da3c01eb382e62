# SPDX-License-Identifier: EUPL-1.2
"""Bars in pairs and a line of time, ready to be drawn; every number is text already (no decimal comma in SVG)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from samenspel.domain.lettering import shorten

Text = str | Promise

_WIDTH = 1000.0
_BARS_TOP, _BARS_BOTTOM = 46.0, 280.0


@dataclass(frozen=True, slots=True)
class BarPair:
    """Two counts that belong to one moment; None means that it was not counted."""

    label: str
    first: int | None
    second: int | None
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    x: str
    y: str
    width: str
    height: str
    middle: str
    number_y: str
    number: str


@dataclass(frozen=True, slots=True)
class DrawnPair:
    pair: BarPair
    middle: str
    label: str
    note: str
    first: Bar
    second: Bar


@dataclass(frozen=True, slots=True)
class BarChart:
    """What bars.html draws, with a table as twin."""

    title: Text
    row_name: Text
    first_name: Text
    second_name: Text
    pairs: tuple[DrawnPair, ...]
    font_size: str
    template: str = "ui/pictures/bars.html"


def bar_chart(
    pairs: Sequence[BarPair], *, title: Text, row_name: Text, first_name: Text, second_name: Text
) -> BarChart:
    """Pairs of bars on one scale that starts at nought."""
    most = max([1, *(count for pair in pairs for count in (pair.first, pair.second) if count is not None)])
    slot = _WIDTH / max(len(pairs), 1)
    font = 17.0 if len(pairs) <= 9 else 13.0
    return BarChart(
        title=title,
        row_name=row_name,
        first_name=first_name,
        second_name=second_name,
        pairs=tuple(_pair(pair, (index + 0.5) * slot, slot, most, font) for index, pair in enumerate(pairs)),
        font_size=f"{font:.1f}",
    )


def _pair(pair: BarPair, middle: float, slot: float, most: int, font: float) -> DrawnPair:
    width = min(0.31 * slot, 46.0)
    return DrawnPair(
        pair=pair,
        middle=f"{middle:.1f}",
        label=shorten(pair.label, width=slot - 6, font_size=font * 1.06),
        note=shorten(pair.note, width=slot - 6, font_size=font),
        first=_bar(pair.first, middle - width - 3, width, most),
        second=_bar(pair.second, middle + 3, width, most),
    )


def _bar(count: int | None, x: float, width: float, most: int) -> Bar:
    height = (_BARS_BOTTOM - _BARS_TOP) * (count or 0) / most
    top = _BARS_BOTTOM - height
    return Bar(
        x=f"{x:.1f}",
        y=f"{top:.1f}",
        width=f"{width:.1f}",
        height=f"{height:.1f}",
        middle=f"{x + width / 2:.1f}",
        number_y=f"{top - 8:.1f}",
        number="–" if count is None else str(count),
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened or will happen."""

    day: date
    label: str
    title: str
    note: str = ""
    url: str = ""
    is_next: bool = False


@dataclass(frozen=True, slots=True)
class DrawnMoment:
    moment: Moment
    x: str
    above: bool
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What timeline.html draws, with the list as twin."""

    title: Text
    moments: tuple[DrawnMoment, ...]
    template: str = "ui/pictures/timeline.html"


def timeline(moments: Sequence[Moment], *, title: Text) -> Timeline:
    """Moments on a line at the distance of their days, never nearer than can be read; words turn up and down."""
    ordered = sorted(moments, key=lambda moment: moment.day)
    places = _places([moment.day.toordinal() for moment in ordered])
    return Timeline(
        title=title,
        moments=tuple(
            DrawnMoment(
                moment=moment,
                x=f"{x:.1f}",
                above=index % 2 == 0,
                title=shorten(moment.title, width=_room(places, index), font_size=17),
                note=shorten(moment.note, width=_room(places, index), font_size=15.5),
            )
            for index, (moment, x) in enumerate(zip(ordered, places, strict=True))
        ),
    )


def _places(days: list[int]) -> list[float]:
    """Half of the line follows the days, half keeps them apart."""
    count = len(days)
    if count < 2:
        return [_WIDTH / 2] * count
    low, high, margin = days[0], days[-1], min(110.0, _WIDTH / count)
    span = _WIDTH - 2 * margin
    even = [index / (count - 1) for index in range(count)]
    true = [(day - low) / (high - low) if high > low else share for day, share in zip(days, even, strict=True)]
    return [margin + span * (0.4 * t + 0.6 * e) for t, e in zip(true, even, strict=True)]


def _room(places: list[float], index: int) -> float:
    """The width that the words of a moment have: up to the next ones on the same side, or the edge."""
    x = places[index]
    limits = [2 * x, 2 * (_WIDTH - x)]
    limits += [abs(places[other] - x) - 10 for other in (index - 2, index + 2) if 0 <= other < len(places)]
    return min(limits)
