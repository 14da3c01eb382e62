# SPDX-License-Identifier: EUPL-1.2
"""The programme: steps with a werkvorm card, in an order that can be changed."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import METHOD_CARDS
from samenspel.gatherings.forms.programme import StepForm
from samenspel.gatherings.models import Gathering, ProgrammeItem
from samenspel.gatherings.operations.programme import (
    StepFacts,
    add_step,
    change_step,
    place_step,
    remove_step,
    step_facts,
    version_of,
)
from samenspel.gatherings.queries.programme import programme_of
from samenspel.gatherings.views.frame import tabs_of

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])
REMOVED = "removed_step"  # in the session: what an undo puts back


def _page(slug: str, gathering_id: UUID) -> str:
    return reverse("gatherings:programme", kwargs={"slug": slug, "gathering_id": gathering_id})


@requires("gatherings.view")
@require_safe
def programme(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    gathering = Gathering.of(gathering_id)
    removed = request.session.get(REMOVED) or {}
    context = {
        "gathering": gathering,
        "programme": programme_of(gathering),
        "tabs": tabs_of(request, gathering_id),
        "may_change": may(current_actor(), "gatherings.change"),
        "removed": removed if removed.get("gathering_id") == str(gathering_id) else None,
    }
    return render(request, "gatherings/planning/programme.html", context)


@requires("gatherings.change")
@READ_AND_WRITE
def programme_add(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Begin with a ready card, or with an empty one (`kaart=leeg`)."""
    gathering = Gathering.of(gathering_id)
    card = request.GET.get("kaart", "")
    if request.method != "POST" and not card:
        context = {"gathering": gathering, "cards": METHOD_CARDS.items(), "tabs": tabs_of(request, gathering_id)}
        return render(request, "gatherings/planning/programme_cards.html", context)
    form = StepForm(request.POST or None, initial={"form_key": uuid4(), "minutes": 15, **_from_card(card)})
    if request.method == "POST" and form.is_valid():
        try:
            add_step(step_id=form.cleaned_data["form_key"], gathering_id=gathering_id, facts=form.facts())
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect(_page(slug, gathering_id))
    return _form_page(request, gathering, form)


def _from_card(key: str) -> dict[str, Any]:
    card = METHOD_CARDS.get(key)
    if card is None:
        return {}
    words = {name: str(getattr(card, name)) for name in ("title", "group_size", "materials", "question")}
    return {**words, "method": words["title"], "minutes": card.minutes}


def _form_page(request: HttpRequest, gathering: Gathering, form: StepForm) -> HttpResponse:
    context = {"gathering": gathering, "form": form, "tabs": tabs_of(request, gathering.pk)}
    return render(request, "gatherings/planning/programme_form.html", context, status=422 if form.errors else 200)


@requires("gatherings.change")
@READ_AND_WRITE
def programme_edit(request: HttpRequest, slug: str, gathering_id: UUID, step_id: UUID) -> HttpResponse:
    step = _step(gathering_id, step_id)
    now = step_facts(step)
    form = StepForm(request.POST or None, initial={"form_key": step_id, "version": version_of(now), **_by_name(now)})
    if request.method == "POST" and form.is_valid():
        try:
            change_step(step_id=step_id, version=form.cleaned_data["version"] or 0, facts=form.facts())
        except Conflict:
            return conflict_page(
                request, form=form, theirs=_by_name(now), version=version_of(now), back_url=_page(slug, gathering_id)
            )
        return redirect(_page(slug, gathering_id))
    return _form_page(request, step.gathering, form)


def _by_name(facts: StepFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in StepFacts.__slots__}


def _step(gathering_id: UUID, step_id: UUID) -> ProgrammeItem:
    step = ProgrammeItem.objects.select_related("gathering").filter(pk=step_id, gathering_id=gathering_id).first()
    if step is None:
        raise NotFound(str(step_id))
    found: ProgrammeItem = step
    return found


@requires("gatherings.change")
@require_POST
def programme_move(request: HttpRequest, slug: str, gathering_id: UUID, step_id: UUID, before_id: UUID) -> HttpResponse:
    """Put one step right before another."""
    _step(gathering_id, step_id)
    place_step(step_id=step_id, before_id=before_id)
    return redirect(_page(slug, gathering_id))


@requires("gatherings.change")
@require_POST
def programme_remove(request: HttpRequest, slug: str, gathering_id: UUID, step_id: UUID) -> HttpResponse:
    """Gone at once; the page offers to put it back."""
    _step(gathering_id, step_id)
    facts, position = remove_step(step_id=step_id)
    request.session[REMOVED] = {
        "gathering_id": str(gathering_id),
        "step_id": str(step_id),
        "position": position,
        **_by_name(facts),
    }
    return redirect(_page(slug, gathering_id))


@requires("gatherings.change")
@require_POST
def programme_restore(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Undo of a removal, from what this session remembers."""
    Gathering.of(gathering_id)
    removed = request.session.pop(REMOVED, None)
    if removed and removed["gathering_id"] == str(gathering_id):
        facts = StepFacts(**{name: removed[name] for name in StepFacts.__slots__})
        step_id = UUID(removed["step_id"])
        add_step(step_id=step_id, gathering_id=gathering_id, facts=facts, position=removed["position"])
    return redirect(_page(slug, gathering_id))
