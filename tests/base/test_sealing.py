# SPDX-License-Identifier: EUPL-1.2
"""Files kept for a while cannot be read from a copy of the database."""

from typing import Any

import pytest
from cryptography.exceptions import InvalidTag

from samenspel.base.sealing import seal, unseal


@pytest.mark.parametrize("content", [b"", b"%PDF", bytes(range(256)) * 100])
def test_what_was_sealed_comes_out_as_it_was(content: bytes) -> None:
    sealed = seal(content, purpose="proef")
    assert unseal(sealed, purpose="proef") == content
    assert not content or content not in sealed


def test_the_same_content_is_never_sealed_alike() -> None:
    assert seal(b"zelfde", purpose="proef") != seal(b"zelfde", purpose="proef")


def test_another_purpose_another_secret_or_a_changed_byte_opens_nothing(settings: Any) -> None:
    sealed = seal(b"stickers", purpose="proef")
    with pytest.raises(InvalidTag):
        unseal(sealed, purpose="anders")
    with pytest.raises(InvalidTag):
        unseal(sealed[:-1] + bytes([sealed[-1] ^ 1]), purpose="proef")
    settings.SECRET_KEY = "een-heel-ander-geheim"
    with pytest.raises(InvalidTag):
        unseal(sealed, purpose="proef")
