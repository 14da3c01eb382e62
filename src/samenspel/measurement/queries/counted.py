# SPDX-License-Identifier: EUPL-1.2
"""What Samenspel counts itself, anew at each look: per calendar year, as many queries however many rows there are.

The Oogst counts the same things the same way; a test lays both beside the raw rows.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from samenspel.agenda.constants import ActionState
from samenspel.agenda.models import Observation
from samenspel.gatherings.constants import GatheringState
from samenspel.gatherings.models import Attendance, EvaluationActionPoint, Gathering, PhoneCall
from samenspel.measurement.constants import Counted
from samenspel.network.models import ConnectionReport
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Partner

ByYear = dict[int, int]
YearOf = dict[UUID, int]  # gathering → the year in which it was
CIRCLES = {Counted.PARTNERS_OUTER: "outer", Counted.PARTNERS_MIDDLE: "middle", Counted.PARTNERS_INNER: "inner"}


def counts_by_year(codes: Collection[str]) -> dict[str, ByYear]:
    """Code → year → how many. Every year from the first gathering to the last is there, with 0 where nothing was."""
    wanted = {Counted(code) for code in codes}
    circles = _partners_by_circle() if wanted & CIRCLES.keys() else {}
    year = timezone.localdate().year
    found = {str(code): {year: circles.get(circle, 0)} for code, circle in CIRCLES.items() if code in wanted}
    if Counted.OBSERVATIONS in wanted:
        found[Counted.OBSERVATIONS] = _observations()
    if at_gatherings := wanted & COUNTS.keys():
        found |= _of_gatherings(at_gatherings)
    return found


def took_place() -> "QuerySet[Gathering]":
    """Gatherings that were held: begun, not a draft, not called off."""
    begun = Gathering.objects.exclude(state=GatheringState.DRAFT)
    return begun.filter(starts_at__lte=timezone.now(), called_off_at__isnull=True)


def _of_gatherings(wanted: Collection[Counted]) -> dict[str, ByYear]:
    starts = took_place().order_by().values_list("pk", "starts_at")
    year_of = {pk: timezone.localdate(starts_at).year for pk, starts_at in starts}
    years = range(min(year_of.values()), max(year_of.values()) + 1) if year_of else range(0)
    return {str(code): {year: 0 for year in years} | COUNTS[code](year_of) for code in wanted}


def counts_between(codes: Collection[Counted], first: date, last: date) -> dict[Counted, int]:
    """Code → how many in these days."""
    starts = took_place().filter(starts_at__date__gte=first, starts_at__date__lte=last).order_by()
    year_of = dict.fromkeys(starts.values_list("pk", flat=True), 0)
    told = {"told_at__date__gte": first, "told_at__date__lte": last}
    seen = {Counted.OBSERVATIONS: Observation.objects.filter(**told).count()} if Counted.OBSERVATIONS in codes else {}
    return {code: COUNTS[code](year_of).get(0, 0) for code in codes if code in COUNTS} | seen


def _observations() -> ByYear:
    told = Observation.objects.order_by().values_list("told_at", flat=True)
    counted = Counter(timezone.localdate(told_at).year for told_at in told)
    return {year: counted[year] for year in range(min(counted), max(counted) + 1)} if counted else {}


def _gatherings(year_of: YearOf) -> ByYear:
    return dict(Counter(year_of.values()))


def _per_gathering(rows: "QuerySet[Any]", year_of: YearOf, gathering: str) -> ByYear:
    counted: ByYear = defaultdict(int)
    for gathering_id, many in rows.order_by().values_list(gathering).annotate(many=Count("pk")):
        if gathering_id in year_of:
            counted[year_of[gathering_id]] += many
    return dict(counted)


def _participations(year_of: YearOf) -> ByYear:
    return _per_gathering(Attendance.objects.all(), year_of, "gathering_id")


def _people(year_of: YearOf) -> ByYear:
    """Each person once a year, however often they came."""
    pairs = Attendance.objects.order_by().values_list("gathering_id", "registration__contact_id").distinct()
    seen = {(year_of[gathering_id], contact) for gathering_id, contact in pairs if gathering_id in year_of}
    return dict(Counter(year for year, _contact in seen))


def _calls(year_of: YearOf) -> ByYear:
    return _per_gathering(PhoneCall.objects.all(), year_of, "gathering_id")


def _actions(year_of: YearOf) -> ByYear:
    return _per_gathering(EvaluationActionPoint.objects.all(), year_of, "evaluation__gathering_id")


def _actions_done(year_of: YearOf) -> ByYear:
    done = EvaluationActionPoint.objects.filter(action_point__state=ActionState.DONE)
    return _per_gathering(done, year_of, "evaluation__gathering_id")


def _new_connections(year_of: YearOf) -> ByYear:
    return _first_said(year_of, confirmed=False)


def _confirmed(year_of: YearOf) -> ByYear:
    return _first_said(year_of, confirmed=True)


def _first_said(year_of: YearOf, *, confirmed: bool) -> ByYear:
    """A connection belongs to the gathering at which it was said first; what was said elsewhere first is not new."""
    said_first = Coalesce("said_in_evaluation__evaluation__gathering__starts_at", "said_at")
    spoken = ConnectionReport.objects.order_by(said_first, "pk").values_list(
        "connection_id", "said_in_evaluation__evaluation__gathering_id"
    )
    first: dict[UUID, UUID | None] = {}
    reports: Counter[UUID] = Counter()
    for connection_id, gathering_id in spoken:
        first.setdefault(connection_id, gathering_id)
        reports[connection_id] += 1
    enough = 2 if confirmed else 1
    return dict(
        Counter(
            year_of[gathering_id]
            for connection_id, gathering_id in first.items()
            if gathering_id in year_of and reports[connection_id] >= enough
        )
    )


def _partners_by_circle() -> dict[str, int]:
    active = Partner.objects.filter(status=PartnerStatus.ACTIVE).order_by()
    return dict(active.values_list("circle").annotate(many=Count("pk")))


COUNTS: dict[Counted, Callable[[YearOf], ByYear]] = {
    Counted.GATHERINGS: _gatherings,
    Counted.PARTICIPATIONS: _participations,
    Counted.PEOPLE: _people,
    Counted.NEW_CONNECTIONS: _new_connections,
    Counted.CONFIRMED: _confirmed,
    Counted.CALLS: _calls,
    Counted.ACTIONS: _actions,
    Counted.ACTIONS_DONE: _actions_done,
}
