# SPDX-License-Identifier: EUPL-1.2
"""Looking before saving: what is on a day, and the place of a host. Nothing is kept and nothing typed is lost.

Two buttons of the form send it without saving: "Kijk wat er op deze dag is" and "Vul plek en adres in". With scripts
the day looks by itself.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, QueryDict

from samenspel.gatherings.forms.planning_days import DayCheckForm
from samenspel.gatherings.queries.hosting import host_place
from samenspel.gatherings.queries.planning_days import clashes_with
from samenspel.gatherings.queries.planning_turnout import own_turnout

LOOK, FILL = "kijk", "vul_plek"  # names of the two buttons
Choice = tuple[str, str]


def _only_looks(request: HttpRequest) -> bool:
    return request.method == "POST" and bool({LOOK, FILL} & request.POST.keys())


def typed_or_looked_at(request: HttpRequest) -> tuple[QueryDict | None]:
    """The data for a form: what is to be saved, or nothing when somebody only looks."""
    return (request.POST if request.method == "POST" and not _only_looks(request) else None,)


def looked_at(request: HttpRequest, hosts: Sequence[Choice]) -> dict[str, Any]:
    """What was typed, as the form begins anew with it; with the place of the host when that was asked."""
    if not _only_looks(request):
        return {}
    typed: dict[str, Any] = {name: value for name, value in request.POST.items() if name != "csrfmiddlewaretoken"}
    for box in ("with_tables", "with_meal", "newcomers_need_approval"):
        typed[box] = box in request.POST
    if FILL in request.POST:
        typed |= _place_of(request.POST.get("host", ""), hosts)
    return typed


def chosen_host(request: HttpRequest, hosts: Sequence[Choice]) -> dict[str, Any]:
    """Somebody chose a host in the list of hosts: the form begins with its place."""
    return _place_of(request.GET.get("gastheer", ""), hosts)


def _place_of(partner_id: str, hosts: Sequence[Choice]) -> dict[str, Any]:
    if not partner_id or partner_id not in dict(hosts):
        return {}
    found = host_place(UUID(partner_id))
    return {"host": partner_id, "place": found.place, "address": found.address}


def day_words(request: HttpRequest, form: forms.Form) -> dict[str, Any]:
    """For the card about the day: how former sessions were attended, and what the day of now runs into."""
    values = {name: form[name].value() for name in ("form_key", "day", "begins", "ends")}
    check = DayCheckForm({name: str(value) for name, value in values.items() if value})
    moments = check.moments()
    clashes = clashes_with(*moments, besides=check.cleaned_data["form_key"]) if moments else []
    return {"turnout": own_turnout(), "clashes": clashes, "looked": LOOK in request.POST and not clashes and moments}
