# SPDX-License-Identifier: EUPL-1.2
"""Indicators with their values, wherever those come from."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from uuid import UUID

from django.utils import timezone

from samenspel.agenda.models import Goal
from samenspel.base.errors import NotFound
from samenspel.domain.periods import Span, span_words, year_span
from samenspel.domain.trends import Direction, direction, may_be_chance
from samenspel.domain.uncertainty import Interval, says_little, wilson
from samenspel.measurement.constants import INDICATORS_A_PAGE, OWN_KINDS, Better, Counted, IndicatorKind, Obtained
from samenspel.measurement.models import Indicator, Measurement
from samenspel.measurement.queries.counted import ByYear, counts_by_year


@dataclass(frozen=True, slots=True)
class Value:
    """One value over one period; `id` is empty when Samenspel counted it."""

    span: Span
    value: Decimal
    people: int | None = None
    note: str = ""
    source: str = ""
    origin: str = ""
    id: UUID | None = None
    version: int = 0
    is_running: bool = False  # the period is not over

    @property
    def period(self) -> str:
        return span_words(self.span)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator as pages, reports and files show it."""

    id: UUID
    name: str
    definition: str
    unit: str
    kind: str
    obtained: str
    data_code: str
    area_code: str
    source: str
    goal_id: UUID | None
    goal: str
    better: str
    baseline_span: Span | None
    baseline_value: Decimal | None
    target_value: Decimal | None
    target_date: date | None
    story: str
    counts_persons: bool
    part_of_id: UUID | None
    is_public: bool
    version: int
    values: tuple[Value, ...]

    @property
    def is_population(self) -> bool:
        return self.kind == IndicatorKind.POPULATION

    @property
    def is_counted(self) -> bool:
        return self.obtained == Obtained.DATA

    @property
    def what(self) -> str:
        """By what is counted, whoever made the indicator: two that count the same are one."""
        return counted_as(self.obtained, self.data_code, self.id)

    @property
    def is_protected(self) -> bool:
        """Whether its values tell about people so closely that everybody may see them rounded at most."""
        return self.counts_persons and self.obtained != Obtained.MUNICIPALITY

    @property
    def is_share(self) -> bool:
        return self.unit == "%"

    @property
    def reached(self) -> bool:
        """Whether the last value is at the target or past it."""
        if self.last is None or self.target_value is None or self.better == Better.NONE:
            return False
        value = self.last.value
        return value >= self.target_value if self.better == Better.UP else value <= self.target_value

    @property
    def last(self) -> Value | None:
        return self.values[-1] if self.values else None

    @property
    def direction(self) -> Direction:
        """Of whole periods only: a year that is not over is always lower."""
        return direction([float(value.value) for value in self.values if not value.is_running])

    @property
    def little(self) -> int | None:
        """Of how few people the last value is a share, when that says little."""
        last = self.last
        return last.people if self.is_share and last and last.people and says_little(last.people) else None

    @property
    def can_be_chance(self) -> bool:
        """Whether the last two shares differ so little that chance can do it."""
        found = [interval for value in self.values[-2:] if (interval := interval_of(self, value))]
        return len(found) == 2 and self.values[-1].value != self.values[-2].value and may_be_chance(*found)


def counted_as(obtained: str, data_code: str, indicator_id: UUID) -> str:
    return f"data:{data_code}" if obtained == Obtained.DATA else f"indicator:{indicator_id}"


def interval_of(row: IndicatorRow, value: Value) -> Interval | None:
    """The interval of a share of which it is known how many people it is a share of."""
    if not row.is_share or not value.people or not 0 <= value.value <= 100:
        return None
    return wilson(float(value.value), value.people)


def indicator_rows(*, only: Iterable[UUID] | None = None) -> list[IndicatorRow]:
    """All indicators, in their order, with all their values; the number of queries does not grow."""
    indicators = Indicator.objects.select_related("goal").order_by("position", "name")
    found = list(indicators if only is None else indicators.filter(pk__in=list(only)))
    codes = {one.data_code for one in found if one.obtained == Obtained.DATA and one.data_code in Counted.values}
    counted = counts_by_year(codes) if codes else {}
    written: defaultdict[UUID, list[Value]] = defaultdict(list)
    for row in Measurement.objects.filter(indicator__in=found).order_by("start_date"):
        written[row.indicator_id].append(_written(row))
    return [
        _row(one, _counted(counted.get(one.data_code, {})) if one.obtained == Obtained.DATA else written[one.pk])
        for one in found
    ]


def rows_of_goals(goal_ids: Collection[UUID]) -> list[IndicatorRow]:
    """The indicators that belong to these goals."""
    ids = list(Indicator.objects.filter(goal__in=list(goal_ids)).values_list("pk", flat=True))
    return indicator_rows(only=ids) if ids else []


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    rows: list[IndicatorRow]
    number: int
    pages: int


def indicator_page(number: int) -> IndicatorPage:
    """What the partnership does itself before what happens to the inhabitants; so many a page."""
    order = [*OWN_KINDS, IndicatorKind.POPULATION]
    found = Indicator.objects.order_by("position", "name").values_list("pk", "kind")
    ids = [pk for pk, _kind in sorted(found, key=lambda one: order.index(IndicatorKind(one[1])))]
    pages = max(1, ceil(len(ids) / INDICATORS_A_PAGE))
    number = min(max(1, number), pages)
    shown = ids[(number - 1) * INDICATORS_A_PAGE : number * INDICATORS_A_PAGE]
    return IndicatorPage(indicator_rows(only=shown), number, pages)


def indicator_row(indicator_id: UUID) -> IndicatorRow:
    found = indicator_rows(only=[indicator_id])
    if not found:
        raise NotFound(f"Indicator {indicator_id}")
    return found[0]


def value_of(row: IndicatorRow, measurement_id: UUID) -> Value:
    found = next((value for value in row.values if value.id == measurement_id), None)
    if found is None:
        raise NotFound(f"Measurement {measurement_id}")
    return found


def within(row: IndicatorRow, first: date | None, last: date | None) -> tuple[Value, ...]:
    """The values of periods that end in these days."""
    return tuple(
        value
        for value in row.values
        if (first is None or value.span.end >= first) and (last is None or value.span.end <= last)
    )


def goal_choices() -> list[tuple[str, str]]:
    return [(str(pk), title) for pk, title in Goal.objects.values_list("pk", "title")]


def other_counts(besides: UUID | None = None) -> list[tuple[str, str]]:
    """Indicators that count persons: what another one can be a part of."""
    rows = Indicator.objects.filter(counts_persons=True).exclude(pk=besides).values_list("pk", "name")
    return [(str(pk), name) for pk, name in rows]


def _written(row: Measurement) -> Value:
    return Value(
        span=Span(row.start_date, row.end_date),
        value=row.value,
        people=row.people,
        note=row.note,
        source=row.source,
        origin=row.origin,
        id=row.pk,
        version=row.version,
        is_running=row.end_date > timezone.localdate(),
    )


def _counted(by_year: ByYear) -> list[Value]:
    today = timezone.localdate()
    return [
        Value(span=year_span(year), value=Decimal(count), is_running=year == today.year)
        for year, count in sorted(by_year.items())
    ]


def _row(one: Indicator, values: list[Value]) -> IndicatorRow:
    return IndicatorRow(
        id=one.pk,
        name=one.name,
        definition=one.definition,
        unit=one.unit,
        kind=one.kind,
        obtained=one.obtained,
        data_code=one.data_code,
        area_code=one.area_code,
        source=one.source,
        goal_id=one.goal_id,
        goal=one.goal.title if one.goal else "",
        better=one.better,
        baseline_span=Span(one.baseline_start_date, one.baseline_end_date)
        if one.baseline_start_date and one.baseline_end_date
        else None,
        baseline_value=one.baseline_value,
        target_value=one.target_value,
        target_date=one.target_date,
        story=one.story,
        counts_persons=one.counts_persons,
        part_of_id=one.part_of_id,
        is_public=one.is_public,
        version=one.version,
        values=tuple(values),
    )


def figures_by_hand() -> list[tuple[str, str]]:
    """Indicators to which values can be added."""
    rows = Indicator.objects.exclude(obtained=Obtained.DATA).order_by("position", "name")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")]
