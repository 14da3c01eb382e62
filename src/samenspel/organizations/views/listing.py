# SPDX-License-Identifier: EUPL-1.2
"""The list of partners and the page of one partner."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.base.answers import page_number
from samenspel.base.scope import current_actor
from samenspel.organizations.forms.filters import read_filter
from samenspel.organizations.queries.history import history_of_partner
from samenspel.organizations.queries.neighbours import rings_around
from samenspel.organizations.queries.partner import partner_facts, people_of_partner
from samenspel.organizations.queries.partners import filter_choices, partner_page


@requires("partners.view")
@require_safe
def partner_list(request: HttpRequest, slug: str) -> HttpResponse:
    form, wanted = read_filter(request.GET, choices=filter_choices())
    page = partner_page(wanted=wanted, number=page_number(request.GET))
    context = {
        "form": form,
        "page": page,
        "wanted": wanted,
        "tabs": section_tabs(slug, "organizations:partner_list"),
        "may_change": may(current_actor(), "partners.change"),
    }
    return render(request, "organizations/partner_list.html", context)


@requires("partners.view")
@require_safe
def partner_detail(request: HttpRequest, slug: str, partner_id: UUID) -> HttpResponse:
    partner = partner_facts(partner_id)
    actor = current_actor()
    logo_url = reverse("organizations:partner_logo", kwargs={"slug": slug, "partner_id": partner_id})
    context = {
        "partner": partner,
        "logo_url": logo_url if partner.has_logo else "",
        "people": people_of_partner(partner_id),
        "rings": rings_around(partner_id=partner_id, circle=partner.circle, pillars=partner.pillars),
        "history": history_of_partner(partner_id, partner.organization_id),
        "may_change": may(actor, "partners.change"),
        "may_change_people": may(actor, "contacts.change"),
        "may_see_talks": may(actor, "talks.view"),
    }
    return render(request, "organizations/partner_detail.html", context)
