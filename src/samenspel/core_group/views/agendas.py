# SPDX-License-Identifier: EUPL-1.2
"""The agenda of a meeting, and one point of it."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.core_group.forms.agendas import ItemForm, ItemStateForm, NotesForm
from samenspel.core_group.operations.agendas import (
    add_action_item,
    add_item,
    carry_over,
    change_item,
    move_on,
    place_item,
    remove_item,
    set_item_state,
    take_waiting,
    write_notes,
)
from samenspel.core_group.queries.agendas import ItemRow, item_row, item_rows
from samenspel.core_group.queries.decisions import decisions_of
from samenspel.core_group.queries.meetings import experts_coming, meeting_choices, meeting_row
from samenspel.core_group.queries.upcoming import meeting_of, next_meeting
from samenspel.gatherings.models import Gathering


def to_meeting(slug: str, meeting_id: UUID | None) -> HttpResponseRedirect:
    """Back to the agenda a point stands on, or to the page with what waits."""
    if meeting_id is None:
        return redirect("core_group:home", slug=slug)
    return redirect("core_group:meeting", slug=slug, meeting_id=meeting_id)


@requires("core.view")
@require_safe
def meeting(request: HttpRequest, slug: str, meeting_id: UUID) -> HttpResponse:
    found = meeting_of(meeting_id)
    items = item_rows(meeting_id)
    context = {
        "meeting": meeting_row(found),
        "items": items,
        "left": sum(not item.done for item in items),
        "waiting": len(item_rows(None)),
        "experts": experts_coming(meeting_id),
        "lasts": int((found.ends_at - found.starts_at).total_seconds() // 60),
        "decisions": [one for one in decisions_of(meeting_id) if one.item_id is None],
    }
    return render(request, "core_group/meeting.html", context)


@requires("core.change")
@READ_AND_WRITE
def item_new(request: HttpRequest, slug: str) -> HttpResponse:
    meetings = meeting_choices()
    asked = request.GET.get("bij", "")
    coming = next_meeting()
    chosen = asked if asked in dict(meetings) else str(coming.pk) if coming else ""
    initial = {"brought_in_by": current_actor().name, "meeting": chosen}
    form = ItemForm(request.POST if request.method == "POST" else None, meetings=meetings, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            item = add_item(
                form_key=form.cleaned_data["form_key"] or uuid4(), meeting_id=form.meeting_id(), facts=form.facts()
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het punt staat erbij."))
            return to_meeting(slug, item.gathering_id)
    context = {"form": form, "title": _("Breng een punt in"), "back_url": _back(slug, UUID(chosen) if chosen else None)}
    return render(request, "core_group/item_form.html", context, status=status_of(form))


def _back(slug: str, meeting_id: UUID | None) -> str:
    return to_meeting(slug, meeting_id).url


@requires("core.change")
@READ_AND_WRITE
def item_edit(request: HttpRequest, slug: str, item_id: UUID) -> HttpResponse:
    row = item_row(item_id)
    meetings = meeting_choices(besides=row.meeting_id)
    form = ItemForm(request.POST if request.method == "POST" else None, meetings=meetings, initial=_initial(row))
    back_url = _back(slug, row.meeting_id)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_item(
                item_id=item_id,
                version=-1 if version is None else version,
                meeting_id=form.meeting_id(),
                facts=form.facts(),
            )
        except Conflict:
            now = item_row(item_id)
            theirs = {name: value for name, value in _initial(now).items() if name != "version"}
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het punt is gewijzigd."))
            return to_meeting(slug, form.meeting_id())
    context = {"form": form, "title": _("Punt wijzigen"), "row": row, "back_url": back_url}
    return render(request, "core_group/item_form.html", context, status=status_of(form))


def _initial(row: ItemRow) -> dict[str, Any]:
    fields = ("title", "kind", "explanation", "minutes", "brought_in_by", "version")
    return {**{name: getattr(row, name) for name in fields}, "meeting": str(row.meeting_id or "")}


@requires("core.change")
@READ_AND_WRITE
def item_notes(request: HttpRequest, slug: str, item_id: UUID) -> HttpResponse:
    """The minutes of one point, with the decision one tap further."""
    row = item_row(item_id)
    if row.signal_id is not None:
        return redirect("core_group:signal", slug=slug, signal_id=row.signal_id)
    initial = {"notes": row.notes, "done": row.done, "version": row.version}
    form = NotesForm(request.POST if request.method == "POST" else None, initial={**initial, "done": True})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        version = -1 if data["version"] is None else data["version"]
        try:
            write_notes(item_id=item_id, version=version, notes=data["notes"], done=data["done"])
        except Conflict:
            now = item_row(item_id)
            return conflict_page(
                request,
                form=form,
                theirs={"notes": now.notes, "done": now.done},
                version=now.version,
                back_url=_back(slug, row.meeting_id),
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            if "besluit" in request.POST:
                return redirect(f"{reverse('core_group:decision_new', kwargs={'slug': slug})}?punt={item_id}")
            messages.success(request, _("Het staat bij het punt."))
            return to_meeting(slug, row.meeting_id)
    context = {"form": form, "row": row, "back_url": _back(slug, row.meeting_id)}
    return render(request, "core_group/item_notes.html", context, status=status_of(form))


@requires("core.change")
@require_POST
def item_state(request: HttpRequest, slug: str, item_id: UUID) -> HttpResponse:
    row = item_row(item_id)
    form = ItemStateForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kies behandeld of nog niet."))
        return to_meeting(slug, row.meeting_id)
    try:
        set_item_state(item_id=item_id, state=form.cleaned_data["state"])
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(f"{_back(slug, row.meeting_id)}#punt-{item_id}")


@requires("core.change")
@require_POST
def item_place(request: HttpRequest, slug: str, item_id: UUID, before_item_id: UUID) -> HttpResponse:
    """Put one point right before another."""
    row = item_row(item_id)
    place_item(item_id=item_id, before_id=before_item_id)
    return redirect(f"{_back(slug, row.meeting_id)}#punt-{item_id}")


@requires("core.change")
@require_POST
def item_move_on(request: HttpRequest, slug: str, item_id: UUID) -> HttpResponse:
    row = item_row(item_id)
    coming = move_on(item_id=item_id)
    messages.success(request, _("“%(title)s” schuift door. %(where)s") % {"title": row.title, "where": _where(coming)})
    return to_meeting(slug, row.meeting_id)


def _where(coming: Gathering | None) -> str:
    if coming is None:
        return _("Er is nog geen volgende vergadering; tot dan wacht het bij Kerngroep.")
    day = date_format(localtime(coming.starts_at), "j F")
    return _("Het staat nu bij de vergadering van %(day)s.") % {"day": day}


@requires("core.change")
@require_POST
def meeting_carry_over(request: HttpRequest, slug: str, meeting_id: UUID) -> HttpResponse:
    """What was not reached goes to the next meeting, in one tap."""
    count, coming = carry_over(meeting_id=meeting_id)
    if count:
        moved = ngettext("%(count)s punt schuift door.", "%(count)s punten schuiven door.", count) % {"count": count}
        messages.success(request, f"{moved} {_where(coming)}")
    return to_meeting(slug, meeting_id)


@requires("core.change")
@require_POST
def meeting_take_waiting(request: HttpRequest, slug: str, meeting_id: UUID) -> HttpResponse:
    """What waits goes on this agenda, in one tap."""
    count = take_waiting(meeting_id=meeting_id)
    if count:
        messages.success(
            request,
            ngettext("%(count)s punt staat erbij.", "%(count)s punten staan erbij.", count) % {"count": count},
        )
    return to_meeting(slug, meeting_id)


@requires("core.change")
@require_POST
def action_to_agenda(request: HttpRequest, slug: str, action_id: UUID) -> HttpResponse:
    """A stuck action point on the next agenda."""
    try:
        item = add_action_item(action_id=action_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("core_group:home", slug=slug)
    messages.success(request, _("Het staat op de agenda."))
    return to_meeting(slug, item.gathering_id)


@requires("core.change")
@READ_AND_WRITE
def item_remove(request: HttpRequest, slug: str, item_id: UUID) -> HttpResponse:
    row = item_row(item_id)
    back_url = _back(slug, row.meeting_id)
    if request.method == "POST":
        try:
            remove_item(item_id=item_id)
        except Refused as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("Het punt is weg."))
        return redirect(back_url)
    context = {
        "title": _("Punt weghalen?"),
        "sentence": _("“%(title)s” verdwijnt van de agenda.") % {"title": row.title},
        "action_label": _("Haal het punt weg"),
        "back_url": back_url,
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)
