# SPDX-License-Identifier: EUPL-1.2
"""What is left of a list goes away by itself."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from samenspel.base.scope import Actor
from samenspel.config.schedule import REPEATED
from samenspel.organizations.models import ImportRow, ImportRun
from samenspel.organizations.operations.importing_retention import forget_lists
from tests.organizations.importing import HEAD, received, row, taken


def aged(run_id: UUID, **age: int) -> None:
    ImportRun.objects.filter(pk=run_id).update(created_at=timezone.now() - timedelta(**age))


def test_a_list_that_nobody_took_is_gone_after_a_day(facilitating: Actor) -> None:
    old, new = received("organisatie\nDe Brug\n"), received("organisatie\nHet Anker\n")
    aged(old, hours=25)
    assert forget_lists() == 1
    assert forget_lists() == 0
    assert [run.pk for run in ImportRun.objects.all()] == [new]


def test_the_file_of_a_list_that_stopped_is_gone_after_a_day_and_its_rows_stay(facilitating: Actor) -> None:
    run_id = received("organisatie\nDe Brug\n")
    ImportRun.objects.filter(pk=run_id).update(state="failed")
    aged(run_id, hours=23)
    assert forget_lists() == 0
    aged(run_id, hours=25)
    assert forget_lists() == 1
    assert bytes(ImportRun.of(run_id).content) == b""


def test_rows_that_were_not_taken_lose_their_cells_after_three_months(facilitating: Actor) -> None:
    run_id = taken(f"{HEAD}De Brug;An;mis;;\n")
    aged(run_id, days=89)
    forget_lists()
    assert row(run_id, 2).cells[:2] == ["De Brug", "An"]
    aged(run_id, days=91)
    assert forget_lists() == 1
    assert row(run_id, 2).cells == []
    assert ImportRow.objects.get().reason.startswith("“mis” is geen e-mailadres")


def test_it_happens_by_itself() -> None:
    assert "samenspel.organizations.operations.importing_retention.forget_lists" in dict(REPEATED)
