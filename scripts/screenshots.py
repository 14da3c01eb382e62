# SPDX-License-Identifier: EUPL-1.2
"""``./do screenshots``: renew the pictures in the README and the Dutch guide, from the made-up partnership.

Each picture is a page as one of the demo's roles sees it. The pictures are made small (a limited palette), since
they are committed. Names may be given to renew only those.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.server import Server, running, samenspel
from scripts.steps import ROOT
from scripts.test import find_chromium

TARGET = ROOT / "docs" / "handleiding" / "beelden"
HOME = "/p/zilverdam/"
DESKTOP, PHONE = (1180, 820), (390, 780)
COLOURS = 128


@dataclass(frozen=True)
class Shot:
    """One picture: whose eyes, which page, and if need be the link to follow from there."""

    name: str
    role: str
    path: str
    follow: str = ""  # a pattern; the first address on the page that fits is opened
    below: str = ""  # what comes after the followed address
    size: tuple[int, int] = DESKTOP


GATHERING = r"/p/zilverdam/bijeenkomsten/[0-9a-f-]{36}/"
PARTNER = r"/p/zilverdam/partners/[0-9a-f-]{36}/"
SHOTS = [
    Shot("inloggen", "", "/demo/"),
    Shot("vandaag", "aanjager", HOME),
    Shot("partners", "aanjager", f"{HOME}partners/"),
    Shot("partner", "aanjager", f"{HOME}partners/", follow=PARTNER),
    Shot("importeren", "aanjager", f"{HOME}importeren/"),
    Shot("kringen", "aanjager", f"{HOME}kringen/"),
    Shot("bijeenkomsten", "aanjager", f"{HOME}bijeenkomsten/"),
    Shot("bijeenkomst", "aanjager", f"{HOME}bijeenkomsten/", follow=GATHERING),
    Shot("programma", "aanjager", f"{HOME}bijeenkomsten/", follow=GATHERING, below="programma/"),
    Shot("aanmelden", "contactpersoon", "", size=PHONE),
    Shot("oogst", "aanjager", f"{HOME}oogst/"),
]


class PageMissingError(Exception):
    """The demo answers otherwise than a picture can show."""


def sign_in(page: Page, server: Server, role: str) -> None:
    page.goto(f"http://127.0.0.1:{server.port}/demo/")
    page.locator(f'form[action="/demo/als/{role}/"] button').first.click()


def open_page(page: Page, server: Server, shot: Shot) -> None:
    address = f"http://127.0.0.1:{server.port}"
    if shot.role:
        sign_in(page, server, shot.role)
    if not shot.path:
        return
    path = shot.path
    if shot.follow:
        page.goto(address + path)
        found = re.search(shot.follow, page.content())
        if found is None:
            raise PageMissingError(f"{shot.name}: no address like {shot.follow} on {path}")
        path = found[0] + shot.below
    answer = page.goto(address + path)
    if answer is None or not answer.ok:
        raise PageMissingError(f"{shot.name}: {path} answers {answer.status if answer else 'nothing'}")


def take(browser: Browser, server: Server, shot: Shot) -> None:
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        reduced_motion="reduce",
    )
    page = context.new_page()
    try:
        open_page(page, server, shot)
        page.wait_for_load_state("networkidle")
        save(page.screenshot(full_page=False), TARGET / f"{shot.name}.png")
    finally:
        context.close()


def save(picture: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").quantize(COLOURS).save(target, optimize=True)
    print(f"{target.relative_to(ROOT)}  {target.stat().st_size // 1024} kB", flush=True)


def main(names: list[str]) -> int:
    chosen = [shot for shot in SHOTS if not names or shot.name in names]
    chromium = find_chromium()
    if chromium is None:
        print("There is no Chromium. Install it, or name it in SAMENSPEL_CHROMIUM.", file=sys.stderr)
        return 1
    missing = []
    with tempfile.TemporaryDirectory(prefix="samenspel-beelden-") as folder, sync_playwright() as playwright:
        samenspel(Path(folder), "migrate", "--quiet")
        samenspel(Path(folder), "demo-load")
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        with running(Path(folder)) as server:
            for shot in chosen:
                try:
                    take(browser, server, shot)
                except PageMissingError as error:
                    missing.append(str(error))
        browser.close()
    for line in missing:
        print(line, file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
