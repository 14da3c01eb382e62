# SPDX-License-Identifier: EUPL-1.2
"""The goals by personal link: what one's own partner contributes, and how one's own working group is doing."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.agenda.forms.goals import ActivityForm
from samenspel.agenda.forms.groups import GroupWordForm
from samenspel.agenda.operations.activities import add_activity, change_activity
from samenspel.agenda.operations.groups import say_how_group_is
from samenspel.agenda.queries.activities import activity_row, own_partner, own_partner_id, reinforce_choices
from samenspel.agenda.queries.goals import goal_board, goal_row
from samenspel.agenda.queries.groups import own_groups
from samenspel.agenda.views.activities import edit_form, values_of
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.partnerships.queries.settings import partnership_facts


@requires("own.goals")
@require_safe
def own_goals(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    context = {
        "board": goal_board(),
        "ambition": partnership_facts().ambition,
        "mine": own_partner(),
        "groups": own_groups(),
        "token": token,
    }
    return render(request, "agenda/goal_own_list.html", context)


@requires("own.goals")
@READ_AND_WRITE
def own_activity_new(request: HttpRequest, slug: str, token: str, goal_id: UUID) -> HttpResponse:
    row = goal_row(goal_id)
    partner_id = own_partner_id()
    data = request.POST if request.method == "POST" else None
    form = ActivityForm(data, stronger=reinforce_choices(goal_id=goal_id, partner_id=partner_id)).of_ones_own()
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["form_key"] or uuid4()
        try:
            add_activity(form_key=key, goal_id=goal_id, partner_id=partner_id, **form.values())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Fijn, het staat erbij."))
            return redirect("agenda:own_goals", slug=slug, token=token)
    context = {"form": form, "title": _("Wat dragen jullie bij?"), "goal": row, "token": token}
    return render(request, "agenda/goal_own_form.html", context, status=status_of(form))


@requires("own.goals")
@READ_AND_WRITE
def own_activity_edit(request: HttpRequest, slug: str, token: str, activity_id: UUID) -> HttpResponse:
    row = activity_row(activity_id)
    if row.partner_id != own_partner_id():
        raise NotFound("of another partner")
    form = edit_form(request, row).of_ones_own()
    if request.method == "POST" and form.is_valid():
        try:
            change_activity(activity_id=activity_id, version=form.cleaned_data["version"] or 0, **form.values())
        except Conflict:
            now = activity_row(activity_id)
            back_url = reverse("agenda:own_goals", kwargs={"slug": slug, "token": token})
            return conflict_page(request, form=form, theirs=values_of(now), version=now.version, back_url=back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("agenda:own_goals", slug=slug, token=token)
    context = {"form": form, "title": _("Pas jullie bijdrage aan"), "goal": goal_row(row.goal_id), "token": token}
    return render(request, "agenda/goal_own_form.html", context, status=status_of(form))


@requires("own.goals")
@READ_AND_WRITE
def own_group_word(request: HttpRequest, slug: str, token: str, group_id: UUID) -> HttpResponse:
    """For the ambassador and the deputy."""
    group = next((one for one in own_groups() if one.id == group_id), None)
    if group is None:
        raise NotFound("not one's own group")
    form = GroupWordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            say_how_group_is(
                group_id=group_id, form_key=data["form_key"] or uuid4(), mood=data["mood"], words=data["words"]
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Bewaard. Fijn dat je het zegt."))
            return redirect("agenda:own_goals", slug=slug, token=token)
    context = {"form": form, "group": group, "token": token}
    return render(request, "agenda/group_own_word.html", context, status=status_of(form))
