# SPDX-License-Identifier: EUPL-1.2
"""A list for the directory that is being taken, was taken, or is taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from samenspel.access.guards import requires
from samenspel.base.answers import page_number
from samenspel.base.errors import Refused
from samenspel.base.tables import write_csv, write_xlsx
from samenspel.directory.operations.import_taking import resume_import, stop_import
from samenspel.directory.operations.import_undo import start_undo
from samenspel.directory.operations.import_words import table_label
from samenspel.directory.queries.imports import (
    STAYED,
    Figures,
    Run,
    address_of_doubles,
    figures_of,
    row_page,
    run_of,
    told_of,
)
from samenspel.directory.views.imports import form_methods, page_of, steps
from samenspel.organizations.constants import ImportState

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UNDO_FROM = (ImportState.DONE, ImportState.FAILED)


@requires("directory.change")
@require_safe
def directory_import(request: HttpRequest, slug: str, list_id: UUID) -> HttpResponse:
    run = run_of(list_id)
    if run.state == ImportState.READ:
        return redirect(page_of("directory_import_review", slug, list_id))
    if run.is_busy:
        context = {**_progress(run, slug), "steps": steps(), "run": run}
        return render(request, "directory/imports/busy.html", context)
    wanted = request.GET.get("wat", "")
    if not wanted and run.state == ImportState.UNDONE:
        wanted = STAYED
    context = {
        "run": run,
        "steps": steps(),
        "figures": figures_of(list_id),
        "wanted": wanted,
        "page": row_page(list_id, wanted=wanted, number=page_number(request.GET)),
        "left_out": [(table_label(table), count) for table, count in run.understood.get("left_out", {}).items()],
        "may_undo": run.state in UNDO_FROM,
        "doubles_url": address_of_doubles(slug),
    }
    return render(request, "directory/imports/result.html", context)


@requires("directory.change")
@require_safe
def directory_import_progress(request: HttpRequest, slug: str, list_id: UUID) -> HttpResponse:
    """The bar alone, asked for every second; when the work is over the browser goes to the result."""
    run = run_of(list_id)
    if not run.is_busy:
        return HttpResponseClientRedirect(page_of("directory_import", slug, list_id))
    return render(request, "directory/imports/progress.html", _progress(run, slug))


def _progress(run: Run, slug: str) -> dict[str, object]:
    return {
        "done": run.done,
        "total": run.total,
        "undoing": run.state == ImportState.UNDOING,
        "poll_url": page_of("directory_import_progress", slug, run.id),
    }


@requires("directory.change")
@require_safe
def directory_import_csv(request: HttpRequest, slug: str, list_id: UUID) -> HttpResponse:
    """All that was not taken, is in doubt, or was taken otherwise than it stood."""
    return _download("csv", "text/csv; charset=utf-8", write_csv(*told_of(run_of(list_id).id)))


@requires("directory.change")
@require_safe
def directory_import_xlsx(request: HttpRequest, slug: str, list_id: UUID) -> HttpResponse:
    return _download("xlsx", XLSX, write_xlsx(*told_of(run_of(list_id).id)))


def _download(ending: str, kind: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="verslag.{ending}"'
    return response


@requires("directory.change")
@form_methods
def directory_import_undo(request: HttpRequest, slug: str, list_id: UUID) -> HttpResponse:
    run = run_of(list_id)
    back_url = page_of("directory_import", slug, list_id)
    if request.method == "POST" or run.state not in UNDO_FROM:
        return _undo(request, run, back_url) if request.method == "POST" else redirect(back_url)
    context = {
        "title": _("Deze lijst terugdraaien"),
        "sentence": _("Je haalt weg wat met “%(list)s” in de wegwijzer kwam.") % {"list": run.label},
        "consequences": _consequences(figures_of(list_id)),
        "action_label": _("Draai terug"),
        "back_url": back_url,
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)


def _consequences(figures: Figures) -> list[str]:
    new = figures.taken + figures.doubtful
    goes = ngettext("%(n)d ding dat nieuw was, gaat weg.", "%(n)d dingen die nieuw waren, gaan weg.", new)
    returns = ngettext(
        "%(n)d ding dat is bijgewerkt, wordt weer zoals het was.",
        "%(n)d dingen die zijn bijgewerkt, worden weer zoals ze waren.",
        figures.updated,
    )
    said = [sentence % {"n": n} for sentence, n in ((goes, new), (returns, figures.updated)) if n]
    return [*said, _("Wat daarna is gewijzigd of in gebruik is, blijft. Je ziet straks wat dat is en waarom.")]


def _undo(request: HttpRequest, run: Run, back_url: str) -> HttpResponse:
    try:
        start_undo(run_id=run.id)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(back_url)


@requires("directory.change")
@require_POST
def directory_import_stop(request: HttpRequest, slug: str, list_id: UUID) -> HttpResponse:
    stop_import(run_id=list_id)
    return redirect(page_of("directory_import", slug, list_id))


@requires("directory.change")
@require_POST
def directory_import_resume(request: HttpRequest, slug: str, list_id: UUID) -> HttpResponse:
    try:
        resume_import(run_id=list_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(page_of("directory_import", slug, list_id))
