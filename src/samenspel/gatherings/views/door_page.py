# SPDX-License-Identifier: EUPL-1.2
"""The pages of a door, for staff and for a volunteer with its link alike. Guards stand in `door` and `door_link`."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from samenspel.access.constants import Role
from samenspel.access.policy import may
from samenspel.base.errors import NotFound, Refused
from samenspel.base.fields import plain_text
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import DOOR_WAITING_KEPT
from samenspel.gatherings.forms.door import CheckInForm, WalkInForm
from samenspel.gatherings.models import Registration
from samenspel.gatherings.operations.door import Pressed, check_in, undo_check_in, walk_in
from samenspel.gatherings.queries.door import (
    door_count,
    door_page,
    door_person,
    organization_names,
    organizations_expected,
)
from samenspel.gatherings.queries.tables import EveningHead, evening_head
from samenspel.gatherings.views.frame import tabs_of

WAITING_SECONDS = int(DOOR_WAITING_KEPT.total_seconds())


@dataclass(frozen=True, slots=True)
class Door:
    """One door and the addresses by which this person comes to it; `token` is that of a door link."""

    slug: str
    gathering_id: UUID
    token: str = ""

    def url(self, part: str = "") -> str:
        values = {"slug": self.slug, **({"token": self.token} if self.token else {"gathering_id": self.gathering_id})}
        return reverse(f"gatherings:{'own_' if self.token else ''}door{part}", kwargs=values)

    @property
    def is_shared(self) -> bool:
        return bool(self.token)

    @property
    def may_change(self) -> bool:
        return self.is_shared or may(current_actor(), "door.change")

    @property
    def addresses(self) -> dict[str, str]:
        parts = ("count", "check_in", "undo", "walk_in", "people", "sync", "worker", "shell")
        return {"page": self.url(), **{part: self.url(f"_{part}") for part in parts}}


def door_of_link(slug: str, token: str) -> Door:
    """The door of the link in the address; any other kind of link has none."""
    gathering_id = current_actor().about_id
    if current_actor().role != Role.DOOR_KEEPER or gathering_id is None:
        raise NotFound("no door")
    return Door(slug, gathering_id, token)


def frame(request: HttpRequest, door: Door, head: EveningHead) -> dict[str, Any]:
    """What every page of a door needs."""
    return {
        "frame": "ui/plain.html" if door.is_shared else "gatherings/frame.html",
        "door": door,
        "addresses": door.addresses,
        "gathering": head,
        "gathering_id": door.gathering_id,
        "tabs": [] if door.is_shared else tabs_of(request, door.gathering_id),
        "may_share": may(current_actor(), "door.share"),
    }


def show(
    request: HttpRequest, door: Door, *, refusal: Refused | None = None, pressed: dict[str, Any] | None = None
) -> HttpResponse:
    head = evening_head(door.gathering_id)
    if door.is_shared and head.is_harvested:
        return render(request, "gatherings/evening/door_over.html", frame(request, door, head), status=410)
    text = plain_text(request.GET.get("q", ""))[:100]
    context = {
        **frame(request, door, head),
        "text": text,
        "page": door_page(gathering_id=door.gathering_id, text=text, only_expected=door.is_shared),
        "count": door_count(door.gathering_id),
        "just_inside": _named(request, door, "binnen"),
        "just_outside": _named(request, door, "buiten"),
        "refusal": refusal.message if refusal else "",
        "full": pressed if refusal is not None and refusal.field == "raise_capacity" else None,
        "may_change": door.may_change and not head.is_harvested,
        "waiting_seconds": WAITING_SECONDS,
    }
    return render(request, "gatherings/evening/door.html", context, status=422 if refusal else 200)


def show_count(request: HttpRequest, door: Door) -> HttpResponse:
    evening_head(door.gathering_id)
    context = {"addresses": door.addresses, "count": door_count(door.gathering_id)}
    return render(request, "gatherings/evening/door_count.html", context)


def let_in(request: HttpRequest, door: Door) -> HttpResponse:
    form = CheckInForm(request.POST)
    if not form.is_valid():
        return show(request, door, refusal=Refused(_first_error(form)))
    try:
        pressed = tapped(door.gathering_id, form)
    except Refused as refusal:
        return show(request, door, refusal=refusal, pressed=form.cleaned_data)
    return _to_door(door, inside=pressed.registration)


def take_back(request: HttpRequest, door: Door) -> HttpResponse:
    form = CheckInForm(request.POST)
    if not form.is_valid() or not form.cleaned_data["registration"]:
        return show(request, door, refusal=Refused(_first_error(form)))
    person = door_person(gathering_id=door.gathering_id, registration_id=form.cleaned_data["registration"])
    try:
        pressed = undo_check_in(registration_id=person.registration_id, press=form.press())
    except Refused as refusal:
        return show(request, door, refusal=refusal)
    return _to_door(door, outside=pressed.registration)


def add(request: HttpRequest, door: Door) -> HttpResponse:
    head = evening_head(door.gathering_id)
    form = WalkInForm(request.POST or None, initial={"name": plain_text(request.GET.get("naam", ""))[:120]})
    if request.method == "POST":
        form = WalkInForm(request.POST)
        if form.is_valid():
            try:
                pressed = walk_in(gathering_id=door.gathering_id, **form.person(), press=form.press())
            except Refused as refusal:
                form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
            else:
                return _to_door(door, inside=pressed.registration)
    context = {
        **frame(request, door, head),
        "form": form,
        "full": "raise_capacity" in form.errors,
        "organizations": organizations_expected(door.gathering_id) if door.is_shared else organization_names(),
    }
    return render(request, "gatherings/evening/door_walk_in.html", context, status=422 if form.errors else 200)


def tapped(gathering_id: UUID, form: CheckInForm) -> Pressed:
    """Somebody of the list, or somebody who is known but not on it."""
    said, press = form.cleaned_data, form.press()
    if said["contact"]:
        return walk_in(
            gathering_id=gathering_id, contact_id=said["contact"], raise_capacity=said["raise_capacity"], press=press
        )
    person = door_person(gathering_id=gathering_id, registration_id=said["registration"])
    return check_in(registration_id=person.registration_id, raise_capacity=said["raise_capacity"], press=press)


def _named(request: HttpRequest, door: Door, name: str) -> Any:
    """Who was just checked in or out, from the address; nobody when that is no one of this gathering."""
    try:
        return door_person(gathering_id=door.gathering_id, registration_id=UUID(request.GET.get(name, "")))
    except (ValueError, NotFound):
        return None


def _to_door(door: Door, *, inside: Registration | None = None, outside: Registration | None = None) -> HttpResponse:
    who = {"binnen": inside.pk} if inside is not None else {"buiten": outside.pk if outside else ""}
    return redirect(f"{door.url()}?{urlencode(who)}")


def _first_error(form: CheckInForm) -> str:
    return next((str(message) for messages in form.errors.values() for message in messages), "")
