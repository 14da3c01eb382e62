# SPDX-License-Identifier: EUPL-1.2
"""CSV, TSV and pasted text: which sign separates the cells, and what stands in them."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from samenspel.base.tables.encoding import decode
from samenspel.base.tables.shape import MAX_BYTES, MAX_ROWS, Grid, too_many_rows

SEPARATORS = ("\t", ";", "|", ",")
_SAMPLE_LINES = 300
_SAMPLE_CHARACTERS = 200_000
# A comma also stands in ordinary sentences, so it has to be far more regular than the others.
_LEAST_SHARE = {"\t": 0.25, ";": 0.3, "|": 0.3, ",": 0.55}
_SEPARATOR_LINE = re.compile(r"\Asep=(.)\r?\n?", re.IGNORECASE)
# Empty lines are free, but not without end; titles may stand above the headings.
_MOST_LINES = 1_000_000
_LINES_ABOVE = 30
_END = "end-of-the-list"

# The limit is one for the whole process; a cell can be no longer than the file.
csv.field_size_limit(MAX_BYTES)


def read_delimited(data: bytes) -> Grid:
    """The cells of a text file, with everything that was understood on the way."""
    if data.count(b"\n") > _MOST_LINES or data.count(b"\r") > _MOST_LINES:
        raise too_many_rows()
    text, encoding = decode(data)
    if not text.strip('\t\r\n ;|,"'):
        return Grid(encoding=encoding)
    stated = _SEPARATOR_LINE.match(text)
    skipped = 0
    if stated:
        text, skipped = text[stated.end() :], 1
    separator = stated.group(1) if stated else find_separator(text)
    records, repaired = _records(text, separator)
    rows = [(number, record) for number, record in enumerate(records, start=1 + skipped)]
    return Grid(rows=rows, encoding=encoding, separator=separator, quotes_repaired=repaired)


def find_separator(text: str) -> str:
    """The sign that cuts most lines into equally many cells; empty for a list of one column."""
    sample = _sample(text)
    best, best_score = "", 0.0
    for separator in SEPARATORS:
        score = _score(sample, separator)
        if score > best_score:
            best, best_score = separator, score
    return best


def _sample(text: str) -> str:
    lines = io.StringIO(text[:_SAMPLE_CHARACTERS], newline="")
    return "".join(line for line, _count in zip(lines, range(_SAMPLE_LINES), strict=False))


def _score(sample: str, separator: str) -> float:
    if separator not in sample or (separator == "," and _is_prose(sample)):
        return 0.0
    counts = [len(record) for record in _parsed(sample, separator) if any(cell.strip() for cell in record)]
    if not counts:
        return 0.0
    usual = Counter(count for count in counts if count > 1).most_common(1)
    if not usual:
        return 0.0
    width, regular = usual[0]
    ragged = sum(1 for count in counts if count > 1 and count != width)
    share = (regular + ragged / 2) / len(counts)
    return share + min(width, 10) / 100 if share >= _LEAST_SHARE[separator] else 0.0


def _is_prose(sample: str) -> bool:
    """Commas as in a sentence: a space behind every one, and none in the first line."""
    return sample.count(",") == sample.count(", ") and "," not in sample.lstrip().split("\n", 1)[0]


def _parsed(text: str, separator: str, *, strict: bool = False) -> Iterator[list[str]]:
    lines = io.StringIO(text, newline="")
    return iter(csv.reader(lines, delimiter=separator or "\x1f", skipinitialspace=True, strict=strict))


def _records(text: str, separator: str) -> tuple[list[list[str]], bool]:
    """All records; line by line when a quotation mark that was never closed swallowed rows."""
    try:
        return _limited(_parsed(text, separator, strict=True)), False
    except csv.Error:
        whole = text if text.endswith(("\n", "\r")) else f"{text}\n"
    records = _limited(_parsed(f"{whole}{_END}", separator))
    closed = records[-1] == [_END]
    if closed and not any(_swallowed(record, separator) for record in records):
        return records[:-1], False
    return _limited(_line(line, separator) for line in io.StringIO(text, newline="")), True


def _limited(records: Iterable[list[str]]) -> list[list[str]]:
    """All records, or a refusal as soon as there are too many: the rest of the file is not even looked at."""
    found, filled = [], 0
    for record in records:
        found.append(record)
        filled += any(record)
        if filled > MAX_ROWS + _LINES_ABOVE:
            raise too_many_rows()
    return found


def _swallowed(record: list[str], separator: str) -> bool:
    """A cell that holds lines which are rows themselves."""
    if not separator or len(record) < 1:
        return False
    for cell in record:
        lines = cell.count("\n")
        if lines >= 2 and cell.count(separator) >= lines * max(1, len(record) - 2):
            return True
    return False


def _line(line: str, separator: str) -> list[str]:
    line = line.rstrip("\r\n")
    if line.count('"') % 2 == 0:
        return next(_parsed(line, separator), [])
    return [cell.strip().strip('"') for cell in (line.split(separator) if separator else [line])]
