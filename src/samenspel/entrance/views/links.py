# SPDX-License-Identifier: EUPL-1.2
"""The front door of a personal link. Opening it changes nothing."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.constants import Role
from samenspel.access.guards import public, requires
from samenspel.base.scope import current_actor
from samenspel.entrance.operations import link_for_contact, token_of
from samenspel.organizations.queries import people_of_mailbox

HOME_OF = {
    Role.CONTACT: "portal:own_start",
    Role.DOOR_KEEPER: "gatherings:own_door",
    Role.CALLER: "gatherings:own_calls",
    Role.NEIGHBOUR: "directory:own_offer_list",
    Role.KEEPER: "directory:own_right",
}


@public
@require_safe
def open_link(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """A person goes to their own page, a volunteer to the door or the phone; a shared mailbox is asked who they are."""
    if current_actor().role == Role.MAILBOX:
        return render(request, "entrance/who_are_you.html", {"people": people_of_mailbox(), "token": token})
    home = HOME_OF.get(Role(current_actor().role), "gatherings:own_home")
    return redirect(reverse(home, kwargs={"slug": slug, "token": token}))


@requires("mailbox.choose")
@require_POST
def choose_person(request: HttpRequest, slug: str, token: str, contact_id: UUID) -> HttpResponse:
    """One of the mailbox's people says "that is me" and goes on with a link of their own."""
    if contact_id not in {person.id for person in people_of_mailbox()}:
        return render(request, "404.html", status=404)
    own = token_of(link_for_contact(contact_id=contact_id))
    return redirect(reverse("gatherings:own_home", kwargs={"slug": slug, "token": own}))
