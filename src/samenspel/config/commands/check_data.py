# SPDX-License-Identifier: EUPL-1.2
"""`samenspel check-data`: prove that no row points across partnerships and that every counter is right."""

import argparse
import sys

HELP = "check that no row points across partnerships and that counters are right"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(_args: argparse.Namespace) -> int:
    from samenspel.access.system import as_system
    from samenspel.portal.queries.consistency import findings

    with as_system("check-data"):
        found = findings()
    for finding in found:
        sys.stdout.write(f"{finding.table} {finding.row_id}: {finding.what}\n")
    sys.stdout.write(f"{len(found)} findings\n")
    return 1 if found else 0
