# SPDX-License-Identifier: EUPL-1.2
"""When two rows are one, and in which order they can be taken."""

import re
from collections.abc import Iterable, Iterator

from samenspel.domain.hsds.records import Row


def folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def parents_first(rows: list[Row]) -> list[Row]:
    """So that what a record falls under is there before it; who falls under itself falls under nothing."""
    by_key = {row.key: row for row in rows}
    depths: dict[str, int] = {}
    for row in rows:
        way: list[str] = []
        here: Row | None = row
        while here is not None and here.key not in depths and here.key not in way:
            way.append(here.key)
            here = by_key.get(here.values.get("_parent", ""))
        if here is not None and here.key in way:  # round and round
            by_key[way[-1]].values["_parent"] = ""
            here = None
        depth = depths[here.key] + 1 if here is not None else 0
        for key in reversed(way):
            depths[key] = depth
            depth += 1
    return sorted(rows, key=lambda row: depths[row.key])


def folded_key(key: str) -> str:
    """An id without capitals, spaces and the zeros that pad it."""
    plain = re.sub(r"[\s\u00a0]+", "", key).casefold()
    return plain.lstrip("0") or plain


def once(pairs: Iterable[tuple[str, Row]]) -> dict[str, Row | None]:
    found: dict[str, Row | None] = {}
    for key, row in pairs:
        if key:
            found[key] = None if key in found and found[key] is not row else row
    return found


def said(row: Row) -> str:
    return repr(sorted((name, str(value)) for name, value in row.values.items()))


def differs(row: Row, other: Row) -> bool:
    """Two rows of one id are two things when their names say so."""
    mine, theirs = folded(row.values.get("name", "")), folded(other.values.get("name", ""))
    return bool(mine and theirs and mine != theirs)


def all_rows(row: Row) -> Iterator[Row]:
    """A record with everything below it."""
    yield row
    for rows in row.children.values():
        for child in rows:
            yield from all_rows(child)
