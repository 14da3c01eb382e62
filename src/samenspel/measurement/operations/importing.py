# SPDX-License-Identifier: EUPL-1.2
"""Values from a list: looked at beforehand, then taken. A second time changes what differs and adds what is new."""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.names import name_key
from samenspel.domain.dutch_numbers import written
from samenspel.domain.periods import Span
from samenspel.measurement.constants import Obtained, Origin
from samenspel.measurement.models import Indicator, Measurement
from samenspel.measurement.operations.import_reading import MOST_LINES, Left, Line
from samenspel.measurement.operations.indicators import ValueWords, refuse_value


@dataclass(slots=True)
class Plan:
    """What taking these lines does."""

    new: list[tuple[Indicator, Line]] = field(default_factory=list)
    changed: list[tuple[Indicator, Line, Measurement]] = field(default_factory=list)
    same: int = 0
    left: list[Left] = field(default_factory=list)

    @property
    def does_something(self) -> bool:
        return bool(self.new or self.changed)


def plan_values(lines: list[Line]) -> Plan:
    """What would happen; nothing is written."""
    if len(lines) > MOST_LINES:
        raise Refused(
            _("Deze lijst heeft meer dan %(most)d waarden. Knip de lijst in stukken en lees ze na elkaar in.")
            % {"most": MOST_LINES}
        )
    return _planned(lines, list(Indicator.objects.all()))


@transaction.atomic
def take_values(lines: list[Line]) -> Plan:
    """The values are there, or nothing is. One audit row."""
    wanted = {name_key(line.name) for line in lines}
    named = [pk for pk, name in Indicator.objects.values_list("pk", "name") if name_key(name) in wanted]
    plan = _planned(lines, list(Indicator.objects.select_for_update().filter(pk__in=named)))
    Measurement.objects.bulk_create(
        [
            Measurement(partnership_id=row.partnership_id, indicator=row, origin=Origin.FILE, **_words(line).columns())
            for row, line in plan.new
        ],
        batch_size=200,
    )
    for _row, line, there in plan.changed:
        Measurement.objects.filter(pk=there.pk).update(
            **_columns(line, there), origin=Origin.FILE, version=F("version") + 1
        )
    if plan.does_something:
        record(action="measurement.imported", new=len(plan.new), changed=len(plan.changed), left=len(plan.left))
    return plan


def _planned(lines: list[Line], indicators: list[Indicator]) -> Plan:
    by_name = {name_key(row.name): row for row in indicators}
    there: defaultdict[UUID, dict[Span, Measurement]] = defaultdict(dict)
    for measurement in Measurement.objects.filter(indicator__in=indicators):
        there[measurement.indicator_id][Span(measurement.start_date, measurement.end_date)] = measurement
    plan, seen = Plan(), defaultdict[UUID, set[Span]](set)
    for line in lines:
        row = by_name.get(name_key(line.name))
        reason = _reason(row, line, there, seen)
        if reason or row is None:
            plan.left.append(Left(line.number, f"{line.name} · {line.span} · {written(line.value)}", reason))
            continue
        seen[row.pk].add(line.span)
        known = there[row.pk].get(line.span)
        if known is None:
            plan.new.append((row, line))
        elif _differs(known, line):
            plan.changed.append((row, line, known))
        else:
            plan.same += 1
    return plan


def _reason(
    row: Indicator | None,
    line: Line,
    there: dict[UUID, dict[Span, Measurement]],
    seen: dict[UUID, set[Span]],
) -> str:
    """Why this line cannot be taken; empty when it can."""
    if row is None:
        return _("Het cijfer “%(name)s” kennen we niet. Maak het eerst aan.") % {"name": line.name[:60]}
    if row.obtained == Obtained.DATA:
        return _("Dit cijfer telt Samenspel zelf.")
    if line.is_percentage and row.unit != "%":
        return _("Dit is een percentage, en het cijfer heeft een andere eenheid.")
    if line.span in seen[row.pk]:
        return _("Deze periode staat al eerder in de lijst.")
    spans = [*there[row.pk], *seen[row.pk]]
    others = [(row.pk, span) for span in spans if span != line.span]
    try:
        refuse_value(row, _words(line), others)
    except Refused as refusal:
        return refusal.message
    return ""


def _words(line: Line) -> ValueWords:
    return ValueWords(span=line.span, value=line.value, people=line.people, note=line.note, source=line.source)


def _columns(line: Line, there: Measurement) -> dict[str, object]:
    """What the line says; of what it says nothing about stays what somebody wrote."""
    said = _words(line).columns()
    kept = {name: getattr(there, name) for name in ("people", "note", "source") if not said[name]}
    return {**said, **kept}


def _differs(there: Measurement, line: Line) -> bool:
    return any(getattr(there, name) != value for name, value in _columns(line, there).items())
