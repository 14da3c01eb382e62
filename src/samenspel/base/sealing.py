# SPDX-License-Identifier: EUPL-1.2
"""Files that stand in the database for a short while and hold what must not be read from a copy of it."""

import hashlib
import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12


def seal(content: bytes, *, purpose: str) -> bytes:
    """`content` encrypted (AES-256-GCM) under the installation's secret; another purpose cannot open it."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + _cipher(purpose).encrypt(nonce, content, purpose.encode())


def unseal(sealed: bytes, *, purpose: str) -> bytes:
    """What was sealed. Raises cryptography's InvalidTag when it was changed or the secret is another one."""
    return _cipher(purpose).decrypt(sealed[:_NONCE], sealed[_NONCE:], purpose.encode())


def _cipher(purpose: str) -> AESGCM:
    return AESGCM(hashlib.sha256(f"samenspel.sealed:{purpose}:{settings.SECRET_KEY}".encode()).digest())
