# SPDX-License-Identifier: EUPL-1.2
"""A question which need lives on paper: a sheet to print, and typing it over quickly."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.documents import render_pdf
from samenspel.base.errors import Refused
from samenspel.base.qr import qr_svg
from samenspel.directory.constants import AnswerWay
from samenspel.directory.forms.inventories import AnswerForm
from samenspel.directory.operations.inventory_answers import answer
from samenspel.directory.queries.inventories import answered_count, choice_labels, inventory_row


@requires("needs.view")
@require_safe
def inventory_sheet(request: HttpRequest, slug: str, inventory_id: UUID) -> HttpResponse:
    row = inventory_row(inventory_id)
    address = settings.BASE_URL + reverse("directory:open_inventory", kwargs={"slug": slug, "inventory_id": row.id})
    data = {
        "title": row.title,
        "pact": request.partnership.name,  # type: ignore[attr-defined]
        "question": row.question,
        "explanation": row.explanation,
        "lead": _("Zet een kruisje bij wat bij jou speelt. Meer dan een mag."),
        "choices": choice_labels(inventory_id),
        "own_words": _("Of in je eigen woorden:"),
        "promise": _("Zet je naam er niet op. Zo weet niemand wie wat antwoordde."),
        "back": _("Lever dit blad in waar je het kreeg. Liever op je telefoon? Scan de code."),
        "qr": qr_svg(address).decode(),
        "qr_alt": address,
    }
    content = render_pdf(template="directory/documents/inventory.typ", data=data)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="wat-is-er-nodig.pdf"'  # dutch: a file name
    return response


@requires("needs.change")
@READ_AND_WRITE
def inventory_typing(request: HttpRequest, slug: str, inventory_id: UUID) -> HttpResponse:
    """One sheet on one screen; after saving the next empty one stands ready."""
    row = inventory_row(inventory_id)
    form = AnswerForm(request.POST if request.method == "POST" else None, labels=choice_labels(inventory_id))
    if form.is_bound and form.is_valid():
        try:
            answer(inventory_id=inventory_id, form_key=form.key(), way=AnswerWay.PAPER, **form.said())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Bewaard. Het volgende blad kan."))
            return redirect("directory:inventory_typing", slug=slug, inventory_id=inventory_id)
    context = {
        "form": form,
        "row": row,
        "sheets": answered_count(inventory_id).get(str(AnswerWay.PAPER.label), 0),
    }
    return render(request, "directory/inventories/typing.html", context, status=status_of(form))
