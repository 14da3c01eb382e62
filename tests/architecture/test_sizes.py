# SPDX-License-Identifier: EUPL-1.2
"""Rooms stay small enough to see across."""

import ast
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, files, read

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60
MOST_LINES_OF_DO = 150
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc"}


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(ast.parse(read(path))) if isinstance(node, kinds)]


@pytest.mark.parametrize("ending", [".py", ".html", ".css", ".js", ".txt", ".typ"])
def test_no_file_is_longer_than_four_hundred_lines(ending: str) -> None:
    long = [f"{path}: {count} lines" for path in files(ending) if (count := read(path).count("\n")) > MOST_LINES]
    assert not long, f"Split these by subject, into files of at most {MOST_LINES} lines:\n" + "\n".join(long)


def test_no_function_is_longer_than_sixty_lines() -> None:
    long = [
        f"{path}:{node.lineno} {node.name}: {length} lines"
        for path in files(".py")
        for node in functions(path)
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    ]
    assert not long, (
        f"Give a part of these a name of its own (at most {MOST_LINES_OF_A_FUNCTION} lines):\n" + "\n".join(long)
    )


def test_the_script_do_stays_small() -> None:
    count = read(Path("do")).count("\n")
    assert count < MOST_LINES_OF_DO, f"./do has {count} lines: move the work to a module in scripts/"


def test_no_module_is_called_utils_or_the_like() -> None:
    vague = [str(path) for path in files(".py") if NAMES_THAT_SAY_NOTHING & {path.stem, *path.parts}]
    assert not vague, "Name these after what they are about:\n" + "\n".join(vague)


def test_every_file_of_ours_was_found() -> None:
    """The other tests here pass on an empty list as well, so the list itself is looked at."""
    found = set(files(".py"))
    assert Path("src/samenspel/config/settings.py") in found
    assert Path(__file__).relative_to(ROOT) in found
