# SPDX-License-Identifier: EUPL-1.2
"""The pages about the partnership itself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import public, requires
from samenspel.access.sections import section_tabs
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.images import png_response
from samenspel.partnerships.forms.settings import LogoForm, PillarForm, SettingsForm, starting_values
from samenspel.partnerships.operations.settings import (
    add_pillar,
    change_partnership,
    move_pillar,
    remove_pillar,
    rename_pillar,
    set_partnership_logo,
)
from samenspel.partnerships.queries.municipalities import all_municipalities
from samenspel.partnerships.queries.settings import logo_of_partnership, partnership_facts, pillar_rows

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@requires("partnership.change")
@form_methods
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    facts = partnership_facts()
    here = reverse("partnerships:settings", kwargs={"slug": slug})
    if request.method == "POST":
        form = SettingsForm(request.POST)
        if form.is_valid():
            try:
                _change(form)
            except Conflict:
                theirs = starting_values(facts)
                version = theirs.pop("version")
                return conflict_page(request, form=form, theirs=theirs, version=version, back_url=here)
            except Refused as refusal:
                form.add_error(refusal.field, refusal.message)
            else:
                messages.success(request, _("Bewaard."))
                return redirect(here)
        form.show_only([*facts.municipality_codes, *request.POST.getlist("municipalities")[:100]])
    else:
        form = SettingsForm(initial=starting_values(facts))
        form.show_only(facts.municipality_codes)
    context = {
        "form": form,
        "facts": facts,
        "municipalities": all_municipalities(),
        "tabs": section_tabs(slug, "partnerships:settings"),
    }
    return render(request, "partnerships/settings.html", context, status=422 if form.is_bound else 200)


def _change(form: SettingsForm) -> None:
    change_partnership(
        version=form.cleaned_data["version"] or 0,
        name=form.cleaned_data["name"],
        ambition=form.cleaned_data["ambition"],
        municipality_codes=form.codes(),
        newcomers_need_approval=form.cleaned_data["newcomers_need_approval"],
    )


@requires("partnership.change")
@form_methods
def pillars(request: HttpRequest, slug: str) -> HttpResponse:
    form = PillarForm(request.POST) if request.method == "POST" else PillarForm()
    if form.is_bound and form.is_valid():
        add_pillar(name=form.cleaned_data["name"])
        messages.success(request, _("De pijler staat erbij."))
        return redirect("partnerships:pillars", slug=slug)
    context = {"form": form, "pillars": pillar_rows(), "tabs": section_tabs(slug, "partnerships:pillars")}
    return render(request, "partnerships/pillars.html", context, status=422 if form.is_bound else 200)


@requires("partnership.change")
@form_methods
def pillar_edit(request: HttpRequest, slug: str, pillar_id: UUID) -> HttpResponse:
    row = next((row for row in pillar_rows() if row.id == pillar_id), None)
    if row is None:
        raise NotFound(f"Pillar {pillar_id}")
    form = PillarForm(request.POST) if request.method == "POST" else PillarForm(initial={"name": row.name})
    if form.is_bound and form.is_valid():
        try:
            rename_pillar(pillar_id=pillar_id, name=form.cleaned_data["name"])
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("partnerships:pillars", slug=slug)
    context = {"form": form, "pillar": row, "back_url": reverse("partnerships:pillars", kwargs={"slug": slug})}
    return render(request, "partnerships/pillar_form.html", context, status=422 if form.is_bound else 200)


@requires("partnership.change")
@require_POST
def pillar_move(request: HttpRequest, slug: str, pillar_id: UUID) -> HttpResponse:
    move_pillar(pillar_id=pillar_id, up=request.POST.get("where") == "up")
    return redirect("partnerships:pillars", slug=slug)


@requires("partnership.change")
@form_methods
def pillar_remove(request: HttpRequest, slug: str, pillar_id: UUID) -> HttpResponse:
    row = next((row for row in pillar_rows() if row.id == pillar_id), None)
    if row is None:
        raise NotFound(f"Pillar {pillar_id}")
    if request.method == "POST":
        remove_pillar(pillar_id=pillar_id)
        messages.success(request, _("De pijler is weg."))
        return redirect("partnerships:pillars", slug=slug)
    sentence = ngettext(
        "Bij %(n)d partner verdwijnt deze pijler. De partner zelf blijft.",
        "Bij %(n)d partners verdwijnt deze pijler. De partners zelf blijven.",
        row.partners,
    )
    marked = sentence % {"n": row.partners}
    context = {
        "title": _("Haal de pijler %(name)s weg") % {"name": row.name},
        "sentence": _("Je kunt hem later opnieuw toevoegen, maar niet met dezelfde partners erbij."),
        "consequences": [marked] if row.partners else [],
        "action_label": _("Haal weg"),
        "back_url": reverse("partnerships:pillars", kwargs={"slug": slug}),
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)


@requires("partnership.change")
@form_methods
def logo_edit(request: HttpRequest, slug: str) -> HttpResponse:
    form = LogoForm(request.POST, request.FILES) if request.method == "POST" else LogoForm()
    if "remove" in request.POST:
        set_partnership_logo(logo=None)
        messages.success(request, _("Het logo is weg."))
        return redirect("partnerships:logo_edit", slug=slug)
    if form.is_bound and form.is_valid():
        set_partnership_logo(logo=form.cleaned_data["logo"])
        messages.success(request, _("Het logo staat erbij."))
        return redirect("partnerships:logo_edit", slug=slug)
    context = {"form": form, "facts": partnership_facts(), "tabs": section_tabs(slug, "partnerships:logo_edit")}
    return render(request, "partnerships/logo.html", context, status=422 if form.is_bound else 200)


@public
@require_safe
def logo(request: HttpRequest, slug: str) -> HttpResponse:
    """The public pages of the partnership show it too."""
    data = logo_of_partnership()
    if data is None:
        raise NotFound("Logo")
    return png_response(data, shared=True)


@public
@require_safe
def theme_css(request: HttpRequest, slug: str) -> HttpResponse:
    """The partnership's own colours, as tokens over those of the house. No partnership has any yet."""
    response = HttpResponse("/* SPDX-License-Identifier: EUPL-1.2 */\n:root {}\n", content_type="text/css")
    response["Cache-Control"] = "public, max-age=3600"
    return response
