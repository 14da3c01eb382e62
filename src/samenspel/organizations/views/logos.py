# SPDX-License-Identifier: EUPL-1.2
"""The logos of partners: one by one, and a page to add those that are missing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.sections import section_tabs
from samenspel.base.answers import page_number
from samenspel.base.errors import NotFound
from samenspel.base.images import png_response
from samenspel.organizations.forms.logos import LogoForm, LogosForm
from samenspel.organizations.operations.partners import add_logos, set_logo
from samenspel.organizations.queries.logos import logo_page
from samenspel.organizations.queries.partner import logo_of, partner_facts

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@requires("partners.view")
@require_safe
def partner_logo(request: HttpRequest, slug: str, partner_id: UUID) -> HttpResponse:
    logo = logo_of(partner_id)
    if logo is None:
        raise NotFound(f"Logo of {partner_id}")
    return png_response(logo)


@requires("partners.change")
@form_methods
def partner_logo_edit(request: HttpRequest, slug: str, partner_id: UUID) -> HttpResponse:
    partner = partner_facts(partner_id)
    back_url = reverse("organizations:partner_detail", kwargs={"slug": slug, "partner_id": partner_id})
    if "remove" in request.POST:
        set_logo(partner_id=partner_id, logo=None)
        messages.success(request, _("Het logo is weg."))
        return _seen_anew(redirect(back_url))
    form = LogoForm(request.POST, request.FILES) if request.method == "POST" else LogoForm()
    if form.is_bound and form.is_valid():
        set_logo(partner_id=partner_id, logo=form.cleaned_data["logo"])
        messages.success(request, _("Het logo staat erbij."))
        return _seen_anew(redirect(back_url))
    context = {"form": form, "partner": partner, "back_url": back_url}
    return render(request, "organizations/logo_form.html", context, status=422 if form.is_bound else 200)


def _seen_anew(response: HttpResponse) -> HttpResponse:
    """The browser kept the picture for a while; now it asks for it again."""
    response["Clear-Site-Data"] = '"cache"'
    return response


@requires("partners.change")
@require_safe
def logo_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has no logo yet, each with a field for it."""
    return _list_page(request, slug, form=None)


@requires("partners.change")
@require_POST
def logo_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Keeps every logo that could be read; beside the others stands why not."""
    page = logo_page(number=page_number(request.GET))
    form = LogosForm(request.FILES, rows=page.rows)
    form.is_valid()
    logos = form.logos()
    added = add_logos(logos=logos)
    if added:
        messages.success(request, _("Logo's toegevoegd: %(count)d.") % {"count": added})
    if form.errors:
        form.leave_out(logos)
        return _list_page(request, slug, form=form)
    if not added:
        messages.info(request, _("Je koos nog geen bestand."))
    return redirect("organizations:logo_list", slug=slug)


def _list_page(request: HttpRequest, slug: str, *, form: LogosForm | None) -> HttpResponse:
    page = logo_page(number=page_number(request.GET))
    context = {
        "page": page,
        "form": form or LogosForm(None, rows=page.rows),
        "tabs": section_tabs(slug, "organizations:logo_list"),
    }
    return render(request, "organizations/logo_list.html", context, status=422 if form else 200)
