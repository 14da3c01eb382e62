# SPDX-License-Identifier: EUPL-1.2
"""What the made-up municipality measures: some of it counted, some by hand. Every number here is invented."""

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from samenspel.agenda.models import Goal
from samenspel.base.scope import current_partnership_id
from samenspel.demo.operations.goals import GOALS
from samenspel.domain.periods import year_span
from samenspel.measurement.constants import Better, Counted, DashboardPart, IndicatorKind, Obtained
from samenspel.measurement.operations.import_reading import Line
from samenspel.measurement.operations.importing import take_values
from samenspel.measurement.operations.indicators import IndicatorWords, add_indicator
from samenspel.measurement.operations.publishing import publish_dashboard
from samenspel.measurement.operations.reports import add_report, finish_report, tell_report
from samenspel.measurement.queries.dashboard import draft
from samenspel.partnerships.models import Partnership

MADE_UP = "Verzonnen voorbeeld"
REPORT = UUID("5f0a3c1e-2018-4020-8000-000000000001")  # the guide has a picture of it
FAST = "Gezinnen die binnen twee weken hulp kregen"
HELPED = "Gezinnen die wij samen hielpen"
RELIEF = "Gezinnen met minder geldzorgen na een half jaar"
LOW_INCOME = "Huishoudens met een laag inkomen"
CHILDREN = "Kinderen die niet konden sporten door geld"
LETTERS = "Brieven die in één keer te begrijpen zijn"
TABLES = "Maaltijden in de buurthuizen"
HOMES = "Huizen met minder tocht"
OF_GOALS = (FAST, LETTERS, TABLES, HOMES, CHILDREN)  # in the order of GOALS

FIGURES = (
    IndicatorWords(
        name="Mensen op onze bijeenkomsten",
        kind=IndicatorKind.HOW_MUCH,
        obtained=Obtained.DATA,
        data_code=Counted.PEOPLE,
        unit="mensen",
        definition="Iedereen die ten minste één keer kwam, per jaar één keer geteld.",
        is_public=True,
    ),
    IndicatorWords(
        name="Nieuwe verbindingen",
        kind=IndicatorKind.HOW_MUCH,
        obtained=Obtained.DATA,
        data_code=Counted.NEW_CONNECTIONS,
        definition="Paren van mensen die elkaar op een bijeenkomst leerden kennen. Eén van de twee noemde de ander.",
        is_public=True,
    ),
    IndicatorWords(
        name="Actiepunten die gedaan zijn",
        kind=IndicatorKind.HOW_WELL,
        obtained=Obtained.DATA,
        data_code=Counted.ACTIONS_DONE,
        story="Wie meteen een datum en een maatje noemt, doet het vaker. Na de zomer belden we iedereen na.",
        is_public=True,
    ),
    IndicatorWords(
        name=HELPED,
        kind=IndicatorKind.HOW_MUCH,
        unit="gezinnen",
        definition="Gezinnen die via een partner hulp kregen, opgeteld uit de jaarverslagen van zes partners.",
        source=MADE_UP,
        counts_persons=True,
        is_public=True,
    ),
    IndicatorWords(
        name=FAST,
        kind=IndicatorKind.HOW_WELL,
        unit="%",
        definition="Van de gezinnen die via een partner binnenkwamen: de eerste hulp was er binnen veertien dagen.",
        source=MADE_UP,
        counts_persons=True,
        baseline_span=year_span(2018),
        baseline_value=Decimal(38),
        target_value=Decimal(70),
        target_date=date(2027, 12, 31),
        story="Sinds Welzijn en de Voedselbank elkaar op maandag bellen, blijft er minder liggen. In 2020 was er een "
        "half jaar niemand bij het loket; dat zie je terug.",
        is_public=True,
    ),
    IndicatorWords(
        name=RELIEF,
        kind=IndicatorKind.BETTER_OFF,
        unit="%",
        definition="Wie zelf zegt dat de zorgen over geld minder zijn, een half jaar na de eerste hulp.",
        source=MADE_UP,
        counts_persons=True,
        target_value=Decimal(50),
        target_date=date(2027, 12, 31),
    ),
    IndicatorWords(
        name=LOW_INCOME,
        kind=IndicatorKind.POPULATION,
        unit="%",
        better=Better.DOWN,
        source=MADE_UP,
        baseline_span=year_span(2018),
        baseline_value=Decimal("9.1"),
        is_public=True,
    ),
    IndicatorWords(
        name=CHILDREN,
        kind=IndicatorKind.POPULATION,
        unit="%",
        better=Better.DOWN,
        source=MADE_UP,
        target_value=Decimal(5),
        target_date=date(2028, 12, 31),
    ),
    IndicatorWords(
        name=LETTERS,
        kind=IndicatorKind.HOW_WELL,
        unit="%",
        definition="Tien brieven per jaar, gelezen door vier mensen die zelf schulden hadden.",
        source=MADE_UP,
        target_value=Decimal(90),
        target_date=date(2028, 12, 31),
        is_public=True,
    ),
    IndicatorWords(
        name=TABLES,
        kind=IndicatorKind.HOW_MUCH,
        unit="maaltijden",
        definition="Borden op tafel in de drie buurthuizen, door de koks geteld.",
        source=MADE_UP,
        is_public=True,
    ),
    IndicatorWords(
        name=HOMES,
        kind=IndicatorKind.HOW_MUCH,
        unit="huizen",
        definition="Huizen waar de energiecoach langskwam voor tocht en stroom.",
        source=MADE_UP,
        target_value=Decimal(250),
        target_date=date(2027, 12, 31),
        is_public=True,
    ),
)

# name → year → value, or (value, of how many)
VALUES: dict[str, dict[int, str | tuple[str, int]]] = {
    HELPED: {2018: "151", 2019: "164", 2020: "188", 2022: "171", 2023: "190", 2024: "203", 2025: "226"},
    FAST: {2018: ("38", 151), 2019: ("45", 164), 2020: ("41", 188), 2024: ("52", 203), 2025: ("58", 226)},
    RELIEF: {2020: ("43", 7), 2025: ("48", 21)},
    LOW_INCOME: {2018: "9.1", 2019: "8.8", 2020: "8.4", 2021: "8.5", 2023: "8.7", 2024: "8.2"},
    CHILDREN: {2020: ("12", 410), 2024: ("9.5", 388)},
    LETTERS: {2023: "30", 2024: "50", 2025: "60"},
    TABLES: {2022: "2140", 2023: "2875", 2024: "3310", 2025: "3265"},
    HOMES: {2023: "84", 2024: "131", 2025: "178"},
}


TOLD = {
    "kort": "Partners van het pact leerden elkaar kennen op steeds een andere plek. Daardoor bellen ze elkaar nu "
    "eerder, en wacht een gezin minder lang.",
    "gedaan": "De aanjager belde iedereen vooraf. Op de bijeenkomsten zat niemand naast iemand die hij al kende.",
    "goed": "Wie elkaar in de ogen had gekeken, belde daarna zonder drempel. Dat lag aan de tijd die er was om te "
    "praten, en aan soep na afloop.",
    "niet": "Avonden waren voor ouders met jonge kinderen te laat. De actiepunten zonder datum bleven liggen.",
    "blijft": "De maandagse belronde tussen Welzijn en de Voedselbank kost niets en gaat door.",
    "verder": "Elk half jaar een bijeenkomst op een plek waar we nog niet waren, ook overdag.",
}


def make_indicators() -> None:
    """Some figures with years of values, one for each goal that runs; and what everybody may see of them."""
    goals = dict(Goal.objects.values_list("title", "pk"))
    linked = {name: goals[goal[0]] for name, goal in zip(OF_GOALS, GOALS, strict=False)}
    for words in FIGURES:
        row = add_indicator(form_key=uuid4(), words=words)
        if words.name in linked:
            type(row).objects.filter(pk=row.pk).update(goal_id=linked[words.name])
    take_values([line for name, years in VALUES.items() for line in _lines(name, years)])
    make_report()
    made = draft(Partnership.objects.get(pk=current_partnership_id()), DashboardPart.values)
    publish_dashboard(parts=DashboardPart.values, seen=made.digest, may_be_found=True)


def make_report() -> None:
    """One report about the first years, told and finished."""
    report = add_report(
        form_key=REPORT,
        title="Verslag van de eerste jaren",
        first_date=date(2018, 1, 1),
        last_date=date(2020, 12, 31),
        funders="Gemeente Zilverdam, Fonds Kind en Kans en Noodfonds De Handreiking",
    )
    for section, text in TOLD.items():
        tell_report(report_id=report.pk, section=section, text=text, version=0)
    finish_report(report_id=report.pk)


def _lines(name: str, years: dict[int, str | tuple[str, int]]) -> list[Line]:
    return [
        Line(number=0, name=name, span=year_span(year), value=Decimal(number), people=people)
        for year, given in years.items()
        for number, people in [given if isinstance(given, tuple) else (given, None)]
    ]
