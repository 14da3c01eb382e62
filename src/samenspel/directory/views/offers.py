# SPDX-License-Identifier: EUPL-1.2
"""Vraag en aanbod for staff: what is there, what is to be read, what came together and who is to be called."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.base.answers import page_number
from samenspel.base.errors import Refused
from samenspel.base.scope import current_actor
from samenspel.directory.constants import OfferState
from samenspel.directory.forms.offers import OfferFilter
from samenspel.directory.operations.offer_matches import bring_together, say
from samenspel.directory.operations.offer_reading import judge_offer
from samenspel.directory.operations.offers import stop_offer
from samenspel.directory.queries.offer_matches import going_matches, matches_of, without_mail
from samenspel.directory.queries.offers import fitting, offer_counts, offer_page, offer_row, offers_to_read
from samenspel.directory.queries.reach import reach_by_offer


@requires("offers.view")
@require_safe
def offer_list(request: HttpRequest, slug: str) -> HttpResponse:
    decides = may(current_actor(), "offers.change")
    looking = OfferFilter(request.GET)
    direction, kind = looking.wanted()
    going = going_matches()
    context = {
        "page": offer_page(number=page_number(request.GET), direction=direction, kind=kind),
        "filter": looking,
        "counts": offer_counts(),
        "to_read": offers_to_read(),
        "going": going,
        "to_call": without_mail(going) if decides else [],
        "decides": decides,
        "open_address": settings.BASE_URL + reverse("directory:open_offer_list", kwargs={"slug": slug}),
        "tabs": section_tabs(slug, "directory:offer_list"),
    }
    return render(request, "directory/offers/list.html", context)


@requires("offers.view")
@require_safe
def offer(request: HttpRequest, slug: str, offer_id: UUID) -> HttpResponse:
    """One, with what fits and what came of it; how to reach who placed it is for the facilitator alone."""
    row = offer_row(offer_id)
    decides = may(current_actor(), "offers.change")
    context = {
        "row": row,
        "reach": reach_by_offer([offer_id]).get(offer_id) if decides else None,
        "fitting": fitting(row) if row.is_open else [],
        "matches": matches_of(offer_id),
        "decides": decides,
        "waits": row.state == OfferState.WAITING,
        "can_stop": row.state in (OfferState.WAITING, OfferState.SHOWN),
    }
    return render(request, "directory/offers/offer.html", context)


@requires("offers.change")
@require_POST
def offer_judge(request: HttpRequest, slug: str, offer_id: UUID) -> HttpResponse:
    show = request.POST.get("tonen") == "1"
    if not judge_offer(offer_id=offer_id, show=show):
        messages.info(request, _("Dit was al gelezen."))
    else:
        messages.success(request, _("Het staat erop.") if show else _("Het wordt niet geplaatst."))
    return redirect("directory:offer_list", slug=slug)


@requires("offers.change")
@require_POST
def offer_stop(request: HttpRequest, slug: str, offer_id: UUID) -> HttpResponse:
    stop_offer(offer_id=offer_id)
    messages.success(request, _("Het staat er niet meer."))
    return redirect("directory:offer_list", slug=slug)


@requires("offers.change")
@require_POST
def offer_bring_together(request: HttpRequest, slug: str, offer_id: UUID, other_offer_id: UUID) -> HttpResponse:
    """Both sides are asked; the facilitator agrees for nobody."""
    try:
        bring_together(offer_id=offer_id, other_id=other_offer_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Beide kanten krijgen de vraag. Wie geen e-mail heeft, bel je zelf."))
    return redirect("directory:offer", slug=slug, offer_id=offer_id)


@requires("offers.change")
@require_POST
def offer_match_say(request: HttpRequest, slug: str, offer_match_id: UUID) -> HttpResponse:
    """What one side said by phone, written down for them."""
    side = request.POST.get("kant", "")
    try:
        match = say(match_id=offer_match_id, yes=request.POST.get("antwoord") == "ja", side=side)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("directory:offer_list", slug=slug)
    messages.success(request, _("Opgeschreven."))
    return redirect("directory:offer", slug=slug, offer_id=getattr(match, f"{side}_id"))
