# SPDX-License-Identifier: EUPL-1.2
"""The errors that a layer above turns into an answer for a person.

SamenspelError
├── Refused     a person can mend it: a sentence, and the field it belongs to (→ 422 beside the field)
│   └── Conflict    somebody else changed it in the meantime (→ 409 with both texts)
└── NotFound    it does not exist, or not for you; the two look the same on purpose (→ 404)
"""

from django.http import Http404


class SamenspelError(Exception):
    """Whatever Samenspel itself has to say to a person."""


class Refused(SamenspelError):
    """What a person asked cannot be done; `message` says what to do instead."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Conflict(Refused):
    """The row was changed by someone else since the person opened it."""


class NotFound(SamenspelError, Http404):
    """There is no such row within what the actor may see."""
