# SPDX-License-Identifier: EUPL-1.2
"""The pages of the import as a facilitator walks through them. Everyone is made up."""

import csv
import io

import pytest
from django.test import Client
from openpyxl import Workbook

from samenspel.base.scope import Actor
from samenspel.base.tables import MAX_BYTES
from samenspel.organizations.models import ImportRun, Organization
from samenspel.partnerships.models import Partnership
from tests.organizations.importing import people, row
from tests.organizations.importing_pages import NEW, Commits, columns, page, paste, run, take, text_of, upload
from tests.organizations.reading import LISTS

# --- the whole path ---


def test_the_list_of_utrecht_from_file_to_partners(
    as_fenna: Client, facilitating: Actor, django_capture_on_commit_callbacks: Commits
) -> None:
    taken = take(as_fenna, django_capture_on_commit_callbacks, (LISTS / "utrecht.csv").read_bytes(), "utrecht.csv")
    result = text_of(as_fenna.get(page(taken)))
    assert "De lijst staat erin" in result
    assert "26 regels van “utrecht.csv” zijn bekeken" in result
    assert "Bij 26 partners is nog niemand om uit te nodigen" in result
    assert "/p/testdam/partners/?zonder=on" in result
    assert len(people()) == 26


@pytest.mark.parametrize("name", sorted(path.name for path in LISTS.iterdir() if path.suffix != ".md"))
def test_every_shape_of_list_goes_the_whole_path(
    as_fenna: Client, facilitating: Actor, django_capture_on_commit_callbacks: Commits, name: str
) -> None:
    taken = take(as_fenna, django_capture_on_commit_callbacks, (LISTS / name).read_bytes(), name)
    result = as_fenna.get(page(taken))
    assert (result.status_code, taken.state) == (200, "done")
    assert "<svg/onload" not in text_of(result)
    for wanted in ("taken", "updated", "unchanged", "doubtful", "refused", "remarks", "onzin"):
        assert as_fenna.get(page(taken), {"wat": wanted}).status_code == 200
    for kind in ("csv", "xlsx"):
        assert as_fenna.get(page(taken, f"niet-opgenomen.{kind}")).status_code == 200


def test_a_pasted_table_and_a_workbook_are_lists_too(as_fenna: Client, facilitating: Actor) -> None:
    assert paste(as_fenna, "organisatie\tcontactpersoon\nDe Brug\tAn\n").status_code == 302
    assert "Geplakte tabel" in text_of(as_fenna.get(page(run(), "nakijken/")))
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Organisatie", "Contactpersoon"])
    book.active.append(["Het Anker", "Bo"])
    book.create_sheet("Oud").append(["Organisatie"])
    book["Oud"].append(["De Linde"])
    book.save(out)
    review = upload(as_fenna, out.getvalue(), "boek.xlsx")
    assert review.status_code == 302
    shown = as_fenna.get(review.url)
    assert "Het Anker" in text_of(shown)
    other = as_fenna.post(review.url, {"sheet": "Oud", "column_0": "organization", "column_1": "full_name"})
    assert "De Linde" in text_of(as_fenna.get(other.url))


def test_the_review_shows_what_was_understood_and_writes_nothing(as_fenna: Client, facilitating: Actor) -> None:
    review = upload(as_fenna, (LISTS / "titels-windows-1252.csv").read_bytes())
    shown = text_of(as_fenna.get(review.url))
    for words in ("Windows-1252", "puntkomma", "regel 4", "Café Zoë", "Renée Kok", "gastvrouw", "Deelnemerslijst"):
        assert words in shown
    expected = run().understood["expected"]
    assert (expected["taken"], expected["organizations"], expected["people"]) == (3, 2, 2)
    assert not Organization.objects.exists()


def test_a_column_can_be_mapped_otherwise(as_fenna: Client, facilitating: Actor) -> None:
    review = paste(as_fenna, "Organisatie;Iets\nDe Brug;welzijn\nHet Anker;kerk\n")
    assert "niet op:" in text_of(as_fenna.get(review.url))
    look = as_fenna.post(review.url, {**columns(run(), column_1="sector"), "action": "look"})
    assert "welzijn" in text_of(as_fenna.get(look.url))
    assert run().mapping == {"0": "organization", "1": "sector"}


def test_taking_with_another_column_shows_it_first(as_fenna: Client, facilitating: Actor) -> None:
    review = paste(as_fenna, "Organisatie;Iets\nDe Brug;welzijn\nHet Anker;kerk\n")
    shown = as_fenna.post(review.url, {**columns(run(), column_1="sector"), "action": "take"}, follow=True)
    assert "Kijk of het zo klopt" in text_of(shown)
    assert run().state == "read"


def test_two_columns_for_one_thing_are_refused_beside_the_field(as_fenna: Client, facilitating: Actor) -> None:
    review = paste(as_fenna, "organisatie;Iets\nDe Brug;welzijn\nHet Anker;kerk\n")
    shown = as_fenna.post(review.url, {**columns(run(), column_1="organization"), "action": "take"})
    assert shown.status_code == 422
    assert "Deze keuze staat ook bij de kolom “organisatie”" in text_of(shown)
    assert as_fenna.post(review.url, columns(run(), column_0="onzin")).status_code == 422


def test_a_list_without_a_name_of_an_organisation_asks_which_column_it_is(as_fenna: Client, pact: Partnership) -> None:
    review = paste(as_fenna, "e-mail;telefoon\nan@brug.example;0612345678\n")
    assert "Welke kolom is de organisatie?" in text_of(as_fenna.get(review.url))


def test_a_list_can_be_thrown_away(as_fenna: Client, facilitating: Actor) -> None:
    paste(as_fenna, "organisatie\nDe Brug\n")
    assert as_fenna.post(page(run(), "weggooien/")).status_code == 302
    assert not ImportRun.objects.exists()


# --- what is wrong with a list ---


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "leeg.csv", "Deze lijst is leeg"),
        (b"\n\n;;\n", "leeg.csv", "Deze lijst is leeg"),
        (b"organisatie;plaats\n", "koppen.csv", "staan alleen koppen"),
        (b"%PDF-1.7 iets", "lijst.pdf", "Dit is een PDF"),
        (b"\x89PNG\r\n\x1a\n", "foto.png", "foto of plaatje"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "oud.xls", "van vóór 2007"),
        (b"PK\x03\x04 kapot", "kapot.xlsx", ""),
        (bytes(range(256)) * 40, "rommel.csv", ""),
        (b"x" * (MAX_BYTES + 5), "groot.csv", "te groot"),
        (b"organisatie\nDe Brug\n", "lijst 111222333.csv", "burgerservicenummer"),
    ],
)
def test_what_is_no_list_gets_a_sentence_and_nothing_is_kept(
    as_fenna: Client, facilitating: Actor, content: bytes, name: str, sentence: str
) -> None:
    answer = upload(as_fenna, content, name)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert answer.context["form"].errors["file"]
    assert not ImportRun.objects.exists()


def test_what_was_pasted_stays_in_the_box(as_fenna: Client, facilitating: Actor) -> None:
    text = "<!doctype html><table><tr><td>De Brug</td></tr></table>"
    answer = paste(as_fenna, text)
    assert answer.status_code == 422
    assert "&lt;td&gt;De Brug&lt;/td&gt;" in text_of(answer)
    both = upload(as_fenna, b"organisatie\nDe Brug\n", pasted="organisatie\nHet Anker\n")
    assert (both.status_code, "Haal een van de twee weg" in text_of(both)) == (422, True)
    assert "Het Anker" in text_of(both)
    assert as_fenna.post(NEW, {}).status_code == 422
    assert not ImportRun.objects.exists()


def test_bad_input_stays_text_all_the_way(
    as_fenna: Client, facilitating: Actor, django_capture_on_commit_callbacks: Commits
) -> None:
    cells = [
        "=2+5+cmd|' /C calc'!A0",
        '"><svg/onload=alert(1)>',
        "{{7*7}}",
        "Kok 👩‍🍳",
        "شريك",
        "a\u202etxt.exe",
        "x" * 300,
    ]
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(
        [["organisatie", "contactpersoon", "e-mail"], *([c, c, ""] for c in cells)]
    )
    taken = take(as_fenna, django_capture_on_commit_callbacks, out.getvalue() + "De\0 Brug;An;\n")
    names = set(Organization.objects.values_list("name", flat=True))
    assert names == {*cells[:5], "atxt.exe", "De Brug"}
    assert row(taken.pk, 8).reason.startswith("Deze tekst is te lang")
    shown = text_of(as_fenna.get(page(taken), {"wat": "taken"}))
    assert "<svg/onload" not in shown
    assert "{{7*7}}" in shown
