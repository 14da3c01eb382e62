# SPDX-License-Identifier: EUPL-1.2
"""What goes on paper: the list of participants, the tables. Plain values for the PDF templates."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.gatherings.queries.door import DoorPerson
from samenspel.gatherings.queries.table_moves import Moves
from samenspel.gatherings.queries.tables import EveningHead, PlanView, Sitter


@dataclass(frozen=True, slots=True)
class PersonInPlan:
    """Somebody and the table of each round; 0 for a round without a table.

    `before` is the table they were told earlier, in a round in which they move; else 0.
    """

    name: str
    organization: str
    tables: list[int]
    before: list[int]

    @property
    def places(self) -> list[tuple[int, int]]:
        """Per round the table, and the one before it."""
        return list(zip(self.tables, self.before, strict=True))


def list_data(head: EveningHead, people: Iterable[DoorPerson]) -> dict[str, Any]:
    return {
        **_headed(_("Deelnemerslijst"), head),
        "people": [
            {
                "name": person.name,
                "organization": person.organization,
                "table": str(person.table or ""),
                "inside": person.inside_at is not None,
            }
            for person in people
        ],
        "words": {**_words(), "here": _("Er"), "table": _("Tafel")},
    }


def tables_data(head: EveningHead, plan: PlanView) -> dict[str, Any]:
    """Per table its people of each round."""
    numbers = sorted({table.number for one in plan.rounds for table in one.tables})
    return {
        **_headed(_("Wie zit waar, per tafel"), head),
        "tables": [
            {
                "heading": _table_word(number),
                "rounds": [
                    {"heading": _round_word(one.number), "people": [_on_paper(person) for person in people]}
                    for one in plan.rounds
                    for people in [next((table.people for table in one.tables if table.number == number), [])]
                ],
            }
            for number in numbers
        ],
        "words": {**_words(), "nobody": _("In deze ronde zit hier niemand.")},
    }


def seats_data(head: EveningHead, plan: PlanView, moves: Moves | None = None) -> dict[str, Any]:
    """Per person the table of each round; of who moves also the table before."""
    return {
        **_headed(_("Wie zit waar, per persoon"), head),
        "rounds": [_round_word(one.number) for one in plan.rounds],
        "people": [
            {
                "name": person.name,
                "organization": person.organization,
                "tables": [_place(*place) for place in person.places],
            }
            for person in people_in_plan(plan, moves)
        ],
        "words": _words(),
    }


def people_in_plan(plan: PlanView, moves: Moves | None = None) -> list[PersonInPlan]:
    before = {
        (one.person.registration_id, step.round): step.before
        for one in (moves.movers if moves else ())
        for step in one.steps
        if step.moves
    }
    places = [
        {person.registration_id: table.number for table in one.tables for person in table.people} for one in plan.rounds
    ]
    return [
        PersonInPlan(
            name=person.name,
            organization=person.organization,
            tables=[seats.get(person.registration_id, 0) for seats in places],
            before=[before.get((person.registration_id, one.number), 0) for one in plan.rounds],
        )
        for person in plan.sitters
    ]


def _place(table: int, before: int) -> str:
    if table and before:
        return _("%(table)d (was %(before)d)") % {"table": table, "before": before}
    return str(table) if table else "–"


def _on_paper(person: Sitter) -> dict[str, str]:
    return {"name": person.name, "organization": person.organization, "circle": person.circle}


def _headed(heading: str, head: EveningHead) -> dict[str, Any]:
    day = date_format(timezone.localtime(head.starts_at), "l j F Y")
    return {
        "title": f"{heading}, {head.title}",
        "heading": heading,
        "subheading": " · ".join((head.title, day, head.place)),
    }


def _words() -> dict[str, str]:
    return {
        "name": _("Naam"),
        "organization": _("Organisatie"),
        "replaced": _("Waar □ staat, kon de letter een teken niet drukken."),
    }


def _table_word(number: int) -> str:
    return _("Tafel %(number)d") % {"number": number}


def _round_word(number: int) -> str:
    return _("Ronde %(number)d") % {"number": number}
