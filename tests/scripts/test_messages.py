# SPDX-License-Identifier: EUPL-1.2
"""Sentences are collected from templates and Python alike; translations survive, and nothing is guessed."""

import gettext
import io
from pathlib import Path

import pytest

from scripts import messages

PAGE = """{% load i18n %}
      <p title="{% translate "Sluit dit venster" %}">It's
  {% blocktranslate trimmed with n=total %}
    Je hebt {{ n }} partners
    in je pact.
  {% endblocktranslate %}
    {% blocktranslate count n=total %}Een tafel{% plural %}{{ n }} tafels{% endblocktranslate %}
"""
VIEWS = """from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
one = _("Hallo %(name)s")
two = _later("Tot straks")
"""


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "src" / "samenspel"
    (folder / "app" / "templates").mkdir(parents=True)
    (folder / "app" / "templates" / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "app" / "views.py").write_text(VIEWS, encoding="utf-8")
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "SOURCE", folder)
    monkeypatch.setattr(messages, "PO", folder / "locale" / "en" / "LC_MESSAGES" / "django.po")
    return folder


def written(translations: dict[str, str]) -> bytes:
    """The catalogue as ./do messages would write it, with these translations filled in."""
    po = messages.rendered(messages.merge(messages.collect(), messages.read_translations())).decode()
    for dutch, english in translations.items():
        po = po.replace(f'msgid "{dutch}"\nmsgstr ""', f'msgid "{dutch}"\nmsgstr "{english}"')
    messages.PO.parent.mkdir(parents=True, exist_ok=True)
    messages.PO.write_text(po, encoding="utf-8")
    return po.encode()


def test_every_kind_of_sentence_is_collected(source: Path) -> None:
    assert messages.untranslated(messages.collect()) == [
        "Een tafel",
        "Hallo %(name)s",
        "Je hebt %(n)s partners in je pact.",
        "Sluit dit venster",
        "Tot straks",
    ]


def test_a_translation_survives_the_next_collecting(source: Path) -> None:
    written({"Sluit dit venster": "Close this window"})
    assert "Sluit dit venster" not in messages.untranslated(
        messages.merge(messages.collect(), messages.read_translations())
    )


def test_a_changed_sentence_starts_without_a_translation(source: Path) -> None:
    written({"Sluit dit venster": "Close this window"})
    page = source / "app" / "templates" / "page.html"
    page.write_text(PAGE.replace("Sluit dit venster", "Sluit het venster"), encoding="utf-8")
    merged = messages.merge(messages.collect(), messages.read_translations())
    assert "Sluit het venster" in messages.untranslated(merged)
    assert merged.get("Sluit dit venster") is None


def test_a_placeholder_that_got_lost_in_translation_is_reported(source: Path) -> None:
    written({"Hallo %(name)s": "Hello %(nam)s"})
    merged = messages.merge(messages.collect(), messages.read_translations())
    assert any("Hallo" in line for line in messages.broken(merged))


def test_the_files_hold_no_date_and_no_line_number_so_twice_gives_the_same(source: Path) -> None:
    po = written({"Sluit dit venster": "Close this window"})
    assert messages.compiled(po) == messages.compiled(po)
    assert "Date" not in po.decode()
    assert "page.html:" not in po.decode()


def test_the_compiled_file_is_read_by_gettext(source: Path) -> None:
    po = written({"Sluit dit venster": "Close this window"})
    catalogue = gettext.GNUTranslations(io.BytesIO(messages.compiled(po)))
    assert catalogue.gettext("Sluit dit venster") == "Close this window"
