# SPDX-License-Identifier: EUPL-1.2
"""A new partner proposes itself on a public page; the facilitator accepts or declines."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import public, requires
from samenspel.access.sections import section_tabs
from samenspel.base.answers import put_beside_field
from samenspel.base.errors import Refused
from samenspel.base.limits import PUBLIC_FORMS, count_try
from samenspel.organizations.forms.joining import JoinForm
from samenspel.organizations.operations.joining import accept_proposal, decline_proposal, propose_partner
from samenspel.organizations.queries.partner import partner_facts
from samenspel.organizations.queries.proposals import open_door, waiting_proposals
from samenspel.organizations.views.partners import form_methods


@public
@form_methods
def join(request: HttpRequest, slug: str) -> HttpResponse:
    form = JoinForm(request.POST) if request.method == "POST" else JoinForm()
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_by_a_program:
        return redirect("organizations:joined", slug=slug)
    if form.is_bound and form.is_valid():
        if not count_try(request, PUBLIC_FORMS):
            form.add_error(None, _("Er kwamen net veel aanmeldingen vanaf deze plek. Probeer het over een uur weer."))
            status = 429
        else:
            try:
                propose_partner(form.proposal())
            except Refused as refusal:
                put_beside_field(form, refusal)
            else:
                return redirect("organizations:joined", slug=slug)
    return render(request, "organizations/join.html", {"form": form, "door": open_door()}, status=status)


@public
@require_safe
def joined(request: HttpRequest, slug: str) -> HttpResponse:
    """The same words for everybody, known or not."""
    return render(request, "organizations/joined.html", {"door": open_door()})


@requires("partners.change")
@require_safe
def proposal_list(request: HttpRequest, slug: str) -> HttpResponse:
    context = {
        "proposals": waiting_proposals(),
        "address": settings.BASE_URL + reverse("organizations:join", kwargs={"slug": slug}),
        "tabs": section_tabs(slug, "organizations:proposal_list"),
    }
    return render(request, "organizations/proposal_list.html", context)


@requires("partners.change")
@require_POST
def proposal_accept(request: HttpRequest, slug: str, partner_id: UUID) -> HttpResponse:
    if accept_proposal(partner_id=partner_id):
        messages.success(request, _("Deze partner doet mee. Kies nu een kring."))
    return redirect("organizations:partner_detail", slug=slug, partner_id=partner_id)


@requires("partners.change")
@form_methods
def proposal_decline(request: HttpRequest, slug: str, partner_id: UUID) -> HttpResponse:
    partner = partner_facts(partner_id)
    back_url = reverse("organizations:proposal_list", kwargs={"slug": slug})
    if request.method == "POST":
        if decline_proposal(partner_id=partner_id):
            messages.success(request, _("De aanmelding is afgewezen."))
        return redirect(back_url)
    context = {
        "title": _("Wijs de aanmelding van %(name)s af") % {"name": partner.name},
        "sentence": _("Er gaat geen mail uit. Bel of mail liever eerst even."),
        "consequences": [
            _("De aanmelding en de gegevens van de contactpersoon worden gewist."),
            _("Wie al voor een bijeenkomst is aangemeld, blijft op die lijst staan."),
        ],
        "action_label": _("Wijs af"),
        "back_url": back_url,
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)
