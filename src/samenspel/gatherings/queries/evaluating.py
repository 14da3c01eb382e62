# SPDX-License-Identifier: EUPL-1.2
"""What the evaluation pages show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samenspel.agenda.models import Companion
from samenspel.gatherings.constants import GatheringState
from samenspel.gatherings.models import (
    Evaluation,
    EvaluationActionPoint,
    EvaluationConnection,
    Gathering,
    Registration,
)
from samenspel.gatherings.queries.encounters import met_at_table
from samenspel.network.models import ConnectionReport


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who is there and can be named."""

    id: UUID
    name: str
    organization: str
    circle: str
    code: str
    named: bool


@dataclass(frozen=True, slots=True)
class MetPage:
    tablemates: list[Present]
    others: list[Present]
    answered: bool

    @property
    def nobody(self) -> bool:
        return self.answered and not any(person.named for person in (*self.tablemates, *self.others))


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered so far; empty means not yet."""

    will_cooperate: str = ""
    will_contribute: str = ""
    contribution: str = ""
    shares_details: bool = False
    what: str = ""
    first_step: str = ""
    due_date: date | None = None
    companions: tuple[tuple[UUID, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EvaluationLine:
    """One participant on the facilitator's page."""

    code: str
    name: str
    organization: str
    way: str
    finished: bool


@dataclass(frozen=True, slots=True)
class Progress:
    gathering_id: UUID
    title: str
    evaluation_code: str
    is_open: bool
    is_closed: bool
    is_under_way: bool
    answered: list[EvaluationLine]
    missing: list[EvaluationLine]

    @property
    def total(self) -> int:
        return len(self.answered) + len(self.missing)


def met_page(registration: Registration) -> MetPage:
    """Who is there: own tables first, without those whom this person named at an earlier gathering."""
    me = registration.contact_id
    named = named_here(registration)
    known = _named_earlier(registration)
    mates = met_at_table(gathering_id=registration.gathering_id, contact_id=me)
    people = [person for person in present_people(registration.gathering_id, named) if person.id not in known | {me}]
    return MetPage(
        tablemates=[person for person in people if person.id in mates],
        others=[person for person in people if person.id not in mates],
        answered=Evaluation.objects.filter(registration=registration, met_answered=True).exists(),
    )


def present_people(gathering_id: UUID, named: Iterable[UUID] = ()) -> list[Present]:
    there = Registration.objects.filter(gathering_id=gathering_id, attendance__isnull=False).order_by("contact__name")
    columns = (
        "contact_id",
        "contact__name",
        "contact__partner__organization__name",
        "contact__partner__circle",
        "code",
    )
    chosen = set(named)
    return [
        Present(pk, name, organization or "", circle or "", code, named=pk in chosen)
        for pk, name, organization, circle, code in there.values_list(*columns)
    ]


def named_here(registration: Registration) -> set[UUID]:
    """Whom this person named at this gathering."""
    links = EvaluationConnection.objects.filter(evaluation__registration=registration)
    reports = links.select_related("report__connection")
    return {link.report.connection.other_than(registration.contact_id) for link in reports}


def _named_earlier(registration: Registration) -> set[UUID]:
    reports = ConnectionReport.objects.filter(reporter_id=registration.contact_id).exclude(
        said_in_evaluation__evaluation__registration=registration
    )
    return {report.connection.other_than(registration.contact_id) for report in reports.select_related("connection")}


def answers_of(registration: Registration) -> Answers:
    evaluation = Evaluation.objects.filter(registration=registration).first()
    if evaluation is None:
        return Answers()
    link = EvaluationActionPoint.objects.filter(evaluation=evaluation).select_related("action_point").first()
    point = link.action_point if link else None
    company = Companion.objects.filter(action_point=point).select_related("contact") if point else ()
    return Answers(
        will_cooperate=evaluation.will_cooperate,
        will_contribute=evaluation.will_contribute,
        contribution=evaluation.contribution,
        shares_details=evaluation.shares_details,
        what=point.what if point else "",
        first_step=point.first_step if point else "",
        due_date=point.due_date if point else None,
        companions=tuple((one.contact_id, one.contact.name) for one in company),
    )


def progress(gathering_id: UUID) -> Progress:
    """Who answered and who did not yet, among those who were there."""
    gathering = Gathering.of(gathering_id)
    there = Registration.objects.filter(gathering=gathering, attendance__isnull=False).order_by("contact__name")
    columns = (
        "code",
        "contact__name",
        "contact__partner__organization__name",
        "evaluation__way",
        "evaluation__finished_at",
    )
    lines = [
        EvaluationLine(code, name, organization or "", way or "", finished=finished is not None)
        for code, name, organization, way, finished in there.values_list(*columns)
    ]
    return Progress(
        gathering_id=gathering.pk,
        title=gathering.title,
        evaluation_code=gathering.evaluation_code,
        is_open=bool(gathering.evaluation_code),
        is_closed=gathering.state == GatheringState.HARVESTED,
        is_under_way=gathering.state == GatheringState.UNDER_WAY,
        answered=[line for line in lines if line.way],
        missing=[line for line in lines if not line.way],
    )
