# SPDX-License-Identifier: EUPL-1.2
"""What the directory tells of an organisation itself: by the facilitator, and by the organisation."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.directory.forms.organizations import OrganizationFactsForm
from samenspel.directory.operations.organization_facts import change_organization
from samenspel.directory.queries.organization_facts import organization_values
from samenspel.directory.queries.own_services import own_organization_id


@requires("directory.change")
@READ_AND_WRITE
def organization_edit(request: HttpRequest, slug: str, organization_id: UUID) -> HttpResponse:
    back_url = reverse("directory:service_list", kwargs={"slug": slug})
    return _edit(request, organization_id, back_url, by_itself=False)


@requires("own.directory")
@READ_AND_WRITE
def own_organization_edit(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    organization_id = own_organization_id()
    if organization_id is None:
        raise NotFound("of no organisation")
    back_url = reverse("directory:own_right", kwargs={"slug": slug, "token": token})
    return _edit(request, organization_id, back_url, by_itself=True)


def _edit(request: HttpRequest, organization_id: UUID, back_url: str, *, by_itself: bool) -> HttpResponse:
    values = organization_values(organization_id)
    form = OrganizationFactsForm(
        request.POST if request.method == "POST" else None, initial=values, by_itself=by_itself
    )
    if form.is_bound and form.is_valid():
        try:
            change_organization(organization_id=organization_id, version=form.read_version(), facts=form.values())
        except Conflict:
            return _conflict(request, form, organization_id, back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Bewaard. Dank je wel."))
            return redirect(back_url)
    frame = "ui/plain.html" if by_itself else "ui/base.html"
    context = {"form": form, "name": values["name"], "back_url": back_url, "frame": frame}
    return render(request, "directory/records/organization_form.html", context, status=status_of(form))


def _conflict(request: HttpRequest, form: Any, organization_id: UUID, back_url: str) -> HttpResponse:
    now = organization_values(organization_id)
    theirs = {name: value for name, value in now.items() if name in form.fields and name != "version"}
    return conflict_page(request, form=form, theirs=theirs, version=now["version"], back_url=back_url)
