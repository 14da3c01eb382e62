# SPDX-License-Identifier: EUPL-1.2
"""Calling people one after the other."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.base.errors import NotFound, Refused
from samenspel.gatherings.constants import CallOutcome
from samenspel.gatherings.forms.calling import CallForm, usual_call_back
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations.calling import note_call, take_back_call
from samenspel.gatherings.queries.calling import (
    Callee,
    CallList,
    Noted,
    call_list,
    callees,
    noted_call,
)
from samenspel.gatherings.queries.inviting import matching
from samenspel.gatherings.views.frame import tabs_of

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])
MOST_FOUND = 30


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    callees: list[Callee]


def _groups(calls: CallList) -> list[Group]:
    groups = [
        Group(_("Nu terugbellen"), calls.due),
        Group(_("Nog geen antwoord"), calls.silent),
        Group(_("Eerder gebeld zonder antwoord"), calls.tried),
        Group(_("Misschien"), calls.maybe),
        Group(_("Later terugbellen"), calls.later),
        Group(_("Zonder telefoonnummer"), calls.no_number),
    ]
    return [group for group in groups if group.callees]


@requires("calls.view")
@require_safe
def call_overview(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    gathering = Gathering.of(gathering_id)
    query = request.GET.get("q", "")[:100]
    everybody = callees(gathering_id)
    calls = call_list(everybody)
    context = {
        "gathering": gathering,
        "calls": calls,
        "groups": _groups(calls),
        "first": next(iter(calls.in_order), None),
        "query": query,
        "found": _found(everybody, query) if query else [],
        "previous": _previous(request, gathering_id),
        "tabs": tabs_of(request, gathering_id),
    }
    return render(request, "gatherings/inviting/call_list.html", context)


def _found(everybody: list[Callee], query: str) -> list[Callee]:
    """Anyone by name: people call back at their own time."""
    wanted = {person.id for person in matching((callee.person for callee in everybody), query)}
    return [callee for callee in everybody if callee.person.id in wanted][:MOST_FOUND]


def _previous(request: HttpRequest, gathering_id: UUID) -> Noted | None:
    """The call that was noted just now, to be able to take it back."""
    try:
        call_id = UUID(request.GET.get("vorige", ""))
    except ValueError:
        return None
    return noted_call(gathering_id, call_id)


@requires("calls.change")
@READ_AND_WRITE
def call(request: HttpRequest, slug: str, gathering_id: UUID, contact_id: UUID) -> HttpResponse:
    """One person: the number, what was said before, and the outcome in one tap."""
    gathering = Gathering.of(gathering_id)
    everybody = callees(gathering_id)
    callee = next((one for one in everybody if one.person.id == contact_id), None)
    if callee is None:
        raise NotFound(str(contact_id))
    following = _next_page(slug, gathering_id, contact_id, call_list(everybody))
    form = CallForm(request.POST or None, initial={"form_key": uuid4(), **usual_call_back()})
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        try:
            noted = note_call(
                gathering_id=gathering_id,
                contact_id=contact_id,
                outcome=cleaned["outcome"],
                form_key=cleaned["form_key"],
                note=cleaned["note"],
                call_back_at=cleaned.get("call_back_at"),
            )
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            return redirect(f"{following}?vorige={noted.pk}")
    context = {
        "gathering": gathering,
        "callee": callee,
        "form": form,
        "outcomes": _outcomes(),
        "skip_url": following,
        "previous": _previous(request, gathering_id),
        "tabs": tabs_of(request, gathering_id),
    }
    return render(request, "gatherings/inviting/call.html", context, status=422 if form.errors else 200)


def _outcomes() -> list[tuple[str, str, str]]:
    """Value, word and look of each button; calling back has a day beside it."""
    looks = {CallOutcome.COMES: "", CallOutcome.MAYBE: "secondary", CallOutcome.NOT: "secondary"}
    return [
        (outcome.value, str(outcome.label), looks.get(outcome, "secondary"))
        for outcome in CallOutcome
        if outcome != CallOutcome.CALL_BACK
    ]


def _next_page(slug: str, gathering_id: UUID, contact_id: UUID, calls: CallList) -> str:
    """The person below this one in the list; after the last one the list itself."""
    order = [callee.person.id for callee in calls.in_order]
    here = {"slug": slug, "gathering_id": gathering_id}
    if contact_id not in order[:-1]:
        return reverse("gatherings:call_list", kwargs=here)
    return reverse("gatherings:call", kwargs={**here, "contact_id": order[order.index(contact_id) + 1]})


@requires("calls.change")
@require_POST
def call_undo(request: HttpRequest, slug: str, gathering_id: UUID, call_id: UUID) -> HttpResponse:
    """Take back the outcome that was noted last, and show the person again."""
    Gathering.of(gathering_id)
    page = reverse("gatherings:call_list", kwargs={"slug": slug, "gathering_id": gathering_id})
    if noted_call(gathering_id, call_id) is None:  # undone already, by a second press
        return redirect(page)
    try:
        contact_id = take_back_call(call_id=call_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(page)
    messages.info(request, _("Ongedaan gemaakt."))
    return redirect(f"{page}{contact_id}/" if contact_id else page)
