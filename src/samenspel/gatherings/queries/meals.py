# SPDX-License-Identifier: EUPL-1.2
"""How many eat along, what they eat, and what to buy. Without names, unless the cook needs them."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.domain.diets import DietGroup, diet_key, group_diets
from samenspel.domain.shopping import amount_to_buy, unit_for, written
from samenspel.gatherings.constants import DIET_KEPT_DAYS, MEAL_BEGINS_WITH, RegistrationState
from samenspel.gatherings.models import Gathering, Meal, Registration


@dataclass(frozen=True, slots=True)
class ShoppingLine:
    """`a_person` and `total` as they are written, with a comma, and the unit as it is said beside each."""

    what: str
    hundredths: int
    unit: str
    a_person: str
    unit_a_person: str
    total: str
    unit_total: str


@dataclass(frozen=True, slots=True)
class Eater:
    """A name beside a wish; only where that was asked for."""

    name: str
    organization: str
    diet: str


@dataclass(frozen=True, slots=True)
class MealPage:
    gathering_id: UUID
    title: str
    starts_at: datetime
    place: str
    with_meal: bool
    version: int  # 0: nobody changed the list yet
    eat: int
    eat_not: int
    eat_unknown: int
    cook_for: int | None  # what the facilitator chose
    people: int  # what the amounts are counted with
    diets: list[DietGroup]
    names: list[Eater]
    lines: list[ShoppingLine]
    diets_until: datetime
    diets_gone: bool

    @property
    def expected(self) -> int:
        """Who said yes, and who said nothing: they usually eat along."""
        return self.eat + self.eat_unknown


def meal_page(gathering_id: UUID, *, with_names: bool = False) -> MealPage:
    gathering = Gathering.of(gathering_id)
    meal: Meal | None = Meal.objects.filter(gathering=gathering).first()
    seated = Registration.objects.filter(gathering=gathering, state=RegistrationState.SEATED)
    said = Counter(seated.values_list("eats_along", flat=True))
    wishes = seated.exclude(eats_along=False).exclude(diet="")
    cook_for = meal.cook_for if meal else None
    people = cook_for if cook_for is not None else said[True] + said[None]
    until = gathering.ends_at + timedelta(days=DIET_KEPT_DAYS)
    return MealPage(
        gathering_id=gathering.pk,
        title=gathering.title,
        starts_at=gathering.starts_at,
        place=gathering.place,
        with_meal=gathering.with_meal,
        version=meal.version if meal else 0,
        eat=said[True],
        eat_not=said[False],
        eat_unknown=said[None],
        cook_for=cook_for,
        people=people,
        diets=group_diets(wishes.values_list("diet", flat=True)),
        names=_names(wishes) if with_names else [],
        lines=[_line(line, people) for line in (meal.lines if meal else _to_begin_with())],
        diets_until=until,
        diets_gone=until <= timezone.now(),
    )


def _to_begin_with() -> list[dict[str, Any]]:
    return [
        {"what": str(what), "hundredths": hundredths, "unit": str(unit)} for what, hundredths, unit in MEAL_BEGINS_WITH
    ]


def _line(line: dict[str, Any], people: int) -> ShoppingLine:
    hundredths = int(line["hundredths"])
    total = amount_to_buy(hundredths=hundredths, people=people)
    return ShoppingLine(
        what=line["what"],
        hundredths=hundredths,
        unit=line["unit"],
        a_person=written(hundredths),
        unit_a_person=unit_for(hundredths, line["unit"]),
        total=written(total),
        unit_total=unit_for(total, line["unit"]),
    )


def _names(wishes: Any) -> list[Eater]:
    rows = wishes.select_related("contact__partner__organization").order_by(Lower("contact__name"), "pk")
    return [
        Eater(row.contact.name, row.contact.partner.organization.name if row.contact.partner else "", row.diet)
        for row in rows
        if diet_key(row.diet)
    ]


def meal_data(page: MealPage) -> dict[str, Any]:
    """For the paper."""
    day = date_format(timezone.localtime(page.starts_at), "l j F Y")
    return {
        "title": _("Eten en boodschappen, %(title)s") % {"title": page.title},
        "heading": _("Eten en boodschappen"),
        "subheading": " · ".join((page.title, day, page.place)),
        "figures": [
            {"number": str(page.people), "word": _("mensen om voor te koken")},
            {"number": str(page.eat), "word": _("eten mee")},
            {"number": str(page.eat_unknown), "word": _("zeiden niets")},
        ],
        "diets": [{"number": str(group.people), "words": group.words} for group in page.diets],
        "names": [{"name": one.name, "organization": one.organization, "diet": one.diet} for one in page.names],
        "lines": [
            {
                "what": one.what,
                "total": f"{one.total} {one.unit_total}".strip(),
                "each": f"{one.a_person} {one.unit_a_person}".strip(),
            }
            for one in page.lines
        ],
        "words": {
            "diets": _("Wat mensen niet eten, of juist wel"),
            "nothing": _("Niemand gaf iets op over eten."),
            "names": _("Wie wat eet"),
            "buy": _("Boodschappen"),
            "what": _("Wat"),
            "total": _("Hoeveel"),
            "each": _("Per persoon"),
            "name": _("Naam"),
            "organization": _("Organisatie"),
            "diet": _("Wat ze eten"),
            "throw": _("Gooi dit papier na de bijeenkomst weg: wat iemand eet, is persoonlijk."),
            "replaced": _("Waar □ staat, kon de letter een teken niet drukken."),
        },
    }
