# SPDX-License-Identifier: EUPL-1.2
"""The map of a theme as SVG: a row for each part of life, a column for each circle, the same names as in the table.

Colours stand in it twice: as attributes for a file that has no style sheet, and as classes that the page's style sheet
gives the colours of the pact. An empty cell is dashed and says so in words, so that it prints in black and white.
"""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from samenspel.domain.lettering import shorten
from samenspel.domain.theme_map import Contribution
from samenspel.domain.thresholds import CIRCLES
from samenspel.ui.pictures import RING_NAMES

_LETTERS = "Source Sans Pro, Source Sans 3, Segoe UI, Helvetica, Arial, sans-serif"
_INK, _QUIET, _LINE, _PAPER = "#1c2b2d", "#556464", "#8b9a99", "#ffffff"
_TINTS = {"outer": "#fdf0cf", "middle": "#f8e0d8", "inner": "#dcebea"}
_LABEL, _CELL, _GAP, _FONT, _STEP = 190.0, 266.0, 8.0, 15.0, 21.0
_WIDTH = _LABEL + 3 * (_CELL + _GAP)
_HEAD = 42.0
_MOST = 5  # names in a cell


def theme_svg(found: Sequence[Contribution], domains: Sequence[tuple[str, str]], *, title: str) -> SafeString:
    """`domains` are pairs of code and words; what has no circle stands in the table only."""
    parts, y = [_heads()], _HEAD
    for code, label in domains:
        cells = [_names([one for one in found if one.domain == code and one.circle == ring]) for ring in CIRCLES]
        height = max(2, *(len(names) for names in cells)) * _STEP + 14.0
        parts.append(
            _text(4.0, y + 0.5 * height + 5.0, shorten(label, width=_LABEL - 12.0, font_size=_FONT), weight=600)
        )
        parts += [
            _cell(ring, column, y, height, names)
            for column, (ring, names) in enumerate(zip(CIRCLES, cells, strict=True))
        ]
        y += height + _GAP
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:g} {y:g}" width="{_WIDTH:g}" height="{y:g}" '
        f'role="img" font-family="{_LETTERS}" font-size="{_FONT:g}" class="agenda-map theme-map">'
        f"<title>{escape(title)}</title>"
        f'<rect class="agenda-map__paper" width="{_WIDTH:g}" height="{y:g}" fill="{_PAPER}"/>'
        f"{''.join(parts)}</svg>"
    )
    return mark_safe(drawing)  # noqa: S308 - every word in it went through escape


def _heads() -> str:
    return "".join(
        _text(_x(column) + 12.0, 26.0, str(RING_NAMES[ring]), weight=600) for column, ring in enumerate(CIRCLES)
    )


def _x(column: int) -> float:
    return _LABEL + column * (_CELL + _GAP)


def _names(found: Sequence[Contribution]) -> list[str]:
    """Each once, initiatives with a mark before them; what does not fit is counted."""
    names = list(dict.fromkeys(f"{'◆ ' if one.is_initiative else ''}{one.name}" for one in found))
    if len(names) <= _MOST:
        return names
    return [*names[: _MOST - 1], _("en nog %(n)d") % {"n": len(names) - _MOST + 1}]


def _cell(ring: str, column: int, y: float, height: float, names: Sequence[str]) -> str:
    x = _x(column)
    if not names:
        box = (
            f'<rect class="agenda-map__line" x="{x + 1:g}" y="{y + 1:g}" width="{_CELL - 2:g}" height="{height - 2:g}" '
            f'rx="10" fill="none" stroke="{_LINE}" stroke-width="1.5" stroke-dasharray="6 5"/>'
        )
        return box + _text(x + 12.0, y + 0.5 * height + 5.0, _("nog niets"), quiet=True)
    box = (
        f'<rect class="theme-map__{ring}" x="{x:g}" y="{y:g}" width="{_CELL:g}" height="{height:g}" rx="10" '
        f'fill="{_TINTS[ring]}"/>'
    )
    first = y + 7.0 + 0.76 * _STEP
    shown = [shorten(name, width=_CELL - 22.0, font_size=_FONT) for name in names]
    lines = [_text(x + 12.0, first + number * _STEP, name) for number, name in enumerate(shown)]
    return box + "".join(lines)


def _text(x: float, y: float, words: str, *, weight: int = 400, quiet: bool = False) -> str:
    name, colour = ("agenda-map__quiet", _QUIET) if quiet else ("agenda-map__ink", _INK)
    return f'<text class="{name}" x="{x:g}" y="{y:g}" font-weight="{weight}" fill="{colour}">{escape(words)}</text>'
