# SPDX-License-Identifier: EUPL-1.2
"""The people of partners, and experience experts."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.access.sections import section_tabs
from samenspel.base.answers import page_number, put_beside_field
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.organizations.forms.contacts import FACTS, ContactForm
from samenspel.organizations.forms.filters import PeopleFilterForm
from samenspel.organizations.operations.contacts import add_contact, change_contact, set_active
from samenspel.organizations.queries.contacts import people_page
from samenspel.organizations.queries.partner import contact_of, partner_facts
from samenspel.organizations.views.partners import form_methods


def _back_to(slug: str, partner_id: UUID | None) -> str:
    if partner_id is None:
        return reverse("organizations:contact_list", kwargs={"slug": slug}) + "?wie=experts"
    return reverse("organizations:partner_detail", kwargs={"slug": slug, "partner_id": partner_id})


@requires("contacts.view")
@require_safe
def contact_list(request: HttpRequest, slug: str) -> HttpResponse:
    form = PeopleFilterForm(request.GET)
    wanted = form.wanted()
    context = {
        "wanted": wanted,
        "page": people_page(wanted=wanted, number=page_number(request.GET)),
        "tabs": section_tabs(slug, "organizations:contact_list"),
        "may_change": may(current_actor(), "contacts.change"),
    }
    return render(request, "organizations/contact_list.html", context)


@requires("contacts.change")
@form_methods
def contact_create(request: HttpRequest, slug: str, partner_id: UUID) -> HttpResponse:
    return _create(request, slug, partner_id)


@requires("contacts.change")
@form_methods
def expert_create(request: HttpRequest, slug: str) -> HttpResponse:
    return _create(request, slug, None)


def _create(request: HttpRequest, slug: str, partner_id: UUID | None) -> HttpResponse:
    partner = partner_facts(partner_id) if partner_id is not None else None
    expert = partner_id is None
    if request.method == "POST":
        form = ContactForm(request.POST, always_expert=expert)
        if form.is_valid() and _add(form, partner_id):
            messages.success(request, _("%(name)s staat erbij.") % {"name": form.cleaned_data["name"]})
            return redirect(_back_to(slug, partner_id))
    else:
        form = ContactForm(always_expert=expert, initial={"form_key": uuid4()})
    context = {"form": form, "partner": partner, "back_url": _back_to(slug, partner_id)}
    return render(request, "organizations/contact_form.html", context, status=422 if form.is_bound else 200)


def _add(form: ContactForm, partner_id: UUID | None) -> bool:
    try:
        add_contact(form_key=form.cleaned_data["form_key"] or uuid4(), partner_id=partner_id, facts=form.facts())
    except Refused as refusal:
        put_beside_field(form, refusal)
        return False
    return True


@requires("contacts.change")
@form_methods
def contact_edit(request: HttpRequest, slug: str, contact_id: UUID) -> HttpResponse:
    person, partner_id, version = contact_of(contact_id)
    back_url = _back_to(slug, partner_id)
    theirs = {name: getattr(person, name) for name in FACTS}
    if partner_id is None:
        del theirs["is_experience_expert"]
    if request.method == "POST":
        form = ContactForm(request.POST, always_expert=partner_id is None)
        if form.is_valid():
            try:
                change_contact(contact_id=contact_id, version=form.cleaned_data["version"] or 0, facts=form.facts())
            except Conflict:
                return conflict_page(request, form=form, theirs=theirs, version=version, back_url=back_url)
            except Refused as refusal:
                put_beside_field(form, refusal)
            else:
                messages.success(request, _("Bewaard."))
                return redirect(back_url)
    else:
        form = ContactForm(always_expert=partner_id is None, initial={**theirs, "version": version})
    context = {"form": form, "person": person, "back_url": back_url}
    return render(request, "organizations/contact_form.html", context, status=422 if form.is_bound else 200)


@requires("contacts.change")
@require_POST
def contact_active(request: HttpRequest, slug: str, contact_id: UUID) -> HttpResponse:
    person, partner_id, _version = contact_of(contact_id)
    active = request.POST.get("active") == "yes"
    if set_active(contact_id=contact_id, active=active):
        sentence = (
            _("%(name)s doet weer mee.")
            if active
            else _("%(name)s wordt niet meer uitgenodigd. De persoonlijke link werkt niet meer.")
        )
        messages.success(request, sentence % {"name": person.name})
    return redirect(_back_to(slug, partner_id))
