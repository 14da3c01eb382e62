# SPDX-License-Identifier: EUPL-1.2
"""Start pages: of each party for everybody, and of one person by their own link. Opening one changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.access.guards import public, requires
from samenspel.portal.queries.start import own_start as start_of_person
from samenspel.portal.queries.start import public_start
from samenspel.portal.roles import ROLES


@public
@require_safe
def role_list(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "portal/role_list.html", {"roles": ROLES.values()})


@public
@require_safe
def role_start(request: HttpRequest, slug: str, role: str) -> HttpResponse:
    context = {"start": public_start(slug, role), "roles": ROLES.values()}
    return render(request, "portal/role_start.html", context)


@requires("own.registration")
@require_safe
def own_start(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    return render(request, "portal/own_start.html", {"start": start_of_person(slug, token), "token": token})
