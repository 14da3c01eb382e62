# SPDX-License-Identifier: EUPL-1.2
"""What partners contribute to a goal, written down by who keeps the overview."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.access.guards import requires
from samenspel.agenda.forms.goals import ActivityForm
from samenspel.agenda.operations.activities import add_activity, change_activity, remove_activity
from samenspel.agenda.queries.activities import ActivityRow, activity_row, reinforce_choices
from samenspel.agenda.queries.goals import goal_row, partner_choices
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused


@requires("goals.change")
@READ_AND_WRITE
def activity_new(request: HttpRequest, slug: str, goal_id: UUID) -> HttpResponse:
    row = goal_row(goal_id)
    data = request.POST if request.method == "POST" else None
    form = ActivityForm(data, partners=partner_choices(), stronger=reinforce_choices(goal_id=goal_id))
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["form_key"] or uuid4()
        try:
            add_activity(form_key=key, goal_id=goal_id, partner_id=form.partner_id, **form.values())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("De bijdrage staat erbij."))
            return redirect("agenda:goal", slug=slug, goal_id=goal_id)
    context = {"form": form, "title": _("Wie draagt wat bij?"), "goal": row.title, "back_url": _goal_url(slug, goal_id)}
    return render(request, "agenda/goal_activity_form.html", context, status=status_of(form))


@requires("goals.change")
@READ_AND_WRITE
def activity_edit(request: HttpRequest, slug: str, activity_id: UUID) -> HttpResponse:
    row = activity_row(activity_id)
    back_url = _goal_url(slug, row.goal_id)
    form = edit_form(request, row)
    if request.method == "POST" and form.is_valid():
        try:
            change_activity(activity_id=activity_id, version=form.cleaned_data["version"] or 0, **form.values())
        except Conflict:
            now = activity_row(activity_id)
            return conflict_page(request, form=form, theirs=values_of(now), version=now.version, back_url=back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("De bijdrage is gewijzigd."))
            return redirect(back_url)
    context = {"form": form, "title": row.partner, "goal": row.goal, "row": row, "back_url": back_url}
    return render(request, "agenda/goal_activity_form.html", context, status=status_of(form))


@requires("goals.change")
@READ_AND_WRITE
def activity_remove(request: HttpRequest, slug: str, activity_id: UUID) -> HttpResponse:
    row = activity_row(activity_id)
    if request.method == "POST":
        remove_activity(activity_id=activity_id)
        messages.success(request, _("De bijdrage is weg."))
        return redirect("agenda:goal", slug=slug, goal_id=row.goal_id)
    context = {
        "title": _("Bijdrage weghalen?"),
        "sentence": _("“%(what)s” van %(partner)s verdwijnt bij dit doel.")
        % {"what": row.what, "partner": row.partner},
        "consequences": [_("Is het gewoon afgelopen? Zet het dan op klaar of gestopt: dan blijft het te zien.")],
        "action_label": _("Haal de bijdrage weg"),
        "back_url": reverse("agenda:activity_edit", kwargs={"slug": slug, "activity_id": activity_id}),
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)


def edit_form(request: HttpRequest, row: ActivityRow) -> ActivityForm:
    """The form of a contribution whose partner is known."""
    return ActivityForm(
        request.POST if request.method == "POST" else None,
        stronger=reinforce_choices(goal_id=row.goal_id, partner_id=row.partner_id, chosen=row.reinforces_id),
        initial={**values_of(row), "version": row.version},
    )


def values_of(row: ActivityRow) -> dict[str, str]:
    return {"what": row.what, "state": row.state, "reinforces": str(row.reinforces_id or "")}


def _goal_url(slug: str, goal_id: UUID) -> str:
    return reverse("agenda:goal", kwargs={"slug": slug, "goal_id": goal_id})
