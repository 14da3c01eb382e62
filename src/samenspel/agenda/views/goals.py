# SPDX-License-Identifier: EUPL-1.2
"""Our goals: the ambition on top, the goals below their pillars, who contributes what."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.agenda.forms.goals import ActivityForm, AmbitionForm, CloseGoalForm, GoalForm
from samenspel.agenda.operations.goals import add_goal, change_goal, close_goal, move_goal, reopen_goal
from samenspel.agenda.queries.actions import person_choices
from samenspel.agenda.queries.activities import reinforce_choices
from samenspel.agenda.queries.goal_figures import figures_of, with_figures
from samenspel.agenda.queries.goals import GoalRow, goal_board, goal_row, partner_choices
from samenspel.agenda.queries.groups import group_choices, pillar_choices
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.partnerships.operations.settings import change_ambition
from samenspel.partnerships.queries.settings import partnership_facts


@requires("goals.view")
@require_safe
def goal_list(request: HttpRequest, slug: str) -> HttpResponse:
    context = {
        "board": with_figures(goal_board()),
        "ambition": partnership_facts().ambition,
        "tabs": section_tabs(slug, "agenda:goal_list"),
        "new_url": reverse("agenda:goal_new", kwargs={"slug": slug}),
        "picture_url": reverse("portal:agenda_picture", kwargs={"slug": slug}),
        "may_change": may(current_actor(), "goals.change"),
    }
    return render(request, "agenda/goal_list.html", context)


@requires("goals.view")
@require_safe
def goal(request: HttpRequest, slug: str, goal_id: UUID) -> HttpResponse:
    row = goal_row(goal_id)
    may_change = may(current_actor(), "goals.change")
    context: dict[str, Any] = {"row": row, "figures": figures_of(goal_id), "may_change": may_change}
    if may_change and row.running:
        context["form"] = ActivityForm(partners=partner_choices(), stronger=reinforce_choices(goal_id=goal_id))
    return render(request, "agenda/goal.html", context)


@requires("goals.change")
@READ_AND_WRITE
def goal_new(request: HttpRequest, slug: str) -> HttpResponse:
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_goal(form_key=form.cleaned_data["form_key"] or uuid4(), **form.values())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het doel staat erin. Wie draagt eraan bij?"))
            return redirect("agenda:goal", slug=slug, goal_id=made.pk)
    context = {"form": form, "title": _("Nieuw doel"), "back_url": reverse("agenda:goal_list", kwargs={"slug": slug})}
    return render(request, "agenda/goal_form.html", context, status=status_of(form))


@requires("goals.change")
@READ_AND_WRITE
def goal_edit(request: HttpRequest, slug: str, goal_id: UUID) -> HttpResponse:
    row = goal_row(goal_id)
    back_url = reverse("agenda:goal", kwargs={"slug": slug, "goal_id": goal_id})
    form = _form(request, row)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_goal(goal_id=goal_id, version=-1 if version is None else version, **form.values())
        except Conflict:
            now = goal_row(goal_id)
            return conflict_page(request, form=form, theirs=_values(now), version=now.version, back_url=back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het doel is gewijzigd."))
            return redirect(back_url)
    context = {"form": form, "title": _("Doel wijzigen"), "back_url": back_url}
    return render(request, "agenda/goal_form.html", context, status=status_of(form))


def _form(request: HttpRequest, row: GoalRow | None = None) -> GoalForm:
    initial = {"initial": {**_values(row), "version": row.version}} if row else {}
    return GoalForm(
        request.POST if request.method == "POST" else None,
        people=person_choices(besides=(row.owner_id,) if row else ()),
        pillars=pillar_choices(),
        groups=group_choices(),
        partners=partner_choices(besides=(row.owner_partner_id,) if row else ()),
        **initial,
    )


def _values(row: GoalRow) -> dict[str, Any]:
    return {
        "title": row.title,
        "notice": row.notice,
        "pillar": str(row.pillar_id or ""),
        "working_group": str(row.group_id or ""),
        "owner_partner": str(row.owner_partner_id or ""),
        "owner": str(row.owner_id or ""),
        "start_date": row.start_date,
        "end_date": row.end_date,
    }


@requires("goals.change")
@READ_AND_WRITE
def goal_close(request: HttpRequest, slug: str, goal_id: UUID) -> HttpResponse:
    """Reached or let go, and why."""
    row = goal_row(goal_id)
    back_url = reverse("agenda:goal", kwargs={"slug": slug, "goal_id": goal_id})
    initial = {"version": row.version, "why": row.state_why, "state": "" if row.running else row.state}
    form = CloseGoalForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        version, data = form.cleaned_data["version"], form.cleaned_data
        try:
            close_goal(
                goal_id=goal_id, version=-1 if version is None else version, state=data["state"], why=data["why"]
            )
        except Conflict:
            now = goal_row(goal_id)
            theirs = {"state": now.state_label if now.running else now.state, "why": now.state_why}
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        else:
            messages.success(request, _("Opgeschreven. Het doel staat nu onderaan de lijst."))
            return redirect(back_url)
    context = {"form": form, "row": row, "back_url": back_url}
    return render(request, "agenda/goal_close.html", context, status=status_of(form))


@requires("goals.change")
@require_POST
def goal_reopen(request: HttpRequest, slug: str, goal_id: UUID) -> HttpResponse:
    reopen_goal(goal_id=goal_id)
    messages.success(request, _("Het doel loopt weer."))
    return redirect("agenda:goal", slug=slug, goal_id=goal_id)


@requires("goals.change")
@require_POST
def goal_move(request: HttpRequest, slug: str, goal_id: UUID) -> HttpResponse:
    move_goal(goal_id=goal_id, up=request.POST.get("where") == "up")
    return redirect("agenda:goal_list", slug=slug)


@requires("goals.change")
@READ_AND_WRITE
def ambition_edit(request: HttpRequest, slug: str) -> HttpResponse:
    facts = partnership_facts()
    back_url = reverse("agenda:goal_list", kwargs={"slug": slug})
    initial = {"ambition": facts.ambition, "version": facts.version}
    form = AmbitionForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_ambition(version=-1 if version is None else version, ambition=form.cleaned_data["ambition"])
        except Conflict:
            now = partnership_facts()
            theirs = {"ambition": now.ambition}
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        else:
            messages.success(request, _("De ambitie is gewijzigd."))
            return redirect(back_url)
    context = {"form": form, "back_url": back_url}
    return render(request, "agenda/goal_ambition.html", context, status=status_of(form))
