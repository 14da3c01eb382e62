# SPDX-License-Identifier: EUPL-1.2
"""A mail server that takes everything, slowly, and remembers what it took."""

import re
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

MESSAGE_ID = re.compile(rb"^Message-ID:\s*(<[^>]+>)", re.IGNORECASE | re.MULTILINE)
SECONDS_A_MAIL = 0.03  # so that a kill meets a mail that is under way


class _Talk(socketserver.StreamRequestHandler):
    """As much of SMTP as Python's client needs."""

    def handle(self) -> None:
        self._say("220 made up")
        for raw in iter(self.rfile.readline, b""):
            word = raw[:4].upper()
            if word == b"QUIT":
                self._say("221 bye")
                return
            if word == b"DATA":
                self._take()
            else:
                self._say("250 ok")

    def _take(self) -> None:
        self._say("354 go on")
        lines = []
        for raw in iter(self.rfile.readline, b""):
            if raw == b".\r\n":
                break
            lines.append(raw)
        else:
            return  # the sender died before the end: nothing was taken
        time.sleep(SECONDS_A_MAIL)
        found = MESSAGE_ID.search(b"".join(lines))
        self.server.taken.append(found[1].decode() if found else "")  # type: ignore[attr-defined]
        self._say("250 taken")

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A sender that was killed breaks the line; that is what this is for."""


@contextmanager
def mail_server() -> Iterator[tuple[int, list[str]]]:
    """Its port, and the ids of the mails it took, in that order."""
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.taken = []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], server.taken  # type: ignore[attr-defined]
        server.shutdown()
