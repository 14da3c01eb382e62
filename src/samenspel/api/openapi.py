# SPDX-License-Identifier: EUPL-1.2
"""The description of the open data: parameters from what is read, answers from the schemas of HSDS themselves."""

import copy
import re
from functools import cache
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema, get_schema

from samenspel.api.schema_files import Schema, schema_of, tables

_ONE = re.compile(r"\{\w+\}")  # our names for an id differ per table; in HSDS they are all `id`
COMPONENT = "#/components/schemas/"
NOT_OF_OPENAPI = {"datapackage_metadata", "path", "tabular_required", "core", "constraints", "datapackage_type", "name"}
# list address → (schema of an item, schema of one record)
ITEMS = {
    "/services": ("service_list", "service"),
    "/organizations": ("organization_list", "organization"),
    "/service_at_locations": ("service_at_location_list", "service_at_location"),
    "/taxonomies": ("taxonomy", "taxonomy"),
    "/taxonomy_terms": ("taxonomy_term", "taxonomy_term"),
}
PAGE: Schema = {
    "type": "object",
    "properties": {
        "total_items": {"type": "integer", "description": "How many records were found."},
        "total_pages": {"type": "integer", "description": "How many pages that makes."},
        "page_number": {"type": "integer", "description": "Which page this is."},
        "size": {"type": "integer", "description": "How many records stand on this page."},
        "first_page": {"type": "boolean"},
        "last_page": {"type": "boolean"},
        "empty": {"type": "boolean", "description": "Whether there is nothing on this page."},
    },
    "required": ["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"],
}
ERROR: Schema = {
    "type": "object",
    "properties": {"detail": {"type": "string", "description": "What was wrong, in a sentence."}},
    "required": ["detail"],
}
ABOUT: Schema = {
    "type": "object",
    "properties": {
        "version": {"type": "string"},
        "profile": {"type": "string", "format": "uri"},
        "openapi_url": {"type": "string", "format": "uri"},
        "description": {"type": "string"},
    },
    "required": ["version", "profile", "openapi_url"],
}
MINIMAL: Schema = {
    "type": "object",
    "description": "With `minimal=true`.",
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "last_modified": {"type": "string", "format": "date-time"},
        "modified_date": {"type": "string", "format": "date-time"},
    },
    "required": ["id", "last_modified"],
}


class OpenDescription:
    """Mixed into the API: puts the schemas of HSDS where ninja would put its own."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        assert isinstance(self, NinjaAPI)
        described = get_schema(api=self, path_prefix="/")
        described["info"]["license"] = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
        described["servers"] = [{"url": (path_prefix or "/").rstrip("/")}]
        described["components"] = {"schemas": copy.deepcopy(components())}
        described["paths"] = {_ONE.sub("{id}", path): methods for path, methods in described["paths"].items()}
        for address, methods in described["paths"].items():
            for operation in methods.values():
                operation["responses"] = responses(address)
                for parameter in operation.get("parameters", []):
                    parameter["schema"] = _of_parameter(parameter)
        return described


def _of_parameter(parameter: Schema) -> Schema:
    """An id is a UUID; what may be left out is not asked by saying `null`."""
    if parameter["in"] == "path":
        parameter["name"] = "id"
        return {"type": "string", "format": "uuid"}
    schema: Schema = parameter["schema"]
    said = next((one for one in schema.get("anyOf", []) if one.get("type") != "null"), schema)
    return {name: value for name, value in said.items() if name not in {"title", "description"}}


@cache
def components() -> dict[str, Schema]:
    hsds = {table: _for_openapi(schema_of(table)) for table in tables()}
    return {**hsds, "Page": PAGE, "Error": ERROR, "About": ABOUT, "ServiceMinimal": MINIMAL}


def _for_openapi(node: Any, *, of_properties: bool = False) -> Any:
    """The same schema, referring within one document, without the words that only a data package knows."""
    if isinstance(node, list):
        return [_for_openapi(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {}
    for name, value in node.items():
        if name in NOT_OF_OPENAPI and not of_properties:
            continue
        if name == "$ref":
            kept[name] = COMPONENT + value.removesuffix(".json")
        else:
            kept[name] = _for_openapi(value, of_properties=name == "properties")
    return kept


def responses(address: str) -> dict[str, Schema]:
    """What an address answers, by its status."""
    below, _slash, one = address.lstrip("/").partition("/")
    if not below:
        return {"200": _json("About this API.", f"{COMPONENT}About"), "429": _error("Too many questions.")}
    item, record = ITEMS[f"/{below}"]
    refused = {"422": _error("A parameter that is not understood."), "429": _error("Too many questions.")}
    if one:
        whole = _json("The record with everything below it.", COMPONENT + record)
        return {"200": whole, "404": _error("There is no record with this id."), **refused}
    return {"200": _page(below, item), **refused}


def _page(below: str, item: str) -> Schema:
    items: Schema = {"$ref": COMPONENT + item}
    if below == "services":
        items = {"anyOf": [items, {"$ref": f"{COMPONENT}ServiceMinimal"}]}
    contents = {"type": "object", "properties": {"contents": {"type": "array", "items": items}}}
    page = {"schema": {"allOf": [{"$ref": f"{COMPONENT}Page"}, contents]}}
    return {
        "description": "A page of records.",
        "content": {"application/json": page, "application/x-ndjson": {"schema": {"type": "string"}}},
    }


def _json(description: str, reference: str) -> Schema:
    return {"description": description, "content": {"application/json": {"schema": {"$ref": reference}}}}


def _error(description: str) -> Schema:
    return _json(description, f"{COMPONENT}Error")
