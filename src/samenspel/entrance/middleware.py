# SPDX-License-Identifier: EUPL-1.2
"""Builds the Actor of each request from its address, its session or its personal link."""

import time
from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from samenspel.access.constants import Role
from samenspel.access.guards import guard_of
from samenspel.access.library_routes import LIBRARY_ROUTE_PREFIXES, LIBRARY_ROUTES
from samenspel.accounts.models import User
from samenspel.base.scope import Actor, acting_as, enter
from samenspel.entrance.constants import SESSION_ABSOLUTE
from samenspel.entrance.queries import actor_for_token, actor_for_user, partnership_by_slug
from samenspel.partnerships.models import Partnership

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
SEEN_EVERY_SECONDS = 300
NEVER_CACHE = "no-store, private"


class ActorMiddleware:
    """Every view runs inside `acting_as(actor)`; an address of an unknown partnership is 404."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with acting_as(None):
            response = self.get_response(request)
        if not response.has_header("Cache-Control") and not request.path.startswith("/static/"):
            response["Cache-Control"] = NEVER_CACHE
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        _end_a_session_that_is_too_old(request)
        partnership = _partnership(kwargs.get("slug"))
        request.partnership = partnership  # type: ignore[attr-defined]
        actor = self._actor(request, partnership, kwargs.get("token"))
        if actor is None:
            return render(request, "entrance/link_gone.html", {"partnership": partnership}, status=404)
        enter(actor)
        if guard_of(view) is None and not _is_library_route(request):
            raise ImproperlyConfigured(f"{request.resolver_match} has no guard: add @requires(...) or @public.")
        return None

    def _actor(self, request: HttpRequest, partnership: Partnership | None, token: str | None) -> Actor | None:
        if token is not None and partnership is not None:
            return actor_for_token(token, partnership.pk)
        partnership_id = partnership.pk if partnership else None
        if isinstance(request.user, User):
            return actor_for_user(request.user, partnership_id)
        return Actor(role=Role.VISITOR, partnership_id=partnership_id)


def _partnership(slug: str | None) -> Partnership | None:
    if slug is None:
        return None
    partnership = partnership_by_slug(slug)
    if partnership is None:
        raise Http404
    return partnership


def _is_library_route(request: HttpRequest) -> bool:
    match = request.resolver_match
    name = (match.url_name or "") if match else ""
    return name in LIBRARY_ROUTES or name.startswith(tuple(LIBRARY_ROUTE_PREFIXES))


def _end_a_session_that_is_too_old(request: HttpRequest) -> None:
    """Twelve hours after signing in a session ends, however busy it was; an hour idle ends it by its cookie age.

    Saying "still here" at most every five minutes keeps that hour without a write at every page.
    """
    if not request.user.is_authenticated:
        return
    now = int(time.time())
    if now - request.session.setdefault(SIGNED_IN_AT, now) > SESSION_ABSOLUTE.total_seconds():
        logout(request)
    elif now - request.session.get(SEEN_AT, 0) > SEEN_EVERY_SECONDS:
        request.session[SEEN_AT] = now
