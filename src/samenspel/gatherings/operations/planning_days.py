# SPDX-License-Identifier: EUPL-1.2
"""Days on which the partnership would rather not meet."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.gatherings.models import DayToAvoid

MOST_DAYS = 200
LONGEST = 92  # days; a school holiday lasts six weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFacts:
    """One day, or several in a row."""

    name: str
    first_date: date
    last_date: date


@transaction.atomic
def add_day(*, day_id: UUID, facts: DayFacts) -> DayToAvoid:
    """The same `day_id` twice is one row."""
    made: DayToAvoid | None = DayToAvoid.objects.filter(pk=day_id).first()
    if made is not None:
        return made
    if facts.last_date < facts.first_date:
        raise Refused(_("De laatste dag ligt voor de eerste."), field="last_date")
    if (facts.last_date - facts.first_date).days >= LONGEST:
        raise Refused(_("Dit is langer dan drie maanden. Klopt het jaar?"), field="last_date")
    if DayToAvoid.objects.count() >= MOST_DAYS:
        raise Refused(_("Er staan al %(most)d dagen. Haal eerst oude weg.") % {"most": MOST_DAYS})
    day = DayToAvoid(
        pk=day_id,
        partnership_id=current_partnership_id(),
        name=facts.name,
        first_date=facts.first_date,
        last_date=facts.last_date,
    )
    try:
        with transaction.atomic():
            day.save(force_insert=True)
    except IntegrityError as error:  # an id that is taken, but not by a row this person may see
        raise NotFound(str(day_id)) from error
    record(action="day.avoided", subject=day)
    return day


@transaction.atomic
def remove_day(*, day_id: UUID) -> DayFacts:
    """Returns what is needed to put it back."""
    day = DayToAvoid.of(day_id)
    record(action="day.allowed", subject=day)
    DayToAvoid.objects.filter(pk=day_id).delete()
    return DayFacts(name=day.name, first_date=day.first_date, last_date=day.last_date)
