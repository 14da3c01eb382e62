# SPDX-License-Identifier: EUPL-1.2
"""The agenda on one page as SVG: the same drawing in the page, as a file, and on paper.

Colours stand in it twice: as attributes for a file that has no style sheet, and as classes that the page's style sheet
gives the colours of the pact (and those of the dark). Shapes say the same as colours, so it prints in black and white.
"""

from collections.abc import Iterable
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.domain.agenda_bands import (
    FONT,
    LINE,
    PAD,
    WIDTH,
    AgendaLayout,
    Arrow,
    Box,
    Curve,
    GoalNode,
    lay_out_agenda,
)

_INK, _QUIET, _LINE_COLOUR, _PAPER = "#1c2b2d", "#556464", "#8b9a99", "#ffffff"
_HEAD = 46.0  # the words above the columns
_LETTERS = "Source Sans Pro, Source Sans 3, Segoe UI, Helvetica, Arial, sans-serif"
_CIRCLES = {"outer": ("#fdf0cf", "#7a5200"), "middle": ("#b9412b", "#b9412b"), "inner": ("#0e5a5e", "#0e5a5e")}


def agenda_svg(goals: tuple[GoalNode, ...], *, title: str) -> SafeString:
    """The whole picture; `title` is what a screen reader says of it."""
    return _drawn(goals, title, get_language() or "nl")


def agenda_height(goals: tuple[GoalNode, ...]) -> float:
    """How high the picture is when it is one wide."""
    return (lay_out_agenda(goals).height + _HEAD) / WIDTH


@lru_cache(maxsize=16)
def _drawn(goals: tuple[GoalNode, ...], title: str, _language: str) -> SafeString:
    layout = lay_out_agenda(goals)
    height = _n(layout.height + _HEAD)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {_n(-_HEAD)} {_n(WIDTH)} {height}" width="{_n(WIDTH)}" '
        f'height="{height}" role="img" font-family="{_LETTERS}" font-size="{_n(FONT)}" class="agenda-map">',
        f"<title>{escape(title)}</title>",
        f'<rect class="agenda-map__paper" y="{_n(-_HEAD)}" width="{_n(WIDTH)}" height="{height}" fill="{_PAPER}"/>',
        *_columns(layout),
        *(_text(10.0, heading.baseline, heading.text, weight=600, quiet=True) for heading in layout.headings),
        *(_curve(curve) for curve in layout.curves),
        *(_arrow(arrow) for arrow in layout.arrows),
        *(_activity(box) for box in layout.activities),
        *(_goal(box) for box in layout.goals),
        *(_indicator(box) for box in layout.indicators),
        "</svg>",
    ]
    return mark_safe("".join(parts))  # noqa: S308 - every word in it went through escape


def _columns(layout: AgendaLayout) -> Iterable[str]:
    """What stands in each column, above it; the last only when something is counted."""
    if layout.goals:
        yield _text(84.0, -18.0, _("Wie draagt wat bij"), weight=600)
        yield _text(layout.goals[0].x, -18.0, _("Wat we willen bereiken"), weight=600)
    if layout.indicators:
        yield _text(layout.indicators[0].x, -18.0, _("Waaraan we het zien"), weight=600)


def _activity(box: Box) -> str:
    """Rounded, with the mark of the partner's circle before its name."""
    return "".join(
        (
            _rectangle(box, "agenda-map__box", radius=14, stroke=_LINE_COLOUR, width=1.6),
            _mark(box.circle, box.x + PAD + 8.0, box.y + PAD + 0.5 * LINE),
            _lines(box),
        )
    )


def _goal(box: Box) -> str:
    """Square and heavy: everything beside it is there for this."""
    return _rectangle(box, "agenda-map__goal", radius=0, stroke=_INK, width=3.4) + _lines(box)


def _indicator(box: Box) -> str:
    """With the marks of a ruler along its left side."""
    ticks = "".join(
        f"M{_n(box.x)} {_n(box.y + step)}h{5 if number % 2 else 3}"
        for number, step in enumerate(_steps(6.0, box.height - 4.0, 7.0))
    )
    return "".join(
        (
            _rectangle(box, "agenda-map__box", radius=2, stroke=_INK, width=1.4),
            f'<path class="agenda-map__ink-line" d="{ticks}" stroke="{_INK}" stroke-width="1.2" fill="none"/>',
            _lines(box),
        )
    )


def _steps(first: float, last: float, step: float) -> Iterable[float]:
    while first < last:
        yield first
        first += step


def _rectangle(box: Box, name: str, *, radius: float, stroke: str, width: float) -> str:
    return (
        f'<rect class="{name}" x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}" '
        f'rx="{_n(radius)}" fill="{_PAPER}" stroke="{stroke}" stroke-width="{_n(width)}"/>'
    )


def _lines(box: Box) -> str:
    first = box.y + PAD + 0.76 * LINE
    heads = [
        _text(box.x + PAD + box.indent, first + number * LINE, line, weight=600) for number, line in enumerate(box.head)
    ]
    under = first + len(box.head) * LINE
    lines = [_text(box.x + PAD, under + number * LINE, line) for number, line in enumerate(box.lines)]
    return "".join((*heads, *lines))


def _text(x: float, y: float, words: str, *, weight: int = 400, quiet: bool = False) -> str:
    name, colour = ("agenda-map__quiet", _QUIET) if quiet else ("agenda-map__ink", _INK)
    return f'<text class="{name}" x="{_n(x)}" y="{_n(y)}" font-weight="{weight}" fill="{colour}">{escape(words)}</text>'


def _mark(circle: str, x: float, y: float) -> str:
    """Round, square or hexagon; nothing for a partner without a circle."""
    if circle not in _CIRCLES:
        return ""
    fill, stroke = _CIRCLES[circle]
    drawn = f'class="shape-{circle}" fill="{fill}" stroke="{stroke}" stroke-width="2"'
    if circle == "outer":
        return f'<circle {drawn} cx="{_n(x)}" cy="{_n(y)}" r="7"/>'
    if circle == "middle":
        return f'<rect {drawn} x="{_n(x - 6.5)}" y="{_n(y - 6.5)}" width="13" height="13" rx="3"/>'
    return f'<path {drawn} d="M{_n(x)} {_n(y - 8)}l7 4v8l-7 4l-7 -4v-8z"/>'


def _curve(curve: Curve) -> str:
    bend = (curve.x1 + curve.x2) / 2
    path = (
        f"M{_n(curve.x1)} {_n(curve.y1)}C{_n(bend)} {_n(curve.y1)} {_n(bend)} {_n(curve.y2)} "
        f"{_n(curve.x2)} {_n(curve.y2)}"
    )
    return f'<path class="agenda-map__line" d="{path}" stroke="{_LINE_COLOUR}" stroke-width="1.8" fill="none"/>'


def _arrow(arrow: Arrow) -> str:
    """Out of one activity, along its lane, into the other, with a head where it arrives."""
    turn = min(8.0, abs(arrow.y2 - arrow.y1) / 2)
    way = turn if arrow.y2 > arrow.y1 else -turn
    path = (
        f"M{_n(arrow.edge)} {_n(arrow.y1)}H{_n(arrow.x + turn)}Q{_n(arrow.x)} {_n(arrow.y1)} "
        f"{_n(arrow.x)} {_n(arrow.y1 + way)}V{_n(arrow.y2 - way)}Q{_n(arrow.x)} {_n(arrow.y2)} "
        f"{_n(arrow.x + turn)} {_n(arrow.y2)}H{_n(arrow.edge - 9)}"
    )
    head = f"M{_n(arrow.edge)} {_n(arrow.y2)}l-12 -6v12z"
    return (
        f'<path class="agenda-map__arrow" d="{path}" stroke="#2f7442" stroke-width="2.2" stroke-dasharray="7 4" '
        f'fill="none"/><path class="agenda-map__head" d="{head}" fill="#2f7442"/>'
    )


def _n(number: float) -> str:
    """With a point, and no more digits than can be seen."""
    return f"{number:.1f}".rstrip("0").rstrip(".")
