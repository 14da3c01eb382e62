# SPDX-License-Identifier: EUPL-1.2
"""`samenspel seat`: JSON in and out, and an exit code that says how it went."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from samenspel.config.cli import main
from samenspel.config.commands import seat
from samenspel.config.machine_code import choose_cache_folder
from tests.domain.seating_cases import DATA, errors, evening, instance_data

SMALL = str(DATA / "sgp-4-4-5.json")


def write(folder: Path, data: Any, name: str = "instance.json") -> str:
    path = folder / name
    path.write_text(json.dumps(data), encoding="utf-8")
    return str(path)


def test_a_plan_is_written_that_passes_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "plan.json"
    assert main(["seat", SMALL, "--out", str(out), "--seconds", "5"]) == 0
    plan = json.loads(out.read_text(encoding="utf-8"))
    assert errors(instance_data("sgp-4-4-5"), plan) == []
    assert plan["proven_optimal"] is True
    assert plan["figures"]["new"] == 120
    assert "120 of at most 120 new meetings" in capsys.readouterr().err


def test_a_dash_reads_and_writes_the_standard_streams(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = evening(6, [(3, 3)] * 2, rounds=2)
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(data)))
    assert main(["seat", "-", "--out", "-", "--seconds", "0.05", "--goal", "0.3"]) == 0
    assert errors(data, json.loads(capsys.readouterr().out)) == []


def test_finished_rounds_of_a_kept_plan_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = evening(8, [(4, 4)] * 2, rounds=3)
    first = {"rounds": [{"A": ["p0", "p1", "p2", "p3"], "B": ["p4", "p5", "p6", "p7"]}]}
    keep, instance = write(tmp_path, first, "first.json"), write(tmp_path, data)
    assert main(["seat", instance, "--seconds", "0.05", "--keep", keep, "--done", "1"]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["rounds"][0] == first["rounds"][0]
    assert errors(data, plan) == []


def test_what_cannot_be_done_ends_with_one_and_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["seat", write(tmp_path, evening(7, [(3, 3)] * 2))]) == 1
    shown = capsys.readouterr()
    assert shown.err == "Round 1: 7 people, 6 seats\n"
    assert shown.out == ""


def test_an_evening_in_which_every_seat_is_given_is_judged_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = evening(2, [(1, 2)] * 2, rules={"min_circles": 2})
    data["people"] = [{"id": "p0", "host": "A", "circle": 1}, {"id": "p1", "host": "B", "circle": 2}]
    assert main(["seat", write(tmp_path, data), "--seconds", "0"]) == 1
    assert "circles" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"rounds": 1,}', "line 1: is not JSON"),
        ('{"rounds": 1, "people": []}', "tables: is missing"),
        ("[" * 100_000, "instance.json: cannot be read"),
        ("\x00", "line 1: is not JSON"),
        ('{"rounds": ' + "9" * 5_000 + "}", "instance.json: cannot be read"),
    ],
)
def test_bad_input_ends_with_two_and_says_where(
    text: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "instance.json"
    path.write_text(text, encoding="utf-8")
    assert main(["seat", str(path)]) == 2
    assert place in capsys.readouterr().err


def test_a_file_that_is_not_there_or_not_text_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["seat", str(tmp_path / "none.json")]) == 2
    assert "none.json: cannot be read" in capsys.readouterr().err
    (tmp_path / "picture.json").write_bytes(b"\x89PNG\xff\xfe")
    assert main(["seat", str(tmp_path / "picture.json")]) == 2


def test_a_file_that_never_ends_is_bad_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(seat, "MOST_CHARACTERS", 1_000)
    assert main(["seat", "/dev/zero"]) == 2
    assert "/dev/zero: cannot be read: more than 1000 characters" in capsys.readouterr().err


def test_ctrl_c_before_there_is_a_plan_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_args: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(seat, "Planner", interrupted)
    assert main(["seat", SMALL]) == 1
    assert capsys.readouterr().err == "Stopped before there was a first plan.\n"


@pytest.mark.parametrize("extra", [["--done", "1"], ["--keep", SMALL], ["--keep", SMALL, "--done", "9"]])
def test_a_kept_plan_that_does_not_fit_is_bad_input(extra: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["seat", SMALL, *extra]) == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize("extra", [["--goal", "2"], ["--goal", "most"], ["--seconds", "-1"], ["--seed", "x"]])
def test_wrong_options_end_with_two(extra: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["seat", SMALL, *extra])
    assert end.value.code == 2
    assert extra[0] in capsys.readouterr().err


def test_a_plan_that_cannot_be_written_ends_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["seat", SMALL, "--seconds", "0", "--out", str(tmp_path / "none" / "plan.json")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_a_folder_is_no_place_for_a_plan_and_that_is_said_before_the_search(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seat, "Planner", None)  # not asked for
    assert main(["seat", SMALL, "--out", str(tmp_path)]) == 1
    assert "cannot be written: it is a folder" in capsys.readouterr().err


def test_standard_input_is_the_instance_or_the_kept_plan_and_not_both(capsys: pytest.CaptureFixture[str]) -> None:
    with Path(SMALL).open(encoding="utf-8") as file, pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", file)
        assert main(["seat", "-", "--keep", "-"]) == 2
    assert "standard input is the instance already" in capsys.readouterr().err


def test_reading_the_command_and_the_engine_loads_neither_numba_nor_django() -> None:
    code = (
        "import sys, samenspel.config.commands.seat, samenspel.domain.seating;"
        "print({'numba', 'django'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


def test_machine_code_is_kept_in_the_data_folder_when_the_package_is_read_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMENSPEL_DATA", str(tmp_path))
    monkeypatch.setenv("NUMBA_CACHE_DIR", "given")
    choose_cache_folder()
    assert os.environ["NUMBA_CACHE_DIR"] == "given"
    monkeypatch.delenv("NUMBA_CACHE_DIR")
    choose_cache_folder()
    assert "NUMBA_CACHE_DIR" not in os.environ
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    choose_cache_folder()
    assert os.environ["NUMBA_CACHE_DIR"] == str(tmp_path / "cache" / "numba")
