# SPDX-License-Identifier: EUPL-1.2
from tests.access.matrix.answers import EVERYONE, STAFF

NOBODY = "404 404 404 404 404"
DATA = (
    "root",
    "services",
    "service",
    "organizations",
    "organization",
    "service_at_locations",
    "service_at_location",
    "taxonomies",
    "taxonomy",
    "taxonomy_terms",
    "taxonomy_term",
    "openapi",
    "docs",
)
ANSWERS: dict[str, str] = {
    **{f"hsds:{name}": EVERYONE for name in DATA},
    **{f"pact_hsds:{name}": EVERYONE for name in DATA},
    "hsds:profile": EVERYONE,
    "hsds:nothing": NOBODY,
    "pact_hsds:nothing": NOBODY,
    "pact_hsds:export_zip": EVERYONE,
    "pact_hsds:export_json": EVERYONE,
    "embed:frame": EVERYONE,
    "embed:script": EVERYONE,
    "embed:how": STAFF,
}
