# SPDX-License-Identifier: EUPL-1.2
"""Whose sticker a QR belongs to.

The address in the QR is `/p/<slug>/s/<sticker_token>/`. The argument of that route must not be called `token`: that
name belongs to personal links, and the middleware would look for one.
"""

import hashlib
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.gatherings.constants import EVALUATION_OPEN, STICKER_TOKEN_KEPT, RegistrationState
from samenspel.gatherings.models import Gathering, StickerToken


def hash_of_sticker_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def registration_for(token: str) -> UUID | None:
    """The registration this sticker belongs to, for staff; None for anybody else and for any other token.

    A sticker opens nothing for who cancelled and was not there, and nothing three weeks after the gathering.
    """
    return _valid(token).values_list("registration_id", flat=True).first()


def evaluation_code_for(token: str) -> str:
    """The code of the questions that are open for the gathering of this sticker; empty when there are none.

    For whoever holds the sticker: it says which evening, never who.
    """
    with acting_as(Actor(role=Role.STICKER, partnership_id=current_partnership_id())):
        gathering_id = _valid(token).values_list("registration__gathering_id", flat=True).first()
        open_now = Gathering.objects.filter(pk=gathering_id, ends_at__gte=timezone.now() - EVALUATION_OPEN)
        return open_now.values_list("evaluation_code", flat=True).first() or ""


def _valid(token: str) -> QuerySet[Any]:
    comes = Q(registration__state=RegistrationState.SEATED) | Q(registration__attendance__isnull=False)
    lately = Q(registration__gathering__ends_at__gt=timezone.now() - STICKER_TOKEN_KEPT)
    return StickerToken.objects.filter(comes, lately, token_hash=hash_of_sticker_token(token))
