# SPDX-License-Identifier: EUPL-1.2
"""The scan on a phone: one question a page, each answer a button that keeps it and goes on."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.surveys.constants import CONDITION_OF_SLUG, CONDITIONS, OWN_GROUP, STEP_NAMES, UNKNOWN, WHO, Condition
from samenspel.surveys.forms.scans import NO_GROUP, GroupForm, PlaceForm
from samenspel.surveys.operations.answering import say_group, say_place
from samenspel.surveys.queries import scans
from samenspel.surveys.queries.scans import OwnScan

STEPS = (WHO, *CONDITION_OF_SLUG)
DONE = "klaar"


@dataclass(frozen=True, slots=True)
class Choice:
    """A button with its answer; `chosen` is what was answered before."""

    value: str | int
    label: object
    note: object = ""
    chosen: bool = False


@requires("own.scan")
@require_safe
def own_scan(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Where somebody comes in: the first question without an answer."""
    mine = scans.own_scan(_me())
    return redirect(_url(slug, token, (mine.next_step or DONE) if mine else WHO))


@requires("own.scan")
@READ_AND_WRITE
def own_scan_step(request: HttpRequest, slug: str, token: str, condition: str) -> HttpResponse:
    if condition not in STEPS:
        raise NotFound(condition)
    mine = scans.own_scan(_me())
    if mine is None:
        return _closed(request)
    form = _form(condition, request)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(condition, form)
        except Refused as refused:
            put_beside_field(form, refused)
        else:
            return redirect(_url(slug, token, _after(condition)))
    page = _who_page(mine) if condition == WHO else _condition_page(CONDITION_OF_SLUG[condition], mine)
    number = STEPS.index(condition) + 1
    context = {
        **page,
        "form": form,
        "mine": mine,
        "number": number,
        "total": len(STEPS),
        "back_url": _url(slug, token, STEPS[number - 2]) if number > 1 else "",
        "later_url": _url(slug, token, DONE) if mine.group is not None else "",
    }
    return render(request, "surveys/own_scan_step.html", context, status=status_of(form))


@requires("own.scan")
@require_safe
def own_scan_done(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Thanks, and what happens next; also for whoever stops half way."""
    mine = scans.own_scan(_me())
    if mine is None:
        return _closed(request)
    given = [(one, mine.places[one.key]) for one in CONDITIONS if one.key in mine.places]
    context = {
        "mine": mine,
        "given": [(one.question, _words(place), _url(slug, token, one.slug)) for one, place in given],
        "on_url": _url(slug, token, mine.next_step) if mine.next_step else "",
        "who_url": _url(slug, token, WHO),
        "group": OWN_GROUP.get(mine.group or "") if mine.group is not None else "",
    }
    return render(request, "surveys/own_scan_done.html", context)


def _me() -> UUID:
    contact_id = current_actor().contact_id
    if contact_id is None:
        raise NotFound("only for a person")
    return contact_id


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "surveys/own_closed.html", {"sentence": _("Er staan nu geen vragen open.")})


def _url(slug: str, token: str, step: str) -> str:
    if step == DONE:
        return reverse("surveys:own_scan_done", kwargs={"slug": slug, "token": token})
    return reverse("surveys:own_scan_step", kwargs={"slug": slug, "token": token, "condition": step})


def _after(step: str) -> str:
    place = STEPS.index(step) + 1
    return STEPS[place] if place < len(STEPS) else DONE


def _form(step: str, request: HttpRequest) -> forms.Form:
    kind = GroupForm if step == WHO else PlaceForm
    return kind(request.POST if request.method == "POST" else None)


def _keep(step: str, form: forms.Form) -> None:
    if isinstance(form, GroupForm):
        say_group(contact_id=_me(), group=form.group_value())
    else:
        key = CONDITION_OF_SLUG[step].key
        say_place(contact_id=_me(), condition=key, place=form.cleaned_data["place"])


def _who_page(mine: OwnScan) -> dict[str, Any]:
    """The likely answer first."""
    said = mine.guess if mine.group is None else mine.group
    order = sorted(OWN_GROUP, key=lambda group: group != said or not group)
    return {
        "is_first": True,
        "name": "group",
        "question": _("Vanuit welke plek kijk jij?"),
        "choices": [Choice(one or NO_GROUP, OWN_GROUP[one], chosen=one == mine.group) for one in order],
    }


def _condition_page(condition: Condition, mine: OwnScan) -> dict[str, Any]:
    said = mine.places.get(condition.key)
    examples = enumerate(zip(STEP_NAMES, condition.steps, strict=True), start=1)
    return {
        "name": "place",
        "question": condition.question,
        "choices": [
            *(Choice(number, example, note=name, chosen=number == said) for number, (name, example) in examples),
            Choice(UNKNOWN, _("Weet ik niet"), chosen=said == UNKNOWN),
        ],
    }


def _words(place: int) -> str:
    return str(STEP_NAMES[place - 1]) if place else _("Weet ik niet")
