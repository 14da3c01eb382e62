# SPDX-License-Identifier: EUPL-1.2
"""The seven sessions of 2018–2020: who was called, who came, who sat with whom, what they said."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID, uuid5

from django.utils import timezone

from samenspel.agenda.constants import ActionState
from samenspel.agenda.models import ActionPoint
from samenspel.agenda.operations.actions import judged_as
from samenspel.demo import content
from samenspel.demo.operations.people import Cast
from samenspel.gatherings.constants import (
    STICKER_ALPHABET,
    STICKER_LENGTH,
    CallOutcome,
    EvaluationWay,
    GatheringState,
    PlanState,
    RegistrationState,
    YesNo,
)
from samenspel.gatherings.models import (
    Attendance,
    Evaluation,
    EvaluationActionPoint,
    EvaluationConnection,
    Gathering,
    GatheringTable,
    Invitation,
    PhoneCall,
    ProgrammeItem,
    Registration,
    Seat,
    SeatingPlan,
)
from samenspel.network.operations import report_connection
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership

NAMESPACE = UUID("6b1c3f0e-6c0d-5a53-9a57-5f1b0c9a2018")
TABLE_SIZE = 6
ROUNDS = 3
ACTIONS_A_SESSION = (6, 7, 7, 7, 7, 8, 8)  # fifty in all
ACTIONS_LEFT = (0, 0, 1, 2, 1, 2, 3)  # nine of them still open or let go


@dataclass(slots=True)
class Evening:
    """One session while it is being made up."""

    gathering: Gathering
    at: datetime
    present: list[Registration]
    random: Random


def make_past_sessions(partnership: Partnership, cast: Cast, random: Random) -> None:
    known: set[frozenset[UUID]] = set()
    for number, session in enumerate(content.SESSIONS):
        evening = _make_gathering(partnership, cast, session, random)
        _invite_and_call(evening, cast, calls=session[7])
        _seat(evening)
        _evaluate(evening, known, new=session[6])
        _make_actions(evening, number)


def make_programme(gathering: Gathering) -> None:
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(
            partnership=gathering.partnership,
            gathering=gathering,
            position=position,
            title=title,
            minutes=minutes,
            method=method,
            group_size=group,
            materials=materials,
            question=question,
        )
        for position, (title, minutes, method, group, materials, question) in enumerate(content.PROGRAMME, start=1)
    )


def sticker_code(random: Random) -> str:
    return "".join(random.choice(STICKER_ALPHABET) for _ in range(STICKER_LENGTH))


def _make_gathering(
    partnership: Partnership, cast: Cast, session: tuple[str, str, str, str, str, int, int, int], random: Random
) -> Evening:
    day, start, place, address, theme, participants, _new, _calls = session
    at = timezone.make_aware(datetime.combine(date.fromisoformat(day), time.fromisoformat(start)))
    gathering = Gathering.objects.create(
        partnership=partnership,
        title=f"Verbindingssessie {place}",
        theme=theme,
        starts_at=at,
        ends_at=at + timedelta(hours=2, minutes=30),
        place=place,
        address=f"{address}, Zilverdam",
        host=cast.partner(content.HOSTS[place]),
        state=GatheringState.HARVESTED,
        capacity=60,
        with_meal=True,
        harvested_at=at + timedelta(days=1),
        thanked_at=at + timedelta(days=1),
    )
    make_programme(gathering)
    there = [contact for contact in cast.contacts if contact.created_at <= gathering.ends_at]
    came = random.sample(there, min(participants, len(there)))
    return Evening(gathering, at, _register(gathering, came, there, at, random), random)


def _register(
    gathering: Gathering, came: list[Contact], there: list[Contact], at: datetime, random: Random
) -> list[Registration]:
    others = [contact for contact in there if contact not in came]
    cannot = random.sample(others, len(others) // 3)
    rows = [_registration(gathering, contact, "yes", at, random) for contact in came]
    rows += [_registration(gathering, contact, "no", at, random) for contact in cannot]
    Registration.objects.bulk_create(rows)
    present = rows[: len(came)]
    Attendance.objects.bulk_create(
        Attendance(
            partnership=gathering.partnership,
            gathering=gathering,
            registration=row,
            checked_in_at=at - timedelta(minutes=random.randint(0, 25)),
        )
        for row in present
    )
    Gathering._base_manager.filter(pk=gathering.pk).update(seats_taken=len(present))
    return present


def _registration(gathering: Gathering, contact: Contact, answer: str, at: datetime, random: Random) -> Registration:
    return Registration(
        partnership=gathering.partnership,
        gathering=gathering,
        contact=contact,
        answer=answer,
        state=RegistrationState.SEATED if answer == "yes" else RegistrationState.NONE,
        source=random.choice(("link", "link", "link", "staff")),
        code=sticker_code(random),
        answered_at=at - timedelta(days=random.randint(2, 18)),
    )


def _invite_and_call(evening: Evening, cast: Cast, *, calls: int) -> None:
    gathering, at, random = evening.gathering, evening.at, evening.random
    there = [contact for contact in cast.contacts if contact.created_at <= at]
    Invitation.objects.bulk_create(
        Invitation(
            partnership=gathering.partnership, gathering=gathering, contact=contact, invited_at=at - timedelta(days=21)
        )
        for contact in there
    )
    came = {row.contact_id for row in evening.present}
    called = [*random.sample(there, min(calls, len(there)))]
    called += random.choices(there, k=calls - len(called))
    PhoneCall.objects.bulk_create(
        PhoneCall(
            partnership=gathering.partnership,
            gathering=gathering,
            contact=contact,
            outcome=CallOutcome.COMES if contact.pk in came else random.choice(("not", "voicemail", "maybe")),
            called_at=at - timedelta(days=random.randint(2, 10), minutes=random.randint(0, 300)),
            form_key=uuid5(NAMESPACE, f"{gathering.pk}-{number}"),
        )
        for number, contact in enumerate(called)
    )


def _seat(evening: Evening) -> None:
    """Three rounds in which nearly everyone meets other people: by block, by row, and along the diagonal."""
    gathering = evening.gathering
    plan = SeatingPlan.objects.create(
        partnership=gathering.partnership,
        gathering=gathering,
        state=PlanState.IN_USE,
        from_attendance=True,
        rounds=ROUNDS,
        rounds_done=ROUNDS,
    )
    count = -(-len(evening.present) // TABLE_SIZE)
    tables = [
        GatheringTable(partnership=gathering.partnership, plan=plan, gathering=gathering, number=number)
        for number in range(1, count + 1)
    ]
    GatheringTable.objects.bulk_create(tables)
    Seat.objects.bulk_create(
        Seat(
            partnership=gathering.partnership,
            plan=plan,
            table=tables[_table_of(place, one_round, count)],
            registration=row,
            round=one_round,
        )
        for one_round in range(1, ROUNDS + 1)
        for place, row in enumerate(evening.present)
    )


def _table_of(place: int, one_round: int, count: int) -> int:
    if one_round == 1:
        return place * count // (count * TABLE_SIZE) % count
    return (place + (place // count) * (one_round - 2)) % count


def _evaluate(evening: Evening, known: set[frozenset[UUID]], *, new: int) -> None:
    random = evening.random
    answered = evening.present[: max(2, len(evening.present) * 85 // 100)]
    evaluations = {row.contact_id: _evaluation(evening, row) for row in answered}
    Evaluation.objects.bulk_create(evaluations.values())
    pairs = [
        (one, other)
        for number, one in enumerate(answered)
        for other in answered[number + 1 :]
        if frozenset((one.contact_id, other.contact_id)) not in known
    ]
    for one, other in random.sample(pairs, min(new, len(pairs))):
        known.add(frozenset((one.contact_id, other.contact_id)))
        _say(evening, evaluations[one.contact_id], one, other)
        if random.random() < 0.45:
            _say(evening, evaluations[other.contact_id], other, one)


def _evaluation(evening: Evening, row: Registration) -> Evaluation:
    random = evening.random
    contributes = random.choice((YesNo.YES, YesNo.YES, YesNo.MAYBE, YesNo.NO))
    return Evaluation(
        partnership=evening.gathering.partnership,
        gathering=evening.gathering,
        registration=row,
        way=random.choice((EvaluationWay.PHONE, EvaluationWay.PHONE, EvaluationWay.PAPER)),
        met_answered=True,
        will_cooperate=random.choice((YesNo.YES, YesNo.YES, YesNo.YES, YesNo.MAYBE, YesNo.UNKNOWN)),
        will_contribute=contributes,
        contribution=_contribution(row.contact, random) if contributes == YesNo.YES else "",
        finished_at=evening.gathering.ends_at,
    )


def _contribution(contact: Contact, random: Random) -> str:
    usual = random.choice(content.CONTRIBUTIONS)
    return content.HALLS.get(contact.partner.organization.name, usual) if contact.partner else usual


def _say(evening: Evening, evaluation: Evaluation, one: Registration, other: Registration) -> None:
    """`one` says to have met `other`; said within the partnership of the evening."""
    report = report_connection(reporter_id=one.contact_id, other_id=other.contact_id, said_at=evening.gathering.ends_at)
    EvaluationConnection.objects.create(partnership=evening.gathering.partnership, evaluation=evaluation, report=report)


def _state(number: int, place: int) -> ActionState:
    """Of what stayed: the first of an evening was let go, the second of the last evening got stuck."""
    if not place:
        return ActionState.LET_GO
    return ActionState.STUCK if number == len(ACTIONS_LEFT) - 1 and place == 1 else ActionState.OPEN


def _make_actions(evening: Evening, number: int) -> None:
    random, gathering = evening.random, evening.gathering
    evaluations = list(Evaluation.objects.filter(gathering=gathering).select_related("registration"))
    evaluations.sort(key=lambda row: row.registration.code)
    chosen = random.sample(evaluations, ACTIONS_A_SESSION[number])
    for place, evaluation in enumerate(chosen):
        what, step = content.ACTIONS[(number * 5 + place) % len(content.ACTIONS)]
        left = place < ACTIONS_LEFT[number]
        first_step = "" if left and place == 0 else step
        due_date = timezone.localdate(evening.at) + timedelta(days=14 + 7 * (place % 3))
        state = _state(number, place) if left else ActionState.DONE
        stuck = state == ActionState.STUCK
        point = ActionPoint.objects.create(
            partnership=gathering.partnership,
            owner_id=evaluation.registration.contact_id,
            what=what,
            first_step=first_step,
            due_date=due_date,
            judged=judged_as(
                what=what, first_step=first_step, due_date=due_date, written_on=timezone.localdate(evening.at)
            ),
            state=state,
            obstacle=content.OBSTACLE if stuck else "",
            answered_at=evening.at + timedelta(days=10) if stuck else None,
            closed_at=None if left else evening.at + timedelta(days=12 + place),
        )
        ActionPoint._base_manager.filter(pk=point.pk).update(created_at=gathering.ends_at)
        EvaluationActionPoint.objects.create(
            partnership=gathering.partnership, evaluation=evaluation, action_point=point
        )
