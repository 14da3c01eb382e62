# SPDX-License-Identifier: EUPL-1.2
"""Where answers to a question which need lives are kept apart from who gave them, as ADR 0025 has it."""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.directory.constants import InventoryState
from samenspel.directory.models import Inventory


@contextmanager
def at_the_desk() -> Iterator[None]:
    """For the lines that touch answers."""
    with acting_as(Actor(role=Role.SURVEYOR, partnership_id=current_partnership_id())):
        yield


def key_of(inventory: Inventory, contact_id: UUID) -> UUID:
    """The id of the answer of this person to an open question."""
    return _key(inventory, b"", contact_id)


def key_of_sheet(inventory: Inventory, form_key: UUID) -> UUID:
    """The id of an answer without a person. Never that of a person: whoever sends it chooses the key."""
    return _key(inventory, b"sheet", form_key)


def _key(inventory: Inventory, kind: bytes, which: UUID) -> UUID:
    if inventory.secret is None:
        raise ValueError("closed: nothing leads to anybody's answers any more")
    pepper = hashlib.sha256(b"samenspel.inventories:" + settings.SECRET_KEY.encode()).digest()
    digest = hmac.new(pepper, bytes(inventory.secret) + which.bytes + kind, hashlib.sha256).digest()
    return UUID(bytes=digest[:16], version=4)


def takes_answers(inventory: Inventory) -> bool:
    last = inventory.closes_date
    return inventory.state == InventoryState.OPEN and (last is None or timezone.localdate() <= last)
