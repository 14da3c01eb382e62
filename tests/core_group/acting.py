# SPDX-License-Identifier: EUPL-1.2
"""Small things that several tests of the core group do."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from samenspel.access.constants import Role
from samenspel.accounts.models import User
from samenspel.base import documents
from samenspel.base.scope import Actor
from samenspel.core_group.models import AgendaItem, Signal
from samenspel.gatherings.models import Gathering
from samenspel.partnerships.models import Partnership
from tests.factories import models_save

HERE = "/p/testdam/kerngroep/"


def actor_of(user: User, pact: Partnership, role: Role = Role.CORE_GROUP) -> Actor:
    return Actor(role=role, partnership_id=pact.pk, user_id=user.pk, name=user.name)


def point(meeting: Gathering | None, title: str, position: int, **more: Any) -> AgendaItem:
    fields = {"partnership": meeting.partnership} if meeting is not None else {}
    made = AgendaItem(gathering=meeting, title=title, position=position, **{**fields, **more})
    models_save(made)
    return made


def signal_of(pact: Partnership, **more: Any) -> Signal:
    made = Signal(partnership=pact, **{"subject": "Te lange vergaderingen", "said_date": date(2026, 1, 5), **more})
    models_save(made)
    return made


def point_form(**changes: str) -> dict[str, str]:
    return {
        "form_key": str(uuid4()),
        "title": "Vervoer naar de voedselbank",
        "kind": "discuss",
        "explanation": "",
        "minutes": "10",
        "brought_in_by": "Karim",
        "meeting": "",
        **changes,
    }


def decision_form(**changes: str) -> dict[str, str]:
    return {
        "form_key": str(uuid4()),
        "what": "Elke sessie op een andere plek",
        "why": "Dat brengt nieuwe mensen.",
        "carried_out_by": "",
        "decided_date": "2026-02-03",
        "look_back_date": "",
        **changes,
    }


def signal_form(**changes: Any) -> dict[str, Any]:
    return {
        "form_key": str(uuid4()),
        "subject": "De vergaderingen duren lang",
        "words": "Er wordt niets besloten.",
        "said_date": "2026-01-05",
        "said_by": "",
        **changes,
    }


def text(response: Any) -> str:
    return str(response.content.decode())


def reader_of(monkeypatch: pytest.MonkeyPatch, view: str) -> Callable[[Client, str], str]:
    """Opens a paper that `view` makes and tells every word on it; the paper itself is made and tagged too."""
    seen: list[str] = []
    render = documents.render_pdf

    def kept(*, template: str, data: Any) -> bytes:
        seen.append(json.dumps(data, default=str, ensure_ascii=False))
        return render(template=template, data=data)

    monkeypatch.setattr(f"{view}.render_pdf", kept)

    def read(client: Client, address: str) -> str:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert answer.content.startswith(b"%PDF-1.7")
        return seen[-1]

    return read
