# SPDX-License-Identifier: EUPL-1.2
"""How the tests of the import take a list, and what they compare afterwards. Everyone in these lists is made up."""

from collections import Counter
from typing import Any
from uuid import UUID, uuid4

from samenspel.organizations.constants import ImportState
from samenspel.organizations.models import Contact, ImportRow, ImportRun, Organization, Partner
from samenspel.organizations.operations.importing import receive_list
from samenspel.organizations.operations.importing_taking import begin, take_rows
from samenspel.organizations.operations.importing_undo import start_undo, undo_rows

HEAD = "organisatie;contactpersoon;e-mail;telefoon;functie\n"


def received(text: str | bytes, file_name: str = "lijst.csv") -> UUID:
    content = text if isinstance(text, bytes) else text.encode()
    return receive_list(form_key=uuid4(), content=content, file_name=file_name)


def taken(text: str | bytes, file_name: str = "lijst.csv") -> UUID:
    """The list is taken from beginning to end; gives the run."""
    run_id = received(text, file_name)
    assert begin(run_id, was=ImportState.READ, in_background=False)
    assert not take_rows(run_id=run_id)
    return run_id


def undone(run_id: UUID) -> ImportRun:
    assert start_undo(run_id=run_id)
    assert not undo_rows(run_id=run_id)
    run: ImportRun = ImportRun.of(run_id)
    assert run.state == ImportState.UNDONE
    return run


def outcomes(run_id: UUID) -> dict[int, str]:
    return dict(ImportRow.objects.filter(run_id=run_id).values_list("number", "outcome"))


def counts(run_id: UUID) -> dict[str, int]:
    return dict(Counter(outcomes(run_id).values()))


def row(run_id: UUID, number: int) -> ImportRow:
    found: ImportRow = ImportRow.objects.get(run_id=run_id, number=number)
    return found


def everything() -> list[list[dict[str, Any]]]:
    """Every field of every organisation, partner and person."""
    return [list(model.objects.order_by("pk").values()) for model in (Organization, Partner, Contact)]


def people() -> dict[str, list[str]]:
    """Organisation → its people, as the page would list them."""
    found: dict[str, list[str]] = {name: [] for name in Organization.objects.values_list("name", flat=True)}
    for name, person in Contact.objects.order_by("name").values_list("partner__organization__name", "name"):
        found.setdefault(name or "", []).append(person)
    return found
