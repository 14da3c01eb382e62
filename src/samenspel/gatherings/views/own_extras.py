# SPDX-License-Identifier: EUPL-1.2
"""After the answer: what somebody needs, a colleague, the calendar."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.access.guards import requires
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.forms.registering import ColleagueForm, DetailsForm
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations.registering import note_details
from samenspel.gatherings.operations.registering_mail import own_calendar_file
from samenspel.gatherings.operations.registering_newcomers import bring_colleague
from samenspel.gatherings.queries.registering_details import details_values, details_version
from samenspel.gatherings.queries.registering_own import own_gathering
from samenspel.gatherings.views.frame import details_conflict


@requires("own.registration")
@require_http_methods(["GET", "HEAD", "POST"])
def own_details(request: HttpRequest, slug: str, token: str, gathering_id: UUID) -> HttpResponse:
    gathering = own_gathering(gathering_id)
    if gathering.mine is None:
        raise NotFound("no answer yet")
    now = details_values(gathering.mine)
    form = DetailsForm(
        request.POST if request.method == "POST" else None,
        with_meal=gathering.with_meal,
        initial={**now, "version": details_version(now)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            note_details(registration_id=gathering.mine.registration_id, **form.values())
        except Conflict:
            return details_conflict(request, form, now, back_url=request.path)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("Bewaard. We houden er rekening mee."))
            return redirect("gatherings:own_registration", slug=slug, token=token, gathering_id=gathering_id)
    context = {"gathering": gathering, "form": form, "token": token}
    return render(request, "gatherings/registering/own_details.html", context, status=422 if form.is_bound else 200)


@requires("own.registration")
@require_http_methods(["GET", "HEAD", "POST"])
def own_colleague(request: HttpRequest, slug: str, token: str, gathering_id: UUID) -> HttpResponse:
    gathering = own_gathering(gathering_id)
    form = ColleagueForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            bring_colleague(gathering_id=gathering_id, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _brought(form.cleaned_data["name"], by_mail=bool(form.cleaned_data["email"])))
            return redirect("gatherings:own_registration", slug=slug, token=token, gathering_id=gathering_id)
    context = {"gathering": gathering, "form": form, "token": token}
    return render(request, "gatherings/registering/own_colleague.html", context, status=422 if form.is_bound else 200)


def _brought(name: str, *, by_mail: bool) -> str:
    if by_mail:
        return _("Fijn dat je %(name)s meeneemt. %(name)s krijgt een mail met een eigen link.") % {"name": name}
    return _("Fijn dat je %(name)s meeneemt. De aanjager neemt contact op.") % {"name": name}


@requires("own.registration")
@require_safe
def own_calendar(request: HttpRequest, slug: str, token: str, gathering_id: UUID) -> HttpResponse:
    own_gathering(gathering_id)
    calendar = own_calendar_file(Gathering.of(gathering_id), contact_id=current_actor().contact_id)
    response = HttpResponse(calendar, content_type="text/calendar")
    response["Content-Disposition"] = 'attachment; filename="bijeenkomst.ics"'
    return response
