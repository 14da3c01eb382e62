# SPDX-License-Identifier: EUPL-1.2
"""Texts out of lists: what other programs left in them is taken out, and plain text is what stays."""

import html
import re
import unicodedata
from typing import Any

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff]"
)
_BREAKS = re.compile("\r\n|[\r\u000b\u000c\u0085\u2028\u2029]|_x000[dD]_|\\\\r\\\\n|\\\\n|\\\\r")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\n{3,}")
_HIDDEN = re.compile(
    r"<(script|style|head|template)\b[^<>]{0,2000}>.{0,100000}?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_COMMENT = re.compile(r"<!--.{0,100000}?(?:-->|\Z)|<!\[CDATA\[|\]\]>", re.DOTALL)
_LINE_TAG = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6]|/ul|/ol)\b[^<>]{0,500}>", re.IGNORECASE)
_ITEM_TAG = re.compile(r"<li\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!?][^<>]{0,2000}>", re.IGNORECASE)
_BOARD_MARK = re.compile(
    r"\[/?(?:b|i|u|s|url|img|list|quote|color|size|center|\*)(?:=[^\[\]]{0,300})?\]", re.IGNORECASE
)
_TEMPLATE_MARK = re.compile(r"\{\{[^{}]{0,300}\}\}|\{%[^{}%]{0,300}%\}|<%[^<>%]{0,300}%>|\[\[[^\[\]]{0,120}\]\]")
_RULER = re.compile(r"([*#=~_\-|])\1{2,}|\*\*|(?m:^#{1,6}\s)")
_NOTHING = frozenset(
    [
        "null",
        "none",
        "nil",
        "nan",
        "n/a",
        "n.a.",
        "na",
        "#n/a",
        "#n/b",
        "#ref!",
        "#verw!",
        "#value!",
        "#waarde!",
        "#name?",
        "#naam?",
        "(null)",
        "[null]",
        "<null>",
        "undefined",
        "nvt",
        "n.v.t.",
        "n.v.t",
        "onbekend",
        "unknown",
        "leeg",
        "tbd",
        "todo",
        "-",
        "--",
        "---",
        "—",
        "–",
        ".",
        "?",
        "/",
        "\\n",
    ]
)
LONGEST_TEXT = 10_000


def legible(text: str) -> str:
    """The text without NUL, control signs and halves of signs: no database keeps those, and nobody reads them."""
    return _CONTROLS.sub("", text)


def plain(value: Any, *, several_lines: bool = True) -> str:
    """What a value says, as plain text; empty when it says nothing. Never raises."""
    if value is None or value is False or isinstance(value, dict | bytes):
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (plain(item, several_lines=False) for item in value[:50])))
    text = _number(value) if isinstance(value, int | float) else str(value)
    if text.isascii() and text.isprintable() and not _may_hold_marks(text):
        text = text.strip()
    else:
        text = _tidied(text, several_lines=several_lines)
    text = " ".join(text.split(" ")) if "  " not in text else re.sub(" {2,}", " ", text)
    return "" if len(text) < 12 and text.casefold() in _NOTHING else text


def _number(value: float) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    try:
        return str(value)
    except ValueError:  # a whole number of thousands of digits
        return ""


def _may_hold_marks(text: str) -> bool:
    return any(sign in text for sign in "<&\\[{*#_=~") or "---" in text or "|||" in text


def _tidied(text: str, *, several_lines: bool) -> str:
    text = _BREAKS.sub("\n", text)
    text = without_markup(text)
    text = _CONTROLS.sub("", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", text)
    if not several_lines:
        text = text.replace("\n", " ")
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    text = _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()
    return text if any(unicodedata.category(sign) not in {"Cf", "Zs", "Mn"} for sign in text) else ""


def without_markup(text: str) -> str:
    """Without HTML, its entities, and the signs that other programs use for layout."""
    for _round in range(2):  # entities may have been written twice: &amp;nbsp;
        if "&" in text:
            text = html.unescape(text)
    if "<" in text:
        text = _COMMENT.sub("", _HIDDEN.sub("", text))
        text = _TAG.sub("", _ITEM_TAG.sub("\n- ", _LINE_TAG.sub("\n", text)))
    text = _TEMPLATE_MARK.sub("", _BOARD_MARK.sub("", text))
    return _RULER.sub("", text)


def key_of(value: Any) -> str:
    """An id as a list has it, in one form: whole numbers without .0, no spaces around it, UUIDs in small letters."""
    if isinstance(value, bool) or value is None:
        return ""
    text = plain(value, several_lines=False) if not isinstance(value, str) else _plain_key(value)
    if re.fullmatch(r"\d+\.0+", text):
        text = text.partition(".")[0]
    if re.fullmatch(r"\{?[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\}?", text):
        text = text.strip("{}").lower()
    return text


def _plain_key(text: str) -> str:
    text = " ".join(_CONTROLS.sub("", _INVISIBLE.sub("", text)).split())
    return "" if text.casefold() in _NOTHING else text
