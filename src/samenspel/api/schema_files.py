# SPDX-License-Identifier: EUPL-1.2
"""The schemas of HSDS 3.2 as they were published (CC BY-SA 4.0, see data/hsds/README.md), read once."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "data" / "hsds"
Schema = dict[str, Any]


@cache
def schema_of(table: str) -> Schema:
    """The schema of one table, such as `service` or `service_list`, as it stands in its file."""
    read: Schema = json.loads((FOLDER / f"{table}.json").read_text(encoding="utf-8"))
    return read


@cache
def tables() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.json") if path.stem != "datapackage"))
