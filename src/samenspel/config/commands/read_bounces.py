# SPDX-License-Identifier: EUPL-1.2
"""`samenspel read-bounces [FILE …]`: note which mails came back, from the reports of mail servers."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

HELP = "note which mails came back, from delivery reports (RFC 3464) in files or on standard input"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", default=["-"], metavar="FILE", help="a report; - or nothing for stdin")


def run(args: argparse.Namespace) -> int:
    """Every file is read, whatever became of the ones before it; the worst of them is the exit code."""
    worst = 0
    for name, content in _contents(args.files):
        code, words = (2, "cannot be read") if content is None else _note(content)
        (sys.stderr if code else sys.stdout).write(f"{name}: {words}\n")
        worst = max(worst, code)
    return worst


def _contents(names: list[str]) -> Iterator[tuple[str, bytes | None]]:
    from samenspel.base.delivery_reports import MOST_BYTES

    for name in names:
        try:
            if name == "-":
                yield name, sys.stdin.buffer.read(MOST_BYTES)
            else:
                with Path(name).open("rb") as file:
                    yield name, file.read(MOST_BYTES)
        except (OSError, ValueError):
            yield name, None


def _note(content: bytes) -> tuple[int, str]:
    """The exit code for one report, and why."""
    from samenspel.base.delivery_reports import Fate, NotAReport, read_report
    from samenspel.messaging.operations import note_report

    try:
        report = read_report(content)
    except NotAReport as error:
        return 2, f"no delivery report: {error}"
    if report.fate is Fate.DELAYED:
        return 0, "the mail server goes on trying; nothing to do"
    if report.fate is Fate.ARRIVED:
        return 0, "the mail arrived; nothing to do"
    message = note_report(message_ids=report.message_ids, reason=report.cause)
    if message is None:
        return 1, "about a mail that is not ours, or was sent again since"
    return 0, f"noted: mail {message.pk} came back ({report.cause})"
