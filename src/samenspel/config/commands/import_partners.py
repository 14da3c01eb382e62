# SPDX-License-Identifier: EUPL-1.2
"""`samenspel import-partners FILE --partnership SLUG`: take a list of partners and people, as the page does."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

if TYPE_CHECKING:
    from samenspel.organizations.operations.import_mapping import Field

HELP = "take a list (CSV, TSV or XLSX) of partners and people into a partnership"
OUTCOMES = ("taken", "updated", "unchanged", "doubtful", "refused")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the list; - for stdin")
    parser.add_argument("--partnership", required=True, metavar="SLUG", help="the partnership, as in its address")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help="what a column holds: its heading, number or letter, and a field; may be given several times",
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")


@dataclass(frozen=True, slots=True)
class Line:
    """What became, or would become, of one row."""

    number: int
    outcome: str
    column: str
    reason: str


def run(args: argparse.Namespace) -> int:
    from samenspel.access.system import as_system
    from samenspel.entrance.queries import partnership_by_slug

    try:
        content = sys.stdin.buffer.read() if args.file == "-" else Path(args.file).read_bytes()
    except OSError as error:
        sys.stderr.write(f"{args.file}: cannot be read: {error.strerror}\n")
        return 2
    partnership = partnership_by_slug(args.partnership)
    if partnership is None:
        sys.stderr.write(f"There is no partnership “{args.partnership}”.\n")
        return 1
    with as_system("import", partnership_id=partnership.pk):
        return _import(args, content)


def _import(args: argparse.Namespace, content: bytes) -> int:
    from samenspel.base.errors import Refused
    from samenspel.base.personal_numbers import refuse_bsn
    from samenspel.organizations.operations.import_mapping import parse_choices, read_list

    name = "" if args.file == "-" else Path(args.file).name
    try:
        refuse_bsn(name)
        chosen = parse_choices(read_list(content, filename=name), args.map)
        run_id = None if args.dry_run else _receive(content, name, chosen)
    except Refused as refusal:
        sys.stderr.write(f"{args.file}: {refusal.message}\n")
        return 2
    try:
        lines = _looked_at(content, name, chosen) if run_id is None else _taken(run_id)
    except Refused as refusal:
        sys.stderr.write(f"{refusal.message}\n")
        return 1
    _print(lines)
    if run_id is None:
        sys.stderr.write("Dry run: nothing was written.\n")
    elif any(line.outcome == "doubtful" for line in lines):
        sys.stderr.write(f"Decide on the doubtful rows at /p/{args.partnership}/importeren/{run_id}/dubbel/\n")
    return 0


def _receive(content: bytes, name: str, chosen: "dict[int, Field]") -> UUID:
    from samenspel.organizations.operations.importing import receive_list

    return receive_list(form_key=uuid4(), content=content, file_name=name, chosen=chosen)


def _looked_at(content: bytes, name: str, chosen: "dict[int, Field]") -> list[Line]:
    from samenspel.organizations.operations.import_mapping import choose_fields, read_list, suggest_mapping
    from samenspel.organizations.operations.import_reading import read_people
    from samenspel.organizations.operations.importing_preview import dry_run

    table = read_list(content, filename=name)
    rows = list(read_people(table, choose_fields(suggest_mapping(table), chosen)))
    return [Line(row.number, str(row.outcome), row.column, row.reason) for row in dry_run(rows, uuid4())]


def _taken(run_id: UUID) -> list[Line]:
    """Take the whole list here and now. Interrupted, it stands on its page as stopped and can go on there."""
    from samenspel.organizations.constants import ImportState
    from samenspel.organizations.operations.importing import discard_list
    from samenspel.organizations.operations.importing_taking import begin, stop_import, take_rows
    from samenspel.organizations.queries.importing import all_rows

    try:
        begin(run_id, was=ImportState.READ, in_background=False)
        while take_rows(run_id=run_id):
            pass
    except BaseException:
        stop_import(run_id=run_id)
        discard_list(run_id=run_id)
        raise
    return [Line(*row) for row in all_rows(run_id)]


def _print(lines: Iterable[Line]) -> None:
    found = list(lines)
    counts = Counter(line.outcome for line in found)
    for outcome in OUTCOMES:
        sys.stdout.write(f"{outcome}: {counts[outcome]}\n")
    for outcome, stream in (("refused", sys.stdout), ("doubtful", sys.stderr)):
        for line in found:
            if line.outcome == outcome:
                where = f"{line.column}: " if line.column else ""
                stream.write(f"row {line.number} {outcome}: {where}{line.reason}\n")
