# SPDX-License-Identifier: EUPL-1.2
"""`samenspel import-partners`: the same import without a browser. Everyone is made up."""

import io
import sys
from pathlib import Path

import pytest

from samenspel.audit.models import Event
from samenspel.base.scope import Actor
from samenspel.config.cli import main
from samenspel.organizations.models import Contact, ImportRun, Organization
from samenspel.partnerships.models import Partnership
from tests.organizations.importing import people
from tests.organizations.reading import LISTS

Capture = pytest.CaptureFixture[str]
UTRECHT = str(LISTS / "utrecht.csv")


def imported(*arguments: str, slug: str = "testdam") -> int:
    return main(["import-partners", *arguments, "--partnership", slug])


def test_the_list_of_utrecht_comes_in_and_the_second_time_changes_nothing(pact: Partnership, capsys: Capture) -> None:
    assert imported(UTRECHT) == 0
    assert capsys.readouterr().out == "taken: 26\nupdated: 0\nunchanged: 0\ndoubtful: 0\nrefused: 0\n"
    assert imported(UTRECHT) == 0
    assert capsys.readouterr().out == "taken: 0\nupdated: 0\nunchanged: 26\ndoubtful: 0\nrefused: 0\n"
    assert Organization._base_manager.filter(partnership=pact).count() == 26
    assert Event._base_manager.filter(action="partners.imported", role="system").count() == 2


def test_every_refused_row_is_named_with_its_reason(pact: Partnership, capsys: Capture) -> None:
    assert imported(str(LISTS / "bedorven.csv")) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == ["taken: 2", "updated: 0", "unchanged: 0", "doubtful: 0", "refused: 6"]
    assert lines[6] == "row 3 refused: e-mail: “bo[at]anker.example” is geen e-mailadres. Voorbeeld: naam@voorbeeld.nl."
    assert [line.split()[1] for line in lines[5:]] == ["2", "3", "4", "5", "6", "8"]


def test_a_dry_run_writes_nothing(facilitating: Actor, pact: Partnership, capsys: Capture) -> None:
    assert imported(UTRECHT, "--dry-run") == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("taken: 26\n")
    assert "nothing was written" in shown.err
    assert not Organization.objects.exists()
    assert not ImportRun.objects.exists()


def test_columns_can_be_mapped_and_the_list_can_come_from_stdin(
    facilitating: Actor, pact: Partnership, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Rubriek A;Rubriek B;Rubriek C\nDe Brug;An;x\nDe Brug;Bo;y\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert imported("-", "--map", "Rubriek A=organization", "--map", "2=full_name", "--map", "C=ignore") == 0
    assert people() == {"De Brug": ["An", "Bo"]}


def test_possible_doubles_wait_on_their_page(facilitating: Actor, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("organisatie\nDe Brug\nde brug\n", encoding="utf-8")
    assert imported(str(path)) == 0
    shown = capsys.readouterr()
    assert "taken: 1\nupdated: 0\nunchanged: 0\ndoubtful: 1\n" in shown.out
    assert f"/p/testdam/importeren/{ImportRun.objects.get().pk}/dubbel/" in shown.err


def test_a_partnership_that_does_not_exist_ends_with_one_and_says_so(pact: Partnership, capsys: Capture) -> None:
    assert imported(UTRECHT, slug="nergens") == 1
    assert "There is no partnership “nergens”." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "arguments", "words"),
    [
        ("leeg.csv", b"", [], "leeg"),
        ("lijst.pdf", b"%PDF-1.7", [], "PDF"),
        ("lijst 111222333.csv", b"organisatie\nDe Brug\n", [], "burgerservicenummer"),
        ("lijst.csv", b"organisatie\nDe Brug\n", ["--map", "Bestaat niet=email"], "geen kolom"),
        ("lijst.csv", b"organisatie\nDe Brug\n", ["--map", "1=onzin"], "bestaat niet"),
        ("lijst.csv", b"organisatie\nDe Brug\n", ["--map", "onzin"], "kolom=veld"),
    ],
)
@pytest.mark.parametrize("dry", [[], ["--dry-run"]])
def test_bad_input_ends_with_two_and_says_what(
    facilitating: Actor,
    tmp_path: Path,
    capsys: Capture,
    name: str,
    content: bytes,
    arguments: list[str],
    words: str,
    dry: list[str],
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert imported(str(path), *arguments, *dry) == 2
    assert words in capsys.readouterr().err
    assert not ImportRun.objects.exists()


def test_a_file_that_is_not_there_ends_with_two(pact: Partnership, tmp_path: Path, capsys: Capture) -> None:
    assert imported(str(tmp_path / "weg.csv")) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_while_another_list_is_under_way_nothing_is_taken(
    facilitating: Actor, pact: Partnership, capsys: Capture
) -> None:
    ImportRun(partnership_id=pact.pk, state="running").save(force_insert=True)
    assert imported(UTRECHT) == 1
    assert "al een lijst" in capsys.readouterr().err
    assert not Contact.objects.exists()
    assert ImportRun.objects.count() == 1
