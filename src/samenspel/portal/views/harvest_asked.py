# SPDX-License-Identifier: EUPL-1.2
"""Which period a page of the Oogst is about, and the sheet of it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from samenspel.portal.forms import PeriodForm
from samenspel.portal.queries import harvest as queries
from samenspel.portal.queries.harvest import Period, Tie
from samenspel.portal.queries.harvest_findings import names_here
from samenspel.portal.queries.harvest_public import public_sheet
from samenspel.portal.queries.harvest_sheet import Days, Sheet, harvest_sheet
from samenspel.portal.queries.harvest_told import AllTold, all_told


@dataclass(frozen=True, slots=True)
class Asked:
    """The Oogst of one period, with what it was made of."""

    days: Days
    period: Period
    ties: list[Tie]
    told: AllTold
    sheet: Sheet


def days_asked(request: HttpRequest) -> Days:
    return Days(*PeriodForm(request.GET).days())


def query_of(days: Days) -> dict[str, str]:
    asked = {"van": days.first, "tot": days.last}
    return {name: day.isoformat() for name, day in asked.items() if day}


def address_of(name: str, slug: str, days: Days, **more: str) -> str:
    """A page about these days; `more` are arguments of the address."""
    query = urlencode(query_of(days))
    path = reverse(f"portal:{name}", kwargs={"slug": slug, **more})
    return f"{path}?{query}" if query else path


def harvest_of(request: HttpRequest, days: Days) -> Asked:
    known = queries.ties()
    found = queries.period(first_date=days.first, last_date=days.last, known=known)
    told = all_told()
    texts = told.texts.get(days, {})
    sheet = harvest_sheet(request.partnership, texts, found, known)  # type: ignore[attr-defined]
    return Asked(days, found, known, told, sheet)


def public_harvest_of(asked: Asked, *, with_organizations: bool) -> Sheet:
    """The same for everybody."""
    return public_sheet(asked.sheet, asked.ties, names_here(), with_organizations=with_organizations)
