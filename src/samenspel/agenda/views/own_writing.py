# SPDX-License-Identifier: EUPL-1.2
"""Writing one's own action points, by personal link; they come together in one's step plan."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.access.guards import requires
from samenspel.agenda.forms.actions import OwnActionForm
from samenspel.agenda.operations.actions import add_action_point, change_action_point
from samenspel.agenda.queries.actions import ActionRow, action_row, person_choices
from samenspel.agenda.queries.hints import hint_sentences, hints_while_typing
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@requires("own.actions")
@form_methods
def own_action_new(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    if request.POST.get("hints"):
        return _hints(request)
    form = OwnActionForm(request.POST if request.method == "POST" else None, people=_others())
    if request.method == "POST" and form.is_valid():
        try:
            add_action_point(owner_id=_me(), form_key=form.cleaned_data["form_key"] or uuid4(), **form.values())
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            return _to_plan(request, slug, token, form.values())
    return _page(request, form, title=_("Wat ga je doen?"), token=token)


@requires("own.actions")
@form_methods
def own_action_edit(request: HttpRequest, slug: str, token: str, action_id: UUID) -> HttpResponse:
    row = _mine(action_id)
    if request.POST.get("hints"):
        return _hints(request)
    companions = [pk for pk, _name in row.companions]
    form = OwnActionForm(
        request.POST if request.method == "POST" else None,
        people=_others(row),
        companions=companions,
        initial=_initial(row),
    )
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_action_point(
                action_id=action_id, version=-1 if version is None else version, owner_id=_me(), **form.values()
            )
        except Conflict:
            now = _mine(action_id)
            theirs = {name: value for name, value in _initial(now).items() if name != "version"}
            back_url = reverse("gatherings:step_plan", kwargs={"slug": slug, "token": token})
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            return _to_plan(request, slug, token, form.values())
    return _page(request, form, title=_("Pas je actiepunt aan"), token=token)


def _page(request: HttpRequest, form: OwnActionForm, *, title: str, token: str) -> HttpResponse:
    context = {"form": form, "title": title, "token": token}
    return render(request, "agenda/own_action_form.html", context, status=422 if form.is_bound else 200)


def _me() -> UUID:
    contact_id = current_actor().contact_id
    if contact_id is None:
        raise NotFound("only for a person")
    return contact_id


def _mine(action_id: UUID) -> ActionRow:
    """Only the owner rewrites it; a companion says how it goes."""
    row = action_row(action_id)
    if row.owner_id != _me():
        raise NotFound("not the owner")
    return row


def _others(row: ActionRow | None = None) -> list[tuple[str, str]]:
    """Whom somebody met at a gathering, and who was chosen before."""
    chosen = [(str(pk), name) for pk, name in row.companions] if row else []
    known = [choice for choice in person_choices() if choice[0] != str(_me())]
    seen = {value for value, _name in known}
    return [*known, *(choice for choice in chosen if choice[0] not in seen)]


def _initial(row: ActionRow) -> dict[str, Any]:
    return {"what": row.what, "first_step": row.first_step, "due_date": row.due_date, "version": row.version}


def _hints(request: HttpRequest) -> HttpResponse:
    return render(request, "agenda/hints.html", {"hints": hints_while_typing(request.POST)})


def _to_plan(request: HttpRequest, slug: str, token: str, values: dict[str, Any]) -> HttpResponse:
    messages.success(request, _("Het staat in je stappenplan."))
    if sentences := hint_sentences(**{name: values[name] for name in ("what", "first_step", "due_date")}):
        messages.info(request, _("Tip: %(hints)s") % {"hints": " ".join(sentences)})
    return redirect("gatherings:step_plan", slug=slug, token=token)
