# SPDX-License-Identifier: EUPL-1.2
"""Action points that got stuck: offering help, somebody else who does it, or a smaller step."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.access.guards import requires
from samenspel.access.sections import section_tabs
from samenspel.agenda.forms.actions import HelpForm, SmallerForm, TakeOverForm
from samenspel.agenda.operations.stuck import make_smaller, offer_help, take_over
from samenspel.agenda.queries.actions import StuckRow, person_choices, stuck_row, stuck_rows
from samenspel.base.errors import Conflict, Refused

HELP, OVER, SMALLER = "help", "over", "smaller"


@requires("actions.change")
@require_safe
def stuck_list(request: HttpRequest, slug: str) -> HttpResponse:
    context = {"rows": stuck_rows(), "tabs": section_tabs(slug, "agenda:stuck_list")}
    return render(request, "agenda/stuck_list.html", context)


@requires("actions.change")
@require_http_methods(["GET", "HEAD", "POST"])
def stuck(request: HttpRequest, slug: str, action_id: UUID) -> HttpResponse:
    """Three ways to help on one page; the button says which one was pressed."""
    row = stuck_row(action_id)
    pressed = request.POST.get("deed", "") if request.method == "POST" else ""
    made = _forms(request, row, pressed)
    status = 200
    if pressed in made:
        status = 422
        form = made[pressed]
        if form.is_valid():
            try:
                said = _do(pressed, action_id, form)
            except Conflict as conflict:
                form.add_error(None, f"{conflict.message} {_('Kijk hoe het er nu staat, en bewaar het dan nog eens.')}")
                row, status = stuck_row(action_id), 409
            except Refused as refusal:
                form.add_error(refusal.field, refusal.message)
            else:
                messages.success(request, said)
                return redirect("agenda:stuck_list", slug=slug)
    context = {"row": row, "forms": made, "pressed": pressed, "version": row.action.version}
    return render(request, "agenda/stuck.html", context, status=status)


def _forms(request: HttpRequest, row: StuckRow, pressed: str) -> dict[str, forms.Form]:
    """Only the form that was sent is bound; the ids of the three differ."""

    def typed(deed: str) -> Any:
        return request.POST if pressed == deed else None

    version = row.action.version
    due = row.action.due_date
    still_ahead = due if due is not None and due >= timezone.localdate() else None
    step = {"version": version, "first_step": row.action.first_step, "due_date": still_ahead}
    return {
        HELP: HelpForm(typed(HELP), auto_id="help-%s"),
        OVER: TakeOverForm(typed(OVER), auto_id="over-%s", people=person_choices(), initial={"version": version}),
        SMALLER: SmallerForm(typed(SMALLER), auto_id="smaller-%s", initial=step),
    }


def _do(deed: str, action_id: UUID, form: forms.Form) -> str:
    """Do what was asked; gives the sentence that says so."""
    data = form.cleaned_data
    if deed == HELP:
        offer_help(action_id=action_id, words=data["words"], form_key=data["form_key"] or uuid4())
        return _("Je aanbod is bewaard. Wie een e-mailadres heeft, krijgt het per mail.")
    if deed == OVER:
        take_over(action_id=action_id, version=data["version"], owner_id=UUID(data["owner"]))
        return _("Het actiepunt staat op een andere naam. Laat het ook even weten aan wie het eerst zou doen.")
    make_smaller(action_id=action_id, version=data["version"], first_step=data["first_step"], due_date=data["due_date"])
    return _("De kleinere stap staat erbij. Het actiepunt is weer open.")
