# SPDX-License-Identifier: EUPL-1.2
"""The secret in the QR of a sticker: 128 bits of HMAC-SHA256 over a random nonce under the installation's secret.

So the same sticker can be printed again, the database holds only its hash, and a copy of the database opens no door.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.db import transaction

from samenspel.gatherings.models import Registration, StickerToken
from samenspel.gatherings.queries.sticker_tokens import hash_of_sticker_token

AT_ONCE = 200


def token_for(registration: Registration) -> str:
    """The token on this person's sticker; made at the first call, the same ever after."""
    return tokens_for([registration.pk])[registration.pk]


@transaction.atomic
def tokens_for(registration_ids: Collection[UUID]) -> dict[UUID, str]:
    """The token of each of these registrations; those that have none get one."""
    rows = Registration.objects.filter(pk__in=registration_ids, sticker_token__isnull=True)
    StickerToken.objects.bulk_create(
        [_made(pk, partnership_id) for pk, partnership_id in rows.values_list("pk", "partnership_id")],
        batch_size=AT_ONCE,
        ignore_conflicts=True,  # made by somebody else at the same moment: theirs is as good
    )
    made = StickerToken.objects.filter(registration_id__in=registration_ids)
    return {pk: _token(bytes(nonce)) for pk, nonce in made.values_list("registration_id", "nonce")}


def _made(registration_id: UUID, partnership_id: UUID) -> StickerToken:
    nonce = secrets.token_bytes(16)
    return StickerToken(
        partnership_id=partnership_id,
        registration_id=registration_id,
        nonce=nonce,
        token_hash=hash_of_sticker_token(_token(nonce)),
    )


def _token(nonce: bytes) -> str:
    key = hashlib.sha256(b"samenspel.sticker:" + settings.SECRET_KEY.encode()).digest()
    digest = hmac.new(key, nonce, hashlib.sha256).digest()[:16]
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
