# SPDX-License-Identifier: EUPL-1.2
"""Writing down what was done. Called inside the transaction of the deed, so both stand or neither does."""

from django.db import models

from samenspel.audit.models import Event
from samenspel.base.scope import current_actor

Code = str | int | bool | None


def record(*, action: str, subject: models.Model | None = None, **codes: Code) -> None:
    """`action` as "partner.changed"; `codes` are ids, counts and code words. Never what a person wrote."""
    actor = current_actor()
    Event(
        action=action,
        partnership_id=actor.partnership_id,
        actor_kind=actor.kind,
        actor_reference=actor.reference,
        role=actor.role,
        subject_model=subject._meta.label if subject is not None else "",
        subject_id=str(subject.pk) if subject is not None else "",
        codes=codes,
    ).save(force_insert=True)


def record_refusal(*, permission: str) -> None:
    """A refusal has no transaction of a deed to stand in; it is written in its own."""
    record(action="access.refused", permission=permission)
