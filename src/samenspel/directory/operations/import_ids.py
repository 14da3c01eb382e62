# SPDX-License-Identifier: EUPL-1.2
"""Ids that follow from a list: the same list later gives the same records."""

import re
from uuid import UUID, uuid5

from samenspel.domain.hsds.records import Row

_SPACE = UUID("6a4d2b9e-57c1-4b0e-9d7c-0f6f1f1d8c55")


def as_uuid(key: str) -> UUID | None:
    """The key when it is a UUID."""
    if len(key) != 36:
        return None
    try:
        return UUID(key)
    except ValueError:
        return None


def listed_id(*, partnership_id: UUID, source: str, kind: str, key: str) -> UUID:
    """The id of a record of a list. UUIDs are the same in every list; other ids only within their source."""
    place = "" if as_uuid(key) else source.casefold()
    return uuid5(_SPACE, f"{partnership_id}\x1f{place}\x1f{kind}\x1f{key}")


def child_id(parent: UUID, row: Row, number: int) -> UUID:
    """The id of a row below a record: by its own id, else by its place."""
    return uuid5(parent, f"{row.table}\x1f{row.key}" if row.key else f"{row.table}\x1f#{number}")


def extra_id(parent: UUID, table: str, key: str, number: int) -> str:
    return str(uuid5(parent, f"{table}\x1f{key or number}"))


def source_of(file_name: str) -> str:
    """What a list is called when nobody says: the name of its file without day, version and ending."""
    stem = re.sub(r"\.[A-Za-z]{2,6}$", "", file_name.replace("\\", "/").rstrip("/").rpartition("/")[2])
    return re.sub(r"[\W\d_]+", " ", stem).strip().lower()[:120] or "lijst"
