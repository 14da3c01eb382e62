# SPDX-License-Identifier: EUPL-1.2
"""Who named me? One large button per name. Opening the page changes nothing, and only a yes is told to anybody."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.base.errors import NotFound
from samenspel.base.scope import current_actor
from samenspel.gatherings.queries.named import named_me, named_one, shared_that_evening
from samenspel.network.operations import confirm_connection, leave_unsaid, share_details, take_back_answer


@requires("own.actions")
@require_safe
def own_named(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    people = named_me(_me())
    context = {
        "waiting": [one for one in people if not one.answered],
        "confirmed": [one for one in people if one.confirmed],
        "unsaid": [one for one in people if one.answered and not one.confirmed],
        "token": token,
    }
    return render(request, "gatherings/evaluating/named.html", context)


@requires("own.actions")
@require_POST
def own_named_answer(request: HttpRequest, slug: str, token: str, connection_id: UUID) -> HttpResponse:
    pressed = request.POST.get("answer", "")
    me = _me()
    named_one(connection_id=connection_id, contact_id=me)
    if pressed == "yes":
        shares = shared_that_evening(connection_id=connection_id, contact_id=me)
        confirm_connection(connection_id=connection_id, contact_id=me, shares_details=shares)
        messages.success(request, _("Mooi. Jullie noemden elkaar."))
    elif pressed in {"not_me", "rather_not"}:
        leave_unsaid(connection_id=connection_id, contact_id=me)
        messages.success(request, _("Dank je. Niemand ziet wat je hebt geantwoord."))
    elif pressed == "undo":
        take_back_answer(connection_id=connection_id, contact_id=me)
        messages.success(request, _("Je antwoord is weg. Je kunt opnieuw kiezen."))
    elif pressed in {"share", "unshare"}:
        share_details(connection_id=connection_id, contact_id=me, shares=pressed == "share")
        messages.success(request, _("Bewaard."))
    else:
        messages.error(request, _("Kies een van de knoppen."))
    return redirect("gatherings:own_named", slug=slug, token=token)


def _me() -> UUID:
    contact_id = current_actor().contact_id
    if contact_id is None:
        raise NotFound("only for a person")
    return contact_id
