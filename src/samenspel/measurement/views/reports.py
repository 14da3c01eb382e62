# SPDX-License-Identifier: EUPL-1.2
"""The joint report: begun, told part by part, read, finished, and taken along as PDF or workbook."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.measurement.constants import ReportSection
from samenspel.measurement.forms.reports import ReportForm, ReportTextForm
from samenspel.measurement.operations.reports import (
    add_report,
    change_report,
    finish_report,
    remove_report,
    reopen_report,
    tell_report,
)
from samenspel.measurement.queries.report_sheet import (
    ReportRow,
    figure_choices,
    report_page,
    report_row,
    sheet_of,
    told,
)
from samenspel.measurement.report_paper import report_pdf, report_workbook
from samenspel.measurement.report_story import (
    done_of,
    figures_of,
    made_words,
    parts_of,
    reflections_of,
    sessions_of,
)
from samenspel.measurement.views.indicators import download

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ORDER = list(ReportSection.values)


@requires("indicators.view")
@require_safe
def report_list(request: HttpRequest, slug: str) -> HttpResponse:
    page = report_page(page_number(request.GET))
    context = {
        "reports": page.rows,
        "page": page,
        "tabs": section_tabs(slug, "measurement:report_list"),
        "may_change": may(current_actor(), "indicators.change"),
        "numbers": len(ORDER),
    }
    return render(request, "measurement/report_list.html", context)


@requires("indicators.view")
@require_safe
def report(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """The whole, as funders read it; who may change it finds where to write."""
    row = report_row(report_id)
    sheet = sheet_of(report_id, request.partnership)  # type: ignore[attr-defined]
    may_change = may(current_actor(), "indicators.change")
    context = {
        "row": row,
        "sheet": sheet,
        "parts": parts_of(sheet),
        "done": done_of(sheet),
        "groups": figures_of(sheet),
        "sessions": sessions_of(sheet),
        "reflections": reflections_of(sheet),
        "made": made_words(sheet),
        "may_change": may_change,
        "may_write": may_change and row.finished_at is None,
    }
    return render(request, "measurement/report.html", context)


@requires("indicators.view")
@require_safe
def report_paper(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    sheet = sheet_of(report_id, request.partnership)  # type: ignore[attr-defined]
    return download(report_pdf(sheet), f"verslag-{slug}.pdf", "application/pdf")


@requires("indicators.view")
@require_safe
def report_sheets(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    sheet = sheet_of(report_id, request.partnership)  # type: ignore[attr-defined]
    return download(report_workbook(sheet), f"verslag-{slug}.xlsx", XLSX)


@requires("indicators.change")
@READ_AND_WRITE
def report_new(request: HttpRequest, slug: str) -> HttpResponse:
    form = ReportForm(request.POST if request.method == "POST" else None, initial=_this_year())
    if request.method == "POST" and form.is_valid():
        try:
            made = add_report(form_key=form.cleaned_data["form_key"] or uuid4(), **form.values())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het verslag is begonnen. De cijfers staan er al in."))
            return redirect("measurement:report", slug=slug, report_id=made.pk)
    back_url = reverse("measurement:report_list", kwargs={"slug": slug})
    context = {"form": form, "title": _("Nieuw verslag"), "back_url": back_url}
    return render(request, "measurement/report_form.html", context, status=status_of(form))


def _this_year() -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "first_date": today.replace(month=1, day=1),
        "last_date": today.replace(month=12, day=31),
        "title": _("Jaarverslag %(year)d") % {"year": today.year},
    }


@requires("indicators.change")
@READ_AND_WRITE
def report_edit(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    row = report_row(report_id)
    labels = [(str(one.id), f"{one.name} ({one.period})") for one in figure_choices(report_id)]
    form = ReportForm(request.POST if request.method == "POST" else None, initial=_initial(row), figures=labels)
    back_url = _page_url(slug, report_id)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_report(
                report_id=report_id,
                version=-1 if version is None else version,
                left_out=form.left_out(),
                **form.values(),
            )
        except Conflict:
            now = report_row(report_id)
            theirs = {name: value for name, value in _initial(now).items() if name in form.fields and name != "version"}
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Bewaard."))
            return redirect(back_url)
    context = {"form": form, "title": row.title, "row": row, "back_url": back_url}
    return render(request, "measurement/report_form.html", context, status=status_of(form))


def _initial(row: ReportRow) -> dict[str, Any]:
    return {
        "title": row.title,
        "first_date": row.first_date,
        "last_date": row.last_date,
        "funders": row.funders,
        "figures": [str(one.id) for one in figure_choices(row.id) if one.is_in],
        "version": row.version,
    }


def _page_url(slug: str, report_id: UUID) -> str:
    return reverse("measurement:report", kwargs={"slug": slug, "report_id": report_id})


@requires("indicators.change")
@READ_AND_WRITE
def report_text(request: HttpRequest, slug: str, report_id: UUID, section: str) -> HttpResponse:
    """One question a page."""
    there = told(report_id, section)
    initial = {"text": there.text, "version": there.version}
    form = ReportTextForm(request.POST if request.method == "POST" else None, section=section, initial=initial)
    page_url = f"{_page_url(slug, report_id)}#{section}"
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            tell_report(report_id=report_id, section=section, text=data["text"], version=data["version"] or 0)
        except Conflict:
            now = told(report_id, section)
            return conflict_page(request, form=form, theirs={"text": now.text}, version=now.version, back_url=page_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Bewaard."))
            after = ORDER.index(section) + 1
            if "verder" in request.POST and after < len(ORDER):
                return redirect("measurement:report_text", slug=slug, report_id=report_id, section=ORDER[after])
            return redirect(page_url)
    at = ORDER.index(section)
    context = {
        "form": form,
        "title": ReportSection(section).label,
        "number": at + 1,
        "numbers": len(ORDER),
        "is_last": at + 1 == len(ORDER),
        "back_url": page_url,
    }
    return render(request, "measurement/report_text.html", context, status=status_of(form))


@requires("indicators.change")
@READ_AND_WRITE
def report_finish(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    row = report_row(report_id)
    if request.method == "POST":
        finish_report(report_id=report_id)
        messages.success(request, _("Het verslag is af. De cijfers erin veranderen niet meer."))
        return redirect(_page_url(slug, report_id))
    context = {
        "title": _("Is het verslag af?"),
        "sentence": _("“%(title)s” wordt vastgezet zoals het nu is.") % {"title": row.title},
        "consequences": [
            _("De cijfers en woorden erin veranderen niet meer, ook als er later iets bij komt."),
            _("Je kunt het weer openmaken. Dan staan de cijfers van dat moment erin."),
        ],
        "action_label": _("Het is af"),
        "back_url": _page_url(slug, report_id),
    }
    return render(request, "ui/confirm.html", context)


@requires("indicators.change")
@require_POST
def report_reopen(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    reopen_report(report_id=report_id)
    messages.success(request, _("Het verslag is weer open. De cijfers zijn die van nu."))
    return redirect(_page_url(slug, report_id))


@requires("indicators.change")
@READ_AND_WRITE
def report_remove(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    row = report_row(report_id)
    if request.method == "POST":
        remove_report(report_id=report_id)
        messages.success(request, _("Het verslag is weg."))
        return redirect("measurement:report_list", slug=slug)
    context = {
        "title": _("Verslag weghalen?"),
        "sentence": _("“%(title)s” verdwijnt, met alles wat erin geschreven is.") % {"title": row.title},
        "consequences": [_("De cijfers zelf blijven.")],
        "action_label": _("Haal het verslag weg"),
        "back_url": reverse("measurement:report_edit", kwargs={"slug": slug, "report_id": report_id}),
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)
