# SPDX-License-Identifier: EUPL-1.2
"""From bytes to text: which alphabet table was used, without asking."""

import codecs

from django.utils.translation import gettext as _

from samenspel.base.tables.shape import UnreadableTable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8 (BOM)"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)
_SAMPLE = 4096
_LINE_CONTROLS = frozenset("\t\n\r\x0b\x0c")


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises UnreadableTable when it is no text at all."""
    text, encoding = _decoded(data)
    text = text.removeprefix("\ufeff").replace("\0", "").replace("\r\r\n", "\r\n")
    _refuse_binary(text)
    return text, encoding


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, errors="replace"), name
    codec = _utf16_without_mark(data)
    if codec:
        return data.decode(codec, errors="replace"), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _western(data)


def _utf16_without_mark(data: bytes) -> str:
    """Latin text in UTF-16 has a NUL at every other byte."""
    sample = data[:_SAMPLE]
    if len(sample) < 8:
        return ""
    half = len(sample) / 2
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    if even > 0.6 and odd < 0.1:
        return "utf-16-be"
    return ""


def _western(data: bytes) -> tuple[str, str]:
    """Windows-1252; line by line when another program pasted lines in UTF-8 behind it."""
    lines = data.split(b"\n")
    if not any(_is_multibyte_utf8(line) for line in lines):
        return _windows(data), "windows-1252"
    decoded = [line.decode("utf-8") if _is_utf8(line) else _windows(line) for line in lines]
    return "\n".join(decoded), "utf-8 + windows-1252"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_multibyte_utf8(line: bytes) -> bool:
    return not line.isascii() and _is_utf8(line)


def _windows(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _refuse_binary(text: str) -> None:
    sample = text[:_SAMPLE]
    strange = sum(1 for sign in sample if sign < " " and sign not in _LINE_CONTROLS)
    if strange > max(4, len(sample) // 20):
        raise UnreadableTable(
            _(
                "Dit bestand bevat geen leesbare tekst. Bewaar je lijst als CSV of als Excel (.xlsx) "
                "en probeer het opnieuw."
            )
        )
