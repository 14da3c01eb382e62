# SPDX-License-Identifier: EUPL-1.2
"""What partners and visitors proposed for the directory: read with the difference, taken, declined, undone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.base.answers import page_number, put_beside_field
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.directory.forms.listing_proposals import DeclineForm
from samenspel.directory.operations.listing_proposals import decline_proposal, take_proposal, undo_proposal
from samenspel.directory.queries.listing_proposals import listing_proposal_page, read_proposal


@requires("directory.view")
@require_safe
def listing_proposals(request: HttpRequest, slug: str) -> HttpResponse:
    only_open = request.GET.get("stand") != "gedaan"
    page = listing_proposal_page(only_open=only_open, number=page_number(request.GET))
    return render(request, "directory/upkeep/proposal_list.html", {"page": page, "only_open": only_open})


@requires("directory.view")
@require_safe
def listing_proposal(request: HttpRequest, slug: str, listing_proposal_id: UUID) -> HttpResponse:
    return _page(request, listing_proposal_id, DeclineForm(), 200)


def _page(request: HttpRequest, proposal_id: UUID, form: DeclineForm, status: int) -> HttpResponse:
    read = read_proposal(proposal_id)
    context = {"read": read, "row": read.row, "form": form, "may_change": may(current_actor(), "directory.change")}
    return render(request, "directory/upkeep/proposal.html", context, status=status)


@requires("directory.change")
@require_POST
def listing_proposal_take(request: HttpRequest, slug: str, listing_proposal_id: UUID) -> HttpResponse:
    version = request.POST.get("version", "")
    seen = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else -1
    try:
        take_proposal(proposal_id=listing_proposal_id, version=seen)
    except Conflict:
        messages.warning(request, _("Iemand anders wijzigde dit net. Kijk nog eens naar het verschil."))
        return _page(request, listing_proposal_id, DeclineForm(), 409)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Overgenomen. Je kunt het hier terugdraaien."))
    return redirect("directory:listing_proposal", slug=slug, listing_proposal_id=listing_proposal_id)


@requires("directory.change")
@require_POST
def listing_proposal_decline(request: HttpRequest, slug: str, listing_proposal_id: UUID) -> HttpResponse:
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _page(request, listing_proposal_id, form, 422)
    try:
        decline_proposal(proposal_id=listing_proposal_id, reason=form.cleaned_data["reason"])
    except Refused as refusal:
        put_beside_field(form, refusal)
        return _page(request, listing_proposal_id, form, 409)
    messages.success(request, _("Niet overgenomen. De reden staat erbij."))
    return redirect("directory:listing_proposals", slug=slug)


@requires("directory.change")
@require_POST
def listing_proposal_undo(request: HttpRequest, slug: str, listing_proposal_id: UUID) -> HttpResponse:
    undo_proposal(proposal_id=listing_proposal_id)
    messages.success(request, _("Teruggedraaid. Wat iemand daarna nog veranderde, is gebleven."))
    return redirect("directory:listing_proposal", slug=slug, listing_proposal_id=listing_proposal_id)
