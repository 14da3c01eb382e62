# SPDX-License-Identifier: EUPL-1.2
"""The citizen service number (BSN) may not be kept here, not even with consent (UAVG 46)."""

import re
import unicodedata
from collections.abc import Iterator

from django.utils.translation import gettext as _
from stdnum.nl import bsn

from samenspel.base.errors import Refused

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_NINE_DIGITS = re.compile(r"\d(?:\D{0,2}\d){8}")
_RUN = re.compile(r"\d+(?:[ .\-_/]{1,2}\d+)*")
_GROUP = re.compile(r"\d+|[ .\-_/]+")
_TRUNK_ZERO = re.compile(r"\(0\)\s?")
# How people write it on paper: 111 222 333 or 1112.22.333.
_WRITTEN = ((3, 3, 3), (4, 2, 3))


def find_bsn(text: str) -> str | None:
    """The first number in the text that can be a BSN, as nine digits; a phone number is none.

    Nine digits that pass the eleven-test, also in groups ("111 222 333"), in other digits than 0-9 and with
    invisible signs in between. One in eleven other nine-digit numbers looks the same and is found as well.
    """
    if len(text) < 9:
        return None
    plain = text if text.isascii() else _plain(text)
    if not _NINE_DIGITS.search(plain):
        return None
    plain = _TRUNK_ZERO.sub("", plain)
    for run in _RUN.finditer(plain):
        for digits in _candidates(run.group(), after_plus=plain[: run.start()].endswith("+")):
            if bsn.is_valid(digits):
                return digits
    return None


def refuse_bsn(text: str, *, field: str | None = None) -> None:
    """Raises Refused when a text or the name of a file holds what can be a BSN."""
    if find_bsn(text):
        raise Refused(
            _(
                "Hier staat een getal dat een burgerservicenummer (BSN) kan zijn. "
                "Dat mogen we niet bewaren. Haal het weg."
            ),
            field=field,
        )


def without_bsn(text: str) -> str:
    """The text for a report: whoever reads it must not find the number there either."""
    return "•" * 9 if find_bsn(text) else text


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in folded)


def _candidates(run: str, *, after_plus: bool) -> Iterator[str]:
    """Whatever in one run of digits and separators could be a number of nine digits."""
    parts = _GROUP.findall(run)
    groups, between = parts[::2], set(parts[1::2])
    total = sum(map(len, groups))
    if (after_plus or groups[0].startswith("00")) and 10 <= total <= 15:
        return
    yield from (group for group in groups if len(group) == 9)
    if len(between) == 1:
        if total == 9 and min(map(len, groups)) >= 2:
            yield "".join(groups)
        for start in range(len(groups) - 2):
            if tuple(map(len, groups[start : start + 3])) in _WRITTEN:
                yield "".join(groups[start : start + 3])
