# SPDX-License-Identifier: EUPL-1.2
from uuid import uuid5

from samenspel.api.serializers.passed_on import passed_on
from samenspel.api.serializers.values import Row, day, known, mail_address, number, web_address

_LOCATION_TEXTS = (
    "location_type",
    "name",
    "alternate_name",
    "description",
    "transportation",
    "external_identifier",
    "external_identifier_type",
)
_ADDRESS = ("address_1", "address_2", "city", "region", "state_province", "postal_code")
_ADDRESS_MUST = ("address_1", "city", "state_province", "postal_code", "country")
LOCATION_FIELDS = (
    "id",
    "organization_id",
    "url",
    "latitude",
    "longitude",
    "country",
    "extra",
    *_LOCATION_TEXTS,
    *_ADDRESS,
)


def location(row: Row, *, visible: set[str], nested: bool = False) -> Row:
    """A place; `visible` are the ids of the organisations that may be named."""
    told: Row = {"id": str(row["id"]), **{name: row[name] for name in _LOCATION_TEXTS if row[name]}}
    told |= known({"url": web_address(row["url"]), "latitude": row["latitude"], "longitude": row["longitude"]})
    if str(row["organization_id"]) in visible:
        told["organization_id"] = str(row["organization_id"])
    if nested and (first := _address(row)):
        told["addresses"] = [first]
    if row["extra"]:
        passed_on("location", told, row["extra"], nested=nested)
    return told


def _address(row: Row) -> Row | None:
    if not any(row[name] for name in _ADDRESS):
        return None
    kind = row["location_type"]
    return {
        **{name: row[name] for name in _ADDRESS if row[name]},
        **{name: row[name] for name in _ADDRESS_MUST},
        "id": str(uuid5(row["id"], "address")),
        "location_id": str(row["id"]),
        "address_type": kind if kind in ("postal", "virtual") else "physical",
    }


AT_LOCATION_FIELDS = ("id", "service_id", "location_id", "description")


def service_at_location(row: Row) -> Row:
    ids = {name: str(row[name]) for name in ("id", "service_id", "location_id")}
    return known({**ids, "description": row["description"]})


_OF = ("organization_id", "service_id", "location_id", "service_at_location_id", "phone_id")
SCHEDULE_FIELDS = (
    "id",
    "service_id",
    "location_id",
    "service_at_location_id",
    "valid_from",
    "valid_to",
    "dtstart",
    "until",
    "count",
    "wkst",
    "freq",
    "interval",
    "byday",
    "byweekno",
    "bymonthday",
    "byyearday",
    "opens_at",
    "closes_at",
    "utc_offset",
    "description",
    "schedule_link",
    "attending_type",
    "notes",
)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_RULES = ("byday", "byweekno", "bymonthday", "byyearday", "description", "attending_type", "notes")


def of_which(row: Row) -> Row:
    """The one thing that a row hangs on."""
    return {name: str(row[name]) for name in _OF if row.get(name)}


def schedule(row: Row) -> Row:
    told = {"id": str(row["id"]), **of_which(row), **{name: row[name] for name in _RULES if row[name]}}
    told |= {name: day(row[name]) for name in ("valid_from", "valid_to", "dtstart", "until") if row[name]}
    told |= {name: row[name].strftime("%H:%M:%S") for name in ("opens_at", "closes_at") if row[name] is not None}
    if row["wkst"] in _DAYS:
        told["wkst"] = row["wkst"]
    if row["freq"] in ("WEEKLY", "MONTHLY"):
        told["freq"] = row["freq"]
    numbers = {"count": row["count"], "interval": row["interval"], "timezone": number(row["utc_offset"])}
    return known({**told, **numbers, "schedule_link": web_address(row["schedule_link"])})


PHONE_FIELDS = (
    "id",
    "organization_id",
    "service_id",
    "location_id",
    "service_at_location_id",
    "number",
    "extension",
    "type",
    "description",
)


def phone(row: Row) -> Row:
    written = {name: row[name] for name in ("number", "type", "description")}
    extension = int(row["extension"]) if row["extension"].isascii() and row["extension"].isdigit() else None
    return known({"id": str(row["id"]), **of_which(row), **written, "extension": extension})


LANGUAGE_FIELDS = ("id", "service_id", "location_id", "phone_id", "name", "code", "note")


def language(row: Row) -> Row:
    return known({"id": str(row["id"]), **of_which(row), **{name: row[name] for name in ("name", "code", "note")}})


ACCESSIBILITY_FIELDS = ("id", "location_id", "description", "details", "url")


def accessibility(row: Row) -> Row:
    told = {"id": str(row["id"]), "location_id": str(row["location_id"])}
    return known({**told, "description": row["description"], "details": row["details"], "url": web_address(row["url"])})


CONTACT_FIELDS = (
    "id",
    "organization_id",
    "service_id",
    "location_id",
    "name",
    "title",
    "department",
    "email",
    "consented_at",
)


def contact(row: Row) -> Row:
    """Whom to ask for. A name, and a mail address that may be somebody's own, only of who said yes."""
    said_yes = row["consented_at"] is not None
    named = {"name": row["name"], "email": mail_address(row["email"])} if said_yes else {}
    return known(
        {"id": str(row["id"]), **of_which(row), **named, "title": row["title"], "department": row["department"]}
    )
