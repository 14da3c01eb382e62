# SPDX-License-Identifier: EUPL-1.2
"""Writing down what one person said: by telephone, as a newcomer, as a change."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.base.errors import Conflict, Refused
from samenspel.base.fields import plain_text
from samenspel.gatherings.constants import RegistrationState
from samenspel.gatherings.forms.registering import AnswerForm, DetailsForm, NewcomerForm
from samenspel.gatherings.models import Registration
from samenspel.gatherings.operations.registering import decide_newcomer, note_details, register_by_staff
from samenspel.gatherings.operations.registering_newcomers import register_newcomer_by_staff
from samenspel.gatherings.queries.registering import details_for_staff, gathering_head, people_to_add
from samenspel.gatherings.queries.registering_details import details_version
from samenspel.gatherings.views.frame import details_conflict
from samenspel.gatherings.views.registering import frame
from samenspel.organizations.models import Contact


@requires("registrations.change")
@require_safe
def registration_add(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Find whoever is on the phone; each found name has its three buttons."""
    text = plain_text(request.GET.get("q", ""))[:100]
    context = {
        **frame(request, gathering_id),
        "text": text,
        "people": people_to_add(gathering_id, text=text),
        "query": request.GET.urlencode(),
        "search_url": request.path,
    }
    return render(request, "gatherings/registering/registration_add.html", context)


@requires("registrations.change")
@require_http_methods(["GET", "HEAD", "POST"])
def registration_newcomer(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    form = NewcomerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            registration = register_newcomer_by_staff(gathering_id=gathering_id, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _sentence(form.cleaned_data["name"], registration))
            return redirect("gatherings:registration_list", slug=slug, gathering_id=gathering_id)
    context = {**frame(request, gathering_id), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "gatherings/registering/registration_newcomer.html", context, status=status)


@requires("registrations.change")
@require_POST
def registration_answer(request: HttpRequest, slug: str, gathering_id: UUID, contact_id: UUID) -> HttpResponse:
    gathering_head(gathering_id)
    form = AnswerForm(request.POST)
    name = Contact.of(contact_id).name
    if form.is_valid():
        try:
            answer = form.cleaned_data["answer"]
            registration = register_by_staff(gathering_id=gathering_id, contact_id=contact_id, answer=answer)
        except Refused as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _sentence(name, registration))
    else:
        messages.error(request, _("Kies ja, misschien of nee."))
    return _back(request, slug, gathering_id)


@requires("registrations.change")
@require_POST
def registration_decide(request: HttpRequest, slug: str, gathering_id: UUID, registration_id: UUID) -> HttpResponse:
    details = details_for_staff(gathering_id, registration_id)
    try:
        registration = decide_newcomer(registration_id=registration_id, approve=request.POST.get("let_in") == "yes")
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _sentence(details.name, registration))
    return _back(request, slug, gathering_id)


@requires("registrations.change")
@require_http_methods(["GET", "HEAD", "POST"])
def registration_edit(request: HttpRequest, slug: str, gathering_id: UUID, registration_id: UUID) -> HttpResponse:
    details = details_for_staff(gathering_id, registration_id)
    context = frame(request, gathering_id)
    form = DetailsForm(
        request.POST if request.method == "POST" else None,
        with_meal=context["gathering"].with_meal,
        initial={**details.values, "version": details_version(details.values)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            note_details(registration_id=registration_id, **form.values())
        except Conflict:
            return details_conflict(request, form, details.values, back_url=request.path)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("Bewaard bij %(name)s.") % {"name": details.name})
            return redirect("gatherings:registration_list", slug=slug, gathering_id=gathering_id)
    context |= {"form": form, "details": details}
    status = 422 if form.is_bound else 200
    return render(request, "gatherings/registering/registration_edit.html", context, status=status)


def _sentence(name: str, registration: Registration) -> str:
    words = {
        RegistrationState.SEATED: _("%(name)s komt en heeft een plek."),
        RegistrationState.WAITING: _("Alles is vol. %(name)s staat op de wachtlijst."),
        RegistrationState.PENDING: _("%(name)s wacht op goedkeuring."),
        RegistrationState.CANCELLED: _("%(name)s is afgemeld."),
        RegistrationState.NONE: _("Het antwoord van %(name)s is bewaard."),
    }
    return words[RegistrationState(registration.state)] % {"name": name}


def _back(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponseRedirect:
    """To the list as it was narrowed, or to the search for who is on the phone."""
    page = "registration_add" if request.GET.get("van") == "erbij" else "registration_list"
    query = request.GET.copy()
    query.pop("van", None)
    address = reverse(f"gatherings:{page}", kwargs={"slug": slug, "gathering_id": gathering_id})
    return HttpResponseRedirect(f"{address}?{query.urlencode()}" if query else address)
