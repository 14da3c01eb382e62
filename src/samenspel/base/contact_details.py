# SPDX-License-Identifier: EUPL-1.2
"""Mail addresses, phone numbers, postcodes and websites as people write them, in the one form we keep.

Every reader takes text that was tidied first and raises Refused with a sentence when it makes no sense of it.
"""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _
from stdnum.nl import bsn

from samenspel.base.errors import Refused
from samenspel.base.fields import plain_text

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff]")
_ADDRESS = re.compile(r"[^\s;,<>|()\[\]\"]+@[^\s;,<>|()\[\]\"]+")
_MAIL_LABEL = re.compile(r"(?:mailto|e-?mail|mail)\s*[:=]\s*", re.IGNORECASE)
_BETWEEN_PHONES = re.compile(r"\s*[;,|\n]\s*|\s+(?:of|en|or|and)\s+|\s+/\s+|(?<=\d{6})\s*/\s*(?=[+0(])", re.IGNORECASE)
_PHONE = re.compile(r"(?:\+|\b00)?\(?\d[\d\s().\-/]{3,30}\d")
_TRUNK_ZERO = re.compile(r"\(0\)")
_SCIENTIFIC = re.compile(r"\d[.,]?\d*E\+?\d+", re.IGNORECASE)
_AREAS = (
    "010 013 014 015 020 023 024 026 030 033 035 036 038 040 043 045 046 050 053 055 058 070 071 072 073 074 075 "
    "076 077 078 079 084 085 087 088 091"
)
_THREE_DIGIT_AREAS = frozenset(_AREAS.split())
_POSTCODE = re.compile(r"(?:NL[\s-]*)?\b([1-9]\d{3})\s?-?\s?([A-Za-z]{2})\b")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?")
_ORIGIN = re.compile(r"[A-Za-z]+://[^/?#]*")
_validate_url = URLValidator(schemes=["http", "https"])


def tidy(text: str, *, several_lines: bool = False) -> str:
    """The text as it was meant: one kind of space, no invisible, turning or control signs, NFC."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return plain_text(_INVISIBLE.sub("", text), several_lines=several_lines)


def read_emails(text: str) -> list[str]:
    """All mail addresses in the text, in its order, each once."""
    joined = re.sub(r"\s*@\s*", "@", _MAIL_LABEL.sub(" ", text))
    found: list[str] = []
    for match in _ADDRESS.findall(joined):
        for part in match.split("/") if match.count("@") > 1 else [match]:
            address = part.strip(".:'’‘/")
            _require_email(address)
            if address.lower() not in (known.lower() for known in found):
                found.append(address)
    if not found:
        raise Refused(_("“%(text)s” is geen e-mailadres. Voorbeeld: naam@voorbeeld.nl.") % {"text": text[:60]})
    return found


def _require_email(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError as error:
        message = _("“%(text)s” is geen e-mailadres. Voorbeeld: naam@voorbeeld.nl.")
        raise Refused(message % {"text": address[:60]}) from error


def read_phones(text: str) -> list[str]:
    """All phone numbers in the text, in its order, each once, in readable Dutch form or as a foreign number."""
    if _SCIENTIFIC.search(text):
        raise Refused(
            _(
                "Het rekenprogramma heeft dit telefoonnummer afgekort tot “%(text)s”. "
                "Typ het opnieuw, in een kolom met de opmaak Tekst."
            )
            % {"text": text[:60]}
        )
    found: list[str] = []
    for part in _BETWEEN_PHONES.split(re.sub(r"\.0$", "", text)):
        for match in _PHONE.findall(part):
            number = _phone(match)
            if number not in found:
                found.append(number)
    if not found:
        raise Refused(_("“%(text)s” is geen telefoonnummer. Voorbeeld: 06 12 34 56 78.") % {"text": text[:60]})
    return found


def _phone(written: str) -> str:
    digits = re.sub(r"\D", "", _TRUNK_ZERO.sub("", written))
    if written.startswith("+"):
        return _international(digits, written)
    if digits.startswith("00"):
        return _international(digits[2:], f"+{written.lstrip('(')[2:].lstrip()}")
    if len(digits) == 11 and digits.startswith("31"):
        return _national(f"0{digits[2:]}", written)
    if len(digits) == 9 and digits[0] != "0":  # a spreadsheet took the zero in front for nothing
        return _national(f"0{digits}", written)
    return _national(digits, written)


def _international(digits: str, written: str) -> str:
    if digits.startswith("31"):
        return _national(f"0{digits[2:].lstrip('0')}", written)
    if 8 <= len(digits) <= 15:
        return " ".join(written.split())[:30]
    raise _no_phone(written)


def _national(digits: str, written: str) -> str:
    if digits.startswith(("0800", "090")) and len(digits) in {8, 11}:
        return f"{digits[:4]} {digits[4:]}"
    if digits.startswith("0") and len(digits) == 10:
        return _spaced(digits)
    if re.fullmatch(r"140\d{2,3}", digits):
        return f"14 {digits[2:]}"
    if not digits.startswith("0") and 6 <= len(digits) <= 8:  # without an area code: known where it was written
        return " ".join(written.split())
    raise _no_phone(written)


def _spaced(digits: str) -> str:
    if digits.startswith("06"):
        return f"06 {digits[2:4]} {digits[4:6]} {digits[6:8]} {digits[8:]}"
    if digits[:3] in _THREE_DIGIT_AREAS:
        return f"{digits[:3]} {digits[3:6]} {digits[6:8]} {digits[8:]}"
    return f"{digits[:4]} {digits[4:7]} {digits[7:]}"


def _no_phone(written: str) -> Refused:
    return Refused(_("“%(text)s” is geen telefoonnummer. Voorbeeld: 06 12 34 56 78.") % {"text": written[:60]})


def split_postcode(text: str) -> tuple[str, str, str]:
    """What stands before a Dutch postcode, the postcode as `1234 AB`, and what stands behind it."""
    found = _POSTCODE.search(text)
    if not found:
        return text, "", ""
    before, behind = text[: found.start()].strip(" ,;-"), text[found.end() :].strip(" ,;-")
    return before, f"{found.group(1)} {found.group(2).upper()}", behind


def read_postcode(text: str) -> tuple[str, str]:
    """The postcode, and the place behind it if there is one. A foreign postcode stays as it is."""
    before, postcode, behind = split_postcode(text)
    if postcode:
        return postcode, behind or before
    if len(text) <= 10 and any(sign.isdigit() for sign in text):
        return text.upper(), ""
    raise Refused(_("“%(text)s” is geen postcode. Voorbeeld: 1234 AB.") % {"text": text[:60]})


def read_website(text: str) -> str:
    """The address of a website, with a scheme; any scheme but http and https is refused."""
    words = [word.strip(",;") for word in text.split()]
    address = next((word for word in words if "." in word or ":" in word), text)
    if _HOST.fullmatch(address):
        address = f"https://{address}"
    try:
        _validate_url(address)
    except ValidationError as error:
        raise Refused(_("“%(text)s” is geen webadres. Voorbeeld: www.voorbeeld.nl.") % {"text": text[:60]}) from error
    scheme_and_host = _ORIGIN.match(address)
    end = scheme_and_host.end() if scheme_and_host else 0
    return address[:end].lower() + address[end:]


def read_kvk(text: str) -> str:
    """Eight digits; a spreadsheet may have taken the zero in front for nothing."""
    digits = re.sub(r"[\s.\-]", "", re.sub(r"\.0$", "", text)).upper().removeprefix("KVK").lstrip(":")
    if re.fullmatch(r"[0-9]{7,8}", digits):
        return digits.zfill(8)
    raise Refused(_("“%(text)s” is geen KvK-nummer. Dat heeft acht cijfers.") % {"text": text[:60]})


def read_rsin(text: str) -> str:
    """Nine digits that pass the eleven-test, like a BSN: to be used for a column of that name only."""
    digits = re.sub(r"[\s.\-]", "", re.sub(r"\.0$", "", text)).upper().removeprefix("RSIN").lstrip(":")
    if re.fullmatch(r"[0-9]{8,9}", digits) and bsn.is_valid(digits.zfill(9)):
        return digits.zfill(9)
    raise Refused(
        _("“%(text)s” is geen RSIN. Dat heeft negen cijfers, kijk of er een fout in zit.") % {"text": text[:60]}
    )
