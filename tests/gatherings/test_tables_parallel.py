# SPDX-License-Identifier: EUPL-1.2
"""Two facilitators take plans into use, and ask for new ones, at the same moment: real threads."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

from django.db import connections

from samenspel.access.constants import Role
from samenspel.base.errors import Refused
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.constants import PlanState
from samenspel.gatherings.models import SeatingPlan
from samenspel.gatherings.operations import tables
from tests.factories import ContactFactory, GatheringFactory, PartnershipFactory, RegistrationFactory
from tests.gatherings.test_registering_parallel import InThread, mail_stays_in_the_outbox, on_disk

__all__ = ["mail_stays_in_the_outbox", "on_disk"]


def plans(number: int) -> tuple[Any, Any, list[UUID]]:
    """A pact, a gathering with that many plans that are ready, and their ids."""
    pact = PartnershipFactory()
    gathering = GatheringFactory(partnership=pact)
    for _ in range(4):
        RegistrationFactory(gathering=gathering, contact=ContactFactory(partnership=pact))
    rows = [
        SeatingPlan(partnership=pact, gathering=gathering, state=PlanState.READY, rounds=2, form_key=uuid4())
        for _ in range(number)
    ]
    SeatingPlan._base_manager.bulk_create(rows)
    return pact, gathering, [row.pk for row in rows]


def at_once(pact: Any, deeds: Sequence[Callable[[], object]]) -> list[bool]:
    """Do all of it at the same moment. True for each deed that was not refused; anything else is raised."""
    barrier = threading.Barrier(len(deeds))

    def press(deed: Callable[[], object]) -> bool:
        try:
            barrier.wait(20)
            with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
                deed()
        except Refused:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(press, deeds))


def test_a_plan_that_is_taken_twice_at_once_replaces_the_one_before_and_not_itself(on_disk: InThread) -> None:
    pact, _gathering, [first, second] = plans(2)
    SeatingPlan._base_manager.filter(pk=first).update(state=PlanState.IN_USE)
    presses = [lambda: tables.use_plan(plan_id=second)] * 6
    assert all(on_disk(lambda: at_once(pact, presses)))
    rows = on_disk(lambda: dict(SeatingPlan._base_manager.values_list("pk", "state")))
    assert rows == {first: PlanState.REPLACED, second: PlanState.IN_USE}
    assert on_disk(lambda: SeatingPlan._base_manager.get(pk=second).replaces_id) == first


def test_of_two_plans_that_are_taken_at_once_one_is_in_use_and_knows_the_other(on_disk: InThread) -> None:
    pact, _gathering, ids = plans(4)
    on_disk(lambda: at_once(pact, [lambda one=one: tables.use_plan(plan_id=one) for one in ids]))  # type: ignore[misc]
    rows = on_disk(lambda: list(SeatingPlan._base_manager.values_list("pk", "state", "replaces_id")))
    [used] = [pk for pk, state, _replaces in rows if state == PlanState.IN_USE]
    chain, before = [used], {pk: replaces for pk, _state, replaces in rows}
    while (earlier := before[chain[-1]]) is not None:
        assert earlier not in chain
        chain.append(earlier)
    assert set(chain) == set(ids)


def test_rounds_are_never_done_by_a_plan_that_is_no_longer_in_use(on_disk: InThread) -> None:
    pact, _gathering, [first, second] = plans(2)
    SeatingPlan._base_manager.filter(pk=first).update(state=PlanState.IN_USE)
    deeds: list[Callable[[], object]] = [
        lambda: tables.use_plan(plan_id=second),
        *[lambda: tables.note_rounds_done(plan_id=first, done=1)] * 5,
    ]
    on_disk(lambda: at_once(pact, deeds))
    done = on_disk(lambda: dict(SeatingPlan._base_manager.values_list("state", "rounds_done")))
    assert done in ({PlanState.IN_USE: 1, PlanState.READY: 0}, {PlanState.REPLACED: 0, PlanState.IN_USE: 0})


def test_two_who_ask_for_tables_at_once_leave_one_search_and_no_error(on_disk: InThread) -> None:
    pact, gathering, _ids = plans(0)
    key = uuid4()
    keys = [key, key, uuid4(), uuid4(), uuid4()]

    def ask(one: UUID) -> object:
        return tables.request_plan(gathering_id=gathering.pk, from_attendance=False, form_key=one)

    assert all(on_disk(lambda: at_once(pact, [lambda one=one: ask(one) for one in keys])))  # type: ignore[misc]
    states = on_disk(lambda: list(SeatingPlan._base_manager.values_list("state", flat=True)))
    assert sorted(states) == [PlanState.CANCELLED] * 3 + [PlanState.WAITING]
