# SPDX-License-Identifier: EUPL-1.2
"""Lifts: who offers, who wants, and who drives with whom."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.base.errors import Refused
from samenspel.gatherings.forms.lifts import PairsForm
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations.lifts import agree_lift, undo_lift
from samenspel.gatherings.queries.lifts import lift_page, match_of
from samenspel.gatherings.views.frame import tabs_of


@requires("registrations.change")
@require_safe
def lift_list(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    context = {
        "gathering": Gathering.of(gathering_id),
        "page": lift_page(gathering_id),
        "tabs": tabs_of(request, gathering_id),
    }
    return render(request, "gatherings/planning/lift_list.html", context)


@requires("registrations.change")
@require_POST
def lift_agree(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """One pair, or all that are proposed; what cannot be any more is said and the rest goes on."""
    Gathering.of(gathering_id)
    form = PairsForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kies wie met wie meerijdt."))
        return redirect("gatherings:lift_list", slug=slug, gathering_id=gathering_id)
    agreed = 0
    for driver_id, rider_id in form.cleaned_data["pair"]:
        try:
            agree_lift(gathering_id=gathering_id, driver_id=driver_id, rider_id=rider_id)
        except Refused as refusal:
            messages.error(request, refusal.message)
        else:
            agreed += 1
    if agreed:
        messages.success(request, _agreed(agreed))
    return redirect("gatherings:lift_list", slug=slug, gathering_id=gathering_id)


def _agreed(count: int) -> str:
    return ngettext(
        "%(count)d lift is afgesproken. Wie een mailadres heeft, krijgt bericht.",
        "%(count)d liften zijn afgesproken. Wie een mailadres heeft, krijgt bericht.",
        count,
    ) % {"count": count}


@requires("registrations.change")
@require_POST
def lift_undo(request: HttpRequest, slug: str, gathering_id: UUID, match_id: UUID) -> HttpResponse:
    match = match_of(gathering_id, match_id)
    undo_lift(match_id=match.id)
    names = {"driver": match.driver.name, "rider": match.rider.name}
    messages.info(request, _("%(rider)s rijdt niet meer met %(driver)s mee. Allebei horen ze het per mail.") % names)
    return redirect("gatherings:lift_list", slug=slug, gathering_id=gathering_id)
