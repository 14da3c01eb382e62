# SPDX-License-Identifier: EUPL-1.2
"""How concrete an action point is, as far as its own words tell: codes and the words that gave them away.

From practice ("Oogst aanjagen", Armoedepact Westerkwartier 2018-2019): "De meest concrete laagdrempelige acties zijn
snel uitgevoerd, niet concrete en moeilijk realiseerbare acties blijven liggen." What makes one concrete is taken from
the same paper: one person, a small first step, a day, and nothing that others must do first. The word lists are
Dutch and deliberately short: a hint that is missing costs little, one that is wrong costs trust. Nothing here is a
measure of a person, and nothing is blocked by it. Pure: no clock, the caller says which day it is.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

FIRST_STEP_WITHIN = timedelta(days=14)
DATE_FAR_AFTER = timedelta(days=183)
LONG_STEP_WORDS = 22
CONCRETE = "concrete"


class Lacks(StrEnum):
    """What could be added; in the order in which it helps most."""

    OWNER = "owner"  # nobody, or "somebody", "we", "one should"
    STEP = "step"  # no first step
    LARGE_STEP = "large_step"  # a first step that is a project
    LATE_STEP = "late_step"  # a first step that says it is for later than two weeks
    DATE = "date"  # no day
    FAR_DATE = "far_date"  # a day more than half a year away
    WAITS = "waits"  # somebody else has to do something first


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is lacking, and the words in the text that say so; empty when something is simply not there."""

    lacks: Lacks
    words: str = ""


_NOBODY = (
    "iemand moet",
    "iemand zou",
    "iemand kan",
    "er moet",
    "er zou",
    "men moet",
    "men zou",
    "we moeten",
    "wij moeten",
    "we zouden",
    "wij zouden",
    "de gemeente moet",  # dutch: looked for, not shown
    "de gemeente zou",
    "iedereen moet",
    "moet iemand",
    "zou iemand",
)
_WAITS = (
    "wacht op",
    "wachten op",
    "afwachten",
    "wachten tot",
    "zodra",
    "als de gemeente",  # dutch: looked for, not shown
    "als het college",  # dutch: looked for, not shown
    "mits",
    "afhankelijk van",
    "na goedkeuring",
    "als er geld",  # dutch: looked for, not shown
    "als er subsidie",  # dutch: looked for, not shown
    "als er budget",  # dutch: looked for, not shown
    "als anderen",
    "als iemand anders",  # dutch: looked for, not shown
    "tot er",
    "na akkoord",
    "als de subsidie",  # dutch: looked for, not shown
    "hangt af van",
)
_LARGE = (
    "onderzoek doen",
    "onderzoeken",
    "beleid maken",
    "beleid schrijven",
    "projectplan",
    "plan van aanpak",
    "project opzetten",
    "netwerk opzetten",
    "netwerk opbouwen",
    "structureel",
    "integrale aanpak",
    "visie",
    "campagne",
    "subsidie aanvragen",
    "inventariseren",
    "uitrollen",
    "implementeren",
    "stichting oprichten",
    "werkgroep oprichten",
    "organisatie opzetten",
)
_LATER = (
    "volgend jaar",
    "volgend seizoen",
    "volgend kwartaal",
    "over een jaar",  # dutch: looked for, not shown
    "over een half jaar",  # dutch: looked for, not shown
    "over enkele maanden",
    "over een paar maanden",  # dutch: looked for, not shown
    "op termijn",
    "ooit",
    "in de toekomst",  # dutch: looked for, not shown
    "na de zomer",
    "komend jaar",
    "lange termijn",
)
_IN_MONTHS = re.compile(r"\bover (?:\d+|een|twee|drie|vier|vijf|zes) maand(?:en)?\b")
_IN_WEEKS = re.compile(r"\bover (\d{1,3}) weken\b")
_SIGNS = re.compile(r"[^\w' ]+")


def judge(
    *, what: str, first_step: str = "", has_owner: bool = True, due: date | None = None, today: date
) -> list[Reason]:
    """What could still make this action point more concrete; empty when nothing comes to mind, or nothing is written.

    `today` is the day on which it was written. Every `Lacks` comes at most once, in its own order.

    >>> judge(what="Koffie drinken", first_step="Bel Sanne", due=date(2027, 3, 4), today=date(2027, 3, 1))
    []
    >>> [reason.lacks.value for reason in judge(what="Iemand moet de folder maken", today=date(2027, 3, 1))]
    ['owner', 'step', 'date']
    """
    text, step = _folded(what), _folded(first_step)
    if not text:
        return []
    found = [*_about_owner(text, has_owner), *_about_step(step), *_about_date(due, today)]
    waits = _first_of(_WAITS, text) or _first_of(_WAITS, step)
    return [*found, Reason(Lacks.WAITS, waits)] if waits else found


def code_of(reasons: Iterable[Reason]) -> str:
    """As it is kept and counted: the codes with a space between, or "concrete".

    >>> code_of([Reason(Lacks.STEP), Reason(Lacks.DATE)])
    'step date'
    """
    return " ".join(reason.lacks.value for reason in reasons) or CONCRETE


def codes_in(code: str) -> frozenset[str]:
    """The codes that were kept, one by one.

    >>> sorted(codes_in("step date"))
    ['date', 'step']
    """
    return frozenset(code.split())


def _about_owner(text: str, has_owner: bool) -> list[Reason]:
    nobody = _first_of(_NOBODY, text)
    return [Reason(Lacks.OWNER, nobody)] if nobody or not has_owner else []


def _about_step(step: str) -> list[Reason]:
    if not step:
        return [Reason(Lacks.STEP)]
    large = _first_of(_LARGE, step)
    found = [Reason(Lacks.LARGE_STEP, large)] if large or len(step.split()) > LONG_STEP_WORDS else []
    later = _later(step)
    return [*found, Reason(Lacks.LATE_STEP, later)] if later else found


def _about_date(due: date | None, today: date) -> list[Reason]:
    if due is None:
        return [Reason(Lacks.DATE)]
    return [Reason(Lacks.FAR_DATE)] if due - today > DATE_FAR_AFTER else []


def _later(step: str) -> str:
    months = _IN_MONTHS.search(step)
    if months:
        return months.group()
    weeks = _IN_WEEKS.search(step)
    if weeks and timedelta(weeks=int(weeks.group(1))) > FIRST_STEP_WITHIN:
        return weeks.group()
    return _first_of(_LATER, step)


def _first_of(phrases: tuple[str, ...], text: str) -> str:
    """The phrase that stands in the text as whole words; the first in the list, "" for none."""
    padded = f" {text} "
    return next((phrase for phrase in phrases if f" {phrase} " in padded), "")


def _folded(text: str) -> str:
    """Small letters without accents and signs, one space between words."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(_SIGNS.sub(" ", bare).split())
