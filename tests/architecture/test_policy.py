# SPDX-License-Identifier: EUPL-1.2
import re
from pathlib import Path

from django.apps import apps

from samenspel.access.guards import PUBLIC, guard_of
from samenspel.access.policy import GRANTS
from samenspel.access.rows import ROWS
from samenspel.base.models import ScopedManager, ScopedModel
from tests.architecture.routes import all_routes

SOURCE = Path(__file__).resolve().parents[2] / "src" / "samenspel"
MOST_SYSTEM_CALLS = 10  # raising it needs an ADR


def scoped_models() -> list[type[ScopedModel]]:
    return [model for model in apps.get_models() if issubclass(model, ScopedModel)]


def test_every_table_of_a_partnership_is_in_rows() -> None:
    missing = sorted(model._meta.label for model in scoped_models() if model._meta.label not in ROWS)
    assert missing == [], f"Nobody can see {missing}. Add the label to a ROWS in access/rows/, with the least rows."


def test_rows_names_no_table_that_is_gone() -> None:
    labels = {model._meta.label for model in scoped_models()}
    assert sorted(ROWS.keys() - labels) == []


def test_every_table_of_ours_is_scoped_but_the_accounts() -> None:
    unscoped = [
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("samenspel.") and not issubclass(model, ScopedModel)
    ]
    assert unscoped == ["accounts.User"], "Inherit TenantModel (or ScopedModel) from samenspel.base.models."


def test_no_table_replaces_the_scoped_manager() -> None:
    loose = [model._meta.label for model in scoped_models() if not isinstance(model._default_manager, ScopedManager)]
    assert loose == []


def test_every_permission_opens_some_door() -> None:
    used = {guard_of(route.view) for route in all_routes()} - {None, PUBLIC}
    granted = {permission for permissions in GRANTS.values() for permission in permissions}
    assert sorted(granted - used) == [], "GRANTS in access/policy.py names permissions that no view asks. Remove them."


def test_the_way_around_the_rows_is_used_seldom() -> None:
    calls = [
        f"{path.relative_to(SOURCE)}:{number}"
        for path in SOURCE.rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(r"\bas_system\(", line) and "def as_system" not in line
    ]
    assert len(calls) <= MOST_SYSTEM_CALLS, f"as_system is used at {calls}; find a narrower role, or write an ADR."
