# SPDX-License-Identifier: EUPL-1.2
"""The three circles: the picture, moving a partner, and the questions that suggest a circle."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.base.answers import put_beside_field
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.domain.thresholds import hurdles, suggested_circle
from samenspel.organizations.constants import HURDLE_WORDS, Circle
from samenspel.organizations.forms.circles import CircleForm, read_look, starting_values
from samenspel.organizations.operations.circles import decide_circle, move_to_circle
from samenspel.organizations.queries.circles import CirclePage, CircleRow, circle_page
from samenspel.organizations.queries.partner import partner_facts
from samenspel.organizations.queries.partners import filter_choices
from samenspel.organizations.views.partners import form_methods
from samenspel.ui.pictures import CircleNode, CirclesPicture, circles_picture, circles_svg

MOST_IN_A_PICTURE = 160  # beyond that even numbers become too small to read


@requires("partners.view")
@require_safe
def circles(request: HttpRequest, slug: str) -> HttpResponse:
    form, sector, pillar = read_look(request.GET, choices=filter_choices())
    page = circle_page(sector=sector, pillar=pillar)
    context = {
        "form": form,
        "page": page,
        "picture": _picture(page, slug, request.GET),
        "moved": _moved(request.GET, page),
        "undo_circle": request.GET.get("van", ""),
        "query": _look_only(request.GET).urlencode(),
        "tabs": section_tabs(slug, "organizations:circles"),
        "may_change": may(current_actor(), "partners.change"),
    }
    return render(request, "organizations/circles.html", context)


@requires("partners.view")
@require_safe
def circles_download(request: HttpRequest, slug: str) -> HttpResponse:
    _form, sector, pillar = read_look(request.GET, choices=filter_choices())
    drawn = _picture(circle_page(sector=sector, pillar=pillar), slug, request.GET)
    if drawn is None:
        return redirect(reverse("organizations:circles", kwargs={"slug": slug}))
    response = HttpResponse(circles_svg(drawn), content_type="image/svg+xml")
    response["Content-Disposition"] = f'attachment; filename="kringen-{slug}.svg"'
    return response


def _picture(page: CirclePage, slug: str, query: QueryDict) -> CirclesPicture | None:
    if not page.placed or len(page.placed) > MOST_IN_A_PICTURE:
        return None
    download = reverse("organizations:circles_download", kwargs={"slug": slug})
    look = _look_only(query).urlencode()
    nodes = [_node(row, slug) for row in page.placed]
    return circles_picture(nodes, list_url="#lijst", download_url=f"{download}?{look}" if look else download)


def _node(row: CircleRow, slug: str) -> CircleNode:
    where = {"slug": slug, "partner_id": row.id}
    return CircleNode(
        key=str(row.id),
        name=row.name,
        circle=row.circle,
        url=reverse("organizations:partner_detail", kwargs=where),
        logo=reverse("organizations:partner_logo", kwargs=where) if row.has_logo else "",
        faded=not row.chosen,
    )


def _look_only(query: QueryDict) -> QueryDict:
    """The part of the address that says what is looked at."""
    look = QueryDict(mutable=True)
    for name in ("sector", "pijler"):
        value = query.get(name, "")
        if value:
            look[name] = str(value)[:200]
    return look


def _moved(query: QueryDict, page: CirclePage) -> CircleRow | None:
    """The partner that was moved a moment ago."""
    rows = {str(row.id): row for row in [*page.placed, *page.unplaced]}
    return rows.get(query.get("verplaatst", ""))


@requires("partners.change")
@require_POST
def circle_move(request: HttpRequest, slug: str, partner_id: UUID) -> HttpResponse:
    look = _look_only(QueryDict(request.POST.get("look", "")[:1000]))
    try:
        before = move_to_circle(partner_id=partner_id, circle=request.POST.get("circle", ""))
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        look["verplaatst"] = str(partner_id)
        look["van"] = before
    return redirect(f"{reverse('organizations:circles', kwargs={'slug': slug})}?{look.urlencode()}")


@requires("partners.change")
@form_methods
def circle_edit(request: HttpRequest, slug: str, partner_id: UUID) -> HttpResponse:
    partner = partner_facts(partner_id)
    back_url = reverse("organizations:partner_detail", kwargs={"slug": slug, "partner_id": partner_id})
    begin = starting_values(partner)
    asks = "suggest" in request.POST
    form = CircleForm(request.POST) if request.method == "POST" else CircleForm(initial=begin)
    valid = form.is_bound and form.is_valid()
    if valid and not asks:
        try:
            decide_circle(
                partner_id=partner_id,
                version=form.cleaned_data["version"] or 0,
                circle=form.cleaned_data["circle"],
                note=form.cleaned_data["note"],
                answers=form.answers(),
            )
        except Conflict:
            version = begin.pop("version")
            return conflict_page(request, form=form, theirs=begin, version=version, back_url=back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("De kring is bewaard."))
            return redirect(back_url)
    answers = form.answers() if form.is_bound else partner.threshold
    context = {"form": form, "partner": partner, "back_url": back_url, **_suggestion(answers)}
    return render(request, "organizations/circle_form.html", context, status=422 if form.errors else 200)


def _suggestion(answers: dict[str, bool]) -> dict[str, object]:
    circle = suggested_circle(answers)
    return {
        "suggestion": circle,
        "suggestion_label": str(Circle(circle).label) if circle else "",
        "reasons": [str(HURDLE_WORDS[question]) for question in hurdles(answers)],
    }
