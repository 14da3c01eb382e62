# SPDX-License-Identifier: EUPL-1.2
"""The few words in a list that stand for one of our choices: a circle, a channel, yes or no, nothing."""

import re

from samenspel.organizations.constants import Channel, Circle

_NOTHING = frozenset(
    {
        *(
            "-",
            "--",
            "---",
            "—",
            "–",
            "?",
            "??",
            ".",
            "/",
            "n.v.t.",
            "n.v.t",
            "nvt",
            "nvt.",
            "geen",
            "onbekend",
            "n.b.",
        ),
        *("nb", "nihil", "n/a", "n.a.", "none", "null", "nee", "leeg", "volgt", "niet bekend", "unknown"),
        *("#n/a", "#n/b", "#ref!", "#verw!", "#value!", "#waarde!", "#name?", "#naam?", "#div/0!", "#deel/0!", "#num!"),
    }
)
_YES = frozenset({"ja", "j", "yes", "y", "x", "v", "✓", "✔", "☑", "waar", "true", "1", "1.0", "jazeker", "wel"})
_NO = frozenset({"nee", "n", "no", "onwaar", "false", "0", "0.0", "niet", "-", "☐", "neen"})
_CIRCLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (Circle.OUTER, re.compile(r"\b(?:buiten\w*|outer|lage drempel|laagdrempelig\w*|1e?|i|eerste)\b")),
    (Circle.MIDDLE, re.compile(r"\b(?:midden\w*|middel\w*|middle|2e?|ii|tweede)\b")),
    (Circle.INNER, re.compile(r"\b(?:binnen\w*|inner|hoge drempel|hoogdrempelig\w*|3e?|iii|derde)\b")),
)
_EXPERT_ROLE = re.compile(r"\bervaringsdeskundige?\b|expert by experience|\bexperience expert\b", re.IGNORECASE)
_WORKS_WITH_EXPERTS = re.compile(r"co[oö]rdinator|begeleid|projectleider|contactpersoon|manager", re.IGNORECASE)
_CIRCLE_WORD = re.compile(r"^[^\w(]*(?:\b(?:de|kring|cirkel|ring|schil|circle)\b[^\w(]*)+", re.IGNORECASE)
_CHANNELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (Channel.APP, re.compile(r"\b(?:app\w*|whats\s?app\w*|sms\w*|signal|telegram|bericht\w*|text)\b")),
    (Channel.MAIL, re.compile(r"\b(?:e-?\s?mail\w*|mail\w*|m)\b")),
    (Channel.PHONE, re.compile(r"\b(?:tel|telefo\w*|bel|bellen|belt|phone|call\w*|mobiel|t)\b")),
)


def is_nothing(text: str) -> bool:
    """`-`, `n.v.t.`, `onbekend`, `#N/B`: what people type where they have nothing to say."""
    return len(text) <= 12 and (text.casefold() in _NOTHING or text in {"nan", "NaN"})


def is_yes(text: str) -> bool | None:
    """True for yes, False for no, None for anything else."""
    word = text.casefold().strip(" .!")
    if word in _YES or means_experience_expert(text):
        return True
    return False if word in _NO else None


def means_experience_expert(text: str) -> bool:
    plain = text.casefold()
    return "ervaringsdeskundig" in plain or "expert by experience" in plain or "experience expert" in plain


def is_role_of_expert(text: str) -> bool:
    """Someone who is one, not someone who works with them."""
    return bool(_EXPERT_ROLE.search(text)) and not _WORKS_WITH_EXPERTS.search(text)


def read_circle(text: str) -> tuple[str, str]:
    """The circle a text names and what else it says; an empty circle when it names none, or more than one."""
    plain = text.casefold()
    head = re.split(r"[(\n:;,]|\s[-–]\s", plain, maxsplit=1)[0]
    for part in (head, plain):
        hits = [(circle, found) for circle, pattern in _CIRCLES if (found := pattern.search(part))]
        if len(hits) == 1:
            circle, found = hits[0]
            return str(circle), _rest(text, found.start(), found.end())
        if hits:
            break
    return "", ""


def _rest(text: str, start: int, end: int) -> str:
    """The note beside the word, without brackets and without the word `kring`."""
    rest = _CIRCLE_WORD.sub("", f"{text[:start]} {text[end:]}").strip(" \n-–:;,.")
    return rest[1:-1].strip() if rest.startswith("(") and rest.endswith(")") else rest


def read_channel(text: str) -> str:
    """How someone likes to be reached; the first that is named when there are several."""
    plain = text.casefold()
    hits = [(found.start(), str(channel)) for channel, pattern in _CHANNELS if (found := pattern.search(plain))]
    return min(hits)[1] if hits else ""
