# SPDX-License-Identifier: EUPL-1.2
"""Which row holds the headings? Title lines may stand above it, and some lists have none."""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence

KnowsHeading = Callable[[str], bool]
Cells = Sequence[str]

_LOOK_AT = 25
_COMPARE_WITH = 200
_DATA = re.compile(
    r"""[^\s@]+@[^\s@]+\.\w+          # a mail address
      | (?:https?://|www\.)\S+         # a website
      | [1-9]\d{3}\s?[A-Za-z]{2}       # a postcode
      | \+?[\d\s().\-/]{6,}            # a phone number
      | -?\d+(?:[.,]\d+)?              # any number
    """,
    re.VERBOSE,
)


def find_heading(rows: Sequence[Cells], knows: KnowsHeading | None) -> tuple[int, bool]:
    """The first row that belongs to the table, and whether it holds the headings."""
    typical = _typical_width(rows)
    known = _known_heading(rows, knows, typical) if knows else None
    if known is not None:
        return known, True
    begin = _first_wide_row(rows, 2) if typical >= 3 else 0
    for start in (_first_wide_row(rows, typical), begin):
        if _looks_like_heading(rows[start], _below(rows, start), default=False):
            return start, True
    return begin, knows is None and _looks_like_heading(rows[begin], _below(rows, begin), default=True)


def _below(rows: Sequence[Cells], index: int) -> list[Cells]:
    """The rows to compare with; headings that a printer repeated on every page are left out."""
    return [row for row in rows[index + 1 : index + _COMPARE_WITH] if row != rows[index]]


def _filled(row: Cells) -> list[str]:
    return [cell for cell in row if cell.strip()]


def _typical_width(rows: Sequence[Cells]) -> int:
    """How many cells are usually filled; the larger one when two occur equally often."""
    counts = Counter(len(_filled(row)) for row in rows[:_COMPARE_WITH])
    return max(counts, key=lambda width: (counts[width], width))


def _first_wide_row(rows: Sequence[Cells], typical: int) -> int:
    """Under a title line most cells are filled: three quarters of what is usual, and never one alone."""
    least = min(typical, max(2, math.ceil(typical * 0.75)))
    return next((index for index, row in enumerate(rows[:_LOOK_AT]) if len(_filled(row)) >= least), 0)


def _known_heading(rows: Sequence[Cells], knows: KnowsHeading, typical: int) -> int | None:
    """The row with the most headings known by name; one is enough only where headings are expected."""
    best, best_key = None, (1, 0)
    for index, row in enumerate(rows[:_LOOK_AT]):
        filled = _filled(row)
        key = (sum(1 for cell in filled if knows(cell)), len(filled))
        if key > best_key and key[0] >= 2 and not _is_data(row, _below(rows, index)):
            best, best_key = index, key
    if best is not None and sum(1 for row in rows[:best] if len(_filled(row)) >= max(2, typical)) < 3:
        return best
    first = _first_wide_row(rows, typical)
    has_one = any(knows(cell) for cell in _filled(rows[first]))
    return first if has_one and not any(_DATA.fullmatch(cell.strip()) for cell in rows[first]) else None


def _is_data(row: Cells, below: Sequence[Cells]) -> bool:
    """A value of a column comes back below it; a heading does not."""
    votes = [_vote(cell, _values(below, index)) for index, cell in enumerate(row) if cell.strip()]
    return votes.count("recurs") * 2 > len(votes)


def _looks_like_heading(row: Cells, below: Sequence[Cells], *, default: bool) -> bool:
    if any(_DATA.fullmatch(cell.strip()) for cell in row):
        return False
    if not below:
        return default
    votes = [_vote(cell, _values(below, index)) for index, cell in enumerate(row) if cell.strip()]
    if "recurs" in votes:
        return False
    return "differs" in votes or default


def _values(below: Sequence[Cells], index: int) -> list[str]:
    return [row[index].strip().casefold() for row in below if index < len(row) and row[index].strip()]


def _vote(cell: str, values: list[str]) -> str:
    """`recurs`: the cell is one of the column's values. `differs`: the column is of another kind."""
    if cell.strip().casefold() in values:
        return "recurs"
    if not values:
        return ""
    if sum(1 for value in values if _DATA.fullmatch(value)) >= 0.6 * len(values):
        return "differs"
    return "differs" if len(values) >= 4 and len(set(values)) <= 0.6 * len(values) else ""
