# SPDX-License-Identifier: EUPL-1.2
"""The search for words that miss gettext finds them, and only them."""

from pathlib import Path

import pytest

from scripts.untranslated import in_python, in_script, in_template, is_excused, reads_like_dutch


def template(folder: Path, text: str, name: str = "page.html") -> list[tuple[int, str]]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return [(finding.line, finding.text) for finding in in_template(path) if not is_excused(finding)]


def test_bare_words_in_a_template_are_found_with_their_line(tmp_path: Path) -> None:
    assert template(tmp_path, "<main>\n  <p>\n    Kies een partner\n  </p>\n</main>") == [(3, "Kies een partner")]


@pytest.mark.parametrize(
    "text",
    [
        '<p>{% translate "Kies een partner" %}</p>',
        "<p>{% blocktranslate trimmed %}\n Kies een partner\n{% endblocktranslate %}</p>",
        "{# Kies een partner #}<p>{{ name }} · {{ count }}%</p>",
        "{% comment %}Kies een partner{% endcomment %}",
        "<script nonce='x'>const kies = 'een partner'</script><style>p { color: red }</style>",
        '<p class="quiet partner" id="kies">{{ name }}</p>',
        "<p>Samenspel (CSV, XLSX)</p>",
        "{% block page_class %}page--wide{% endblock %}{% block main %}{{ name }}{% endblock %}",
        "{# dutch: the name of the place #}\n<p>Zilverdam</p>",
    ],
)
def test_what_is_translated_or_not_shown_is_left_alone(tmp_path: Path, text: str) -> None:
    assert template(tmp_path, text) == []


@pytest.mark.parametrize("attribute", ["title", "alt", "placeholder", "aria-label"])
def test_attributes_that_people_see_or_hear_count(tmp_path: Path, attribute: str) -> None:
    assert template(tmp_path, f'<img {attribute}="Kies een kring">') == [(1, "Kies een kring")]


def test_in_a_mail_every_line_counts(tmp_path: Path) -> None:
    text = '{% translate "Beste" %} {{ name }},\n\nTot ziens\n'
    assert template(tmp_path, text, "mail.txt") == [(3, "Tot ziens")]


def test_a_dutch_sentence_in_python_must_go_through_gettext(tmp_path: Path) -> None:
    path = tmp_path / "views.py"
    path.write_text(
        '"""Kies een partner uit de lijst."""\n'
        'a = _("Kies een partner uit de lijst")\n'
        'b = "Kies een partner uit de lijst"\n'
        'c = "select the rows of a table"\n',
        encoding="utf-8",
    )
    assert [finding.line for finding in in_python(path)] == [3]


def test_a_dutch_sentence_in_a_script_is_found_but_not_in_its_comments(tmp_path: Path) -> None:
    path = tmp_path / "page.js"
    path.write_text('// "Er ging iets mis met de lijst"\nshow("Er ging iets mis met de lijst");\n', encoding="utf-8")
    assert [finding.line for finding in in_script(path)] == [2]


@pytest.mark.parametrize("text", ["in the middle of it", "over 18 die in poverty", "partner_id", "%s is not in %s"])
def test_english_is_not_taken_for_dutch(text: str) -> None:
    assert not reads_like_dutch(text)
