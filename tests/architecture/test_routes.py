# SPDX-License-Identifier: EUPL-1.2
from samenspel.access.guards import guard_of
from samenspel.access.library_routes import LIBRARY_ROUTE_PREFIXES, LIBRARY_ROUTES
from tests.architecture.routes import all_routes


def test_every_address_has_a_guard_or_stands_in_the_policy_by_name() -> None:
    open_doors = [
        route.name
        for route in all_routes()
        if guard_of(route.view) is None
        and route.name not in LIBRARY_ROUTES
        and not route.name.startswith(tuple(LIBRARY_ROUTE_PREFIXES))
    ]
    assert open_doors == [], (
        f"No guard on {open_doors}. Put @requires('…') or @public on the view; "
        "a library's route belongs in LIBRARY_ROUTES in access/library_routes.py, with the reason."
    )


def test_every_address_has_a_name() -> None:
    nameless = [route for route in all_routes() if route.name.endswith("None")]
    assert nameless == [], "Give the path a name: tests, links and the role matrix speak of names."


def test_the_policy_names_no_route_that_is_gone() -> None:
    names = {route.name for route in all_routes()}
    gone = sorted(name for name in LIBRARY_ROUTES if name not in names)
    assert gone == [], f"LIBRARY_ROUTES in access/library_routes.py names {gone}, which do not exist. Remove them."
