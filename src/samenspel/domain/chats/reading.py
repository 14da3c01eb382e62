# SPDX-License-Identifier: EUPL-1.2
"""From text to messages: exports of Zoom and Teams, tables, and text as people type it.

Zoom writes "10:02:33 From Jan to Everyone: …", in the language of whoever saved it, with the words on that line or on
the next. Teams copies as "[10:02] Jan" or "Jan  10:02" with the words below it. WhatsApp writes
"1-3-2022 10:02 - Jan: …".
"""

import re
from collections.abc import Sequence

from samenspel.domain.chats.paragraphs import read_paragraphs
from samenspel.domain.chats.shape import Message
from samenspel.domain.chats.tables import read_columns

Line = tuple[int, str]
MOST_OF_A_NAME = 80

_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_DAY = r"(?:[^\W\d_]{2,12}\.?\s+)?(?:\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{2,4})?|\d{1,2}\s+[^\W\d_]{3,10}\.?(?:\s+\d{4})?)"
_TIME = rf"(?:{_DAY},?\s+(?:om\s+)?)?{_CLOCK}"
_NAME = rf"[^\n:?!]{{1,{MOST_OF_A_NAME}}}?"
_ZOOM = re.compile(
    rf"\s*(?P<moment>{_TIME})\s+(?:From|Van|Von|De|Da|Från)\s+(?P<sender>{_NAME})"
    rf"(?:\s+(?:to|aan|naar|an|à|a|para|till)\s+(?P<to>{_NAME}(?:\([^)\n]{{1,40}}\))?))?\s*:(?:\s+|$)(?P<words>.*)"
)
_BRACKETS = re.compile(rf"\s*\[\s*(?P<moment>{_TIME})\s*\]\s*(?P<sender>{_NAME})\s*(?::\s*(?P<words>.*)|$)")
_DASHED = re.compile(rf"\s*(?P<moment>{_TIME})\s+-\s+(?P<sender>{_NAME}):\s(?P<words>.*)")
_TIMED = re.compile(rf"\s*(?P<moment>{_TIME})\s+(?P<sender>{_NAME})\s*:(?:\s+|$)(?P<words>.*)")
_BELOW = re.compile(rf"\s*(?P<sender>[^\W\d_][^\n:?!,]{{1,{MOST_OF_A_NAME}}}?)[\t ]+(?P<moment>{_TIME})\s*")
_ONLY_TIME = re.compile(rf"\s*{_TIME}\s*")
_NAMED = re.compile(r"\s*(?P<sender>[^\W\d_][^\n:.?!*]{1,40}):\s+(?P<words>\S.*)")
_HEADS = (_ZOOM, _BRACKETS, _DASHED, _TIMED, _BELOW)
_PRIVATE = re.compile(r"\((?:direct|priv|persoonlijk|rechtstreeks|vertraulich)", re.IGNORECASE)
_MOST_WORDS_OF_A_NAME = 7


def read_chat(text: str) -> list[Message]:
    """The messages of a chat, in their order. Takes any text; every line that is not blank stands in one message."""
    lines = list(enumerate(text.splitlines(), start=1))
    filled = [(number, line) for number, line in lines if line.strip()]
    table = read_columns(lines)
    if table is not None:
        return table
    heads = _heads(filled)
    if _is_chat(heads, filled):
        return _messages(filled, heads)
    named = {number: found for number, line in filled if (found := _NAMED.fullmatch(line))}
    if len(named) > 2 and len(named) * 5 >= len(filled) * 3 and _few_people(named):
        return _messages(filled, {number: _head(found) for number, found in named.items()})
    return read_paragraphs(lines)


def _heads(filled: Sequence[Line]) -> dict[int, Message]:
    """The lines with which a message begins: number → the message as far as that line tells it."""
    found: dict[int, Message] = {}
    for place, (number, line) in enumerate(filled):
        head = _first(line)
        if head is not None:
            found[number] = head
        elif place and _ONLY_TIME.fullmatch(line) and _is_name(filled[place - 1][1]):
            # The name stands on the line before, as some versions of Teams copy it.
            before, name = filled[place - 1]
            if before not in found:
                found[before] = Message(sender=name.strip(), moment=line.strip())
    return found


def _first(line: str) -> Message | None:
    if not any(sign.isdigit() for sign in line[:160]):
        return None
    for pattern in _HEADS:
        match = pattern.fullmatch(line)
        if match is not None and _is_name(match["sender"]):
            return _head(match)
    return None


def _head(match: re.Match[str]) -> Message:
    parts = match.groupdict()
    words = (parts.get("words") or "").strip()
    return Message(
        sender=" ".join(match["sender"].split()),
        moment=(parts.get("moment") or "").strip(),
        private=bool(_PRIVATE.search(parts.get("to") or match["sender"])),
        words=[words] if words else [],
    )


def _is_name(text: str) -> bool:
    """Whether it can be the name of somebody, rather than a sentence."""
    words = text.split()
    return (
        0 < len(words) <= _MOST_WORDS_OF_A_NAME
        and len(text.strip()) <= MOST_OF_A_NAME
        and text.strip()[0].isalnum()
        and not text.rstrip().endswith(("?", "!", ",", ";"))
    )


def _is_chat(heads: dict[int, Message], filled: Sequence[Line]) -> bool:
    if not heads:
        return False
    return filled[0][0] in heads or (len(heads) > 1 and len(heads) * 10 >= len(filled))


def _few_people(named: dict[int, re.Match[str]]) -> bool:
    """In a chat people say more than one thing; a list of terms has each word once."""
    return len({match["sender"] for match in named.values()}) * 3 <= len(named) * 2


def _messages(filled: Sequence[Line], heads: dict[int, Message]) -> list[Message]:
    messages: list[Message] = []
    for number, line in filled:
        if number in heads:
            heads[number].lines.append(number)
            messages.append(heads[number])
        elif not messages:
            messages.append(Message(words=[line.strip()], lines=[number]))
        elif _ONLY_TIME.fullmatch(line) and line.strip() == messages[-1].moment and not messages[-1].words:
            messages[-1].lines.append(number)  # it stands in `moment` already
        else:
            messages[-1].add(number, line)
    return messages
