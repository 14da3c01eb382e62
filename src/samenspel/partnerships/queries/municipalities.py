# SPDX-License-Identifier: EUPL-1.2
"""The municipalities of the Netherlands; see data/README.md for where the list comes from."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from samenspel.base.names import name_key


@dataclass(frozen=True, slots=True)
class Municipality:
    code: str
    name: str
    province: str


@cache
def all_municipalities() -> tuple[Municipality, ...]:
    """By name."""
    text = resources.files("samenspel.partnerships").joinpath("data/municipalities.csv").read_text(encoding="utf-8")
    rows = [Municipality(**row) for row in csv.DictReader(text.splitlines())]
    return tuple(sorted(rows, key=lambda row: name_key(row.name)))


@cache
def municipality_names() -> dict[str, str]:
    """Code to name."""
    return {row.code: row.name for row in all_municipalities()}


def find_municipality(typed: str) -> Municipality | None:
    """The municipality with this name or code, however it is capitalised or accented."""
    return _by_key().get(name_key(typed))


@cache
def _by_key() -> dict[str, Municipality]:
    by_name = {name_key(row.name): row for row in all_municipalities()}
    return {**by_name, **{row.code.casefold(): row for row in all_municipalities()}}
