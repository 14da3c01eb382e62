# SPDX-License-Identifier: EUPL-1.2
"""The dossier of a handover: choose the parts, write the words, and have it on paper."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.base.conflicts import conflict_page
from samenspel.base.documents import render_pdf
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.core_group.operations.handovers import write_words
from samenspel.core_group.queries.handovers import handover_row, part_row, parts_of
from samenspel.portal.handover_forms import DossierPartForm
from samenspel.portal.handover_paper import counts_of, dossier_data
from samenspel.portal.queries.handover import dossier


@requires("handover.view")
@require_safe
def handover_dossier(request: HttpRequest, slug: str, handover_id: UUID) -> HttpResponse:
    row = handover_row(handover_id)
    counts = counts_of(dossier())
    context = {
        "row": row,
        "parts": [(part, counts[part.section]) for part in parts_of(handover_id)],
        "may_change": may(current_actor(), "handover.change") and row.is_going,
    }
    return render(request, "portal/handover_dossier.html", context)


@requires("handover.change")
@require_http_methods(["GET", "HEAD", "POST"])
def handover_part(request: HttpRequest, slug: str, words_id: UUID) -> HttpResponse:
    part = part_row(words_id)
    back_url = reverse("portal:handover_dossier", kwargs={"slug": slug, "handover_id": part.handover_id})
    initial = {"words": part.words, "included": part.included, "version": part.version}
    form = DossierPartForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        version = -1 if data["version"] is None else data["version"]
        try:
            write_words(words_id=words_id, version=version, words=data["words"], included=data["included"])
        except Conflict:
            now = part_row(words_id)
            theirs = {"words": now.words, "included": now.included}
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Dit deel is bewaard."))
            return redirect(back_url)
    context = {"form": form, "part": part, "back_url": back_url}
    return render(request, "portal/handover_part.html", context, status=422 if form.is_bound else 200)


@requires("handover.view")
@require_safe
def handover_pdf(request: HttpRequest, slug: str, handover_id: UUID) -> HttpResponse:
    """Made now, from what is there now."""
    row = handover_row(handover_id)
    data = dossier_data(
        name=request.partnership.name,  # type: ignore[attr-defined]  # set by the middleware
        handover=row,
        parts=parts_of(handover_id),
        dossier=dossier(),
    )
    content = render_pdf(template="portal/documents/handover.typ", data=data)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="overdracht-{slug}.pdf"'
    return response
