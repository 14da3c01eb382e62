# SPDX-License-Identifier: EUPL-1.2
"""The same press at the same moment, from several threads: one call, one mail."""

from uuid import uuid4

import pytest

from samenspel.access.constants import Role
from samenspel.base import jobs
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import Gathering, Invitation, PhoneCall, Registration
from samenspel.gatherings.operations.calling import note_call
from samenspel.gatherings.operations.inviting import draft_mailing, send_mailing, start_sending
from samenspel.messaging.models import OutboxMessage
from tests.factories import ContactFactory, GatheringFactory, PartnershipFactory
from tests.gatherings.test_door_parallel import at_once
from tests.gatherings.test_registering_parallel import InThread, on_disk

__all__ = ["on_disk"]

TIMES = 8


@pytest.fixture(autouse=True)
def jobs_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "async_task", lambda *_args, **_options: None)


def test_a_tap_that_arrives_eight_times_at_once_is_one_call(on_disk: InThread) -> None:
    pact = PartnershipFactory()
    gathering = GatheringFactory(partnership=pact)
    anna, key = ContactFactory(partnership=pact, email=""), uuid4()

    def tap() -> None:
        note_call(gathering_id=gathering.pk, contact_id=anna.pk, outcome="comes", form_key=key)

    at_once(on_disk, gathering, [tap] * TIMES)

    def look() -> None:
        assert (PhoneCall._base_manager.count(), Registration._base_manager.count()) == (1, 1)
        assert Gathering._base_manager.get().seats_taken == 1

    on_disk(look)


def test_eight_workers_at_one_mailing_write_each_mail_once(on_disk: InThread) -> None:
    pact = PartnershipFactory()
    gathering = GatheringFactory(partnership=pact)
    for _ in range(60):
        ContactFactory(partnership=pact)
    key = uuid4()
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        draft_mailing(mailing_id=key, gathering_id=gathering.pk, kind="invitation", audience="all")

    def press() -> None:
        start_sending(mailing_id=key)
        send_mailing(mailing_id=str(key))

    at_once(on_disk, gathering, [press] * TIMES)
    assert on_disk(OutboxMessage._base_manager.count) == 60
    assert on_disk(Invitation._base_manager.count) == 60
