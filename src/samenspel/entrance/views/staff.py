# SPDX-License-Identifier: EUPL-1.2
"""The personal link of a contact in the facilitator's hands: to paste in an app, or to make worthless."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.audit.operations import record
from samenspel.entrance.operations import address_of, link_for_contact, revoke_links
from samenspel.organizations.queries import ContactRow, contact_of


@requires("contacts.change")
@require_safe
def contact_link(request: HttpRequest, slug: str, contact_id: UUID) -> HttpResponse:
    """Asks first: a link opens somebody's own page."""
    person, partner_id, _version = contact_of(contact_id)
    return render(request, "entrance/contact_link.html", _context(slug, person, partner_id))


@requires("contacts.change")
@require_POST
def contact_link_show(request: HttpRequest, slug: str, contact_id: UUID) -> HttpResponse:
    person, partner_id, _version = contact_of(contact_id)
    context = _context(slug, person, partner_id)
    if person.active:
        with transaction.atomic():
            link = link_for_contact(contact_id=contact_id)
            record(action="link.shown", subject=link, contact=str(contact_id))
        context["words"] = _(
            "Hoi %(name)s,\nVia deze link zie je de bijeenkomsten en meld je je aan:\n%(address)s\n"
            "De link is van jou alleen."
        ) % {"name": person.name, "address": address_of(link, slug=slug)}
    return render(request, "entrance/contact_link.html", context)


@requires("contacts.change")
@require_POST
def contact_link_revoke(request: HttpRequest, slug: str, contact_id: UUID) -> HttpResponse:
    person, _partner_id, _version = contact_of(contact_id)
    revoke_links(contact_id=contact_id)
    messages.success(request, _("De oude link van %(name)s werkt niet meer.") % {"name": person.name})
    return redirect("entrance:contact_link", slug=slug, contact_id=contact_id)


def _context(slug: str, person: ContactRow, partner_id: UUID | None) -> dict[str, object]:
    if partner_id is None:
        back_url = reverse("organizations:contact_list", kwargs={"slug": slug})
    else:
        back_url = reverse("organizations:partner_detail", kwargs={"slug": slug, "partner_id": partner_id})
    return {"person": person, "back_url": back_url, "words": ""}
