# SPDX-License-Identifier: EUPL-1.2
"""Figures of the CBS about municipalities; see data/README.md for where they come from."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources

from django.utils.translation import gettext as _

from samenspel.base.names import name_key
from samenspel.domain.dutch_numbers import written
from samenspel.measurement.constants import Obtained, Published
from samenspel.measurement.queries.indicators import IndicatorRow

YEAR = 2021
SOURCE = "CBS, Kerncijfers wijken en buurten 2021 (tabel 85039NED), CC BY 4.0"


@dataclass(frozen=True, slots=True)
class Municipality:
    code: str
    name: str
    province: str
    inhabitants: int
    figures: dict[str, Decimal]


@dataclass(frozen=True, slots=True)
class Around:
    """The same figure elsewhere, to lay beside it; no target and no judgement."""

    place: str
    value: str


@cache
def municipalities() -> dict[str, Municipality]:
    """By code, in the order of their names."""
    text = resources.files("samenspel.measurement").joinpath("data/gemeente_kerncijfers_2021.csv").read_text("utf-8")
    rows = [
        Municipality(
            code=row["gemeentecode"],
            name=row["gemeente"],
            province=row["provincie"],
            inhabitants=int(row["inwoners"]),
            figures={code: Decimal(row[code]) for code in Published.values if row[code]},
        )
        for row in csv.DictReader(text.splitlines())
    ]
    return {row.code: row for row in sorted(rows, key=lambda row: name_key(row.name))}


def unit_of(code: str) -> str:
    return "%" if code.endswith("_pct") else _("per 1.000 inwoners")


def average(code: str, rows: Iterable[Municipality]) -> Decimal | None:
    """Over municipalities, each as heavy as it has inhabitants; None where none of them has the figure."""
    known = [(row.figures[code], row.inhabitants) for row in rows if code in row.figures]
    people = sum(inhabitants for _figure, inhabitants in known)
    if not people:
        return None
    return round(sum(figure * inhabitants for figure, inhabitants in known) / Decimal(people), 1)


def context_of(row: IndicatorRow) -> list[Around]:
    """The province and the country in the same year."""
    here = municipalities().get(row.area_code)
    if row.obtained != Obtained.MUNICIPALITY or here is None:
        return []
    everywhere = list(municipalities().values())
    province = [one for one in everywhere if one.province == here.province]
    found = ((here.province, average(row.data_code, province)), (_("Nederland"), average(row.data_code, everywhere)))
    return [Around(place, _number(value, row.unit)) for place, value in found if value is not None]


def source_of(row: IndicatorRow) -> str:
    return row.source or (SOURCE if row.obtained == Obtained.MUNICIPALITY else "")


def _number(value: Decimal, unit: str) -> str:
    return f"{written(value)}%" if unit == "%" else f"{written(value)} {unit}"
