# SPDX-License-Identifier: EUPL-1.2
"""Who gets what answer from every address. The expected answers stand in matrix.py, written by hand (R1, R2)."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samenspel.accounts.models import User
from samenspel.partnerships.models import Partnership
from tests.access.matrix import MATRIX
from tests.access.stage import set_stage
from tests.architecture.routes import Route, all_routes

ROUTES = {route.name: route for route in all_routes() if route.is_ours}
WORDS = {"slug", "component", "figure", "step", "section", "kind"}  # parts of an address that name no row
WITH_OBJECT = sorted(name for name, route in ROUTES.items() if set(route.arguments) - {"token", *WORDS})


OF_MAILBOXES = {"entrance:choose_person"}
OF_DOORS = "gatherings:own_door"
OF_CALLERS = "gatherings:own_call"
# A second press of "undo" finds the row gone already and goes back to the list: the same for an id of elsewhere.
GONE_IS_FINE = {"gatherings:call_undo", "gatherings:own_call_undo"}


@pytest.fixture(autouse=True)
def mail_stays_inside(settings: Any) -> None:
    """The mailbox of the demo is an address too."""
    settings.MAIL_STAYS_INSIDE = True


def address(route: Route, stage: dict[str, Any], **instead: Any) -> str:
    values = {**stage, **instead}
    if route.name.startswith(OF_DOORS) and "token" not in instead:
        values["token"] = values["door_token"]
    if route.name.startswith(OF_CALLERS) and "token" not in instead:
        values["token"] = values["calling_token"]
    if route.name in OF_MAILBOXES and "token" not in instead:
        values["token"] = values["mailbox_token"]
    return reverse(route.name, kwargs={name: values[name] for name in route.arguments})


@pytest.mark.r01
def test_every_address_stands_in_the_matrix_and_no_other() -> None:
    assert sorted(ROUTES.keys() - MATRIX.keys()) == [], "Write the expected answers in tests/access/matrix.py."
    assert sorted(MATRIX.keys() - ROUTES.keys()) == [], "These addresses are gone: remove them from the matrix."


@pytest.mark.r02
@pytest.mark.parametrize("name", sorted(MATRIX))
def test_each_role_gets_the_answer_written_down(
    name: str,
    pact: Partnership,
    as_fenna: Client,
    as_karim: Client,
    as_adriana: Client,
    visitor: Client,
    as_otto: Client,
) -> None:
    asked = address(ROUTES[name], set_stage(pact))
    people = {"fenna": as_fenna, "karim": as_karim, "adriana": as_adriana, "visitor": visitor, "otto": as_otto}
    seen = {who: client.get(asked).status_code for who, client in people.items()}
    assert seen == dict(zip(people, (int(code) for code in MATRIX[name].split()), strict=True)), asked


@pytest.mark.r02
@pytest.mark.parametrize("name", WITH_OBJECT)
def test_what_belongs_to_another_pact_is_not_found_while_the_own_is(
    name: str, pact: Partnership, other_pact: Partnership, as_fenna: Client
) -> None:
    """Each foreign id alone, among otherwise own ones; by GET and by POST."""
    route, own, foreign = ROUTES[name], set_stage(pact), set_stage(other_pact)
    assert as_fenna.get(address(route, own)).status_code != 404
    for argument in set(route.arguments) - WORDS:
        asked = address(route, own, **{argument: foreign[argument]})
        answers = {as_fenna.get(asked).status_code, as_fenna.post(asked).status_code}
        if name in GONE_IS_FINE and argument == "call_id":
            assert answers == {302, 405}
            continue
        assert answers <= {404, 405}, asked
        assert 404 in answers, asked


@pytest.mark.r02
@pytest.mark.parametrize("name", sorted(name for name, route in ROUTES.items() if "slug" in route.arguments))
def test_nothing_of_another_pact_shows_under_its_own_address(
    name: str, pact: Partnership, other_pact: Partnership, as_fenna: Client, otto: User
) -> None:
    """Fenna in the pact of Otto sees what any visitor sees, or nothing."""
    route, foreign = ROUTES[name], set_stage(other_pact)
    seen = as_fenna.get(address(route, foreign)).status_code
    as_visitor = Client().get(address(route, foreign)).status_code
    assert seen == (404 if as_visitor == 302 and "token" not in route.arguments else as_visitor)
