# SPDX-License-Identifier: EUPL-1.2
"""What repeats is planned once, however often the worker starts."""

import pytest
from django_q.models import Schedule

from samenspel.config.commands.worker import note_what_repeats
from samenspel.config.schedule import REPEATED


@pytest.mark.django_db
def test_starting_the_worker_twice_plans_everything_once() -> None:
    note_what_repeats()
    note_what_repeats()
    assert sorted(Schedule.objects.values_list("func", "minutes")) == sorted(REPEATED)


@pytest.mark.django_db
def test_what_no_longer_repeats_is_taken_from_the_plan_and_nothing_else() -> None:
    Schedule.objects.create(name="samenspel.gone", func="samenspel.gone")
    Schedule.objects.create(name="of somebody else", func="math.copysign")
    note_what_repeats()
    names = set(Schedule.objects.values_list("name", flat=True))
    assert "samenspel.gone" not in names
    assert "of somebody else" in names
