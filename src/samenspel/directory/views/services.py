# SPDX-License-Identifier: EUPL-1.2
"""The list of services with how true it still is, one service, and writing it down."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.directory.constants import LIFE_DOMAINS
from samenspel.directory.forms.listing import FRESHNESS_LABELS, FilterForm
from samenspel.directory.forms.services import OrganizationForm, ServiceForm, starting_values
from samenspel.directory.operations.asking_right import ask_now
from samenspel.directory.operations.confirming import confirm_service
from samenspel.directory.operations.listing_proposals import take_as_new
from samenspel.directory.operations.services import add_organization, add_service, change_service, set_listed
from samenspel.directory.queries.asking_right import ask_state
from samenspel.directory.queries.listing_proposals import count_open, proposed_facts
from samenspel.directory.queries.service_facts import known_service
from samenspel.directory.queries.upkeep import (
    Freshness,
    Wanted,
    organization_called,
    organizations_found,
    read_service,
    score,
    service_page,
    service_row,
)
from samenspel.organizations.constants import Circle

LONGEST_SEARCH = 100


def asked_for(request: HttpRequest) -> Wanted:
    """What the address asks for; what makes no sense narrows nothing."""
    query = request.GET
    domain, circle, freshness = query.get("over", ""), query.get("kring", ""), query.get("klopt", "")
    return Wanted(
        text=typed(request),
        domain=domain if domain in LIFE_DOMAINS else "",
        circle=circle if circle in Circle.values else "",
        freshness=freshness if freshness in list(Freshness) else "",
        unlisted=query.get("lijst") == "af",
    )


def proposal_asked(request: HttpRequest) -> UUID | None:
    """The proposal for something new that is being taken."""
    try:
        return UUID(request.GET.get("voorstel", ""))
    except ValueError:
        return None


def carried(request: HttpRequest) -> str:
    proposal_id = proposal_asked(request)
    return f"?voorstel={proposal_id}" if proposal_id else ""


def typed(request: HttpRequest) -> str:
    return request.GET.get("q", "")[:LONGEST_SEARCH].replace("\0", "")


@requires("directory.view")
@require_safe
def service_list(request: HttpRequest, slug: str) -> HttpResponse:
    wanted = asked_for(request)
    initial = {"q": wanted.text, "over": wanted.domain, "kring": wanted.circle, "klopt": wanted.freshness}
    context = {
        "page": service_page(wanted, number=page_number(request.GET)),
        "wanted": wanted,
        "score": score(),
        "form": FilterForm(initial={**initial, "lijst": "af" if wanted.unlisted else ""}),
        "tabs": section_tabs(slug, "directory:service_list"),
        "may_change": may(current_actor(), "directory.change"),
        "proposals": count_open(),
        "labels": FRESHNESS_LABELS,
    }
    return render(request, "directory/records/service_list.html", context)


@requires("directory.view")
@require_safe
def service(request: HttpRequest, slug: str, service_id: UUID) -> HttpResponse:
    read = read_service(service_id)
    context = {
        "read": read,
        "row": read.row,
        "facts": read.facts,
        "ask": ask_state(read.row.organization_id),
        "may_change": may(current_actor(), "directory.change"),
    }
    return render(request, "directory/records/service.html", context)


@requires("directory.change")
@READ_AND_WRITE
def service_new_whose(request: HttpRequest, slug: str) -> HttpResponse:
    """Of which organisation it is: found by a few letters, or added."""
    form = OrganizationForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            made = add_organization(
                form_key=form.key(), name=data["name"], email=data["email"], website=data["website"]
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            below = reverse("directory:service_new", kwargs={"slug": slug, "organization_id": made.pk})
            return redirect(below + carried(request))
    found = organizations_found(typed(request))
    context = {"form": form, "text": typed(request), "found": found, "carried": carried(request)}
    context["proposal_id"] = proposal_asked(request)
    return render(request, "directory/records/service_whose.html", context, status=status_of(form))


@requires("directory.change")
@READ_AND_WRITE
def service_new(request: HttpRequest, slug: str, organization_id: UUID) -> HttpResponse:
    whose = organization_called(organization_id)
    proposal_id = proposal_asked(request)
    begins = proposed_facts(proposal_id) if proposal_id else None
    form = ServiceForm(request.POST if request.method == "POST" else None, facts=begins)
    if form.is_bound and form.is_valid():
        try:
            made = add_service(form_key=form.key(), organization_id=organization_id, facts=form.facts())
            if proposal_id:
                take_as_new(proposal_id=proposal_id, service_id=made.pk)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het staat in de wegwijzer."))
            return redirect("directory:service", slug=slug, service_id=made.pk)
    back_url = reverse("directory:service_list", kwargs={"slug": slug})
    context = {"form": form, "title": _("Nieuw hulpaanbod"), "whose": whose, "back_url": back_url}
    return render(request, "directory/records/service_form.html", context, status=status_of(form))


@requires("directory.change")
@READ_AND_WRITE
def service_edit(request: HttpRequest, slug: str, service_id: UUID) -> HttpResponse:
    found = known_service(service_id)
    form = ServiceForm(request.POST if request.method == "POST" else None, facts=found.facts, version=found.version)
    back_url = reverse("directory:service", kwargs={"slug": slug, "service_id": service_id})
    if form.is_bound and form.is_valid():
        try:
            change_service(service_id=service_id, version=version_of(form), facts=form.facts())
        except Conflict:
            return service_conflict(request, form, service_id, back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Bewaard. Het geldt vanaf vandaag als nagekeken."))
            return redirect(back_url)
    context = {"form": form, "title": _("Hulpaanbod wijzigen"), "whose": found.whose, "back_url": back_url}
    return render(request, "directory/records/service_form.html", context, status=status_of(form))


def version_of(form: ServiceForm) -> int:
    version: int | None = form.cleaned_data["version"]
    return -1 if version is None else version


def service_conflict(request: HttpRequest, form: ServiceForm, service_id: UUID, back_url: str) -> HttpResponse:
    now = known_service(service_id)
    there = starting_values(now.facts, now.version)
    theirs = {name: value for name, value in there.items() if name in form.fields and name != "version"}
    return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)


@requires("directory.change")
@require_POST
def service_confirm(request: HttpRequest, slug: str, service_id: UUID) -> HttpResponse:
    confirm_service(service_id=service_id)
    messages.success(request, _("Dank je wel. Het geldt vanaf vandaag als nagekeken."))
    return redirect("directory:service", slug=slug, service_id=service_id)


@requires("directory.change")
@require_POST
def service_listed(request: HttpRequest, slug: str, service_id: UUID) -> HttpResponse:
    """Off the list or back on it; the button says which."""
    listed = request.POST.get("lijst") != "af"
    try:
        set_listed(service_id=service_id, listed=listed)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        said = _("Het staat weer op de lijst.") if listed else _("Het is van de lijst. Je kunt het altijd terugzetten.")
        messages.success(request, said)
    return redirect("directory:service", slug=slug, service_id=service_id)


@requires("directory.change")
@require_POST
def organization_ask(request: HttpRequest, slug: str, service_id: UUID) -> HttpResponse:
    """Mail the organisation of this service now, without waiting for the year to pass."""
    organization_id = service_row(service_id).organization_id
    if organization_id is None:
        raise NotFound("of no organisation")
    try:
        ask_now(organization_id=organization_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("De mail gaat eruit. Je ziet hier of er antwoord komt."))
    return redirect("directory:service", slug=slug, service_id=service_id)
