# SPDX-License-Identifier: EUPL-1.2
"""``./do mutants [name …]``: break the code on purpose, one breakage at a time; the named test must turn red.

A breakage is a file ``tests/mutants/NAME.toml`` with ``why`` (the promise it breaks), ``file``, ``find`` (text that
stands in that file exactly once), ``replace`` and ``test`` (a pytest node or file). Works in copies, never in
the work tree.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import tomllib
from compileall import compile_dir
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from py_compile import PycInvalidationMode
from queue import Queue

from scripts.prepared import run_pytest
from scripts.steps import ROOT, Result

FOLDER = ROOT / "tests" / "mutants"
COPIED = ["src", "tests", "scripts", "docs", "requirements", "pyproject.toml", ".importlinter", "README.md", "do"]
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.egg-info", ".*_cache")
COPIES = 2
LIMIT = 240
TESTS_FAILED = 1  # pytest's own code; a mutant that merely stops the tests from starting proves nothing


class BadMutantError(Exception):
    """A descriptor that cannot be applied; the message says what to mend."""


@dataclass(frozen=True)
class Mutant:
    """One breakage and the test that must notice it."""

    name: str
    why: str
    file: str
    find: str
    replace: str
    test: str


def read_mutants(names: list[str]) -> list[Mutant]:
    found = [read_mutant(path) for path in sorted(FOLDER.glob("*.toml")) if not names or path.stem in names]
    if unknown := set(names) - {mutant.name for mutant in found}:
        raise BadMutantError(f"there is no tests/mutants/{sorted(unknown)[0]}.toml")
    return found


def read_mutant(path: Path) -> Mutant:
    fields = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        mutant = Mutant(name=path.stem, **fields)
    except TypeError as error:
        raise BadMutantError(f"{path.name} needs why, file, find, replace and test: {error}") from error
    source = ROOT / mutant.file
    times = source.read_text(encoding="utf-8").count(mutant.find) if source.exists() else 0
    if times != 1:
        raise BadMutantError(f"{path.name}: its text occurs {times} times in {mutant.file}; it must be there once")
    for test in mutant.test.split():
        if not is_there(test):
            raise BadMutantError(f"{path.name}: there is no test {test}")
    return mutant


def is_there(test: str) -> bool:
    """Whether a test that is named by file, or by file and function, exists; pytest's own word gets lost in xdist."""
    name, _, function = test.partition("::")
    source = ROOT / name
    return source.exists() and (not function or f"def {function}(" in source.read_text(encoding="utf-8"))


def make_copy(folder: Path) -> Path:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=LEFT_OUT)
        elif source.exists():
            shutil.copy2(source, folder / name)
    # Compiled once, and read again only when the source is the same to the letter: a breakage may keep the size and
    # the second of a file.
    compile_dir(folder / "src", quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
    compile_dir(folder / "tests", quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
    return folder


def run_tests(copy: Path, *tests: str, limit: float = LIMIT) -> Result:
    """Run tests against the sources of a copy, with data of its own."""
    # The tables are built at once: what migrations make of them is for ./do test.
    quick = ["-q", "-p", "no:cacheprovider", "--no-header", "--no-migrations"]
    env = {"SAMENSPEL_DATA": str(copy / "var"), "SAMENSPEL_DATABASE_URL": ""}
    return run_pytest([*quick, *tests], copy=copy, env={**env, "PYTHONPATH": str(copy / "src")}, limit=limit)


def try_mutant(mutant: Mutant, copies: Queue[Path]) -> tuple[Mutant, Result]:
    copy = copies.get()
    target = copy / mutant.file
    whole = target.read_text(encoding="utf-8")
    try:
        target.write_text(whole.replace(mutant.find, mutant.replace), encoding="utf-8")
        return mutant, run_tests(copy, "-x", *mutant.test.split())
    finally:
        target.write_text(whole, encoding="utf-8")
        copies.put(copy)


def hunt(mutants: list[Mutant], copies: list[Path]) -> list[str]:
    """The names of the mutants that were not caught."""
    free: Queue[Path] = Queue()
    for copy in copies:
        free.put(copy)
    survived = []
    with ThreadPoolExecutor(max_workers=len(copies)) as pool:
        for mutant, result in pool.map(lambda one: try_mutant(one, free), mutants):
            caught = result.code == TESTS_FAILED
            word = "caught  " if caught else "SURVIVED" if result.code == 0 else f"code {result.code}  "
            print(f"  {word} {mutant.name:34} {result.seconds:5.1f} s  {mutant.why}", flush=True)
            if not caught:
                survived.append(mutant.name)
                print(f"           {mutant.test}\n{result.output[-1500:] if result.code else ''}", flush=True)
    return survived


def main(names: list[str]) -> int:
    try:
        mutants = read_mutants(names)
    except BadMutantError as error:
        print(error, file=sys.stderr)
        return 1
    if not mutants:
        print(f"There are no mutants in {FOLDER.relative_to(ROOT)}.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="samenspel-mutants-") as folder:
        copies = [make_copy(Path(folder) / str(number)) for number in range(min(COPIES, os.cpu_count() or 1))]
        tests = sorted({test for mutant in mutants for test in mutant.test.split()})
        print(f"{len(tests)} named tests on the code as it is", flush=True)
        healthy = run_tests(copies[0], "-n", "2", *tests, limit=3 * LIMIT)
        if healthy.code:
            print(f"{healthy.output[-4000:]}\nThey must be green before anything is broken.", file=sys.stderr)
            return 1
        survived = hunt(mutants, copies)
    print(f"{len(mutants) - len(survived)} of {len(mutants)} mutants caught")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
