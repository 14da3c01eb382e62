# SPDX-License-Identifier: EUPL-1.2
"""Text without senders, as people type a chat over: questions, answers between two stars, points behind a star.

A line is a piece of its own, unless it goes on with the sentence of the line before: it begins without a capital
behind a line that does not end, or that line was as long as a line gets. A page break within a sentence looks the same.
"""

import re
from collections.abc import Iterator, Sequence

from samenspel.domain.chats.shape import Message

Line = tuple[int, str]
A_FULL_LINE = 60  # signs; a shorter line ends where its writer ended it
_ENDS = re.compile(r"[.?!…*>)\"”’]\s*$")
_STAR = re.compile(r"\s*\*(?!\*)\s*(?=\S)")
_DASH = re.compile(r"\s*(?:[-–•·▪o]\s+|\d{1,2}[.)]\s+)(?=\S)")


def read_paragraphs(lines: Sequence[Line]) -> list[Message]:
    messages: list[Message] = []
    for block in _blocks(lines):
        for message in _pieces(block):
            last = messages[-1] if messages else None
            if last is not None and _is_its_rest(last, message):
                last.words += message.words
                last.lines += message.lines
            else:
                messages.append(message)
    return messages


def _is_its_rest(last: Message, message: Message) -> bool:
    """Whether a block begins in the middle of a sentence, as behind a page break."""
    is_point = message.star or message.dash
    return bool(last.words and message.words) and not is_point and _goes_on(last.words[-1], message.words[0])


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for number, line in lines:
        if line.strip():
            block.append((number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _pieces(block: Sequence[Line]) -> Iterator[Message]:
    """A block in messages; what stands between two stars over several lines is one."""
    place = 0
    while place < len(block):
        end = _end_of_italics(block, place)
        message = Message()
        for number, line in block[place:end]:
            message.add(number, line)
        if end == place + 1:
            _take_point(message)
            while end < len(block) and _is_more(block[end - 1][1], block[end][1]):
                message.add(*block[end])
                end += 1
        yield message
        place = end


def _end_of_italics(block: Sequence[Line], place: int) -> int:
    """Behind the line that closes the star with which this line opens; else behind this line."""
    line = block[place][1].strip()
    if not _STAR.match(line) or line.endswith("*"):
        return place + 1
    for later in range(place + 1, len(block)):
        following = block[later][1].strip()
        if following.startswith("*"):
            return place + 1
        if following.endswith("*") and not following.endswith("**"):
            return later + 1
    return place + 1


def _take_point(message: Message) -> None:
    """The sign in front of a point is no part of its words."""
    if not message.words or is_italic(message.words[0]):
        return
    for name, pattern in (("star", _STAR), ("dash", _DASH)):
        found = pattern.match(message.words[0])
        if found:
            message.words[0] = message.words[0][found.end() :]
            setattr(message, name, True)
            return


def is_italic(text: str) -> bool:
    """Whether the whole text stands between two stars."""
    plain = text.strip()
    return len(plain) > 2 and plain[0] == plain[-1] == "*" and "*" not in (plain[1], plain[-2])


def _is_more(before: str, line: str) -> bool:
    if _STAR.match(line) or _DASH.match(line):
        return False
    return _goes_on(before, line) or (len(before.strip()) >= A_FULL_LINE and not _ENDS.search(before))


def _goes_on(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    words = line.strip()
    return bool(words) and words[0].islower() and not _ENDS.search(before)
