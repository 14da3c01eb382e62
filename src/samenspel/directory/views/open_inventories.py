# SPDX-License-Identifier: EUPL-1.2
"""Which need lives, for everybody: answering without an account, and reading what came of it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import public
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.errors import Refused
from samenspel.base.limits import PUBLIC_FORMS, count_try
from samenspel.directory.constants import AnswerWay
from samenspel.directory.forms.inventories import OpenAnswerForm
from samenspel.directory.operations.inventory_answers import answer
from samenspel.directory.queries.inventories import (
    InventoryRow,
    choice_labels,
    inventory_page,
    inventory_row,
    published_counts,
)


@public
@require_safe
def open_inventory_list(request: HttpRequest, slug: str) -> HttpResponse:
    context = {"page": inventory_page(number=page_number(request.GET))}
    return render(request, "directory/inventories/open_list.html", context)


@public
@READ_AND_WRITE
def open_inventory(request: HttpRequest, slug: str, inventory_id: UUID) -> HttpResponse:
    """The question as long as it is open; then what came of it."""
    row = inventory_row(inventory_id)
    labels = choice_labels(inventory_id)
    form = OpenAnswerForm(request.POST if request.method == "POST" else None, labels=labels)
    if form.is_bound and form.is_by_a_program:
        return redirect("directory:open_inventory_thanks", slug=slug, inventory_id=inventory_id)
    status = status_of(form)
    if form.is_bound and form.is_valid():
        if not count_try(request, PUBLIC_FORMS):
            form.add_error(None, _("Er kwam net veel binnen vanaf deze plek. Probeer het over een uur weer."))
            status = 429
        else:
            try:
                answer(inventory_id=inventory_id, form_key=form.key(), way=AnswerWay.OPEN, **form.said())
            except Refused as refusal:
                put_beside_field(form, refusal)
            else:
                return redirect("directory:open_inventory_thanks", slug=slug, inventory_id=inventory_id)
    context = {"row": row, "form": form, **told(row)}
    return render(request, "directory/inventories/open.html", context, status=status)


def told(row: InventoryRow) -> dict[str, Any]:
    """What was told back, with the counts that everybody may see."""
    if row.reported_at is None:
        return {}
    people, choices = published_counts(row)
    return {"people": people, "choices": choices, "some_hidden": any(one.count is None for one in choices)}


@public
@require_safe
def open_inventory_thanks(request: HttpRequest, slug: str, inventory_id: UUID) -> HttpResponse:
    return render(request, "directory/inventories/thanks.html", {"row": inventory_row(inventory_id)})
