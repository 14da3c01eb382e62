# SPDX-License-Identifier: EUPL-1.2
"""What partners and volunteers see and hear, for staff: read, written down, put together into themes."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samenspel.access.guards import requires
from samenspel.access.sections import section_tabs
from samenspel.agenda.forms.observations import NEW_THEME, BundleForm, StaffObservationForm
from samenspel.agenda.operations.observations import (
    add_observation,
    add_theme,
    bundle,
    remove_observation,
    take_out,
)
from samenspel.agenda.queries.actions import person_choices
from samenspel.agenda.queries.observations import (
    ObservationPage,
    names_of_bodies,
    observation_page,
    observation_row,
)
from samenspel.agenda.queries.themes import theme_choices, theme_list
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.errors import Refused

FIRST_LETTERS = 60


@requires("observations.view")
@READ_AND_WRITE
def observation_list(request: HttpRequest, slug: str) -> HttpResponse:
    """What is in no theme yet, to be ticked and put together; and the themes beside it."""
    page = observation_page(number=page_number(request.GET))
    form = _bundle_form(request, page)
    if form.is_bound and form.is_valid():
        try:
            theme_id, count = _bundle(form)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            said = ngettext("%(count)d verhaal staat erbij.", "%(count)d verhalen staan erbij.", count)
            messages.success(request, said % {"count": count} if count else _("Dit stond al bij elkaar."))
            return redirect("agenda:theme", slug=slug, theme_id=theme_id)
    context = {
        "page": page,
        "form": form,
        "ticked": form.data.getlist("observations") if form.is_bound else [],  # type: ignore[attr-defined]
        "themes": theme_list(),
        "open_address": settings.BASE_URL + reverse("agenda:open_observation", kwargs={"slug": slug}),
        "tabs": section_tabs(slug, "agenda:observation_list"),
    }
    return render(request, "agenda/observation_list.html", context, status=status_of(form))


def _bundle_form(request: HttpRequest, page: ObservationPage) -> BundleForm:
    """The choices are those on this page; the theme that most of them seem to be about is proposed."""
    return BundleForm(
        request.POST if request.method == "POST" else None,
        observations=[(str(row.id), row.words[:FIRST_LETTERS]) for row in page.rows],
        themes=theme_choices(),
        initial={"theme": NEW_THEME},
    )


@transaction.atomic
def _bundle(form: BundleForm) -> tuple[UUID, int]:
    theme_id = form.theme_id() or add_theme(form_key=form.key(), name=form.cleaned_data["name"]).pk
    return theme_id, bundle(observation_ids=form.observation_ids(), theme_id=theme_id)


@requires("observations.change")
@READ_AND_WRITE
def observation_new(request: HttpRequest, slug: str) -> HttpResponse:
    posted = request.method == "POST"
    form = StaffObservationForm(
        request.POST if posted else None, people=person_choices(), bodies=names_of_bodies() if posted else ()
    )
    if form.is_bound and form.is_valid():
        try:
            add_observation(form_key=form.key(), **form.values())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het staat erin."))
            return redirect("agenda:observation_list", slug=slug)
    return render(request, "agenda/observation_form.html", {"form": form}, status=status_of(form))


@requires("observations.change")
@require_POST
def observation_take_out(request: HttpRequest, slug: str, observation_id: UUID) -> HttpResponse:
    """Out of its theme; it stands among what is in no theme again."""
    was = take_out(observation_id=observation_id)
    messages.success(request, _("Het staat weer bij wat nog in geen thema zit."))
    if was is None:
        return redirect("agenda:observation_list", slug=slug)
    return redirect("agenda:theme", slug=slug, theme_id=was)


@requires("observations.change")
@READ_AND_WRITE
def observation_remove(request: HttpRequest, slug: str, observation_id: UUID) -> HttpResponse:
    row = observation_row(observation_id)
    if row.theme_id:
        back_url = reverse("agenda:theme", kwargs={"slug": slug, "theme_id": row.theme_id})
    else:
        back_url = reverse("agenda:observation_list", kwargs={"slug": slug})
    if request.method == "POST":
        remove_observation(observation_id=observation_id)
        messages.success(request, _("Het is weg."))
        return redirect(back_url)
    context = {
        "title": _("Dit verhaal weghalen?"),
        "sentence": row.words or _("De woorden zijn er niet meer."),
        "consequences": [
            _("Het telt niet meer mee in het thema."),
            _("Wie het vertelde, ziet het niet meer op de eigen pagina."),
            _("Het staat er sinds %(day)s.") % {"day": date_format(row.told_at, "j F Y")},
        ],
        "action_label": _("Haal het weg"),
        "back_url": back_url,
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)
