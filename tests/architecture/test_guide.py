# SPDX-License-Identifier: EUPL-1.2
"""The Dutch guide is true: what it calls by name is on the screen, and its pictures are those the script makes."""

import re

import pytest
from babel.messages.catalog import Catalog

from scripts.messages import collect
from tests.architecture.tree import ROOT

GUIDE = ROOT / "docs" / "handleiding"
PAGES = sorted(path.name for path in GUIDE.glob("*.md"))
BOLD = re.compile(r"\*\*(.+?)\*\*")
PICTURE = re.compile(r"!\[[^\]]*\]\(beelden/([a-z-]+)\.png\)")
SHOT = re.compile(r"photo\(\s*self\.\w+,\s*f?\"([a-z{}-]+)\"|^    \(\"([a-z-]+)\", \"", re.MULTILINE)
MOST_BYTES = 300_000
# Bold for another reason than being on the screen as it stands.
NOT_ON_SCREEN = {"vet", "Op de telefoon.", "Op papier."}
# On the screen with a number in it.
WITH_A_NUMBER = {"Ronde 1 is klaar": "Ronde %(number)s is klaar", "Verstuur": "Verstuur %(number)s mail"}


@pytest.fixture(scope="module")
def sentences() -> set[str]:
    found: Catalog = collect()
    return {form for message in found for form in ([message.id] if isinstance(message.id, str) else message.id)}


@pytest.mark.parametrize("page", PAGES)
def test_what_the_guide_prints_bold_is_on_the_screen(page: str, sentences: set[str]) -> None:
    named = set(BOLD.findall((GUIDE / page).read_text(encoding="utf-8"))) - NOT_ON_SCREEN
    gone = {words for words in named if WITH_A_NUMBER.get(words, words).rstrip(":") not in sentences}
    assert not gone, f"{page} names {sorted(gone)}; no page of Samenspel does (any more)"


def test_every_picture_of_the_guide_is_made_by_the_script() -> None:
    scripts = "".join((ROOT / "scripts" / name).read_text(encoding="utf-8") for name in ("tour.py", "screenshots.py"))
    made = {one or other for one, other in SHOT.findall(scripts)}
    patterns = [re.compile(re.sub(r"\\{[a-z]+\\}", "[a-z]+", re.escape(name))) for name in made]
    shown = {name for page in PAGES for name in PICTURE.findall((GUIDE / page).read_text(encoding="utf-8"))}
    unknown = {name for name in shown if not any(pattern.fullmatch(name) for pattern in patterns)}
    assert shown
    assert not unknown, f"./do screenshots does not make {sorted(unknown)}"


def test_pictures_are_small_enough_to_commit() -> None:
    heavy = [path.name for path in GUIDE.glob("beelden/*.png") if path.stat().st_size > MOST_BYTES]
    assert not heavy
