# SPDX-License-Identifier: EUPL-1.2
"""Several people divide and take at the same moment: nobody is in two shares, nobody is forgotten."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from samenspel.access.constants import Role
from samenspel.base import jobs
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import CallHelper, CallShare, Gathering
from samenspel.gatherings.operations.calling_shares import add_call_helper, divide_calls, take_more_calls
from tests.factories import ContactFactory, GatheringFactory, MembershipFactory, PartnershipFactory
from tests.gatherings.calling import to_call
from tests.gatherings.test_door_parallel import at_once
from tests.gatherings.test_registering_parallel import InThread, _closing, on_disk

__all__ = ["on_disk"]

TIMES = 6


@pytest.fixture(autouse=True)
def jobs_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "async_task", lambda *_args, **_options: None)


def a_session(people: int) -> Gathering:
    made: Gathering = GatheringFactory(partnership=PartnershipFactory())
    for number in range(people):
        to_call(made, f"Mens {number}")
    return made


def test_callers_who_take_some_at_once_never_take_the_same_person(on_disk: InThread) -> None:
    session = a_session(17)
    members = [MembershipFactory(partnership=session.partnership, role="core_group") for _ in range(TIMES)]
    barrier = threading.Barrier(TIMES)

    def take(user_id: int) -> int:
        actor = Actor(role=Role.CORE_GROUP, partnership_id=session.partnership_id, user_id=user_id)
        barrier.wait(20)
        with acting_as(actor):
            return take_more_calls(gathering_id=session.pk)

    def everybody() -> list[int]:
        with ThreadPoolExecutor(TIMES) as pool:
            return list(pool.map(lambda member: _closing(lambda: take(member.user_id)), members))

    assert sum(on_disk(everybody)) == 17

    def look() -> None:
        shares = Counter(CallShare._base_manager.values_list("contact_id", flat=True))
        assert len(shares) == 17
        assert set(shares.values()) == {1}
        assert max(Counter(CallShare._base_manager.values_list("caller_id", flat=True)).values()) == 5

    on_disk(look)


def test_dividing_six_times_at_once_is_one_division(on_disk: InThread) -> None:
    session = a_session(11)
    codes = [f"u{MembershipFactory(partnership=session.partnership).user_id}" for _ in range(3)]
    at_once(on_disk, session, [lambda: divide_calls(gathering_id=session.pk, codes=codes)] * TIMES)

    def look() -> None:
        shares = list(CallShare._base_manager.values_list("caller_id", flat=True))
        assert sorted(Counter(shares).values()) == [3, 4, 4]

    on_disk(look)


def test_asking_for_help_six_times_at_once_is_one_helper(on_disk: InThread) -> None:
    session = a_session(0)
    hennie = ContactFactory(partnership=session.partnership)
    at_once(on_disk, session, [lambda: add_call_helper(gathering_id=session.pk, contact_id=hennie.pk)] * TIMES)
    assert on_disk(CallHelper._base_manager.count) == 1
