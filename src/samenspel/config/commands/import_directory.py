# SPDX-License-Identifier: EUPL-1.2
"""`samenspel import-directory PATH --partnership SLUG`: take a list of organisations and services, as the page does."""

import argparse
import io
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

if TYPE_CHECKING:
    from samenspel.directory.operations.import_columns import Field

HELP = "take a list of organisations and services (HSDS JSON, package or CSV, or any table) into the directory"
OUTCOMES = ("taken", "updated", "unchanged", "doubtful", "refused")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", help="a file (JSON, NDJSON, ZIP, CSV, XLSX) or a folder of CSV files")
    parser.add_argument("--partnership", required=True, metavar="SLUG", help="the partnership, as in its address")
    parser.add_argument("--source", default="", metavar="NAME", help="whose list it is; default: the name of the file")
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help="what a column holds: its heading, number or letter, and a field; may be given several times",
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")


def run(args: argparse.Namespace) -> int:
    from samenspel.access.system import as_system
    from samenspel.entrance.queries import partnership_by_slug

    try:
        content = _content(Path(args.path))
    except OSError as error:
        sys.stderr.write(f"{args.path}: cannot be read: {error.strerror}\n")
        return 2
    partnership = partnership_by_slug(args.partnership)
    if partnership is None:
        sys.stderr.write(f"There is no partnership “{args.partnership}”.\n")
        return 1
    with as_system("import", partnership_id=partnership.pk):
        return _import(args, content, Path(args.path).name)


def _content(path: Path) -> bytes:
    """The bytes of a file; a folder as the zip that it might have been."""
    if not path.is_dir():
        return path.read_bytes()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for file in sorted(path.iterdir()):
            if file.is_file() and not file.name.startswith("."):
                archive.write(file, file.name)
    return out.getvalue()


def _import(args: argparse.Namespace, content: bytes, name: str) -> int:
    from samenspel.base.errors import Refused

    try:
        return _dry_run(args, content, name) if args.dry_run else _take(args, content, name)
    except Refused as refusal:
        sys.stderr.write(f"{args.path}: {refusal.message}\n")
        return 2


def _dry_run(args: argparse.Namespace, content: bytes, name: str) -> int:
    from samenspel.directory.operations.import_files import read_file
    from samenspel.directory.operations.import_ids import source_of
    from samenspel.directory.operations.import_receiving import expected_of
    from samenspel.directory.operations.import_words import sentence
    from samenspel.domain.hsds.linking import read

    found = read_file(content, name=name)
    found.mapping |= _chosen(args, found.table)
    reading = read(found.raws())
    counts = expected_of(reading, args.source or source_of(name))
    _print_counts(counts)
    for row in reading.refused:
        reason = sentence(row.refused) if row.refused else ""
        _print_refused(row.file, row.line, row.table, row.refused.column if row.refused else "", reason)
    sys.stderr.write("Dry run: nothing was written.\n")
    return 0


def _chosen(args: argparse.Namespace, table: object) -> "dict[int, Field]":
    from samenspel.base.errors import Refused
    from samenspel.base.tables import Table
    from samenspel.directory.operations.import_columns import parse_choices

    if not args.map:
        return {}
    if not isinstance(table, Table):
        raise Refused("--map is for a table with columns of its own; this is a list in HSDS.")
    return parse_choices(table, args.map)


def _take(args: argparse.Namespace, content: bytes, name: str) -> int:
    """Take the whole list here and now. Interrupted, it stands on its page as stopped and can go on there."""
    from samenspel.directory.operations.import_files import read_file
    from samenspel.directory.operations.import_receiving import discard, receive_directory_list
    from samenspel.directory.operations.import_taking import begin, stop_import, take_records
    from samenspel.organizations.constants import ImportState

    mapping = None
    if args.map:
        found = read_file(content, name=name)
        mapping = {**found.mapping, **_chosen(args, found.table)}
    run_id = receive_directory_list(
        form_key=uuid4(),
        content=content,
        file_name=name,
        source=args.source,
        mapping=mapping,
    )
    try:
        begin(run_id, was=ImportState.READ, in_background=False)
        while take_records(run_id=run_id):
            pass
    except BaseException:
        stop_import(run_id=run_id)
        discard(run_id=run_id)
        raise
    _print_run(run_id, args.partnership)
    return 0


def _print_run(run_id: UUID, slug: str) -> None:
    from samenspel.directory.queries.imports import counts_of, refused_of

    counts = counts_of(run_id)
    _print_counts(counts)
    for row in refused_of(run_id):
        _print_refused(*row)
    if counts["doubtful"]:
        sys.stderr.write(f"Look at the doubtful records at /p/{slug}/hulpaanbod/importeren/{run_id}/?wat=doubtful\n")


def _print_counts(counts: dict[str, int]) -> None:
    for outcome in OUTCOMES:
        sys.stdout.write(f"{outcome}: {counts[outcome]}\n")


def _print_refused(file: str, line: int, table: str, column: str, reason: str) -> None:
    where = " ".join(filter(None, (file, str(line), table, column)))
    sys.stdout.write(f"row {where} refused: {reason}\n")
