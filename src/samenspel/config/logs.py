# SPDX-License-Identifier: EUPL-1.2
"""What goes to the log: lines that can be read by whoever keeps the machine running, without keys and people in them.

An address below a personal link opens somebody's own pages, and a traceback quotes what a database refused.
"""

import logging
import re

HIDDEN = "…"
_HIDES = (
    # The secret part of a personal link, a sticker, an open page, a wall's code, a published Oogst, a new password, a
    # confirmed address.
    (
        re.compile(r"((?:/p/[^/\s]+)?/(?:k|s|aanmelden|evalueren|openbaar|reset/key|confirm-email)/)[^/\s'\"?]+"),
        rf"\1{HIDDEN}",
    ),
    (re.compile(r"(DETAIL:).*"), rf"\1 {HIDDEN}"),  # PostgreSQL quotes the whole row there
    (re.compile(r"[^\s@'\"<>(),;:=]+@[^\s@'\"<>(),;:=]+\.\w+"), HIDDEN),
    (re.compile(r"\b[A-Z]{2}\d{2}[ ]?(?:[A-Z0-9]{4}[ ]?){2,7}[A-Z0-9]{0,4}\b"), HIDDEN),  # IBAN
    (re.compile(r"(?<![\w.-])\d{9}(?![\w.-])"), HIDDEN),  # what may be a BSN
)


def discreet(text: str) -> str:
    """The text with what may open a door or tell who somebody is made unreadable."""
    for pattern, hidden in _HIDES:
        text = pattern.sub(hidden, text)
    return text


class DiscreetFormatter(logging.Formatter):
    """Hides in the whole entry, traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        return discreet(super().format(record))
