# SPDX-License-Identifier: EUPL-1.2
"""From the bytes of a file to the rows of a list: JSON, a zip or a single table of HSDS, or a table of any columns."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from samenspel.base.tables import MAX_ROWS, Table, UnreadableTable, read_table
from samenspel.base.tables.delimited import find_separator, read_delimited
from samenspel.base.tables.encoding import decode
from samenspel.directory.operations.import_columns import Field, knows_heading, rows_of_any_table, suggested
from samenspel.domain.hsds.flattening import MOST_ROWS, rows_of_json, rows_of_table
from samenspel.domain.hsds.records import Raw
from samenspel.domain.hsds.tables import LEFT_OUT, is_known_column, table_of

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_FILES = 200
_TABLE_ENDINGS = (".csv", ".tsv", ".txt")
_JSON, _PACKAGE, _TABLE = "json", "package", "table"


@dataclass(slots=True)
class ListFile:
    """A list that can be read. Of a table with columns of its own also what they are taken for."""

    kind: str  # json, package or table
    documents: list[tuple[str, Any, list[int]]] = field(default_factory=list)  # name, data, line numbers
    tables: list[tuple[str, bytes]] = field(default_factory=list)
    table: Table | None = None
    mapping: dict[int, Field] = field(default_factory=dict)

    def raws(self) -> Iterator[Raw]:
        """All rows, up to a limit that no list of a region reaches."""
        for number, raw in enumerate(self._raws()):
            if number >= MOST_ROWS:
                raise too_many()
            yield raw

    def _raws(self) -> Iterator[Raw]:
        for name, data, lines in self.documents:
            yield from rows_of_json(data, file=name, lines=lines)
        for name, content in self.tables:
            yield from _rows_of_csv(name, content)
        if self.table is not None:
            yield from rows_of_any_table(self.table, self.mapping)


def too_many() -> UnreadableTable:
    return UnreadableTable(_("Deze lijst is te lang. Knip hem in stukken en lees ze na elkaar in."))


def read_file(
    content: bytes, *, name: str = "", sheet: str = "", mapping: Mapping[int, Field] | None = None
) -> ListFile:
    """Raises only UnreadableTable, with what to do now."""
    if len(content) > MAX_BYTES:
        message = _("Dit bestand is te groot: meer dan %(size)d MB. Knip de lijst in stukken en lees ze na elkaar in.")
        raise UnreadableTable(message % {"size": MAX_BYTES // 1024 // 1024})
    if content.startswith(b"PK") and not _is_workbook(content):
        return _zip(content)
    if _is_json(content):
        return ListFile(_JSON, documents=[(name, *_document(content))])
    if table_of(name) and _is_hsds_table(content):
        return ListFile(_PACKAGE, tables=[(name, content)])
    table = read_table(content, filename=name, sheet=sheet, knows_heading=knows_heading)
    return ListFile(_TABLE, table=table, mapping=dict(mapping) if mapping is not None else suggested(table))


def _is_json(content: bytes) -> bool:
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return start in {b"{", b"["} and not content.lstrip().startswith(b"{\\rtf")


def _document(content: bytes) -> tuple[Any, list[int]]:
    """One JSON value, or one on each line."""
    text, _encoding = decode(content)
    try:
        return json.loads(text, parse_constant=lambda _word: None), []
    except RecursionError as error:
        raise UnreadableTable(_("Dit bestand is te diep in elkaar gezet. We kunnen het niet lezen.")) from error
    except ValueError as error:
        return _lines(text, error)


def _lines(text: str, error: ValueError) -> tuple[Any, list[int]]:
    found, numbers, broken = [], [], 0
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip().strip(","):
            continue
        try:
            found.append(json.loads(line.strip().rstrip(","), parse_constant=lambda _word: None))
        except (ValueError, RecursionError):
            found.append(line[:200])
            broken += 1
        numbers.append(number)
    if len(found) - broken < max(1, broken):
        place = f"{getattr(error, 'lineno', 1)}:{getattr(error, 'colno', 1)}"
        raise UnreadableTable(
            _("Dit is geen heel JSON-bestand. Het gaat mis op plek %(place)s.") % {"place": place}
        ) from error
    return found, numbers


def _is_workbook(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise UnreadableTable(_("Dit zip-bestand is beschadigd of niet helemaal overgekomen.")) from error
    return "[Content_Types].xml" in names or "content.xml" in names or "xl/workbook.bin" in names


def _zip(content: bytes) -> ListFile:
    """A tabular package. Names are looked at, never used as a place to write; nothing is unpacked on the disk."""
    found = ListFile(_PACKAGE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [part for part in archive.infolist() if not part.is_dir() and "__MACOSX" not in part.filename]
            _refuse_bombs(parts)
            for part in parts:
                _add(found, part.filename.replace("\\", "/").rpartition("/")[2], archive, part)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, RuntimeError, MemoryError) as error:
        raise UnreadableTable(_("Dit zip-bestand is beschadigd of niet helemaal overgekomen.")) from error
    except Exception as error:  # unpacking what is broken can raise almost anything
        if isinstance(error, UnreadableTable):
            raise
        raise UnreadableTable(_("Dit zip-bestand is beschadigd of niet helemaal overgekomen.")) from error
    if not found.tables and not found.documents:
        raise UnreadableTable(_("In dit zip-bestand zit geen lijst die we kennen, zoals services.csv."))
    return found


def _refuse_bombs(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableTable(_("Dit bestand heeft een wachtwoord. Haal het wachtwoord eraf en bewaar het opnieuw."))
    # zipfile never unpacks more of a part than its declared size, so the sum of those is what it can cost.
    if len(parts) > MAX_FILES or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise UnreadableTable(_("Dit zip-bestand wordt uitgepakt te groot. Knip de lijst in stukken."))


def _add(found: ListFile, name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    lower = name.lower()
    if lower.startswith(".") or lower in {"datapackage.json", "package.json"}:
        return
    if lower.endswith(_TABLE_ENDINGS) and table_of(name):
        found.tables.append((name, archive.read(part)))
    elif lower.endswith((".json", ".ndjson", ".jsonl")):
        content = archive.read(part)
        if _is_json(content):
            found.documents.append((name, *_document(content)))


def _is_hsds_table(content: bytes) -> bool:
    text, _encoding = decode(content[:20_000])
    first = text.splitlines()[0] if text.strip() else ""
    separator = find_separator(text) or ","
    return sum(1 for cell in first.split(separator) if is_known_column(cell.strip('"'))) >= 2


def _rows_of_csv(name: str, content: bytes) -> Iterator[Raw]:
    table = table_of(name)
    if not content.strip():
        return
    records = _records(content)
    _line, headings = next(records, (1, []))
    if table in LEFT_OUT:
        yield from (Raw(table, line, name, {}) for line, _cells in records)
        return
    yield from rows_of_table(table, headings, records, file=name)


def _records(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Rows with their number; a quotation mark that was never closed swallows none."""
    if content.count(b"\n") < MAX_ROWS:
        yield from ((number, cells) for number, cells in read_delimited(content).rows if any(cells))
        return
    text, _encoding = decode(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=find_separator(text) or ",", skipinitialspace=True)
    try:
        for cells in reader:
            if any(cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise UnreadableTable(_("Ergens in dit bestand staat een aanhalingsteken dat nooit sluit.")) from error
