# SPDX-License-Identifier: EUPL-1.2
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.portal.pictures import partnership_picture
from samenspel.portal.queries.today import greeting, next_sentence, today_page


@requires("today.view")
@require_safe
def today(request: HttpRequest, slug: str) -> HttpResponse:
    """What needs this person now; at most five things."""
    page = today_page(slug)
    context = {
        "page": page,
        "greeting": greeting(page),
        "next_sentence": next_sentence(page),
        "picture": partnership_picture(slug),
    }
    return render(request, "portal/today.html", context)
