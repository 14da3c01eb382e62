# SPDX-License-Identifier: EUPL-1.2
"""The rows behind each figure of the harvest, as a table for people."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from samenspel.access.policy import may
from samenspel.agenda.constants import ActionState
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


Reader = Callable[[list[Session]], Rows]


def rows_behind(figure: str, sessions: list[Session]) -> Rows:
    """The rows that make up `figure` over these sessions; 404 for a figure that does not exist."""
    if figure not in FIGURES:
        raise NotFound(figure)
    return FIGURES[figure][1](sessions)


def _day(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j b Y")


def _ids(sessions: list[Session]) -> list[UUID]:
    return [session.id for session in sessions]


def _who(name: str, organization: str | None) -> list[str]:
    return [name, organization or _("ervaringsdeskundige")]


def _calls(sessions: list[Session]) -> Rows:
    """Who was called is between the caller and that person; the core group reads when, and with what outcome."""
    calls = PhoneCall.objects.filter(gathering_id__in=_ids(sessions)).order_by("called_at")
    columns = ("called_at", "contact__name", "contact__partner__organization__name", "outcome")
    rows = [
        [_day(at), *_who(name, organization), str(CallOutcome(outcome).label)]
        for at, name, organization, outcome in calls.values_list(*columns)
    ]
    headings = [_("Dag"), _("Met"), _("Organisatie"), _("Uitkomst")]
    if may(current_actor(), "calls.view"):
        return Rows(_("telefoontjes"), headings, rows)
    return Rows(_("telefoontjes"), [headings[0], headings[3]], [[row[0], row[3]] for row in rows])


def _contacts(sessions: list[Session]) -> Rows:
    people = Contact.objects.filter(active=True).order_by("created_at", "name")
    if sessions:
        people = people.filter(created_at__lte=max(session.ends_at for session in sessions))
    rows = [
        [*_who(name, organization), _day(at)]
        for name, organization, at in people.values_list("name", "partner__organization__name", "created_at")
    ]
    return Rows(_("contacten in het pact"), [_("Naam"), _("Organisatie"), _("Sinds")], rows)


def _participants(sessions: list[Session]) -> Rows:
    present = Attendance.objects.filter(gathering_id__in=_ids(sessions)).order_by(
        "gathering__starts_at", "registration__contact__name"
    )
    columns = (
        "gathering__starts_at",
        "registration__contact__name",
        "registration__contact__partner__organization__name",
    )
    rows = [[_day(at), *_who(name, organization)] for at, name, organization in present.values_list(*columns)]
    return Rows(_("deelnemers"), [_("Dag"), _("Naam"), _("Organisatie")], rows)


def _connections(by_both: bool | None) -> Reader:
    def read(sessions: list[Session]) -> Rows:
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
        return Rows(_("nieuwe verbindingen"), [_("Dag"), _("Wie"), _("Met wie"), _("Gezegd door")], rows)

    return read


def _people(ids: Iterable[UUID]) -> dict[UUID, str]:
    found = Contact.objects.filter(pk__in=list(ids)).values_list("pk", "name", "partner__organization__name")
    return {pk: ", ".join(part for part in (name, organization) if part) for pk, name, organization in found}


def _actions(*states: str) -> Reader:
    def read(sessions: list[Session]) -> Rows:
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
        return Rows(_("actiepunten"), headings, rows)

    return read


def _willing(field: str, title: Promise) -> Reader:
    def read(sessions: list[Session]) -> Rows:
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
        return Rows(str(title), [_("Dag"), _("Naam"), _("Organisatie"), _("Hoe")], rows)

    return read


# figure → (its word, the rows behind it)
FIGURES: dict[str, tuple[Promise, Reader]] = {
    "telefoontjes": (_lazy("telefoontjes"), _calls),
    "contacten": (_lazy("contacten in het pact"), _contacts),
    "deelnemers": (_lazy("deelnemers"), _participants),
    "nieuwe-verbindingen": (_lazy("nieuwe verbindingen"), _connections(None)),
    "nieuw-door-een": (_lazy("verbindingen, gezegd door één"), _connections(by_both=False)),
    "nieuw-door-beiden": (_lazy("verbindingen, gezegd door allebei"), _connections(by_both=True)),
    "actiepunten": (_lazy("actiepunten"), _actions(*ActionState.values)),
    "acties-gedaan": (_lazy("actiepunten gedaan"), _actions(ActionState.DONE)),
    "acties-open": (_lazy("actiepunten nog open"), _actions(ActionState.OPEN, ActionState.BUSY)),
    "acties-losgelaten": (_lazy("actiepunten losgelaten"), _actions(ActionState.LET_GO)),
    "wil-bijdragen": (
        _lazy("wil bijdragen aan een volgende keer"),
        _willing("will_contribute", _lazy("wil bijdragen")),
    ),
    "wil-samenwerken": (_lazy("wil gaan samenwerken"), _willing("will_cooperate", _lazy("wil samenwerken"))),
}
