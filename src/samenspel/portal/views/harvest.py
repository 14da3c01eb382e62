# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.audit.operations import record
from samenspel.base.documents import render_pdf
from samenspel.base.tables import write_csv
from samenspel.portal.figures import figures_of_period, figures_of_session
from samenspel.portal.forms import PeriodForm
from samenspel.portal.pictures import harvest_bars, harvest_circles
from samenspel.portal.queries import harvest as queries
from samenspel.portal.queries.harvest_rows import rows_behind
from samenspel.portal.report import days_of, document_data, report_of_period, report_of_session


@requires("harvest.view")
@require_safe
def period(request: HttpRequest, slug: str) -> HttpResponse:
    """What all sessions of a period yielded."""
    form = PeriodForm(request.GET)
    first, last = form.days()
    known = queries.ties()
    found = queries.period(first_date=first, last_date=last, known=known)
    context = {
        "form": form,
        "period": found,
        "days": days_of(found),
        "figures": figures_of_period(found, slug, request.GET.urlencode()),
        "report": report_of_period(found, request.partnership.name),  # type: ignore[attr-defined]
        "bars": harvest_bars(slug, found.sessions),
        "circles": harvest_circles(slug, found, known),
        "pdf_url": f"{reverse('portal:harvest_pdf', kwargs={'slug': slug})}?{request.GET.urlencode()}",
    }
    return render(request, "portal/harvest.html", context, status=200 if form.is_valid() else 422)


@requires("harvest.view")
@require_safe
def period_rows(request: HttpRequest, slug: str, figure: str) -> HttpResponse:
    first, last = PeriodForm(request.GET).days()
    found = queries.sessions(first_date=first, last_date=last)
    return _rows(request, figure, found, title=_("Alle sessies van deze periode"))


@requires("harvest.view")
@require_safe
def period_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    first, last = PeriodForm(request.GET).days()
    found = queries.period(first_date=first, last_date=last)
    name = request.partnership.name  # type: ignore[attr-defined]
    return _pdf(document_data(found, name), f"oogst-{slug}.pdf")


@requires("harvest.view")
@require_safe
def session(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """What one session yielded."""
    found = queries.session(gathering_id)
    context = {
        "session": found,
        "figures": figures_of_session(found, slug),
        "report": report_of_session(found),
        "pdf_url": _pdf_of_the_day(slug, localdate(found.starts_at)),
    }
    return render(request, "portal/harvest_session.html", context)


def _pdf_of_the_day(slug: str, day: date) -> str:
    """The document of a period, for the one day of this session."""
    asked = urlencode({"van": day.isoformat(), "tot": day.isoformat()})
    return f"{reverse('portal:harvest_pdf', kwargs={'slug': slug})}?{asked}"


@requires("harvest.view")
@require_safe
def session_rows(request: HttpRequest, slug: str, gathering_id: UUID, figure: str) -> HttpResponse:
    found = queries.session(gathering_id)
    return _rows(request, figure, [found], title=found.title)


def _rows(request: HttpRequest, figure: str, sessions: list[queries.Session], *, title: str) -> HttpResponse:
    rows = rows_behind(figure, sessions)
    if request.GET.get("vorm") == "csv":
        record(action="harvest.rows_exported", figure=figure, count=len(rows.rows))
        return _download(write_csv(rows.headings, rows.rows), f"oogst-{figure}.csv", "text/csv; charset=utf-8")
    return render(
        request,
        "portal/harvest_rows.html",
        {"rows": rows, "count": len(rows.rows), "title": title, "csv_url": _csv_url(request)},
    )


def _csv_url(request: HttpRequest) -> str:
    asked = request.GET.copy()
    asked["vorm"] = "csv"
    return f"{request.path}?{asked.urlencode()}"


def _pdf(data: dict[str, object], name: str) -> HttpResponse:
    content = render_pdf(template="portal/documents/harvest.typ", data=data)
    return _download(content, name, "application/pdf")


def _download(content: bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
