# SPDX-License-Identifier: EUPL-1.2
"""What the door exchanges with a phone that may lose its network: the list it keeps, and the presses that waited."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.base.errors import NotFound, Refused
from samenspel.gatherings.constants import DoorDeed
from samenspel.gatherings.forms.door import NEW, CheckInForm, DeedForm, WalkInForm
from samenspel.gatherings.operations.door import Outcome, Pressed, undo_check_in, walk_in
from samenspel.gatherings.queries.door import door_count, door_person, list_kept_for, people_for_phone
from samenspel.gatherings.queries.tables import evening_head
from samenspel.gatherings.views.door_page import WAITING_SECONDS, Door, tapped

MOST_BYTES = 300_000
MOST_PRESSES = 100


def people(door: Door) -> JsonResponse:
    return JsonResponse(_list(door))


def sync(request: HttpRequest, door: Door) -> JsonResponse:
    """Each press by itself, in the order they were made; one that cannot be done keeps no other from being done."""
    evening_head(door.gathering_id)
    presses = _presses(request)
    if presses is None:
        return JsonResponse({"error": "presses"}, status=422)
    return JsonResponse({"results": [_answer(door, press) for press in presses], **_list(door)})


def worker(request: HttpRequest, door: Door) -> HttpResponse:
    """The small program that opens the door page without network; its address keeps it to this door."""
    evening_head(door.gathering_id)
    context = {"addresses": door.addresses}
    return render(request, "gatherings/evening/door_worker.js", context, content_type="text/javascript")


def shell(request: HttpRequest, door: Door) -> HttpResponse:
    """The page the phone shows without network. It holds no name: those come from the list that the phone keeps."""
    evening_head(door.gathering_id)
    context = {
        "door": door,
        "addresses": door.addresses,
        "may_change": door.may_change,
        "is_shell": True,
        "waiting_seconds": WAITING_SECONDS,
    }
    return render(request, "gatherings/evening/door_shell.html", context)


def _list(door: Door) -> dict[str, Any]:
    kept = list_kept_for(door.gathering_id)
    count = door_count(door.gathering_id)
    found = people_for_phone(door.gathering_id) if kept else []
    return {
        "people": [asdict(person) for person in found],
        "inside": count.inside,
        "expected": count.expected,
        "keep_seconds": int(kept.total_seconds()),
    }


def _presses(request: HttpRequest) -> list[Mapping[str, Any]] | None:
    if len(request.body) > MOST_BYTES:
        return None
    try:
        sent = json.loads(request.body)["presses"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(sent, list) or len(sent) > MOST_PRESSES or not all(isinstance(one, dict) for one in sent):
        return None
    return sent


def _answer(door: Door, press: Mapping[str, Any]) -> dict[str, str]:
    values = {str(name): "" if value is None else str(value) for name, value in press.items()}
    for name in ("is_resident", "raise_capacity"):
        values[name] = "on" if press.get(name) is True else ""
    key = values.get("key", "")
    form = DeedForm(values)
    if not form.is_valid():
        return {"key": key, "outcome": "invalid", "words": _("Dit toestel stuurde iets wat we niet begrijpen.")}
    try:
        said = _do(door, form.cleaned_data["deed"], values)
    except Refused as refusal:
        outcome = "full" if refusal.field == "raise_capacity" else "refused"
        return {"key": key, "outcome": outcome, "words": refusal.message}
    except NotFound:
        return {"key": key, "outcome": "refused", "words": _("Deze persoon staat niet meer op de lijst.")}
    person = _person(door.gathering_id, said)
    return {"key": key, "outcome": said.outcome, "id": str(said.registration.pk), **person}


def _do(door: Door, deed: str, values: dict[str, str]) -> Pressed:
    if deed == NEW:
        newcomer = WalkInForm(values)
        _refuse_invalid(newcomer)
        return walk_in(gathering_id=door.gathering_id, **newcomer.person(), press=newcomer.press())
    form = CheckInForm(values)
    _refuse_invalid(form)
    if deed == DoorDeed.IN:
        return tapped(door.gathering_id, form)
    if not form.cleaned_data["registration"]:
        raise NotFound("nobody to take back")
    person = door_person(gathering_id=door.gathering_id, registration_id=form.cleaned_data["registration"])
    return undo_check_in(registration_id=person.registration_id, press=form.press())


def _refuse_invalid(form: WalkInForm | CheckInForm) -> None:
    if not form.is_valid():
        raise Refused(next(str(message) for messages in form.errors.values() for message in messages))


def _person(gathering_id: UUID, said: Pressed) -> dict[str, str]:
    person = door_person(gathering_id=gathering_id, registration_id=said.registration.pk)
    return {"name": person.name, "words": _words(said, person.name)}


def _words(said: Pressed, name: str) -> str:
    if said.outcome == Outcome.ALREADY and said.at is not None:
        return _("%(name)s was al binnen, sinds %(time)s uur.") % {"name": name, "time": _clock(said.at)}
    if said.outcome == Outcome.LATER and said.at is not None:
        return _("%(name)s is daarna op een ander toestel ingecheckt, om %(time)s uur. Dat blijft zo.") % {
            "name": name,
            "time": _clock(said.at),
        }
    if said.outcome == Outcome.LATER:
        return _(
            "%(name)s is daarna op een ander toestel weer op ‘nog niet binnen’ gezet. Dat blijft zo. Toch binnen? Tik "
            "dan nog eens op de naam."
        ) % {"name": name}
    return ""


def _clock(at: datetime) -> str:
    return date_format(timezone.localtime(at), "H.i")
