# SPDX-License-Identifier: EUPL-1.2
"""Find words for people that do not go through gettext.

In a template every visible word counts: text between tags and attributes that are read aloud or shown. In
Python and JavaScript, where most strings are not for people, a string counts when it reads like a Dutch
sentence. A line that must stay as it is ends with ``dutch: why`` in a comment. Made-up content,
that of the demo and of the gallery of components, is data and not screen text.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import DebugLexer, TokenType

from scripts.messages import keywords_in

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "samenspel"
NOT_FOR_PEOPLE = {"demo", "gallery", "migrations", "locale"}
SHOWN_ATTRIBUTES = {
    "alt",
    "title",
    "placeholder",
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "label",
}
NOT_SHOWN = {"script", "style", "code"}
# Names and abbreviations that are the same in every language.
SAME_EVERYWHERE = re.compile(
    r"samenspel|nederlands|english|csv|tsv|xlsx|svg|png|pdf|qr|kvk|url|html|ics|json", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]{2,}")
MARK = re.compile(r"\{[a-z_]+\}")  # filled in later, such as {link} in a mail
EXCUSE = re.compile(r"dutch: *\w")
# Frequent in Dutch, rare in English prose and in code.
DUTCH = re.compile(
    r"aan|alle|als|bij|dat|de|deze|dit|doen|een|eerst|geen|gaat|heb|hebben|heeft|hier|hoe|iemand|je|jij|jou|jouw|jullie"
    r"|kies|kun|kunt|maak|maar|meer|met|moet|moeten|naar|nee|niet|niemand|nog|nu|onze|ook|terug|tot|uit|van|vanaf|veel"
    r"|voor|vul|waar|welke|wie|wil|wilt|word|worden|wordt|zelf|zich|zijn|zo|zonder"
)
# Small words of both languages: they support, they do not decide.
SHARED = re.compile(r"al|dan|die|door|en|er|het|in|is|kan|of|om|op|over|te|wat|we")


@dataclass(frozen=True)
class Finding:
    path: Path
    line: int
    text: str


def reads_like_dutch(text: str) -> bool:
    """At least three words, two of them small words of Dutch, one of which English does not have."""
    if " " not in text.strip() or "(?:" in text:  # a code or a pattern
        return False
    words = [word.lower() for word in WORD.findall(text)]
    dutch = sum(bool(DUTCH.fullmatch(word)) for word in words)
    shared = sum(bool(SHARED.fullmatch(word)) for word in words)
    return len(words) >= 3 and dutch >= 1 and dutch + shared >= 2


def blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def first_word(text: str) -> int | None:
    """Where the first word stands that is not the same in every language."""
    starts = (
        found.start() for found in WORD.finditer(MARK.sub(blanks, text)) if not SAME_EVERYWHERE.fullmatch(found[0])
    )
    return next(starts, None)


class ShownText(HTMLParser):
    """Collects the words a page shows or reads aloud, with their lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self.hidden: list[str] = []

    def note(self, text: str | None) -> None:
        first = first_word(text or "")
        if first is not None and not self.hidden:
            line = self.getpos()[0] + (text or "")[:first].count("\n")
            self.found.append((line, " ".join((text or "").split())))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag in NOT_SHOWN:
            self.hidden.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in SHOWN_ATTRIBUTES or (tag == "input" and name == "value" and ("type", "submit") in attrs):
                self.note(value)

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and self.hidden[-1] == tag:
            self.hidden.pop()

    def handle_data(self, data: str) -> None:
        self.note(data)


def bare_words(text: str) -> str:
    """The template without its tags and without what is translated or not shown, lines kept."""
    parts: list[str] = []
    passages: list[bool] = []  # for each open passage: are its words left out?
    for token in DebugLexer(text).tokenize():
        if token.token_type is TokenType.BLOCK:
            enter_or_leave(token.split_contents(), passages)
        is_text = token.token_type is TokenType.TEXT
        raw = token.contents if is_text else text[slice(*(token.position or (0, 0)))]
        parts.append(raw if is_text and not any(passages) else re.sub(r"[^\n]+", "", raw))
    return "".join(parts)


def enter_or_leave(words: list[str], passages: list[bool]) -> None:
    """Keep track of translated passages, comments, and blocks that fill a class attribute."""
    if words[0] in {"blocktranslate", "blocktrans", "comment"}:
        passages.append(True)
    elif words[0] == "block":
        passages.append("class" in words[1])
    elif words[0] in {"endblocktranslate", "endblocktrans", "endcomment", "endblock"} and passages:
        passages.pop()


def in_template(path: Path) -> Iterator[Finding]:
    text = bare_words(path.read_text(encoding="utf-8"))
    if path.suffix == ".txt":
        lines = enumerate(text.splitlines(), 1)
        found = [(number, line.strip()) for number, line in lines if first_word(line) is not None]
    else:
        parser = ShownText()
        parser.feed(text)
        parser.close()
        found = parser.found
    yield from (Finding(path, line, words) for line, words in found)


def in_python(path: Path) -> Iterator[Finding]:
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except SyntaxError as error:
        yield Finding(path, error.lineno or 1, f"cannot be read by this Python: {error.msg}")
        return
    excused: set[int] = set()
    gettext = keywords_in(path)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node.func) in gettext:
            excused.update(id(child) for argument in node.args for child in ast.walk(argument))
        elif isinstance(node, ast.Expr):
            excused.add(id(node.value))
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in excused
        if is_text and isinstance(node, ast.Constant) and reads_like_dutch(str(node.value)):
            yield Finding(path, node.lineno, str(node.value))


def name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def in_script(path: Path) -> Iterator[Finding]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        code = re.sub(r"(^|\s)(//|/?\*).*", "", line)
        for _quote, text in re.findall(r"(['\"`])(.*?)\1", code):
            if reads_like_dutch(text):
                yield Finding(path, number, text)


def findings() -> Iterator[Finding]:
    for path in sorted(SOURCE.rglob("*")):
        inside = path.relative_to(SOURCE).parts
        if NOT_FOR_PEOPLE & {*inside, path.stem} or "vendor" in inside or not path.is_file():
            continue
        if path.suffix == ".py":
            yield from in_python(path)
        elif path.suffix == ".js":
            yield from in_script(path)
        elif path.suffix in {".html", ".txt", ".svg"} and {"templates", "emails"} & set(inside):
            yield from in_template(path)


def is_excused(finding: Finding) -> bool:
    lines = finding.path.read_text(encoding="utf-8").splitlines()
    around = lines[max(0, finding.line - 2) : finding.line]
    return any(EXCUSE.search(line) for line in around)


def main() -> int:
    left = [finding for finding in findings() if not is_excused(finding)]
    for finding in left:
        print(f"{finding.path.relative_to(ROOT)}:{finding.line}: {finding.text[:100]!r}")
    if left:
        print(f'{len(left)} texts miss gettext: use {{% translate "…" %}}, blocktranslate or gettext.')
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
