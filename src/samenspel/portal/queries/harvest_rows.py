# SPDX-License-Identifier: EUPL-1.2
"""The rows behind each figure of the harvest, as a table for people."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy as _several

from samenspel.access.policy import may
from samenspel.agenda.constants import GOING, ActionState
from samenspel.base.errors import NotFound
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import CallOutcome, YesNo
from samenspel.gatherings.models import Attendance, Evaluation, EvaluationActionPoint, PhoneCall
from samenspel.organizations.models import Contact
from samenspel.portal.queries.harvest import Session, new_connections


@dataclass(frozen=True, slots=True)
class Rows:
    """`headings` and `rows` have the same length; `title` is the word under the figure."""

    title: str
    headings: list[str]
    rows: list[list[str]]

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """Each cell with its heading, for a table that becomes cards on a phone."""
        return [list(zip(self.headings, row, strict=True)) for row in self.rows]


Table = tuple[list[str], list[list[str]]]  # headings and rows
Reader = Callable[[list[Session]], Table]


def rows_behind(figure: str, sessions: list[Session]) -> Rows:
    """The rows that make up `figure` over these sessions; 404 for a figure that does not exist."""
    if figure not in FIGURES:
        raise NotFound(figure)
    headings, rows = FIGURES[figure][1](sessions)
    return Rows(word_for(figure, len(rows)), headings, rows)


def word_for(figure: str, count: int) -> str:
    """The word under the number: "telefoontje" or "telefoontjes"."""
    return str(FIGURES[figure][0] % count)


def _day(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j b Y")


def _ids(sessions: list[Session]) -> list[UUID]:
    return [session.id for session in sessions]


def _who(name: str, organization: str | None) -> list[str]:
    return [name, organization or _("ervaringsdeskundige")]


def _calls(sessions: list[Session]) -> Table:
    """Who was called is between the caller and that person; the core group reads when, and with what outcome."""
    calls = PhoneCall.objects.filter(gathering_id__in=_ids(sessions)).order_by("called_at")
    columns = ("called_at", "contact__name", "contact__partner__organization__name", "outcome")
    rows = [
        [_day(at), *_who(name, organization), str(CallOutcome(outcome).label)]
        for at, name, organization, outcome in calls.values_list(*columns)
    ]
    headings = [_("Dag"), _("Met"), _("Organisatie"), _("Uitkomst")]
    if may(current_actor(), "calls.view"):
        return headings, rows
    return [headings[0], headings[3]], [[row[0], row[3]] for row in rows]


def _contacts(sessions: list[Session]) -> Table:
    people = Contact.objects.filter(active=True).order_by("created_at", "name")
    if sessions:
        people = people.filter(created_at__lte=max(session.ends_at for session in sessions))
    rows = [
        [*_who(name, organization), _day(at)]
        for name, organization, at in people.values_list("name", "partner__organization__name", "created_at")
    ]
    return [_("Naam"), _("Organisatie"), _("Sinds")], rows


def _participants(sessions: list[Session]) -> Table:
    present = Attendance.objects.filter(gathering_id__in=_ids(sessions)).order_by(
        "gathering__starts_at", "registration__contact__name"
    )
    columns = (
        "gathering__starts_at",
        "registration__contact__name",
        "registration__contact__partner__organization__name",
    )
    rows = [[_day(at), *_who(name, organization)] for at, name, organization in present.values_list(*columns)]
    return [_("Dag"), _("Naam"), _("Organisatie")], rows


def _connections(by_both: bool | None) -> Reader:
    def read(sessions: list[Session]) -> Table:
        of = {session.id: session for session in sessions}
        found = [new for new in new_connections() if new.gathering_id in of and by_both in (None, new.by_both)]
        people = _people({new.first_id for new in found} | {new.second_id for new in found})
        rows = [
            [
                _day(of[new.gathering_id].starts_at),
                people[new.first_id],
                people[new.second_id],
                _("allebei") if new.by_both else _("een van de twee"),
            ]
            for new in found
        ]
        return [_("Dag"), _("Wie"), _("Met wie"), _("Gezegd door")], rows

    return read


def _people(ids: Iterable[UUID]) -> dict[UUID, str]:
    found = Contact.objects.filter(pk__in=list(ids)).values_list("pk", "name", "partner__organization__name")
    return {pk: ", ".join(part for part in (name, organization) if part) for pk, name, organization in found}


def _actions(*states: str) -> Reader:
    def read(sessions: list[Session]) -> Table:
        links = EvaluationActionPoint.objects.filter(
            evaluation__gathering_id__in=_ids(sessions), action_point__state__in=states
        ).order_by("action_point__created_at")
        columns = (
            "action_point__what",
            "action_point__first_step",
            "action_point__owner__name",
            "action_point__due_date",
            "action_point__state",
        )
        rows = [
            [what, step, owner, date_format(due, "j b Y") if due else "", str(ActionState(state).label)]
            for what, step, owner, due, state in links.values_list(*columns)
        ]
        headings = [_("Actiepunt"), _("Eerste stap"), _("Wie"), _("Wanneer"), _("Hoe staat het")]
        return headings, rows

    return read


def _willing(field: str) -> Reader:
    def read(sessions: list[Session]) -> Table:
        said = Evaluation.objects.filter(gathering_id__in=_ids(sessions), **{field: YesNo.YES}).order_by(
            "gathering__starts_at", "registration__contact__name"
        )
        columns = (
            "gathering__starts_at",
            "registration__contact__name",
            "registration__contact__partner__organization__name",
            "contribution",
        )
        rows = [
            [_day(at), *_who(name, organization), contribution]
            for at, name, organization, contribution in said.values_list(*columns)
        ]
        return [_("Dag"), _("Naam"), _("Organisatie"), _("Hoe")], rows

    return read


# figure → (its word, one and many; the rows behind it)
FIGURES: dict[str, tuple[Any, Reader]] = {
    "telefoontjes": (_several("telefoontje", "telefoontjes"), _calls),
    "contacten": (_several("contact in het pact", "contacten in het pact"), _contacts),
    "deelnemers": (_several("deelnemer", "deelnemers"), _participants),
    "nieuwe-verbindingen": (_several("nieuwe verbinding", "nieuwe verbindingen"), _connections(None)),
    "nieuw-door-een": (
        _several("verbinding, gezegd door één", "verbindingen, gezegd door één"),
        _connections(by_both=False),
    ),
    "nieuw-door-beiden": (
        _several("verbinding, gezegd door allebei", "verbindingen, gezegd door allebei"),
        _connections(by_both=True),
    ),
    "actiepunten": (_several("actiepunt", "actiepunten"), _actions(*ActionState.values)),
    "acties-gedaan": (_several("actiepunt gedaan", "actiepunten gedaan"), _actions(ActionState.DONE)),
    "acties-open": (
        _several("actiepunt nog open", "actiepunten nog open"),
        _actions(*GOING),
    ),
    "acties-losgelaten": (
        _several("actiepunt losgelaten", "actiepunten losgelaten"),
        _actions(ActionState.LET_GO),
    ),
    "wil-bijdragen": (
        _several("wil bijdragen aan een volgende keer", "willen bijdragen aan een volgende keer"),
        _willing("will_contribute"),
    ),
    "wil-samenwerken": (_several("wil gaan samenwerken", "willen gaan samenwerken"), _willing("will_cooperate")),
}
