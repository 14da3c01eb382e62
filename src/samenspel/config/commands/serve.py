# SPDX-License-Identifier: EUPL-1.2
"""`samenspel serve`: the web server, and with --with-worker the worker beside it."""

import argparse
import http.client
import os
import socket
import subprocess
import sys

from samenspel.config.environment import BadSetting, read_environment
from samenspel.config.processes import Program, run_together

HELP = "serve the pages; with --with-worker also do the work that waits"
NEEDS_DJANGO = False
THREADS = "4"  # per process; each holds one database connection


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
    parser.add_argument("--workers", type=int, help="web processes (SAMENSPEL_WORKERS; default 2)")
    parser.add_argument("--with-worker", action="store_true", help="run the worker too and stop both together")


def run(args: argparse.Namespace) -> int:
    if not 0 < args.port < 65536:
        sys.stderr.write(f"--port {args.port}: use a number from 1 to 65535.\n")
        return 2
    if not _is_free(args.host, args.port):
        sys.stderr.write(f"Port {args.port} is in use on {args.host}. Choose another one with --port.\n")
        return 1
    environment = read_environment()  # what is wrong with a setting is said here, once, and not by every child
    workers = args.workers or environment.workers
    if workers < 1:
        raise BadSetting(f"SAMENSPEL_WORKERS={workers}: use a whole number from 1.")
    os.environ.setdefault("SAMENSPEL_BASE_URL", f"http://{args.host}:{args.port}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    collect_static_files()
    programs = [Program("The server", server_command(args.host, args.port, workers))]
    if args.with_worker:
        programs.append(Program("The worker", [sys.executable, "-m", "samenspel.config.cli", "worker"]))
    return run_together(
        programs,
        is_ready=lambda: _answers(args.host, args.port),
        when_ready=lambda: _say_ready(os.environ["SAMENSPEL_BASE_URL"]),
    )


def collect_static_files() -> None:
    """Gzipped copies of style sheets, scripts and letters, made anew at each start."""
    command = (sys.executable, "-m", "django", "collectstatic", "--no-input", "--clear", "--verbosity", "0")
    subprocess.run([*command, "--ignore", "*.otf"], check=True)  # noqa: S603 - no shell, our own words


def server_command(host: str, port: int, workers: int) -> list[str]:
    """Granian as WSGI. Without respawning, one killed process would end the whole server."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"),
        *("--host", host, "--port", str(port), "--workers", str(workers), "--blocking-threads", THREADS),
        *("--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "8"),
        "samenspel.config.wsgi:application",
    ]


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _answers(host: str, port: int) -> bool:
    """Whether the server gives any answer yet; one that fails is an answer as well."""
    connection = http.client.HTTPConnection("127.0.0.1" if host == "0.0.0.0" else host, port, timeout=5)  # noqa: S104
    try:
        connection.request("GET", "/")
        connection.getresponse().read()
    except OSError:
        return False
    finally:
        connection.close()
    return True


def _say_ready(address: str) -> None:
    sys.stdout.write(f"Samenspel is ready: {address}  (Ctrl-C stops it)\n")
    sys.stdout.flush()
