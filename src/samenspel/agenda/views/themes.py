# SPDX-License-Identifier: EUPL-1.2
"""A theme: what stands behind it, and what it becomes."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.agenda.forms.actions import ActionForm
from samenspel.agenda.forms.observations import ThemeForm, ThemeGoalForm, ThemeQuestionForm
from samenspel.agenda.operations.becoming import ask_party, make_action, make_goal
from samenspel.agenda.operations.observations import change_theme
from samenspel.agenda.queries.actions import person_choices
from samenspel.agenda.queries.groups import pillar_choices
from samenspel.agenda.queries.observations import observation_page
from samenspel.agenda.queries.themes import ThemeDetail, theme_detail, theme_list
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.choosing import chosen_id
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused


def theme_or_404(theme_id: UUID) -> ThemeDetail:
    return theme_detail(theme_id, today=timezone.localdate())


@requires("observations.view")
@require_safe
def theme(request: HttpRequest, slug: str, theme_id: UUID) -> HttpResponse:
    context = {
        "theme": theme_or_404(theme_id),
        "page": observation_page(number=page_number(request.GET), theme_id=theme_id),
    }
    return render(request, "agenda/theme.html", context)


@requires("observations.view")
@require_safe
def all_themes(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "agenda/theme_list.html", {"page": theme_list(number=page_number(request.GET))})


@requires("observations.change")
@READ_AND_WRITE
def theme_edit(request: HttpRequest, slug: str, theme_id: UUID) -> HttpResponse:
    row = theme_or_404(theme_id)
    initial = {"name": row.name, "explanation": row.explanation, "version": row.version}
    form = ThemeForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            change_theme(
                theme_id=theme_id,
                version=-1 if data["version"] is None else data["version"],
                name=data["name"],
                explanation=data["explanation"],
            )
        except Conflict:
            now = theme_or_404(theme_id)
            theirs = {"name": now.name, "explanation": now.explanation}
            return conflict_page(
                request, form=form, theirs=theirs, version=now.version, back_url=_address(slug, theme_id)
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het thema is gewijzigd."))
            return redirect("agenda:theme", slug=slug, theme_id=theme_id)
    return _form_page(request, slug, row, form, title=_("Thema wijzigen"), label=_("Bewaar"))


@requires("observations.change")
@READ_AND_WRITE
def theme_goal(request: HttpRequest, slug: str, theme_id: UUID) -> HttpResponse:
    row = theme_or_404(theme_id)
    form = ThemeGoalForm(
        request.POST if request.method == "POST" else None,
        pillars=pillar_choices(),
        initial={"notice": row.explanation},
    )
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            make_goal(
                form_key=form.key(),
                theme_id=theme_id,
                title=data["title"],
                notice=data["notice"],
                pillar_id=chosen_id(data["pillar"]),
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het staat bij de doelen. Wie het zag, hoort het."))
            return redirect("agenda:theme", slug=slug, theme_id=theme_id)
    return _form_page(request, slug, row, form, title=_("Maak er een doel van"), label=_("Maak het doel"))


@requires("observations.change")
@READ_AND_WRITE
def theme_action(request: HttpRequest, slug: str, theme_id: UUID) -> HttpResponse:
    row = theme_or_404(theme_id)
    form = ActionForm(request.POST if request.method == "POST" else None, people=person_choices())
    if form.is_bound and form.is_valid():
        try:
            make_action(form_key=form.cleaned_data["form_key"] or uuid4(), theme_id=theme_id, **form.values())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het actiepunt staat erin. Wie het zag, hoort het."))
            return redirect("agenda:theme", slug=slug, theme_id=theme_id)
    return _form_page(
        request, slug, row, form, title=_("Maak er een actiepunt van"), label=_("Maak het actiepunt"), page="action"
    )


@requires("observations.change")
@READ_AND_WRITE
def theme_question(request: HttpRequest, slug: str, theme_id: UUID) -> HttpResponse:
    row = theme_or_404(theme_id)
    form = ThemeQuestionForm(request.POST if request.method == "POST" else None, people=person_choices())
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            ask_party(form_key=form.key(), theme_id=theme_id, contact_id=UUID(data["contact"]), words=data["words"])
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("De vraag gaat weg. Het antwoord komt op deze pagina te staan."))
            return redirect("agenda:theme", slug=slug, theme_id=theme_id)
    return _form_page(request, slug, row, form, title=_("Vraag het aan een ander"), label=_("Stuur de vraag"))


def _address(slug: str, theme_id: UUID) -> str:
    return reverse("agenda:theme", kwargs={"slug": slug, "theme_id": theme_id})


def _form_page(
    request: HttpRequest, slug: str, row: ThemeDetail, form: object, *, title: str, label: str, page: str = "form"
) -> HttpResponse:
    context = {
        "form": form,
        "theme": row,
        "title": title,
        "action_label": label,
        "back_url": _address(slug, row.id),
    }
    return render(request, f"agenda/theme_{page}.html", context, status=status_of(form))  # type: ignore[arg-type]
