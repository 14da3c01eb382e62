# SPDX-License-Identifier: EUPL-1.2
"""Looking back together: rounds, what people wrote, and closing."""

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.errors import Refused
from samenspel.base.scope import current_actor
from samenspel.surveys.forms.reflections import OpenReflectionForm
from samenspel.surveys.models import ReflectionRound
from samenspel.surveys.operations.rounds import close_reflection, open_reflection
from samenspel.surveys.queries.reflection import answer_page, round_going_on, round_page, round_row
from samenspel.surveys.views.rounds import ask_page, close_page, end_page

HALF_A_YEAR = timedelta(days=182)


@requires("scans.view")
@require_safe
def reflection_list(request: HttpRequest, slug: str) -> HttpResponse:
    context = {
        "tabs": section_tabs(slug, "surveys:reflection_list"),
        "rounds": round_page(page_number(request.GET)),
        "open": round_going_on(),
        "new_url": reverse("surveys:reflection_new", kwargs={"slug": slug}),
        "may_change": may(current_actor(), "scans.change"),
    }
    return render(request, "surveys/reflection_list.html", context)


@requires("scans.change")
@READ_AND_WRITE
def reflection_new(request: HttpRequest, slug: str) -> HttpResponse:
    form = OpenReflectionForm(request.POST if request.method == "POST" else None, initial=_half_a_year())
    if request.method == "POST" and form.is_valid():
        dates = {name: form.cleaned_data[name] for name in ("first_date", "last_date", "closes_date")}
        try:
            opened = open_reflection(form_key=form.key(), **dates)
        except Refused as refused:
            put_beside_field(form, refused)
        else:
            messages.success(request, _("De ronde is open. Nu kun je mensen vragen."))
            return redirect("surveys:reflection_round", slug=slug, round_id=opened.pk)
    return render(request, "surveys/reflection_new.html", {"form": form}, status=status_of(form))


def _half_a_year() -> dict[str, date]:
    today = timezone.localdate()
    return {"first_date": today - HALF_A_YEAR, "last_date": today}


@requires("scans.view")
@require_safe
def reflection_round(request: HttpRequest, slug: str, round_id: UUID) -> HttpResponse:
    context = {
        "round": round_row(round_id),
        "answers": answer_page(round_id, page_number(request.GET)),
        "may_change": may(current_actor(), "scans.change"),
        "tabs": section_tabs(slug, "surveys:reflection_list"),
    }
    return render(request, "surveys/reflection_round.html", context)


@requires("scans.change")
@READ_AND_WRITE
def reflection_ask(request: HttpRequest, slug: str, round_id: UUID) -> HttpResponse:
    return ask_page(request, ReflectionRound.of(round_id), back_url=_round_url(slug, round_id))


@requires("scans.change")
@READ_AND_WRITE
def reflection_end(request: HttpRequest, slug: str, round_id: UUID) -> HttpResponse:
    return end_page(request, lambda: ReflectionRound.of(round_id), back_url=_round_url(slug, round_id))


@requires("scans.change")
@READ_AND_WRITE
def reflection_close(request: HttpRequest, slug: str, round_id: UUID) -> HttpResponse:
    ReflectionRound.of(round_id)
    return close_page(
        request,
        deed=lambda: close_reflection(round_id=round_id),
        back_url=_round_url(slug, round_id),
        consequences=[
            _("Niemand kan nog iets opschrijven of veranderen."),
            _("Wat er staat, blijft. Je kunt er daarna nog woorden uit kiezen voor het verslag."),
        ],
    )


def _round_url(slug: str, round_id: UUID) -> str:
    return reverse("surveys:reflection_round", kwargs={"slug": slug, "round_id": round_id})
