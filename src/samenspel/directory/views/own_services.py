# SPDX-License-Identifier: EUPL-1.2
"""What stands in the directory of one's own organisation, by personal link or by the link in its own mailbox: "it is
right" in one tap, or changed in the same forms as staff use."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.directory.constants import ConfirmationWay
from samenspel.directory.forms.services import ServiceForm
from samenspel.directory.operations.confirming import confirm_everything
from samenspel.directory.operations.services import add_service, change_service, set_listed
from samenspel.directory.queries.own_services import own_organization, own_organization_id, own_page
from samenspel.directory.queries.service_facts import KnownService, known_service
from samenspel.directory.views.services import service_conflict, version_of

LINK = ConfirmationWay.LINK


@requires("own.directory")
@require_safe
def own_service_list(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    context = {"page": own_page(number=page_number(request.GET)), "token": token}
    return render(request, "directory/records/own_list.html", context)


@requires("own.directory")
@READ_AND_WRITE
def own_right(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Everything on one page, and one large button."""
    if request.method == "POST":
        confirm_everything(organization_id=_mine(), way=LINK)
        messages.success(request, _("Dank je wel. Zo blijft de wegwijzer kloppen."))
        return _to_list(slug, token)
    context = {"page": own_page(number=page_number(request.GET)), "token": token}
    return render(request, "directory/records/own_right.html", context)


def _mine() -> UUID:
    organization_id = own_organization_id()
    if organization_id is None:
        raise NotFound("of no organisation")
    return organization_id


def _own_service(service_id: UUID) -> KnownService:
    found = known_service(service_id)
    if found.organization_id != _mine():
        raise NotFound("of another organisation")
    return found


def _to_list(slug: str, token: str) -> HttpResponse:
    return redirect("directory:own_service_list", slug=slug, token=token)


@requires("own.directory")
@READ_AND_WRITE
def own_service_new(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    organization_id = _mine()
    form = ServiceForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            add_service(form_key=form.key(), organization_id=organization_id, facts=form.facts(), way=LINK)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het staat in de wegwijzer."))
            return _to_list(slug, token)
    return _form_page(request, slug, token, form, _("Wat bieden jullie nog meer?"))


@requires("own.directory")
@READ_AND_WRITE
def own_service_edit(request: HttpRequest, slug: str, token: str, service_id: UUID) -> HttpResponse:
    found = _own_service(service_id)
    form = ServiceForm(request.POST if request.method == "POST" else None, facts=found.facts, version=found.version)
    if form.is_bound and form.is_valid():
        try:
            change_service(service_id=service_id, version=version_of(form), facts=form.facts(), way=LINK)
        except Conflict:
            back_url = reverse("directory:own_service_list", kwargs={"slug": slug, "token": token})
            return service_conflict(request, form, service_id, back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Bewaard. Dank je wel."))
            return _to_list(slug, token)
    return _form_page(request, slug, token, form, _("Klopt dit nog?"))


def _form_page(request: HttpRequest, slug: str, token: str, form: ServiceForm, title: str) -> HttpResponse:
    whose = own_organization()
    context = {
        "form": form,
        "title": title,
        "whose": whose.name if whose else "",
        "back_url": reverse("directory:own_service_list", kwargs={"slug": slug, "token": token}),
    }
    return render(request, "directory/records/own_form.html", context, status=status_of(form))


@requires("own.directory")
@READ_AND_WRITE
def own_service_unlist(request: HttpRequest, slug: str, token: str, service_id: UUID) -> HttpResponse:
    found = _own_service(service_id)
    back_url = reverse("directory:own_service_list", kwargs={"slug": slug, "token": token})
    if request.method == "POST":
        set_listed(service_id=service_id, listed=False)
        messages.success(request, _("Het is van de lijst."))
        return redirect(back_url)
    return render(request, "directory/records/own_unlist.html", {"name": found.name, "back_url": back_url})
