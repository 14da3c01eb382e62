# SPDX-License-Identifier: EUPL-1.2
"""A chat or a list of questions as a table: what Teams and Zoom export as CSV."""

import csv
from collections.abc import Sequence

from samenspel.domain.chats.shape import Message
from samenspel.domain.spotting import folded

Line = tuple[int, str]
SEPARATORS = "\t;,"
WORDS = frozenset(
    {
        "message",
        "bericht",
        "berichten",
        "text",
        "tekst",
        "content",
        "inhoud",
        "question",
        "vraag",
        "chat",
        "opmerking",
        "comment",
    }
)
SENDERS = frozenset(
    {
        "from",
        "van",
        "name",
        "naam",
        "sender",
        "afzender",
        "identity",
        "author",
        "auteur",
        "user",
        "gebruiker",
        "deelnemer",
        "asker",
        "wie",
        "who",
    }
)
MOMENTS = frozenset({"time", "tijd", "timestamp", "date", "datum", "tijdstip", "moment", "wanneer", "when", "created"})
ANSWERS = frozenset({"answer", "answers", "antwoord", "antwoorden", "reactie", "reply"})
_NOT_A_NAME = frozenset({"mail", "email", "id"})


def read_columns(lines: Sequence[Line]) -> list[Message] | None:
    """The messages of a table with headings, or None when this is no such table."""
    first = next((place for place, (_number, line) in enumerate(lines) if line.strip()), None)
    if first is None:
        return None
    for separator in SEPARATORS:
        try:
            columns = _columns(next(csv.reader([lines[first][1]], delimiter=separator), []))
            if columns is not None:
                return _rows(lines[first:], separator, columns)
        except csv.Error:  # a cell without end, or longer than any cell
            return None
    return None


def _columns(headings: Sequence[str]) -> dict[str, int] | None:
    """Which column is what; None without a column of words beside another one that we know."""
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        words = set(folded(heading))
        if len(words) > 3:
            return None
        for meaning, known in (("answer", ANSWERS), ("words", WORDS), ("moment", MOMENTS), ("sender", SENDERS)):
            if words & known and not (meaning == "sender" and words & _NOT_A_NAME) and meaning not in found:
                found[meaning] = place
                break
    return found if "words" in found and len(found) > 1 else None


def _rows(lines: Sequence[Line], separator: str, columns: dict[str, int]) -> list[Message]:
    reader = csv.reader([f"{line}\n" for _number, line in lines], delimiter=separator)
    messages: list[Message] = []
    read = 0
    for cells in reader:
        numbers = [number for number, line in lines[read : reader.line_num] if line.strip()]
        heading = read == 0
        read = reader.line_num
        if not numbers:
            continue
        if heading:
            messages.append(Message(words=[separator.join(cells).strip()], lines=numbers))
        else:
            messages.append(_message(cells, numbers, columns))
    return messages


def _message(cells: Sequence[str], numbers: list[int], columns: dict[str, int]) -> Message:
    def cell(meaning: str) -> str:
        place = columns.get(meaning)
        return cells[place].strip() if place is not None and place < len(cells) else ""

    words = cell("words")
    if not words:  # a row that was shifted, or that says something else: as it stands
        words = " ".join(one.strip() for one in cells if one.strip())
        return Message(words=[words], lines=numbers)
    return Message(sender=cell("sender"), moment=cell("moment"), words=[words], lines=numbers, answer=cell("answer"))
