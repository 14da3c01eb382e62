# SPDX-License-Identifier: EUPL-1.2
"""The Oogst for everybody: seen beforehand exactly as it will be, published as it was at that moment, taken back."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import public, requires
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.portal.documents import KINDS, harvest_pdf
from samenspel.portal.forms import PublishForm
from samenspel.portal.operations.harvest_publishing import publish_harvest, take_back_harvest
from samenspel.portal.pictures import sheet_bars, sheet_circles
from samenspel.portal.queries.harvest_findings import findings, names_here
from samenspel.portal.queries.harvest_public import digest, frozen, thawed
from samenspel.portal.queries.harvest_sheet import Sheet
from samenspel.portal.queries.harvest_told import Published, public_sheet_at
from samenspel.portal.story import big_figures, days_of, happens, parts, rounding_note, years
from samenspel.portal.views.harvest import download
from samenspel.portal.views.harvest_asked import Asked, address_of, days_asked, harvest_of, public_harvest_of, query_of

NOT_FOUND_BY_SEARCH = "noindex, nofollow, noarchive"
PAPER_KEPT_SECONDS = 3600


@requires("harvest.change")
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """What would become public, whole; and the button that makes it so."""
    asked = harvest_of(request, days_asked(request))
    live = asked.told.published(asked.days)
    named = (request.POST if request.method == "POST" else request.GET).get("namen") == "1"
    # Through the frozen form and back: what is looked at is what will be kept.
    sheet = thawed(frozen(public_harvest_of(asked, with_organizations=named)))
    fresh = PublishForm(initial={"may_be_found": bool(live and live.may_be_found)})
    if request.method != "POST":
        return render(request, "portal/harvest_publish.html", _preview(slug, asked, sheet, fresh, live))
    form = PublishForm(request.POST)
    if form.is_valid():
        try:
            publish_harvest(
                days=asked.days,
                sheet=sheet,
                seen=form.cleaned_data["seen"],
                may_be_found=form.cleaned_data["may_be_found"],
            )
        except Conflict as conflict:  # with an empty box: it has to be looked at again
            context = {**_preview(slug, asked, sheet, fresh, live), "changed": conflict.message}
            return render(request, "portal/harvest_publish.html", context, status=409)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("De oogst is openbaar. De link staat hieronder."))
            return redirect(address_of("harvest_publish", slug, asked.days))
    return render(request, "portal/harvest_publish.html", _preview(slug, asked, sheet, form, live), status=422)


def _preview(slug: str, asked: Asked, sheet: Sheet, form: PublishForm, live: Published | None) -> dict[str, Any]:
    found = [
        (finding, address_of("harvest_text", slug, asked.days, section=finding.section))
        for finding in findings(sheet, names_here())
    ]
    return {
        **story_of(sheet),
        "form": form,
        "seen": digest(frozen(sheet)),
        "stops": [(finding, url) for finding, url in found if finding.stops],
        "looks": [(finding, url) for finding, url in found if not finding.stops],
        "live": live,
        "link": _public_url(slug, live) if live else "",
        "back_url": address_of("harvest", slug, asked.days),
        "asked": query_of(asked.days),
        **_paper_urls(slug, asked, with_organizations=sheet.with_organizations),
    }


def _paper_urls(slug: str, asked: Asked, *, with_organizations: bool) -> dict[str, str]:
    def url(kind: str) -> str:
        address = address_of("harvest_paper", slug, asked.days, kind=kind)
        joint = "&" if "?" in address else "?"
        return f"{address}{joint}voor=iedereen&namen={int(with_organizations)}"

    return {"poster_url": url("poster"), "booklet_url": url("boekje")}


@requires("harvest.change")
@require_POST
def take_back(request: HttpRequest, slug: str, publication_id: UUID) -> HttpResponse:
    take_back_harvest(publication_id=publication_id)
    messages.success(request, _("De oogst is niet meer openbaar. De link werkt niet meer."))
    return redirect(address_of("harvest_publish", slug, days_asked(request)))


# --- for everybody ----------------------------------------------------------------------------------------


@public
@require_safe
def shown(request: HttpRequest, slug: str, harvest_code: str) -> HttpResponse:
    """The Oogst as it was published; nothing is read but what was frozen then."""
    live, sheet = public_sheet_at(harvest_code)
    context = {
        **story_of(sheet),
        "live": live,
        "poster_url": reverse(
            "portal:public_harvest_paper", kwargs={"slug": slug, "harvest_code": harvest_code, "kind": "poster"}
        ),
        "booklet_url": reverse(
            "portal:public_harvest_paper", kwargs={"slug": slug, "harvest_code": harvest_code, "kind": "boekje"}
        ),
    }
    return _hidden_from_search(render(request, "portal/harvest_public.html", context), live)


@public
@require_safe
def shown_paper(request: HttpRequest, slug: str, harvest_code: str, kind: str) -> HttpResponse:
    """The same as poster or booklet; drawn once an hour at most, however many ask."""
    if kind not in KINDS:
        raise NotFound(kind)
    live, sheet = public_sheet_at(harvest_code)
    key = f"harvest:{live.id}:{live.published_at.timestamp()}:{kind}"
    content = cache.get(key)
    if content is None:
        content = harvest_pdf(kind, sheet, _public_url(slug, live))
        cache.set(key, content, PAPER_KEPT_SECONDS)
    return _hidden_from_search(download(content, f"oogst-{slug}-{kind}.pdf", "application/pdf"), live)


def story_of(sheet: Sheet) -> dict[str, Any]:
    """What the page for everybody shows, and what is looked at before."""
    return {
        "sheet": sheet,
        "days": days_of(sheet.first_date, sheet.last_date),
        "parts": parts(sheet),
        "happens": happens(sheet),
        "big_figures": big_figures(sheet.totals),
        "bars": sheet_bars(sheet),
        "years": years(sheet),
        "circles": sheet_circles(sheet),
        "note": rounding_note(sheet),
    }


def _public_url(slug: str, live: Published) -> str:
    """The whole address, as it stands in a mail or on a poster."""
    return settings.BASE_URL + reverse("portal:public_harvest", kwargs={"slug": slug, "harvest_code": live.code})


def _hidden_from_search(response: HttpResponse, live: Published) -> HttpResponse:
    if not live.may_be_found:
        response["X-Robots-Tag"] = NOT_FOUND_BY_SEARCH
    return response
