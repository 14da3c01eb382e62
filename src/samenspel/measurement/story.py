# SPDX-License-Identifier: EUPL-1.2
"""What may be said about a figure, in words: nothing about a direction from two values, nothing about a cause."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.domain.dutch_numbers import written
from samenspel.domain.trends import Direction
from samenspel.measurement.constants import Better
from samenspel.measurement.pictures import with_unit
from samenspel.measurement.queries.indicators import IndicatorRow, interval_of


def sentences_of(row: IndicatorRow) -> list[str]:
    """Short sentences beside the picture, the most needed first."""
    if row.last is None:
        return []
    found = [_little(row), _interval(row), _chance(row), _direction(row), _to_target(row)]
    return [sentence for sentence in found if sentence]


def _little(row: IndicatorRow) -> str:
    people = row.little
    if people is None:
        return ""
    return ngettext(
        "Dit is van %(people)d mens; dat zegt weinig.", "Dit is van %(people)d mensen; dat zegt weinig.", people
    ) % {"people": people}


def _interval(row: IndicatorRow) -> str:
    interval = interval_of(row, row.last) if row.last else None
    if interval is None:
        return ""
    return _("Met dit aantal mensen kan het echte deel tussen %(low)d en %(high)d procent liggen.") % {
        "low": round(interval.low),
        "high": round(interval.high),
    }


def _chance(row: IndicatorRow) -> str:
    return _("Het verschil met de vorige keer kan toeval zijn.") if row.can_be_chance else ""


def _direction(row: IndicatorRow) -> str:
    if row.can_be_chance:
        return ""
    words = {
        Direction.UP: _("Het getal ging telkens omhoog of bleef gelijk."),
        Direction.DOWN: _("Het getal ging telkens omlaag of bleef gelijk."),
        Direction.SAME: _("Het getal bleef gelijk."),
        Direction.UP_AND_DOWN: _("Het getal gaat op en neer."),
        Direction.TOO_FEW: _("Er zijn nog te weinig waarden om te zien welke kant het op gaat."),
    }
    return words[row.direction]


def _to_target(row: IndicatorRow) -> str:
    if row.last is None or row.target_value is None or row.target_date is None or row.better == Better.NONE:
        return ""
    value, target = row.last.value, row.target_value
    if row.reached:
        return _("Het doel van %(target)s is gehaald.") % {"target": with_unit(target, row.unit)}
    return _("Nog %(gap)s tot het doel van %(target)s in %(year)d.") % {
        "gap": written(abs(target - value)),
        "target": with_unit(target, row.unit),
        "year": row.target_date.year,
    }
