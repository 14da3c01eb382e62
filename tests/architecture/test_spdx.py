# SPDX-License-Identifier: EUPL-1.2
"""Every source file says under which licence it may be used."""

from pathlib import Path

from tests.architecture.tree import ROOT, files, read

HEADER = "SPDX-License-Identifier: EUPL-1.2"
ENDINGS = (".py", ".html", ".txt", ".css", ".js", ".mjs", ".typ", ".sql", ".sh", ".toml", ".yml")
ELSEWHERE = [
    "do",
    ".ci/run",
    ".importlinter",
    ".editorconfig",
    ".gitattributes",
    "pyproject.toml",
    "publiccode.yml",
]


def has_header(path: Path) -> bool:
    """In the first lines: a template may begin with what it extends, a script with its interpreter."""
    return HEADER in "\n".join(read(path).splitlines()[:5])


def test_every_source_file_names_its_licence() -> None:
    paths = [path for path in files(*ENDINGS) if read(path).strip()]
    missing = [str(path) for path in [*paths, *map(Path, ELSEWHERE)] if not has_header(path)]
    assert not missing, f"Begin these with a comment that says {HEADER}:\n" + "\n".join(missing)


def test_the_whole_licence_is_in_the_repository() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "Creative Commons Attribution-ShareAlike v. 3.0" in text  # from the appendix: nothing was cut off
