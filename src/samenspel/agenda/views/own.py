# SPDX-License-Identifier: EUPL-1.2
"""One's own action points, by personal link. Opening the page changes nothing; each button is a POST."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.agenda.constants import ActionState
from samenspel.agenda.forms import StateForm
from samenspel.agenda.operations import set_action_state
from samenspel.agenda.queries import action_row, own_action_rows

SAID = {
    ActionState.DONE: gettext_lazy("Mooi dat het gelukt is. Het staat op gedaan."),
    ActionState.BUSY: gettext_lazy("Je bent ermee bezig. Het staat erbij."),
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
        "token": token,
    }
    return render(request, "agenda/own_actions.html", context)


@requires("own.actions")
@require_POST
def own_action_state(request: HttpRequest, slug: str, token: str, action_id: UUID) -> HttpResponse:
    action_row(action_id)
    form = StateForm(request.POST)
    if form.is_valid():
        action = set_action_state(action_id=action_id, state=form.cleaned_data["state"])
        messages.success(request, str(SAID[ActionState(action.state)]))
    else:
        messages.error(request, _("Kies gedaan, bezig of losgelaten."))
    return redirect("agenda:own_actions", slug=slug, token=token)
