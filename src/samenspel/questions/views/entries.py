# SPDX-License-Identifier: EUPL-1.2
"""One question or tip: read, written, made public, taken back, removed."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.questions.forms.entries import GOES, STAYS, EntryForm, PublishForm
from samenspel.questions.operations.entries import (
    add_entry,
    change_entry,
    publish_entry,
    remove_entry,
    take_back_entry,
)
from samenspel.questions.queries.entries import EntryRow, entry_row, gathering_choices, read_entry


def _address(name: str, slug: str, entry_id: UUID) -> str:
    return reverse(f"questions:{name}", kwargs={"slug": slug, "entry_id": entry_id})


@requires("questions.view")
@require_safe
def question(request: HttpRequest, slug: str, entry_id: UUID) -> HttpResponse:
    context = {"entry": read_entry(entry_id), "may_change": may(current_actor(), "questions.change")}
    return render(request, "questions/question.html", context)


@requires("questions.change")
@READ_AND_WRITE
def question_new(request: HttpRequest, slug: str) -> HttpResponse:
    form = EntryForm(request.POST if request.method == "POST" else None, gatherings=gathering_choices())
    if request.method == "POST" and form.is_valid():
        try:
            entry = add_entry(
                form_key=form.cleaned_data["form_key"] or uuid4(), facts=form.facts(), tags=form.tags_chosen()
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het staat in de lijst."))
            return redirect(_address("question", slug, entry.pk))
    back_url = reverse("questions:question_list", kwargs={"slug": slug})
    context = {"form": form, "title": _("Schrijf een vraag of tip op"), "back_url": back_url}
    return render(request, "questions/question_form.html", context, status=status_of(form))


@requires("questions.change")
@READ_AND_WRITE
def question_edit(request: HttpRequest, slug: str, entry_id: UUID) -> HttpResponse:
    row = entry_row(entry_id)
    back_url = _address("question", slug, entry_id)
    form = EntryForm(
        request.POST if request.method == "POST" else None, gatherings=gathering_choices(), initial=_initial(row)
    )
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            hidden = change_entry(
                entry_id=entry_id,
                version=-1 if version is None else version,
                facts=form.facts(),
                tags=form.tags_chosen(),
            )
        except Conflict:
            now = entry_row(entry_id)
            theirs = {name: value for name, value in _initial(now).items() if name != "version"}
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            _say_changed(request, hidden=hidden)
            return redirect(back_url)
    title = _("Wijzig de vraag") if row.is_question else _("Wijzig de tip")
    context = {"form": form, "title": title, "back_url": back_url}
    return render(request, "questions/question_form.html", context, status=status_of(form))


def _say_changed(request: HttpRequest, *, hidden: bool) -> None:
    if hidden:
        messages.warning(
            request, _("Bewaard. Er staat nu een naam of nummer in, daarom is het niet meer openbaar. Kijk het na.")
        )
    else:
        messages.success(request, _("Bewaard."))


def _initial(row: EntryRow) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "text": row.text,
        "answer": row.answer,
        "tags": ", ".join(row.tags),
        "gathering": str(row.gathering_id or ""),
        "version": row.version,
    }


@requires("questions.change")
@READ_AND_WRITE
def question_publish(request: HttpRequest, slug: str, entry_id: UUID) -> HttpResponse:
    """Exactly what becomes public, with what looks like a person marked."""
    entry = read_entry(entry_id)
    form = PublishForm(
        request.POST if request.method == "POST" else None,
        found=entry.found,
        initial={"version": entry.row.version},
    )
    status = status_of(form)
    if request.method == "POST" and form.is_valid():
        try:
            publish_entry(
                entry_id=entry_id,
                version=form.cleaned_data["version"],
                may_stay=form.said(STAYS),
                goes=form.said(GOES),
            )
        except Conflict as conflict:
            entry, status = read_entry(entry_id), 409
            form = PublishForm(found=entry.found, initial={"version": entry.row.version})
            messages.warning(request, conflict.message)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Iedereen kan dit nu lezen."))
            return redirect(_address("question", slug, entry_id))
    context = {"entry": entry, "form": form, "back_url": _address("question", slug, entry_id)}
    return render(request, "questions/question_publish.html", context, status=status)


@requires("questions.change")
@require_POST
def question_take_back(request: HttpRequest, slug: str, entry_id: UUID) -> HttpResponse:
    take_back_entry(entry_id=entry_id)
    messages.success(request, _("Dit is niet meer openbaar."))
    return redirect(_address("question", slug, entry_id))


@requires("questions.change")
@READ_AND_WRITE
def question_remove(request: HttpRequest, slug: str, entry_id: UUID) -> HttpResponse:
    row = entry_row(entry_id)
    if request.method == "POST":
        remove_entry(entry_id=entry_id)
        messages.success(request, _("Het is weg."))
        return redirect("questions:question_list", slug=slug)
    context = {
        "title": _("Vraag weghalen?") if row.is_question else _("Tip weghalen?"),
        "sentence": f"“{row.text[:200]}”",
        "consequences": [
            _("De woorden en het antwoord verdwijnen, ook van de openbare pagina."),
            _("Dat kan niet terug."),
        ],
        "action_label": _("Haal weg"),
        "back_url": _address("question", slug, entry_id),
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)
