# SPDX-License-Identifier: EUPL-1.2
"""A mutant that cannot be applied is refused with what to mend; the committed ones all apply."""

from pathlib import Path

import pytest

from scripts import mutants

DESCRIPTOR = """why = "a figure is right"
file = "code.py"
find = "return 1"
replace = "return 2"
test = "test_code.py::test_one_is_one"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(mutants, "ROOT", tmp_path)
    monkeypatch.setattr(mutants, "FOLDER", tmp_path / "mutants")
    (tmp_path / "mutants").mkdir()
    (tmp_path / "mutants" / "figure.toml").write_text(DESCRIPTOR, encoding="utf-8")
    (tmp_path / "code.py").write_text("def one():\n    return 1\n", encoding="utf-8")
    (tmp_path / "test_code.py").write_text("def test_one_is_one():\n    assert one() == 1\n", encoding="utf-8")
    return tmp_path


def test_a_text_that_stands_there_once_is_accepted(folder: Path) -> None:
    assert [mutant.name for mutant in mutants.read_mutants([])] == ["figure"]


@pytest.mark.parametrize(("source", "times"), [("return 3", 0), ("return 1\nreturn 1", 2)])
def test_a_text_that_is_gone_or_there_twice_is_refused(folder: Path, source: str, times: int) -> None:
    (folder / "code.py").write_text(source, encoding="utf-8")
    with pytest.raises(mutants.BadMutantError, match=f"occurs {times} times in code.py"):
        mutants.read_mutants([])


def test_a_descriptor_without_a_test_is_refused(folder: Path) -> None:
    (folder / "mutants" / "figure.toml").write_text('why = "x"', encoding="utf-8")
    with pytest.raises(mutants.BadMutantError, match="needs why, file, find, replace and test"):
        mutants.read_mutants([])


@pytest.mark.parametrize("renamed", ["test_two.py", "test_code.py"])
def test_a_test_that_is_gone_is_refused(folder: Path, renamed: str) -> None:
    (folder / "test_code.py").rename(folder / "old.py")
    (folder / renamed).write_text("def test_two_is_two():\n    pass\n", encoding="utf-8")
    with pytest.raises(mutants.BadMutantError, match="there is no test test_code"):
        mutants.read_mutants([])


def test_every_committed_mutant_can_be_applied_and_names_a_test_that_is_there() -> None:
    assert len(mutants.read_mutants([])) >= 12
