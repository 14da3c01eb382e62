# SPDX-License-Identifier: EUPL-1.2
"""Ideas for the partnership by personal link: put one forward, support those of others, say something about them."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.agenda.constants import ProposalState
from samenspel.agenda.forms.proposals import OwnProposalForm, RemarkForm
from samenspel.agenda.operations.proposals import add_proposal, change_proposal, take_back_remark
from samenspel.agenda.queries.proposals import STANDS, goals_to_choose, proposal_list, proposal_page, proposal_row
from samenspel.agenda.views.proposals import proposal_conflict, proposal_values, say_remark, say_support
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.ui.components import Link

SHOWN = ("open", "gedaan", "losgelaten")


@requires("own.proposals")
@require_safe
def own_proposals(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    wanted = request.GET.get("stand", "")
    stand = wanted if wanted in SHOWN else "open"
    page = proposal_list(stand=stand, number=page_number(request.GET))
    here = reverse("agenda:own_proposals", kwargs={"slug": slug, "token": token})
    context = {
        "page": page,
        "stands": [
            Link(f"{STANDS[name][1]} ({page.counts[name]})", f"{here}?stand={name}", name == stand) for name in SHOWN
        ],
        "stand": stand,
        "new_url": reverse("agenda:own_proposal_new", kwargs={"slug": slug, "token": token}),
        "token": token,
    }
    return render(request, "agenda/proposal_own_list.html", context)


@requires("own.proposals")
@READ_AND_WRITE
def own_proposal_new(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    form = OwnProposalForm(request.POST if request.method == "POST" else None, goals=goals_to_choose())
    if request.method == "POST" and form.is_valid():
        try:
            made = add_proposal(form_key=form.cleaned_data["form_key"] or uuid4(), facts=form.facts())
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Dank je wel. Je idee staat erin. Je krijgt een mail als er iets mee gebeurt."))
            return _to_page(slug, token, made.pk)
    back_url = reverse("agenda:own_proposals", kwargs={"slug": slug, "token": token})
    context = {"form": form, "title": _("Wat is jouw idee?"), "back_url": back_url}
    return render(request, "agenda/proposal_own_form.html", context, status=status_of(form))


@requires("own.proposals")
@READ_AND_WRITE
def own_proposal_edit(request: HttpRequest, slug: str, token: str, proposal_id: UUID) -> HttpResponse:
    """One's own idea, as long as nobody took a step with it."""
    row = proposal_row(proposal_id)
    if not row.is_mine:
        raise NotFound("not the writer")
    form = OwnProposalForm(
        request.POST if request.method == "POST" else None,
        goals=goals_to_choose(besides=[row.goal_id]),
        initial=proposal_values(row),
    )
    back_url = reverse("agenda:own_proposal", kwargs={"slug": slug, "token": token, "proposal_id": proposal_id})
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            change_proposal(proposal_id=proposal_id, version=-1 if version is None else version, facts=form.facts())
        except Conflict:
            return proposal_conflict(request, form, proposal_id, back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Bewaard."))
            return _to_page(slug, token, proposal_id)
    context = {"form": form, "title": _("Pas je idee aan"), "back_url": back_url}
    return render(request, "agenda/proposal_own_form.html", context, status=status_of(form))


@requires("own.proposals")
@require_safe
def own_proposal(request: HttpRequest, slug: str, token: str, proposal_id: UUID) -> HttpResponse:
    return _page(request, token, proposal_id, RemarkForm())


def _page(request: HttpRequest, token: str, proposal_id: UUID, form: RemarkForm) -> HttpResponse:
    found = proposal_page(proposal_id)
    context = {
        "page": found,
        "row": found.row,
        "remark_form": form,
        "may_edit": found.row.is_mine and found.row.state == ProposalState.IDEA,
        "token": token,
    }
    return render(request, "agenda/proposal_own.html", context, status=status_of(form))


def _to_page(slug: str, token: str, proposal_id: UUID) -> HttpResponse:
    return redirect("agenda:own_proposal", slug=slug, token=token, proposal_id=proposal_id)


@requires("own.proposals")
@require_POST
def own_proposal_support(request: HttpRequest, slug: str, token: str, proposal_id: UUID) -> HttpResponse:
    proposal_row(proposal_id)
    say_support(request, proposal_id)
    if request.POST.get("back") == "list":
        return redirect("agenda:own_proposals", slug=slug, token=token)
    return _to_page(slug, token, proposal_id)


@requires("own.proposals")
@require_POST
def own_proposal_remark(request: HttpRequest, slug: str, token: str, proposal_id: UUID) -> HttpResponse:
    proposal_row(proposal_id)
    form = RemarkForm(request.POST)
    if not say_remark(request, form, proposal_id):
        return _page(request, token, proposal_id, form)
    return _to_page(slug, token, proposal_id)


@requires("own.proposals")
@require_POST
def own_remark_take_back(request: HttpRequest, slug: str, token: str, remark_id: UUID) -> HttpResponse:
    proposal_id = take_back_remark(remark_id=remark_id)
    messages.success(request, _("Je reactie is weg."))
    return _to_page(slug, token, proposal_id)
