# SPDX-License-Identifier: EUPL-1.2
"""Initiatives: what partners do together, with chances, pitfalls, first actions, and why they think that it works."""

from typing import Any
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
from samenspel.agenda.forms.initiatives import FirstActionForm, InitiativeForm
from samenspel.agenda.operations.initiatives import (
    add_first_action,
    add_initiative,
    change_initiative,
    remove_initiative,
)
from samenspel.agenda.queries.actions import person_choices
from samenspel.agenda.queries.goals import partner_choices
from samenspel.agenda.queries.initiatives import STANDS, InitiativeRow, initiative_list, initiative_row
from samenspel.agenda.queries.proposals import goals_to_choose
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.ui.components import Link

WORDS = ("name", "what", "chances", "pitfalls", "we_think", "because", "grounds", "grounds_words")


@requires("goals.view")
@require_safe
def initiatives(request: HttpRequest, slug: str) -> HttpResponse:
    wanted = request.GET.get("stand", "")
    stand = wanted if wanted in STANDS else "loopt"
    page = initiative_list(stand=stand, number=page_number(request.GET))
    here = reverse("agenda:initiative_list", kwargs={"slug": slug})
    context = {
        "page": page,
        "stands": [
            Link(f"{label} ({page.counts[name]})", f"{here}?stand={name}", name == stand)
            for name, (_states, label) in STANDS.items()
        ],
        "stand": stand,
        "tabs": section_tabs(slug, "agenda:initiative_list"),
        "new_url": reverse("agenda:initiative_new", kwargs={"slug": slug}),
        "may_change": may(current_actor(), "initiatives.change"),
    }
    return render(request, "agenda/initiative_list.html", context)


@requires("goals.view")
@require_safe
def initiative(request: HttpRequest, slug: str, initiative_id: UUID) -> HttpResponse:
    return _page(request, initiative_id)


def _page(request: HttpRequest, initiative_id: UUID, form: FirstActionForm | None = None) -> HttpResponse:
    may_change = may(current_actor(), "initiatives.change")
    people = person_choices() if may_change else []
    context = {
        "row": initiative_row(initiative_id),
        "form": form or FirstActionForm(people=people),
        "people": people,
        "may_change": may_change,
    }
    return render(request, "agenda/initiative.html", context, status=422 if form else 200)


def _form(request: HttpRequest, row: InitiativeRow | None = None) -> InitiativeForm:
    goals = goals_to_choose(besides=[row.goal_id] if row else [])
    partners = partner_choices(besides=[pk for pk, _name in row.partners] if row else [])
    data = request.POST if request.method == "POST" else None
    if row is None:
        return InitiativeForm(data, goals=goals, partners=partners)
    follows = row.proposal_id is not None
    return InitiativeForm(data, goals=goals, partners=partners, follows_proposal=follows, initial=_values(row))


def _values(row: InitiativeRow) -> dict[str, Any]:
    return {
        **{name: getattr(row, name) for name in (*WORDS, "state", "version")},
        "goal": str(row.goal_id or ""),
        "partners": [str(pk) for pk, _name in row.partners],
    }


@requires("initiatives.change")
@READ_AND_WRITE
def initiative_new(request: HttpRequest, slug: str) -> HttpResponse:
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_initiative(
                form_key=form.cleaned_data["form_key"] or uuid4(),
                facts=form.facts(),
                partner_ids=form.partner_ids(),
                state=form.state_chosen() or "preparing",
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het initiatief staat erin. Wat is de eerste actie?"))
            return _to_page(slug, made.pk)
    back_url = reverse("agenda:initiative_list", kwargs={"slug": slug})
    context = {"form": form, "title": _("Nieuw initiatief"), "back_url": back_url}
    return render(request, "agenda/initiative_form.html", context, status=status_of(form))


@requires("initiatives.change")
@READ_AND_WRITE
def initiative_edit(request: HttpRequest, slug: str, initiative_id: UUID) -> HttpResponse:
    row = initiative_row(initiative_id)
    form = _form(request, row)
    back_url = reverse("agenda:initiative", kwargs={"slug": slug, "initiative_id": initiative_id})
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_initiative(
                initiative_id=initiative_id,
                version=-1 if version is None else version,
                facts=form.facts(),
                partner_ids=form.partner_ids(),
                state=form.state_chosen(),
            )
        except Conflict:
            now = initiative_row(initiative_id)
            theirs = {name: value for name, value in _values(now).items() if name in form.fields and name != "version"}
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het initiatief is gewijzigd."))
            return _to_page(slug, initiative_id)
    context = {"form": form, "title": _("Initiatief wijzigen"), "back_url": back_url, "row": row}
    return render(request, "agenda/initiative_form.html", context, status=status_of(form))


@requires("initiatives.change")
@require_POST
def initiative_action(request: HttpRequest, slug: str, initiative_id: UUID) -> HttpResponse:
    initiative_row(initiative_id)
    form = FirstActionForm(request.POST, people=person_choices())
    if not form.is_valid():
        return _page(request, initiative_id, form)
    data = form.cleaned_data
    try:
        add_first_action(
            form_key=data["form_key"] or uuid4(),
            initiative_id=initiative_id,
            what=data["what"],
            owner_id=UUID(data["owner"]),
            due_date=data["due_date"],
        )
    except Refused as refusal:
        put_beside_field(form, refusal)
        return _page(request, initiative_id, form)
    messages.success(request, _("De actie staat erbij, en ook bij de actiepunten."))
    return _to_page(slug, initiative_id)


@requires("initiatives.change")
@READ_AND_WRITE
def initiative_remove(request: HttpRequest, slug: str, initiative_id: UUID) -> HttpResponse:
    row = initiative_row(initiative_id)
    if request.method == "POST":
        remove_initiative(initiative_id=initiative_id)
        messages.success(request, _("Het initiatief is weg."))
        return redirect("agenda:initiative_list", slug=slug)
    context = {
        "title": _("Initiatief weghalen?"),
        "sentence": _("“%(name)s” verdwijnt, met de kansen, de valkuilen en de gedachte erachter.")
        % {"name": row.name},
        "consequences": [
            _("De actiepunten blijven staan bij wie ze doet."),
            _("Het voorstel waar het uit kwam, blijft ook staan."),
            _("Is het klaar of gaat het niet door? Kies dan liever Gedaan of Losgelaten: daar leren anderen van."),
        ],
        "action_label": _("Haal het initiatief weg"),
        "back_url": reverse("agenda:initiative", kwargs={"slug": slug, "initiative_id": initiative_id}),
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)


def _to_page(slug: str, initiative_id: UUID) -> HttpResponse:
    return redirect("agenda:initiative", slug=slug, initiative_id=initiative_id)
