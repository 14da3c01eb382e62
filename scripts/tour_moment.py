# SPDX-License-Identifier: EUPL-1.2
"""What the tour needs and no page gives: the evening of Zilverdam that is just over, a sticker, a personal link.

``python -m scripts.tour_moment begin | sticker | named``
"""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from samenspel.gatherings.models import Gathering


def session() -> Gathering:
    from samenspel.gatherings.constants import GatheringKind
    from samenspel.gatherings.models import Gathering

    ours = Gathering._base_manager.filter(partnership__slug="zilverdam", kind=GatheringKind.CONNECTION_SESSION)
    return ours.latest("starts_at")


def begin() -> str:
    """The session was this very evening."""
    from django.utils import timezone

    made, now = session(), timezone.now()
    type(made)._base_manager.filter(pk=made.pk).update(
        starts_at=now - timedelta(minutes=150), ends_at=now - timedelta(minutes=1)
    )
    return ""


def sticker() -> str:
    """What the QR holds on the sticker of somebody who is not inside yet."""
    from samenspel.access.constants import Role
    from samenspel.base.scope import Actor, acting_as
    from samenspel.gatherings.constants import RegistrationState
    from samenspel.gatherings.models import Registration
    from samenspel.gatherings.operations.sticker_tokens import token_for

    coming = session()
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=coming.partnership_id)):
        seated = Registration.objects.filter(
            gathering=coming, state=RegistrationState.SEATED, attendance__isnull=True, contact__partner__isnull=False
        )
        return token_for(seated.latest("contact__name"))


def named() -> str:
    """The personal link of somebody who was there, was named, and filled in nothing."""
    from samenspel.access.constants import Role
    from samenspel.base.scope import Actor, acting_as
    from samenspel.entrance.operations import link_for_contact, token_of
    from samenspel.gatherings.models import Attendance

    coming = session()
    silent = Attendance._base_manager.filter(gathering=coming, registration__evaluation__isnull=True)
    contact_id = silent.earliest("registration__contact__name").registration.contact_id
    with acting_as(Actor(role=Role.GATE, partnership_id=coming.partnership_id)):
        return token_of(link_for_contact(contact_id=contact_id))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    django.setup()
    print({"begin": begin, "sticker": sticker, "named": named}[sys.argv[1]]())
