# SPDX-License-Identifier: EUPL-1.2
"""Letters about what the partners cannot solve: written, read, sent, answered."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.agenda.forms.bottlenecks import LetterAnswerForm, LetterForm, LetterStartForm, SendForm
from samenspel.agenda.operations.bottlenecks import (
    add_bottleneck,
    add_bottleneck_answer,
    change_bottleneck,
    remove_bottleneck,
    send_bottleneck,
)
from samenspel.agenda.queries.bottlenecks import Letter, letter, proposed_letter
from samenspel.agenda.queries.themes import letter_list
from samenspel.agenda.views.themes import theme_or_404
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.documents import render_pdf
from samenspel.base.errors import Conflict, NotFound, Refused


@requires("observations.view")
@require_safe
def bottleneck_list(request: HttpRequest, slug: str) -> HttpResponse:
    page = letter_list(today=timezone.localdate(), number=page_number(request.GET))
    return render(request, "agenda/bottleneck_list.html", {"page": page})


@requires("observations.change")
@READ_AND_WRITE
def bottleneck_new(request: HttpRequest, slug: str, theme_id: UUID) -> HttpResponse:
    """To whom and what we ask; the letter is made from it and then read."""
    theme = theme_or_404(theme_id)
    form = LetterStartForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            made = add_bottleneck(
                form_key=form.key(),
                theme_id=theme_id,
                addressee=data["addressee"],
                email=data["email"],
                subject=_("Wat wij zien en horen: %(theme)s") % {"theme": theme.name},
                body=proposed_letter(theme, addressee=data["addressee"], ask=data["ask"]),
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            return redirect("agenda:bottleneck", slug=slug, bottleneck_id=made.pk)
    back_url = reverse("agenda:theme", kwargs={"slug": slug, "theme_id": theme_id})
    context = {"form": form, "theme": theme, "back_url": back_url}
    return render(request, "agenda/bottleneck_new.html", context, status=status_of(form))


@requires("observations.view")
@require_safe
def bottleneck(request: HttpRequest, slug: str, bottleneck_id: UUID) -> HttpResponse:
    return _page(request, letter(bottleneck_id))


def _page(
    request: HttpRequest,
    row: Letter,
    *,
    send: SendForm | None = None,
    answer: LetterAnswerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "letter": row,
        "send_form": send or SendForm(version=row.version),
        "answer_form": answer or LetterAnswerForm(auto_id="antwoord_%s"),
        "wrong": send or answer,
    }
    return render(request, "agenda/bottleneck.html", context, status=status)


@requires("observations.change")
@READ_AND_WRITE
def bottleneck_edit(request: HttpRequest, slug: str, bottleneck_id: UUID) -> HttpResponse:
    row = letter(bottleneck_id)
    if not row.is_draft:
        return redirect("agenda:bottleneck", slug=slug, bottleneck_id=bottleneck_id)
    form = LetterForm(request.POST if request.method == "POST" else None, initial=_initial(row))
    back_url = reverse("agenda:bottleneck", kwargs={"slug": slug, "bottleneck_id": bottleneck_id})
    if form.is_bound and form.is_valid():
        data = dict(form.cleaned_data)
        version = data.pop("version")
        try:
            change_bottleneck(bottleneck_id=bottleneck_id, version=-1 if version is None else version, **data)
        except Conflict:
            now = letter(bottleneck_id)
            theirs = {name: value for name, value in _initial(now).items() if name != "version"}
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("De brief is gewijzigd."))
            return redirect(back_url)
    context = {"form": form, "letter": row, "back_url": back_url}
    return render(request, "agenda/bottleneck_form.html", context, status=status_of(form))


def _initial(row: Letter) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("addressee", "email", "subject", "body", "version")}


@requires("observations.change")
@require_POST
def bottleneck_send(request: HttpRequest, slug: str, bottleneck_id: UUID) -> HttpResponse:
    """The letter as it stands on the page goes, or is on its way on paper."""
    row = letter(bottleneck_id)
    form = SendForm(request.POST, version=row.version)
    if not form.is_valid():
        return _page(request, row, send=form, status=422)
    data = form.cleaned_data
    try:
        send_bottleneck(bottleneck_id=bottleneck_id, version=data["version"], answer_by=data["answer_by"])
    except Conflict as conflict:
        fresh = SendForm({"answer_by": data["answer_by"], "version": row.version}, version=row.version)
        fresh.add_error(None, conflict.message)
        return _page(request, letter(bottleneck_id), send=fresh, status=409)
    except Refused as refusal:
        put_beside_field(form, refusal)
        return _page(request, row, send=form, status=422)
    messages.success(request, _("De brief gaat weg.") if row.email else _("De brief staat op verstuurd."))
    return redirect("agenda:bottleneck", slug=slug, bottleneck_id=bottleneck_id)


@requires("observations.change")
@require_POST
def bottleneck_answer(request: HttpRequest, slug: str, bottleneck_id: UUID) -> HttpResponse:
    row = letter(bottleneck_id)
    form = LetterAnswerForm(request.POST, auto_id="antwoord_%s")
    if not form.is_valid():
        return _page(request, row, answer=form, status=422)
    data = form.cleaned_data
    try:
        add_bottleneck_answer(
            form_key=form.key(),
            bottleneck_id=bottleneck_id,
            state=data["state"],
            day=data["day"],
            words=data["words"],
            answer_by=form.answer_day(),
            told=data["told"],
        )
    except Refused as refusal:
        put_beside_field(form, refusal)
        return _page(request, row, answer=form, status=422)
    messages.success(request, _("Het staat erbij."))
    return redirect("agenda:bottleneck", slug=slug, bottleneck_id=bottleneck_id)


@requires("observations.change")
@READ_AND_WRITE
def bottleneck_remove(request: HttpRequest, slug: str, bottleneck_id: UUID) -> HttpResponse:
    row = letter(bottleneck_id)
    if request.method == "POST":
        try:
            theme_id = remove_bottleneck(bottleneck_id=bottleneck_id)
        except Refused as refusal:
            messages.error(request, refusal.message)
            return redirect("agenda:bottleneck", slug=slug, bottleneck_id=bottleneck_id)
        messages.success(request, _("De brief is weg."))
        return redirect("agenda:theme", slug=slug, theme_id=theme_id)
    context = {
        "title": _("Deze brief weggooien?"),
        "sentence": _("De brief aan %(name)s is nog niet verstuurd.") % {"name": row.addressee},
        "consequences": [_("De tekst is dan weg. Het thema blijft.")],
        "action_label": _("Gooi de brief weg"),
        "back_url": reverse("agenda:bottleneck", kwargs={"slug": slug, "bottleneck_id": bottleneck_id}),
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)


@requires("observations.view")
@require_safe
def bottleneck_pdf(request: HttpRequest, slug: str, bottleneck_id: UUID) -> HttpResponse:
    row = letter(bottleneck_id)
    if not row.body:
        raise NotFound(str(bottleneck_id))
    pact = request.partnership.name  # type: ignore[attr-defined]
    data = {
        "title": row.subject,
        "sender": pact,
        "addressee": row.addressee,
        "day": date_format(row.sent_date or timezone.localdate(), "j F Y"),
        "paragraphs": [part.split("\n") for part in row.body.split("\n\n")],
        "words": {"about": _("Onderwerp"), "replaced": _("Een □ staat voor een teken dat ons lettertype niet heeft.")},
    }
    content = render_pdf(template="agenda/documents/letter.typ", data=data)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="brief.pdf"'
    return response
