# SPDX-License-Identifier: EUPL-1.2
"""The door, made for a phone in a noisy hall: search, one tap, undo. For whoever is signed in as staff."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.gatherings.views import door_page, door_phone
from samenspel.gatherings.views.door_page import Door


@requires("door.view")
@require_safe
@ensure_csrf_cookie
def door(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    return door_page.show(request, Door(slug, gathering_id))


@requires("door.view")
@require_safe
def door_counted(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """The number alone; the page asks for it every few seconds."""
    return door_page.show_count(request, Door(slug, gathering_id))


@requires("door.change")
@require_POST
def door_check_in(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    return door_page.let_in(request, Door(slug, gathering_id))


@requires("door.change")
@require_POST
def door_undo(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    return door_page.take_back(request, Door(slug, gathering_id))


@requires("door.change")
@require_http_methods(["GET", "POST"])
def door_walk_in(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    return door_page.add(request, Door(slug, gathering_id))


@requires("door.change")
@require_safe
@ensure_csrf_cookie
def door_people(request: HttpRequest, slug: str, gathering_id: UUID) -> JsonResponse:
    """The list that this phone keeps for when the network is gone."""
    return door_phone.people(Door(slug, gathering_id))


@requires("door.change")
@require_POST
def door_sync(request: HttpRequest, slug: str, gathering_id: UUID) -> JsonResponse:
    """What waited on this phone."""
    return door_phone.sync(request, Door(slug, gathering_id))


@requires("door.view")
@require_safe
def door_worker(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    return door_phone.worker(request, Door(slug, gathering_id))


@requires("door.view")
@require_safe
def door_shell(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    return door_phone.shell(request, Door(slug, gathering_id))
