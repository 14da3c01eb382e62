# SPDX-License-Identifier: EUPL-1.2
"""What the pages about planning show: the list of gatherings and the page of one."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from samenspel.base.errors import NotFound
from samenspel.gatherings.constants import Answer, GatheringKind, GatheringState, PlanState, RegistrationState
from samenspel.gatherings.models import Gathering, Invitation, ProgrammeItem, Registration, SeatingPlan
from samenspel.gatherings.queries.lifts import lifts_to_match
from samenspel.gatherings.queries.speaking import speakers_open


@dataclass(frozen=True, slots=True)
class GatheringRow:
    """One line of the list."""

    id: UUID
    title: str
    kind_label: str
    starts_at: datetime
    ends_at: datetime
    place: str
    state: str
    state_label: str
    coming: int
    present: int
    capacity: int | None
    is_off: bool


@dataclass(frozen=True, slots=True)
class GatheringLists:
    upcoming: list[GatheringRow]
    past: list[GatheringRow]

    @property
    def is_empty(self) -> bool:
        return not self.upcoming and not self.past


def gathering_lists() -> GatheringLists:
    """What is to come, the soonest first, and what was, the latest first."""
    rows = Gathering.objects.annotate(present=Count("attendances"))
    over = Q(ends_at__lt=timezone.now()) | Q(state=GatheringState.HARVESTED)
    return GatheringLists(
        upcoming=_rows(rows.exclude(over).order_by("starts_at", "pk")),
        past=_rows(rows.filter(over).order_by("-starts_at", "pk")),
    )


def _rows(gatherings: "QuerySet[Gathering]") -> list[GatheringRow]:
    return [
        GatheringRow(
            id=one.pk,
            title=one.title,
            kind_label=str(GatheringKind(one.kind).label),
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            place=one.place,
            state=one.state,
            state_label=str(GatheringState(one.state).label),
            coming=one.seats_taken,
            present=one.present,  # type: ignore[attr-defined]  # annotated above
            capacity=one.capacity,
            is_off=one.called_off_at is not None,
        )
        for one in gatherings
    ]


@dataclass(frozen=True, slots=True)
class Answers:
    """How the invitations stand. Each number counts people."""

    invited: int
    yes: int
    maybe: int
    no: int
    waiting: int
    pending: int
    no_answer: int
    present: int


@dataclass(frozen=True, slots=True)
class GatheringPage:
    """Everything on the page of one gathering."""

    id: UUID
    version: int
    kind: str
    kind_label: str
    title: str
    theme: str
    starts_at: datetime
    ends_at: datetime
    place: str
    address: str
    host: str
    host_id: UUID | None
    state: str
    state_label: str
    capacity: int | None
    seats_taken: int
    with_tables: bool
    with_meal: bool
    table_size: int
    rounds: int
    newcomers_need_approval: bool
    open_code: str
    evaluation_code: str
    called_off_at: datetime | None
    called_off_words: str
    answers: Answers
    programme_steps: int
    speakers_open: int
    lifts_wanted: int
    has_tables: bool

    @property
    def free(self) -> int | None:
        return None if self.capacity is None else self.capacity - self.seats_taken

    @property
    def is_harvested(self) -> bool:
        return self.state == GatheringState.HARVESTED


def gathering_page(gathering_id: UUID) -> GatheringPage:
    found = Gathering.objects.select_related("host__organization").filter(pk=gathering_id).first()
    if found is None:
        raise NotFound(str(gathering_id))
    return GatheringPage(
        **{name: getattr(found, name) for name in _COPIED},
        id=found.pk,
        kind_label=str(GatheringKind(found.kind).label),
        state_label=str(GatheringState(found.state).label),
        host=found.host.organization.name if found.host else "",
        answers=answers_of(gathering_id),
        programme_steps=ProgrammeItem.objects.filter(gathering_id=gathering_id).count(),
        speakers_open=speakers_open(gathering_id),
        lifts_wanted=lifts_to_match(gathering_id),
        has_tables=SeatingPlan.objects.filter(gathering_id=gathering_id, state=PlanState.IN_USE).exists(),
    )


_COPIED = (
    "version",
    "kind",
    "title",
    "theme",
    "starts_at",
    "ends_at",
    "place",
    "address",
    "host_id",
    "state",
    "capacity",
    "seats_taken",
    "with_tables",
    "with_meal",
    "table_size",
    "rounds",
    "newcomers_need_approval",
    "open_code",
    "evaluation_code",
    "called_off_at",
    "called_off_words",
)


def answers_of(gathering_id: UUID) -> Answers:
    """Counted in two questions, however many people there are."""
    said = Registration.objects.filter(gathering_id=gathering_id)
    counts: Counter[tuple[str, str]] = Counter()
    present = 0
    groups = said.values_list("answer", "state").annotate(number=Count("pk"), here=Count("attendance")).order_by()
    for answer, state, number, here in groups:
        counts[answer, state] = number
        present += here
    answered = Registration.objects.filter(gathering_id=gathering_id, contact_id=OuterRef("contact_id"))
    invitations = Invitation.objects.filter(gathering_id=gathering_id).aggregate(
        invited=Count("pk"), silent=Count("pk", filter=~Exists(answered) & Q(contact__active=True))
    )
    of_state = _sum_by(counts, position=1)
    of_answer = _sum_by(Counter({key: number for key, number in counts.items() if key[1] != _PENDING}), position=0)
    return Answers(
        invited=invitations["invited"],
        no_answer=invitations["silent"],
        yes=of_state[RegistrationState.SEATED],
        waiting=of_state[RegistrationState.WAITING],
        pending=of_state[_PENDING],
        maybe=of_answer[Answer.MAYBE],
        no=of_answer[Answer.NO],
        present=present,
    )


_PENDING = RegistrationState.PENDING


def _sum_by(counts: Counter[tuple[str, str]], *, position: int) -> Counter[str]:
    total: Counter[str] = Counter()
    for key, number in counts.items():
        total[key[position]] += number
    return total
