# SPDX-License-Identifier: EUPL-1.2
"""Looking back on a phone: three questions in one's own words, and with or without a name."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.surveys.constants import Question
from samenspel.surveys.forms.reflections import SignForm, WordsForm
from samenspel.surveys.operations.reflecting import write_reflection
from samenspel.surveys.queries import reflection
from samenspel.surveys.queries.reflection import OwnReflection

QUESTION_OF_STEP = {"goed": Question.WELL, "niet-goed": Question.NOT_WELL, "blijft": Question.REMAINS}
SIGN = "naam"
STEPS = (*QUESTION_OF_STEP, SIGN)
DONE = "klaar"
HELP = {
    "goed": gettext_lazy("Denk aan één keer dat het echt lukte. Wat maakte dat het lukte?"),
    "niet-goed": gettext_lazy("Je hoeft niemand de schuld te geven. Wat zat er in de weg?"),
    "blijft": gettext_lazy("Stel: het geld en de aanjager zijn er niet meer. Wat gaat er dan toch door?"),
}


@requires("own.reflection")
@require_safe
def own_reflection(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Where somebody comes in: the first question, or what they wrote before."""
    mine = reflection.own_reflection(_me())
    return redirect(_url(slug, token, DONE if mine and any(mine.said.values()) else STEPS[0]))


@requires("own.reflection")
@READ_AND_WRITE
def own_reflection_step(request: HttpRequest, slug: str, token: str, question: str) -> HttpResponse:
    if question not in STEPS:
        raise NotFound(question)
    mine = reflection.own_reflection(_me())
    if mine is None:
        return _closed(request)
    form = _form(question, request, mine)
    if request.method == "POST" and form.is_valid():
        try:
            write_reflection(contact_id=_me(), said=_said(question, form, mine))
        except Refused as refused:
            put_beside_field(form, refused)
        else:
            return redirect(_url(slug, token, _after(question)))
    number = STEPS.index(question) + 1
    context = {
        "form": form,
        "mine": mine,
        "question": QUESTION_OF_STEP[question].label if question != SIGN else _("Mag je naam erbij staan?"),
        "help": HELP.get(question, ""),
        "is_first": number == 1,
        "number": number,
        "total": len(STEPS),
        "back_url": _url(slug, token, STEPS[number - 2]) if number > 1 else "",
        "later_url": _url(slug, token, DONE),
    }
    return render(request, "surveys/own_reflection_step.html", context, status=status_of(form))


@requires("own.reflection")
@require_safe
def own_reflection_done(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    mine = reflection.own_reflection(_me())
    if mine is None:
        return _closed(request)
    written = [
        (question.label, mine.said[question.value], _url(slug, token, step))
        for step, question in QUESTION_OF_STEP.items()
    ]
    context = {
        "mine": mine,
        "written": written,
        "complete": all(words for _label, words, _url_of in written),
        "on_url": next((url for _label, words, url in written if not words), ""),
        "sign_url": _url(slug, token, SIGN),
        "has_words": any(mine.said.values()),
    }
    return render(request, "surveys/own_reflection_done.html", context)


def _me() -> UUID:
    contact_id = current_actor().contact_id
    if contact_id is None:
        raise NotFound("only for a person")
    return contact_id


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "surveys/own_closed.html", {"sentence": _("Er staan nu geen vragen open.")})


def _url(slug: str, token: str, step: str) -> str:
    if step == DONE:
        return reverse("surveys:own_reflection_done", kwargs={"slug": slug, "token": token})
    return reverse("surveys:own_reflection_step", kwargs={"slug": slug, "token": token, "question": step})


def _after(step: str) -> str:
    place = STEPS.index(step) + 1
    return STEPS[place] if place < len(STEPS) else DONE


def _form(step: str, request: HttpRequest, mine: OwnReflection) -> forms.Form:
    typed = request.POST if request.method == "POST" else None
    if step == SIGN:
        return SignForm(typed, name=mine.name, initial={"signed": "yes" if mine.signature else "no"})
    question = QUESTION_OF_STEP[step]
    return WordsForm(typed, initial={"words": mine.said[question.value]})


def _said(step: str, form: forms.Form, mine: OwnReflection) -> dict[str, Any]:
    if step == SIGN:
        return {"signature": mine.name if form.cleaned_data["signed"] == "yes" else ""}
    return {QUESTION_OF_STEP[step].value: form.cleaned_data["words"]}
