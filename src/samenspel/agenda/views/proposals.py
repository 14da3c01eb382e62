# SPDX-License-Identifier: EUPL-1.2
"""Proposals, for who works here: put forward, supported, talked about, moved along, made into an initiative."""

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
from samenspel.agenda.forms.proposals import ProposalForm, ProposalStepForm, RemarkForm
from samenspel.agenda.operations.initiatives import make_initiative
from samenspel.agenda.operations.proposals import (
    add_proposal,
    add_remark,
    change_proposal,
    remove_remark,
    set_support,
    take_back_remark,
    take_step,
)
from samenspel.agenda.queries.actions import person_choices
from samenspel.agenda.queries.proposals import (
    STANDS,
    ProposalRow,
    goals_to_choose,
    proposal_list,
    proposal_page,
    proposal_row,
    remark_row,
    step_is_there,
)
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.choosing import chosen_id
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_actor
from samenspel.ui.components import Link


@requires("goals.view")
@require_safe
def proposals(request: HttpRequest, slug: str) -> HttpResponse:
    wanted = request.GET.get("stand", "")
    stand = wanted if wanted in STANDS else "open"
    page = proposal_list(stand=stand, number=page_number(request.GET))
    here = reverse("agenda:proposal_list", kwargs={"slug": slug})
    context = {
        "page": page,
        "stands": [
            Link(f"{label} ({page.counts[name]})", f"{here}?stand={name}", name == stand)
            for name, (_states, label) in STANDS.items()
        ],
        "stand": stand,
        "tabs": section_tabs(slug, "agenda:proposal_list"),
        "new_url": reverse("agenda:proposal_new", kwargs={"slug": slug}),
        "may_change": may(current_actor(), "proposals.change"),
    }
    return render(request, "agenda/proposal_list.html", context)


@requires("proposals.change")
@READ_AND_WRITE
def proposal_new(request: HttpRequest, slug: str) -> HttpResponse:
    form = ProposalForm(
        request.POST if request.method == "POST" else None, goals=goals_to_choose(), people=person_choices()
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = add_proposal(
                form_key=form.cleaned_data["form_key"] or uuid4(),
                facts=form.facts(),
                contact_id=chosen_id(form.cleaned_data["contact"]),
            )
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het voorstel staat erin. Anderen kunnen het nu steunen."))
            return _to_page(slug, made.pk)
    back_url = reverse("agenda:proposal_list", kwargs={"slug": slug})
    context = {"form": form, "title": _("Nieuw voorstel"), "back_url": back_url}
    return render(request, "agenda/proposal_form.html", context, status=status_of(form))


@requires("proposals.change")
@READ_AND_WRITE
def proposal_edit(request: HttpRequest, slug: str, proposal_id: UUID) -> HttpResponse:
    """The words; whose idea it is stays."""
    row = proposal_row(proposal_id)
    form = ProposalForm(
        request.POST if request.method == "POST" else None,
        goals=goals_to_choose(besides=[row.goal_id]),
        people=[],
        initial=proposal_values(row),
    )
    del form.fields["contact"]
    back_url = reverse("agenda:proposal", kwargs={"slug": slug, "proposal_id": proposal_id})
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_proposal(proposal_id=proposal_id, version=-1 if version is None else version, facts=form.facts())
        except Conflict:
            return proposal_conflict(request, form, proposal_id, back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Het voorstel is gewijzigd."))
            return _to_page(slug, proposal_id)
    context = {"form": form, "title": _("Voorstel wijzigen"), "back_url": back_url}
    return render(request, "agenda/proposal_form.html", context, status=status_of(form))


def proposal_values(row: ProposalRow) -> dict[str, Any]:
    """What a form about this proposal begins with."""
    words = {name: getattr(row, name) for name in ("title", "what", "for_whom", "version")}
    return {**words, "goal": str(row.goal_id or "")}


def proposal_conflict(request: HttpRequest, form: Any, proposal_id: UUID, back_url: str) -> HttpResponse:
    now = proposal_row(proposal_id)
    theirs = {name: value for name, value in proposal_values(now).items() if name != "version"}
    return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)


@requires("goals.view")
@require_safe
def proposal(request: HttpRequest, slug: str, proposal_id: UUID) -> HttpResponse:
    return _page(request, slug, proposal_id)


def _page(
    request: HttpRequest,
    slug: str,
    proposal_id: UUID,
    *,
    step: ProposalStepForm | None = None,
    remark: RemarkForm | None = None,
) -> HttpResponse:
    found = proposal_page(proposal_id)
    actor = current_actor()
    context = {
        "page": found,
        "row": found.row,
        "step_form": step or ProposalStepForm(states=found.next_states),
        "remark_form": remark or RemarkForm(),
        "wrong": step or remark,
        "wrong_step": step is not None,
        "may_change": may(actor, "proposals.change"),
        "may_remove": may(actor, "proposals.moderate"),
    }
    return render(request, "agenda/proposal.html", context, status=422 if step or remark else 200)


def _to_page(slug: str, proposal_id: UUID) -> HttpResponse:
    return redirect("agenda:proposal", slug=slug, proposal_id=proposal_id)


@requires("proposals.change")
@require_POST
def proposal_support(request: HttpRequest, slug: str, proposal_id: UUID) -> HttpResponse:
    """One tap on, one tap off; the button says which."""
    proposal_row(proposal_id)
    say_support(request, proposal_id)
    return _to_page(slug, proposal_id)


def say_support(request: HttpRequest, proposal_id: UUID) -> None:
    on = request.POST.get("steun") != "nee"
    try:
        set_support(proposal_id=proposal_id, on=on)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        said = _("Je steunt dit voorstel.") if on else _("Je steun is teruggenomen.")
        messages.success(request, said)


@requires("proposals.change")
@require_POST
def proposal_remark(request: HttpRequest, slug: str, proposal_id: UUID) -> HttpResponse:
    proposal_row(proposal_id)
    form = RemarkForm(request.POST)
    if not say_remark(request, form, proposal_id):
        return _page(request, slug, proposal_id, remark=form)
    return _to_page(slug, proposal_id)


def say_remark(request: HttpRequest, form: RemarkForm, proposal_id: UUID) -> bool:
    """Whether it was kept; else the form says why not."""
    if not form.is_valid():
        return False
    data = form.cleaned_data
    try:
        add_remark(form_key=data["form_key"] or uuid4(), proposal_id=proposal_id, words=data["words"])
    except Refused as refusal:
        put_beside_field(form, refusal)
        return False
    messages.success(request, _("Je reactie staat erbij."))
    return True


@requires("proposals.change")
@require_POST
def remark_take_back(request: HttpRequest, slug: str, remark_id: UUID) -> HttpResponse:
    proposal_id = take_back_remark(remark_id=remark_id)
    messages.success(request, _("Je reactie is weg."))
    return _to_page(slug, proposal_id)


@requires("proposals.moderate")
@READ_AND_WRITE
def remark_remove(request: HttpRequest, slug: str, remark_id: UUID) -> HttpResponse:
    """Somebody else's remark, after a question."""
    row = remark_row(remark_id)
    if request.method == "POST":
        remove_remark(remark_id=remark_id)
        messages.success(request, _("De reactie is weg."))
        return _to_page(slug, row.proposal_id)
    context = {
        "title": _("Reactie weghalen?"),
        "sentence": f"“{row.words}”",
        "consequences": [
            _("De reactie verdwijnt voor iedereen."),
            _("In het logboek blijft staan dat jij haar weghaalde, zonder de woorden."),
        ],
        "action_label": _("Haal de reactie weg"),
        "back_url": reverse("agenda:proposal", kwargs={"slug": slug, "proposal_id": row.proposal_id}),
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)


@requires("proposals.change")
@require_POST
def proposal_step(request: HttpRequest, slug: str, proposal_id: UUID) -> HttpResponse:
    found = proposal_page(proposal_id)
    form = ProposalStepForm(request.POST, states=found.next_states)
    valid = form.is_valid()
    if step_is_there(proposal_id, form.cleaned_data.get("form_key")):  # a second press, while the first one moved it on
        return _to_page(slug, proposal_id)
    if not valid:
        return _page(request, slug, proposal_id, step=form)
    data = form.cleaned_data
    try:
        take_step(
            form_key=data["form_key"] or uuid4(),
            proposal_id=proposal_id,
            state=data["state"],
            step_date=data["step_date"],
            why=data["why"],
        )
    except Refused as refusal:
        put_beside_field(form, refusal)
        return _page(request, slug, proposal_id, step=form)
    messages.success(request, _("De stap staat erbij. Wie het voorstelde, krijgt een mail."))
    return _to_page(slug, proposal_id)


@requires("initiatives.change")
@require_POST
def proposal_to_initiative(request: HttpRequest, slug: str, proposal_id: UUID) -> HttpResponse:
    proposal_row(proposal_id)
    try:
        made = make_initiative(proposal_id=proposal_id, form_key=uuid4())
    except Refused as refusal:
        messages.error(request, refusal.message)
        return _to_page(slug, proposal_id)
    messages.success(request, _("Het voorstel is nu een initiatief. Vul aan wat je weet; de rest komt later."))
    return redirect("agenda:initiative", slug=slug, initiative_id=made.pk)
