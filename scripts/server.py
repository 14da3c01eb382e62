# SPDX-License-Identifier: EUPL-1.2
"""A real server on a free port with data of its own, and a visitor with cookies; for measuring and for kills."""

from __future__ import annotations

import contextlib
import http.client
import http.cookies
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from scripts.postgres import free_port
from scripts.steps import ROOT

PATIENCE = 60.0
TICKS = os.sysconf("SC_CLK_TCK")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    """One response to one address, with the seconds it took."""

    path: str
    status: int
    text: str
    location: str
    seconds: float


@dataclass
class Visitor:
    """Somebody with a browser: keeps cookies and sends back the form token of the page."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None)

    def post(self, path: str, fields: Mapping[str, str], *, token: str = "") -> Answer:
        """Post a form; without ``token`` the page is fetched first for its own."""
        found = token or form_token(self.get(path).text)
        return self._ask("POST", path, urlencode({"csrfmiddlewaretoken": found, **fields}))

    def search(self, path: str, fields: Mapping[str, str]) -> Answer:
        """Send a form that asks, as an address."""
        return self.get(f"{path}?{urlencode(fields)}")

    def follow(self, answer: Answer) -> Answer:
        while answer.status in {301, 302, 303, 307, 308}:
            parts = urlsplit(answer.location)
            answer = self.get(parts.path + (f"?{parts.query}" if parts.query else ""))
        return answer

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Referer"] = f"http://127.0.0.1:{self.port}{path}"
        started = time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with contextlib.closing(connection):
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
        for line in response.headers.get_all("Set-Cookie") or []:
            self.cookies.update({name: one.value for name, one in http.cookies.SimpleCookie(line).items()})
        location = response.headers.get("Location", "")
        return Answer(path, response.status, text, location, time.perf_counter() - started)


def form_token(page: str) -> str:
    found = TOKEN.search(page)
    return found[1] if found else ""


@dataclass
class Server:
    """A running ``samenspel serve``: where it listens, and the process that keeps it."""

    port: int
    data: Path
    process: subprocess.Popen[bytes]

    def visitor(self) -> Visitor:
        return Visitor(self.port)

    def descendants(self) -> list[int]:
        """All processes below the keeper, of whatever group."""
        children: dict[int, list[int]] = {}
        for path in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                parent = int(path.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[1])
                children.setdefault(parent, []).append(int(path.parent.name))
        found, waiting = [], [self.process.pid]
        while waiting:
            below = children.get(waiting.pop(), [])
            found += below
            waiting += below
        return found

    def cpu_seconds(self) -> float:
        return sum(cpu_seconds_of(pid) for pid in self.descendants())

    def kill(self) -> None:
        """End everything at once, as a power cut would: no one gets to finish."""
        below = self.descendants()
        for pid in [self.process.pid, *below]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def wait_until_ready(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended by itself with code {self.process.returncode}")
            with contextlib.suppress(OSError):
                self.visitor().get("/")
                return
            time.sleep(0.05)
        raise RuntimeError(f"the server did not answer within {PATIENCE:.0f} s")


def cpu_seconds_of(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def environment(data: Path, port: int) -> dict[str, str]:
    ours = {"SAMENSPEL_DATA": str(data), "SAMENSPEL_DEMO": "1", "SAMENSPEL_BASE_URL": f"http://127.0.0.1:{port}"}
    return {**os.environ, "SAMENSPEL_DATABASE_URL": "", **ours}


def samenspel(data: Path, *arguments: str) -> None:
    """Run a command of the installation whose data are there; raises when it fails."""
    command = [sys.executable, "-m", "samenspel.config.cli", *arguments]
    subprocess.run(command, cwd=ROOT, env=environment(data, 8000), stdin=subprocess.DEVNULL, check=True)


def start(data: Path, *, port: int | None = None, worker: bool = False) -> Server:
    chosen = port or free_port()
    command = [sys.executable, "-m", "samenspel.config.cli", "serve", "--port", str(chosen)]
    process = subprocess.Popen(
        [*command, *(["--with-worker"] if worker else [])],
        cwd=ROOT,
        env=environment(data, chosen),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    server = Server(chosen, data, process)
    try:
        server.wait_until_ready()
    except RuntimeError:
        server.kill()
        raise
    return server


@contextlib.contextmanager
def running(data: Path, *, worker: bool = False) -> Iterator[Server]:
    """A server for as long as the block lasts."""
    server = start(data, worker=worker)
    try:
        yield server
    finally:
        server.process.terminate()
        try:
            server.process.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
