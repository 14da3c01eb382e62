# SPDX-License-Identifier: EUPL-1.2
"""What the phone's own camera opens when it is pointed at the QR of a sticker.

Staff of this pact who may check in get the person and one large button. Anybody else reads what the sticker is for and
nothing about who wears it.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import public, requires
from samenspel.access.policy import may
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.forms.door import CheckInForm
from samenspel.gatherings.models import Registration
from samenspel.gatherings.operations.door import check_in, undo_check_in
from samenspel.gatherings.queries.door import door_person
from samenspel.gatherings.queries.sticker_tokens import evaluation_code_for, registration_for
from samenspel.gatherings.queries.tables import evening_head


@public
@require_safe
def sticker(request: HttpRequest, slug: str, sticker_token: str) -> HttpResponse:
    if may(current_actor(), "door.change"):
        return _for_the_door(request, slug, sticker_token)
    code = evaluation_code_for(sticker_token)
    url = reverse("gatherings:evaluation_by_code", kwargs={"slug": slug, "evaluation_code": code}) if code else ""
    return render(request, "gatherings/evening/door_sticker_kind.html", {"evaluation_url": url})


@requires("door.change")
@require_POST
def sticker_check_in(request: HttpRequest, slug: str, sticker_token: str) -> HttpResponse:
    registration_id = _registration_id(sticker_token)
    form = CheckInForm({**request.POST.dict(), "registration": str(registration_id)})
    more = form.is_valid() and form.cleaned_data["raise_capacity"]
    try:
        check_in(registration_id=registration_id, raise_capacity=more)
    except Refused as refusal:
        return _for_the_door(request, slug, sticker_token, refusal=refusal)
    return redirect("gatherings:sticker", slug=slug, sticker_token=sticker_token)


@requires("door.change")
@require_POST
def sticker_undo(request: HttpRequest, slug: str, sticker_token: str) -> HttpResponse:
    try:
        undo_check_in(registration_id=_registration_id(sticker_token))
    except Refused as refusal:
        return _for_the_door(request, slug, sticker_token, refusal=refusal)
    return redirect("gatherings:sticker", slug=slug, sticker_token=sticker_token)


def _registration_id(sticker_token: str) -> UUID:
    found = registration_for(sticker_token)
    if found is None:
        raise NotFound("no such sticker")
    return found


def _for_the_door(
    request: HttpRequest, slug: str, sticker_token: str, *, refusal: Refused | None = None
) -> HttpResponse:
    registration_id = registration_for(sticker_token)
    if registration_id is None:  # cancelled, long ago, or never printed here
        return render(request, "gatherings/evening/door_sticker_unknown.html", status=404)
    gathering_id = Registration.of(registration_id).gathering_id
    head = evening_head(gathering_id)
    context = {
        "gathering": head,
        "person": door_person(gathering_id=gathering_id, registration_id=registration_id),
        "sticker_token": sticker_token,
        "may_change": not head.is_harvested,
        "refusal": refusal.message if refusal else "",
        "full": refusal is not None and refusal.field == "raise_capacity",
    }
    return render(request, "gatherings/evening/door_sticker.html", context, status=422 if refusal else 200)
