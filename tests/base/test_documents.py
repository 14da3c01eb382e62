# SPDX-License-Identifier: EUPL-1.2
"""PDFs: tagged, with a title and a language, and never refused for what somebody is called."""

from pathlib import Path

import pytest

from samenspel.base import documents
from samenspel.base.documents import Printable, glyphs, render_document, render_pdf

TEMPLATE = """#import "/ui/documents/paper.typ": *
#let data = read-data()
#show: paper.with(data)
= #data.title
#for name in data.names [
  #fitted(name, width: 50mm, height: 15mm)
]
#circle-shape("outer") #circle-shape("middle") #circle-shape("inner") #circle-shape("")
#replaced-note(data, "Deze tekens kan de letter niet drukken")
"""


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A template of this test beside the real paper."""
    (tmp_path / "ui").symlink_to(documents.TEMPLATES / "ui")
    (tmp_path / "proef.typ").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(documents, "TEMPLATES", tmp_path)
    return "proef.typ"


def test_a_pdf_is_tagged_and_has_a_title_and_a_language(template: str) -> None:
    pdf = render_pdf(template=template, data={"title": "Naamstickers", "names": []})
    assert pdf.startswith(b"%PDF-1.7")
    assert b"/MarkInfo" in pdf
    assert b"/Lang(nl" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"Naamstickers" in pdf


def test_an_emoji_becomes_a_box_and_is_reported(template: str) -> None:
    made = render_document(template=template, data={"title": "Proef", "names": ["Noor \U0001f600", "王芳"]})
    assert made.content.startswith(b"%PDF")
    assert made.replaced == ("\U0001f600", "王", "芳")


def test_arabic_and_hebrew_names_are_written_in_a_letter_of_their_own(template: str) -> None:
    made = render_document(template=template, data={"title": "Proef", "names": ["مريم الزيّات", "שרה כהן", "Özlem"]})
    assert made.replaced == ()
    assert b"NotoSansArabic" in made.content
    assert b"NotoSansHebrew" in made.content


def test_the_box_itself_is_no_missing_character(template: str) -> None:
    made = render_document(template=template, data={"title": "Waar □ staat", "names": []})
    assert made.replaced == ()


def test_a_name_is_never_read_as_markup(template: str) -> None:
    made = render_document(
        template=template,
        data={"title": "#panic()", "names": ['#panic("weg")', "$x", "*vet", "\\", "<label>", "@iemand", "= kop"]},
    )
    assert made.replaced == ()


def test_whatever_one_types_a_document_comes_out(template: str) -> None:
    every_kind = [chr(code) for code in range(0, 0x2FFF, 7)] + ["\x00", "\ud800", "\ue000", "￾", "\U000e0041", "́"]
    made = render_document(template=template, data={"title": "Proef", "names": ["".join(every_kind), *every_kind[:40]]})
    assert made.content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Zoë", "Zoë"),
        ("Zoë", "Zoë"),  # typed as e with a loose diaeresis
        ("Ngọc Nguyễn, Łukasz Wójcik, Ayşe Gündoğdu", "Ngọc Nguyễn, Łukasz Wójcik, Ayşe Gündoğdu"),
        ("An\x00ne\x07", "Anne"),
        ("Anne\u200b\ufeff-\u202eMarie", "Anne-Marie"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # Persian needs it to know where letters do not join
        ("Jan\u200c\u200d de\u200d", "Jan de"),
        ("\u202eمريم", "مريم"),
        ("Jan\tde\u2003Boer", "Jan de Boer"),
        ("regel\r\nregel", "regel\nregel"),
        ("\U0001f468‍\U0001f469", "□□"),
        ("❤️", "❤" if 0x2764 in glyphs() else "□"),
    ],
)
def test_text_is_made_printable(typed: str, printed: str) -> None:
    assert Printable().text(typed) == printed


def test_numbers_and_nothing_pass_unchanged_through_a_structure() -> None:
    given = {"a": [1, 2.5, None, True, ("x", "\x00")], "b": {"c": "y"}}
    assert Printable().value(given) == {"a": [1, 2.5, None, True, ["x", ""]], "b": {"c": "y"}}
