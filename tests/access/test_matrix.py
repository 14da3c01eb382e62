# SPDX-License-Identifier: EUPL-1.2
"""Who gets what answer from every address. The expected answers stand in matrix.py, written by hand (R1, R2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.access.matrix import MATRIX
from tests.access.stage import set_stage
from tests.architecture.routes import Route, all_routes
from tests.factories import MembershipFactory, PartnershipFactory, UserFactory

ROUTES = {route.name: route for route in all_routes() if route.is_ours}
PEOPLE = ("fenna", "karim", "adriana", "visitor", "otto")
WORDS = {"slug", "component", "figure", "step", "section", "kind", "role"}  # parts of an address that name no row
WORDS |= {"condition", "question", "elsewhere"}
# The open data of the installation give what every pact lists: nothing there is foreign.
OF_ALL_PACTS = "hsds:"
WITH_OBJECT = sorted(
    name
    for name, route in ROUTES.items()
    if set(route.arguments) - {"token", *WORDS} and not name.startswith(OF_ALL_PACTS)
)


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


@dataclass(frozen=True)
class Scene:
    """Two pacts with one of everything, and the cast signed in; made once, since every test only looks."""

    own: dict[str, Any]
    foreign: dict[str, Any]
    sessions: dict[str, str]

    def client(self, who: str) -> Client:
        client = Client()
        if who in self.sessions:
            client.cookies[django_settings.SESSION_COOKIE_NAME] = self.sessions[who]
        return client


@pytest.fixture(scope="module")
def scene_of_all(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    with django_db_blocker.unblock(), transaction.atomic():
        pact, other_pact = PartnershipFactory(slug="testdam"), PartnershipFactory(slug="elders")
        users = {
            "fenna": MembershipFactory(partnership=pact, role="facilitator").user,
            "karim": MembershipFactory(partnership=pact, role="core_group").user,
            "adriana": UserFactory(is_administrator=True),
            "otto": MembershipFactory(partnership=other_pact, role="facilitator").user,
        }
        yield Scene(set_stage(pact), set_stage(other_pact), {who: _session(user) for who, user in users.items()})
        transaction.set_rollback(True)


def _session(user: Any) -> str:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return str(client.cookies[django_settings.SESSION_COOKIE_NAME].value)


@pytest.fixture
def scene(scene_of_all: Scene, db: None) -> Scene:
    """What a test changes is undone after it."""
    return scene_of_all


@pytest.mark.r01
def test_every_address_stands_in_the_matrix_and_no_other() -> None:
    assert sorted(ROUTES.keys() - MATRIX.keys()) == [], "Write the expected answers in tests/access/matrix.py."
    assert sorted(MATRIX.keys() - ROUTES.keys()) == [], "These addresses are gone: remove them from the matrix."


@pytest.mark.r02
@pytest.mark.parametrize("name", sorted(MATRIX))
def test_each_role_gets_the_answer_written_down(name: str, scene: Scene) -> None:
    asked = address(ROUTES[name], scene.own)
    written = dict(zip(PEOPLE, (int(code) for code in MATRIX[name].split()), strict=True))
    # Who may is decided before the database is asked; that a page opens is tried on each.
    people = PEOPLE if connection.vendor == "sqlite" else PEOPLE[:1]
    seen = {who: scene.client(who).get(asked).status_code for who in people}
    assert seen == {who: written[who] for who in people}, asked


@pytest.mark.r02
@pytest.mark.words
@pytest.mark.parametrize("name", WITH_OBJECT)
def test_what_belongs_to_another_pact_is_not_found_while_the_own_is(name: str, scene: Scene) -> None:
    """Each foreign id alone, among otherwise own ones; by GET and by POST."""
    route, fenna = ROUTES[name], scene.client("fenna")
    assert fenna.get(address(route, scene.own)).status_code != 404
    for argument in set(route.arguments) - WORDS:
        asked = address(route, scene.own, **{argument: scene.foreign[argument]})
        answers = {fenna.get(asked).status_code, fenna.post(asked).status_code}
        if name in GONE_IS_FINE and argument == "call_id":
            assert answers == {302, 405}
            continue
        assert answers <= {404, 405}, asked
        assert 404 in answers, asked


@pytest.mark.r02
@pytest.mark.words
@pytest.mark.parametrize("name", sorted(name for name, route in ROUTES.items() if "slug" in route.arguments))
def test_nothing_of_another_pact_shows_under_its_own_address(name: str, scene: Scene) -> None:
    """Fenna in the pact of Otto sees what any visitor sees, or nothing."""
    asked = address(ROUTES[name], scene.foreign)
    seen, as_visitor = (scene.client(who).get(asked).status_code for who in ("fenna", "visitor"))
    assert seen == (404 if as_visitor == 302 and "token" not in ROUTES[name].arguments else as_visitor)
