# SPDX-License-Identifier: EUPL-1.2
"""The busiest pages of the demo, over HTTP, on a real server: requests a second, p50, p95, p99 and CPU a request.

Client and server share the machine, so the figures are lower than a server of one's own would give. Rounds of all
pages are interleaved: a noisy minute then hits every page alike.
"""

from __future__ import annotations

import re
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from scripts.server import Answer, Server, Visitor, form_token, running, samenspel

ROUNDS = 5
REQUESTS = 60  # per page and round
PEOPLE = 4  # at the same time
HOME = "/p/zilverdam/"
GATHERING = re.compile(r"/p/zilverdam/bijeenkomsten/[0-9a-f-]{36}/")
REGISTERING = re.compile(r"mijn/[0-9a-f-]{36}/")  # below a personal link
Row = dict[str, str | int | float]


@dataclass
class Page:
    """One page and what was measured of it, over all rounds."""

    name: str
    path: str
    visitor: Visitor
    seconds: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    errors: int = 0


def choose_role(server: Server, role: str) -> tuple[Visitor, Answer]:
    """One click on a role of the demo's sign-in page."""
    visitor = server.visitor()
    token = form_token(visitor.get("/demo/").text)
    return visitor, visitor.post(f"/demo/als/{role}/", {}, token=token)


def pages(server: Server) -> list[Page]:
    """The pages that people open most: preparing, at the door, answering, looking back."""
    staff, _ = choose_role(server, "aanjager")
    contact, link = choose_role(server, "contactpersoon")
    gathering = GATHERING.search(staff.get(f"{HOME}bijeenkomsten/").text)
    if gathering is None:
        raise RuntimeError("the demo has no gathering to measure")
    registering = REGISTERING.search(contact.get(f"{link.location}start/").text)
    if registering is None:
        raise RuntimeError("the contact of the demo is not invited to anything")
    return [
        Page("Vandaag", HOME, staff),
        Page("Partners", f"{HOME}partners/", staff),
        Page("Kringen", f"{HOME}kringen/", staff),
        Page("Bijeenkomst", gathering[0], staff),
        Page("Aanmelden (link)", f"{link.location}{registering[0]}", contact),
        Page("Start (link)", f"{link.location}start/", contact),
        Page("Oogst", f"{HOME}oogst/", staff),
        Page("Onze doelen", f"{HOME}doelen/", staff),
        Page("Op één bladzijde", f"{HOME}doelen/op-een-bladzijde/", staff),
        Page("Ogen en oren", f"{HOME}zien/", staff),
        Page("Cijfers", f"{HOME}cijfers/", staff),
        Page("Hoe staan we ervoor", f"{HOME}stand/", staff),
        Page("Nieuws", f"{HOME}nieuws/", staff),
        Page("Vragen en tips", f"{HOME}vragen/", staff),
    ]


def measure(server: Server, page: Page, pool: ThreadPoolExecutor) -> None:
    cpu, started = server.cpu_seconds(), time.perf_counter()
    answers = list(pool.map(lambda _number: page.visitor.get(page.path), range(REQUESTS)))
    elapsed = time.perf_counter() - started
    page.seconds += [answer.seconds for answer in answers]
    page.errors += sum(answer.status != 200 for answer in answers)
    page.rates.append(REQUESTS / elapsed)
    page.cpu.append((server.cpu_seconds() - cpu) / REQUESTS * 1000)


def row(page: Page) -> Row:
    percentiles = statistics.quantiles(page.seconds, n=100)
    return {
        "page": page.name,
        "requests/s": statistics.median(page.rates),
        "p50 ms": percentiles[49] * 1000,
        "p95 ms": percentiles[94] * 1000,
        "p99 ms": percentiles[98] * 1000,
        "CPU ms": statistics.median(page.cpu),
        "not 200": page.errors,
    }


def run() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="samenspel-bench-") as folder:
        data = Path(folder)
        samenspel(data, "migrate", "--quiet")
        samenspel(data, "demo-load")
        with running(data) as server, ThreadPoolExecutor(max_workers=PEOPLE) as pool:
            measured = pages(server)
            for page in measured:  # once beforehand: templates are compiled at first use
                page.path = final_path(page)
                list(pool.map(lambda _number, page=page: page.visitor.get(page.path), range(8)))
            for _round in range(ROUNDS):
                for page in measured:
                    measure(server, page, pool)
    return [row(page) for page in measured]


def final_path(page: Page) -> str:
    """Where the page really is, after any redirects."""
    path = page.path
    answer = page.visitor.get(path)
    while answer.status in {301, 302, 303} and answer.location.startswith("/"):
        path = answer.location
        answer = page.visitor.get(path)
    return path
