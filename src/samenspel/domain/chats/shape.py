# SPDX-License-Identifier: EUPL-1.2
"""What a chat is made of."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    QUESTION = "question"
    ANSWER = "answer"
    TIP = "tip"
    CHATTER = "chatter"


class Why(StrEnum):
    """The rule that led to a proposal, so that it can be said to whoever decides."""

    MARK = "mark"  # a question mark
    QUESTION_WORD = "question_word"
    SAID_SO = "said_so"  # begins with "vraag:", "antwoord:", "tip:"
    STAR = "star"  # begins with a star, as a point in a list
    ITALIC = "italic"  # between two stars, as answers are written
    REPLY = "reply"  # replies to a message or to somebody
    BEHIND = "behind"  # stands right behind a question
    ADVICE = "advice"  # words of advice, or an address to look at
    PRIVATE = "private"  # was sent to one person
    REACTION = "reaction"  # a thumb or a heart
    TECHNICAL = "technical"
    POLITE = "polite"  # greetings and thanks
    HEADING = "heading"
    REST = "rest"  # no rule fits


@dataclass(slots=True)
class Message:
    """One thing that was said: who, when, and the lines it stands on (counted from 1)."""

    sender: str = ""
    moment: str = ""
    private: bool = False
    words: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    answer: str = ""  # where an export has a column for it
    star: bool = False  # a point in a list that began with a star
    dash: bool = False  # a point in a list that began otherwise

    @property
    def text(self) -> str:
        return "\n".join(self.words).strip()

    def add(self, number: int, words: str) -> None:
        self.lines.append(number)
        if words.strip():
            self.words.append(words.strip())


@dataclass(frozen=True, slots=True)
class Proposal:
    """One piece with what it looks like. `question` is the place of the question that this answers."""

    text: str
    kind: Kind
    why: Why
    lines: tuple[int, ...]
    answer: str = ""  # what stands behind a question in the same piece
    sender: str = ""
    moment: str = ""
    question: int | None = None
