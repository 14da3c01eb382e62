# SPDX-License-Identifier: EUPL-1.2
"""The open page on which a volunteer without a link tells what they see; nobody is linked to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import public
from samenspel.agenda.forms.observations import OpenObservationForm
from samenspel.agenda.operations.observations import add_open_observation
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.errors import Refused
from samenspel.base.limits import PUBLIC_FORMS, count_try


@public
@READ_AND_WRITE
def open_observation(request: HttpRequest, slug: str) -> HttpResponse:
    form = OpenObservationForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_by_a_program:
        return redirect("agenda:open_observation_thanks", slug=slug)
    status = status_of(form)
    if form.is_bound and form.is_valid():
        if not count_try(request, PUBLIC_FORMS):
            form.add_error(None, _("Er kwam net veel binnen vanaf deze plek. Probeer het over een uur weer."))
            status = 429
        else:
            try:
                add_open_observation(form_key=form.key(), **form.values())
            except Refused as refusal:
                put_beside_field(form, refusal)
            else:
                return redirect("agenda:open_observation_thanks", slug=slug)
    return render(request, "agenda/observation_open.html", {"form": form}, status=status)


@public
@require_safe
def open_observation_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "agenda/observation_open_thanks.html")
