# SPDX-License-Identifier: EUPL-1.2
"""A list comes in: choose it, look whether it is read right, have it taken."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.views.decorators.http import require_POST

from samenspel.access.guards import requires
from samenspel.base.answers import put_beside_field
from samenspel.base.errors import Refused
from samenspel.organizations.constants import ImportState
from samenspel.organizations.forms.importing import ColumnsForm, ListForm
from samenspel.organizations.operations.importing import choose_columns, discard_list, receive_list
from samenspel.organizations.operations.importing_taking import start_import
from samenspel.organizations.queries.importing import Run, last_runs, run_of
from samenspel.organizations.views.partners import form_methods


def steps() -> list[str]:
    return [_("Lijst kiezen"), _("Nakijken"), _("Opnemen")]


def page_of(name: str, slug: str, run_id: UUID) -> str:
    return reverse(f"organizations:{name}", kwargs={"slug": slug, "run_id": run_id})


@requires("partners.import")
@form_methods
def import_new(request: HttpRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        form = ListForm(request.POST, request.FILES)
        run_id = _received(form) if form.is_valid() else None
        if run_id is not None:
            return redirect(page_of("import_review", slug, run_id))
    else:
        form = ListForm(initial={"form_key": uuid4()})
    context = {
        "form": form,
        "steps": steps(),
        "runs": last_runs(),
        "back_url": reverse("organizations:partner_list", kwargs={"slug": slug}),
    }
    return render(request, "organizations/importing/new.html", context, status=422 if form.is_bound else 200)


def _received(form: ListForm) -> UUID | None:
    content, name = form.content()
    try:
        return receive_list(form_key=form.cleaned_data["form_key"] or uuid4(), content=content, file_name=name)
    except Refused as refusal:
        form.add_error("file" if name else "pasted", refusal.message)
        return None


@requires("partners.import")
@form_methods
def import_review(request: HttpRequest, slug: str, run_id: UUID) -> HttpResponse:
    run = run_of(run_id)
    if run.state != ImportState.READ:
        return redirect(page_of("import_detail", slug, run_id))
    if request.method == "POST":
        form = ColumnsForm(request.POST, understood=run.understood, mapping=run.mapping)
        target = _next_page(request, form, slug, run_id) if form.is_valid() else ""
        if target:
            return redirect(target)
    else:
        form = ColumnsForm(understood=run.understood, mapping=run.mapping)
    context = {
        **_seen(run, form, open_columns=form.is_bound or "kolommen" in request.GET),
        "form": form,
        "steps": steps(),
        "review_url": page_of("import_review", slug, run_id),
        "discard_url": page_of("import_discard", slug, run_id),
    }
    return render(request, "organizations/importing/review.html", context, status=422 if form.is_bound else 200)


def _next_page(request: HttpRequest, form: ColumnsForm, slug: str, run_id: UUID) -> str:
    """Where to go after the choice; empty when there is something to mend."""
    taking = request.POST.get("action") == "take"
    try:
        changed = choose_columns(run_id=run_id, fields=form.chosen(), sheet=form.cleaned_data.get("sheet", ""))
        if taking and not changed:
            start_import(run_id=run_id)
            return page_of("import_detail", slug, run_id)
    except Refused as refusal:
        put_beside_field(form, refusal)
        return ""
    if taking:
        messages.warning(request, _("Je koos iets anders. Kijk of het zo klopt en kies dan nog eens “Neem op”."))
    return page_of("import_review", slug, run_id) + "?kolommen=open"


def _seen(run: Run, form: ColumnsForm, *, open_columns: bool) -> dict[str, Any]:
    seen = run.understood
    fields = [run.mapping[str(index)] for index in range(len(seen["columns"]))]
    ignored = [column["label"] for column, field in zip(seen["columns"], fields, strict=True) if field == "ignore"]
    return {
        "run": run,
        "seen": seen,
        "expected": seen.get("expected"),
        "ignored": ignored,
        "open_columns": open_columns or not seen["knows_organizations"],
        "facts": _facts(seen),
    }


SEPARATORS = {"\t": _later("tab"), ";": _later("puntkomma"), ",": _later("komma"), "|": _later("verticale streep")}


def _facts(seen: dict[str, Any]) -> list[tuple[str, str]]:
    """What was understood of the file, as words and values."""
    encoding = {"utf-8": "UTF-8", "utf-8 (BOM)": "UTF-8", "windows-1252": "Windows-1252"}
    row = seen["heading_row"]
    facts = [
        (_("Soort bestand"), "Excel" if seen["kind"] == "xlsx" else _("tekst (CSV)")),
        (_("Blad"), seen["sheet"]),
        (_("Tussen de cellen"), str(SEPARATORS.get(seen["separator"], seen["separator"]))),
        (_("Tekens"), encoding.get(seen["encoding"], seen["encoding"])),
        (_("Koppen"), _("regel %(number)d") % {"number": row} if row else _("geen, we keken naar de inhoud")),
        (_("Overgeslagen erboven"), " / ".join(seen["skipped_lines"])),
    ]
    return [(word, value) for word, value in facts if value]


@requires("partners.import")
@require_POST
def import_discard(request: HttpRequest, slug: str, run_id: UUID) -> HttpResponse:
    discard_list(run_id=run_id)
    messages.success(request, _("De lijst is weggegooid. Er is niets opgenomen."))
    return redirect(reverse("organizations:import_new", kwargs={"slug": slug}))
