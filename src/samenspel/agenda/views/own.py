# SPDX-License-Identifier: EUPL-1.2
"""One's own action points, by personal link. Opening the page changes nothing; each button is a POST."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.agenda.constants import ActionState
from samenspel.agenda.forms.actions import ObstacleForm, StateForm
from samenspel.agenda.operations.actions import leave_company, say_obstacle, set_action_state
from samenspel.agenda.queries.actions import action_row, own_action_rows
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor

SAID = {
    ActionState.DONE: gettext_lazy("Mooi dat het gelukt is. Het staat op gedaan."),
    ActionState.BUSY: gettext_lazy("Je bent ermee bezig. Het staat erbij."),
    ActionState.STUCK: gettext_lazy("Fijn dat je het zegt. De kerngroep kijkt mee of er hulp mogelijk is."),
    ActionState.LET_GO: gettext_lazy("Je hebt het losgelaten. Dat mag."),
    ActionState.OPEN: gettext_lazy("Het staat weer bij wat je nog gaat doen."),
}


@requires("own.actions")
@require_safe
def own_actions(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    rows = own_action_rows()
    context = {
        "going": [row for row in rows if row.going],
        "closed": [row for row in rows if not row.going],
        "me": current_actor().contact_id,
        "token": token,
    }
    return render(request, "agenda/own_actions.html", context)


@requires("own.actions")
@require_POST
def own_action_state(request: HttpRequest, slug: str, token: str, action_id: UUID) -> HttpResponse:
    action_row(action_id)
    form = StateForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kies gedaan, bezig of losgelaten."))
        return redirect("agenda:own_actions", slug=slug, token=token)
    action = set_action_state(action_id=action_id, state=form.cleaned_data["state"])
    messages.success(request, str(SAID[ActionState(action.state)]))
    if action.state == ActionState.STUCK:
        return redirect("agenda:own_action_stuck", slug=slug, token=token, action_id=action_id)
    page = "gatherings:step_plan" if request.POST.get("back") == "plan" else "agenda:own_actions"
    return redirect(page, slug=slug, token=token)


@requires("own.actions")
@require_http_methods(["GET", "HEAD", "POST"])
def own_action_stuck(request: HttpRequest, slug: str, token: str, action_id: UUID) -> HttpResponse:
    """After "ik zit vast": what is in the way, for who wants to say it. Leaving it empty is fine."""
    row = action_row(action_id)
    initial = {"obstacle": row.obstacle, "version": row.version}
    form = ObstacleForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            say_obstacle(
                action_id=action_id, version=-1 if version is None else version, obstacle=form.cleaned_data["obstacle"]
            )
        except Conflict:
            now = action_row(action_id)
            back_url = reverse("agenda:own_actions", kwargs={"slug": slug, "token": token})
            return conflict_page(
                request, form=form, theirs={"obstacle": now.obstacle}, version=now.version, back_url=back_url
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Bewaard. Je hoort het als iemand kan helpen."))
            return redirect("agenda:own_actions", slug=slug, token=token)
    context = {"form": form, "row": row, "token": token}
    return render(request, "agenda/own_stuck.html", context, status=422 if form.is_bound else 200)


@requires("own.actions")
@require_POST
def own_action_leave(request: HttpRequest, slug: str, token: str, action_id: UUID) -> HttpResponse:
    """Somebody else named me with their action point; I do not take part."""
    action_row(action_id)
    contact_id = current_actor().contact_id
    if contact_id is None:
        raise NotFound("only for a person")
    leave_company(action_id=action_id, contact_id=contact_id)
    messages.success(request, _("Je naam is bij dit actiepunt weggehaald."))
    return redirect("agenda:own_actions", slug=slug, token=token)
