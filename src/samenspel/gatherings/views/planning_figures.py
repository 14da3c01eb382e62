# SPDX-License-Identifier: EUPL-1.2
"""The numbers on the page of one gathering, each with the word for what it counts."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samenspel.gatherings.queries.planning import GatheringPage
from samenspel.gatherings.views.frame import page_url


@dataclass(frozen=True, slots=True)
class Figure:
    number: int
    label: str
    url: str = ""
    tone: str = ""


def figures_of(gathering: GatheringPage, *, slug: str) -> list[Figure]:
    """Zeros that say nothing are left out; who comes, who did not answer and the places always stand there."""
    answers = gathering.answers
    people = page_url("gatherings:registration_list", slug=slug, gathering_id=gathering.id)
    always = [
        Figure(answers.yes, _("komen"), _those(people, "komt"), "leaf"),
        Figure(answers.invited, _("uitgenodigd")),
        Figure(answers.no_answer, _("nog geen antwoord"), _those(people, "stil")),
    ]
    sometimes = [
        Figure(answers.maybe, _("misschien"), _those(people, "misschien")),
        Figure(answers.no, _("komen niet"), _those(people, "niet")),
        Figure(answers.waiting, _("op de wachtlijst"), _those(people, "wachtlijst")),
        Figure(answers.pending, _("wachten op jou"), _those(people, "nieuw"), "coral"),
    ]
    places = [Figure(gathering.capacity, _("plekken"))] if gathering.capacity is not None else []
    return always + [figure for figure in sometimes if figure.number] + places


def _those(page: str, stand: str) -> str:
    """The list of exactly the people that were counted."""
    return f"{page}?stand={stand}" if page else ""
