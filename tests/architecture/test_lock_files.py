# SPDX-License-Identifier: EUPL-1.2
"""What is installed is what was looked at, from wherever this machine gets it."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, files

REQUIREMENTS = ROOT / "requirements"
NAMES = ["installer", "runtime", "development", "peers"]
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[a-z,-]+\])?==", re.IGNORECASE)
# Written in two parts, so that this file does not name them either.
PACKAGE_HOSTS = [f"{name}.{end}" for name, end in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "com"))]
REMEDY = "Run ./do lock and commit requirements/."


def packages(name: str) -> dict[str, str]:
    """Package → the text of its block in a lock file."""
    found: dict[str, str] = {}
    current = ""
    for line in (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if match := PINNED.match(line):
            current = match[1].lower()
        if current:
            found[current] = found.get(current, "") + line + "\n"
    return found


def asked_for(name: str) -> list[str]:
    lines = (REQUIREMENTS / f"{name}.in").read_text(encoding="utf-8").splitlines()
    return [re.split(r"[\[<>=;~ ]", line)[0].lower() for line in lines if line and line[0] not in "#-"]


def test_no_lock_file_names_an_address() -> None:
    named = [path.name for path in REQUIREMENTS.iterdir() if "://" in path.read_text(encoding="utf-8")]
    assert not named, f"{named} name an address, so they would only work where that answers. {REMEDY}"


def test_no_file_names_a_package_host() -> None:
    """Every machine has its own road to packages; the project takes whichever is there."""
    paths = [Path(name) for name in ("do", ".ci/run", "pyproject.toml", "README.md", "CONTRIBUTING.md")]
    paths += files(".py", ".html", ".js", ".css", ".toml", ".in", ".md")
    paths += [path.relative_to(ROOT) for folder in ("docs", "requirements") for path in (ROOT / folder).rglob("*.*")]
    texts = {path: (ROOT / path).read_bytes() for path in paths}
    named = [str(path) for path, text in texts.items() if any(host.encode() in text for host in PACKAGE_HOSTS)]
    assert not named, f"{named} name a package host; leave it to pip's and uv's own settings"


def test_there_is_no_lock_file_that_names_hosts() -> None:
    names = ["uv.lock", "poetry.lock", "Pipfile.lock", "package-lock.json", "pylock.toml"]
    found = [name for name in names if (ROOT / name).exists()]
    assert not found, f"Remove {found}: requirements/*.txt are the lock files (docs/adr/0003-one-entrance.md)"


@pytest.mark.parametrize("name", NAMES)
def test_every_package_is_pinned_with_a_hash(name: str) -> None:
    bare = [package for package, block in packages(name).items() if "--hash=sha256:" not in block]
    assert packages(name), f"requirements/{name}.txt is empty. {REMEDY}"
    assert not bare, f"{bare} in requirements/{name}.txt have no hash. {REMEDY}"


@pytest.mark.parametrize("name", NAMES)
def test_every_package_that_is_asked_for_is_locked(name: str) -> None:
    missing = [package for package in asked_for(name) if package not in packages(name)]
    assert not missing, f"{missing} stand in requirements/{name}.in but are not locked. {REMEDY}"


def test_every_library_is_accounted_for() -> None:
    record = (ROOT / "docs" / "adr" / "0002-libraries.md").read_text(encoding="utf-8")
    tables = "\n".join(line for line in record.splitlines() if line.startswith("|"))
    unexplained = [name for kind in NAMES for name in asked_for(kind) if not re.search(rf"\b{name}\b", tables)]
    assert not unexplained, f"Say in docs/adr/0002-libraries.md what {unexplained} are for, with their licence"


def test_the_libraries_that_serve_pages_have_one_version_everywhere() -> None:
    """The tests run against what a real installation gets."""
    runtime, development = packages("runtime"), packages("development")
    shared = runtime.keys() & development.keys()
    differ = [name for name in shared if runtime[name].split()[0] != development[name].split()[0]]
    assert not differ, f"{differ} differ between runtime.txt and development.txt. {REMEDY}"
