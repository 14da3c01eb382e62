# SPDX-License-Identifier: EUPL-1.2
"""The hints beside the fields of an action point, in words. They never refuse anything."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.base.fields import plain_text
from samenspel.domain.actionability import Lacks, Reason, judge

READ_AT_MOST = 1000
OWNER, WHAT, STEP, DATE = "owner", "what", "first_step", "due_date"
PLACES = (OWNER, WHAT, STEP, DATE)
LEFT_EMPTY = (Lacks.OWNER, Lacks.STEP, Lacks.DATE)

Hints = dict[str, str]


def hints_while_typing(typed: Mapping[str, str], *, asks_owner: bool = False) -> Hints:
    """Field → sentence, "" where there is nothing to say; for a form that is still being filled in."""
    reasons = judge(
        what=_text(typed, WHAT),
        first_step=_text(typed, STEP),
        due=_day(typed.get(DATE, "")),
        has_owner=not asks_owner or bool(typed.get(OWNER)),
        today=timezone.localdate(),
    )
    hints = _by_place(_not_all_at_once(reasons))
    if not asks_owner:
        del hints[OWNER]
    return hints


def _not_all_at_once(reasons: list[Reason]) -> list[Reason]:
    """Of what is still empty only the first: the form is read from top to bottom, and nobody likes to be rushed."""
    empty = [reason for reason in reasons if not reason.words and reason.lacks in LEFT_EMPTY]
    return [reason for reason in reasons if reason not in empty[1:]]


def hint_sentences(*, what: str, first_step: str, due_date: date | None) -> list[str]:
    """The same for what was saved, as a short list."""
    found = judge(what=what, first_step=first_step, due=due_date, today=timezone.localdate())
    return [sentence for sentence in _by_place(found).values() if sentence]


def _by_place(reasons: list[Reason]) -> Hints:
    hints = dict.fromkeys(PLACES, "")
    for reason in reasons:
        place, sentence = _said(reason)
        hints[place] = f"{hints[place]} {sentence}".strip()
    return hints


def _said(reason: Reason) -> tuple[str, str]:
    quoted = {"words": reason.words}
    if reason.lacks is Lacks.OWNER:
        if not reason.words:
            return OWNER, _("Wie gaat dit doen? Eén persoon is genoeg.")
        return WHAT, _("Er staat “%(words)s”. Wat ga jij zelf doen?") % quoted
    if reason.lacks is Lacks.WAITS:
        said = _("Er staat “%(words)s”. Is er al iets kleins dat niet hoeft te wachten? Iemand bellen, bijvoorbeeld.")
        return WHAT, said % quoted
    return {
        Lacks.STEP: (STEP, _("Wat doe je als eerste? Klein is goed, als het maar binnen twee weken kan.")),
        Lacks.LARGE_STEP: (STEP, _("Dat is een grote stap. Wat is het eerste kleine stukje daarvan?")),
        Lacks.LATE_STEP: (STEP, _("Dat is pas later. Is er ook iets dat binnen twee weken kan?")),
        Lacks.DATE: (DATE, _("Een dag erbij? Dan kun je het in je agenda zetten.")),
        Lacks.FAR_DATE: (DATE, _("Dat duurt nog even. Is er een dag voor de eerste stap?")),
    }[reason.lacks]


def _text(typed: Mapping[str, str], name: str) -> str:
    return plain_text(typed.get(name, "")[:READ_AT_MOST])


def _day(typed: str) -> date | None:
    try:
        found: date | None = forms.DateField(required=False).clean(typed[:20])
    except ValidationError:
        return None
    return found
