# SPDX-License-Identifier: EUPL-1.2
"""The only way around the rows table. Each use is written to the audit log; a test counts the call sites."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.scope import Actor, acting_as


@contextmanager
def as_system(reason: str, *, partnership_id: UUID | None = None) -> Iterator[None]:
    """Act as the installation itself, for all partnerships or within one. `reason` is a code, never content."""
    with acting_as(Actor(role=Role.SYSTEM, partnership_id=partnership_id)):
        record(action="system.entered", reason=reason)
        yield
