# SPDX-License-Identifier: EUPL-1.2
"""Figures of the CBS about one municipality become population indicators."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.scope import current_partnership_id
from samenspel.measurement.constants import Better, IndicatorKind, Obtained, Origin, Published
from samenspel.measurement.models import Indicator, Measurement
from samenspel.measurement.queries.municipality import SOURCE, YEAR, municipalities, unit_of


@transaction.atomic
def take_municipality(*, area_code: str, codes: Collection[str]) -> int:
    """An indicator with the value of that year for each of these columns; how many came. What is there already stays.

    A column that the CBS leaves empty for this municipality makes no indicator.
    """
    place = municipalities().get(area_code)
    if place is None:
        raise Refused(_("Kies een gemeente."), field="place")
    there = set(
        Indicator.objects.filter(obtained=Obtained.MUNICIPALITY, area_code=area_code).values_list(
            "data_code", flat=True
        )
    )
    wanted = [code for code in Published.values if code in codes and code in place.figures and code not in there]
    taken = set(Indicator.objects.values_list("name", flat=True))
    position = Indicator.objects.aggregate(last=Max("position"))["last"] or 0
    for step, code in enumerate(wanted, start=1):
        name = str(Published(code).label)
        row = Indicator(
            partnership_id=current_partnership_id(),
            name=name if name not in taken else f"{name} ({place.name})",
            kind=IndicatorKind.POPULATION,
            obtained=Obtained.MUNICIPALITY,
            data_code=code,
            area_code=area_code,
            unit=unit_of(code),
            source=f"{SOURCE}; {place.name}",
            better=Better.NONE if code == Published.YOUTH_CARE else Better.DOWN,
            baseline_start_date=date(YEAR, 1, 1),
            baseline_end_date=date(YEAR, 12, 31),
            baseline_value=place.figures[code],
            position=position + step,
        )
        row.save(force_insert=True)
        Measurement(
            partnership_id=row.partnership_id,
            indicator=row,
            start_date=date(YEAR, 1, 1),
            end_date=date(YEAR, 12, 31),
            value=place.figures[code],
            source=SOURCE,
            origin=Origin.MUNICIPALITY,
        ).save(force_insert=True)
    if wanted:
        record(action="indicator.municipality_taken", area=area_code, count=len(wanted))
    return len(wanted)
