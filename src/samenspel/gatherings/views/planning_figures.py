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
    calls = page_url("gatherings:call_list", slug=slug, gathering_id=gathering.id)
    always = [
        Figure(answers.yes, _("komen"), people, "leaf"),
        Figure(answers.invited, _("uitgenodigd")),
        Figure(answers.no_answer, _("nog geen antwoord"), calls),
    ]
    sometimes = [
        Figure(answers.maybe, _("misschien"), people),
        Figure(answers.no, _("komen niet"), people),
        Figure(answers.waiting, _("op de wachtlijst"), people),
        Figure(answers.pending, _("wachten op jou"), people, "coral"),
    ]
    places = [Figure(gathering.capacity, _("plekken"))] if gathering.capacity is not None else []
    return always + [figure for figure in sometimes if figure.number] + places
