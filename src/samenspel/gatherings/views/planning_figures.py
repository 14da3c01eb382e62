# SPDX-License-Identifier: EUPL-1.2
"""The numbers on the page of one gathering, each with the word for what it counts."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
    if gathering.is_harvested:
        return _figures_afterwards(gathering, slug=slug)
    answers = gathering.answers
    people = page_url("gatherings:registration_list", slug=slug, gathering_id=gathering.id)
    always = [
        Figure(answers.yes, ngettext("komt", "komen", answers.yes), _those(people, "komt"), "leaf"),
        Figure(answers.invited, _("uitgenodigd")),
        Figure(answers.no_answer, _("nog geen antwoord"), _those(people, "stil")),
    ]
    sometimes = [
        Figure(answers.maybe, _("misschien"), _those(people, "misschien")),
        Figure(answers.no, ngettext("komt niet", "komen niet", answers.no), _those(people, "niet")),
        Figure(answers.waiting, _("op de wachtlijst"), _those(people, "wachtlijst")),
        Figure(answers.pending, _("wachten op jou"), _those(people, "nieuw"), "coral"),
    ]
    places = (
        [Figure(gathering.capacity, ngettext("plek", "plekken", gathering.capacity))]
        if gathering.capacity is not None
        else []
    )
    return always + [figure for figure in sometimes if figure.number] + places


def _figures_afterwards(gathering: GatheringPage, *, slug: str) -> list[Figure]:
    """Of a gathering that is over: who was there, beside who had a place."""
    answers = gathering.answers
    people = page_url("gatherings:registration_list", slug=slug, gathering_id=gathering.id)
    behind = {"slug": slug, "gathering_id": gathering.id, "figure": "deelnemers"}
    rows = reverse("portal:harvest_session_rows", kwargs=behind)
    return [
        Figure(answers.present, ngettext("was er", "waren er", answers.present), rows, "leaf"),
        Figure(answers.yes, _("aangemeld"), _those(people, "komt")),
        Figure(answers.invited, _("uitgenodigd")),
    ]


def _those(page: str, stand: str) -> str:
    """The list of exactly the people that were counted."""
    return f"{page}?stand={stand}" if page else ""
