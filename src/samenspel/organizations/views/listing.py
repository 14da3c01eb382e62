# SPDX-License-Identifier: EUPL-1.2
"""The list of partners and the page of one partner."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.base.scope import current_actor
from samenspel.organizations.forms.partners import read_filter
from samenspel.organizations.queries.history import history_of_partner
from samenspel.organizations.queries.neighbours import rings_around
from samenspel.organizations.queries.partner import partner_facts, people_of_partner
from samenspel.organizations.queries.partners import filter_choices, partner_page
from samenspel.organizations.views.sections import section_tabs


@requires("partners.view")
@require_GET
def partner_list(request: HttpRequest, slug: str) -> HttpResponse:
    form, wanted = read_filter(request.GET, choices=filter_choices())
    page = partner_page(wanted=wanted, number=_page_number(request.GET))
    context = {
        "form": form,
        "page": page,
        "wanted": wanted,
        "tabs": section_tabs(slug, "organizations:partner_list"),
        "may_change": may(current_actor(), "partners.change"),
    }
    return render(request, "organizations/partner_list.html", context)


@requires("partners.view")
@require_GET
def partner_detail(request: HttpRequest, slug: str, partner_id: UUID) -> HttpResponse:
    partner = partner_facts(partner_id)
    actor = current_actor()
    context = {
        "partner": partner,
        "people": people_of_partner(partner_id),
        "rings": rings_around(partner_id=partner_id, circle=partner.circle, pillars=partner.pillars),
        "history": history_of_partner(partner_id, partner.organization_id),
        "may_change": may(actor, "partners.change"),
        "may_change_people": may(actor, "contacts.change"),
        "may_see_talks": may(actor, "talks.view"),
    }
    return render(request, "organizations/partner_detail.html", context)


def _page_number(query: QueryDict) -> int:
    number = query.get("bladzijde", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1
