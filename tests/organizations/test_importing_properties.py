# SPDX-License-Identifier: EUPL-1.2
"""What holds for every list: undo gives everything back, twice changes nothing, pieces make no difference."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenspel.base.scope import Actor
from samenspel.organizations.constants import Decision, ImportState, RowOutcome
from samenspel.organizations.models import Contact, ImportRow, Organization, Partner
from samenspel.organizations.operations import importing_taking, importing_undo
from samenspel.organizations.operations.importing_doubts import decide
from samenspel.organizations.operations.importing_taking import begin, take_rows
from tests.organizations.importing import everything, outcomes, received, taken, undone

HEADINGS = "organisatie;kvk;rsin;soort;kring;contactpersoon;e-mail;telefoon;voorkeur;opmerking"
VALUES = [
    ["De Brug", "de brug", "Stichting De Brug", "Brug!", "Het Anker", "Anker", ""],
    ["", "", "", "11111111", "22222222"],
    ["", "", "", "001234567", "111222333"],
    ["", "welzijn", "kerk"],
    ["", "binnen", "buiten"],
    ["", "Jan", "Jan Jansen", "J. Jansen", "Piet Jansen", "jan jansen", "Anna"],
    ["", "a@brug.example", "A@Brug.example", "b@brug.example"],
    ["", "0612345678", "030 1234567"],
    ["", "", "mail", "bellen", "app"],
    ["", "", "komt graag"],
]
rows = st.tuples(*map(st.sampled_from, VALUES)).map(";".join)
lists = st.lists(rows.filter(lambda row: row.strip(";")), min_size=1, max_size=7).map(
    lambda some: "\n".join([HEADINGS, *some])
)
slow_database = settings(
    max_examples=8, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@contextmanager
def an_evening_that_never_was() -> Iterator[None]:
    """One example leaves nothing to the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def facts() -> list[list[dict[str, Any]]]:
    """Everything but ids and moments, which differ from one run to the next."""
    drop = {"id", "created_at", "partner_id", "organization_id", "version"}
    tables = ((Organization, "name"), (Partner, "organization__name"), (Contact, "name"))
    return [
        sorted(
            [{key: value for key, value in row.items() if key not in drop} for row in model.objects.values()], key=str
        )
        for model, _order in tables
    ]


@slow_database
@given(first=lists, second=lists)
def test_an_undo_leaves_every_row_as_it_was(facilitating: Actor, first: str, second: str) -> None:
    with an_evening_that_never_was():
        taken(first)
        before = everything()
        run_id = taken(second)
        undone(run_id)
        assert everything() == before


@slow_database
@given(first=lists, second=lists)
def test_the_same_list_twice_changes_nothing(facilitating: Actor, first: str, second: str) -> None:
    with an_evening_that_never_was():
        taken(first)
        once = outcomes(taken(second))
        before = everything()
        twice = outcomes(taken(second))
        assert everything() == before
        assert {number: outcome for number, outcome in once.items() if outcome in {"doubtful", "refused"}} == {
            number: outcome for number, outcome in twice.items() if outcome != RowOutcome.UNCHANGED
        }


@slow_database
@given(first=lists, second=lists)
def test_a_list_in_pieces_is_the_same_list(
    facilitating: Actor, monkeypatch: pytest.MonkeyPatch, first: str, second: str
) -> None:
    with an_evening_that_never_was():
        taken(first)
        with transaction.atomic():
            at_once = (outcomes(taken(second)), facts())
            transaction.set_rollback(True)
        monkeypatch.setattr(importing_taking, "ROWS_AT_ONCE", 1)
        run_id = received(second)
        begin(run_id, was=ImportState.READ, in_background=False)
        while take_one_piece(monkeypatch, run_id):
            pass
        assert (outcomes(run_id), facts()) == at_once
        monkeypatch.setattr(importing_undo, "ROWS_AT_ONCE", 2)


def take_one_piece(monkeypatch: pytest.MonkeyPatch, run_id: UUID) -> bool:
    """As if the worker were killed after every row: the clock says that time is up at once after one."""
    ticks = iter([0.0, 0.0, 100.0])
    monkeypatch.setattr(importing_taking.time, "monotonic", lambda: next(ticks, 100.0))
    return take_rows(run_id=run_id, seconds=1.0)


@slow_database
@given(first=lists, second=lists, decision=st.sampled_from(Decision))
def test_decisions_can_be_undone_with_their_list(
    facilitating: Actor, first: str, second: str, decision: Decision
) -> None:
    with an_evening_that_never_was():
        taken(first)
        before = everything()
        run_id = taken(second)
        for _turn in range(20):
            doubtful = ImportRow.objects.filter(run_id=run_id, outcome=RowOutcome.DOUBTFUL).first()
            if doubtful is None:
                break
            assert decide(run_id=run_id, row_id=doubtful.pk, decision=decision)
        assert RowOutcome.DOUBTFUL not in outcomes(run_id).values()
        undone(run_id)
        assert everything() == before
