# SPDX-License-Identifier: EUPL-1.2
"""Telling what one sees or hears, by personal link; what became of it; and a question that was asked of this person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.access.guards import requires
from samenspel.agenda.forms.observations import ObservationForm, QuestionAnswerForm
from samenspel.agenda.operations.becoming import answer_question
from samenspel.agenda.operations.observations import add_observation, take_back
from samenspel.agenda.queries.observations import (
    names_of_bodies,
    observation_row,
    own_observations,
    own_question,
)
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor


@requires("own.observations")
@READ_AND_WRITE
def own_observation_list(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """One box on top, and below it everything this person told before."""
    form = ObservationForm(request.POST, bodies=names_of_bodies()) if request.method == "POST" else ObservationForm()
    if form.is_bound and form.is_valid():
        try:
            add_observation(form_key=form.key(), contact_id=current_actor().contact_id, **form.values())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Dank je wel. Je hoort het als er iets mee gebeurt."))
            return redirect("agenda:own_observation_list", slug=slug, token=token)
    page = own_observations(number=page_number(request.GET))
    context = {"form": form, "page": page, "token": token}
    return render(request, "agenda/observation_own.html", context, status=status_of(form))


@requires("own.observations")
@READ_AND_WRITE
def own_observation_take_back(request: HttpRequest, slug: str, token: str, observation_id: UUID) -> HttpResponse:
    row = observation_row(observation_id)
    if request.method == "POST":
        try:
            take_back(observation_id=observation_id)
        except Refused as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("Het is weg."))
        return redirect("agenda:own_observation_list", slug=slug, token=token)
    return render(request, "agenda/observation_take_back.html", {"row": row, "token": token})


@requires("own.observations")
@READ_AND_WRITE
def own_theme_question(request: HttpRequest, slug: str, token: str, theme_question_id: UUID) -> HttpResponse:
    """One question, one box. Who answered before can say it better."""
    row = own_question(theme_question_id)
    initial = {"answer": row.answer, "version": row.version}
    form = QuestionAnswerForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            answer_question(
                question_id=theme_question_id,
                version=-1 if version is None else version,
                answer=form.cleaned_data["answer"],
            )
        except Conflict:
            now = own_question(theme_question_id)
            back_url = reverse("agenda:own_observation_list", kwargs={"slug": slug, "token": token})
            return conflict_page(
                request, form=form, theirs={"answer": now.answer}, version=now.version, back_url=back_url
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Dank je wel. Je antwoord is bij de aanjager en de kerngroep."))
            return redirect("agenda:own_observation_list", slug=slug, token=token)
    context = {"form": form, "row": row, "token": token}
    return render(request, "agenda/observation_question.html", context, status=status_of(form))
