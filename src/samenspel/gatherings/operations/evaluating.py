# SPDX-License-Identifier: EUPL-1.2
"""What participants answer on the spot, on their phone or typed over from paper. Each answer is kept at once."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.agenda.models import ActionPoint
from samenspel.agenda.operations.actions import add_action_point, rewrite_action_point
from samenspel.audit.operations import record
from samenspel.base.errors import NotFound, Refused
from samenspel.gatherings.constants import EVALUATION_OPEN, EvaluationWay, GatheringState, YesNo
from samenspel.gatherings.models import Evaluation, EvaluationActionPoint, EvaluationConnection, Registration
from samenspel.gatherings.operations.wording import wording_answered
from samenspel.network.models import ConnectionReport
from samenspel.network.operations import report_connection, take_back_report


def registration_for_evaluation(*, gathering_id: UUID, contact_id: UUID) -> Registration:
    """The registration of somebody who is (or was) there, while the questions are open; else a sentence why not."""
    found = Registration.objects.filter(gathering_id=gathering_id, contact_id=contact_id)
    registration: Registration | None = found.select_related("gathering", "contact", "attendance").first()
    if registration is None:
        raise NotFound("no registration of this person")
    gathering = registration.gathering
    if gathering.state != GatheringState.UNDER_WAY or timezone.now() > gathering.ends_at + EVALUATION_OPEN:
        raise Refused(_("De vragen staan nu niet open. Ze zijn er tijdens de bijeenkomst, tot die is afgerond."))
    if not hasattr(registration, "attendance"):
        raise Refused(_("Je staat nog niet op aanwezig. Loop even langs de deur, daarna kun je de vragen invullen."))
    return registration


@transaction.atomic
def save_met(
    *, registration: Registration, met_ids: Collection[UUID], way: EvaluationWay = EvaluationWay.PHONE
) -> Evaluation:
    """`met_ids` are the contacts whom this person got to know; empty means nobody. Replaces what was said before."""
    evaluation = _evaluation(registration, way)
    wanted = set(met_ids) & _present(registration.gathering_id) - {registration.contact_id}
    said = _said_here(evaluation)
    for other_id in said.keys() - wanted:
        take_back_report(report_id=said[other_id])
    for other_id in wanted - said.keys():
        _say(evaluation, registration, other_id)
    Evaluation.objects.filter(pk=evaluation.pk).update(met_answered=True)
    record(action="evaluation.met", subject=evaluation, count=len(wanted), way=way)
    return evaluation


@transaction.atomic
def save_answers(
    *,
    registration: Registration,
    way: EvaluationWay = EvaluationWay.PHONE,
    **answers: str | bool,
) -> Evaluation:
    """Keep `will_cooperate`, `will_contribute` (a YesNo or nothing), `contribution` or `shares_details`."""
    evaluation = _evaluation(registration, way)
    for question in ("will_cooperate", "will_contribute"):
        if answers.get(question, "") not in {"", *YesNo.values}:
            raise Refused(_("Kies een van de antwoorden."), field=question)
    Evaluation.objects.filter(pk=evaluation.pk).update(**answers)
    record(action="evaluation.answered", subject=evaluation, questions=" ".join(sorted(answers)), way=way)
    return evaluation


@transaction.atomic
def save_action_point(
    *,
    registration: Registration,
    what: str,
    first_step: str = "",
    due_date: date | None = None,
    companion_ids: Collection[UUID] | None = None,
    way: EvaluationWay = EvaluationWay.PHONE,
) -> None:
    """The one action point of this evaluation: made, changed, or taken away when `what` is empty.

    `companion_ids`: with whom, of those who were there; None leaves them as they are.
    """
    evaluation = _evaluation(registration, way)
    link = EvaluationActionPoint.objects.filter(evaluation=evaluation).first()
    if not what:
        if link is not None:
            ActionPoint.objects.filter(pk=link.action_point_id).delete()
    else:
        together = None if companion_ids is None else set(companion_ids) & _present(registration.gathering_id)
        # Paper is typed over later, but was written on the evening itself.
        written_on = timezone.localdate(registration.gathering.starts_at) if way == EvaluationWay.PAPER else None
        _keep_action_point(
            evaluation,
            link,
            owner_id=registration.contact_id,
            what=what,
            first_step=first_step,
            due_date=due_date,
            companion_ids=together,
            written_on=written_on,
        )
    record(action="evaluation.action_point", subject=evaluation, filled=bool(what), way=way)


def _keep_action_point(
    evaluation: Evaluation,
    link: EvaluationActionPoint | None,
    *,
    owner_id: UUID,
    what: str,
    first_step: str,
    due_date: date | None,
    companion_ids: Collection[UUID] | None,
    written_on: date | None,
) -> None:
    if link is not None:
        rewrite_action_point(
            action_id=link.action_point_id,
            what=what,
            first_step=first_step,
            due_date=due_date,
            companion_ids=companion_ids,
            written_on=written_on,
        )
        return
    point = add_action_point(
        owner_id=owner_id,
        what=what,
        first_step=first_step,
        due_date=due_date,
        companion_ids=companion_ids or (),
        written_on=written_on,
    )
    EvaluationActionPoint(partnership_id=evaluation.partnership_id, evaluation=evaluation, action_point=point).save(
        force_insert=True
    )


@transaction.atomic
def finish(*, registration: Registration, way: EvaluationWay = EvaluationWay.PHONE) -> None:
    """The person went through all questions. Finishing again changes nothing."""
    evaluation = _evaluation(registration, way)
    finished = Evaluation.objects.filter(pk=evaluation.pk, finished_at__isnull=True).update(finished_at=timezone.now())
    if finished:
        record(action="evaluation.finished", subject=evaluation, way=way)


def _evaluation(registration: Registration, way: EvaluationWay) -> Evaluation:
    """The one evaluation of this person, held until the transaction ends: two presses take turns."""
    evaluation: Evaluation = Evaluation.objects.select_for_update(of=("self",)).get_or_create(
        registration_id=registration.pk,
        defaults={
            "partnership_id": registration.partnership_id,
            "gathering_id": registration.gathering_id,
            "way": way,
            "wording": lambda: wording_answered(registration.gathering),
        },
    )[0]
    return evaluation


def _present(gathering_id: UUID) -> set[UUID]:
    there = Registration.objects.filter(gathering_id=gathering_id, attendance__isnull=False)
    return set(there.values_list("contact_id", flat=True))


def _said_here(evaluation: Evaluation) -> dict[UUID, UUID]:
    """Whom this evaluation names already → the report of it."""
    reports = ConnectionReport.objects.filter(said_in_evaluation__evaluation=evaluation).select_related("connection")
    return {report.connection.other_than(report.reporter_id): report.pk for report in reports}


def _say(evaluation: Evaluation, registration: Registration, other_id: UUID) -> None:
    """Somebody who was named at an earlier gathering is no news: that report stays where it was said."""
    report = report_connection(
        reporter_id=registration.contact_id, other_id=other_id, said_at=registration.gathering.ends_at
    )
    EvaluationConnection.objects.get_or_create(
        report=report, defaults={"partnership_id": evaluation.partnership_id, "evaluation": evaluation}
    )
