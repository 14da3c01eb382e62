# SPDX-License-Identifier: EUPL-1.2
"""The public page of figures: seen beforehand exactly as it will be, published as it was then, taken back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import public, requires
from samenspel.base.answers import READ_AND_WRITE, put_beside_field
from samenspel.base.errors import Conflict, Refused
from samenspel.measurement.constants import DashboardPart, IndicatorKind
from samenspel.measurement.forms.publishing import PartsForm, PublishForm
from samenspel.measurement.operations.publishing import publish_dashboard, take_back_dashboard
from samenspel.measurement.pictures import trend_picture, with_unit
from samenspel.measurement.queries.dashboard import Published, draft, findings, live, published_at_code, rows_of
from samenspel.measurement.queries.municipality import source_of

NOT_FOUND_BY_SEARCH = "noindex, nofollow, noarchive"


@requires("indicators.change")
@READ_AND_WRITE
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """What would become public, whole; and the button that makes it so."""
    there = live()
    parts = _parts(request, there)
    fresh = PublishForm(initial={"may_be_found": bool(there and there.may_be_found)})
    if request.method != "POST":
        return _page(request, slug, parts, fresh, there)
    form = PublishForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            publish_dashboard(parts=parts, seen=data["seen"], may_be_found=data["may_be_found"])
        except Conflict as conflict:  # with an empty box: it has to be looked at again
            return _page(request, slug, parts, fresh, there, status=409, changed=conflict.message)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("De cijfers zijn openbaar. De link staat hieronder."))
            return redirect("measurement:publish", slug=slug)
    return _page(request, slug, parts, form, there, status=422)


def _parts(request: HttpRequest, there: Published | None) -> list[str]:
    """As asked; else as it is public now; else everything."""
    asked = request.POST if request.method == "POST" else request.GET
    if request.method == "POST" or "kies" in asked:
        return [part for part in DashboardPart.values if part in asked.getlist("deel")]
    return list(there.content["parts"]) if there else list(DashboardPart.values)


def _page(
    request: HttpRequest,
    slug: str,
    parts: list[str],
    form: PublishForm,
    there: Published | None,
    *,
    status: int = 200,
    changed: str = "",
) -> HttpResponse:
    made = draft(request.partnership, parts)  # type: ignore[attr-defined]
    context = {
        **shown_of(made.content),
        "form": form,
        "parts_form": PartsForm(initial={"deel": parts}, auto_id="parts-%s"),
        "parts": parts,
        "seen": made.digest,
        "stops": findings(made.content),
        "changed": changed,
        "live": there,
        "link": settings.BASE_URL + _public_path(slug, there) if there else "",
        "back_url": reverse("measurement:indicator_list", kwargs={"slug": slug}),
    }
    return render(request, "measurement/publish.html", context, status=status)


def _public_path(slug: str, there: Published) -> str:
    return reverse("measurement:dashboard", kwargs={"slug": slug, "dashboard_code": there.code})


@requires("indicators.change")
@require_POST
def take_back(request: HttpRequest, slug: str, dashboard_id: UUID) -> HttpResponse:
    take_back_dashboard(publication_id=dashboard_id)
    messages.success(request, _("De cijfers zijn niet meer openbaar. De link werkt niet meer."))
    return redirect("measurement:publish", slug=slug)


@public
@require_safe
def dashboard(request: HttpRequest, slug: str, dashboard_code: str) -> HttpResponse:
    """The figures as they were published; nothing is read but what was frozen then."""
    there = published_at_code(dashboard_code)
    response = render(request, "measurement/dashboard.html", {**shown_of(there.content), "live": there})
    if not there.may_be_found:
        response["X-Robots-Tag"] = NOT_FOUND_BY_SEARCH
    return response


def shown_of(content: Mapping[str, Any]) -> dict[str, Any]:
    """What the page for everybody shows, and what is looked at before."""
    kinds = [*(kind for kind in IndicatorKind if kind != IndicatorKind.POPULATION), IndicatorKind.POPULATION]
    rows = rows_of(content)
    groups = [
        (
            kind.label,
            [
                {
                    "row": row,
                    "last": with_unit(row.last.value, row.unit) if row.last else "",
                    "picture": trend_picture(row, small=True),
                    "source": source_of(row),
                    "is_rounded": row.is_protected,
                }
                for row in rows
                if row.kind == kind
            ],
        )
        for kind in kinds
    ]
    return {"content": content, "groups": [(label, figures) for label, figures in groups if figures]}
