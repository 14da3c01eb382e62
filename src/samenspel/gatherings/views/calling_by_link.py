# SPDX-License-Identifier: EUPL-1.2
"""Who helps to call has a link of their own: their share of the list, and nothing else of the pact."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.gatherings.queries.calling import call_list, callees
from samenspel.gatherings.queries.calling_shares import own_helper
from samenspel.gatherings.views.calling import first_to_call, groups_of
from samenspel.gatherings.views.calling_screen import Way, call_screen, previous_of, show, undo


@requires("own.calls")
@require_safe
def own_calls(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    helper = own_helper()
    way = Way(slug, helper.gathering_id, token)
    everybody = callees(helper.gathering_id)
    calls = call_list(everybody, helper.gathering)
    first = first_to_call(calls, helper.gathering)
    context = {
        "gathering": helper.gathering,
        "name": helper.contact.name,
        "calls": calls,
        "groups": groups_of(calls),
        "first_url": way.call_url(first.person.id) if first else "",
        "has_share": bool(everybody),
        "previous": previous_of(request, way),
        "token": token,
    }
    return render(request, "gatherings/inviting/own_calls.html", context)


@requires("own.calls")
@require_http_methods(["GET", "HEAD", "POST"])
def own_call(request: HttpRequest, slug: str, token: str, contact_id: UUID) -> HttpResponse:
    helper = own_helper()
    way = Way(slug, helper.gathering_id, token)
    screen = call_screen(request, way, helper.gathering, contact_id, callers=())
    if isinstance(screen, HttpResponse):
        return screen
    return show(request, "gatherings/inviting/own_call.html", screen)


@requires("own.calls")
@require_POST
def own_call_undo(request: HttpRequest, slug: str, token: str, call_id: UUID) -> HttpResponse:
    helper = own_helper()
    return undo(request, Way(slug, helper.gathering_id, token), call_id)
