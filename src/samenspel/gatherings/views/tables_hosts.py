# SPDX-License-Identifier: EUPL-1.2
"""Who stays at one table all evening."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenspel.access.guards import requires
from samenspel.base.errors import Refused
from samenspel.gatherings.forms.tables import HostsForm
from samenspel.gatherings.operations.tables import choose_hosts
from samenspel.gatherings.queries.tables import evening_head, host_choices
from samenspel.gatherings.views.frame import tabs_of


@requires("tables.change")
@require_http_methods(["GET", "POST"])
def table_hosts(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    head = evening_head(gathering_id)
    people = host_choices(gathering_id)
    choices = [(str(one.registration_id), ", ".join(filter(None, (one.name, one.organization)))) for one in people]
    chosen = [str(one.registration_id) for one in people if one.is_host]
    form = HostsForm(request.POST or None, people=choices, initial={"hosts": chosen})
    if request.method == "POST":
        form = HostsForm(request.POST, people=choices)
        if form.is_valid():
            try:
                count = choose_hosts(
                    gathering_id=gathering_id, registration_ids=[UUID(one) for one in form.cleaned_data["hosts"]]
                )
            except Refused as refusal:
                form.add_error(None, refusal.message)
            else:
                messages.success(request, _told(count))
                return redirect("gatherings:table_plan", slug=slug, gathering_id=gathering_id)
    context = {"gathering": head, "tabs": tabs_of(request, gathering_id), "form": form, "people": people}
    return render(request, "gatherings/evening/table_hosts.html", context, status=422 if form.errors else 200)


def _told(count: int) -> str:
    sentence = ngettext(
        "Er is %(count)d gastgever. Maak de tafels opnieuw, dan blijft die aan één tafel.",
        "Er zijn %(count)d gastgevers. Maak de tafels opnieuw, dan blijven zij aan één tafel.",
        count,
    )
    return sentence % {"count": count}
