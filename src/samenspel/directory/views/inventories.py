# SPDX-License-Identifier: EUPL-1.2
"""Which need lives, for staff: asking, counting, what there is beside it, and telling back."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.directory.forms.inventories import InventoryForm, ReportForm
from samenspel.directory.operations.inventories import (
    add_inventory,
    change_inventory,
    close_inventory,
    open_inventory,
    remove_inventory,
    report_back,
)
from samenspel.directory.queries.inventories import (
    InventoryRow,
    answered_count,
    choice_labels,
    counted,
    inventory_page,
    inventory_row,
    words_of,
    written_choices,
)
from samenspel.directory.queries.inventory_result import around_need


@requires("needs.view")
@require_safe
def inventory_list(request: HttpRequest, slug: str) -> HttpResponse:
    context = {
        "page": inventory_page(number=page_number(request.GET)),
        "decides": may(current_actor(), "needs.change"),
        "tabs": section_tabs(slug, "directory:inventory_list"),
    }
    return render(request, "directory/inventories/list.html", context)


@requires("needs.change")
@READ_AND_WRITE
def inventory_new(request: HttpRequest, slug: str) -> HttpResponse:
    form = InventoryForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = add_inventory(form_key=form.key(), asked=form.asked(), choices=form.labels() or [])
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het staat klaar. Kijk het na, en zet het dan open."))
            return redirect("directory:inventory", slug=slug, inventory_id=made.pk)
    return render(request, "directory/inventories/form.html", {"form": form, "row": None}, status=status_of(form))


@requires("needs.change")
@READ_AND_WRITE
def inventory_edit(request: HttpRequest, slug: str, inventory_id: UUID) -> HttpResponse:
    row = inventory_row(inventory_id)
    form = InventoryForm(
        request.POST if request.method == "POST" else None, initial=_values(row), is_open=not row.is_draft
    )
    back_url = reverse("directory:inventory", kwargs={"slug": slug, "inventory_id": inventory_id})
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        asked = form.asked(question=row.question)
        try:
            change_inventory(
                inventory_id=inventory_id,
                version=-1 if version is None else version,
                asked=asked,
                choices=form.labels(),
            )
        except Conflict:
            now = inventory_row(inventory_id)
            theirs = {name: value for name, value in _values(now).items() if name in form.fields and name != "version"}
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Bewaard."))
            return redirect(back_url)
    context = {"form": form, "row": row, "back_url": back_url}
    return render(request, "directory/inventories/form.html", context, status=status_of(form))


def _values(row: InventoryRow) -> dict[str, Any]:
    names = ("title", "question", "explanation", "life_domain", "area", "closes_date")
    values = {name: getattr(row, name) for name in (*names, "programme_name", "programme_url", "version")}
    return {**values, "choices": "\n".join(written_choices(row.id))}


@requires("needs.view")
@require_safe
def inventory(request: HttpRequest, slug: str, inventory_id: UUID) -> HttpResponse:
    """Before and while it is open: how to spread it. After closing: what came out, and what there is beside it."""
    row = inventory_row(inventory_id)
    ways = answered_count(inventory_id)
    context: dict[str, Any] = {
        "row": row,
        "labels": choice_labels(inventory_id),
        "ways": list(ways.items()),
        "answered": sum(ways.values()),
        "decides": may(current_actor(), "needs.change"),
        "open_address": settings.BASE_URL
        + reverse("directory:open_inventory", kwargs={"slug": slug, "inventory_id": inventory_id}),
    }
    if row.is_closed:
        people, choices = counted(inventory_id)
        context |= {
            "people": people,
            "choices": choices,
            "words": words_of(inventory_id, number=page_number(request.GET)),
            "around": around_need(row, choices),
        }
    return render(request, "directory/inventories/inventory.html", context)


@requires("needs.change")
@require_POST
def inventory_open(request: HttpRequest, slug: str, inventory_id: UUID) -> HttpResponse:
    try:
        open_inventory(inventory_id=inventory_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("De vraag staat open. Deel het adres, of print hem."))
    return redirect("directory:inventory", slug=slug, inventory_id=inventory_id)


@requires("needs.change")
@READ_AND_WRITE
def inventory_close(request: HttpRequest, slug: str, inventory_id: UUID) -> HttpResponse:
    row = inventory_row(inventory_id)
    back_url = reverse("directory:inventory", kwargs={"slug": slug, "inventory_id": inventory_id})
    if request.method == "POST":
        close_inventory(inventory_id=inventory_id)
        messages.success(request, _("De vraag is gesloten. Hier is wat mensen zeiden."))
        return redirect(back_url)
    context = {
        "title": _("Sluit je de vraag?"),
        "sentence": row.question,
        "consequences": [
            _("Niemand kan nog antwoorden, ook niet op papier."),
            _("Je ziet wat mensen zeiden. Wie het zei, weet daarna niemand meer."),
        ],
        "action_label": _("Sluit de vraag"),
        "back_url": back_url,
    }
    return render(request, "ui/confirm.html", context)


@requires("needs.change")
@require_POST
def inventory_remove(request: HttpRequest, slug: str, inventory_id: UUID) -> HttpResponse:
    try:
        remove_inventory(inventory_id=inventory_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("directory:inventory", slug=slug, inventory_id=inventory_id)
    messages.success(request, _("Het is weg."))
    return redirect("directory:inventory_list", slug=slug)


@requires("needs.change")
@READ_AND_WRITE
def inventory_report(request: HttpRequest, slug: str, inventory_id: UUID) -> HttpResponse:
    """Back to those who answered, in words."""
    row = inventory_row(inventory_id)
    initial = {"report": row.report, "version": row.version}
    form = ReportForm(request.POST if request.method == "POST" else None, initial=initial)
    back_url = reverse("directory:inventory", kwargs={"slug": slug, "inventory_id": inventory_id})
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            mails = report_back(
                inventory_id=inventory_id,
                version=-1 if version is None else version,
                report=form.cleaned_data["report"],
            )
        except Conflict:
            now = inventory_row(inventory_id)
            return conflict_page(
                request, form=form, theirs={"report": now.report}, version=now.version, back_url=back_url
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            said = ngettext("Het staat erop. %(n)d mail gaat weg.", "Het staat erop. %(n)d mails gaan weg.", mails)
            messages.success(request, said % {"n": mails})
            return redirect(back_url)
    context = {"form": form, "row": row, "back_url": back_url}
    return render(request, "directory/inventories/report.html", context, status=status_of(form))
