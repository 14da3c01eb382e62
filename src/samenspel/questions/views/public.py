# SPDX-License-Identifier: EUPL-1.2
"""What everybody may read: published questions and tips, and nothing that leads to anything else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.access.guards import public
from samenspel.base.answers import page_number
from samenspel.base.errors import NotFound
from samenspel.questions.queries.entries import all_tags, entry_page
from samenspel.questions.views.listing import asked_for

NOT_FOUND_BY_SEARCH = "noindex, nofollow, noarchive"


@public
@require_safe
def public_questions(request: HttpRequest, slug: str) -> HttpResponse:
    """As long as nothing is published there is no such page."""
    wanted = asked_for(request)
    page = entry_page(wanted=wanted, number=page_number(request.GET), only_published=True)
    if not page.whole:
        raise NotFound("nothing is published")
    context = {"page": page, "wanted": wanted, "tags": all_tags(only_published=True)}
    response = render(request, "questions/public.html", context)
    response["X-Robots-Tag"] = NOT_FOUND_BY_SEARCH
    return response
