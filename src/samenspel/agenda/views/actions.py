# SPDX-License-Identifier: EUPL-1.2
"""Action points, for who keeps the overview."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.agenda.constants import ActionState
from samenspel.agenda.forms.actions import ActionForm, FilterForm, StateForm
from samenspel.agenda.operations.actions import add_action_point, change_action_point, set_action_state
from samenspel.agenda.queries.actions import STANDS, ActionRow, action_page, action_row, person_choices
from samenspel.agenda.queries.hints import hint_sentences, hints_while_typing
from samenspel.base.answers import page_number
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.fields import plain_text
from samenspel.base.scope import current_actor


@requires("actions.view")
@require_safe
def action_list(request: HttpRequest, slug: str) -> HttpResponse:
    wanted = request.GET.get("stand", "")
    stand = wanted if wanted in STANDS else "open"
    text = plain_text(request.GET.get("q", ""))[:100]
    page = action_page(stand=stand, text=text, number=page_number(request.GET))
    stands = [(name, f"{label} ({page.counts[name]})") for name, label in STANDS.items()]
    context = {
        "page": page,
        "form": FilterForm(initial={"q": text, "stand": stand}, stands=stands),
        "tabs": section_tabs(slug, "agenda:action_list"),
        "query": request.GET.urlencode(),
        "may_change": may(current_actor(), "actions.change"),
    }
    return render(request, "agenda/action_list.html", context)


@requires("actions.change")
@require_http_methods(["GET", "HEAD", "POST"])
def action_new(request: HttpRequest, slug: str) -> HttpResponse:
    if request.POST.get("hints"):
        return _hints(request)
    people = person_choices()
    form = ActionForm(request.POST if request.method == "POST" else None, people=people)
    if request.method == "POST" and form.is_valid():
        values = form.values()
        try:
            add_action_point(form_key=form.cleaned_data["form_key"] or uuid4(), **values)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("Het actiepunt staat erin."))
            _say_hints(request, values)
            return _to_list(request, slug)
    context = {"form": form, "title": _("Nieuw actiepunt"), "nobody": not people}
    return render(request, "agenda/action_form.html", context, status=422 if form.is_bound else 200)


@requires("actions.change")
@require_http_methods(["GET", "HEAD", "POST"])
def action_edit(request: HttpRequest, slug: str, action_id: UUID) -> HttpResponse:
    row = action_row(action_id)
    if request.POST.get("hints"):
        return _hints(request)
    form = _edit_form(request, row)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        values = form.values()
        try:
            change_action_point(action_id=action_id, version=-1 if version is None else version, **values)
        except Conflict:
            now = action_row(action_id)
            theirs = {name: value for name, value in _initial(now).items() if name != "version"}
            back_url = reverse("agenda:action_list", kwargs={"slug": slug})
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("Het actiepunt is gewijzigd."))
            _say_hints(request, values)
            return _to_list(request, slug)
    context = {"form": form, "title": _("Actiepunt wijzigen"), "row": row}
    return render(request, "agenda/action_form.html", context, status=422 if form.is_bound else 200)


def _edit_form(request: HttpRequest, row: ActionRow) -> ActionForm:
    companions = [pk for pk, _name in row.companions]
    return ActionForm(
        request.POST if request.method == "POST" else None,
        people=person_choices(besides=(row.owner_id, *companions)),
        companions=companions,
        initial=_initial(row),
    )


def _initial(row: ActionRow) -> dict[str, Any]:
    return {
        "owner": str(row.owner_id),
        "what": row.what,
        "first_step": row.first_step,
        "due_date": row.due_date,
        "version": row.version,
    }


def _hints(request: HttpRequest) -> HttpResponse:
    """What is asked while somebody types; keeps nothing."""
    hints = hints_while_typing(request.POST, asks_owner=True)
    return render(request, "agenda/hints.html", {"hints": hints, "alone": True})


def _say_hints(request: HttpRequest, values: dict[str, Any]) -> None:
    """After saving, for who saw none while typing (without scripts): as a thought, never as a mistake."""
    wanted = {name: values[name] for name in ("what", "first_step", "due_date")}
    if sentences := hint_sentences(**wanted):
        messages.info(request, _("Tip: %(hints)s") % {"hints": " ".join(sentences)})


@requires("actions.change")
@require_POST
def action_state(request: HttpRequest, slug: str, action_id: UUID) -> HttpResponse:
    action_row(action_id)
    form = StateForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kies gedaan, bezig of losgelaten."))
        return _to_list(request, slug)
    action = set_action_state(action_id=action_id, state=form.cleaned_data["state"])
    label = ActionState(action.state).label
    messages.success(request, _("“%(what)s” staat nu op: %(state)s.") % {"what": action.what, "state": label.lower()})
    return _to_list(request, slug)


def _to_list(request: HttpRequest, slug: str) -> HttpResponseRedirect:
    """Back to the list as it was narrowed; the address carries that along."""
    query = request.GET.urlencode()
    return HttpResponseRedirect(reverse("agenda:action_list", kwargs={"slug": slug}) + (f"?{query}" if query else ""))
