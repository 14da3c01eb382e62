# SPDX-License-Identifier: EUPL-1.2
"""The evaluation on a phone: one question a page, kept at every step, stopped and taken up again at will."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.access.guards import public, requires
from samenspel.agenda.queries.hints import hint_sentences, hints_while_typing
from samenspel.base.errors import NotFound, Refused
from samenspel.base.limits import STICKER_CODES, count_try, may_try
from samenspel.base.scope import current_actor
from samenspel.gatherings.forms.evaluating import (
    ASKED,
    ActionPointForm,
    ContributeForm,
    CooperateForm,
    MetForm,
    StickerCodeForm,
)
from samenspel.gatherings.forms.wording import reword
from samenspel.gatherings.models import Registration
from samenspel.gatherings.operations import evaluating
from samenspel.gatherings.operations.stickers import link_by_code, open_evaluation
from samenspel.gatherings.queries.evaluating import Answers, MetPage, answers_of, met_page
from samenspel.gatherings.queries.wording import words_of

STEPS = ("wie", "samenwerken", "bijdragen", "actie")
NOBODY = "nobody"


@public
@require_http_methods(["GET", "POST"])
def evaluation_by_code(request: HttpRequest, slug: str, evaluation_code: str) -> HttpResponse:
    """The page behind the wall's QR: the code on one's own sticker opens one's own questions."""
    open_evaluation(evaluation_code)
    form = StickerCodeForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return render(request, "gatherings/evaluating/by_code.html", {"form": form})
    if not may_try(request, STICKER_CODES):
        form.add_error(
            None, _("Je hebt vaak een andere code geprobeerd. Wacht een uur, of vraag een papieren formulier.")
        )
        return render(request, "gatherings/evaluating/by_code.html", {"form": form}, status=429)
    if form.is_valid():
        try:
            found = link_by_code(evaluation_code=evaluation_code, code=form.cleaned_data["code"])
        except Refused as refused:
            _count_wrong_code(request)
            form.add_error("code", refused.message)
        else:
            return redirect(_step_url(slug, found.token, found.gathering_id, STEPS[0]))
    return render(request, "gatherings/evaluating/by_code.html", {"form": form}, status=422)


def _count_wrong_code(request: HttpRequest) -> None:
    if request.session.session_key is None:
        request.session.create()
    count_try(request, STICKER_CODES)


@requires("own.evaluation")
@require_safe
def own_evaluation(request: HttpRequest, slug: str, token: str, gathering_id: UUID) -> HttpResponse:
    """Where somebody comes in: the first question that has no answer yet."""
    try:
        registration = _registration(gathering_id)
    except Refused as refused:
        return _not_now(request, refused)
    answers = answers_of(registration)
    return redirect(_step_url(slug, token, gathering_id, _first_open(registration, answers)))


@requires("own.evaluation")
@require_http_methods(["GET", "POST"])
def evaluation_step(request: HttpRequest, slug: str, token: str, gathering_id: UUID, step: str) -> HttpResponse:
    if step not in STEPS:
        raise NotFound(step)
    if step == "actie" and request.POST.get("hints"):
        return render(request, "agenda/hints.html", {"hints": hints_while_typing(request.POST)})
    try:
        registration = _registration(gathering_id)
    except Refused as refused:
        return _not_now(request, refused)
    form, page = FORMS[step](request, registration)
    words = words_of(registration.gathering)
    reword(form, words, places=ASKED)
    if request.method == "POST" and form.is_valid():
        SAVERS[step](request, registration, form)
        return _onward(request, slug, token, registration, step)
    context = {
        "form": form,
        "page": page,
        "words": words,
        "gathering": registration.gathering.title,
        "number": STEPS.index(step) + 1,
        "total": len(STEPS),
        "back_url": _back_url(slug, token, gathering_id, step),
        "later_url": _done_url(slug, token, gathering_id),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, f"gatherings/evaluating/step_{step}.html", context, status=status)


@requires("own.evaluation")
@require_safe
def evaluation_done(request: HttpRequest, slug: str, token: str, gathering_id: UUID) -> HttpResponse:
    """Thanks, and what happens next; also for whoever stops half way."""
    try:
        registration = _registration(gathering_id)
    except Refused as refused:
        return _not_now(request, refused)
    page = met_page(registration)
    named = [person for person in (*page.tablemates, *page.others) if person.named]
    answers = answers_of(registration)
    open_step = _first_open(registration, answers)
    context = {
        "named": named,
        "answers": answers,
        "with_whom": ", ".join(name for _id, name in answers.companions),
        "hints": hint_sentences(what=answers.what, first_step=answers.first_step, due_date=answers.due_date),
        "complete": open_step == STEPS[-1],
        "on_url": _step_url(slug, token, gathering_id, open_step),
        "action_url": _step_url(slug, token, gathering_id, STEPS[-1]),
    }
    return render(request, "gatherings/evaluating/done.html", context)


def _registration(gathering_id: UUID) -> Registration:
    contact_id = current_actor().contact_id
    if contact_id is None:
        raise NotFound("only for a person")
    return evaluating.registration_for_evaluation(gathering_id=gathering_id, contact_id=contact_id)


def _not_now(request: HttpRequest, refused: Refused) -> HttpResponse:
    return render(request, "gatherings/evaluating/not_now.html", {"message": refused.message}, status=409)


def _first_open(registration: Registration, answers: Answers) -> str:
    if not met_page(registration).answered:
        return "wie"
    if not answers.will_cooperate:
        return "samenwerken"
    return "actie" if answers.will_contribute else "bijdragen"


def _onward(request: HttpRequest, slug: str, token: str, registration: Registration, step: str) -> HttpResponse:
    """A tick is kept without a page; the button goes to the next question."""
    if request.POST.get("keep"):
        return HttpResponse(status=204)
    number = STEPS.index(step) + 1
    if number < len(STEPS):
        return redirect(_step_url(slug, token, registration.gathering_id, STEPS[number]))
    evaluating.finish(registration=registration)
    return redirect(_done_url(slug, token, registration.gathering_id))


def _step_url(slug: str, token: str, gathering_id: UUID, step: str) -> str:
    values = {"slug": slug, "token": token, "gathering_id": gathering_id, "step": step}
    return reverse("gatherings:evaluation_step", kwargs=values)


def _done_url(slug: str, token: str, gathering_id: UUID) -> str:
    return reverse("gatherings:evaluation_done", kwargs={"slug": slug, "token": token, "gathering_id": gathering_id})


def _back_url(slug: str, token: str, gathering_id: UUID, step: str) -> str:
    number = STEPS.index(step)
    return _step_url(slug, token, gathering_id, STEPS[number - 1]) if number else ""


def _met_form(request: HttpRequest, registration: Registration) -> tuple[forms.Form, MetPage]:
    page = met_page(registration)
    people = [(str(person.id), person.name) for person in (*page.tablemates, *page.others)]
    return MetForm(request.POST or None, people=[*people, (NOBODY, _("Niemand"))]), page


def _plain_form(kind: type[forms.Form]) -> Callable[[HttpRequest, Registration], tuple[forms.Form, Any]]:
    def make(request: HttpRequest, registration: Registration) -> tuple[forms.Form, Any]:
        answers = answers_of(registration)
        initial = {name: getattr(answers, name) for name in kind.base_fields}
        return kind(request.POST if request.method == "POST" else None, initial=initial), answers

    return make


def _action_form(request: HttpRequest, registration: Registration) -> tuple[forms.Form, Answers]:
    """With whom: of those whom somebody just named, since there the plans are made."""
    answers = answers_of(registration)
    page = met_page(registration)
    likely = {person.id: person.name for person in (*page.tablemates, *page.others) if person.named}
    likely.update(dict(answers.companions))
    initial: dict[str, Any] = {name: getattr(answers, name) for name in ActionPointForm.base_fields}
    initial["companions"] = [str(pk) for pk, _name in answers.companions]
    form = ActionPointForm(request.POST if request.method == "POST" else None, initial=initial)
    form.offer_companions([(str(pk), name) for pk, name in likely.items()])
    return form, answers


def _save_met(request: HttpRequest, registration: Registration, form: forms.Form) -> None:
    chosen = [UUID(value) for value in form.cleaned_data["met"] if value != NOBODY]
    if chosen or NOBODY in form.cleaned_data["met"] or request.POST.get("keep"):
        evaluating.save_met(registration=registration, met_ids=chosen)


def _save_answers(_request: HttpRequest, registration: Registration, form: forms.Form) -> None:
    evaluating.save_answers(registration=registration, **form.cleaned_data)


def _save_action(_request: HttpRequest, registration: Registration, form: forms.Form) -> None:
    assert isinstance(form, ActionPointForm)
    said = {name: form.cleaned_data[name] for name in ActionPointForm.base_fields}
    evaluating.save_action_point(registration=registration, companion_ids=form.companion_ids(), **said)


FORMS: dict[str, Callable[[HttpRequest, Registration], tuple[forms.Form, Any]]] = {
    "wie": _met_form,
    "samenwerken": _plain_form(CooperateForm),
    "bijdragen": _plain_form(ContributeForm),
    "actie": _action_form,
}
SAVERS: dict[str, Callable[[HttpRequest, Registration, forms.Form], None]] = {
    "wie": _save_met,
    "samenwerken": _save_answers,
    "bijdragen": _save_answers,
    "actie": _save_action,
}
