# SPDX-License-Identifier: EUPL-1.2
"""The list of gatherings and the page of one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.base.scope import current_actor
from samenspel.gatherings.queries.planning import gathering_lists, gathering_page
from samenspel.gatherings.views.frame import page_url, tabs_of
from samenspel.gatherings.views.planning_figures import figures_of
from samenspel.gatherings.views.planning_tasks import tasks_for


@requires("gatherings.view")
@require_GET
def gathering_list(request: HttpRequest, slug: str) -> HttpResponse:
    context = {
        "lists": gathering_lists(),
        "may_change": may(current_actor(), "gatherings.change"),
        "new_url": page_url("gatherings:gathering_new", slug=slug),
    }
    return render(request, "gatherings/planning/gathering_list.html", context)


@requires("gatherings.view")
@require_GET
def gathering_detail(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    page = gathering_page(gathering_id)
    context = {
        "gathering": page,
        "tabs": tabs_of(request, gathering_id),
        "tasks": tasks_for(page, slug=slug),
        "figures": figures_of(page, slug=slug),
        "may_change": may(current_actor(), "gatherings.change"),
    }
    return render(request, "gatherings/planning/gathering_detail.html", context)
