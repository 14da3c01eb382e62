# SPDX-License-Identifier: EUPL-1.2
"""Two phones at the door, two facilitators at the tables: at the same moment, and still one row of each."""

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from samenspel.access.constants import Role
from samenspel.audit.models import Event
from samenspel.base import jobs
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import Attendance, DoorPress, Gathering, Registration, SeatingPlan
from samenspel.gatherings.operations.door import Press, check_in, undo_check_in, walk_in
from samenspel.gatherings.operations.tables import request_plan, use_plan
from tests.factories import PartnershipFactory
from tests.gatherings.evening import gathering_with, people
from tests.gatherings.test_registering_parallel import InThread, _closing, on_disk

__all__ = ["on_disk"]

TIMES = 8


@pytest.fixture(autouse=True)
def jobs_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "async_task", lambda *_args, **_options: None)


def at_once(in_thread: InThread, gathering: Gathering, deeds: list[Callable[[], Any]]) -> None:
    """All these deeds by a facilitator, at the same moment."""
    actor = Actor(role=Role.FACILITATOR, partnership_id=gathering.partnership_id)
    barrier = threading.Barrier(len(deeds))

    def act(deed: Callable[[], Any]) -> None:
        barrier.wait(20)
        with acting_as(actor):
            deed()

    def everybody() -> None:
        with ThreadPoolExecutor(len(deeds)) as pool:
            list(pool.map(lambda deed: _closing(lambda: act(deed)), deeds))

    in_thread(everybody)


def test_eight_taps_at_once_are_one_attendance(on_disk: InThread) -> None:
    pact = PartnershipFactory()
    gathering = gathering_with(pact, people(pact, [1]), seats_taken=1)
    someone = Registration._base_manager.get()
    at_once(on_disk, gathering, [lambda: check_in(registration_id=someone.pk)] * TIMES)
    assert on_disk(Attendance._base_manager.count) == 1


def test_the_same_walk_in_from_eight_phones_is_one_person(on_disk: InThread) -> None:
    pact = PartnershipFactory()
    gathering = gathering_with(pact, [], capacity=5)
    enter = lambda: walk_in(gathering_id=gathering.pk, name="Verzonnen Vera", organization="Bedachte Bieb")  # noqa: E731
    at_once(on_disk, gathering, [enter] * TIMES)

    def look() -> None:
        assert (Attendance._base_manager.count(), Registration._base_manager.count()) == (1, 1)
        assert Gathering._base_manager.get().seats_taken == 1

    on_disk(look)


def test_tapping_and_taking_back_at_once_leaves_one_row_or_none(on_disk: InThread) -> None:
    pact = PartnershipFactory()
    gathering = gathering_with(pact, people(pact, [1]), seats_taken=1)
    someone = Registration._base_manager.get()
    taps = [lambda: check_in(registration_id=someone.pk), lambda: undo_check_in(registration_id=someone.pk)]
    at_once(on_disk, gathering, taps * 4)
    assert on_disk(Attendance._base_manager.count) in (0, 1)


def test_three_phones_come_back_at_once_with_sixty_people_each(on_disk: InThread) -> None:
    """Each phone has everybody, in another order, and sends the half of it twice; ten walk in at all three."""
    pact = PartnershipFactory()
    gathering = gathering_with(pact, people(pact, [6] * 10), capacity=70, seats_taken=60)
    ids = list(Registration._base_manager.order_by("pk").values_list("pk", flat=True))

    def phone(number: int) -> None:
        mine = ids[number * 20 :] + ids[: number * 20]
        presses = [(one, Press(age=timedelta(minutes=place))) for place, one in enumerate(mine)]
        for one, press in presses + presses[::2]:
            check_in(registration_id=one, press=press)
        for place in range(10):
            press = Press()
            for _ in range(2):
                walk_in(gathering_id=gathering.pk, name=f"Verzonnen {place}", organization="Bedachte Bieb", press=press)

    at_once(on_disk, gathering, [lambda number=number: phone(number) for number in range(3)])

    def look() -> None:
        assert Attendance._base_manager.count() == Registration._base_manager.count() == 70
        assert DoorPress._base_manager.count() == 3 * 70
        assert Event._base_manager.filter(action="attendance.noted").count() == 70
        assert Gathering._base_manager.get().seats_taken == 70

    on_disk(look)


def test_eight_requests_at_once_leave_one_search_at_work(on_disk: InThread) -> None:
    pact = PartnershipFactory()
    gathering = gathering_with(pact, people(pact, [1] * 6))
    ask = lambda: request_plan(gathering_id=gathering.pk, from_attendance=False, form_key=uuid4())  # noqa: E731
    at_once(on_disk, gathering, [ask] * TIMES)
    states = on_disk(lambda: Counter(SeatingPlan._base_manager.values_list("state", flat=True)))
    assert states["waiting"] == 1
    assert set(states) <= {"waiting", "cancelled"}


def test_two_plans_taken_into_use_at_once_leave_one_in_use(on_disk: InThread) -> None:
    pact = PartnershipFactory()
    gathering = gathering_with(pact, people(pact, [1] * 6))
    plans = [
        SeatingPlan(partnership=pact, gathering=gathering, state="ready", rounds=1, figures={"people": 6})
        for _ in range(4)
    ]
    for plan in plans:
        plan.save_base(force_insert=True)
    at_once(on_disk, gathering, [lambda key=plan.pk: use_plan(plan_id=key) for plan in plans])
    states = on_disk(lambda: Counter(SeatingPlan._base_manager.values_list("state", flat=True)))
    assert states == Counter(in_use=1, replaced=3)
