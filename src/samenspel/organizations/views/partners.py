# SPDX-License-Identifier: EUPL-1.2
"""Adding and changing an organisation, and whether it takes part."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.access.guards import requires
from samenspel.base.answers import put_beside_field
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.forms.partners import PartnerForm, starting_values
from samenspel.organizations.operations.partners import add_partner, change_partner, set_status
from samenspel.organizations.queries.doubles import doubles_of
from samenspel.organizations.queries.partner import partner_facts
from samenspel.organizations.queries.partners import filter_choices

form_methods = require_http_methods(["GET", "HEAD", "POST"])


def _page_of(slug: str, partner_id: UUID) -> str:
    return reverse("organizations:partner_detail", kwargs={"slug": slug, "partner_id": partner_id})


@requires("partners.change")
@form_methods
def partner_create(request: HttpRequest, slug: str) -> HttpResponse:
    choices = filter_choices()
    if request.method != "POST":
        form = PartnerForm(choices=choices, initial={"form_key": uuid4()})
    else:
        form = PartnerForm(request.POST, choices=choices)
        saved = _add(form) if form.is_valid() else None
        if saved is not None:
            messages.success(request, _("De partner staat erbij. Voeg nu iemand toe om uit te nodigen."))
            _warn_of_doubles(request, saved)
            return redirect(_page_of(slug, saved))
    context = {
        "form": form,
        "sectors": choices.sectors,
        "open_more": form.is_bound,
        "back_url": reverse("organizations:partner_list", kwargs={"slug": slug}),
    }
    return render(request, "organizations/partner_form.html", context, status=422 if form.is_bound else 200)


def _add(form: PartnerForm) -> UUID | None:
    try:
        made = add_partner(
            form_key=form.cleaned_data["form_key"] or uuid4(), facts=form.facts(), pillar_ids=form.pillar_ids()
        )
    except Refused as refusal:
        put_beside_field(form, refusal)
        return None
    partner_id: UUID = made.pk
    return partner_id


@requires("partners.change")
@form_methods
def partner_edit(request: HttpRequest, slug: str, partner_id: UUID) -> HttpResponse:
    partner = partner_facts(partner_id)
    choices = filter_choices()
    back_url = _page_of(slug, partner_id)
    if request.method != "POST":
        form = PartnerForm(choices=choices, initial=starting_values(partner))
    else:
        form = PartnerForm(request.POST, choices=choices)
        if form.is_valid():
            try:
                change_partner(
                    partner_id=partner_id,
                    version=form.cleaned_data["version"] or 0,
                    facts=form.facts(),
                    pillar_ids=form.pillar_ids(),
                )
            except Conflict:
                theirs = {key: value for key, value in starting_values(partner).items() if key in form.fields}
                version = theirs.pop("version")
                return conflict_page(request, form=form, theirs=theirs, version=version, back_url=back_url)
            except Refused as refusal:
                put_beside_field(form, refusal)
            else:
                messages.success(request, _("Bewaard."))
                _warn_of_doubles(request, partner_id)
                return redirect(back_url)
    context = {
        "form": form,
        "sectors": choices.sectors,
        "partner": partner,
        "back_url": back_url,
        "open_more": True,
    }
    return render(request, "organizations/partner_form.html", context, status=422 if form.is_bound else 200)


def _warn_of_doubles(request: HttpRequest, partner_id: UUID) -> None:
    names = doubles_of(partner_id)
    if names:
        messages.warning(
            request, _("Dit lijkt op: %(names)s. Bekijk bij Dubbelen of het dezelfde is.") % {"names": ", ".join(names)}
        )


@requires("partners.change")
@require_POST
def partner_status(request: HttpRequest, slug: str, partner_id: UUID) -> HttpResponse:
    try:
        changed = set_status(partner_id=partner_id, status=request.POST.get("status", ""))
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(_page_of(slug, partner_id))
    if changed and request.POST["status"] == PartnerStatus.FORMER:
        messages.success(request, _("Deze partner doet niet meer mee en wordt niet meer uitgenodigd."))
    elif changed:
        messages.success(request, _("Deze partner doet mee."))
    return redirect(_page_of(slug, partner_id))
