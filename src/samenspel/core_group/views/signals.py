# SPDX-License-Identifier: EUPL-1.2
"""Signals of discontent: for facilitator and core group, and never for whom they are kept from."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.core_group.constants import SignalState
from samenspel.core_group.forms.signals import CloseForm, RemoveForm, SignalForm, SignalStepForm
from samenspel.core_group.operations.agendas import add_signal_item
from samenspel.core_group.operations.signals import (
    add_signal,
    add_signal_step,
    change_signal,
    close_signal,
    remove_signal,
    remove_signal_step,
    reopen_signal,
    talk_held,
)
from samenspel.core_group.queries.agendas import signal_on_agenda
from samenspel.core_group.queries.meetings import members
from samenspel.core_group.queries.signals import SignalPage, signal_list, signal_page
from samenspel.core_group.views.agendas import to_meeting

STATES = {"open": SignalState.OPEN, "afgesloten": SignalState.CLOSED}


@requires("signals.view")
@require_safe
def signals(request: HttpRequest, slug: str) -> HttpResponse:
    state = STATES.get(request.GET.get("stand", ""), SignalState.OPEN)
    context = {
        "page": signal_list(state=state, number=page_number(request.GET)),
        "closed": state == SignalState.CLOSED,
    }
    return render(request, "core_group/signal_list.html", context)


def _others() -> list[tuple[str, str]]:
    own_id = current_actor().user_id
    return [(str(member.user_id), member.name) for member in members() if member.user_id != own_id]


@requires("signals.change")
@READ_AND_WRITE
def signal_new(request: HttpRequest, slug: str) -> HttpResponse:
    form = SignalForm(request.POST if request.method == "POST" else None, members=_others())
    if request.method == "POST" and form.is_valid():
        try:
            made = add_signal(
                form_key=form.cleaned_data["form_key"] or uuid4(), facts=form.facts(), kept_from=form.kept_from_ids()
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het signaal staat erin."))
            return redirect("core_group:signal", slug=slug, signal_id=made.pk)
    back_url = reverse("core_group:signal_list", kwargs={"slug": slug})
    context = {"form": form, "title": _("Schrijf een signaal op"), "back_url": back_url}
    return render(request, "core_group/signal_form.html", context, status=status_of(form))


@requires("signals.view")
@require_safe
def signal(request: HttpRequest, slug: str, signal_id: UUID) -> HttpResponse:
    return _page(request, signal_id)


def _page(
    request: HttpRequest, signal_id: UUID, *, step: SignalStepForm | None = None, close: CloseForm | None = None
) -> HttpResponse:
    row = signal_page(signal_id)
    context = {
        "row": row,
        "step_form": step or SignalStepForm(auto_id="stap_%s"),
        "close_form": close or CloseForm(auto_id="sluit_%s"),
        "wrong": step or close,
        "on_agenda": signal_on_agenda(signal_id),
    }
    return render(request, "core_group/signal.html", context, status=422 if step or close else 200)


@requires("signals.change")
@READ_AND_WRITE
def signal_edit(request: HttpRequest, slug: str, signal_id: UUID) -> HttpResponse:
    row = signal_page(signal_id)
    former = [(str(pk), name) for pk, name in row.kept_from if str(pk) not in dict(_others())]
    form = SignalForm(
        request.POST if request.method == "POST" else None, members=_others() + former, initial=_initial(row)
    )
    page = reverse("core_group:signal", kwargs={"slug": slug, "signal_id": signal_id})
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_signal(
                signal_id=signal_id,
                version=-1 if version is None else version,
                facts=form.facts(),
                kept_from=form.kept_from_ids(),
            )
        except Conflict:
            now = signal_page(signal_id)
            theirs = {name: value for name, value in _initial(now).items() if name != "version"}
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=page)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het signaal is gewijzigd."))
            return redirect(page)
    context = {"form": form, "title": _("Signaal wijzigen"), "row": row, "back_url": page}
    return render(request, "core_group/signal_form.html", context, status=status_of(form))


def _initial(row: SignalPage) -> dict[str, Any]:
    fields = ("subject", "words", "said_date", "said_by", "version")
    return {
        **{name: getattr(row, name) for name in fields},
        "wants_name": bool(row.said_by),
        "kept_from": [str(pk) for pk, _name in row.kept_from],
    }


@requires("signals.change")
@require_POST
def signal_step(request: HttpRequest, slug: str, signal_id: UUID) -> HttpResponse:
    signal_page(signal_id)
    form = SignalStepForm(request.POST, auto_id="stap_%s")
    if not form.is_valid():
        return _page(request, signal_id, step=form)
    data = form.cleaned_data
    try:
        add_signal_step(
            form_key=data["form_key"] or uuid4(),
            signal_id=signal_id,
            kind=data["kind"],
            with_whom=data["with_whom"],
            day=data["day"],
            words=data["words"],
        )
    except Refused as refusal:
        put_beside_field(form, refusal)
        return _page(request, signal_id, step=form)
    messages.success(request, _("Het staat erbij."))
    return redirect("core_group:signal", slug=slug, signal_id=signal_id)


@requires("signals.change")
@require_POST
def signal_talk_held(request: HttpRequest, slug: str, signal_step_id: UUID) -> HttpResponse:
    """The planned talk took place."""
    signal_id = talk_held(step_id=signal_step_id)
    messages.success(request, _("Het gesprek staat op gevoerd."))
    return redirect("core_group:signal", slug=slug, signal_id=signal_id)


@requires("signals.change")
@require_POST
def signal_step_remove(request: HttpRequest, slug: str, signal_step_id: UUID) -> HttpResponse:
    signal_id = remove_signal_step(step_id=signal_step_id)
    messages.success(request, _("Dat is weg."))
    return redirect("core_group:signal", slug=slug, signal_id=signal_id)


@requires("signals.change")
@require_POST
def signal_close(request: HttpRequest, slug: str, signal_id: UUID) -> HttpResponse:
    signal_page(signal_id)
    form = CloseForm(request.POST, auto_id="sluit_%s")
    if not form.is_valid():
        return _page(request, signal_id, close=form)
    try:
        close_signal(signal_id=signal_id, outcome=form.cleaned_data["outcome"])
    except Refused as refusal:
        put_beside_field(form, refusal)
        return _page(request, signal_id, close=form)
    messages.success(request, _("Het signaal is afgesloten."))
    return redirect("core_group:signal", slug=slug, signal_id=signal_id)


@requires("signals.change")
@require_POST
def signal_reopen(request: HttpRequest, slug: str, signal_id: UUID) -> HttpResponse:
    reopen_signal(signal_id=signal_id)
    return redirect("core_group:signal", slug=slug, signal_id=signal_id)


@requires("signals.change")
@require_POST
def signal_to_agenda(request: HttpRequest, slug: str, signal_id: UUID) -> HttpResponse:
    try:
        item = add_signal_item(signal_id=signal_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("core_group:signal", slug=slug, signal_id=signal_id)
    messages.success(request, _("Het staat op de agenda, voor wie het signaal mag zien."))
    return to_meeting(slug, item.gathering_id)


@requires("signals.change")
@READ_AND_WRITE
def signal_remove(request: HttpRequest, slug: str, signal_id: UUID) -> HttpResponse:
    """Gone before its time, with a reason for the log."""
    row = signal_page(signal_id)
    form = RemoveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        remove_signal(signal_id=signal_id, reason=form.cleaned_data["reason"])
        messages.success(request, _("Het signaal is weg."))
        return redirect("core_group:signal_list", slug=slug)
    return render(request, "core_group/signal_remove.html", {"row": row, "form": form}, status=status_of(form))
