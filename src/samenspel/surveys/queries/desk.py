# SPDX-License-Identifier: EUPL-1.2
"""Where answers are kept apart from who gave them.

Answers are found by a key that is made of the person and the secret of the open round; without the installation's
secret, or once the round is closed, nothing leads from the one to the other. What is read or written here happens
under a role of its own, which is nobody: also in the log.
"""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.surveys.models import ReflectionRound, ScanWave


@contextmanager
def at_the_desk() -> Iterator[None]:
    """For the lines that touch answers."""
    with acting_as(Actor(role=Role.SURVEYOR, partnership_id=current_partnership_id())):
        yield


def key_of(in_round: ScanWave | ReflectionRound, contact_id: UUID) -> UUID:
    """The id of the answers of this person in an open round."""
    return _key(in_round, b"", contact_id)


def key_of_sheet(in_round: ScanWave | ReflectionRound, form_key: UUID) -> UUID:
    """The id of the answers on a sheet of paper. Never that of a person: whoever types sends the key along."""
    return _key(in_round, b"paper", form_key)


def _key(in_round: ScanWave | ReflectionRound, kind: bytes, which: UUID) -> UUID:
    if in_round.secret is None:
        raise ValueError("closed: nothing leads to anybody's answers any more")
    pepper = hashlib.sha256(b"samenspel.surveys:" + settings.SECRET_KEY.encode()).digest()
    digest = hmac.new(pepper, bytes(in_round.secret) + which.bytes + kind, hashlib.sha256).digest()
    return UUID(bytes=digest[:16], version=4)


def open_wave() -> ScanWave | None:
    found: ScanWave | None = ScanWave.objects.filter(closed_at__isnull=True).first()
    return found if found is not None and takes_answers(found) else None


def open_round() -> ReflectionRound | None:
    found: ReflectionRound | None = ReflectionRound.objects.filter(closed_at__isnull=True).first()
    return found if found is not None and takes_answers(found) else None


def takes_answers(in_round: ScanWave | ReflectionRound) -> bool:
    return in_round.closed_at is None and timezone.localdate() <= in_round.closes_date
