# SPDX-License-Identifier: EUPL-1.2
"""The description is right: what it allows is answered, what it does not allow is refused, and answers are as it says.

In the soak schemathesis asks every address, with real ids and with whatever it makes up.
"""

import warnings
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from samenspel.api.openapi import ITEMS
from samenspel.config.wsgi import application
from tests.api.listed import Listed, dirty, whole

MANY = 20  # of each form, for each address
FORMS = [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]


def try_everything(listed: Listed, ask: Any) -> set[str]:
    """Returns the addresses that were tried; raises at the first answer that is not as described."""
    whole(listed)
    dirty(listed)
    base = f"/p/{listed.pact.slug}/hsds/v3"
    ids = {path: ask(f"{base}{path}?per_page=3").json()["contents"][0]["id"] for path in ITEMS}
    schema = schemathesis.openapi.from_wsgi(f"{base}/openapi.json", application)
    tried = set()
    for found in schema.get_all_operations():
        operation = found.ok()
        tried.add(operation.path)
        for form in FORMS:
            _try(operation, form, ids.get(operation.path.removesuffix("/{id}")))
    return tried


def _try(operation: Any, form: Any, key: str | None) -> None:
    takes_something = "{id}" in operation.path or operation.query
    if form is schemathesis.GenerationMode.NEGATIVE and not takes_something:
        return

    @settings(max_examples=MANY, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=form), real=st.booleans())
    def tried(case: Any, real: bool) -> None:
        if real and key and "id" in case.path_parameters and form is schemathesis.GenerationMode.POSITIVE:
            case.path_parameters["id"] = key
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    tried()


@pytest.mark.soak
@pytest.mark.r33
@pytest.mark.django_db
def test_every_address_answers_as_it_is_described(listed: Listed, ask: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tried = try_everything(listed, ask)
    assert tried == {"/", *ITEMS, *(f"{path}/{{id}}" for path in ITEMS)}


def test_the_description_names_every_parameter_and_its_schemas_are_schemas(listed: Listed, ask: Any) -> None:
    for base in ("", "/hsds/v3/"):
        described = ask(f"{base}openapi.json").json()
        for schema in described["components"]["schemas"].values():
            Draft202012Validator.check_schema(schema)
        names = {one["name"] for one in described["paths"]["/services"]["get"]["parameters"]}
        assert names >= {"search", "page", "per_page", "format", "taxonomy_term_id", "taxonomy_id"}
        assert names >= {"organization_id", "modified_after", "minimal", "full"}
        places = {one["name"] for one in described["paths"]["/service_at_locations"]["get"]["parameters"]}
        assert {"postcode", "proximity"} <= places
        assert described["servers"][0]["url"].endswith("/hsds/v3")
        assert ask(base or "").json()["openapi_url"].endswith("/hsds/v3/openapi.json")
