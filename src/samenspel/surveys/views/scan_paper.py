# SPDX-License-Identifier: EUPL-1.2
"""The scan on paper: a sheet to print, and typing it over quickly."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.documents import render_pdf
from samenspel.base.errors import Refused
from samenspel.surveys.constants import CONDITIONS, OWN_GROUP
from samenspel.surveys.forms.scans import PAPER_GROUPS, ScanPaperForm
from samenspel.surveys.operations.answering import type_over
from samenspel.surveys.queries.scans import wave_row


@requires("scans.view")
@require_safe
def scan_paper(request: HttpRequest, slug: str, wave_id: UUID) -> HttpResponse:
    wave_row(wave_id)
    content = render_pdf(template="surveys/documents/scan.typ", data=_data(request))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="hoe-staan-we-ervoor.pdf"'  # dutch: a file name
    return response


def _data(request: HttpRequest) -> dict[str, Any]:
    return {
        "title": _("Hoe staan we ervoor?"),
        "pact": request.partnership.name,  # type: ignore[attr-defined]
        "lead": _("Ieder voor zich, of echt samen? Zet bij elke vraag één kruisje: bij de zin die het meest klopt."),
        "promise": _(
            "Zet je naam er niet op: zo weet niemand wie wat antwoordde. Een groep tonen we vanaf vijf mensen."
        ),
        "who": _("Vanuit welke plek kijk jij?"),
        "groups": [str(OWN_GROUP[group]) for group in PAPER_GROUPS],
        "unknown": _("Weet ik niet"),
        "questions": [
            {"question": str(one.question), "examples": [str(example) for example in one.steps]} for one in CONDITIONS
        ],
        "back": _("Lever dit in bij de aanjager. Vulde je het al in op je telefoon? Dan hoeft het niet nog eens."),
    }


@requires("scans.change")
@READ_AND_WRITE
def scan_typing(request: HttpRequest, slug: str, wave_id: UUID) -> HttpResponse:
    """One sheet on one screen; after saving the next empty one stands ready."""
    wave = wave_row(wave_id)
    form = ScanPaperForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            type_over(
                wave_id=wave_id,
                form_key=form.cleaned_data["form_key"] or uuid4(),
                group=form.group_value(),
                places=form.places(),
            )
        except Refused as refused:
            put_beside_field(form, refused)
        else:
            messages.success(request, _("Bewaard. Het volgende blad kan."))
            return redirect("surveys:scan_typing", slug=slug, wave_id=wave_id)
    return render(request, "surveys/scan_typing.html", {"form": form, "wave": wave}, status=status_of(form))
