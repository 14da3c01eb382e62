# SPDX-License-Identifier: EUPL-1.2
from samenspel.api.serializers.values import Row, known, web_address

TAXONOMY_FIELDS = ("id", "name", "description", "uri", "version")


def taxonomy(row: Row) -> Row:
    told = known({"id": str(row["id"]), "uri": web_address(row["uri"]), "version": row["version"]})
    return {**told, "name": row["name"], "description": row["description"]}


_OF = "taxonomy__"
TERM_FIELDS = (
    "id",
    "code",
    "name",
    "description",
    "parent_id",
    "language",
    "term_uri",
    "taxonomy_id",
    *(f"{_OF}{name}" for name in TAXONOMY_FIELDS),
)


def term(row: Row, *, at: str = "") -> Row:
    """A term with its taxonomy; `at` is the way to it in a row of something else."""
    told = known(
        {
            "id": str(row[f"{at}id"]),
            "code": row[f"{at}code"],
            "parent_id": str(row[f"{at}parent_id"]) if row[f"{at}parent_id"] else "",
            "taxonomy": row[f"{at}{_OF}name"],
            "language": row[f"{at}language"],
            "term_uri": web_address(row[f"{at}term_uri"]),
        }
    )
    told |= {"name": row[f"{at}name"], "description": row[f"{at}description"]}
    if row[f"{at}taxonomy_id"]:
        told["taxonomy_id"] = str(row[f"{at}taxonomy_id"])
        told["taxonomy_detail"] = taxonomy({name: row[f"{at}{_OF}{name}"] for name in TAXONOMY_FIELDS})
    return told


ATTRIBUTE_FIELDS = (
    "id",
    "organization_id",
    "service_id",
    "location_id",
    "link_type",
    "value",
    *(f"term__{name}" for name in TERM_FIELDS),
)


def attribute(row: Row) -> Row:
    """A term that fits something."""
    entity = next(name for name in ("organization", "service", "location") if row[f"{name}_id"])
    fitting = term(row, at="term__")
    told = {"link_type": row["link_type"], "value": row["value"]}
    return known(
        {
            "id": str(row["id"]),
            "link_id": str(row[f"{entity}_id"]),
            "link_entity": entity,
            "taxonomy_term_id": fitting["id"],
            **told,
            "taxonomy_term": fitting,
        }
    )
