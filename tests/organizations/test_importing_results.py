# SPDX-License-Identifier: EUPL-1.2
"""What a facilitator sees after, during and around taking a list. Everyone is made up."""

import csv
import io
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from samenspel.base.scope import Actor
from samenspel.organizations.models import Contact, ImportRow, ImportRun, Organization
from samenspel.partnerships.models import Partnership
from tests.organizations.importing import HEAD, people, received
from tests.organizations.importing_pages import NEW, Commits, page, paste, run, take, text_of

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
