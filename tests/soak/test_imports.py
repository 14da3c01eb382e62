# SPDX-License-Identifier: EUPL-1.2
"""Ten thousand rows, and the properties of the import over many more lists than a test has time for."""

import os
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.base.scope import Actor
from samenspel.base.tables import write_csv, write_xlsx
from samenspel.organizations.constants import Decision
from samenspel.organizations.models import Contact, Organization
from tests.organizations import test_importing_properties as properties
from tests.organizations.importing import counts, everything, taken, undone

pytestmark = [pytest.mark.soak, pytest.mark.django_db]

ROWS = 10_000
MINUTE = 60.0
HEADINGS = ["organisatie", "soort", "contactpersoon", "functie", "e-mail", "telefoon", "adres", "postcode", "plaats"]
MANY = 150


def big_list() -> list[list[object]]:
    """Three people for every organisation; all made up."""
    return [
        [
            f"Verzonnen Organisatie {number // 3}",
            "welzijn",
            f"Bedachte Persoon {number}",
            "coördinator",
            f"persoon{number}@organisatie{number // 3}.example",
            f"06{number:08d}",
            "Kerkstraat 12",
            "1234 AB",
            "Zilverdam",
        ]
        for number in range(ROWS)
    ]


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_ten_thousand_rows_come_in_within_a_minute_and_go_out_again(
    facilitating: Actor, write: Callable[..., bytes]
) -> None:
    before = everything()
    content = write(HEADINGS, big_list())
    started, cpu = time.monotonic(), time.process_time()
    run_id = taken(content)
    took, cpu_in = time.monotonic() - started, time.process_time() - cpu
    assert counts(run_id) == {"taken": ROWS}
    assert (Organization.objects.count(), Contact.objects.count()) == (3334, ROWS)
    cpu = time.process_time()
    again = taken(content)
    cpu_again = time.process_time() - cpu
    assert counts(again) == {"unchanged": ROWS}
    cpu = time.process_time()
    undone(run_id)
    cpu_out = time.process_time() - cpu
    print(
        f"{ROWS} rows ({write.__name__}): {cpu_in:.1f} s CPU and {took:.1f} s by the clock in, "
        f"{cpu_again:.1f} s CPU the second time, {cpu_out:.1f} s CPU undone, load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    assert everything() == before
    assert cpu_in < MINUTE


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("test_an_undo_leaves_every_row_as_it_was", {}),
        ("test_the_same_list_twice_changes_nothing", {}),
        ("test_decisions_can_be_undone_with_their_list", {"decision": st.sampled_from(Decision)}),
    ],
)
def test_what_holds_for_every_list_holds_for_many(facilitating: Actor, name: str, more: dict[str, Any]) -> None:
    inner = getattr(properties, name).hypothesis.inner_test
    many = settings(properties.slow_database, max_examples=MANY)
    many(given(first=properties.lists, second=properties.lists, **more)(inner))(facilitating=facilitating)
