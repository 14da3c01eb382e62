# SPDX-License-Identifier: EUPL-1.2
"""What needs doing now for one gathering, each with a verb and why it helps. Only what this person may do."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from samenspel.access.policy import may
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import GatheringState
from samenspel.gatherings.queries.planning import GatheringPage
from samenspel.gatherings.views.frame import page_url

MOST_TASKS = 5
MINUTES_A_CALL = 3


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `number` is what there is to do of it; `page` the name of the page where it is done."""

    number: int | str
    title: str
    reason: str
    action: str
    page: str
    permission: str
    query: str = ""
    tone: str = ""
    minutes: int | None = None
    url: str = ""


def tasks_for(gathering: GatheringPage, *, slug: str) -> list[Task]:
    actor = current_actor()
    found = (task for task in _BY_STATE[GatheringState(gathering.state)](gathering) if may(actor, task.permission))
    placed = (_with_url(task, slug, gathering.id) for task in found)
    return [task for task in placed if task.url][:MOST_TASKS]


def _with_url(task: Task, slug: str, gathering_id: UUID) -> Task:
    url = page_url(task.page, slug=slug, gathering_id=gathering_id)
    return replace(task, url=f"{url}{task.query}" if url else "")


def _speakers_to_ask(gathering: GatheringPage) -> Iterator[Task]:
    if gathering.speakers_open:
        yield Task(
            number=gathering.speakers_open,
            title=_("Sprekers vragen die nog geen ja zeiden"),
            reason=_("Een verhaal uit de eerste hand raakt het hart. Vraag het op tijd."),
            action=_("Naar de sprekers"),
            page="gatherings:programme",
            query="#sprekers",
            permission="gatherings.change",
            minutes=gathering.speakers_open * MINUTES_A_CALL,
        )


def _while_draft(gathering: GatheringPage) -> Iterator[Task]:
    yield from _no_programme_yet(gathering)
    yield from _speakers_to_ask(gathering)


def _lifts_to_match(gathering: GatheringPage) -> Iterator[Task]:
    if gathering.lifts_wanted:
        yield Task(
            number=gathering.lifts_wanted,
            title=_("Liften regelen"),
            reason=_("Zo komt ook wie geen auto heeft."),
            action=_("Wie rijdt met wie?"),
            page="gatherings:lift_list",
            permission="registrations.change",
            minutes=5,
        )


def _no_programme_yet(gathering: GatheringPage) -> Iterator[Task]:
    if not gathering.programme_steps:
        yield Task(
            number="1",
            title=_("Het programma maken"),
            reason=_("Actieve werkvormen met ruimte om elkaar te leren kennen maken het verschil."),
            action=_("Maak het programma"),
            page="gatherings:programme",
            permission="gatherings.change",
            minutes=10,
        )


def _while_inviting(gathering: GatheringPage) -> Iterator[Task]:
    answers = gathering.answers
    if not answers.invited:
        yield Task(
            number="1",
            title=_("De uitnodiging versturen"),
            reason=_("Per mail, of met een link in je eigen app."),
            action=_("Nodig uit"),
            page="gatherings:invite",
            permission="gatherings.change",
            minutes=5,
        )
    if answers.pending:
        yield Task(
            number=answers.pending,
            title=_("Nieuwe mensen toelaten"),
            reason=_("Zij meldden zich aan via de open link en wachten op jou."),
            action=_("Bekijk"),
            page="gatherings:registration_list",
            query="?stand=nieuw",
            permission="registrations.change",
            tone="coral",
        )
    yield from _people_to_call(gathering)
    yield from _speakers_to_ask(gathering)
    yield from _lifts_to_match(gathering)
    yield from _no_programme_yet(gathering)


def _people_to_call(gathering: GatheringPage) -> Iterator[Task]:
    silent = gathering.answers.no_answer
    if silent:
        yield Task(
            number=silent,
            title=_("Mensen bellen die nog niet reageerden"),
            reason=_("Persoonlijk bellen levert de meeste aanmeldingen op."),
            action=_("Begin met bellen"),
            page="gatherings:call_list",
            permission="calls.change",
            minutes=silent * MINUTES_A_CALL,
        )


def _while_closed(gathering: GatheringPage) -> Iterator[Task]:
    yield from _speakers_to_ask(gathering)
    yield from _lifts_to_match(gathering)
    if gathering.with_tables and not gathering.has_tables:
        yield Task(
            number=gathering.answers.yes,
            title=_("Tafels maken"),
            reason=_("Zo ontmoeten mensen wie ze nog niet kennen."),
            action=_("Maak tafels"),
            page="gatherings:table_plan",
            permission="tables.change",
        )
    yield Task(
        number=gathering.answers.yes,
        title=_("Lijst en stickers printen"),
        reason=_("Een sticker met naam en organisatie maakt een gesprek beginnen makkelijk."),
        action=_("Naar de deur"),
        page="gatherings:door",
        permission="door.change",
        tone="petrol",
    )
    yield from _people_to_call(gathering)


def _while_under_way(gathering: GatheringPage) -> Iterator[Task]:
    yield Task(
        number=gathering.answers.yes,
        title=_("Mensen ontvangen"),
        reason=_("Eén tik per persoon. Wie zo binnenloopt, zet je erbij."),
        action=_("Naar de deur"),
        page="gatherings:door",
        permission="door.change",
        tone="leaf",
    )
    yield Task(
        number=3,
        title=_("Vragen laten beantwoorden"),
        reason=_("Ter plekke, op de telefoon of op papier. Dat is later niet meer in te halen."),
        action=_("Naar de evaluatie"),
        page="gatherings:evaluation_list",
        permission="evaluations.change",
        tone="petrol",
    )


def _when_harvested(gathering: GatheringPage) -> Iterator[Task]:
    yield Task(
        number="1",
        title=_("De oogst bekijken"),
        reason=_("Deel wat er ontstond met wie er was, en met wie er niet was."),
        action=_("Bekijk de oogst"),
        page="portal:harvest_session",
        permission="harvest.view",
        tone="leaf",
    )


_BY_STATE = {
    GatheringState.DRAFT: _while_draft,
    GatheringState.INVITING: _while_inviting,
    GatheringState.CLOSED: _while_closed,
    GatheringState.UNDER_WAY: _while_under_way,
    GatheringState.HARVESTED: _when_harvested,
}
