# SPDX-License-Identifier: EUPL-1.2
"""The documentation lists every setting and every command, and nothing that is gone."""

import importlib
import re
from datetime import timedelta
from pathlib import Path

import pytest

from samenspel.config.cli import command_names
from samenspel.config.schedule import REPEATED
from scripts.check import CHECKS
from tests.architecture.tree import ROOT, files, read

SETTING = re.compile(r"\bSAMENSPEL_[A-Z_]*[A-Z]\b")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")
PAGES = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "GOVERNANCE.md", "CHANGELOG.md"]


def first_cells(document: str, pattern: str) -> set[str]:
    """What the tables of a document have in their first column."""
    return set(re.findall(rf"^\| `{pattern}` \|", read(Path(document)), flags=re.MULTILINE))


def settings_in_use() -> set[str]:
    product = [path for path in files(".py") if path.parts[0] in {"src", "scripts"}]
    return {name for path in [*product, Path("do")] for name in SETTING.findall(read(path))}


def subcommands_of_do() -> set[str]:
    """The words before a closing bracket in the script's case, save those that ask for help."""
    cases = re.findall(r"^  ([a-z][a-z |-]*)\)$", read(Path("do")), flags=re.MULTILINE)
    return {word.strip() for case in cases for word in case.split("|")} - {"help", "-h", "--help"}


def test_every_setting_is_on_the_page_of_settings() -> None:
    missing = settings_in_use() - first_cells("docs/settings.md", "([A-Z_]+)")
    assert not missing, f"Add a row to a table in docs/settings.md for {sorted(missing)}"


def test_no_setting_is_on_the_page_that_is_gone() -> None:
    gone = first_cells("docs/settings.md", "([A-Z_]+)") - settings_in_use()
    assert not gone, f"Remove {sorted(gone)} from docs/settings.md: nothing reads it"


def test_every_command_is_on_the_page_of_commands() -> None:
    missing = set(command_names()) - first_cells("docs/commands.md", "samenspel ([a-z-]+)")
    assert not missing, f"Add a row `samenspel NAME` to docs/commands.md for {sorted(missing)}"


def test_no_command_is_on_the_page_that_is_gone() -> None:
    gone = first_cells("docs/commands.md", "samenspel ([a-z-]+)") - set(command_names())
    assert not gone, f"Remove {sorted(gone)} from docs/commands.md: config/commands has no such module"


def test_every_subcommand_of_do_is_on_the_page_and_in_its_own_help() -> None:
    there, shown = subcommands_of_do(), first_cells("docs/commands.md", r"\./do ([a-z-]+)")
    assert {"demo", "test", "bench-peers"} <= there  # the script was read as meant
    assert there == shown, f"docs/commands.md and ./do differ on {sorted(there ^ shown)}"
    missing = {name for name in there if not re.search(rf"^\./do {name}\b", read(Path("do")), flags=re.MULTILINE)}
    assert not missing, f"The help text in ./do does not mention {sorted(missing)}"


def test_every_check_is_on_the_page_of_commands() -> None:
    row = next(line for line in read(Path("docs/commands.md")).splitlines() if line.startswith("| `./do check`"))
    missing = [check.name for check in CHECKS if f"`{check.name}`" not in row]
    assert not missing, f"Name {missing} in the row of ./do check in docs/commands.md"


def terms_in_code() -> dict[str, timedelta]:
    """Every constant that says how long something is kept."""
    found = {}
    for path in sorted(ROOT.glob("src/samenspel/*/constants.py")):
        module = vars(importlib.import_module(f"samenspel.{path.parent.name}.constants"))
        for name, value in module.items():
            if re.search(r"_KEPT(_|$)", name):
                unit = "hours" if name.endswith("_HOURS") else "days"
                found[name] = value if isinstance(value, timedelta) else timedelta(**{unit: value})
    return found


def terms_on_the_page() -> dict[str, timedelta]:
    rows = re.findall(
        r"^\|[^|]*\| (\d+) (hours?|days?) [^|]*\|[^|]*\| `([A-Z_]+)`", read(Path("docs/retention.md")), re.M
    )
    return {name: timedelta(**{f"{unit.rstrip('s')}s": int(number)}) for number, unit, name in rows}


def test_every_term_is_on_the_page_of_terms_with_its_length() -> None:
    assert terms_on_the_page() == terms_in_code(), "docs/retention.md and the constants differ"


def test_everything_that_forgets_is_on_the_page_of_terms() -> None:
    named = set(re.findall(r"`(forget_[a-z_]+)`", read(Path("docs/retention.md"))))
    assert named == {name for path, _minutes in REPEATED if (name := path.rsplit(".", 1)[1]).startswith("forget_")}


@pytest.mark.parametrize(
    "document", [*PAGES, *sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("docs/**/*.md"))]
)
def test_links_between_pages_lead_somewhere(document: str) -> None:
    broken = [
        link for link in LINK.findall(read(Path(document))) if not (ROOT / document).parent.joinpath(link).exists()
    ]
    assert not broken, f"{document} points at {broken}, which is not there"


def test_the_two_commands_come_first_in_the_readme() -> None:
    text = read(Path("README.md"))
    first_block = re.search(r"```[a-z]*\n(.*?)```", text, flags=re.DOTALL)
    assert first_block, "README.md has no block with the two commands"
    assert "./do demo" in first_block[1]
    assert "./do test" in first_block[1]
