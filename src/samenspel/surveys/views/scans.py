# SPDX-License-Identifier: EUPL-1.2
"""Where the partnership stands: waves of the scan, and what they say."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.errors import Refused
from samenspel.base.scope import current_actor
from samenspel.surveys.constants import CONDITIONS, STEP_NAMES
from samenspel.surveys.forms.scans import OpenForm
from samenspel.surveys.models import ScanWave
from samenspel.surveys.operations.asking import remind
from samenspel.surveys.operations.rounds import close_scan, open_scan
from samenspel.surveys.queries import results
from samenspel.surveys.queries.scans import still_silent, wave_going_on, wave_page, wave_row
from samenspel.surveys.views.rounds import ask_page, close_page, end_page


@requires("scans.view")
@require_safe
def scan_list(request: HttpRequest, slug: str) -> HttpResponse:
    standings = results.latest_standings()
    shown = [one for one in standings if one.is_shown]
    context = {
        "tabs": section_tabs(slug, "surveys:scan_list"),
        "open": wave_going_on(),
        "waves": wave_page(page_number(request.GET)),
        "last": standings[-1] if standings else None,
        "picture": results.picture_over_time(standings, download_url=_download(slug, shown[-1].id)) if shown else None,
        "points": results.talking_points(standings),
        "new_url": reverse("surveys:scan_new", kwargs={"slug": slug}),
        "may_change": may(current_actor(), "scans.change"),
    }
    return render(request, "surveys/scan_list.html", context)


def _download(slug: str, wave_id: UUID) -> str:
    return reverse("surveys:scan_picture", kwargs={"slug": slug, "wave_id": wave_id})


@requires("scans.change")
@READ_AND_WRITE
def scan_new(request: HttpRequest, slug: str) -> HttpResponse:
    form = OpenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            wave = open_scan(form_key=form.key(), closes_date=form.cleaned_data["closes_date"])
        except Refused as refused:
            put_beside_field(form, refused)
        else:
            messages.success(request, _("De ronde is open. Nu kun je mensen vragen."))
            return redirect("surveys:scan_wave", slug=slug, wave_id=wave.pk)
    context = {"form": form, "conditions": CONDITIONS, "step_names": STEP_NAMES}
    return render(request, "surveys/scan_new.html", context, status=status_of(form))


@requires("scans.view")
@require_safe
def scan_wave(request: HttpRequest, slug: str, wave_id: UUID) -> HttpResponse:
    """How an open wave is going; what a closed one says."""
    row = wave_row(wave_id)
    may_change = may(current_actor(), "scans.change")
    context = {"wave": row, "may_change": may_change, "tabs": section_tabs(slug, "surveys:scan_list")}
    if row.is_open:
        context["silent"] = still_silent(wave_id)
        return render(request, "surveys/scan_open.html", context)
    standings = results.latest_standings(until=wave_id)
    last = standings[-1]
    context |= {
        "standing": last,
        "picture": results.picture_over_time(standings, download_url=_download(slug, wave_id))
        if last.is_shown
        else None,
        "groups": results.picture_of_groups(last) if last.has_groups else None,
        "points": results.talking_points(standings),
    }
    return render(request, "surveys/scan_closed.html", context)


@requires("scans.view")
@require_safe
def scan_picture(request: HttpRequest, slug: str, wave_id: UUID) -> HttpResponse:
    """The picture as a file; of an open wave there is none yet."""
    if wave_row(wave_id).is_open:
        return redirect("surveys:scan_wave", slug=slug, wave_id=wave_id)
    drawn = results.picture_over_time(results.latest_standings(until=wave_id))
    response = HttpResponse(render_to_string("surveys/lanes.svg", {"picture": drawn}), content_type="image/svg+xml")
    response["Content-Disposition"] = f'attachment; filename="hoe-staan-we-ervoor-{slug}.svg"'  # dutch: a name
    return response


@requires("scans.change")
@READ_AND_WRITE
def scan_ask(request: HttpRequest, slug: str, wave_id: UUID) -> HttpResponse:
    back_url = reverse("surveys:scan_wave", kwargs={"slug": slug, "wave_id": wave_id})
    return ask_page(request, ScanWave.of(wave_id), back_url=back_url)


@requires("scans.change")
@require_POST
def scan_remind(request: HttpRequest, slug: str, wave_id: UUID) -> HttpResponse:
    try:
        count = remind(wave=ScanWave.of(wave_id))
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        sentence = ngettext("%(count)d herinnering gaat weg.", "%(count)d herinneringen gaan weg.", count)
        nobody = _("Niemand krijgt nog een herinnering: wie gevraagd is, antwoordde al of kreeg er een.")
        messages.success(request, sentence % {"count": count} if count else nobody)
    return redirect("surveys:scan_wave", slug=slug, wave_id=wave_id)


@requires("scans.change")
@READ_AND_WRITE
def scan_end(request: HttpRequest, slug: str, wave_id: UUID) -> HttpResponse:
    back_url = reverse("surveys:scan_wave", kwargs={"slug": slug, "wave_id": wave_id})
    return end_page(request, lambda: ScanWave.of(wave_id), back_url=back_url)


@requires("scans.change")
@READ_AND_WRITE
def scan_close(request: HttpRequest, slug: str, wave_id: UUID) -> HttpResponse:
    ScanWave.of(wave_id)
    return close_page(
        request,
        deed=lambda: close_scan(wave_id=wave_id),
        back_url=reverse("surveys:scan_wave", kwargs={"slug": slug, "wave_id": wave_id}),
        consequences=[
            _("Niemand kan nog antwoorden of een antwoord veranderen."),
            _("We gooien weg wie er gevraagd is en wie er antwoordde. Niets leidt dan nog van antwoord naar mens."),
            _("Je ziet meteen wat eruit komt."),
        ],
    )
