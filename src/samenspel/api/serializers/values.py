# SPDX-License-Identifier: EUPL-1.2
"""One value as HSDS writes it. HSDS knows no null: what is not known is left out, and what does not fit its format too,
so that no list that came in, however dirty, makes an answer that breaks the schema."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import quote, urlsplit

Row = dict[str, Any]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WEB = re.compile(
    r"https?://[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?(?::[0-9]{1,5})?"
    r"(?:[/?](?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
    r"(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
)
_URN = re.compile(
    r"urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})+", re.IGNORECASE
)
_KEPT_IN_ADDRESS = "!$&'()*+,;=:@/?-._~%"
_LOOSE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_WORD = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_EMAIL = re.compile(rf"{_WORD}(?:\.{_WORD})*@{_LABEL}(?:\.{_LABEL})+")


def known(row: Row) -> Row:
    """Without what is empty; 0 and False are something."""
    return {name: value for name, value in row.items() if value is not None and value not in ("", [])}


def web_address(text: str | None) -> str | None:
    """An address of the web (or a URN) in the letters that a URI may have; None for anything else."""
    if not text:
        return None
    if _WEB.fullmatch(text):
        return text
    written = text.strip()
    if _URN.fullmatch(written):
        return written
    if not _SCHEME.match(written):
        written = f"https://{written}"
    return _spelled_out(written)


def _spelled_out(written: str) -> str | None:
    try:
        parts = urlsplit(written)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return None
    if "." not in host:
        return None
    path, query, fragment = (_quoted(part) for part in (parts.path, parts.query, parts.fragment))
    whole = f"{parts.scheme.lower()}://{host}{port}{path}{query and '?' + query}{fragment and '#' + fragment}"
    return whole if _WEB.fullmatch(whole) else None


def _quoted(part: str) -> str:
    return quote(_LOOSE_PERCENT.sub("%25", part), safe=_KEPT_IN_ADDRESS)


def mail_address(text: str | None) -> str | None:
    return text if text and _EMAIL.fullmatch(text) else None


def moment(value: datetime | None) -> str | None:
    """RFC 3339, in UTC."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if value else None


def day(value: date | datetime | None) -> str | None:
    return value.isoformat()[:10] if value else None


def number(value: Decimal | float | int | str | None) -> float | int | None:
    """A whole number without a point; None for what is no number."""
    if value is None or value == "":
        return None
    try:
        read = float(value)
        return int(read) if read == int(read) else read
    except (ValueError, OverflowError):
        return None
