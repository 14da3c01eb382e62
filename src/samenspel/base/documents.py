# SPDX-License-Identifier: EUPL-1.2
"""PDF from a typst template and plain data: tagged (PDF/UA-1), with our own letter, the same on every machine.

A template stands in the `documents/` folder of its app (`"gatherings/documents/stickers.typ"`), starts with
`#import "/ui/documents/paper.typ": *` and reads its data with `read-data()`. Data travels as JSON beside the
template and is never part of its markup, so that nothing somebody typed is read as typst.
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

TEMPLATES = Path(__file__).resolve().parent.parent
STYLES = ("Regular", "Semibold", "Bold")  # what templates may use; there are no italics for Greek and Cyrillic
MISSING = "□"
_PLAIN_SPACES = {"\t": " ", "\u2028": "\n", "\u2029": "\n", "\r\n": "\n", "\r": "\n"}
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


@dataclass(frozen=True)
class Document:
    """A PDF, and the characters in its data for which the letter has no glyph: they are printed as □."""

    content: bytes
    replaced: tuple[str, ...] = ()


@dataclass
class Printable:
    """Makes text printable and remembers what it had to replace."""

    replaced: dict[str, None] = field(default_factory=dict)

    def text(self, text: str) -> str:
        """NFC, without control and invisible characters; what the letter lacks becomes □."""
        for space, plain in _PLAIN_SPACES.items():
            text = text.replace(space, plain)
        return "".join(self._character(character) for character in unicodedata.normalize("NFC", text))

    def value(self, value: Any) -> Any:
        """The same for every text inside a structure; keys are ours and stay as they are."""
        if isinstance(value, Mapping):
            return {str(key): self.value(inner) for key, inner in value.items()}
        if isinstance(value, str):
            return self.text(str(value))
        if isinstance(value, Iterable):
            return [self.value(inner) for inner in value]
        return value if isinstance(value, int | float | None) else self.text(str(value))

    def _character(self, character: str) -> str:
        if character in ("\n", MISSING) or ord(character) in glyphs():
            return character
        kind = unicodedata.category(character)
        if kind in {"Cc", "Cf", "Cs"} or ord(character) in _VARIATION_SELECTORS:
            return ""
        if kind == "Zs":
            return " "
        self.replaced[character] = None
        return MISSING


def render_document(*, template: str, data: Mapping[str, Any]) -> Document:
    """The PDF of `template` with `data`; `data["title"]` is the title of the document (PDF/UA asks for one)."""
    import typst

    printable = Printable()
    given = printable.value({"lang": get_language() or "nl", "replaced": [], **data})
    given["replaced"] = list(printable.replaced)
    content = typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=[fonts_folder()],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(given)},
        pdf_standards=["ua-1"],
        timestamp=int(timezone.now().timestamp()),
    )
    return Document(content=content, replaced=tuple(printable.replaced))


def render_pdf(*, template: str, data: Mapping[str, Any]) -> bytes:
    """The PDF alone, for whoever has nowhere to say which characters became □."""
    return render_document(template=template, data=data).content


def fonts_folder() -> Path:
    import font_source_sans_pro

    return Path(font_source_sans_pro.__file__).parent / "files"


@cache
def glyphs() -> frozenset[int]:
    """The code points that every style of our letter can draw."""
    from fontTools.ttLib import TTFont

    drawn = [set(TTFont(fonts_folder() / f"SourceSansPro-{style}.ttf", lazy=True).getBestCmap()) for style in STYLES]
    return frozenset(code for code in set.intersection(*drawn) if unicodedata.category(chr(code))[0] != "C")
