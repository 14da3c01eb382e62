# SPDX-License-Identifier: EUPL-1.2
from uuid import UUID, uuid5

from samenspel.api.serializers.passed_on import passed_on
from samenspel.api.serializers.values import Row, known, mail_address, number, web_address

ENTRY = "directory_entry__"
FIELDS = (
    "id",
    "name",
    "description",
    "email",
    "website",
    "phone",
    "kvk",
    "rsin",
    f"{ENTRY}alternate_name",
    f"{ENTRY}legal_status",
    f"{ENTRY}year_incorporated",
    f"{ENTRY}uri",
    f"{ENTRY}parent__is_listed",
    f"{ENTRY}parent__organization_id",
    f"{ENTRY}extra",
)


def organization(row: Row, *, nested: bool = False) -> Row:
    """An organisation by itself; `nested` adds what stands in its own row but is a table of HSDS."""
    key = str(row["id"])
    told = known(
        {
            "id": key,
            "name": row["name"],
            "alternate_name": row[f"{ENTRY}alternate_name"],
            "email": mail_address(row["email"]),
            "website": web_address(row["website"]),
            "year_incorporated": number(row[f"{ENTRY}year_incorporated"]),
            "legal_status": row[f"{ENTRY}legal_status"],
            "uri": web_address(row[f"{ENTRY}uri"]),
        }
    )
    told["description"] = row["description"]
    if row[f"{ENTRY}parent__is_listed"]:
        told["parent_organization_id"] = str(row[f"{ENTRY}parent__organization_id"])
    if nested and (identifiers := _identifiers(row)):
        told["organization_identifiers"] = identifiers
    passed_on("organization", told, row[f"{ENTRY}extra"], nested=nested)
    return told


def _identifiers(row: Row) -> list[Row]:
    """The numbers by which everybody knows an organisation."""
    numbers = (("NL-KVK", "KvK-nummer", row["kvk"]), ("NL-RSIN", "RSIN", row["rsin"]))
    return [
        {
            "id": str(uuid5(row["id"], scheme)),
            "organization_id": str(row["id"]),
            "identifier_scheme": scheme,
            "identifier_type": kind,
            "identifier": value,
        }
        for scheme, kind, value in numbers
        if value
    ]


def own_phone(row: Row) -> Row | None:
    """The number in the organisation's own row, which HSDS wants as a row of its own."""
    key: UUID = row["id"]
    if not row["phone"]:
        return None
    return {"id": str(uuid5(key, "phone")), "organization_id": str(key), "number": row["phone"]}
