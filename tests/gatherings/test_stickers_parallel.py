# SPDX-License-Identifier: EUPL-1.2
"""The same press at the same moment, from several threads: one PDF, one token for each person."""

from uuid import uuid4

import pytest

from samenspel.base import jobs
from samenspel.gatherings.models import StickerSheet, StickerToken
from samenspel.gatherings.operations.sticker_sheets import request_sheet
from samenspel.gatherings.operations.sticker_tokens import tokens_for
from samenspel.gatherings.queries.stickers import Settings
from tests.factories import GatheringFactory, PartnershipFactory, RegistrationFactory
from tests.gatherings.test_door_parallel import at_once
from tests.gatherings.test_registering_parallel import InThread, on_disk

__all__ = ["on_disk"]

TIMES = 6


@pytest.fixture(autouse=True)
def jobs_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "async_task", lambda *_args, **_options: None)


def test_the_same_press_six_times_at_once_is_one_pdf(on_disk: InThread) -> None:
    gathering = GatheringFactory(partnership=PartnershipFactory())
    for _ in range(3):
        RegistrationFactory(gathering=gathering)
    key = uuid4()

    def press() -> None:
        request_sheet(gathering_id=gathering.pk, form_key=key, people="iedereen", settings=Settings())

    at_once(on_disk, gathering, [press] * TIMES)

    def look() -> None:
        assert [row.state for row in StickerSheet._base_manager.all()] == ["ready"]
        assert StickerToken._base_manager.count() == 3

    on_disk(look)


def test_tokens_asked_for_at_the_same_moment_are_the_same(on_disk: InThread) -> None:
    gathering = GatheringFactory(partnership=PartnershipFactory())
    everyone = [RegistrationFactory(gathering=gathering).pk for _ in range(5)]
    seen: list[dict[object, str]] = []

    def ask() -> None:
        seen.append(dict(tokens_for(everyone)))

    at_once(on_disk, gathering, [ask] * TIMES)
    assert len(seen) == TIMES
    assert all(tokens == seen[0] and len(tokens) == 5 for tokens in seen)
