# SPDX-License-Identifier: EUPL-1.2
"""How the tests of the import say what a list held."""

from dataclasses import asdict
from pathlib import Path

from samenspel.organizations.operations.import_mapping import read_list, suggest_mapping
from samenspel.organizations.operations.import_reading import Candidate, Refusal, Row, read_people

LISTS = Path(__file__).parent.parent / "data" / "lists"


def read(data: bytes | str) -> list[Row]:
    table = read_list(data if isinstance(data, bytes) else data.encode())
    return list(read_people(table, suggest_mapping(table)))


def read_file(name: str) -> list[Row]:
    return read((LISTS / name).read_bytes())


def said(row: Row) -> dict[str, object]:
    """What a row offers, without everything that is empty."""
    assert isinstance(row, Candidate), row
    parts: dict[str, object] = {}
    for part in (row.organization, row.person):
        if part is not None:
            prefix = "" if part is row.organization else "person "
            parts |= {f"{prefix}{key}": value for key, value in asdict(part).items() if value and key != "name_key"}
    return parts


def taken(row: Row) -> Candidate:
    assert isinstance(row, Candidate), row
    return row


def refused(row: Row) -> Refusal:
    assert isinstance(row, Refusal), row
    return row
