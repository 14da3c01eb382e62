# SPDX-License-Identifier: EUPL-1.2
"""The door for a volunteer without an account: by its link, that one door and nothing else.

And the page where the link is made.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.base.errors import Refused
from samenspel.entrance.operations import address_of
from samenspel.gatherings.operations.door_link import share_door, stop_sharing_door
from samenspel.gatherings.queries.tables import evening_head
from samenspel.gatherings.views import door_page, door_phone
from samenspel.gatherings.views.door_page import door_of_link
from samenspel.gatherings.views.frame import tabs_of


@requires("own.door")
@require_safe
@ensure_csrf_cookie
def own_door(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    return door_page.show(request, door_of_link(slug, token))


@requires("own.door")
@require_safe
def own_door_count(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    return door_page.show_count(request, door_of_link(slug, token))


@requires("own.door")
@require_POST
def own_door_check_in(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    return door_page.let_in(request, door_of_link(slug, token))


@requires("own.door")
@require_POST
def own_door_undo(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    return door_page.take_back(request, door_of_link(slug, token))


@requires("own.door")
@require_http_methods(["GET", "POST"])
def own_door_walk_in(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    return door_page.add(request, door_of_link(slug, token))


@requires("own.door")
@require_safe
@ensure_csrf_cookie
def own_door_people(request: HttpRequest, slug: str, token: str) -> JsonResponse:
    return door_phone.people(door_of_link(slug, token))


@requires("own.door")
@require_POST
def own_door_sync(request: HttpRequest, slug: str, token: str) -> JsonResponse:
    return door_phone.sync(request, door_of_link(slug, token))


@requires("own.door")
@require_safe
def own_door_worker(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    return door_phone.worker(request, door_of_link(slug, token))


@requires("own.door")
@require_safe
def own_door_shell(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    return door_phone.shell(request, door_of_link(slug, token))


@requires("door.share")
@require_safe
def door_link(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Asks first: who has the link sees the names of everybody who comes."""
    return _link_page(request, gathering_id, words="")


@requires("door.share")
@require_POST
def door_link_show(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    head = evening_head(gathering_id)
    try:
        link = share_door(gathering_id=gathering_id)
    except Refused as refusal:
        return _link_page(request, gathering_id, words="", refusal=refusal.message)
    words = _(
        "Hoi, fijn dat je helpt aan de deur van %(title)s.\n"
        "Met deze link zet je op je telefoon wie er is:\n%(address)s\n"
        "De link is alleen voor jou en werkt tot de bijeenkomst voorbij is."
    ) % {"title": head.title, "address": address_of(link, slug=slug, path="deur/")}
    return _link_page(request, gathering_id, words=words)


@requires("door.share")
@require_POST
def door_link_revoke(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    stop_sharing_door(gathering_id=gathering_id)
    messages.success(request, _("De oude deurlink werkt niet meer."))
    return redirect("gatherings:door_link", slug=slug, gathering_id=gathering_id)


def _link_page(request: HttpRequest, gathering_id: UUID, *, words: str, refusal: str = "") -> HttpResponse:
    context = {
        "gathering": evening_head(gathering_id),
        "tabs": tabs_of(request, gathering_id),
        "words": words,
        "refusal": refusal,
    }
    return render(request, "gatherings/evening/door_link.html", context, status=422 if refusal else 200)
