# SPDX-License-Identifier: EUPL-1.2
"""The door, made for a phone in a noisy hall: search, one tap, undo."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.base.errors import NotFound, Refused
from samenspel.base.fields import plain_text
from samenspel.base.scope import current_actor
from samenspel.gatherings.forms.door import CheckInForm, WalkInForm
from samenspel.gatherings.models import Registration
from samenspel.gatherings.operations.door import check_in, undo_check_in, walk_in
from samenspel.gatherings.queries.door import door_count, door_page, door_person, organization_names
from samenspel.gatherings.queries.tables import evening_head
from samenspel.gatherings.views.frame import tabs_of


@requires("door.view")
@require_safe
def door(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    return _page(request, gathering_id)


@requires("door.view")
@require_safe
def door_counted(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """The number alone; the page asks for it every few seconds."""
    evening_head(gathering_id)
    context = {"gathering_id": gathering_id, "count": door_count(gathering_id)}
    return render(request, "gatherings/evening/door_count.html", context)


@requires("door.change")
@require_POST
def door_check_in(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    form = CheckInForm(request.POST)
    if not form.is_valid():
        return _page(request, gathering_id, refusal=Refused(_first_error(form)))
    try:
        registration = _let_in(gathering_id, form.cleaned_data)
    except Refused as refusal:
        return _page(request, gathering_id, refusal=refusal, pressed=form.cleaned_data)
    return _to_door(slug, gathering_id, inside=registration)


@requires("door.change")
@require_POST
def door_undo(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    form = CheckInForm(request.POST)
    if not form.is_valid() or not form.cleaned_data["registration"]:
        return _page(request, gathering_id, refusal=Refused(_first_error(form)))
    person = door_person(gathering_id=gathering_id, registration_id=form.cleaned_data["registration"])
    try:
        registration = undo_check_in(registration_id=person.registration_id)
    except Refused as refusal:
        return _page(request, gathering_id, refusal=refusal)
    return _to_door(slug, gathering_id, outside=registration)


@requires("door.change")
@require_http_methods(["GET", "POST"])
def door_walk_in(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    head = evening_head(gathering_id)
    form = WalkInForm(request.POST or None, initial={"name": plain_text(request.GET.get("naam", ""))[:120]})
    if request.method == "POST":
        form = WalkInForm(request.POST)
        if form.is_valid():
            try:
                return _to_door(slug, gathering_id, inside=walk_in(gathering_id=gathering_id, **form.cleaned_data))
            except Refused as refusal:
                form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
    context = {
        "gathering": head,
        "tabs": tabs_of(request, gathering_id),
        "form": form,
        "full": "raise_capacity" in form.errors,
        "organizations": organization_names(),
    }
    return render(request, "gatherings/evening/door_walk_in.html", context, status=422 if form.errors else 200)


def _let_in(gathering_id: UUID, pressed: dict[str, Any]) -> Registration:
    if pressed["contact"]:
        return walk_in(
            gathering_id=gathering_id, contact_id=pressed["contact"], raise_capacity=pressed["raise_capacity"]
        )
    person = door_person(gathering_id=gathering_id, registration_id=pressed["registration"])
    return check_in(registration_id=person.registration_id, raise_capacity=pressed["raise_capacity"])


def _page(
    request: HttpRequest,
    gathering_id: UUID,
    *,
    refusal: Refused | None = None,
    pressed: dict[str, Any] | None = None,
) -> HttpResponse:
    text = plain_text(request.GET.get("q", ""))[:100]
    head = evening_head(gathering_id)
    context = {
        "gathering": head,
        "gathering_id": gathering_id,
        "tabs": tabs_of(request, gathering_id),
        "text": text,
        "page": door_page(gathering_id=gathering_id, text=text),
        "count": door_count(gathering_id),
        "just_inside": _named(request, gathering_id, "binnen"),
        "just_outside": _named(request, gathering_id, "buiten"),
        "refusal": refusal.message if refusal else "",
        "full": pressed if refusal is not None and refusal.field == "raise_capacity" else None,
        "may_change": may(current_actor(), "door.change") and not head.is_harvested,
    }
    return render(request, "gatherings/evening/door.html", context, status=422 if refusal else 200)


def _named(request: HttpRequest, gathering_id: UUID, name: str) -> Any:
    """Who was just checked in or out, from the address; nobody when that is no one of this gathering."""
    try:
        return door_person(gathering_id=gathering_id, registration_id=UUID(request.GET.get(name, "")))
    except (ValueError, NotFound):
        return None


def _to_door(
    slug: str, gathering_id: UUID, *, inside: Registration | None = None, outside: Registration | None = None
) -> HttpResponse:
    who = {"binnen": inside.pk} if inside is not None else {"buiten": outside.pk if outside else ""}
    url = reverse("gatherings:door", kwargs={"slug": slug, "gathering_id": gathering_id})
    return redirect(f"{url}?{urlencode(who)}")


def _first_error(form: CheckInForm) -> str:
    return next((str(message) for messages in form.errors.values() for message in messages), "")
