# SPDX-License-Identifier: EUPL-1.2
"""The door of every view: exactly one of `@requires(...)` and `@public`."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase

from samenspel.access.constants import Role
from samenspel.access.policy import GRANTS, may
from samenspel.audit.operations import record_refusal
from samenspel.base.scope import Actor, current_actor

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

PERMISSIONS = frozenset(permission for permissions in GRANTS.values() for permission in permissions)
GUARD = "samenspel_guard"
PUBLIC = "public"


def requires(permission: str) -> Callable[[View[P]], View[P]]:
    """The actor needs `permission`. Not signed in: to the sign-in page. No role here: 404. A role without it: 403."""
    if permission not in PERMISSIONS:
        raise ValueError(f"{permission} is granted to no role in access/policy.py")

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            actor = current_actor()
            if may(actor, permission):
                return view(request, *args, **kwargs)
            return _refuse(request, actor, permission)

        setattr(guarded, GUARD, permission)
        return guarded

    return guard


def public(view: View[P]) -> View[P]:
    """Anyone may open it."""

    @wraps(view)
    def open_view(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    setattr(open_view, GUARD, PUBLIC)
    return open_view


def guard_of(view: Callable[..., Any]) -> str | None:
    guard: str | None = getattr(view, GUARD, None)
    return guard


def _refuse(request: HttpRequest, actor: Actor, permission: str) -> HttpResponseBase:
    if actor.role == Role.VISITOR:
        return redirect_to_login(request.get_full_path())
    record_refusal(permission=permission)
    if actor.role == Role.STRANGER:
        raise Http404
    raise PermissionDenied
