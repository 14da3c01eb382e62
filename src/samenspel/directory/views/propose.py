# SPDX-License-Identifier: EUPL-1.2
"""Saying that something in the directory is wrong or missing: on the open pages by anybody, and by personal link."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import public, requires
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.errors import Refused
from samenspel.base.limits import PUBLIC_FORMS, count_try
from samenspel.directory.forms.listing_proposals import ListingProposalForm, NewListingForm
from samenspel.directory.operations.listing_proposals import propose
from samenspel.directory.queries.listing_proposals import own_listing_proposals
from samenspel.directory.queries.service_facts import KnownService, ServiceFacts, known_service
from samenspel.directory.queries.upkeep import Wanted, service_page
from samenspel.directory.views.services import typed

EMPTY = ServiceFacts(name="", languages=("nl",))


@public
@READ_AND_WRITE
def propose_change(request: HttpRequest, slug: str, service_id: UUID) -> HttpResponse:
    return _open(request, slug, known_service(service_id))


@public
@READ_AND_WRITE
def propose_new(request: HttpRequest, slug: str) -> HttpResponse:
    return _open(request, slug, None)


def _open(request: HttpRequest, slug: str, about: KnownService | None) -> HttpResponse:
    form = _form(request, about)
    if form.is_bound and form.is_by_a_program:
        return redirect("directory:propose_thanks", slug=slug)
    status = status_of(form)
    if form.is_bound and form.is_valid():
        if not count_try(request, PUBLIC_FORMS):
            form.add_error(None, _("Er kwam net veel binnen vanaf deze plek. Probeer het over een uur weer."))
            status = 429
        elif _sent(form, about):
            return redirect("directory:propose_thanks", slug=slug)
    context = {"form": form, "about": about, "back_url": _page_of(slug, about)}
    return render(request, "directory/upkeep/propose.html", context, status=status)


def _page_of(slug: str, about: KnownService | None) -> str:
    """Where somebody came from."""
    if about is None:
        return reverse("directory:wegwijzer", kwargs={"slug": slug})
    return reverse("directory:wegwijzer_service", kwargs={"slug": slug, "service_id": about.id})


@public
@require_safe
def propose_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "directory/upkeep/propose_thanks.html")


def _form(request: HttpRequest, about: KnownService | None) -> ListingProposalForm:
    data: Any = request.POST if request.method == "POST" else None
    if about is None:
        return NewListingForm(data, facts=EMPTY)
    return ListingProposalForm(data, facts=about.facts, version=about.version)


def _sent(form: ListingProposalForm, about: KnownService | None) -> bool:
    try:
        propose(
            form_key=form.key(),
            service_id=about.id if about else None,
            words=form.cleaned_data["words"],
            values=form.proposed(about.facts if about else EMPTY),
        )
    except Refused as refusal:
        put_beside_field(form, refusal)
        return False
    return True


@requires("own.directory")
@require_safe
def own_proposing(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Find what is wrong among all that is listed, and see what became of earlier proposals."""
    text = typed(request)
    context = {
        "found": service_page(Wanted(text=text), number=1).rows if text else [],
        "text": text,
        "page": own_listing_proposals(number=page_number(request.GET)),
        "token": token,
    }
    return render(request, "directory/upkeep/own_proposing.html", context)


@requires("own.directory")
@READ_AND_WRITE
def own_propose_change(request: HttpRequest, slug: str, token: str, service_id: UUID) -> HttpResponse:
    return _by_link(request, slug, token, known_service(service_id))


@requires("own.directory")
@READ_AND_WRITE
def own_propose_new(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    return _by_link(request, slug, token, None)


def _by_link(request: HttpRequest, slug: str, token: str, about: KnownService | None) -> HttpResponse:
    form = _form(request, about)
    back_url = reverse("directory:own_proposing", kwargs={"slug": slug, "token": token})
    if form.is_bound and form.is_valid() and _sent(form, about):
        messages.success(request, _("Dank je wel. De aanjager kijkt ernaar. Hier zie je wat ervan komt."))
        return redirect(back_url)
    context = {"form": form, "about": about, "back_url": back_url}
    return render(request, "directory/upkeep/propose.html", context, status=status_of(form))
