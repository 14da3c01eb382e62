# SPDX-License-Identifier: EUPL-1.2
"""Name stickers: choose, have them made, open the PDF; and a test page for the printer."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.base.documents import render_pdf
from samenspel.base.errors import Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import StickerPeople
from samenspel.gatherings.forms.stickers import LabelForm, StickerForm
from samenspel.gatherings.operations.sticker_sheets import request_sheet
from samenspel.gatherings.queries import stickers as queries
from samenspel.gatherings.queries.tables import evening_head
from samenspel.gatherings.views.frame import page_url, tabs_of
from samenspel.organizations.queries.logos import without_logo

BLANKS_TO_BEGIN_WITH = 6


@requires("door.view")
@require_safe
def sticker_sheet(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    last = queries.last_settings()
    form = StickerForm(
        initial={
            "form_key": uuid4(),
            "wie": StickerPeople.EVERYONE,
            "etiket": last.labels,
            "vanaf": 1,
            "leeg": BLANKS_TO_BEGIN_WITH,
            "rechts": last.shift_right,
            "omlaag": last.shift_down,
        }
    )
    return _page(request, gathering_id, form)


@requires("door.change")
@require_POST
def sticker_make(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Makes the stickers; or goes to the test page, when that button was pressed."""
    if "proef" in request.POST:
        return _to_test_page(request, gathering_id)
    form = StickerForm(request.POST)
    if not form.is_valid():
        return _page(request, gathering_id, form)
    data = form.cleaned_data
    try:
        sheet = request_sheet(
            gathering_id=gathering_id, form_key=data["form_key"], people=data["wie"], settings=form.settings()
        )
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return _page(request, gathering_id, form)
    return redirect("gatherings:sticker_made", slug=slug, gathering_id=gathering_id, sheet_id=sheet.pk)


@requires("door.view")
@require_safe
def sticker_made(request: HttpRequest, slug: str, gathering_id: UUID, sheet_id: UUID) -> HttpResponse:
    """How far it is, and then the PDF."""
    row = queries.sheet_row(gathering_id=gathering_id, sheet_id=sheet_id)
    if request.htmx and not row.is_at_work:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(request.path)
    context = {"gathering": evening_head(gathering_id), "row": row, "tabs": tabs_of(request, gathering_id)}
    page = "sticker_progress" if request.htmx else "sticker_made"  # type: ignore[attr-defined]
    return render(request, f"gatherings/evening/{page}.html", context)


@requires("door.view")
@require_safe
def sticker_pdf(request: HttpRequest, slug: str, gathering_id: UUID, sheet_id: UUID) -> HttpResponse:
    content = queries.sheet_content(gathering_id=gathering_id, sheet_id=sheet_id)
    return _pdf("naamstickers", content)


@requires("door.view")
@require_safe
def sticker_test_page(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """The outlines of the labels, to hold against the light."""
    evening_head(gathering_id)
    form = LabelForm(request.GET)
    if not form.is_valid():
        return redirect("gatherings:sticker_sheet", slug=slug, gathering_id=gathering_id)
    data = queries.outline_data(form.settings())
    return _pdf("proefvel", render_pdf(template="gatherings/documents/sticker_test.typ", data=data))


def _to_test_page(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    form = LabelForm(request.POST)
    if not form.is_valid():
        return _page(request, gathering_id, StickerForm(request.POST))
    where = {"slug": request.partnership.slug, "gathering_id": gathering_id}  # type: ignore[attr-defined]
    asked = {name: form[name].value() for name in form.fields}
    return redirect(f"{reverse('gatherings:sticker_test_page', kwargs=where)}?{urlencode(asked)}")


def _page(request: HttpRequest, gathering_id: UUID, form: StickerForm) -> HttpResponse:
    slug = request.partnership.slug  # type: ignore[attr-defined]
    people = queries.sticker_people(gathering_id=gathering_id)
    organizations = {one.organization_id for one in people if one.organization_id}
    head = evening_head(gathering_id)
    context: Mapping[str, Any] = {
        "gathering": head,
        "tabs": tabs_of(request, gathering_id),
        "form": form,
        "count": len(people),
        "tableless": sum(1 for one in people if not one.person.table) if head.with_tables else 0,
        "replaced": " ".join(queries.unprintable(people)),
        "bare": without_logo(organizations),
        "logos_url": page_url("organizations:logo_list", slug=slug) if may(current_actor(), "partners.change") else "",
        "open_more": bool({"vanaf", "rechts", "omlaag"} & form.errors.keys()),
    }
    return render(request, "gatherings/evening/stickers.html", context, status=422 if form.errors else 200)


def _pdf(name: str, content: bytes) -> HttpResponse:
    disposition = f'inline; filename="{name}.pdf"'
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": disposition})
