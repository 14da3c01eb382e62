# SPDX-License-Identifier: EUPL-1.2
"""Several facilitators fill one car, and its driver cancels, at the same moment: real threads."""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from django.db import connections

from samenspel.access.constants import Role
from samenspel.base.errors import Refused
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import LiftMatch
from samenspel.gatherings.operations.lifts import agree_lift
from samenspel.messaging.models import OutboxMessage
from tests.factories import ContactFactory, GatheringFactory, PartnershipFactory, RegistrationFactory
from tests.gatherings.test_registering_parallel import InThread, mail_stays_in_the_outbox, on_disk

__all__ = ["mail_stays_in_the_outbox", "on_disk"]

SEATS, RIDERS, PRESSES = 2, 6, 2


def fill_one_car(in_thread: InThread) -> None:
    pact = PartnershipFactory()
    gathering = GatheringFactory(partnership=pact)

    def person(lift: str, **values: object) -> UUID:
        contact = ContactFactory(partnership=pact)
        made = RegistrationFactory(gathering=gathering, contact=contact, lift=lift, lift_place="Zilverdam", **values)
        pk: UUID = made.pk
        return pk

    driver = person("offered", lift_seats=SEATS)
    riders = [person("wanted") for _ in range(RIDERS)]
    barrier = threading.Barrier(RIDERS * PRESSES)

    def press(rider: UUID) -> bool:
        barrier.wait(20)
        try:
            with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
                agree_lift(gathering_id=gathering.pk, driver_id=driver, rider_id=rider)
        except Refused:
            return False
        finally:
            connections.close_all()
        return True

    def all_at_once() -> list[bool]:
        with ThreadPoolExecutor(RIDERS * PRESSES) as pool:
            return list(pool.map(press, riders * PRESSES))

    agreed = in_thread(all_at_once)
    rows = in_thread(lambda: list(LiftMatch._base_manager.values_list("rider_id", "seat")))
    mails = in_thread(lambda: OutboxMessage._base_manager.filter(kind="lift_agreed").count())
    assert sorted(seat for _rider, seat in rows) == list(range(1, SEATS + 1))
    assert sum(agreed) == SEATS * PRESSES
    assert mails == 2 * SEATS


def test_two_seats_and_six_riders_pressed_twice_at_once_are_two_lifts(on_disk: InThread) -> None:
    fill_one_car(on_disk)
