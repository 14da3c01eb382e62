# SPDX-License-Identifier: EUPL-1.2
"""The page of the core group: the next meeting, what waits, what was decided, who sits in it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.base.answers import page_number
from samenspel.base.scope import current_actor
from samenspel.core_group.operations.members import mark_expert
from samenspel.core_group.queries.agendas import item_rows
from samenspel.core_group.queries.decisions import to_look_back
from samenspel.core_group.queries.handovers import handover_rows
from samenspel.core_group.queries.meetings import (
    coming_meeting,
    core_group_of,
    meeting_page,
    members,
    open_signals,
    stuck_actions,
)
from samenspel.organizations.queries.talks import shared_talks


@requires("core.view")
@require_safe
def home(request: HttpRequest, slug: str) -> HttpResponse:
    coming = coming_meeting()
    core_group = core_group_of(members())
    context = {
        "coming": coming,
        "waiting": item_rows(None),
        "stuck": stuck_actions(),
        "look_back": to_look_back(),
        "meetings": meeting_page(number=page_number(request.GET), besides=coming.id if coming else None),
        "core_group": core_group,
        "experts": sum(member.is_expert for member in core_group),
        "signals": open_signals(),
        "handovers": [row for row in handover_rows() if row.is_going],
        "tabs": section_tabs(slug, "core_group:home"),
        "may_plan": may(current_actor(), "gatherings.change"),
        "may_mark": may(current_actor(), "members.change"),
        "may_hand_over": may(current_actor(), "handover.change"),
    }
    return render(request, "core_group/home.html", context)


@requires("core.view")
@require_safe
def talks(request: HttpRequest, slug: str) -> HttpResponse:
    """Notes of talks that their authors share with the core group."""
    context = {"talks": shared_talks()}
    return render(request, "core_group/talks.html", context)


@requires("members.change")
@require_POST
def expert(request: HttpRequest, slug: str, membership_id: UUID) -> HttpResponse:
    """One tap: this member knows poverty from their own life, and wants that to be known; or not (any more)."""
    is_expert = request.POST.get("expert") == "ja"
    member = mark_expert(membership_id=membership_id, is_expert=is_expert)
    sentence = (
        _("%(name)s staat erbij als ervaringsdeskundige.")
        if is_expert
        else _("%(name)s staat er niet meer bij als ervaringsdeskundige.")
    )
    messages.success(request, sentence % {"name": member.user.name})
    return redirect("core_group:home", slug=slug)
