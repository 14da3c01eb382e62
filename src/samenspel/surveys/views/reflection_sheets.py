# SPDX-License-Identifier: EUPL-1.2
"""One sheet of looking back: on paper, typed over, and what of it comes in the joint report."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.documents import render_pdf
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.surveys.constants import LONGEST_CHOSEN, Question
from samenspel.surveys.forms.reflections import ChosenForm, ReflectionPaperForm
from samenspel.surveys.operations.reflecting import choose_words, type_reflection_over
from samenspel.surveys.queries.reflection import AnswerRow, answers_of, round_of, round_row


@requires("scans.view")
@require_safe
def reflection_paper(request: HttpRequest, slug: str, round_id: UUID) -> HttpResponse:
    row = round_row(round_id)
    data = {
        "title": _("Terugkijken"),
        "pact": request.partnership.name,  # type: ignore[attr-defined]
        "period": _("Over de tijd van %(first)s tot en met %(last)s")
        % {"first": _day(row.first_date), "last": _day(row.last_date)},
        "lead": _("Schrijf het in je eigen woorden. Een paar zinnen is genoeg. Leeg laten mag."),
        "questions": [str(question.label) for question in Question],
        "name": _("Mijn naam mag erbij staan:"),
        "unsigned": _("Liever zonder naam? Laat dit leeg."),
        "note": _("Wat je schrijft, kan in het verslag van het pact komen. Schrijf geen namen van anderen op."),
    }
    content = render_pdf(template="surveys/documents/reflection.typ", data=data)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="terugkijken.pdf"'
    return response


def _day(day: Any) -> str:
    return str(date_format(day, "j F Y"))


@requires("scans.change")
@READ_AND_WRITE
def reflection_typing(request: HttpRequest, slug: str, round_id: UUID) -> HttpResponse:
    row = round_row(round_id)
    form = ReflectionPaperForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["form_key"] or uuid4()
        try:
            type_reflection_over(round_id=round_id, form_key=key, said=form.said())
        except Refused as refused:
            put_beside_field(form, refused)
        else:
            messages.success(request, _("Bewaard. Het volgende blad kan."))
            return redirect("surveys:reflection_typing", slug=slug, round_id=round_id)
    return render(request, "surveys/reflection_typing.html", {"form": form, "round": row}, status=status_of(form))


@requires("scans.change")
@READ_AND_WRITE
def reflection_sheet(request: HttpRequest, slug: str, reflection_id: UUID) -> HttpResponse:
    """Everything of one sheet, with beside each answer what of it comes in the report."""
    rows = answers_of(reflection_id)
    asked = request.POST.get("question", "") if request.method == "POST" else ""
    if asked and asked not in {row.question for row in rows}:
        raise NotFound(asked)
    forms = {row.question: _form(row, request if row.question == asked else None) for row in rows}
    form = forms.get(asked)
    if form is not None and form.is_valid():
        try:
            choose_words(reflection_id=reflection_id, question=asked, **_chosen(form))
        except Conflict:
            now = next(row for row in answers_of(reflection_id) if row.question == asked)
            return conflict_page(
                request,
                form=form,
                theirs={"words": now.chosen},
                version=now.version or 0,
                back_url=request.path,
            )
        except Refused as refused:
            form.data = {**request.POST.dict(), "seen": next(row.seen for row in rows if row.question == asked)}
            put_beside_field(form, refused)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("surveys:reflection_sheet", slug=slug, reflection_id=reflection_id)
    context = {
        "pairs": [(row, forms[row.question]) for row in rows],
        "signature": rows[0].signature if rows else "",
        "back_url": reverse("surveys:reflection_round", kwargs={"slug": slug, "round_id": round_of(reflection_id)}),
    }
    status = 422 if form is not None else 200
    return render(request, "surveys/reflection_sheet.html", context, status=status)


def _form(row: AnswerRow, request: HttpRequest | None) -> ChosenForm:
    words = row.chosen or row.words[:LONGEST_CHOSEN]
    initial = {"words": words, "version": row.version, "question": row.question, "seen": row.seen}
    return ChosenForm(request.POST if request else None, initial=initial, auto_id=f"id_{row.question}_%s")


def _chosen(form: ChosenForm) -> dict[str, Any]:
    """ "Niet in het verslag" takes the words out, whatever stands in the field."""
    words = "" if form.cleaned_data["take_out"] else form.cleaned_data["words"]
    return {"words": words, "version": form.cleaned_data["version"] or None, "seen": form.cleaned_data["seen"] or None}
