# SPDX-License-Identifier: EUPL-1.2
"""Calling people one after the other: the facilitator the whole list, another caller their own share."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.base.errors import Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import GatheringState
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations.calling_shares import take_more_calls
from samenspel.gatherings.queries.calling import WHOLE_LIST, Callee, CallList, call_list, callees
from samenspel.gatherings.queries.calling_shares import Caller, callers_of
from samenspel.gatherings.queries.inviting import matching
from samenspel.gatherings.views.calling_screen import Way, call_screen, previous_of, show, undo
from samenspel.gatherings.views.frame import tabs_of

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])
MOST_FOUND = 30


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    callees: list[Callee]


def groups_of(calls: CallList) -> list[Group]:
    groups = [
        Group(_("Nu terugbellen"), calls.due),
        Group(_("Nog niet gebeld"), calls.silent),
        Group(_("Eerder gebeld zonder antwoord"), calls.tried),
        Group(_("Misschien"), calls.maybe),
        Group(_("Later terugbellen"), calls.later),
        Group(_("Zonder telefoonnummer"), calls.no_number),
    ]
    return [group for group in groups if group.callees]


def first_to_call(calls: CallList, gathering: Gathering) -> Callee | None:
    """Nobody any more when the gathering was called off or is over."""
    is_over = gathering.called_off_at is not None or gathering.state == GatheringState.HARVESTED
    return None if is_over else next(iter(calls.in_order), None)


@dataclass(frozen=True, slots=True)
class Share:
    """What another caller still has to do."""

    name: str
    left: int


@requires("calls.make")
@require_safe
def call_overview(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    gathering = Gathering.of(gathering_id)
    query = request.GET.get("q", "")[:100]
    everybody = callees(gathering_id)
    callers = _callers(gathering_id)
    calls = call_list(everybody, gathering, callers=[caller.code for caller in callers])
    context = {
        "gathering": gathering,
        "calls": calls,
        "groups": groups_of(calls),
        "first": first_to_call(calls, gathering),
        "shares": [Share(one.name, len(calls.of_others[one.code])) for one in callers if one.code in calls.of_others],
        "sees_all": may(current_actor(), WHOLE_LIST),
        "has_share": bool(everybody),
        "query": query,
        "found": _found(everybody, query) if query else [],
        "previous": previous_of(request, Way(slug, gathering_id)),
        "tabs": tabs_of(request, gathering_id),
    }
    return render(request, "gatherings/inviting/call_list.html", context)


def _callers(gathering_id: UUID) -> list[Caller]:
    """The others among whom the list is divided; a caller with a share of their own sees none of them."""
    return callers_of(gathering_id) if may(current_actor(), WHOLE_LIST) else []


def _found(everybody: list[Callee], query: str) -> list[Callee]:
    """Anyone by name: people call back at their own time."""
    wanted = {person.id for person in matching((callee.person for callee in everybody), query)}
    return [callee for callee in everybody if callee.person.id in wanted][:MOST_FOUND]


@requires("calls.make")
@READ_AND_WRITE
def call(request: HttpRequest, slug: str, gathering_id: UUID, contact_id: UUID) -> HttpResponse:
    """One person: the number, why, what was said before, and the outcome in one tap."""
    gathering = Gathering.of(gathering_id)
    callers = {caller.code: caller.name for caller in _callers(gathering_id)}
    screen = call_screen(request, Way(slug, gathering_id), gathering, contact_id, callers=list(callers))
    if isinstance(screen, HttpResponse):
        return screen
    callee = screen["callee"]
    mine = callee.caller == next(iter(callers), "")
    screen |= {
        "other_caller": "" if mine else callers.get(callee.caller, ""),
        "tabs": tabs_of(request, gathering_id),
    }
    return show(request, "gatherings/inviting/call.html", screen)


@requires("calls.make")
@require_POST
def call_undo(request: HttpRequest, slug: str, gathering_id: UUID, call_id: UUID) -> HttpResponse:
    Gathering.of(gathering_id)
    return undo(request, Way(slug, gathering_id), call_id)


@requires("calls.make")
@require_POST
def call_more(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Who is done offers to call some more."""
    try:
        taken = take_more_calls(gathering_id=gathering_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        sentence = ngettext("Je belt er %(number)d bij.", "Je belt er %(number)d bij. Fijn.", taken)
        none = _("Er is niemand meer zonder beller.")
        messages.info(request, sentence % {"number": taken} if taken else none)
    return redirect("gatherings:call_list", slug=slug, gathering_id=gathering_id)
