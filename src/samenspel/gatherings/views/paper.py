# SPDX-License-Identifier: EUPL-1.2
"""The facilitator's side of the evaluation: who answered, the QR for the wall, paper forms, the thank-you mails."""

from typing import Any
from uuid import UUID

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.agenda.queries.hints import hint_sentences, hints_while_typing
from samenspel.base.documents import render_pdf
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.forms.evaluating import ASKED, PaperForm
from samenspel.gatherings.forms.wording import reword
from samenspel.gatherings.operations.paper import type_over
from samenspel.gatherings.operations.thanks import send_thanks_now
from samenspel.gatherings.queries.evaluating import Progress, present_people, progress
from samenspel.gatherings.queries.thanks import thanks_status
from samenspel.gatherings.queries.wording import Words, words_of_gathering
from samenspel.gatherings.views.frame import tabs_of

QUESTIONS = ("met", "cooperate", "contribute", "action")


@requires("evaluations.view")
@require_safe
def evaluation_list(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    found = progress(gathering_id)
    words = words_of_gathering(gathering_id)
    context = {
        "progress": found,
        "gathering": found,
        "may_change": may(current_actor(), "evaluations.change"),
        "tabs": tabs_of(request, gathering_id),
        "address": _address(slug, found) if found.is_open else "",
        "thanks": thanks_status(gathering_id),
        "asked": [words[question] for question in QUESTIONS],
    }
    return render(request, "gatherings/evaluating/list.html", context)


@requires("evaluations.change")
@require_http_methods(["GET", "POST"])
def evaluation_typing(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """One paper form on one screen; after saving the next empty one stands ready."""
    found = progress(gathering_id)
    if request.POST.get("hints"):
        return render(request, "agenda/hints.html", {"hints": hints_while_typing(request.POST)})
    form = PaperForm(request.POST or None)
    reword(form, words_of_gathering(gathering_id), places=ASKED)
    if request.method == "POST" and form.is_valid():
        try:
            name = type_over(
                gathering_id=gathering_id,
                code=form.cleaned_data["code"],
                met_codes=form.codes(),
                answers=form.cleaned_data,
                with_codes=form.with_codes(),
            )
        except Refused as refused:
            form.add_error(refused.field or "code", refused.message)
        else:
            messages.success(request, _("Het formulier van %(name)s is bewaard. De volgende kan.") % {"name": name})
            _say_hints(request, form.cleaned_data)
            return redirect("gatherings:evaluation_typing", slug=slug, gathering_id=gathering_id)
    context = {
        "form": form,
        "progress": found,
        "gathering": found,
        "people": present_people(gathering_id),
        "may_change": True,
        "tabs": tabs_of(request, gathering_id),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "gatherings/evaluating/typing.html", context, status=status)


def _say_hints(request: HttpRequest, answers: dict[str, Any]) -> None:
    """For who typed without scripts, and can still ask the writer."""
    sentences = hint_sentences(**{name: answers[name] for name in ("what", "first_step", "due_date")})
    if sentences:
        messages.info(request, _("Tip bij het actiepunt: %(hints)s") % {"hints": " ".join(sentences)})


@requires("evaluations.view")
@require_safe
def evaluation_form_pdf(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """The questions on paper, two forms a sheet, printed from the same words as the screen."""
    found = progress(gathering_id)
    return paper_form(title=found.title, words=words_of_gathering(gathering_id))


def paper_form(*, title: str, words: Words) -> HttpResponse:
    """The PDF of the questions in these words; also what the page of the wording shows before it is saved."""
    content = render_pdf(template="gatherings/documents/evaluation_form.typ", data=_form_data(title, words))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="evaluatieformulier.pdf"'
    return response


@requires("evaluations.view")
@require_safe
def evaluation_qr(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    found = _open(progress(gathering_id))
    picture = segno.make(_address(slug, found), error="m").svg_inline(
        scale=8, border=4, dark="#1c2b2d", light="#ffffff"
    )
    header = '<?xml version="1.0" encoding="UTF-8"?>'
    drawn = picture.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return HttpResponse(header + drawn, content_type="image/svg+xml")


@requires("evaluations.view")
@require_safe
def evaluation_wall(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """The screen in the room stands among the other screens."""
    _open(progress(gathering_id))
    return redirect("gatherings:screen_questions", slug=slug, gathering_id=gathering_id)


@requires("evaluations.change")
@require_POST
def evaluation_thanks(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    count = send_thanks_now(gathering_id=gathering_id)
    sentence = ngettext(
        "%(count)d bedankmail staat klaar om te versturen.",
        "%(count)d bedankmails staan klaar om te versturen.",
        count,
    )
    messages.success(request, sentence % {"count": count})
    return redirect("gatherings:evaluation_list", slug=slug, gathering_id=gathering_id)


def _open(found: Progress) -> Progress:
    if not found.is_open:
        raise NotFound("the evaluation is not open")
    return found


def _address(slug: str, found: Progress) -> str:
    path = reverse("gatherings:evaluation_by_code", kwargs={"slug": slug, "evaluation_code": found.evaluation_code})
    return f"{settings.BASE_URL}{path}"


def _form_data(title: str, words: Words) -> dict[str, Any]:
    fields = PaperForm.base_fields
    return {
        "title": _("Evaluatie van %(title)s") % {"title": title},
        "gathering": title,
        "words": {
            "code": _("De code op mijn sticker"),
            "met": words["met"],
            "met_help": _("Schrijf de codes van hun stickers op. Niemand? Zet een streepje."),
            "cooperate": words["cooperate"],
            "cooperate_help": words["cooperate_help"],
            "shares": str(fields["shares_details"].label),
            "contribute": words["contribute"],
            "contribute_help": words["contribute_help"],
            "contribution": words["contribution"],
            "action": words["action"],
            "action_help": _("Mag leeg blijven."),
            "what": str(fields["what"].label),
            "step": str(fields["first_step"].label),
            "when": str(fields["due_date"].label),
            "with": _("Met wie? (codes)"),
        },
        "choices": [str(label) for _value, label in fields["will_cooperate"].choices],  # type: ignore[attr-defined]
    }
