# SPDX-License-Identifier: EUPL-1.2
"""What contributes to a theme in a neighbourhood: as a picture, as a table, with what is missing in words."""

from typing import Any
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
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.base.tables.writing import write_csv
from samenspel.portal.operations.theme_map import (
    add_theme_map,
    change_theme_map,
    put_on_map,
    remove_theme_map,
    take_off_map,
)
from samenspel.portal.queries.theme_map import (
    MapRow,
    Whole,
    domain_label,
    initiative_choices,
    map_of_item,
    map_row,
    map_rows,
    table_of,
    whole_map,
)
from samenspel.portal.theme_drawing import theme_svg
from samenspel.portal.theme_forms import ThemeItemForm, ThemeMapForm
from samenspel.ui.pictures import RING_NAMES


@requires("needs.view")
@require_safe
def theme_map_list(request: HttpRequest, slug: str) -> HttpResponse:
    context = {
        "maps": map_rows(),
        "decides": may(current_actor(), "needs.change"),
        "tabs": section_tabs(slug, "portal:theme_map_list"),
    }
    return render(request, "portal/theme_map_list.html", context)


@requires("needs.view")
@require_safe
def theme_map(request: HttpRequest, slug: str, theme_map_id: UUID) -> HttpResponse:
    whole = whole_map(theme_map_id)
    columns = [str(name) for name in RING_NAMES.values()]
    if any(row.cells[-1] for row in whole.rows):
        columns.append(_("Kring niet bekend"))
    context = {
        "whole": whole,
        "row": whole.row,
        "svg": _drawn(whole),
        "rows": [
            (domain_label(row.domain), row.area, list(zip(columns, row.cells, strict=False))) for row in whole.rows
        ],
        "columns": columns,
        "decides": may(current_actor(), "needs.change"),
    }
    return render(request, "portal/theme_map.html", context)


def _drawn(whole: Whole) -> str:
    domains = [(code, domain_label(code)) for code in whole.row.life_domains]
    return theme_svg(whole.contributions, domains, title=whole.row.name)


@requires("needs.view")
@require_safe
def theme_map_svg(request: HttpRequest, slug: str, theme_map_id: UUID) -> HttpResponse:
    response = HttpResponse(_drawn(whole_map(theme_map_id)), content_type="image/svg+xml")
    response["Content-Disposition"] = 'attachment; filename="themakaart.svg"'  # dutch: a file name
    return response


@requires("needs.view")
@require_safe
def theme_map_csv(request: HttpRequest, slug: str, theme_map_id: UUID) -> HttpResponse:
    headings, lines = table_of(whole_map(theme_map_id))
    response = HttpResponse(write_csv(headings, lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="themakaart.csv"'  # dutch: a file name
    return response


@requires("needs.change")
@READ_AND_WRITE
def theme_map_new(request: HttpRequest, slug: str) -> HttpResponse:
    form = ThemeMapForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = add_theme_map(form_key=form.key(), **form.values())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            return redirect("portal:theme_map", slug=slug, theme_map_id=made.pk)
    back_url = reverse("portal:theme_map_list", kwargs={"slug": slug})
    context = {"form": form, "row": None, "back_url": back_url}
    return render(request, "portal/theme_map_form.html", context, status=status_of(form))


@requires("needs.change")
@READ_AND_WRITE
def theme_map_edit(request: HttpRequest, slug: str, theme_map_id: UUID) -> HttpResponse:
    row = map_row(theme_map_id)
    form = ThemeMapForm(request.POST if request.method == "POST" else None, initial=_values(row))
    back_url = reverse("portal:theme_map", kwargs={"slug": slug, "theme_map_id": theme_map_id})
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_theme_map(theme_map_id=theme_map_id, version=-1 if version is None else version, **form.values())
        except Conflict:
            now = map_row(theme_map_id)
            theirs = {name: value for name, value in _values(now).items() if name != "version"}
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Bewaard."))
            return redirect(back_url)
    context = {"form": form, "row": row, "back_url": back_url}
    return render(request, "portal/theme_map_form.html", context, status=status_of(form))


def _values(row: MapRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("name", "life_domains", "area", "why", "version")}


@requires("needs.change")
@READ_AND_WRITE
def theme_map_put(request: HttpRequest, slug: str, theme_map_id: UUID) -> HttpResponse:
    row = map_row(theme_map_id)
    form = ThemeItemForm(
        request.POST if request.method == "POST" else None,
        initiatives=initiative_choices(),
        domains=row.life_domains,
    )
    if form.is_bound and form.is_valid():
        try:
            put_on_map(theme_map_id=theme_map_id, **form.values())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het staat op de kaart."))
            return redirect("portal:theme_map", slug=slug, theme_map_id=theme_map_id)
    return render(request, "portal/theme_map_put.html", {"form": form, "row": row}, status=status_of(form))


@requires("needs.change")
@require_POST
def theme_item_remove(request: HttpRequest, slug: str, theme_item_id: UUID) -> HttpResponse:
    map_of_item(theme_item_id)
    found = take_off_map(item_id=theme_item_id)
    messages.success(request, _("Het is van de kaart."))
    return redirect("portal:theme_map", slug=slug, theme_map_id=found)


@requires("needs.change")
@READ_AND_WRITE
def theme_map_remove(request: HttpRequest, slug: str, theme_map_id: UUID) -> HttpResponse:
    row = map_row(theme_map_id)
    if request.method == "POST":
        remove_theme_map(theme_map_id=theme_map_id)
        messages.success(request, _("De kaart is weg."))
        return redirect("portal:theme_map_list", slug=slug)
    context = {
        "title": _("Gooi je deze kaart weg?"),
        "sentence": row.name,
        "consequences": [
            _("Wat jullie er zelf op zetten, is weg."),
            _("De wegwijzer en de initiatieven blijven."),
        ],
        "action_label": _("Gooi weg"),
        "back_url": reverse("portal:theme_map", kwargs={"slug": slug, "theme_map_id": theme_map_id}),
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)
