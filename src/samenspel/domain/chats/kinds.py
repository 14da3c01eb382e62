# SPDX-License-Identifier: EUPL-1.2
"""What a message looks like: a question, an answer, a tip or chatter, by rules that can be said in a sentence.

The rules are tried in their order and the first that fits decides. They do not weigh or learn: whoever looks at a
proposal can see why it was made, and what they decide is not used for anything else.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from samenspel.domain.chats.paragraphs import is_italic
from samenspel.domain.chats.shape import Kind, Message, Proposal, Why
from samenspel.domain.spotting import folded

Found = tuple[Kind, Why]
NEAR = 4  # so many messages behind a question somebody may still be answering it
MOST_WORDS_OF_POLITENESS = 12
FEWEST_WORDS_OF_AN_ANSWER = 4
FEWEST_WORDS_OF_ADVICE = 6
LONGEST_LOOKED_AT = 4_000  # signs; what a message is shows at its beginning

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]{1,500}", re.IGNORECASE)
_MARK = re.compile(r"\?(?=[\s)\"'”’*]|[.!?]|$)")
_INLINE_ANSWER = re.compile(r"(?P<question>[^*]{1,4000}\?)\s+\*(?P<answer>[^*\s][^*]*)\*\s*")
_SAYS = (
    (Kind.QUESTION, re.compile(r"\W{0,3}(?:vraag(?:je)?|question|v|q)\s?(?:\d{1,2})?\s?[:>]", re.IGNORECASE)),
    (Kind.ANSWER, re.compile(r"\W{0,3}(?:antwoord|answer|a)\s?(?:\d{1,2})?\s?[:>]", re.IGNORECASE)),
    (Kind.TIP, re.compile(r"\W{0,3}(?:\w+ )?tip(?:s|je)?\s?(?:\d{1,2})?\s?(?:[:>-]|van |voor )", re.IGNORECASE)),
)
_REPLY = re.compile(
    r"\W{0,2}(?:replying to|reply to|in antwoord op|antwoord op|beantwoordt?)\s+[\"“](.{1,200}?)[\"”]", re.I
)
_REACTION = re.compile(r"(?:reacted to|reageerde op|removed an? .{1,20}reaction|heeft .{1,10} verwijderd)\b", re.I)
_HEADING = re.compile(r"\W*(?:de |alle )?(?:vragen|tips|antwoorden|questions|answers)\b[^?]{0,70}$", re.IGNORECASE)
_TECHNICAL = re.compile(
    r"\b(?:geluid|microfoon|micro|camera|gemute|mute|unmute|gedempt|dempen|haper\w*|verbinding (?:valt|is weg|hapert)"
    r"|(?:hoort?|horen) (?:je|jullie|ons|mij|me|niets|niks|u|nu|wel)|hoorbaar|versta(?:an)? (?:je|jullie|ons|mij|u)"
    r"|zien (?:jullie|we) (?:het|de|mijn)|scherm|slides?|powerpoint|sheets?|opname|opgenomen|recording"
    r"|link (?:doet|werkt)|wachtkamer|breakout|inloggen|uitgelogd|zoom|teams)\b",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"\b(?:hoi|hallo|hey|goede?(?:morgen|middag|avond)|goede (?:morgen|middag|avond)|welkom|dag allemaal|dank|dankjewel"
    r"|dank je|bedankt|thanks|groet|groeten|groetjes|tot ziens|doei|fijne (?:dag|avond|middag)|mooi|goed verhaal"
    r"|top|super|eens|inderdaad|leuk|interessant|applaus|oké|ok|ja|nee|haha\w*|precies|prachtig|inspirerend)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\W{0,3}(?:hoe|wat|waar|waarom|wanneer|wie|welke?|hoeveel|kan|kun|kunnen|mag|mogen|moet|moeten|is|zijn|heeft|hebben"
    r"|weet|weten|zou|zouden|gaat|gaan|bestaat|komt)\b",
    re.IGNORECASE,
)
_ASKS_ANYBODY = re.compile(
    r"\b(?:wie weet|weet iemand|heeft iemand|kent iemand|kan iemand"
    r"|ik vraag me af|mijn vraag is|ik ben benieuwd|benieuwd (?:hoe|naar|of|wat))\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:tip|aanrader|belangrijk|handig|je kunt|kun je|probeer|let op|zou (?:fijn|goed|mooi|helpen)|het helpt|helpt"
    r"|bij ons|wij (?:doen|werken|hebben|gebruiken|zijn)|onze ervaring|ervaring (?:leert|is)"
    r"|kijk (?:eens |ook )?(?:op|naar|bij)|zie (?:ook|voor)|nodig|advies"
    r"|neem contact|vergeet niet|zorg (?:dat|ervoor)|begin met|maak (?:het|een|de))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One message, as the rules look at it."""

    message: Message
    text: str  # its beginning, without addresses of websites
    words: int
    asker: str | None  # who asked the question that this may answer; None when there is none near
    question: int | None


def propose(messages: Sequence[Message]) -> list[Proposal]:
    """A proposal for every message, in the same order."""
    pieces: list[Proposal] = []
    asked: list[int] = []
    last_about_it = -NEAR
    for place, message in enumerate(messages):
        near = bool(asked) and place - last_about_it <= (NEAR if message.sender else 1)
        piece = _proposal(message, pieces, asked[-1] if near else None)
        piece = replace(piece, question=_answered(piece, pieces, asked))
        pieces.append(piece)
        if piece.kind is Kind.QUESTION:
            asked.append(place)
        if piece.kind in (Kind.QUESTION, Kind.ANSWER):
            last_about_it = place
    return pieces


def _proposal(message: Message, pieces: Sequence[Proposal], question: int | None) -> Proposal:
    text, answer = _with_answer(message)
    begin = _ADDRESS.sub(" ", text[:LONGEST_LOOKED_AT])
    asker = pieces[question].sender if question is not None else None
    seen = Seen(message=message, text=begin, words=len(folded(begin)), asker=asker, question=question)
    kind, why = next(found for rule in RULES if (found := rule(seen)) is not None)
    if kind is Kind.ANSWER and why is Why.ITALIC:
        text = text.strip()[1:-1].strip()
    return Proposal(
        text=text or answer,
        answer=answer if text else "",
        kind=kind,
        why=why,
        lines=tuple(message.lines),
        sender=message.sender,
        moment=message.moment,
    )


def _with_answer(message: Message) -> tuple[str, str]:
    """A question apart from the answer behind it; an answer without a question is the piece itself."""
    if message.answer:
        return message.text, message.answer
    inside = _INLINE_ANSWER.fullmatch(message.text) if "*" in message.text else None
    return (inside["question"].strip(), inside["answer"].strip()) if inside else (message.text, "")


def _answered(piece: Proposal, pieces: Sequence[Proposal], asked: Sequence[int]) -> int | None:
    """The question that an answer belongs to: the one it quotes or whose asker it names, else the last one."""
    if piece.kind is not Kind.ANSWER or not asked:
        return None
    quoted = _REPLY.match(piece.text)
    if quoted:
        begin = quoted[1].rstrip(".… ")
        return next((place for place in reversed(asked) if pieces[place].text.startswith(begin)), asked[-1])
    if piece.text.startswith("@"):
        names = set(folded(piece.text[:60])[:2])
        return next((place for place in reversed(asked) if names & set(folded(pieces[place].sender)[:1])), asked[-1])
    return asked[-1]


def _by_form(seen: Seen) -> Found | None:
    """By how it was sent or written, whatever it says."""
    message = seen.message
    if message.private:
        return Kind.CHATTER, Why.PRIVATE
    if _REACTION.search(seen.text[:80]):
        return Kind.CHATTER, Why.REACTION
    if not message.sender and not message.star and seen.words <= 12 and _HEADING.fullmatch(seen.text):
        return Kind.CHATTER, Why.HEADING
    if is_italic(seen.message.text):
        return Kind.ANSWER, Why.ITALIC
    return (Kind.TIP, Why.STAR) if message.star else None


def _by_its_own_word(seen: Seen) -> Found | None:
    for kind, pattern in _SAYS:
        if pattern.match(seen.text):
            return kind, Why.SAID_SO
    if _REPLY.match(seen.text) or (seen.text.startswith("@") and seen.question is not None and not _asks(seen)):
        return Kind.ANSWER, Why.REPLY
    return None


def _by_politeness(seen: Seen) -> Found | None:
    if seen.words > MOST_WORDS_OF_POLITENESS:
        return None
    if _TECHNICAL.search(seen.text):
        return Kind.CHATTER, Why.TECHNICAL
    polite = _POLITE.search(seen.text[:60]) and not _asks(seen)
    return (Kind.CHATTER, Why.POLITE) if polite and not _near_answer(seen) else None


def _by_asking(seen: Seen) -> Found | None:
    if seen.message.answer:
        return Kind.QUESTION, Why.SAID_SO
    if _asks(seen):
        return Kind.QUESTION, Why.MARK
    if seen.words >= FEWEST_WORDS_OF_AN_ANSWER and _ASKS_ANYBODY.search(seen.text):
        return Kind.QUESTION, Why.QUESTION_WORD
    # A name behind it makes "is het volgende" a question; without one it is as likely the rest of a sentence.
    asks = (
        seen.message.sender
        and 4 <= seen.words <= 25
        and _ASKS.match(seen.text)
        and not seen.text.rstrip().endswith(".")
    )
    return (Kind.QUESTION, Why.QUESTION_WORD) if asks else None


def _by_place(seen: Seen) -> Found | None:
    return (Kind.ANSWER, Why.BEHIND) if _near_answer(seen) else None


def _by_advice(seen: Seen) -> Found | None:
    has_address = seen.words >= 2 and bool(_ADDRESS.search(seen.message.text[:LONGEST_LOOKED_AT]))
    advises = seen.words >= FEWEST_WORDS_OF_ADVICE and bool(_ADVICE.search(seen.text))
    return (Kind.TIP, Why.ADVICE) if has_address or advises else None


def _rest(_seen: Seen) -> Found | None:
    return Kind.CHATTER, Why.REST


RULES: tuple[Callable[[Seen], Found | None], ...] = (
    _by_form,
    _by_its_own_word,
    _by_politeness,
    _by_asking,
    _by_place,
    _by_advice,
    _rest,
)


def _asks(seen: Seen) -> bool:
    return bool(_MARK.search(seen.text))


def _near_answer(seen: Seen) -> bool:
    """Enough words behind a question, of somebody else than who asked it; a point of a list is not."""
    if seen.asker is None or seen.message.dash or seen.words < FEWEST_WORDS_OF_AN_ANSWER:
        return False
    return not seen.message.sender or seen.message.sender != seen.asker
