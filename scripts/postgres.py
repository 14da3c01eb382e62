# SPDX-License-Identifier: EUPL-1.2
"""A private PostgreSQL for the tests: on a free port, in a temporary folder, gone afterwards.

PostgreSQL refuses to run as root; then the cluster belongs to ``postgres`` or ``nobody``.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Tests may lose everything at a power cut; that makes them three times as fast. Nothing lives long enough to be
# vacuumed, copied or compiled for.
CONFIGURATION = """
listen_addresses = '127.0.0.1'
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 100
shared_buffers = 128MB
wal_level = minimal
max_wal_senders = 0
max_wal_size = 2GB
autovacuum = off
jit = off
timezone = 'UTC'
lc_messages = 'C'
"""


class PostgresUnavailableError(Exception):
    """No server could be started; the message says why."""


def find_binaries() -> Path | None:
    """The newest ``initdb`` on this machine: Debian keeps it outside PATH."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]) if path.parts[-3].isdigit() else 0,
    )
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def find_owner() -> pwd.struct_passwd | None:
    """The account that may run the server, or None for ourselves."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise PostgresUnavailableError("there is no account 'postgres' or 'nobody' to run PostgreSQL as")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run_as(owner: pwd.struct_passwd | None, *command: str | Path, cwd: Path) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        user=owner.pw_uid if owner else None,
        group=owner.pw_gid if owner else None,
        extra_groups=[] if owner else None,
        env={**os.environ, "HOME": str(cwd), "LC_ALL": "C.UTF-8"},
    )
    if done.returncode:
        raise PostgresUnavailableError(f"{Path(command[0]).name} said: {done.stdout.strip()[-2000:]}")


@contextlib.contextmanager
def private_cluster() -> Iterator[str]:
    """Start a cluster and give its address as a database URL; stop and remove it whatever happens."""
    binaries = find_binaries()
    if binaries is None:
        raise PostgresUnavailableError("PostgreSQL (initdb) is not installed")
    owner = find_owner()
    folder = Path(tempfile.mkdtemp(prefix="samenspel-pg-"))
    try:
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        yield from started(binaries, owner, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def started(binaries: Path, owner: pwd.struct_passwd | None, folder: Path) -> Iterator[str]:
    data, port = folder / "data", free_port()
    run_as(
        owner,
        *(binaries / "initdb", "--pgdata", data, "--username", "samenspel", "--auth", "trust"),
        *("--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
        cwd=folder,
    )
    with (data / "postgresql.conf").open("a", encoding="utf-8") as configuration:
        configuration.write(f"{CONFIGURATION}port = {port}\nunix_socket_directories = '{folder}'\n")
    control = (binaries / "pg_ctl", "--pgdata", data, "--wait", "--silent")
    run_as(owner, *control, "--log", folder / "log", "start", cwd=folder)
    try:
        yield f"postgresql://samenspel@127.0.0.1:{port}/postgres"
    finally:
        run_as(owner, *control, "--mode", "immediate", "stop", cwd=folder)
