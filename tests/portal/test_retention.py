# SPDX-License-Identifier: EUPL-1.2
"""Forgetting changes no figure of the harvest: what it counts stays, whatever is thrown away (P11)."""

import importlib
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.base.scope import Actor, acting_as
from samenspel.config.schedule import REPEATED
from samenspel.gatherings.models import PhoneCall
from samenspel.messaging.models import OutboxMessage
from samenspel.messaging.operations import write_message
from samenspel.partnerships.models import Partnership
from samenspel.portal.queries.harvest import period, sessions
from samenspel.portal.queries.harvest_rows import FIGURES, rows_behind
from tests.portal.harvest_stage import three_sessions
from tests.sameness import without_what_is_new

FORGETTING = [path for path, _minutes in REPEATED if path.rsplit(".", 1)[1].startswith("forget_")]


def forget_everything() -> dict[str, int]:
    """What the schedule does by itself, outside any scope."""
    done = {}
    with acting_as(None):
        for path in FORGETTING:
            module, name = path.rsplit(".", 1)
            done[name] = getattr(importlib.import_module(module), name)()
    return done


def shown(client: Client) -> str:
    return without_what_is_new(client.get("/p/testdam/oogst/").content.decode())


@pytest.mark.r16
def test_the_harvest_is_the_same_before_and_after_everything_was_forgotten(
    pact: Partnership, facilitating: Actor, as_fenna: Client
) -> None:
    three_sessions(pact)
    PhoneCall.objects.update(note="Was ziek, belt zelf terug")
    for number in range(3):
        write_message(
            kind="invitation", to_name="A", to_email="a@b.test", subject="Kom", body="Hallo", deed=str(number)
        )
    OutboxMessage.objects.update(created_at=timezone.now() - timedelta(days=400), state="sent")
    before = [rows_behind(name, sessions()) for name in FIGURES]
    figures, page = period(first_date=None, last_date=None), shown(as_fenna)
    done = forget_everything()
    assert done["forget_notes"] and done["forget_mail"]
    assert period(first_date=None, last_date=None) == figures
    assert [rows_behind(name, sessions()) for name in FIGURES] == before
    assert shown(as_fenna) == page
    assert PhoneCall.objects.exclude(note="").count() == 0 and PhoneCall.objects.count() == 38
    assert OutboxMessage.objects.exclude(message_id="").filter(state="sent").count() == 3
