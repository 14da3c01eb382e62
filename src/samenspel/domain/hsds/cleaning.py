# SPDX-License-Identifier: EUPL-1.2
"""From a row as it stands in a list to a row that can be kept, with what was not kept of it and why."""

from collections.abc import Iterator, Mapping
from typing import Any

from samenspel.domain.hsds.moments import DAYS
from samenspel.domain.hsds.records import Raw, Row, short
from samenspel.domain.hsds.tables import COLUMNS, POINTERS, Column
from samenspel.domain.hsds.texts import key_of, plain
from samenspel.domain.hsds.values import Unusable, phones

# What a row says nothing without: one of these has to be there.
NEEDED: dict[str, tuple[str, ...]] = {
    "organizations": ("name",),
    "services": ("name",),
    "taxonomies": ("name",),
    "taxonomy_terms": ("name", "code"),
    "phones": ("number",),
    "languages": ("name", "code"),
    "accessibility": ("description", "details", "url"),
    "contacts": ("name", "title", "department", "email"),
    "cost_options": ("option", "amount", "amount_description"),
    "required_documents": ("document", "uri"),
    "service_areas": ("name", "description", "extent", "uri"),
    "addresses": ("address_1", "address_2", "city", "postal_code", "region", "state_province"),
    "schedules": (
        *("opens_at", "closes_at", "byday", "bymonthday", "byweekno", "byyearday", "freq", "description", "notes"),
        *("schedule_link", "dtstart", "valid_from", "valid_to"),
    ),
    "funding": ("source",),
    "programs": ("name", "description"),
    "organization_identifiers": ("identifier",),
    "url": ("url",),
    "units": ("name",),
    "eligibility": ("eligibility_description",),
}
_QUIET = frozenset({"link_type", "link_entity", "taxonomy", "wkst"})


def rows_of(raw: Raw) -> Iterator[Row]:
    """The row; a cell with several phone numbers makes several."""
    row = Row(raw.table, raw.line, raw.file, raw.path, key_of(raw.values.get("id")), raw.alias, raw.is_copy, {})
    columns = COLUMNS.get(raw.table)
    if columns is None or not any(plain(value) for value in raw.values.values()):
        row.refuse("unknown_table" if columns is None else "empty_row", value=raw.table)
        yield row
        return
    _read(row, raw.values, columns)
    if raw.table == "phones":
        yield from _phones(row)
        return
    _whole(row)
    needed = NEEDED.get(raw.table)
    if needed and not any(row.values.get(name) for name in needed):
        first = row.troubles[0] if row.troubles else None
        row.refuse(
            first.code if first else "says_nothing", first.column if first else needed[0], first.value if first else ""
        )
    yield row


def _read(row: Row, written: Mapping[str, Any], columns: Mapping[str, Column]) -> None:
    for name, value in written.items():
        if name in POINTERS:
            pointer = key_of(value)
            if pointer:
                row.values[name] = pointer
        elif name in columns and value is not None and value != "":
            _keep(row, name, value, columns[name])


def _keep(row: Row, name: str, value: Any, column: Column) -> None:
    try:
        found = column.read(value)
    except (Unusable, ValueError, OverflowError) as error:
        row.tell(getattr(error, "code", "unreadable"), name, short(value)[:120])
        return
    if found is None:
        return
    if column.limit and isinstance(found, str) and len(found) > column.limit:
        row.tell("cut_off", name, column.limit)
        found = found[: column.limit - 1].rstrip() + "…"
    row.values[name] = found


def _phones(row: Row) -> Iterator[Row]:
    written = row.values.pop("number", "")
    try:
        found = phones(written)
    except Unusable as unusable:
        row.refuse(unusable.code, "number", short(written))
        yield row
        return
    if not found:
        row.refuse("says_nothing", "number")
        yield row
    for index, (number, extension) in enumerate(found):
        values = {**row.values, "number": number}
        if extension and "extension" not in values:
            values["extension"] = extension[:10]
        key = row.key if index == 0 or not row.key else f"{row.key}+{index}"
        yield Row(
            row.table,
            row.line,
            row.file,
            row.path,
            key,
            row.alias,
            row.is_copy or index > 0,
            values,
            list(row.troubles),
        )


def _whole(row: Row) -> None:
    """What only can be seen of several columns together."""
    if row.table == "locations":
        _coordinates(row)
    elif row.table == "services":
        _ages(row)
    elif row.table == "schedules":
        _rule(row)
    elif row.table == "addresses":
        _country(row)
    elif row.table == "taxonomy_terms" and "name" not in row.values and "code" in row.values:
        row.values["name"] = row.values["code"]


def _coordinates(row: Row) -> None:
    """Both or none, on earth, and not each in the place of the other."""
    latitude, longitude = row.values.pop("latitude", None), row.values.pop("longitude", None)
    if latitude is None and longitude is None:
        return
    if latitude is None or longitude is None:
        row.tell("half_a_coordinate", "latitude" if longitude is None else "longitude", latitude or longitude)
        return
    if _swapped(latitude, longitude):
        row.tell("coordinates_swapped", "latitude", f"{latitude}, {longitude}")
        latitude, longitude = longitude, latitude
    if abs(latitude) > 90 or abs(longitude) > 180 or (latitude == 0 and longitude == 0):
        row.tell("no_place_on_earth", "latitude", f"{latitude}, {longitude}")
        return
    row.values["latitude"], row.values["longitude"] = round(latitude, 7), round(longitude, 7)


def _swapped(latitude: float, longitude: float) -> bool:
    in_the_netherlands = 50 <= longitude <= 54 and 3 <= latitude <= 7.5
    return in_the_netherlands or (90 < abs(latitude) <= 180 and abs(longitude) <= 90)


def _ages(row: Row) -> None:
    least, most = row.values.get("minimum_age"), row.values.get("maximum_age")
    if most is not None and most > 150:  # 999: no limit
        del row.values["maximum_age"]
    elif least is not None and most is not None and least > most:
        row.tell("ages_swapped", "minimum_age", f"{least}, {most}")
        row.values["minimum_age"], row.values["maximum_age"] = most, least


def _rule(row: Row) -> None:
    """A rule that can be carried out: every day is every week on all days; days without a rule are those of a week."""
    values = row.values
    if values.get("freq") == "DAILY":
        values["freq"] = "WEEKLY"
        values.setdefault("byday", ",".join(DAYS))
    if values.get("byday") and not values.get("freq"):
        values["freq"] = "MONTHLY" if any(sign.isdigit() for sign in values["byday"]) else "WEEKLY"
    for first, last in (("valid_from", "valid_to"), ("dtstart", "until")):
        if values.get(first) and values.get(last) and values[first] > values[last]:
            row.tell("dates_swapped", first, f"{values[first]}, {values[last]}")
            values[first], values[last] = values[last], values[first]


def _country(row: Row) -> None:
    if "country" in row.values:
        return
    postcode = row.values.get("postal_code", "")
    digits = postcode.replace("-", "")
    american = digits.isdigit() and len(digits) in {5, 9} and len(row.values.get("state_province", "")) in {0, 2}
    row.values["country"] = "US" if american else "NL"
