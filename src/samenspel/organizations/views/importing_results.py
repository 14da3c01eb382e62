# SPDX-License-Identifier: EUPL-1.2
"""A list that is being taken, was taken, or is taken back."""

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
from samenspel.organizations.constants import Decision, ImportState
from samenspel.organizations.operations.importing_doubts import decide
from samenspel.organizations.operations.importing_taking import resume_import, stop_import
from samenspel.organizations.operations.importing_undo import start_undo
from samenspel.organizations.queries.importing import (
    STAYED,
    Figures,
    Run,
    doubts_of,
    figures_of,
    not_taken,
    row_page,
    run_of,
)
from samenspel.organizations.views.importing import page_of, steps
from samenspel.organizations.views.partners import form_methods

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UNDO_FROM = (ImportState.DONE, ImportState.FAILED)


@requires("partners.import")
@require_safe
def import_detail(request: HttpRequest, slug: str, run_id: UUID) -> HttpResponse:
    run = run_of(run_id)
    if run.state == ImportState.READ:
        return redirect(page_of("import_review", slug, run_id))
    if run.is_busy:
        context = {**_progress(run, slug), "steps": steps(), "run": run}
        return render(request, "organizations/importing/busy.html", context)
    wanted = request.GET.get("wat", "")
    figures = figures_of(run_id)
    if not wanted and run.state == ImportState.UNDONE:
        wanted = STAYED
    context = {
        "run": run,
        "steps": steps(),
        "figures": figures,
        "wanted": wanted,
        "page": row_page(run_id, wanted=wanted, number=page_number(request.GET)),
        "may_undo": run.state in UNDO_FROM,
    }
    return render(request, "organizations/importing/result.html", context)


@requires("partners.import")
@require_safe
def import_progress(request: HttpRequest, slug: str, run_id: UUID) -> HttpResponse:
    """The bar alone, asked for every second; when the work is over the browser goes to the result."""
    run = run_of(run_id)
    if not run.is_busy:
        return HttpResponseClientRedirect(page_of("import_detail", slug, run_id))
    return render(request, "organizations/importing/progress.html", _progress(run, slug))


def _progress(run: Run, slug: str) -> dict[str, object]:
    return {
        "done": run.done,
        "total": run.total,
        "undoing": run.state == ImportState.UNDOING,
        "poll_url": page_of("import_progress", slug, run.id),
    }


@requires("partners.import")
@form_methods
def import_doubts(request: HttpRequest, slug: str, run_id: UUID) -> HttpResponse:
    run = run_of(run_id)
    number = page_number(request.GET)
    here = f"{page_of('import_doubts', slug, run_id)}?bladzijde={number}"
    problem = _decided(request, run) if request.method == "POST" else ""
    if request.method == "POST" and not problem:
        return redirect(here)
    doubts = doubts_of(run_id) if run.state == ImportState.DONE else []
    if number > len(doubts):
        return redirect(page_of("import_detail", slug, run_id))
    context = {
        "run": run,
        "doubt": doubts[number - 1],
        "number": number,
        "total": len(doubts),
        "later_url": f"?bladzijde={number + 1}",
        "problem": problem,
    }
    return render(request, "organizations/importing/doubt.html", context, status=422 if problem else 200)


def _decided(request: HttpRequest, run: Run) -> str:
    """Do what was chosen; gives the sentence when that cannot be."""
    decision, row = request.POST.get("decision", ""), request.POST.get("row", "")
    if decision not in Decision.values:
        return _("Kies een van de twee.")
    try:
        rows = decide(run_id=run.id, row_id=_uuid(row), decision=Decision(decision))
    except Refused as refusal:
        return refusal.message
    if rows:
        messages.success(
            request, ngettext("%(n)d regel is opgenomen.", "%(n)d regels zijn opgenomen.", rows) % {"n": rows}
        )
    return ""


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Refused(_("Kies een van de twee.")) from error


@requires("partners.import")
@require_safe
def import_csv(request: HttpRequest, slug: str, run_id: UUID) -> HttpResponse:
    """All rows that were not taken, as a list to mend and bring in again."""
    return _download("csv", "text/csv; charset=utf-8", write_csv(*not_taken(run_of(run_id))))


@requires("partners.import")
@require_safe
def import_xlsx(request: HttpRequest, slug: str, run_id: UUID) -> HttpResponse:
    return _download("xlsx", XLSX, write_xlsx(*not_taken(run_of(run_id))))


def _download(ending: str, kind: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="niet-opgenomen.{ending}"'
    return response


@requires("partners.import")
@form_methods
def import_undo(request: HttpRequest, slug: str, run_id: UUID) -> HttpResponse:
    run = run_of(run_id)
    back_url = page_of("import_detail", slug, run_id)
    if request.method == "POST" or run.state not in UNDO_FROM:
        return _undo(request, run, back_url) if request.method == "POST" else redirect(back_url)
    context = {
        "title": _("Deze lijst terugdraaien"),
        "sentence": _("Je haalt weg wat met “%(list)s” is opgenomen.") % {"list": run.label},
        "consequences": _consequences(figures_of(run_id)),
        "action_label": _("Draai terug"),
        "back_url": back_url,
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)


def _consequences(figures: Figures) -> list[str]:
    goes = ngettext(
        "Wat met %(n)d regel nieuw was, gaat weg.", "Wat met %(n)d regels nieuw was, gaat weg.", figures.taken
    )
    returns = ngettext(
        "Wat met %(n)d regel is bijgewerkt, wordt weer zoals het was.",
        "Wat met %(n)d regels is bijgewerkt, wordt weer zoals het was.",
        figures.updated,
    )
    said = [sentence % {"n": n} for sentence, n in ((goes, figures.taken), (returns, figures.updated)) if n]
    return [*said, _("Wat daarna is gewijzigd of in gebruik is, blijft. Je ziet straks wat dat is en waarom.")]


def _undo(request: HttpRequest, run: Run, back_url: str) -> HttpResponse:
    try:
        start_undo(run_id=run.id)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(back_url)


@requires("partners.import")
@require_POST
def import_stop(request: HttpRequest, slug: str, run_id: UUID) -> HttpResponse:
    stop_import(run_id=run_id)
    return redirect(page_of("import_detail", slug, run_id))


@requires("partners.import")
@require_POST
def import_resume(request: HttpRequest, slug: str, run_id: UUID) -> HttpResponse:
    try:
        resume_import(run_id=run_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(page_of("import_detail", slug, run_id))
