# SPDX-License-Identifier: EUPL-1.2
"""Who could be host next: places rotate, so that new people come along."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.base.answers import page_number
from samenspel.base.errors import NotFound
from samenspel.base.fields import plain_text
from samenspel.gatherings.forms.planning import HostOfferForm
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations.hosting import note_host_offer
from samenspel.gatherings.queries.hosting import hosts
from samenspel.gatherings.views.frame import tabs_of
from samenspel.organizations.models import Partner


@requires("gatherings.change")
@require_safe
def host_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Choosing one begins a new gathering there."""
    return _page(request, choose_url=reverse("gatherings:gathering_new", kwargs={"slug": slug}), gathering=None)


@requires("gatherings.change")
@require_safe
def host_choose(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Choosing one fills place and address of this gathering; nothing is kept before that is looked at and saved."""
    gathering = Gathering.of(gathering_id)
    edit_url = reverse("gatherings:gathering_edit", kwargs={"slug": slug, "gathering_id": gathering_id})
    return _page(request, choose_url=edit_url, gathering=gathering)


def _page(request: HttpRequest, *, choose_url: str, gathering: Gathering | None) -> HttpResponse:
    text = plain_text(request.GET.get("q", ""))[:100]
    found = hosts(text=text, number=page_number(request.GET))
    context = {
        "hosts": found,
        "never_open": bool(text) or "bladzijde" in request.GET or not (found.willing or found.hosted),
        "text": text,
        "choose_url": choose_url,
        "gathering": gathering,
        "tabs": tabs_of(request, gathering.pk) if gathering else [],
    }
    frame = "gatherings/frame.html" if gathering else "ui/base.html"
    return render(request, "gatherings/planning/host_list.html", {**context, "frame": frame})


@requires("gatherings.change")
@require_POST
def host_offer(request: HttpRequest, slug: str, partner_id: UUID) -> HttpResponse:
    """'Schrijf op: wil wel', written down or taken back."""
    partner = Partner.of(partner_id)
    form = HostOfferForm(request.POST)
    if not form.is_valid():
        raise NotFound("no such answer")
    willing, back = form.cleaned_data["willing"] == "yes", form.cleaned_data["van"]
    note_host_offer(partner_id=partner.pk, willing=willing)
    name = Partner.objects.values_list("organization__name", flat=True).get(pk=partner.pk)
    words = (
        _("%(name)s wil wel gastheer zijn.") if willing else _("%(name)s staat niet meer bij wie gastheer wil zijn.")
    )
    messages.success(request, words % {"name": name})
    if back is not None:
        return redirect("gatherings:host_choose", slug=slug, gathering_id=back)
    return redirect("gatherings:host_list", slug=slug)
