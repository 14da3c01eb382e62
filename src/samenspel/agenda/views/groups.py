# SPDX-License-Identifier: EUPL-1.2
"""Working groups, with their ambassador and deputy."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.agenda.forms.groups import GroupForm, GroupWordForm
from samenspel.agenda.operations.groups import add_group, change_group, remove_group, say_how_group_is
from samenspel.agenda.queries.actions import person_choices
from samenspel.agenda.queries.groups import GroupRow, group_row, group_rows, group_words, pillar_choices
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor


@requires("groups.view")
@require_safe
def group_list(request: HttpRequest, slug: str) -> HttpResponse:
    context = {
        "groups": group_rows(),
        "tabs": section_tabs(slug, "agenda:group_list"),
        "new_url": reverse("agenda:group_new", kwargs={"slug": slug}),
        "may_change": may(current_actor(), "groups.change"),
    }
    return render(request, "agenda/group_list.html", context)


@requires("groups.change")
@require_http_methods(["GET", "HEAD", "POST"])
def group_new(request: HttpRequest, slug: str) -> HttpResponse:
    form = GroupForm(
        request.POST if request.method == "POST" else None, people=person_choices(), pillars=pillar_choices()
    )
    if request.method == "POST" and form.is_valid():
        try:
            add_group(form_key=form.cleaned_data["form_key"] or uuid4(), **form.values())
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("De werkgroep staat erin."))
            return redirect("agenda:group_list", slug=slug)
    context = {"form": form, "title": _("Nieuwe werkgroep")}
    return render(request, "agenda/group_form.html", context, status=422 if form.is_bound else 200)


@requires("groups.change")
@require_http_methods(["GET", "HEAD", "POST"])
def group_edit(request: HttpRequest, slug: str, group_id: UUID) -> HttpResponse:
    row = group_row(group_id)
    people = person_choices(besides=(row.ambassador_id, row.deputy_id))
    form = GroupForm(
        request.POST if request.method == "POST" else None,
        people=people,
        pillars=pillar_choices(),
        initial=_initial(row),
    )
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_group(group_id=group_id, version=-1 if version is None else version, **form.values())
        except Conflict:
            now = group_row(group_id)
            theirs = {name: value for name, value in _initial(now).items() if name != "version"}
            back_url = reverse("agenda:group_list", kwargs={"slug": slug})
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("De werkgroep is gewijzigd."))
            return redirect("agenda:group_list", slug=slug)
    context = {"form": form, "title": row.name, "row": row}
    return render(request, "agenda/group_form.html", context, status=422 if form.is_bound else 200)


@requires("groups.change")
@require_http_methods(["GET", "HEAD", "POST"])
def group_remove(request: HttpRequest, slug: str, group_id: UUID) -> HttpResponse:
    row = group_row(group_id)
    if request.method == "POST":
        remove_group(group_id=group_id)
        messages.success(request, _("De werkgroep is weg."))
        return redirect("agenda:group_list", slug=slug)
    context = {
        "title": _("Werkgroep weghalen?"),
        "sentence": _("De werkgroep “%(name)s” verdwijnt uit de lijst.") % {"name": row.name},
        "consequences": [_("De mensen blijven contactpersoon."), _("Actiepunten blijven staan.")],
        "action_label": _("Haal de werkgroep weg"),
        "back_url": reverse("agenda:group_edit", kwargs={"slug": slug, "group_id": group_id}),
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)


@requires("groups.change")
@READ_AND_WRITE
def group_word(request: HttpRequest, slug: str, group_id: UUID) -> HttpResponse:
    """How it is doing now, above what was said before."""
    row = group_row(group_id)
    form = GroupWordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            say_how_group_is(
                group_id=group_id, form_key=data["form_key"] or uuid4(), mood=data["mood"], words=data["words"]
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Bewaard. Het staat bij de werkgroep en bij de doelen."))
            return redirect("agenda:group_list", slug=slug)
    context = {"form": form, "row": row, "words": group_words(group_id)}
    return render(request, "agenda/group_word.html", context, status=status_of(form))


def _initial(row: GroupRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "purpose": row.purpose,
        "pillar": str(row.pillar_id or ""),
        "ambassador": str(row.ambassador_id or ""),
        "deputy": str(row.deputy_id or ""),
        "version": row.version,
    }
