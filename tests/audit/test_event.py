# SPDX-License-Identifier: EUPL-1.2
"""The audit log can only grow, and stands or falls with the deed it tells of."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from samenspel.audit.models import Event
from samenspel.audit.operations import record
from samenspel.base.scope import Actor
from samenspel.partnerships.models import Partnership


def in_sql(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET action = 'nothing'",
        "UPDATE audit_event SET codes = '{}'",
        "DELETE FROM audit_event",
    ],
)
def test_r22_the_database_itself_refuses_to_change_or_delete_a_row(facilitating: Actor, statement: str) -> None:
    record(action="test.done", count=3)
    with pytest.raises(DatabaseError, match="can only be inserted"):
        in_sql(statement)
    assert Event._base_manager.filter(action="test.done").count() == 1


def test_r22_emptying_the_table_is_refused_too(facilitating: Actor) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    record(action="test.done")
    with pytest.raises(DatabaseError, match="can only be inserted"):
        in_sql("TRUNCATE audit_event")


def test_r21_a_deed_that_is_undone_leaves_no_row(facilitating: Actor) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        record(action="test.done")
        raise RuntimeError("the deed failed after all")
    assert not Event._base_manager.filter(action="test.done").exists()


def test_a_row_says_who_and_where_and_holds_ids_only(facilitating: Actor, pact: Partnership) -> None:
    record(action="test.done", subject=pact, count=3)
    event = Event._base_manager.get(action="test.done")
    assert (event.actor_kind, event.actor_reference, event.role) == ("user", str(facilitating.user_id), "facilitator")
    assert (event.partnership_id, event.subject_model, event.subject_id) == (
        pact.pk,
        "partnerships.Partnership",
        str(pact.pk),
    )
    assert event.codes == {"count": 3}


def test_a_refusal_is_written_down_although_nothing_was_done(as_karim: Client, pact: Partnership) -> None:
    assert as_karim.get(f"/p/{pact.slug}/instellingen/").status_code == 403
    event = Event._base_manager.get(action="access.refused")
    assert event.codes == {"permission": "partnership.change"}
