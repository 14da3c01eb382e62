# SPDX-License-Identifier: EUPL-1.2
"""Questions to the network as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, When

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.news.constants import QuestionState
from samenspel.news.models import NetworkQuestion, QuestionReceiver
from samenspel.organizations.constants import Circle
from samenspel.organizations.models import Contact

ROWS_A_PAGE = 20
ANSWERS_SHOWN = 100
OWN_SHOWN = 20


@dataclass(frozen=True, slots=True)
class AskRow:
    """One question. `asker`: name and organisation; `answers`: who wrote something, `receivers`: who was asked."""

    id: UUID
    words: str
    is_urgent: bool
    state: str
    state_label: str
    asker_id: UUID | None
    asker: str
    pillar_id: UUID | None
    pillar: str
    circle: str
    circle_label: str
    place: str
    receivers: int
    answers: int
    knows_nothing: int
    what_helped: str
    created_at: datetime
    closed_at: datetime | None
    version: int

    @property
    def is_waiting(self) -> bool:
        return self.state == QuestionState.WAITING

    @property
    def is_passed(self) -> bool:
        return self.state == QuestionState.PASSED

    @property
    def is_over(self) -> bool:
        return self.state in (QuestionState.CLOSED, QuestionState.DECLINED)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    who: str
    words: str
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class AskPage:
    rows: list[AskRow]
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class OwnAsks:
    """For one person: what they are asked and did not answer yet, what they answered, and what they asked."""

    to_answer: list[AskRow]
    answered: list[AskRow]
    mine: list[AskRow]


def ask_page(*, number: int) -> AskPage:
    """What waits for the facilitator first, then what goes round, then what is over."""
    count = NetworkQuestion.objects.count()
    pages = max(1, ceil(count / ROWS_A_PAGE))
    number = min(max(1, number), pages)
    waits, goes = When(state=QuestionState.WAITING, then=0), When(state=QuestionState.PASSED, then=1)
    rank = Case(waits, goes, default=2, output_field=IntegerField())
    found = NetworkQuestion.objects.annotate(rank=rank).order_by("rank", "-created_at", "pk")
    shown = found[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
    return AskPage(rows=_rows(shown), number=number, pages=pages)


def ask_row(ask_id: UUID) -> AskRow:
    NetworkQuestion.of(ask_id)
    return _rows(NetworkQuestion.objects.filter(pk=ask_id))[0]


def asks_waiting() -> int:
    found: int = NetworkQuestion.objects.filter(state=QuestionState.WAITING).count()
    return found


def answers_to(ask_id: UUID) -> list[AnswerRow]:
    """What people said, the first one first; who tapped "weet ik niet" is counted only."""
    found = QuestionReceiver.objects.filter(question_id=ask_id).exclude(answer="").order_by("answered_at", "pk")
    rows = list(found[:ANSWERS_SHOWN].values_list("contact_id", "answer", "answered_at"))
    people = named({contact_id for contact_id, _answer, _at in rows})
    return [AnswerRow(people.get(contact_id, ""), answer, at) for contact_id, answer, at in rows]


def own_asks(contact_id: UUID) -> OwnAsks:
    asked = QuestionReceiver.objects.filter(contact_id=contact_id)
    open_ones = asked.filter(answered_at__isnull=True).values("question_id")
    done = asked.filter(answered_at__isnull=False).values("question_id")
    passed = NetworkQuestion.objects.filter(state=QuestionState.PASSED)
    return OwnAsks(
        to_answer=_rows(passed.filter(pk__in=open_ones).order_by("-passed_at", "pk")[:OWN_SHOWN]),
        answered=_rows(NetworkQuestion.objects.filter(pk__in=done).order_by("-created_at", "pk")[:OWN_SHOWN]),
        mine=_rows(NetworkQuestion.objects.filter(contact_id=contact_id).order_by("-created_at", "pk")[:OWN_SHOWN]),
    )


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    words: str
    knows_nothing: bool
    answered_at: datetime | None


def own_answer(ask_id: UUID, contact_id: UUID) -> OwnAnswer | None:
    """What this person said to it; None for a question that they did not get."""
    found = QuestionReceiver.objects.filter(question_id=ask_id, contact_id=contact_id)
    row = found.values_list("answer", "knows_nothing", "answered_at").first()
    return OwnAnswer(*row) if row else None


def named(contact_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Name and organisation. Who asks and who answers is read by the other, whether they met before or not."""
    wanted = set(contact_ids)
    if not wanted:
        return {}
    with acting_as(Actor(role=Role.NEWS, partnership_id=current_partnership_id())):
        rows = Contact.objects.filter(pk__in=wanted).order_by()
        found = rows.values_list("pk", "name", "partner__organization__name")
        return {pk: f"{name}, {organization}" if organization else name for pk, name, organization in found}


def _rows(questions: "QuerySet[NetworkQuestion]") -> list[AskRow]:
    found = list(questions.select_related("pillar", "written_by"))
    people = named({one.contact_id for one in found if one.contact_id})
    counts = _counts([one.pk for one in found])
    return [_row(one, people, counts.get(one.pk, (0, 0, 0))) for one in found]


def _counts(ids: list[UUID]) -> dict[UUID, tuple[int, int, int]]:
    """Of everybody who was asked, also where the one who looks sees only their own row."""
    if not ids:
        return {}
    with acting_as(Actor(role=Role.NEWS, partnership_id=current_partnership_id())):
        rows = QuestionReceiver.objects.filter(question_id__in=ids).order_by().values("question_id")
        found = rows.annotate(
            asked=Count("pk"), said=Count("pk", filter=~Q(answer="")), nothing=Count("pk", filter=Q(knows_nothing=True))
        )
        return {one["question_id"]: (one["asked"], one["said"], one["nothing"]) for one in found}


def _row(one: NetworkQuestion, people: dict[UUID, str], counts: tuple[int, int, int]) -> AskRow:
    writer = one.written_by.name if one.written_by else ""
    return AskRow(
        id=one.pk,
        words=one.words,
        is_urgent=one.is_urgent,
        state=one.state,
        state_label=str(QuestionState(one.state).label),
        asker_id=one.contact_id,
        asker=people.get(one.contact_id, "") if one.contact_id else writer,
        pillar_id=one.pillar_id,
        pillar=one.pillar.name if one.pillar else "",
        circle=one.circle,
        circle_label=str(Circle(one.circle).label) if one.circle else "",
        place=one.place,
        receivers=counts[0],
        answers=counts[1],
        knows_nothing=counts[2],
        what_helped=one.what_helped,
        created_at=one.created_at,
        closed_at=one.closed_at,
        version=one.version,
    )
