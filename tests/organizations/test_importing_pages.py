# SPDX-License-Identifier: EUPL-1.2
"""The pages of the import as a facilitator walks through them. Everyone is made up."""

import csv
import io
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook, load_workbook

from samenspel.base.scope import Actor
from samenspel.base.tables import MAX_BYTES
from samenspel.organizations.models import Contact, ImportRow, ImportRun, Organization
from samenspel.partnerships.models import Partnership
from tests.organizations.importing import HEAD, people, received, row
from tests.organizations.reading import LISTS

NEW = "/p/testdam/importeren/"
Commits = Callable[..., Any]


def upload(client: Client, content: bytes, name: str = "lijst.csv", **fields: str) -> Any:
    return client.post(NEW, {"file": SimpleUploadedFile(name, content), "form_key": str(uuid4()), **fields})


def paste(client: Client, text: str) -> Any:
    return client.post(NEW, {"pasted": text, "form_key": str(uuid4())})


def run() -> ImportRun:
    """The only run there is."""
    found: ImportRun = ImportRun._base_manager.get()
    return found


def page(of: ImportRun, name: str = "") -> str:
    return f"{NEW}{of.pk}/{name}"


def columns(of: ImportRun, **changed: str) -> dict[str, str]:
    return {**{f"column_{index}": field for index, field in of.mapping.items()}, **changed}


def take(client: Client, commits: Commits, content: bytes | str, name: str = "lijst.csv") -> ImportRun:
    """From the file to the result, as the buttons do it."""
    content = content if isinstance(content, bytes) else content.encode()
    with commits(execute=True):
        review = upload(client, content, name)
    assert review.status_code == 302, review.content.decode()
    found: ImportRun = ImportRun._base_manager.order_by("-created_at")[0]
    assert client.get(review.url).status_code == 200
    with commits(execute=True):
        done = client.post(review.url, {**columns(found), "action": "take"})
    assert done.url == page(found)
    found.refresh_from_db()
    return found


def text_of(response: Any) -> str:
    text: str = response.content.decode()
    return text


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


# --- the result ---

WRONG = (
    f"{HEAD}De Brug;An;mis;;\n=cmd|'x';@Bo;ook mis;+31612345678;\n"
    "Het Anker;Cas;cas@anker.example;;\nDe Kerk 111222333;Di;;;\n"
)


def test_rows_that_were_not_taken_can_be_downloaded_with_the_reason(
    as_fenna: Client, facilitating: Actor, django_capture_on_commit_callbacks: Commits
) -> None:
    taken = take(as_fenna, django_capture_on_commit_callbacks, WRONG)
    answer = as_fenna.get(page(taken, "niet-opgenomen.csv"))
    assert answer["Content-Disposition"] == 'attachment; filename="niet-opgenomen.csv"'
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert lines[0] == ["Regel", "Kolom", "Reden", "organisatie", "contactpersoon", "e-mail", "telefoon", "functie"]
    assert [line[0] for line in lines[1:]] == ["2", "3", "5"]
    assert lines[1][1:5] == ["e-mail", "“mis” is geen e-mailadres. Voorbeeld: naam@voorbeeld.nl.", "De Brug", "An"]
    assert lines[2][3:5] == ["'=cmd|'x'", "'@Bo"]
    assert lines[2][6] == "+31612345678"
    assert "burgerservicenummer" in lines[3][2]
    assert lines[3][3:] == [] or not any(lines[3][3:])
    book = load_workbook(io.BytesIO(as_fenna.get(page(taken, "niet-opgenomen.xlsx")).content))
    assert [cell.value for cell in book.active[3]][:4] == ["3", "e-mail", lines[2][2], "'=cmd|'x'"]


def test_the_download_can_be_mended_and_brought_in_again(
    as_fenna: Client, facilitating: Actor, django_capture_on_commit_callbacks: Commits
) -> None:
    first = take(as_fenna, django_capture_on_commit_callbacks, WRONG)
    mended = as_fenna.get(page(first, "niet-opgenomen.csv")).content.replace(b'"mis"', b'"an@brug.example"')
    again = take(as_fenna, django_capture_on_commit_callbacks, mended)
    assert people()["De Brug"] == ["An"]
    assert ImportRow.objects.filter(run=again, outcome="taken").count() == 1


def test_a_doubt_is_decided_on_its_own_page(
    as_fenna: Client, facilitating: Actor, django_capture_on_commit_callbacks: Commits
) -> None:
    text = f"{HEAD}De Brug;An;;;\nde brug;Bo;;;\nHet Anker;;;;\nANKER;Cas;;;\n"
    taken = take(as_fenna, django_capture_on_commit_callbacks, text)
    assert "Beslis over de namen" in text_of(as_fenna.get(page(taken)))
    doubts = page(taken, "dubbel/")
    asked = as_fenna.get(doubts)
    assert "Naam 1 van 2" in text_of(asked)
    answer = {"row": str(asked.context["doubt"].row_id), "decision": "same"}
    for _click in range(3):
        assert as_fenna.post(doubts, answer).status_code == 302
    assert people()["De Brug"] == ["An", "Bo"]
    later = as_fenna.get(doubts, {"bladzijde": 2})
    assert (later.status_code, later.url) == (302, page(taken))
    asked = as_fenna.get(doubts)
    as_fenna.post(doubts, {"row": str(asked.context["doubt"].row_id), "decision": "other"})
    assert people()["ANKER"] == ["Cas"]
    assert as_fenna.get(doubts).url == page(taken)


@pytest.mark.parametrize(
    "answer", [{}, {"decision": "same"}, {"decision": "onzin", "row": "x"}, {"decision": "same", "row": "1"}]
)
def test_a_doubt_without_a_choice_is_asked_again(
    as_fenna: Client,
    facilitating: Actor,
    django_capture_on_commit_callbacks: Commits,
    answer: dict[str, str],
) -> None:
    taken = take(as_fenna, django_capture_on_commit_callbacks, f"{HEAD}De Brug;;;;\nde brug;;;;\n")
    shown = as_fenna.post(page(taken, "dubbel/"), answer)
    assert (shown.status_code, "Kies een van de twee" in text_of(shown)) == (422, True)


def test_undo_asks_first_and_then_shows_what_stayed(
    as_fenna: Client, facilitating: Actor, django_capture_on_commit_callbacks: Commits
) -> None:
    taken = take(as_fenna, django_capture_on_commit_callbacks, f"{HEAD}De Brug;An;;;\nHet Anker;Bo;;;\n")
    Contact.objects.filter(name="Bo").update(version=2)
    asked = as_fenna.get(page(taken, "terugdraaien/"))
    assert "Wat met 2 regels nieuw was, gaat weg." in text_of(asked)
    assert len(people()) == 2
    with django_capture_on_commit_callbacks(execute=True):
        assert as_fenna.post(page(taken, "terugdraaien/")).url == page(taken)
    shown = text_of(as_fenna.get(page(taken)))
    assert "De lijst is teruggedraaid" in shown
    assert "“Bo” blijft: iemand heeft er na het inlezen iets aan gewijzigd." in shown
    assert people() == {"Het Anker": ["Bo"]}
    assert as_fenna.get(page(taken, "terugdraaien/")).status_code == 302


def test_twenty_clicks_are_one(
    as_fenna: Client, facilitating: Actor, django_capture_on_commit_callbacks: Commits
) -> None:
    key = str(uuid4())
    for _click in range(20):
        as_fenna.post(NEW, {"pasted": "organisatie\nDe Brug\n", "form_key": key})
    taken = run()
    with django_capture_on_commit_callbacks(execute=True):
        for _click in range(20):
            assert (
                as_fenna.post(page(taken, "nakijken/"), {"column_0": "organization", "action": "take"}).status_code
                == 302
            )
    assert ImportRow.objects.count() == Organization.objects.count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        for _click in range(20):
            assert as_fenna.post(page(taken, "terugdraaien/")).status_code == 302
    assert not Organization.objects.exists()


# --- while it is busy ---


def test_a_list_under_way_shows_how_far_it_is(as_fenna: Client, facilitating: Actor) -> None:
    run_id = received("organisatie\nDe Brug\nHet Anker\n")
    ImportRun.objects.filter(pk=run_id).update(state="running", done=1)
    busy = as_fenna.get(f"{NEW}{run_id}/")
    assert "1 van 2 regels opgenomen" in text_of(busy)
    bar = as_fenna.get(f"{NEW}{run_id}/voortgang/")
    assert f'hx-get="{NEW}{run_id}/voortgang/"' in text_of(bar)
    assert as_fenna.get(f"{NEW}{run_id}/nakijken/").url == f"{NEW}{run_id}/"
    other = received("organisatie\nDe Linde\n")
    refused = as_fenna.post(f"{NEW}{other}/nakijken/", {"column_0": "organization", "action": "take"})
    assert (refused.status_code, "al een lijst opgenomen" in text_of(refused)) == (422, True)
    as_fenna.post(f"{NEW}{run_id}/stoppen/")
    assert as_fenna.get(f"{NEW}{run_id}/voortgang/")["HX-Redirect"] == f"{NEW}{run_id}/"
    stopped = text_of(as_fenna.get(f"{NEW}{run_id}/"))
    assert "Het opnemen is gestopt" in stopped
    assert "Ga verder met opnemen" in stopped


def test_a_long_list_is_counted_in_the_background(
    as_fenna: Client, facilitating: Actor, django_capture_on_commit_callbacks: Commits
) -> None:
    text = "organisatie\n" + "".join(f"Organisatie {number}\n" for number in range(1001))
    with django_capture_on_commit_callbacks(execute=False):
        review = paste(as_fenna, text)
    assert "We tellen nog" in text_of(as_fenna.get(review.url))
    with django_capture_on_commit_callbacks(execute=True):
        changed = as_fenna.post(review.url, {"column_0": "ignore", "action": "look"})
    assert run().understood["expected"]["refused"] == 1001
    assert "We tellen nog" not in text_of(as_fenna.get(changed.url))


# --- who may ---


def test_only_the_facilitator_brings_lists_in(
    as_fenna: Client, as_karim: Client, as_otto: Client, visitor: Client, facilitating: Actor
) -> None:
    run_id = received("organisatie\nDe Brug\n")
    for url in (NEW, f"{NEW}{run_id}/nakijken/"):
        codes = [client.get(url).status_code for client in (as_fenna, as_karim, as_otto, visitor)]
        assert codes == [200, 403, 404, 302]


def test_the_list_of_another_pact_does_not_exist_here(
    as_fenna: Client, as_otto: Client, other_pact: Partnership
) -> None:
    as_otto.post("/p/elders/importeren/", {"pasted": "organisatie\nDe Brug\n", "form_key": str(uuid4())})
    theirs = run()
    assert as_otto.get(f"/p/elders/importeren/{theirs.pk}/nakijken/").status_code == 200
    for name in (
        "",
        "nakijken/",
        "voortgang/",
        "dubbel/",
        "terugdraaien/",
        "niet-opgenomen.csv",
        "niet-opgenomen.xlsx",
    ):
        assert as_fenna.get(page(theirs, name)).status_code == 404
    for name in ("weggooien/", "stoppen/", "verder/", "terugdraaien/", "nakijken/", "dubbel/"):
        assert as_fenna.post(page(theirs, name), {"decision": "same"}).status_code == 404


def test_pages_ask_as_much_for_many_rows_as_for_few(
    as_fenna: Client, facilitating: Actor, django_capture_on_commit_callbacks: Commits
) -> None:
    def asked(rows: int) -> list[int]:
        text = HEAD + "".join(f"Organisatie {rows} {n};An;{'mis' if n % 2 else ''};;\n" for n in range(rows))
        taken = take(as_fenna, django_capture_on_commit_callbacks, text)
        counts = []
        for url in (NEW, page(taken), page(taken, "niet-opgenomen.csv")):
            with CaptureQueriesContext(connection) as seen:
                as_fenna.get(url)
            counts.append(len(seen))
        return counts

    assert asked(6) == asked(300)
