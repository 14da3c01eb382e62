# SPDX-License-Identifier: EUPL-1.2
"""Vraag en aanbod of one person: a contact of a partner, or a resident with the link of what they placed."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.access.guards import requires
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.errors import Refused
from samenspel.base.scope import current_actor
from samenspel.directory.constants import Direction
from samenspel.directory.forms.offers import FitForm, OfferForm
from samenspel.directory.operations.offer_matches import propose, say
from samenspel.directory.operations.offers import extend_offer, place_offer, stop_offer
from samenspel.directory.queries.offer_matches import match_row, open_own_of, own_matches
from samenspel.directory.queries.offers import (
    OfferRow,
    fitting_for,
    offer_page,
    offer_row,
    own_offer_row,
    own_offer_rows,
)
from samenspel.directory.views.open_offers import answered_to, starting_with

FITTING_SHOWN = 3


@requires("own.offers")
@READ_AND_WRITE
def own_offer_list(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """What waits for an answer first, then one's own, what fits, and what others bring and seek."""
    mine = own_offer_rows()
    fitting = fitting_for([row for row in mine if row.is_open], most=FITTING_SHOWN)
    context = {
        "token": token,
        "matches": own_matches(),
        "mine": [(row, fitting.get(row.id, [])) for row in mine],
        "page": offer_page(number=page_number(request.GET), besides_mine=True),
        "is_resident": current_actor().role == Role.NEIGHBOUR,
    }
    return render(request, "directory/offers/own_list.html", context)


@requires("own.offers")
@READ_AND_WRITE
def own_offer_new(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """A contact places something; a resident does so on the open page, and gets a link of its own for it."""
    contact_id = current_actor().contact_id
    if contact_id is None:
        return redirect("directory:open_offer_new", slug=slug)
    answers = answered_to(request)
    form = OfferForm(request.POST if request.method == "POST" else None, initial=starting_with(answers))
    if form.is_bound and form.is_valid():
        try:
            _place(form, contact_id, answers)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            said = _("De ander krijgt je bericht.") if answers else _("Het staat erop. Past iemand, dan hoor je het.")
            messages.success(request, said)
            return redirect("directory:own_offer_list", slug=slug, token=token)
    context = {"form": form, "token": token, "answers": answers}
    return render(request, "directory/offers/own_new.html", context, status=status_of(form))


@transaction.atomic
def _place(form: OfferForm, contact_id: UUID, answers: OfferRow | None) -> None:
    made = place_offer(form_key=form.key(), contact_id=contact_id, said=form.said())
    if answers is not None:
        propose(offer_id=made.pk, other_id=answers.id)


@requires("own.offers")
@READ_AND_WRITE
def own_offer_extend(request: HttpRequest, slug: str, token: str, offer_id: UUID) -> HttpResponse:
    """The page of the mail "nog nodig?": one large button."""
    row = own_offer_row(offer_id)
    if request.method == "POST":
        try:
            until = extend_offer(offer_id=offer_id)
        except Refused as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("Het blijft staan tot en met %(day)s.") % {"day": date_format(until, "j F")})
        return redirect("directory:own_offer_list", slug=slug, token=token)
    return render(request, "directory/offers/own_extend.html", {"row": row, "token": token})


@requires("own.offers")
@READ_AND_WRITE
def own_offer_stop(request: HttpRequest, slug: str, token: str, offer_id: UUID) -> HttpResponse:
    row = own_offer_row(offer_id)
    if request.method == "POST":
        stop_offer(offer_id=offer_id)
        messages.success(request, _("Het staat er niet meer. Dank je wel."))
        return redirect("directory:own_offer_list", slug=slug, token=token)
    return render(request, "directory/offers/own_stop.html", {"row": row, "token": token})


@requires("own.offers")
@READ_AND_WRITE
def own_offer_fit(request: HttpRequest, slug: str, token: str, offer_id: UUID) -> HttpResponse:
    """What somebody else placed, with what it is worth to them; and with which of mine I answer."""
    row = offer_row(offer_id)
    opposite = Direction.NEEDED if row.is_offered else Direction.OFFERED
    mine = [] if row.mine else open_own_of(opposite)
    form = FitForm(request.POST if request.method == "POST" else None, mine=[(str(one.id), one.words) for one in mine])
    if form.is_bound and form.is_valid():
        try:
            propose(offer_id=form.offer_id(), other_id=offer_id)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("De ander leest wat jij schreef. Je hoort het antwoord."))
            return redirect("directory:own_offer_list", slug=slug, token=token)
    context = {
        "row": row,
        "mine": mine,
        "form": form,
        "token": token,
        "is_resident": current_actor().role == Role.NEIGHBOUR,
    }
    return render(request, "directory/offers/own_fit.html", context, status=status_of(form))


@requires("own.offers")
@READ_AND_WRITE
def own_offer_match(request: HttpRequest, slug: str, token: str, offer_match_id: UUID) -> HttpResponse:
    """Read each other's worth, then yes or not this time; and once both said yes, how to reach each other."""
    row = match_row(offer_match_id)
    if request.method == "POST":
        try:
            said = say(match_id=offer_match_id, yes=request.POST.get("antwoord") == "ja")
        except Refused as refusal:
            messages.error(request, refusal.message)
        else:
            kind = _("Dank je wel. De ander hoort het van ons.")
            messages.success(request, kind if said.ended_at else _("Fijn. We laten het de ander weten."))
        return redirect("directory:own_offer_match", slug=slug, token=token, offer_match_id=offer_match_id)
    return render(request, "directory/offers/own_match.html", {"match": row, "token": token})
