# SPDX-License-Identifier: EUPL-1.2
"""What a list brought along that we do not ask ourselves goes out as it came in, as far as it fits the schema.

`metadata` never goes out: it tells who changed what, and may hold what was taken away.
"""

import json
import math
from typing import Any
from uuid import UUID, uuid5

from samenspel.api.constants import MAY_BE_MISSING
from samenspel.api.schema_files import schema_of
from samenspel.api.serializers.values import Row, mail_address, web_address

NEVER = {"metadata", "assurer_email"}
_DEEPEST = 6

# HSDS table → what its `extra` may hold, each with the table of its rows, or nothing for a plain value
PASSED_ON: dict[str, dict[str, str]] = {
    "organization": {
        "tax_status": "",
        "tax_id": "",
        "logo": "",
        "additional_websites": "url",
        "funding": "funding",
        "programs": "program",
        "organization_identifiers": "organization_identifier",
    },
    "service": {"fees": "", "additional_urls": "url", "funding": "funding", "capacities": "service_capacity"},
    "location": {"addresses": "address"},
}


def passed_on(table: str, row: Row, extra: Any, *, nested: bool) -> None:
    """Add to `row` what stands in `extra`; the rows below it only when `nested`."""
    if not extra or not isinstance(extra, dict):
        return
    for name, below in PASSED_ON[table].items():
        value = extra.get(name)
        if value is None or (below and not nested):
            continue
        fitting = (
            rows_of(below, value, under=row["id"]) if below else _plain(schema_of(table)["properties"][name], value)
        )
        if fitting not in (None, "", []):
            row[name] = [*row.get(name, []), *fitting] if below else fitting


def rows_of(table: str, value: Any, *, under: str, deep: int = 0) -> list[Row]:
    """Those rows of a list that are what the table says, each with an id."""
    found = [one_of(table, one, under=under, deep=deep) for one in value] if isinstance(value, list) else []
    return [one for one in found if one is not None]


def one_of(table: str, value: Any, *, under: str, deep: int = 0) -> Row | None:
    """One row as the table says; None when something that it must have is not there."""
    if not isinstance(value, dict) or deep > _DEEPEST:
        return None
    row: Row = {"id": _id_of(value, under)}
    for name, schema in schema_of(table)["properties"].items():
        if name in NEVER or name == "id" or value.get(name) is None:
            continue
        fitting = _fitting(schema, value[name], row["id"], deep)
        if fitting not in (None, [], ""):
            row[name] = fitting
    return _whole(table, row)


def _whole(table: str, row: Row) -> Row | None:
    """With empty texts where those may be; None when it must have something else."""
    missing = {name for name in schema_of(table).get("required", []) if name not in row}
    if missing - MAY_BE_MISSING.get(table, set()):
        return None
    return row | dict.fromkeys(sorted(missing), "")


def _fitting(schema: Row, value: Any, under: str, deep: int) -> Any:
    if "$ref" in schema:
        return one_of(schema["$ref"].removesuffix(".json"), value, under=under, deep=deep + 1)
    if schema.get("type") == "array":
        return rows_of(schema["items"]["$ref"].removesuffix(".json"), value, under=under, deep=deep + 1)
    return _plain(schema, value)


def _plain(schema: Row, value: Any) -> Any:
    if schema.get("type") == "number":
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return value if is_number and math.isfinite(value) else None
    if not isinstance(value, str) or ("enum" in schema and value not in schema["enum"]):
        return None
    return _formatted(str(schema.get("format", "")), value)


def _formatted(form: str, text: str) -> str | None:
    if form == "uri":
        return web_address(text)
    if form == "email":
        return mail_address(text)
    if form == "uuid":
        return _uuid(text)
    if form == "date-time":
        return text if _is_moment(text) else None
    return text


def _is_moment(text: str) -> bool:
    from django.utils.dateparse import parse_datetime

    try:
        read = parse_datetime(text)
    except ValueError:
        return False
    return read is not None and read.tzinfo is not None and "T" in text


def _uuid(text: str) -> str | None:
    try:
        return str(UUID(text))
    except ValueError:
        return None


def _id_of(value: Row, under: str) -> str:
    given = value.get("id")
    known = _uuid(given) if isinstance(given, str) else None
    return known or str(uuid5(UUID(under), json.dumps(value, sort_keys=True, default=str)))
