# SPDX-License-Identifier: EUPL-1.2
"""Possible doubles: the facilitator decides, one pair at a time."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.sections import section_tabs
from samenspel.base.errors import Refused
from samenspel.organizations.operations.doubles import keep_apart, merge_partners
from samenspel.organizations.queries.doubles import Side, pairs_alike, side_of
from samenspel.organizations.views.partners import form_methods


@requires("partners.change")
@require_safe
def double_list(request: HttpRequest, slug: str) -> HttpResponse:
    context = {"pairs": pairs_alike(), "tabs": section_tabs(slug, "organizations:double_list")}
    return render(request, "organizations/double_list.html", context)


@requires("partners.change")
@require_POST
def doubles_apart(request: HttpRequest, slug: str, first_id: UUID, second_id: UUID) -> HttpResponse:
    try:
        keep_apart(first_id=first_id, second_id=second_id)
        messages.success(request, _("Dit zijn er twee. We vragen het niet meer."))
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect("organizations:double_list", slug=slug)


@requires("partners.change")
@form_methods
def doubles_merge(request: HttpRequest, slug: str, keep_id: UUID, drop_id: UUID) -> HttpResponse:
    keep, drop = side_of(keep_id), side_of(drop_id)
    back_url = reverse("organizations:double_list", kwargs={"slug": slug})
    if request.method == "POST":
        try:
            merge_partners(keep_id=keep_id, drop_id=drop_id)
        except Refused as refusal:
            messages.error(request, refusal.message)
            return redirect(back_url)
        messages.success(request, _("Samengevoegd tot %(name)s.") % {"name": keep.name})
        return redirect("organizations:partner_detail", slug=slug, partner_id=keep_id)
    context = {
        "title": _("Maak er een van: %(name)s") % {"name": keep.name},
        "sentence": _("Alles van “%(drop)s” gaat naar “%(keep)s”. Dit kun je niet terugdraaien.")
        % {"drop": drop.name, "keep": keep.name},
        "consequences": _consequences(keep, drop),
        "action_label": _("Voeg samen"),
        "back_url": back_url,
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)


def _consequences(keep: Side, drop: Side) -> list[str]:
    names = {"n": drop.people, "keep": keep.name, "drop": drop.name}
    people = ngettext("%(n)d contactpersoon verhuist.", "%(n)d contactpersonen verhuizen.", drop.people)
    return [
        people % names,
        _("Pijlers en bijeenkomsten gaan mee.") % names,
        _("Wat bij “%(keep)s” nog leeg is, wordt aangevuld.") % names,
        _("“%(drop)s” verdwijnt uit de lijst.") % names,
    ]
