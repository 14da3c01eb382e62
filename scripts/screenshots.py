# SPDX-License-Identifier: EUPL-1.2
"""``./do screenshots``: renew the pictures in the README and the Dutch guide.

The README's come from the made-up partnership Zilverdam, and so do those of the guide that need a partnership where
much has happened (`scripts/tour_zilverdam.py`); the others from a tour that starts with an empty one
(`scripts/tour.py`). The pictures are made small (a limited palette), since they are committed. Names may be given to
renew only those: of Zilverdam the parts that make them are played; the tour from nothing is made whole or not at all.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Error, Page, sync_playwright

from scripts.server import environment, running, samenspel
from scripts.steps import ROOT
from scripts.test import find_chromium
from scripts.tour import DESKTOP, PHONE, Tour, visitor
from scripts.tour_evening import evening
from scripts.tour_zilverdam import Zilverdam

TARGET = ROOT / "docs" / "handleiding" / "beelden"
COLOURS = 128
# The pictures of the README: name, page of Zilverdam, the part of it that is shown.
OF_ZILVERDAM = (
    ("zilverdam-vandaag", "", "body"),
    ("zilverdam-kringen", "kringen/", "figure.picture--circles"),
    ("zilverdam-oogst", "oogst/", "body"),
    ("zilverdam-doelen", "doelen/", "body"),
    ("zilverdam-een-bladzijde", "doelen/op-een-bladzijde/", "body"),
    ("zilverdam-ogen-en-oren", "zien/", "body"),
    ("zilverdam-nieuws", "nieuws/", "body"),
    ("hoe-staan-we-ervoor", "stand/", "body"),
    ("zilverdam-cijfers", "cijfers/", "body"),
    ("zilverdam-hulpaanbod", "hulpaanbod/", "body"),
    ("zilverdam-wegwijzer", "wegwijzer/", "body"),
    ("zilverdam-vraag-en-aanbod", "vraag-en-aanbod/", "body"),
    ("zilverdam-verslag", "verslag/5f0a3c1e-2018-4020-8000-000000000001/", "body"),
)
# The pictures of the guide that come from Zilverdam: name, and the part of its tour that makes it. The parts are played
# in this order: the evening ends what can still be planned.
FROM_THE_TOUR_OF_ZILVERDAM = (
    ("bellen-verdelen", "calling"),
    ("bellen-helper", "calling"),
    ("bellen", "calling"),
    ("wat-volgde", "calling"),
    ("sprekers-vragen", "speaking"),
    ("ja-of-nee", "speaking"),
    ("eigen-tekst", "inviting"),
    ("mail-kwam-terug", "inviting"),
    ("wie-kan-ontvangen", "planning"),
    ("let-op-deze-dag", "planning"),
    ("boodschappen", "eating_and_driving"),
    ("liften", "eating_and_driving"),
    ("stappenplan", "afterwards"),
    ("actiepunt-met-tip", "afterwards"),
    ("vastgelopen", "afterwards"),
    ("gedaan-en-gebleven", "afterwards"),
    ("de-vragen", "afterwards"),
    ("kerngroep", "core_group"),
    ("kerngroep-agenda", "core_group"),
    ("besluit", "core_group"),
    ("overdracht", "core_group"),
    ("vragen-en-tips", "questions"),
    ("wat-is-wat", "questions"),
    ("mijn-start", "questions"),
    ("oogst-openbaar", "harvest"),
    ("oogst-poster", "harvest"),
    ("deur-zonder-netwerk", "evening"),
    ("sticker-scan", "evening"),
    ("schermen", "evening"),
    ("scherm-ronde", "evening"),
    ("scherm-oogst", "evening"),
    ("noemden-mij", "evening"),
)
# What comes out of the printer: name, and which labels.
ON_PAPER = (
    ("stickers-vel", "herma-4412"),
    ("stickers-vel-klein", "avery-l7160"),
)


@dataclass
class Album:
    """Takes the pictures that were asked for, all of them when none was named."""

    names: set[str]
    taken: list[str] = field(default_factory=list)

    def photo(self, page: Page, name: str, part: str = "body") -> None:
        """What the window shows of the page from its beginning, or one part of it whole."""
        if self.names and name not in self.names:
            return
        page.evaluate("window.scrollTo(0, 0)")
        page.wait_for_load_state("networkidle")
        picture = page.screenshot() if part == "body" else page.locator(part).first.screenshot()
        save(picture, TARGET / f"{name}.png")
        self.taken.append(name)

    def sheet(self, picture: bytes, name: str) -> None:
        """A picture that was drawn for paper."""
        if self.names and name not in self.names:
            return
        save(picture, TARGET / f"{name}.png")
        self.taken.append(name)

    def stickers(self, data: Path, name: str, labels: str) -> None:
        """The first sheet of stickers of the session to come in Zilverdam."""
        if self.names and name not in self.names:
            return
        target = data / f"{name}.png"
        command = [sys.executable, "-m", "scripts.sticker_picture", labels, str(target)]
        subprocess.run(command, cwd=ROOT, env=environment(data, 8000), check=True)
        self.sheet(target.read_bytes(), name)


def save(picture: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(picture)) as image:
        picked = image.convert("RGB")
        if picked.getcolors(1):
            print(f"{target.relative_to(ROOT)}  was left alone: there is nothing on the new one", file=sys.stderr)
            return
        picked.quantize(COLOURS).save(target, optimize=True)
    print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1024} kB", flush=True)


def of_zilverdam(browser: Browser, address: str, album: Album) -> None:
    """The same eyes as the facilitator of the made-up partnership."""
    page = visitor(browser, DESKTOP)
    page.goto(f"{address}/demo/")
    page.locator('form[action="/demo/als/aanjager/"] button').click()
    for name, path, part in OF_ZILVERDAM:
        page.goto(f"{address}/p/zilverdam/{path}")
        album.photo(page, name, part)
    page.context.close()


def tour_of_zilverdam(tour: Zilverdam, data: Path, album: Album) -> None:
    """The parts that make what was asked for; each must make every picture that the table says it makes."""
    rows = [(name, part) for name, part in FROM_THE_TOUR_OF_ZILVERDAM if not album.names or name in album.names]
    for part in dict.fromkeys(part for _name, part in rows):
        if part == "evening":
            evening(tour, data)
        else:
            getattr(tour, part)()
    missing = {name for name, _part in rows} - set(album.taken)
    if missing:
        raise RuntimeError(f"these pictures were not made: {sorted(missing)}")


def switches() -> list[str]:
    """Debian's Chromium speaks English only; so its date fields follow the language of the page instead."""
    own = ["--lang=nl-NL", "--enable-blink-features=LangAttributeAwareFormControlUI"]
    return [*own, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def main(names: list[str]) -> int:
    chromium = find_chromium()
    if chromium is None:
        print("There is no Chromium. Install it, or name it in SAMENSPEL_CHROMIUM.", file=sys.stderr)
        return 1
    album = Album(set(names))
    with tempfile.TemporaryDirectory(prefix="samenspel-beelden-") as folder, sync_playwright() as playwright:
        samenspel(Path(folder), "migrate", "--quiet")
        samenspel(Path(folder), "demo-load")
        for name, labels in ON_PAPER:
            album.stickers(Path(folder), name, labels)
        browser = playwright.chromium.launch(executable_path=chromium, args=switches())
        with running(Path(folder), worker=True) as server:
            address = f"http://127.0.0.1:{server.port}"
            try:
                of_zilverdam(browser, address, album)
                zilverdam = Zilverdam(address, browser, album.photo, album.sheet)
                tour_of_zilverdam(zilverdam, Path(folder), album)
                if not names or set(names) - set(album.taken):
                    Tour(address, visitor(browser, DESKTOP), visitor(browser, PHONE), album.photo).all()
            except (Error, RuntimeError) as error:
                print(f"The tour stopped after {album.taken[-1:]}: {error}", file=sys.stderr)
                return 1
        browser.close()
    unknown = set(names) - set(album.taken)
    for name in sorted(unknown):
        print(f"No picture is called {name}.", file=sys.stderr)
    return 2 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
