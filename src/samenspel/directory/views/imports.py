# SPDX-License-Identifier: EUPL-1.2
"""A list for the directory comes in: choose it, look whether it is read right, have it taken."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.access.guards import requires
from samenspel.base.answers import put_beside_field
from samenspel.base.errors import Refused
from samenspel.directory.forms.imports import DirectoryColumnsForm, DirectoryListForm
from samenspel.directory.operations.import_receiving import choose, discard, receive_directory_list
from samenspel.directory.operations.import_taking import start_import
from samenspel.directory.operations.import_words import table_label
from samenspel.directory.queries.imports import Run, last_runs, run_of
from samenspel.organizations.constants import ImportState

form_methods = require_http_methods(["GET", "HEAD", "POST"])


def steps() -> list[str]:
    return [_("Lijst kiezen"), _("Nakijken"), _("Opnemen")]


def page_of(name: str, slug: str, list_id: UUID) -> str:
    return reverse(f"directory:{name}", kwargs={"slug": slug, "list_id": list_id})


@requires("directory.change")
@form_methods
def directory_import_new(request: HttpRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        form = DirectoryListForm(request.POST, request.FILES)
        list_id = _received(form) if form.is_valid() else None
        if list_id is not None:
            return redirect(page_of("directory_import_review", slug, list_id))
    else:
        form = DirectoryListForm(initial={"form_key": uuid4()})
    context = {"form": form, "steps": steps(), "runs": last_runs()}
    return render(request, "directory/imports/new.html", context, status=422 if form.is_bound else 200)


def _received(form: DirectoryListForm) -> UUID | None:
    content, name = form.content()
    given = form.cleaned_data
    try:
        return receive_directory_list(
            form_key=given["form_key"] or uuid4(), content=content, file_name=name, source=given["source"]
        )
    except Refused as refusal:
        form.add_error("lists", refusal.message)
        return None


@requires("directory.change")
@form_methods
def directory_import_review(request: HttpRequest, slug: str, list_id: UUID) -> HttpResponse:
    run = run_of(list_id)
    if run.state != ImportState.READ:
        return redirect(page_of("directory_import", slug, list_id))
    told: dict[str, Any] = {"understood": run.understood, "mapping": run.mapping, "source": run.source}
    if request.method == "POST":
        form = DirectoryColumnsForm(request.POST, **told)
        target = _next_page(request, form, slug, list_id) if form.is_valid() else ""
        if target:
            return redirect(target)
    else:
        form = DirectoryColumnsForm(**told)
    context = {
        **_seen(run),
        "form": form,
        "steps": steps(),
        "open_columns": form.is_bound or "kolommen" in request.GET,
        "discard_url": page_of("directory_import_discard", slug, list_id),
    }
    return render(request, "directory/imports/review.html", context, status=422 if form.is_bound else 200)


def _next_page(request: HttpRequest, form: DirectoryColumnsForm, slug: str, list_id: UUID) -> str:
    """Where to go after the choice; empty when there is something to mend."""
    taking = request.POST.get("action") == "take"
    given = form.cleaned_data
    try:
        changed = choose(run_id=list_id, source=given["source"], fields=form.chosen(), sheet=given.get("sheet", ""))
        if taking and not changed:
            start_import(run_id=list_id)
            return page_of("directory_import", slug, list_id)
    except Refused as refusal:
        put_beside_field(form, refusal)
        return ""
    if taking:
        messages.warning(request, _("Je koos iets anders. Kijk of het zo klopt en kies dan nog eens “Neem op”."))
    return page_of("directory_import_review", slug, list_id) + "?kolommen=open"


def _seen(run: Run) -> dict[str, Any]:
    seen = run.understood
    kinds = {"json": _("HSDS (JSON)"), "package": _("HSDS (tabellen)"), "table": _("een tabel")}
    return {
        "run": run,
        "seen": seen,
        "expected": seen.get("expected"),
        "kind": kinds[seen["kind"]],
        "records": [(table_label(table), count) for table, count in seen["records"].items()],
        "left_out": [(table_label(table), count) for table, count in seen["left_out"].items()],
        "more_refused": seen["refused"] - len(seen["first_refused"]),
    }


@requires("directory.change")
@require_POST
def directory_import_discard(request: HttpRequest, slug: str, list_id: UUID) -> HttpResponse:
    discard(run_id=list_id)
    messages.success(request, _("De lijst is weggegooid. Er is niets opgenomen."))
    return redirect(reverse("directory:directory_import_new", kwargs={"slug": slug}))
