# SPDX-License-Identifier: EUPL-1.2
"""``./do messages [--check]``: collect the Dutch sentences, keep their English translations, compile.

The message ids are the Dutch sentences. Needs no gettext programs: Babel reads Python, Django turns a
template into something Babel can read. The output has no dates and no line numbers, so that a difference
is a difference in words.
``--check`` changes nothing and fails when a sentence has no translation or the files lag behind.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "samenspel"
PO = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
TEMPLATE_ENDINGS = {".html", ".txt", ".svg", ".xml"}
CONTEXT_ONE, CONTEXT_TWO = ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS: dict[str, Any] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), CONTEXT_ONE),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), CONTEXT_TWO),
}
ALIAS = re.compile(r"\b(n?p?gettext(?:_lazy)?) as (\w+)")
HEADER = """# SPDX-License-Identifier: EUPL-1.2
# English translation of Samenspel; the message ids are the Dutch sentences. Collected by ./do messages.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
# Babel writes dates into a compiled catalogue; a fixed one keeps the file the same.
NO_DATE = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def sources() -> Iterator[Path]:
    """Python and templates of the package, in a fixed order; migrations hold no words for people."""
    for path in sorted(SOURCE.rglob("*")):
        inside = path.relative_to(SOURCE).parts
        if "migrations" in inside or "static" in inside or not path.is_file():
            continue
        if path.suffix == ".py" or (path.suffix in TEMPLATE_ENDINGS and {"templates", "emails"} & set(inside)):
            yield path


def readable(path: Path) -> io.BytesIO:
    """The file as Babel can read it; a template loses its margins, which Python would object to."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())
    return io.BytesIO(text.encode("utf-8"))


def keywords_in(path: Path) -> dict[str, Any]:
    """The names under which a file knows gettext: the usual ones, and those it gave itself with ``as``."""
    if path.suffix != ".py":
        return KEYWORDS
    given = ALIAS.findall(path.read_text(encoding="utf-8"))
    return KEYWORDS | {alias: KEYWORDS[name] for name, alias in given}


def collect() -> Catalog:
    """All sentences in the sources, each with the files it stands in."""
    catalog = Catalog(locale="en", charset="utf-8")
    for path in sources():
        options = {"encoding": "utf-8"}
        for _line, message, _comments, context in extract("python", readable(path), keywords_in(path), (), options):
            catalog.add(message, locations=[(path.relative_to(ROOT).as_posix(), 1)], context=context)
    return catalog


def read_translations() -> Catalog:
    if not PO.exists():
        return Catalog(locale="en", charset="utf-8")
    with PO.open("rb") as file:
        return read_po(file, locale="en", charset="utf-8")


def merge(found: Catalog, translated: Catalog) -> Catalog:
    """Give every sentence the translation it had; a changed sentence starts anew, it is never guessed."""
    for message in found:
        if message.id:
            known = translated.get(message.id, message.context)
            if known is not None and is_same_kind(known, message):
                message.string = known.string
    return found


def is_same_kind(known: Message, message: Message) -> bool:
    return isinstance(known.id, str) == isinstance(message.id, str) and known.id == message.id


def rendered(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=110, omit_header=True, sort_output=True, include_lineno=False)
    return HEADER.encode("utf-8") + buffer.getvalue().strip() + b"\n"


def compiled(po: bytes) -> bytes:
    catalog = read_po(io.BytesIO(po), locale="en", charset="utf-8")
    catalog.creation_date = catalog.revision_date = NO_DATE
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    """The sentences without a complete translation."""
    missing = [message.id for message in catalog if message.id and not is_complete(message)]
    return sorted(sentence if isinstance(sentence, str) else sentence[0] for sentence in missing)


def is_complete(message: Message) -> bool:
    """Whether it has a translation, and if it has a plural one for each form."""
    strings = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return all(strings)


def broken(catalog: Catalog) -> list[str]:
    """Translations whose placeholders differ from those of the Dutch sentence."""
    return sorted(
        f"{message.id!r}: {error}" for message, errors in catalog.check() if is_complete(message) for error in errors
    )


def report(catalog: Catalog, missing: list[str], stale: bool) -> int:
    print(f"{len(catalog)} sentences, {len(missing)} without an English translation")
    for sentence in missing[:40]:
        print(f"  {sentence!r}")
    if len(missing) > 40:
        print(f"  … and {len(missing) - 40} more")
    wrong = broken(catalog)
    for line in wrong:
        print(f"  placeholders differ: {line}")
    if missing:
        print(f"Fill in their msgstr in {PO.relative_to(ROOT)}, then run ./do messages.")
    if stale:
        print("django.po or django.mo lags behind the sources: run ./do messages and commit both.")
    return 1 if missing or wrong or stale else 0


def main(arguments: list[str]) -> int:
    settings.configure(USE_I18N=True)
    catalog = merge(collect(), read_translations())
    po = rendered(catalog)
    mo, target = compiled(po), PO.with_suffix(".mo")
    missing = untranslated(catalog)
    if "--check" in arguments:
        stale = not PO.exists() or PO.read_bytes() != po or not target.exists() or target.read_bytes() != mo
        return report(catalog, missing, stale)
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(po)
    target.write_bytes(mo)
    report(catalog, missing, stale=False)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
