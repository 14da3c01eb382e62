# SPDX-License-Identifier: EUPL-1.2
"""Which need lives, by the link of a partner: answering oneself, and for who stands at the desk."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.directory.constants import AnswerWay
from samenspel.directory.forms.inventories import AnswerForm, OwnAnswerForm
from samenspel.directory.operations.inventory_answers import answer, answer_as
from samenspel.directory.queries.inventories import choice_labels, inventory_page, inventory_row, own_answer
from samenspel.directory.views.open_inventories import told


@requires("own.needs")
@require_safe
def own_inventory_list(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    context = {"page": inventory_page(number=page_number(request.GET)), "token": token}
    return render(request, "directory/inventories/own_list.html", context)


@requires("own.needs")
@READ_AND_WRITE
def own_inventory(request: HttpRequest, slug: str, token: str, inventory_id: UUID) -> HttpResponse:
    """Who answered before can say it better, until it closes."""
    contact_id = _me()
    row = inventory_row(inventory_id)
    before = own_answer(inventory_id, contact_id)
    initial = {"chosen": before.chosen, "words": before.words, "wants_to_hear": before.wants_to_hear}
    form = OwnAnswerForm(
        request.POST if request.method == "POST" else None, labels=choice_labels(inventory_id), initial=initial
    )
    if form.is_bound and form.is_valid():
        try:
            answer_as(
                inventory_id=inventory_id,
                contact_id=contact_id,
                wants_to_hear=form.cleaned_data["wants_to_hear"],
                **form.said(),
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Dank je wel. Je antwoord is binnen."))
            return redirect("directory:own_inventory_list", slug=slug, token=token)
    context = {"row": row, "form": form, "token": token, "answered": bool(before.chosen or before.words), **told(row)}
    return render(request, "directory/inventories/own.html", context, status=status_of(form))


@requires("own.needs")
@READ_AND_WRITE
def own_inventory_desk(request: HttpRequest, slug: str, token: str, inventory_id: UUID) -> HttpResponse:
    """For who stands at the desk: after saving the next empty one stands ready."""
    row = inventory_row(inventory_id)
    form = AnswerForm(request.POST if request.method == "POST" else None, labels=choice_labels(inventory_id))
    if form.is_bound and form.is_valid():
        try:
            answer(inventory_id=inventory_id, form_key=form.key(), way=AnswerWay.DESK, **form.said())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Bewaard. De volgende kan."))
            return redirect("directory:own_inventory_desk", slug=slug, token=token, inventory_id=inventory_id)
    context = {"row": row, "form": form, "token": token}
    return render(request, "directory/inventories/desk.html", context, status=status_of(form))


def _me() -> UUID:
    contact_id = current_actor().contact_id
    if contact_id is None:
        raise NotFound("no person behind this link")
    return contact_id
