# SPDX-License-Identifier: EUPL-1.2
"""The agenda in words, and what its template on paper gets."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from samenspel.domain.agenda_bands import GoalNode
from samenspel.portal.agenda_drawing import agenda_height, agenda_svg

LARGE = "a3"
SMALL = "a4"


def picture_data(goals: Sequence[GoalNode], *, name: str, ambition: str, title: str, paper: str) -> dict[str, Any]:
    """The drawing with everything in it as words below, for who cannot see it."""
    drawn = tuple(goals)
    return {
        "title": f"{title}, {name}",
        "heading": title,
        "name": name,
        "ambition": ambition,
        "paper": LARGE if paper == LARGE else SMALL,
        "svg": agenda_svg(drawn, title=title) if drawn else "",
        "height": agenda_height(drawn) if drawn else 0.0,
        "alt": _("De tekening. Dezelfde woorden staan in de tabel hieronder."),
        "rows": rows_of(goals),
        "words": {
            "goal": _("Wat we willen bereiken"),
            "activities": _("Wie draagt wat bij"),
            "indicators": _("Waaraan we het zien"),
            "nothing": _("Er zijn nog geen doelen."),
            "key": _("Stippellijn met pijl: dit maakt iets van een ander sterker."),
            "replaced": _("□ staat voor een teken dat niet te drukken was."),
        },
    }


def rows_of(goals: Sequence[GoalNode]) -> list[dict[str, Any]]:
    """The same in words: a row for each goal."""
    partners = {one.key: one.partner for goal in goals for one in goal.activities}
    return [_row(goal, partners) for goal in goals]


def _row(goal: GoalNode, partners: dict[str, str]) -> dict[str, Any]:
    return {
        "key": goal.key,
        "title": goal.title,
        "pillar": goal.pillar,
        "activities": [
            _("%(partner)s: %(what)s (maakt sterker: %(other)s)")
            % {"partner": one.partner, "what": one.what, "other": partners[one.reinforces]}
            if one.reinforces in partners
            else f"{one.partner}: {one.what}"
            for one in goal.activities
        ],
        "indicators": [f"{one.name} ({one.note})" if one.note else one.name for one in goal.indicators],
    }
