# SPDX-License-Identifier: EUPL-1.2
"""Numbers as people type them and spreadsheets write them: decimal commas, points between thousands, percent signs.

"1.234" is a thousand and more to a Dutch reader, and one and a bit to a spreadsheet program. One cell cannot tell;
a column can (`points_of`): where any of its cells has a comma, or points in threes only, the point parts thousands.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

MOST_DIGITS = 10  # before the comma; more is no figure about a municipality
_NOTHING = {"", "-", "–", "—", ".", "..", "...", "x", "?", "nb", "nvt", "na", "onbekend", "geheim", "null", "nan"}
_NUMBER = re.compile(r"[+-]?\d[\d.,]*\Z")
_SPACES = re.compile(r"[\s\u00a0\u202f']+")
_THREES = re.compile(r"[+-]?\d{1,3}(\.\d{3})+\Z")
_THREES_COMMA = re.compile(r"[+-]?\d{1,3}(,\d{3}){2,}(\.\d+)?\Z|[+-]?\d{1,3}(,\d{3})+\.\d+\Z")


class Points(StrEnum):
    """What a point in a number means."""

    THOUSANDS = "thousands"
    DECIMAL = "decimal"


class Unread(StrEnum):
    """Why there is no number."""

    EMPTY = "empty"  # nothing stands there
    NOT_KNOWN = "not_known"  # "n.b.", "x", a dash: somebody said that there is none
    NO_NUMBER = "no_number"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Read:
    """A number, or why not."""

    value: Decimal | None
    is_percentage: bool = False
    unread: Unread | None = None


def points_of(cells: Iterable[str], *, from_workbook: bool = False) -> Points:
    """What a point means in this column; a workbook writes its decimals with a point.

    >>> points_of(["1.234", "12,5"]), points_of(["1.234", "12.5"]), points_of(["1.234"])
    (<Points.THOUSANDS: 'thousands'>, <Points.DECIMAL: 'decimal'>, <Points.THOUSANDS: 'thousands'>)
    """
    numbers = [_bare(cell) for cell in cells]
    pointed = [one for one in numbers if "." in one and _NUMBER.match(one)]
    if any("," in one and one.rfind(",") > one.rfind(".") for one in numbers):
        return Points.THOUSANDS
    if any(not _THREES.match(one) for one in pointed):
        return Points.DECIMAL
    return Points.DECIMAL if from_workbook else Points.THOUSANDS


def read_number(cell: str, points: Points = Points.THOUSANDS) -> Read:
    """The number in one cell.

    >>> [str(read_number(cell).value) for cell in ("1.234,50", "12,5 %", "€ 1 250", "-3", "8.75")]
    ['1234.50', '12.5', '1250', '-3', '8.75']
    >>> read_number("n.b.").unread, read_number("veel").unread
    (<Unread.NOT_KNOWN: 'not_known'>, <Unread.NO_NUMBER: 'no_number'>)
    """
    text = _bare(cell)
    if not text:
        return Read(None, unread=Unread.EMPTY if not cell.strip() else Unread.NOT_KNOWN)
    if re.sub(r"[./ ]", "", text.lower()) in _NOTHING:
        return Read(None, unread=Unread.NOT_KNOWN)
    plain = _plain(text, points)
    if plain is None:
        return Read(None, unread=Unread.NO_NUMBER)
    if len(plain.lstrip("+-").split(".")[0].lstrip("0")) > MOST_DIGITS:
        return Read(None, unread=Unread.TOO_LARGE)
    return Read(Decimal(plain), is_percentage="%" in cell)


def _bare(cell: str) -> str:
    """Without the percent or euro sign and the spaces; minus signs are one."""
    return _SPACES.sub("", cell).replace("−", "-").replace("%", "").replace("€", "")


def _plain(text: str, points: Points) -> str | None:
    """With a decimal point and nothing else, or None when it is no number."""
    if not _NUMBER.match(text):
        return None
    if _THREES_COMMA.match(text):  # as English writes it, beyond doubt
        return text.replace(",", "")
    if "," in text:
        whole, _comma, rest = text.rpartition(",")
        if "," in whole or "." in rest or ("." in whole and not _THREES.match(whole)) or not rest:
            return None
        return f"{whole.replace('.', '')}.{rest}"
    if text.count(".") > 1 or (points is Points.THOUSANDS and _THREES.match(text)):
        return text.replace(".", "") if _THREES.match(text) else None
    return None if text.endswith(".") else text


def written(value: Decimal, *, most_decimals: int = 2) -> str:
    """The number as a Dutch reader writes it: no more decimals than it has.

    >>> written(Decimal("1234.5000")), written(Decimal("12.00")), written(Decimal("-0.126"))
    ('1.234,5', '12', '-0,13')
    """
    text = f"{round(value, most_decimals):,f}"
    whole, _point, rest = text.partition(".")
    rest = rest.rstrip("0")
    whole = whole.replace(",", ".")
    if not rest and whole == "-0":
        return "0"
    return f"{whole},{rest}" if rest else whole
