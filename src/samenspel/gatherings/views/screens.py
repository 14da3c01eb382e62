# SPDX-License-Identifier: EUPL-1.2
"""Screens for the room: opened by staff, shown to everybody, so they hold no more than the room may see.

Each asks the server every few seconds whether something changed. When nothing did the answer is empty and the screen
stays as it is; when the network hiccups it stays as it is too.
"""

import hashlib
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.base.errors import Refused
from samenspel.base.fields import plain_text
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import ClockDeed, Screen
from samenspel.gatherings.forms.screens import ClockForm, ShowForm
from samenspel.gatherings.operations.screens import press_clock, show_screen
from samenspel.gatherings.queries.screens import Room, growth, room_of, tables_now
from samenspel.gatherings.queries.tables import evening_head
from samenspel.gatherings.views.frame import tabs_of
from samenspel.ui.growing import growing_picture

USUAL_MINUTES = 20
PAGES = {
    Screen.TABLES: "gatherings:screen_tables",
    Screen.ROUND: "gatherings:screen_round",
    Screen.QUESTIONS: "gatherings:screen_questions",
    Screen.HARVEST: "gatherings:screen_harvest",
}


@requires("screens.view")
@require_safe
def screens(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    return _desk(request, gathering_id)


@requires("screens.change")
@require_POST
def screen_show(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    form = ShowForm(request.POST)
    room_of(gathering_id)
    if form.is_valid():
        show_screen(gathering_id=gathering_id, screen=Screen(form.cleaned_data["screen"]))
    return redirect("gatherings:screens", slug=slug, gathering_id=gathering_id)


@requires("screens.change")
@require_POST
def screen_clock(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    form = ClockForm(request.POST)
    room_of(gathering_id)
    if not form.is_valid():
        return _desk(request, gathering_id, form=form)
    try:
        press_clock(gathering_id=gathering_id, press=form.press())
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return redirect("gatherings:screens", slug=slug, gathering_id=gathering_id)


@requires("screens.view")
@require_safe
def screen_beamer(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Follows what the facilitator chooses; told to begin anew when that is another screen than it shows."""
    room = room_of(gathering_id)
    if request.GET.get("nu", room.showing) != room.showing:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return _wall(request, room, Screen(room.showing), follows=True)


@requires("screens.view")
@require_safe
def screen_tables(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    return _wall(request, room_of(gathering_id), Screen.TABLES)


@requires("screens.view")
@require_safe
def screen_round(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    return _wall(request, room_of(gathering_id), Screen.ROUND)


@requires("screens.view")
@require_safe
def screen_questions(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    return _wall(request, room_of(gathering_id), Screen.QUESTIONS)


@requires("screens.view")
@require_safe
def screen_harvest(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    return _wall(request, room_of(gathering_id), Screen.HARVEST)


def _desk(request: HttpRequest, gathering_id: UUID, *, form: ClockForm | None = None) -> HttpResponse:
    """The page with the buttons, on the phone of whoever leads the evening."""
    room = room_of(gathering_id)
    minutes = room.clock.seconds // 60 or USUAL_MINUTES
    context = {
        "gathering": evening_head(gathering_id),
        "tabs": tabs_of(request, gathering_id),
        "room": room,
        "clock": room.clock,
        "screens": [_choice(request, gathering_id, screen, room.showing) for screen in Screen],
        "form": form or ClockForm(initial={"minutes": minutes}),
        "deeds": ClockDeed,
        "next_number": room.clock.round + 1 if room.clock.round < room.clock.rounds else room.clock.round,
        "may_change": may(current_actor(), "screens.change"),
    }
    return render(request, "gatherings/evening/screens.html", context, status=422 if form else 200)


def _choice(request: HttpRequest, gathering_id: UUID, screen: Screen, showing: str) -> dict[str, Any]:
    values = {"slug": _slug(request), "gathering_id": gathering_id}
    return {
        "value": screen.value,
        "label": screen.label,
        "url": reverse(PAGES[screen], kwargs=values),
        "current": screen.value == showing,
    }


def _wall(request: HttpRequest, room: Room, screen: Screen, *, follows: bool = False) -> HttpResponse:
    """The whole screen, or only an empty answer when what it shows is what the browser has already."""
    text = plain_text(request.GET.get("q", ""))[:100]
    context = {"room": room, "clock": room.clock, "text": text, **CONTENTS[screen](request, room, text)}
    inner = render_to_string(f"gatherings/evening/screen_{screen.value}.html", context, request)
    mark = _mark(screen, room, inner)
    left = {"Samenspel-Left": str(room.clock.left)} if room.clock.runs else {}
    if request.GET.get("was") == mark:
        return HttpResponse(status=204, headers=left)
    asked = {"was": mark, **({"q": text} if text else {}), **({"nu": room.showing} if follows else {})}
    context |= {
        "screen": screen.value,
        "screens": [_choice(request, room.gathering_id, one, screen.value) for one in Screen],
        "follows": follows,
        "live": mark_safe(inner),  # noqa: S308 - a template of ours, escaped there
        "again_url": f"{request.path}?{urlencode(asked)}",
    }
    response = render(request, "gatherings/evening/screen.html", context)
    for name, value in left.items():
        response[name] = value
    return response


def _mark(screen: Screen, room: Room, inner: str) -> str:
    """A few letters that stand for what is on the screen. A clock counts by itself: only another state is news."""
    clock = room.clock
    what = f"{clock.version} {clock.runs} {clock.rounds}" if screen == Screen.ROUND else inner
    return hashlib.sha256(f"{screen.value} {what}".encode()).hexdigest()[:12]


def _tables(request: HttpRequest, room: Room, text: str) -> dict[str, Any]:
    return {"tables": tables_now(room.gathering_id, text=text)}


def _round(_request: HttpRequest, _room: Room, _text: str) -> dict[str, Any]:
    return {}


def _questions(request: HttpRequest, room: Room, _text: str) -> dict[str, Any]:
    if not room.evaluation_code:
        return {"address": ""}
    values = {"slug": _slug(request), "evaluation_code": room.evaluation_code}
    address = f"{settings.BASE_URL}{reverse('gatherings:evaluation_by_code', kwargs=values)}"
    picture = segno.make(address, error="m").svg_data_uri(scale=8, border=4, dark="#1c2b2d", light="#ffffff")
    return {"address": address, "picture": picture, "grown": growth(room.gathering_id)}


def _harvest(_request: HttpRequest, room: Room, _text: str) -> dict[str, Any]:
    grown = growth(room.gathering_id)
    return {"grown": grown, "picture": growing_picture(grown.rings, grown.pairs)}


def _slug(request: HttpRequest) -> str:
    slug: str = request.partnership.slug  # type: ignore[attr-defined]
    return slug


CONTENTS: dict[Screen, Callable[[HttpRequest, Room, str], dict[str, Any]]] = {
    Screen.TABLES: _tables,
    Screen.ROUND: _round,
    Screen.QUESTIONS: _questions,
    Screen.HARVEST: _harvest,
}
