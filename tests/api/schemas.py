# SPDX-License-Identifier: EUPL-1.2
"""Whether a record is what HSDS says: by the published schemas themselves, with every format that they name."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

import samenspel.api

FOLDER = Path(samenspel.api.__file__).parent / "data" / "hsds"


def _retrieve(uri: str) -> Any:
    return json.loads((FOLDER / uri.rsplit("/", 1)[-1]).read_text(encoding="utf-8"))


@cache
def _validator(table: str) -> jsonschema_rs.Draft202012Validator:
    schema = {"$ref": f"json-schema:///{table}.json"}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True, retriever=_retrieve)


def faults(table: str, record: Any) -> list[str]:
    return [f"{list(error.instance_path)}: {error.message[:120]}" for error in _validator(table).iter_errors(record)]
