# SPDX-License-Identifier: EUPL-1.2
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.audit.operations import record
from samenspel.base.errors import NotFound
from samenspel.base.scope import current_actor
from samenspel.base.tables import write_csv
from samenspel.portal.documents import KINDS, harvest_pdf
from samenspel.portal.figures import figures_of_period, figures_of_session
from samenspel.portal.forms import PeriodForm
from samenspel.portal.pictures import sheet_bars, sheet_circles
from samenspel.portal.queries import harvest as queries
from samenspel.portal.queries.harvest_findings import findings, names_here
from samenspel.portal.queries.harvest_rows import rows_behind
from samenspel.portal.queries.harvest_sheet import Days
from samenspel.portal.queries.harvest_told import KeptPeriod
from samenspel.portal.report import report_of_period, report_of_session
from samenspel.portal.story import days_of, happens, parts, years
from samenspel.portal.views.harvest_asked import (
    Asked,
    address_of,
    days_asked,
    harvest_of,
    public_harvest_of,
    query_of,
)
from samenspel.ui.components import Link


@requires("harvest.view")
@require_safe
def period(request: HttpRequest, slug: str) -> HttpResponse:
    """The Oogst of a period: what the figures say, and what the facilitator tells."""
    form = PeriodForm(request.GET)
    asked = harvest_of(request, Days(*form.days()))
    context = {
        **_told(asked, slug),
        "form": form,
        "tabs": _periods(slug, asked.days, asked.told.kept()),
        "figures": figures_of_period(asked.period, slug, urlencode(query_of(asked.days))),
        "report": report_of_period(asked.period, asked.sheet.name),
        "public": asked.told.published(asked.days),
    }
    return render(request, "portal/harvest.html", context, status=200 if form.is_valid() else 422)


def _told(asked: Asked, slug: str) -> dict[str, Any]:
    """The story with its pictures, and where each part can be written."""
    sheet = asked.sheet
    may_write = may(current_actor(), "harvest.change")
    return {
        "period": asked.period,
        "sheet": sheet,
        "days": days_of(sheet.first_date, sheet.last_date),
        "parts": parts(sheet),
        "happens": happens(sheet),
        "may_write": may_write,
        "write_url": {
            section: address_of("harvest_text", slug, asked.days, section=section) for section in parts(sheet)
        }
        if may_write
        else {},
        "bars": sheet_bars(sheet, slug),
        "years": years(sheet, slug),
        "circles": sheet_circles(sheet, slug),
        "poster_url": address_of("harvest_paper", slug, asked.days, kind="poster"),
        "booklet_url": address_of("harvest_paper", slug, asked.days, kind="boekje"),
        "publish_url": address_of("harvest_publish", slug, asked.days),
    }


def _periods(slug: str, days: Days, kept: list[KeptPeriod]) -> list[Link]:
    """Everything, and each period about which something was told."""
    found = [Days(), *(one.days for one in kept if one.days != Days())]
    if days not in found:
        found.append(days)
    return [Link(_period_words(one), address_of("harvest", slug, one), one == days) for one in found]


def _period_words(days: Days) -> str:
    """ "2019", "vanaf 1 mrt 2020", "okt 2018 tot mrt 2020" or "alles"."""
    first, last = days.first, days.last
    if first is None:
        return _("tot en met %(day)s") % {"day": date_format(last, "j b Y")} if last else _("Alles")
    if last is None:
        return _("vanaf %(day)s") % {"day": date_format(first, "j b Y")}
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return f"{date_format(first, 'j b Y')} – {date_format(last, 'j b Y')}"


@requires("harvest.view")
@require_safe
def paper(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """The poster or the booklet; with `voor=iedereen` only what may be public, for a wall that everybody passes."""
    if kind not in KINDS:
        raise NotFound(kind)
    asked = harvest_of(request, days_asked(request))
    if request.GET.get("voor") != "iedereen":
        return download(harvest_pdf(kind, asked.sheet), f"oogst-{slug}-{kind}.pdf", "application/pdf")
    if not may(current_actor(), "harvest.change"):
        raise NotFound(kind)
    sheet = public_harvest_of(asked, with_organizations=request.GET.get("namen") == "1")
    if any(finding.stops for finding in findings(sheet, names_here())):
        return redirect(address_of("harvest_publish", slug, asked.days))
    return download(harvest_pdf(kind, sheet), f"oogst-{slug}-{kind}-openbaar.pdf", "application/pdf")


@requires("harvest.view")
@require_safe
def period_rows(request: HttpRequest, slug: str, figure: str) -> HttpResponse:
    days = days_asked(request)
    found = queries.sessions(first_date=days.first, last_date=days.last)
    back = address_of("harvest", slug, days)
    return _rows(request, figure, found, title=_("Alle bijeenkomsten van deze periode"), back=back)


@requires("harvest.view")
@require_safe
def session(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """What one session yielded."""
    found = queries.session(gathering_id)
    day = localdate(found.starts_at)
    context = {
        "session": found,
        "figures": figures_of_session(found, slug),
        "report": report_of_session(found),
        "booklet_url": address_of("harvest_paper", slug, Days(day, day), kind="boekje"),
    }
    return render(request, "portal/harvest_session.html", context)


@requires("harvest.view")
@require_safe
def session_rows(request: HttpRequest, slug: str, gathering_id: UUID, figure: str) -> HttpResponse:
    found = queries.session(gathering_id)
    back = reverse("portal:harvest_session", kwargs={"slug": slug, "gathering_id": gathering_id})
    return _rows(request, figure, [found], title=found.title, back=back)


def _rows(request: HttpRequest, figure: str, sessions: list[queries.Session], *, title: str, back: str) -> HttpResponse:
    rows = rows_behind(figure, sessions)
    if request.GET.get("vorm") == "csv":
        record(action="harvest.rows_exported", figure=figure, count=len(rows.rows))
        return download(write_csv(rows.headings, rows.rows), f"oogst-{figure}.csv", "text/csv; charset=utf-8")
    context = {
        "rows": rows,
        "count": len(rows.rows),
        "title": title,
        "name_at": 2 if rows.headings[0] == _("Dag") else 1,
        "csv_url": _csv_url(request),
        "back_url": back,
    }
    return render(request, "portal/harvest_rows.html", context)


def _csv_url(request: HttpRequest) -> str:
    asked = request.GET.copy()
    asked["vorm"] = "csv"
    return f"{request.path}?{asked.urlencode()}"


def download(content: bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
