# SPDX-License-Identifier: EUPL-1.2
from samenspel.api.serializers.passed_on import one_of, passed_on
from samenspel.api.serializers.values import Row, day, known, mail_address, moment, number, web_address

_TEXTS = (
    "name",
    "alternate_name",
    "description",
    "status",
    "interpretation_services",
    "application_process",
    "fees_description",
    "wait_time",
    "accreditations",
    "eligibility_description",
    "licenses",
    "alert",
)
FIELDS = (
    "id",
    "organization_id",
    "url",
    "email",
    "minimum_age",
    "maximum_age",
    "assured_at",
    "modified_at",
    "extra",
    *_TEXTS,
)
MINIMAL_FIELDS = ("id", "modified_at")


def service(row: Row, *, organizations: dict[str, Row], nested: bool = False) -> Row:
    """A service with the organisation that gives it, as far as that is listed. Who assured it is not told."""
    told = {"id": str(row["id"]), **{name: row[name] for name in _TEXTS if row[name]}}
    told |= known(
        {
            "url": web_address(row["url"]),
            "email": mail_address(row["email"]),
            "minimum_age": row["minimum_age"],
            "maximum_age": row["maximum_age"],
            "assured_date": day(row["assured_at"]),
            "last_modified": moment(row["modified_at"]),
        }
    )
    if giver := organizations.get(str(row["organization_id"])):
        told["organization_id"] = giver["id"]
        told["organization"] = giver
    if row["extra"]:
        _of_program(told, row["extra"])
        passed_on("service", told, row["extra"], nested=nested)
    return told


def _of_program(told: Row, extra: Row) -> None:
    if program := one_of("program", extra.get("program"), under=told["id"]):
        told["program_id"] = program["id"]
        told["program"] = program


def minimal(row: Row) -> Row:
    """What a harvester needs to know what to ask for."""
    written = moment(row["modified_at"])
    return {"id": str(row["id"]), "last_modified": written, "modified_date": written}


COST_FIELDS = ("id", "service_id", "option", "currency", "amount", "amount_description", "valid_from", "valid_to")


def cost_option(row: Row) -> Row:
    return {
        **known({name: row[name] for name in ("option", "currency", "amount_description")}),
        **known(
            {"amount": number(row["amount"]), "valid_from": day(row["valid_from"]), "valid_to": day(row["valid_to"])}
        ),
        "id": str(row["id"]),
        "service_id": str(row["service_id"]),
    }


DOCUMENT_FIELDS = ("id", "service_id", "document", "uri")


def required_document(row: Row) -> Row:
    told = {"id": str(row["id"]), "service_id": str(row["service_id"]), "document": row["document"]}
    return known({**told, "uri": web_address(row["uri"])})


AREA_FIELDS = ("id", "service_id", "name", "description", "code", "uri")


def service_area(row: Row) -> Row:
    """Where people must live; a code of Statistics Netherlands goes out as the extent."""
    return known(
        {
            "id": str(row["id"]),
            "service_id": str(row["service_id"]),
            "name": row["name"],
            "description": row["description"],
            "extent": row["code"],
            "extent_type": "cbs" if row["code"] else "",
            "uri": row["uri"],
        }
    )
