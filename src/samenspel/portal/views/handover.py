# SPDX-License-Identifier: EUPL-1.2
"""Handing over the role of facilitator: a list over several weeks, with both people in it."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.core_group.constants import GiverStays, HandoverState, Who
from samenspel.core_group.operations.handovers import (
    add_handover_step,
    change_handover_step,
    end_handover,
    remove_handover_step,
    tick,
)
from samenspel.core_group.queries.handovers import HandoverRow, handover_row, handover_rows, step_row, weeks_of
from samenspel.core_group.queries.meetings import members
from samenspel.portal.handover_forms import FinishForm, HandoverForm, HandoverStepForm
from samenspel.portal.operations.handover import Receiver, begin_handover, finish_handover

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


def _page(slug: str, handover_id: UUID) -> str:
    return reverse("portal:handover", kwargs={"slug": slug, "handover_id": handover_id})


@requires("handover.view")
@require_safe
def handovers(request: HttpRequest, slug: str) -> HttpResponse:
    context = {"rows": handover_rows(), "may_change": may(current_actor(), "handover.change")}
    return render(request, "portal/handover_list.html", context)


@requires("handover.change")
@READ_AND_WRITE
def handover_new(request: HttpRequest, slug: str) -> HttpResponse:
    own_id = current_actor().user_id
    people = [(str(one.user_id), one.name) for one in members() if one.user_id != own_id]
    form = HandoverForm(request.POST if request.method == "POST" else None, people=people)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        chosen = data["receiver"]
        receiver = Receiver(user_id=int(chosen)) if chosen else Receiver(name=data["name"], email=data["email"])
        try:
            made = begin_handover(
                form_key=data["form_key"] or uuid4(),
                kind=data["kind"],
                receiver=receiver,
                start_date=data["start_date"],
            )
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, _("De overdracht is begonnen. Kijk samen de lijst na."))
            return redirect(_page(slug, made.pk))
    return render(request, "portal/handover_new.html", {"form": form}, status=422 if form.is_bound else 200)


@requires("handover.view")
@require_safe
def handover(request: HttpRequest, slug: str, handover_id: UUID) -> HttpResponse:
    row = handover_row(handover_id)
    context = {
        "row": row,
        "weeks": weeks_of(row),
        "may_change": may(current_actor(), "handover.change"),
        "own_id": current_actor().user_id,
    }
    return render(request, "portal/handover.html", context)


@requires("handover.tick")
@require_POST
def handover_tick(request: HttpRequest, slug: str, handover_step_id: UUID) -> HttpResponse:
    """Either of the two; the button says which way."""
    done = request.POST.get("gedaan") == "ja"
    row = step_row(handover_step_id)
    try:
        tick(step_id=handover_step_id, user_id=current_actor().user_id, done=done)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(f"{_page(slug, row.handover_id)}#stap-{handover_step_id}")


@requires("handover.tick")
@READ_AND_WRITE
def handover_step_new(request: HttpRequest, slug: str, handover_id: UUID) -> HttpResponse:
    row = handover_row(handover_id)
    form = _step_form(request, row, {"form_key": uuid4(), "week": 1, "who": Who.BOTH})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            add_handover_step(
                form_key=data["form_key"] or uuid4(),
                handover_id=handover_id,
                week=data["week"],
                what=data["what"],
                who=data["who"],
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("De stap staat erbij."))
            return redirect(_page(slug, handover_id))
    return _step_page(request, form, _("Stap toevoegen"), _page(slug, handover_id))


@requires("handover.tick")
@READ_AND_WRITE
def handover_step_edit(request: HttpRequest, slug: str, handover_step_id: UUID) -> HttpResponse:
    step = step_row(handover_step_id)
    row = handover_row(step.handover_id)
    initial = {"what": step.what, "who": step.who, "week": step.week, "version": step.version}
    form = _step_form(request, row, initial)
    back_url = _page(slug, step.handover_id)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        version = -1 if data["version"] is None else data["version"]
        try:
            change_handover_step(
                step_id=handover_step_id, version=version, week=data["week"], what=data["what"], who=data["who"]
            )
        except Conflict:
            now = step_row(handover_step_id)
            theirs = {"what": now.what, "who": now.who, "week": now.week}
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("De stap is gewijzigd."))
            return redirect(back_url)
    return _step_page(request, form, _("Stap wijzigen"), back_url, step_id=handover_step_id)


def _step_form(request: HttpRequest, row: HandoverRow, initial: dict[str, Any]) -> HandoverStepForm:
    form = HandoverStepForm(request.POST if request.method == "POST" else None, initial=initial)
    names = {Who.GIVER: row.giver, Who.RECEIVER: row.receiver}
    choices = [(who.value, names.get(who) or str(who.label)) for who in Who]
    form.fields["who"].choices = choices  # type: ignore[attr-defined]
    return form


def _step_page(
    request: HttpRequest, form: HandoverStepForm, title: str, back_url: str, *, step_id: UUID | None = None
) -> HttpResponse:
    context = {"form": form, "title": title, "back_url": back_url, "step_id": step_id}
    return render(request, "portal/handover_step.html", context, status=422 if form.is_bound else 200)


@requires("handover.tick")
@require_POST
def handover_step_remove(request: HttpRequest, slug: str, handover_step_id: UUID) -> HttpResponse:
    handover_id = step_row(handover_step_id).handover_id
    try:
        remove_handover_step(step_id=handover_step_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("De stap is weg."))
    return redirect(_page(slug, handover_id))


@requires("handover.change")
@READ_AND_WRITE
def handover_finish(request: HttpRequest, slug: str, handover_id: UUID) -> HttpResponse:
    """The role moves, after one question that says what happens."""
    row = handover_row(handover_id)
    form = FinishForm(
        request.POST if request.method == "POST" else None, initial={"giver_stays": GiverStays.CORE_GROUP}
    )
    if request.method == "POST" and form.is_valid():
        try:
            moved = finish_handover(handover_id=handover_id, giver_stays=form.cleaned_data["giver_stays"])
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return _after_moving(request, slug, row, form.cleaned_data["giver_stays"] if moved else "")
    context = {"form": form, "row": row, "back_url": _page(slug, handover_id)}
    return render(request, "portal/handover_finish.html", context, status=422 if form.is_bound else 200)


def _after_moving(request: HttpRequest, slug: str, row: HandoverRow, stays: str) -> HttpResponse:
    messages.success(request, _("%(name)s is nu aanjager.") % {"name": row.receiver})
    left = stays == GiverStays.LEAVES and row.giver_id == current_actor().user_id
    return redirect("installation:home") if left else redirect(_page(slug, row.id))


@requires("handover.change")
@READ_AND_WRITE
def handover_stop(request: HttpRequest, slug: str, handover_id: UUID) -> HttpResponse:
    row = handover_row(handover_id)
    if request.method == "POST":
        end_handover(handover_id=handover_id, state=HandoverState.STOPPED)
        messages.success(request, _("De overdracht is gestopt. Er is geen rol veranderd."))
        return redirect("portal:handover_list", slug=slug)
    context = {
        "title": _("Overdracht stoppen?"),
        "sentence": _("De lijst blijft te lezen, maar verandert niet meer."),
        "consequences": [_("Er verandert geen rol."), _("Je kunt later een nieuwe overdracht beginnen.")],
        "action_label": _("Stop de overdracht"),
        "back_url": _page(slug, row.id),
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)
