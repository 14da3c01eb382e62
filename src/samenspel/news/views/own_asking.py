# SPDX-License-Identifier: EUPL-1.2
"""Questions to the network by personal link: ask, answer in one box or say "weet ik niet", close with what helped."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.errors import NotFound, Refused
from samenspel.news.constants import QuestionState
from samenspel.news.forms.asking import AnswerForm, CloseForm, OwnAskForm
from samenspel.news.operations.asking import answer_question, ask_network, close_question
from samenspel.news.queries.asking import AskRow, answers_to, ask_row, own_answer
from samenspel.news.queries.asking import own_asks as asks_of
from samenspel.news.queries.fitting import pillars
from samenspel.news.views.own_items import me, warn_of_names


@requires("own.news")
@require_safe
def own_asks(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    return render(request, "news/own_asks.html", {"asks": asks_of(me()), "token": token})


@requires("own.news")
@READ_AND_WRITE
def own_ask_new(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    me()
    form = OwnAskForm(request.POST if request.method == "POST" else None, pillars=pillars())
    if request.method == "POST" and form.is_valid():
        try:
            made = ask_network(form_key=form.cleaned_data["form_key"] or uuid4(), asked=form.asked())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            went = made.state == QuestionState.PASSED
            messages.success(
                request,
                _("Je vraag gaat nu rond. Je krijgt een mail als er een antwoord is.")
                if went
                else _("Dank je wel. De aanjager kijkt bij wie je vraag past."),
            )
            warn_of_names(request, made.words)
            return redirect("news:own_ask", slug=slug, token=token, ask_id=made.pk)
    return render(request, "news/own_ask_form.html", {"form": form, "token": token}, status=status_of(form))


@requires("own.news")
@READ_AND_WRITE
def own_ask(request: HttpRequest, slug: str, token: str, ask_id: UUID) -> HttpResponse:
    """Who asked reads the answers and closes; who was asked answers."""
    row = ask_row(ask_id)
    if row.asker_id == me():
        return _mine(request, slug, token, row)
    return _asked_of_me(request, slug, token, row)


def _mine(request: HttpRequest, slug: str, token: str, row: AskRow) -> HttpResponse:
    form = CloseForm(request.POST if request.method == "POST" else None, initial={"what_helped": row.what_helped})
    if request.method == "POST" and form.is_valid():
        try:
            close_question(ask_id=row.id, what_helped=form.cleaned_data["what_helped"])
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Je vraag is afgerond. Dank dat je het laat weten."))
            return redirect("news:own_ask", slug=slug, token=token, ask_id=row.id)
    context = {"row": row, "answers": answers_to(row.id), "form": form, "token": token}
    return render(request, "news/own_ask_mine.html", context, status=status_of(form))


def _asked_of_me(request: HttpRequest, slug: str, token: str, row: AskRow) -> HttpResponse:
    said = own_answer(row.id, me())
    if said is None:
        raise NotFound(str(row.id))
    knows_nothing = "niets" in request.POST
    form = AnswerForm(
        request.POST if request.method == "POST" and not knows_nothing else None, initial={"answer": said.words}
    )
    if request.method == "POST" and (knows_nothing or form.is_valid()):
        try:
            answer_question(ask_id=row.id, contact_id=me(), words="" if knows_nothing else form.cleaned_data["answer"])
        except Refused as refusal:
            if not form.is_bound:
                messages.error(request, refusal.message)
                return redirect("news:own_ask", slug=slug, token=token, ask_id=row.id)
            put_beside_field(form, refusal)
        else:
            thanks = (
                _("Dank dat je het laat weten.") if knows_nothing else _("Dank je wel. Je antwoord is doorgegeven.")
            )
            messages.success(request, thanks)
            return redirect("news:own_asks", slug=slug, token=token)
    context = {"row": row, "said": said, "form": form, "token": token}
    return render(request, "news/own_ask.html", context, status=status_of(form))
