# SPDX-License-Identifier: EUPL-1.2
"""Single values out of lists, in the form in which they are kept. A reader gives the value, None when there is nothing,
or raises Unusable with the code of a sentence."""

import math
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from samenspel.domain.hsds.texts import plain

Reader = Callable[[Any], Any]


class Unusable(ValueError):
    """This value cannot be kept; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def line(value: Any) -> str | None:
    return plain(value, several_lines=False) or None


def text(value: Any) -> str | None:
    return plain(value) or None


_HOST = re.compile(
    r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})\.?", re.IGNORECASE
)
_SCHEME = re.compile(r"^(?:h?t+ps?|https?)\s*[:;.]?\s*/*(?=[^/])", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"^[a-z][a-z0-9+.\-]*:(?!\d{1,5}(?:/|$))", re.IGNORECASE)
_DOUBLE_SCHEME = re.compile(r"^(?:https?:?/*){2,}", re.IGNORECASE)


def url(value: Any) -> str | None:
    """The address of a page, with a scheme, in signs that may stand in an address."""
    written = plain(value, several_lines=False).strip("<>\"'()[] ,;")
    if not written:
        return None
    words = [word.strip(",;\"'<>") for word in re.split(r"[\s|]+", written)]
    written = next((word for word in words if "." in word), words[0])
    secure = written.lower().startswith(("https", "htps", "ttps"))
    bare = _DOUBLE_SCHEME.sub("", written)
    if bare == written or re.match(r"^(?:https?:?/*)", bare, re.IGNORECASE):
        bare = _SCHEME.sub("", bare) if re.match(r"^(?:h?t+ps?)\s*[:;/]", bare, re.IGNORECASE) else bare
        if bare == written and _OTHER_SCHEME.match(bare):
            raise Unusable("no_url")
    had_scheme = bare != written
    return _address(bare, "http" if had_scheme and not secure else "https")


_MAY_STAND = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/?=&%:;,!$()*+'@")


def _quoted(text: str) -> str:
    """In signs that may stand in an address (RFC 3986); what is quoted already stays so."""
    signs = text.encode("utf-8", "replace")
    return "".join(chr(sign) if sign in _MAY_STAND else f"%{sign:02X}" for sign in signs)


def _address(bare: str, scheme: str) -> str:
    host, sign, rest = re.match(r"([^/?#]*)([/?#]?)(.*)", bare, re.DOTALL).groups()  # type: ignore[union-attr]
    name, _colon, port = host.partition(":")
    try:
        name = name.strip(".").encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise Unusable("no_url") from error
    if "@" in host or not _HOST.fullmatch(name) or (port and not (port.isdigit() and int(port[:6]) < 65536)):
        raise Unusable("no_url")
    path, _hash, fragment = (sign + rest).partition("#")
    ending = _quoted(path) + (f"#{_quoted(fragment)}" if fragment else "")
    ending = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", ending)
    return f"{scheme}://{name}{f':{port}' if port else ''}{ending}"


_EMAIL = re.compile(
    r"[a-z0-9](?:[a-z0-9._%+&'-]{0,62}[a-z0-9_+-])?@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}",
    re.IGNORECASE,
)


def email(value: Any) -> str | None:
    """The first mail address in the text."""
    written = plain(value, several_lines=False)
    if not written:
        return None
    joined = re.sub(r"\s*(?:@|\(at\)|\[at\]|＠)\s*", "@", written, flags=re.IGNORECASE)
    found = _EMAIL.search(joined)
    if not found or ".." in found.group() or len(found.group()) > 254:
        raise Unusable("no_email")
    return found.group()


_PHONE = re.compile(r"\+?\(?\d[\d\s().\-/\u2010-\u2015*]{1,28}")
_EXTENSION = re.compile(r"(?:\bext(?:ension|\.)?|\btoestel|\btst\.?|(?<=\d)\s*x)\s*[.:#]?\s*(\d{1,9})\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[;,|\n]\s*|\s+(?:of|en|or|and)\s+|\s+/\s+", re.IGNORECASE)


def phones(value: Any) -> list[tuple[str, str]]:
    """All numbers in a text, each with its extension. Letters as in 1-800-HELP stay when digits start it."""
    written = plain(value).strip("\"' ")
    found: list[tuple[str, str]] = []
    for whole_part in _BETWEEN.split(written) if written else []:
        extension = _EXTENSION.search(whole_part)
        part = _EXTENSION.sub(" ", whole_part)
        match = _PHONE.search(part)
        number = " ".join(match.group().split()).strip(" -./(") if match else ""
        if match and re.fullmatch(r"-?[A-Z]{3,9}(?:-[A-Z\d]{1,6})*", part[match.end() - 1 :].strip(" ")):
            number = " ".join(part.split())
        number = number.replace("\u2011", "-").replace("\u2013", "-").replace("\u2010", "-")
        if 3 <= sum(map(str.isdigit, number)) <= 20 and len(number) <= 60:
            found.append((number, extension.group(1) if extension else ""))
    if written and not found:
        raise Unusable("no_phone")
    return list(dict.fromkeys(found))


_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")


def number(value: Any) -> float | None:
    if isinstance(value, bool):
        raise Unusable("no_number")
    if isinstance(value, int | float):
        if not math.isfinite(value) or abs(value) > 1e12:
            raise Unusable("no_number")
        return float(value)
    written = plain(value, several_lines=False)
    if not written:
        return None
    found = _NUMBER.search(written[:60].replace("\u2212", "-"))
    if not found:
        raise Unusable("no_number")
    return float(found.group().replace(",", "."))


def whole(least: int, most: int) -> Reader:
    def read(value: Any) -> int | None:
        found = number(value)
        if found is None:
            return None
        if not least <= found <= most:
            raise Unusable("out_of_range")
        return int(found)

    return read


def degrees(value: Any) -> float | None:
    """52.37, "52,37", "52.37° N"; west and south are negative."""
    found = number(value)
    if found is None:
        return None
    negative = isinstance(value, str) and re.search(r"[SWsw]\.?\s*$", value) and found > 0
    return -found if negative else found


def amount(value: Any) -> str | None:
    """Money as a decimal in text; "12,50", "€ 1.250,00" and "$35" are understood."""
    written = plain(value, several_lines=False)
    if not written:
        return None
    found = re.search(r"-?\d[\d.,\s]*", written)
    digits = re.sub(r"\s", "", found.group()).rstrip(".,") if found else ""
    if "," in digits and ("." not in digits or digits.rfind(",") > digits.rfind(".")):
        digits = (
            digits.replace(".", "").replace(",", ".")
            if not re.fullmatch(r"\d{1,3}(,\d{3})+", digits)
            else digits.replace(",", "")
        )
    else:
        digits = digits.replace(",", "") if digits.count(".") < 2 else digits.replace(".", "")
    try:
        money = Decimal(digits).quantize(Decimal("0.01"))
    except InvalidOperation as error:
        raise Unusable("no_amount") from error
    if not 0 <= money < 100_000_000:
        raise Unusable("no_amount")
    return str(money)


def currency(value: Any) -> str | None:
    written = plain(value, several_lines=False).upper()
    written = {"€": "EUR", "EURO": "EUR", "EURO'S": "EUR", "$": "USD", "£": "GBP"}.get(written, written)
    if written and not re.fullmatch(r"[A-Z]{3}", written):
        raise Unusable("no_currency")
    return written or None


_STATUSES = {
    "active": (
        "active actief active. open available beschikbaar current live published gepubliceerd ja yes y true 1 enabled a"
    ),
    "inactive": (
        # dutch: what lists write
        "inactive inactief closed gesloten dicht draft concept pending no nee false 0 disabled archived i "
        "unpublished niet_actief"
    ),
    "defunct": (
        "defunct opgeheven gestopt discontinued deleted removed verwijderd beeindigd beëindigd ended "
        "vervallen permanently_closed"
    ),
    "temporarily closed": (
        "temporarily_closed tijdelijk_gesloten tijdelijk_dicht suspended paused on_hold "
        "temporarily_unavailable seasonal"
    ),
}
STATUSES = {word: status for status, words in _STATUSES.items() for word in words.split()}


def status(value: Any) -> str | None:
    written = "1" if value is True else ("0" if value is False else plain(value, several_lines=False))
    found = STATUSES.get(re.sub(r"[\s_-]+", "_", written.casefold()))
    if written and not found:
        raise Unusable("no_status")
    return found


def kind_of_place(value: Any) -> str | None:
    written = plain(value, several_lines=False).casefold()
    if not written:
        return None
    for kind, words in {
        "postal": ("post", "mail", "p.o"),
        "virtual": ("virtu", "online", "internet", "web", "tele"),
        "physical": ("phys", "fysiek", "bezoek", "street", "visit", "primary"),
    }.items():
        if any(word in written for word in words):
            return kind
    raise Unusable("no_kind_of_place")


_COUNTRIES = {
    "nederland": "NL", "netherlands": "NL", "the netherlands": "NL", "holland": "NL", "nld": "NL",
    "usa": "US", "u.s.a.": "US", "u.s.": "US", "united states": "US", "united states of america": "US",
    "canada": "CA", "can": "CA", "uk": "GB", "united kingdom": "GB", "england": "GB", "gbr": "GB",
    "great britain": "GB",
    "belgië": "BE", "belgie": "BE", "belgium": "BE", "bel": "BE", "duitsland": "DE", "germany": "DE", "deu": "DE",
}  # fmt: skip


def country(value: Any) -> str | None:
    written = plain(value, several_lines=False)
    found = _COUNTRIES.get(written.casefold()) or (written.upper() if re.fullmatch(r"[A-Za-z]{2}", written) else None)
    if written and not found:
        raise Unusable("no_country")
    return found


def code_of_language(value: Any) -> str | None:
    written = plain(value, several_lines=False)
    if written and not re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?", written):
        raise Unusable("no_language_code")
    return written or None


def digits(most: int) -> Reader:
    def read(value: Any) -> str | None:
        written = plain(value, several_lines=False)
        found = re.sub(r"\D", "", written)
        if written and not 1 <= len(found) <= most:
            raise Unusable("no_number")
        return found or None

    return read
