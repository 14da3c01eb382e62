# SPDX-License-Identifier: EUPL-1.2
"""Goals, who contributes what, and what is counted: the shared agenda on one page, as a picture and as a table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.base.documents import render_pdf
from samenspel.base.scope import current_actor
from samenspel.domain.agenda_bands import GoalNode
from samenspel.partnerships.queries.settings import partnership_facts
from samenspel.portal.agenda_drawing import agenda_svg
from samenspel.portal.agenda_paper import LARGE, SMALL, picture_data, rows_of
from samenspel.portal.queries.agenda_picture import agenda_nodes
from samenspel.ui.pictures import RING_NAMES


@requires("goals.view")
@require_safe
def agenda_picture(request: HttpRequest, slug: str) -> HttpResponse:
    goals = _goals()
    context = {
        "goals": goals,
        "svg": agenda_svg(goals, title=_title()) if goals else "",
        "rows": rows_of(goals),
        "circles": RING_NAMES.items(),
        "with_indicators": any(goal.indicators for goal in goals),
    }
    return render(request, "portal/agenda_picture.html", context)


@requires("goals.view")
@require_safe
def agenda_svg_file(request: HttpRequest, slug: str) -> HttpResponse:
    response = HttpResponse(agenda_svg(_goals(), title=_title()), content_type="image/svg+xml")
    response["Content-Disposition"] = f'attachment; filename="doelen-{slug}.svg"'
    return response


@requires("goals.view")
@require_safe
def agenda_paper(request: HttpRequest, slug: str) -> HttpResponse:
    """On A4, or on A3 when the address asks for that."""
    facts = partnership_facts()
    paper = LARGE if request.GET.get("papier") == LARGE else SMALL
    data = picture_data(_goals(), name=facts.name, ambition=facts.ambition, title=_title(), paper=paper)
    content = render_pdf(template="portal/documents/agenda.typ", data=data)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="doelen-{slug}-{paper}.pdf"'
    return response


def _goals() -> tuple[GoalNode, ...]:
    return agenda_nodes(with_indicators=may(current_actor(), "indicators.view"))


def _title() -> str:
    return _("Onze doelen op één bladzijde")
