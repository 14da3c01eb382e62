# SPDX-License-Identifier: EUPL-1.2
"""Indicators and their values: made, changed, taken away."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from samenspel.agenda.models import Goal
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.domain.periods import Span, span_words
from samenspel.domain.trends import is_worse
from samenspel.measurement.constants import COUNTS_OF_PEOPLE, Better, Counted, Obtained, Origin
from samenspel.measurement.models import Indicator, Measurement, ReleasedCount
from samenspel.measurement.queries.indicators import counted_as


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorWords:
    """Everything a person says about an indicator."""

    name: str
    kind: str
    definition: str = ""
    unit: str = ""
    obtained: str = Obtained.HAND
    data_code: str = ""
    source: str = ""
    goal_id: UUID | None = None
    better: str = Better.UP
    baseline_span: Span | None = None
    baseline_value: Decimal | None = None
    target_value: Decimal | None = None
    target_date: date | None = None
    story: str = ""
    counts_persons: bool = False
    part_of_id: UUID | None = None
    is_public: bool = False

    def columns(self) -> dict[str, object]:
        counted = self.obtained == Obtained.DATA
        return {
            "name": self.name,
            "kind": self.kind,
            "definition": self.definition,
            "unit": self.unit,
            "obtained": self.obtained,
            "data_code": self.data_code if counted else "",
            "source": self.source,
            "goal_id": self.goal_id,
            "better": self.better,
            "baseline_start_date": self.baseline_span.start if self.baseline_span else None,
            "baseline_end_date": self.baseline_span.end if self.baseline_span else None,
            "baseline_value": self.baseline_value,
            "target_value": self.target_value,
            "target_date": self.target_date,
            "story": self.story,
            "counts_persons": self.counts_persons or (counted and self.data_code in COUNTS_OF_PEOPLE),
            "part_of_id": self.part_of_id,
            "is_public": self.is_public,
        }


@transaction.atomic
def add_indicator(*, form_key: UUID, words: IndicatorWords) -> Indicator:
    """A new indicator at the end of the list. The same `form_key` gives the first one back."""
    if (made := Indicator.objects.filter(pk=form_key).first()) is not None:
        there: Indicator = made
        return there
    _refuse_what_does_not_fit(words, None)
    last = Indicator.objects.aggregate(last=Max("position"))["last"] or 0
    row = Indicator(pk=form_key, partnership_id=current_partnership_id(), position=last + 1, **words.columns())
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise _name_taken() from error
    record(action="indicator.added", subject=row)
    return row


@transaction.atomic
def change_indicator(*, indicator_id: UUID, version: int, words: IndicatorWords) -> None:
    """Raises `Conflict` when somebody else changed it in the meantime. What the CBS counts stays what it is."""
    row = Indicator.of(indicator_id)
    _refuse_what_does_not_fit(words, row)
    _refuse_forgetting(words, row)
    columns = words.columns()
    if row.obtained == Obtained.MUNICIPALITY:
        columns = {name: value for name, value in columns.items() if name not in ("obtained", "data_code")}
    try:
        with transaction.atomic():
            changed = Indicator.objects.filter(pk=indicator_id, version=version).update(
                **columns, version=F("version") + 1
            )
    except IntegrityError as error:
        raise _name_taken() from error
    if not changed:
        raise Conflict(_("Iemand anders heeft dit cijfer net gewijzigd."))
    record(action="indicator.changed", subject=row)


@transaction.atomic
def remove_indicator(*, indicator_id: UUID) -> None:
    """With all its values; what was published or finished with it stays as it was then.

    Refused when people could be found by laying it beside a figure that is made anew.
    """
    row = Indicator.of(indicator_id)
    by_itself = row.obtained == Obtained.DATA and row.part_of_id is None and not row.parts.exists()
    if not by_itself and _was_shown(row):  # what Samenspel counts is known again by what it counts
        raise Refused(
            _(
                "Dit cijfer telt mensen en stond openbaar. Het blijft staan: zo kan niemand uit oud en nieuw een paar "
                "mensen uitrekenen. Haal het vinkje bij openbaar weg, en kies het niet in je verslagen."
            )
        )
    record(action="indicator.removed", subject=row, values=row.measurements.count())
    row.delete()


def _refuse_what_does_not_fit(words: IndicatorWords, row: Indicator | None) -> None:
    if words.goal_id is not None:
        Goal.of(words.goal_id)
    if (words.baseline_value is None) != (words.baseline_span is None):
        field = "baseline_value" if words.baseline_value is None else "baseline_period"
        raise Refused(_("Vul bij het begin allebei in: de periode en het getal."), field=field)
    if (words.target_value is None) != (words.target_date is None):
        field = "target_value" if words.target_value is None else "target_date"
        raise Refused(_("Vul bij het doel allebei in: het getal en de dag waarop het er moet zijn."), field=field)
    _refuse_target_on_the_wrong_side(words)
    if words.obtained == Obtained.DATA and words.data_code not in Counted.values:
        raise Refused(_("Kies wat Samenspel moet tellen."), field="data_code")
    if words.part_of_id is not None:
        _refuse_circle_of_parts(words.part_of_id, row)
    if row is not None and words.obtained == Obtained.DATA != row.obtained and row.measurements.exists():
        raise Refused(
            _("Bij dit cijfer staan al waarden met de hand. Maak een nieuw cijfer voor wat Samenspel telt."),
            field="obtained",
        )


def _refuse_forgetting(words: IndicatorWords, row: Indicator) -> None:
    """What was shown of people is laid beside what is shown next; that they are people, and whose part, stays said."""
    if not _was_shown(row):
        return
    why = _(
        "Dit cijfer stond openbaar. Daarom blijft dit staan: anders zijn uit oud en nieuw een paar mensen te vinden."
    )
    if not words.columns()["counts_persons"]:
        raise Refused(why, field="counts_persons")
    if row.part_of_id is not None and row.part_of_id != words.part_of_id:
        raise Refused(why, field="part_of")
    if (row.unit == "%") != (words.unit == "%"):
        raise Refused(why, field="unit")


def _was_shown(row: Indicator) -> bool:
    """Whether everybody could see people of this figure, of its whole, or of a part of it."""
    if not row.counts_persons:
        return False
    together = [row, *([row.part_of] if row.part_of else []), *row.parts.all()]
    whats = [counted_as(one.obtained, one.data_code, one.pk) for one in together]
    shown: bool = ReleasedCount.objects.filter(what__in=whats, shown__isnull=False).exists()
    return shown


def _refuse_target_on_the_wrong_side(words: IndicatorWords) -> None:
    if words.target_value is None or words.baseline_value is None:
        return
    up = words.better == Better.UP
    if words.better != Better.NONE and is_worse(
        float(words.target_value), float(words.baseline_value), up_is_better=up
    ):
        raise Refused(
            _("Het doel ligt lager dan het begin, en je koos dat omhoog beter is. Kijk de getallen na.")
            if up
            else _("Het doel ligt hoger dan het begin, en je koos dat omlaag beter is. Kijk de getallen na."),
            field="target_value",
        )
    if words.target_date and words.baseline_span and words.target_date <= words.baseline_span.end:
        raise Refused(_("De dag van het doel ligt vóór het einde van de beginperiode."), field="target_date")


def _refuse_circle_of_parts(whole_id: UUID, row: Indicator | None) -> None:
    """A part has one whole, and a whole is no part: nothing is a part of itself along a way round."""
    whole = Indicator.of(whole_id)
    if row is not None and (whole.pk == row.pk or row.parts.exists()):
        raise Refused(_("Dit cijfer is zelf een geheel. Het kan geen deel zijn van een ander."), field="part_of")
    if whole.part_of_id is not None:
        raise Refused(_("Dat cijfer is zelf een deel. Kies het geheel daarboven."), field="part_of")


def _name_taken() -> Refused:
    return Refused(_("Er is al een cijfer met deze naam."), field="name")


# --- values -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueWords:
    span: Span
    value: Decimal
    people: int | None = None
    note: str = ""
    source: str = ""

    def columns(self) -> dict[str, object]:
        return {
            "start_date": self.span.start,
            "end_date": self.span.end,
            "value": self.value,
            "people": self.people,
            "note": self.note,
            "source": self.source,
        }


def written_by_hand(indicator_id: UUID) -> Indicator:
    """The indicator, kept from others until the transaction ends: its periods are compared one writer at a time."""
    Indicator.of(indicator_id)
    row: Indicator = Indicator.objects.select_for_update().get(pk=indicator_id)
    if row.obtained == Obtained.DATA:
        raise Refused(_("Dit cijfer telt Samenspel zelf. Er kan geen waarde bij met de hand."))
    return row


def refuse_value(row: Indicator, words: ValueWords, others: list[tuple[UUID, Span]]) -> None:
    """A value that cannot be, or a period that runs into another one; `others` are the periods that stay."""
    overlap = next((span for _pk, span in others if span.overlaps(words.span)), None)
    if overlap is not None:
        raise Refused(
            _("Deze periode valt samen met %(period)s, waar al een waarde voor is. Verander die, of kies een andere.")
            % {"period": span_words(overlap)},
            field="period",
        )
    if row.unit == "%" and not -1000 <= words.value <= 1000:
        raise Refused(_("Dit percentage kan niet. Kijk de komma na."), field="value")
    if row.unit == "%" and words.people is not None and not 0 <= words.value <= 100:
        raise Refused(_("Een deel van mensen ligt tussen 0 en 100 procent."), field="value")


def spans_of(row: Indicator) -> list[tuple[UUID, Span]]:
    found = Measurement.objects.filter(indicator=row).values_list("pk", "start_date", "end_date")
    return [(pk, Span(start, end)) for pk, start, end in found]


@transaction.atomic
def add_value(*, form_key: UUID, indicator_id: UUID, words: ValueWords) -> Measurement:
    """A value by hand. The same `form_key` gives the first one back."""
    row = written_by_hand(indicator_id)
    if (made := Measurement.objects.filter(pk=form_key).first()) is not None:
        there: Measurement = made
        return there
    refuse_value(row, words, spans_of(row))
    measurement = Measurement(
        pk=form_key, partnership_id=row.partnership_id, indicator=row, origin=Origin.HAND, **words.columns()
    )
    measurement.save(force_insert=True)
    record(action="measurement.added", subject=measurement)
    return measurement


@transaction.atomic
def change_value(*, indicator_id: UUID, measurement_id: UUID, version: int, words: ValueWords) -> None:
    """Raises `Conflict` when somebody else changed it in the meantime."""
    row = written_by_hand(indicator_id)
    measurement = Measurement.of(measurement_id)
    refuse_value(row, words, [(pk, span) for pk, span in spans_of(row) if pk != measurement.pk])
    changed = Measurement.objects.filter(pk=measurement_id, indicator=row, version=version).update(
        **words.columns(), origin=Origin.HAND, version=F("version") + 1
    )
    if not changed:
        raise Conflict(_("Iemand anders heeft deze waarde net gewijzigd."))
    record(action="measurement.changed", subject=measurement)


@transaction.atomic
def remove_value(*, indicator_id: UUID, measurement_id: UUID) -> None:
    row = written_by_hand(indicator_id)
    measurement = Measurement.of(measurement_id)
    if measurement.indicator_id == row.pk:
        record(action="measurement.removed", subject=measurement)
        measurement.delete()
