# SPDX-License-Identifier: EUPL-1.2
"""Questions to the network for staff: ask, look, pass on, close."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.news.constants import QUESTIONS_A_WEEK
from samenspel.news.forms.asking import AskForm, CloseForm, PassForm
from samenspel.news.operations.asking import ask_network, change_question, close_question, decline_question
from samenspel.news.operations.passing import pass_on
from samenspel.news.queries.asking import AskRow, answers_to, ask_page, ask_row
from samenspel.news.queries.fitting import Fit, fitting, pillars, places
from samenspel.news.queries.looking import to_look_at


@requires("news.view")
@require_safe
def ask_list(request: HttpRequest, slug: str) -> HttpResponse:
    context = {
        "page": ask_page(number=page_number(request.GET)),
        "tabs": section_tabs(slug, "news:news_list"),
        "may_change": may(current_actor(), "news.change"),
    }
    return render(request, "news/ask_list.html", context)


@requires("news.write")
@READ_AND_WRITE
def ask_new(request: HttpRequest, slug: str) -> HttpResponse:
    form = AskForm(request.POST if request.method == "POST" else None, pillars=pillars(), places=places())
    if request.method == "POST" and form.is_valid():
        try:
            made = ask_network(form_key=form.cleaned_data["form_key"] or uuid4(), asked=form.asked())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            return redirect("news:ask", slug=slug, ask_id=made.pk)
    context = {"form": form, "title": _("Een vraag aan het netwerk"), "back_url": _list_url(slug)}
    return render(request, "news/ask_form.html", context, status=status_of(form))


@requires("news.view")
@require_safe
def ask(request: HttpRequest, slug: str, ask_id: UUID) -> HttpResponse:
    return _page(request, ask_row(ask_id))


def _page(request: HttpRequest, row: AskRow, *, close: CloseForm | None = None) -> HttpResponse:
    fit = Fit(pillar_id=row.pillar_id, circle=row.circle, place=row.place)
    waits = row.is_waiting or row.state == "declined"
    context = {
        "row": row,
        "waits": waits,
        "answers": answers_to(row.id),
        "fitting": fitting(fit, asker_id=row.asker_id, urgent=row.is_urgent) if waits else None,
        "is_anybody": fit.is_anybody,
        "most": QUESTIONS_A_WEEK,
        "seen": to_look_at(row.words) if waits else [],
        "close_form": close or CloseForm(initial={"what_helped": row.what_helped}),
        "may_change": may(current_actor(), "news.change"),
    }
    return render(request, "news/ask.html", context, status=422 if close else 200)


@requires("news.change")
@READ_AND_WRITE
def ask_edit(request: HttpRequest, slug: str, ask_id: UUID) -> HttpResponse:
    """Other words, or to other partners, before it goes round."""
    row = ask_row(ask_id)
    page_url = reverse("news:ask", kwargs={"slug": slug, "ask_id": ask_id})
    form = AskForm(
        request.POST if request.method == "POST" else None,
        pillars=pillars(),
        places=places(),
        initial=_initial(row),
    )
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_question(ask_id=ask_id, version=-1 if version is None else version, asked=form.asked())
        except Conflict:
            now = ask_row(ask_id)
            theirs = {name: value for name, value in _initial(now).items() if name != "version"}
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=page_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            return redirect(page_url)
    context = {"form": form, "title": _("De vraag veranderen"), "back_url": page_url}
    return render(request, "news/ask_form.html", context, status=status_of(form))


def _initial(row: AskRow) -> dict[str, Any]:
    return {
        "words": row.words,
        "is_urgent": row.is_urgent,
        "pillar": str(row.pillar_id or ""),
        "circle": row.circle,
        "place": row.place,
        "version": row.version,
    }


@requires("news.change")
@require_POST
def ask_pass(request: HttpRequest, slug: str, ask_id: UUID) -> HttpResponse:
    row = ask_row(ask_id)
    form = PassForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else -1
    try:
        count = pass_on(ask_id=ask_id, version=version)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        number = count or row.receivers
        said = ngettext("De vraag gaat naar %(n)s persoon.", "De vraag gaat naar %(n)s mensen.", number)
        messages.success(request, said % {"n": number})
    return redirect("news:ask", slug=slug, ask_id=ask_id)


@requires("news.change")
@require_POST
def ask_decline(request: HttpRequest, slug: str, ask_id: UUID) -> HttpResponse:
    decline_question(ask_id=ask_id)
    messages.success(request, _("De vraag gaat niet rond. Wie hem stelde, ziet dat."))
    return redirect("news:ask_list", slug=slug)


@requires("news.change")
@require_POST
def ask_close(request: HttpRequest, slug: str, ask_id: UUID) -> HttpResponse:
    row = ask_row(ask_id)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _page(request, row, close=form)
    try:
        close_question(ask_id=ask_id, what_helped=form.cleaned_data["what_helped"])
    except Refused as refusal:
        put_beside_field(form, refusal)
        return _page(request, row, close=form)
    messages.success(request, _("De vraag is afgerond."))
    return redirect("news:ask", slug=slug, ask_id=ask_id)


def _list_url(slug: str) -> str:
    return reverse("news:ask_list", kwargs={"slug": slug})
