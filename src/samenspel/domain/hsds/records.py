# SPDX-License-Identifier: EUPL-1.2
"""What a list is made of: rows as they stand in it, rows as they were understood, and records of such rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from samenspel.domain.hsds.texts import legible

Values = dict[str, Any]  # cleaned: text, numbers, and dates and times as text in ISO form

ORGANIZATIONS, SERVICES, LOCATIONS = "organizations", "services", "locations"
AT, TAXONOMIES, TERMS = "service_at_location", "taxonomies", "taxonomy_terms"
ATTRIBUTES = "attributes"
# In the order in which they can be taken: what others point at comes first.
ROOTS = (TAXONOMIES, TERMS, ORGANIZATIONS, LOCATIONS, SERVICES)


@dataclass(frozen=True, slots=True)
class Raw:
    """One row as it stands in the list. `alias` is how rows in the same file point at it when it has no id."""

    table: str
    line: int  # of the file, or which record of a JSON list; from 1
    file: str
    values: Mapping[str, Any]
    path: str = ""  # within a JSON record
    alias: str = ""
    is_copy: bool = False  # nested in another record: it may come back many times


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why something was not taken, or was taken otherwise than it stands: a code that has a sentence elsewhere."""

    code: str
    column: str = ""
    value: str = ""


def _trouble(code: str, column: str, value: object) -> Trouble:
    return Trouble(code, legible(column), legible(str(value))[:120])


@dataclass(slots=True)
class Row:
    """One row as it was understood."""

    table: str
    line: int
    file: str
    path: str
    key: str  # its id in the list, tidied; empty when it has none
    alias: str
    is_copy: bool
    values: Values
    troubles: list[Trouble] = field(default_factory=list)
    refused: Trouble | None = None
    children: dict[str, list["Row"]] = field(default_factory=dict)

    def tell(self, code: str, column: str = "", value: object = "") -> None:
        self.troubles.append(_trouble(code, column, value))

    def refuse(self, code: str, column: str = "", value: object = "") -> None:
        self.refused = _trouble(code, column, value)


@dataclass(slots=True)
class Reading:
    """The whole list: records to take, in their order, and the rows that cannot be taken."""

    records: list[Row] = field(default_factory=list)
    refused: list[Row] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)  # table that we do not keep → rows
    rows: dict[str, int] = field(default_factory=dict)  # table → rows read, copies left out
    notes: list[Trouble] = field(default_factory=list)  # about the list as a whole


def short(value: object) -> str:
    return " ".join(str(value).split())[:120]
