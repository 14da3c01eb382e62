# SPDX-License-Identifier: EUPL-1.2
"""The files of this code base and the floors of the house, for the tests about the code base itself."""

import configparser
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "src" / "samenspel"
OURS = ["src", "tests", "scripts"]
# Made by others or by a tool, or material that must stay byte for byte as it came.
NOT_WRITTEN_HERE = {"__pycache__", "migrations", "vendor", "data", "node_modules"}


def files(*endings: str) -> Iterator[Path]:
    """Our own files with one of these endings, relative to the root, in a fixed order."""
    for folder in OURS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in endings and not NOT_WRITTEN_HERE & set(path.relative_to(ROOT).parts):
                yield path.relative_to(ROOT)


def read(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def floors() -> dict[str, int]:
    """App name → its floor, 0 at the top, as .importlinter lists them: there is one staircase."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    lines = parser["importlinter:contract:staircase"]["layers"].split("\n")
    named = [line.strip() for line in lines if line.strip()]
    return {app.strip(" ()"): number for number, line in enumerate(named) for app in line.split("|")}


def may_know(app: str, other: str) -> bool:
    """Whether ``app`` may know of ``other``: itself, or a floor below it; siblings do not see each other."""
    heights = floors()
    return app == other or heights[app] < heights[other]


def app_of(path: Path) -> str:
    """The app a file of the package belongs to: src/samenspel/<app>/…"""
    return path.parts[2] if len(path.parts) > 3 else ""
