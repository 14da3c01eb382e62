# SPDX-License-Identifier: EUPL-1.2
"""``./do screenshots``: renew the pictures in the README and the Dutch guide.

The README's come from the made-up partnership Zilverdam; the guide's from a tour that starts with an empty one
(`scripts/tour.py`). The pictures are made small (a limited palette), since they are committed. Names may be given to
renew only those; the tour is always made whole.
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

TARGET = ROOT / "docs" / "handleiding" / "beelden"
COLOURS = 128
# The pictures of the README: name, page of Zilverdam, the part of it that is shown.
OF_ZILVERDAM = (
    ("zilverdam-vandaag", "", "body"),
    ("zilverdam-kringen", "kringen/", "figure.picture--circles"),
    ("zilverdam-oogst", "oogst/", "body"),
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

    def paper(self, data: Path, name: str, labels: str) -> None:
        """The first sheet of stickers of the session to come in Zilverdam."""
        if self.names and name not in self.names:
            return
        target = data / f"{name}.png"
        command = [sys.executable, "-m", "scripts.sticker_picture", labels, str(target)]
        subprocess.run(command, cwd=ROOT, env=environment(data, 8000), check=True)
        save(target.read_bytes(), TARGET / f"{name}.png")
        self.taken.append(name)


def save(picture: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").quantize(COLOURS).save(target, optimize=True)
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
            album.paper(Path(folder), name, labels)
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        with running(Path(folder), worker=True) as server:
            address = f"http://127.0.0.1:{server.port}"
            try:
                of_zilverdam(browser, address, album)
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
