# SPDX-License-Identifier: EUPL-1.2
"""PDF from a typst template and plain data: tagged (PDF/UA-1), with our own letter, the same on every machine.

A template stands in the `documents/` folder of its app (`"gatherings/documents/stickers.typ"`), starts with
`#import "/ui/documents/paper.typ": *` and reads its data with `read-data()`. Data travels as JSON beside the
template and is never part of its markup, so that nothing somebody typed is read as typst.
"""

import json
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

TEMPLATES = Path(__file__).resolve().parent.parent
STYLES = ("Regular", "Semibold", "Bold")  # what templates may use; there are no italics for Greek and Cyrillic
MISSING = "□"
_JOINERS = "\u200c\u200d"  # after an Arabic letter they say which form it takes; elsewhere they are nothing
_LOOSE_JOINER = re.compile("(?<![\u0620-\u06ff])[\u200c\u200d]")
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
        printed = "".join(self._character(character) for character in unicodedata.normalize("NFC", text))
        return _LOOSE_JOINER.sub("", printed)

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
        if character in ("\n", MISSING) or character in _JOINERS or ord(character) in glyphs():
            return character
        kind = unicodedata.category(character)
        if kind in {"Cc", "Cf", "Cs"} or ord(character) in _VARIATION_SELECTORS:
            return ""
        if kind == "Zs":
            return " "
        self.replaced[character] = None
        return MISSING


def render_document(*, template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes] | None = None) -> Document:
    """The PDF of `template` with `data`; `data["title"]` is the title of the document (PDF/UA asks for one).

    `pictures` are files by name; the template finds them in `/pictures/`.
    """
    printable = Printable()
    content = _drawn(
        template, data, pictures or {}, printable, pdf_standards=["ua-1"], timestamp=int(timezone.now().timestamp())
    )
    return Document(content=content, replaced=tuple(printable.replaced))


def render_picture(
    *, template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes] | None = None, dots: int = 110
) -> bytes:
    """The same document as a PNG of so many dots to the inch. It must have one page."""
    pages: bytes = _drawn(template, data, pictures or {}, Printable(), format="png", ppi=float(dots))
    return pages


def _drawn(
    template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes], printable: Printable, **kind: Any
) -> Any:
    import typst

    given = printable.value({"lang": get_language() or "nl", "replaced": [], **data})
    given["replaced"] = list(printable.replaced)
    with _project(pictures) as root:
        return typst.compile(
            root / template,
            root=root,
            font_paths=[fonts_folder(), other_fonts_folder()],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(given)},
            **kind,
        )


@contextmanager
def _project(pictures: Mapping[str, bytes]) -> Iterator[Path]:
    """The folder a template lives in: our own, or for as long as it takes a copy of it with the pictures beside it."""
    if not pictures:
        yield TEMPLATES
        return
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for documents in TEMPLATES.glob("*/documents"):
            shutil.copytree(documents, root / documents.relative_to(TEMPLATES))
        (root / "pictures").mkdir()
        for name, content in pictures.items():
            (root / "pictures" / name).write_bytes(content)
        yield root


def render_pdf(*, template: str, data: Mapping[str, Any]) -> bytes:
    """The PDF alone, for whoever has nowhere to say which characters became □."""
    return render_document(template=template, data=data).content


def fonts_folder() -> Path:
    import font_source_sans_pro

    return Path(font_source_sans_pro.__file__).parent / "files"


def other_fonts_folder() -> Path:
    """Noto Sans Arabic and Hebrew: for names that our own letter cannot write."""
    import justmytype_intl_rtl

    return Path(justmytype_intl_rtl.__file__).parent / "fonts"


@cache
def glyphs() -> frozenset[int]:
    """The code points that can be drawn: by every style of our letter, or by the letters that stand in for it."""
    from fontTools.ttLib import TTFont

    drawn = [set(TTFont(fonts_folder() / f"SourceSansPro-{style}.ttf", lazy=True).getBestCmap()) for style in STYLES]
    others = [set(TTFont(file, lazy=True).getBestCmap()) for file in other_fonts_folder().rglob("*.ttf")]
    known = set.intersection(*drawn).union(*others)
    return frozenset(code for code in known if unicodedata.category(chr(code))[0] != "C")
