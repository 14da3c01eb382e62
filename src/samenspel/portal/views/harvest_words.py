# SPDX-License-Identifier: EUPL-1.2
"""One question a page: what the facilitator tells about a period."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.access.guards import requires
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.portal.constants import PROMPTS, Section
from samenspel.portal.forms import HarvestTextForm
from samenspel.portal.operations.harvest_words import write_text
from samenspel.portal.queries import harvest as queries
from samenspel.portal.queries.harvest_sheet import Days
from samenspel.portal.queries.harvest_told import Told, told
from samenspel.portal.report import report_of_period
from samenspel.portal.story import title_of
from samenspel.portal.views.harvest_asked import address_of, days_asked

ORDER = list(Section.values)


@requires("harvest.change")
@require_http_methods(["GET", "HEAD", "POST"])
def text(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    """The question of one part; what is written is kept per period and can be changed by two people in turn."""
    if section not in PROMPTS:
        raise NotFound(section)
    days = days_asked(request)
    there = told(days, section)
    if request.method != "POST":
        start = there.earlier if request.GET.get("begin") == "vorige" and not there.text else there.text
        form = HarvestTextForm(section=section, initial={"text": start, "version": there.version})
        return _page(request, slug, days=days, section=section, form=form, there=there)
    form = HarvestTextForm(request.POST, section=section)
    if form.is_valid():
        try:
            write_text(
                days=days,
                section=section,
                text=form.cleaned_data["text"],
                version=form.cleaned_data["version"] or 0,
            )
        except Conflict:
            now = told(days, section)
            back = address_of("harvest_text", slug, days, section=section)
            return conflict_page(request, form=form, theirs={"text": now.text}, version=now.version, back_url=back)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            return _onward(request, slug, days, section)
    return _page(request, slug, days=days, section=section, form=form, there=there)


def _onward(request: HttpRequest, slug: str, days: Days, section: str) -> HttpResponse:
    """To the next question, or back to the whole."""
    messages.success(request, _("Bewaard."))
    after = ORDER.index(section) + 1
    if "verder" in request.POST and after < len(ORDER):
        return redirect(address_of("harvest_text", slug, days, section=ORDER[after]))
    return redirect(f"{address_of('harvest', slug, days)}#{section}")


def _page(
    request: HttpRequest, slug: str, *, days: Days, section: str, form: HarvestTextForm, there: Told
) -> HttpResponse:
    found = queries.period(first_date=days.first, last_date=days.last)
    at = ORDER.index(section)
    context = {
        "form": form,
        "title": title_of(section, found.last_date),
        "prompt": PROMPTS[section],
        "number": at + 1,
        "numbers": len(ORDER),
        "is_last": at + 1 == len(ORDER),
        "earlier": there.earlier if not there.text else "",
        "report": report_of_period(found, request.partnership.name),  # type: ignore[attr-defined]
        "previous_url": address_of("harvest_text", slug, days, section=ORDER[at - 1]) if at else "",
        "next_url": address_of("harvest_text", slug, days, section=ORDER[at + 1]) if at + 1 < len(ORDER) else "",
        "back_url": f"{address_of('harvest', slug, days)}#{section}",
        "days": days,
    }
    return render(request, "portal/harvest_text.html", context, status=422 if form.is_bound else 200)
