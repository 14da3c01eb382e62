# SPDX-License-Identifier: EUPL-1.2
"""The register of decisions, and one decision."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.agenda.queries.actions import person_choices
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.errors import Conflict, Refused
from samenspel.base.fields import plain_text
from samenspel.core_group.forms.decisions import DecisionForm, LookBackForm, OwnerForm, RegisterForm
from samenspel.core_group.operations.decisions import Origin, decide, look_back, make_action
from samenspel.core_group.queries.agendas import item_row
from samenspel.core_group.queries.decisions import WHICH, action_of_decision, decision_row, register
from samenspel.core_group.queries.upcoming import meeting_of


@requires("core.view")
@require_safe
def decision_list(request: HttpRequest, slug: str) -> HttpResponse:
    wanted = request.GET.get("welke", "")
    which = wanted if wanted in WHICH else "geldt"
    text = plain_text(request.GET.get("q", ""))[:100]
    context = {
        "page": register(which=which, text=text, number=page_number(request.GET)),
        "form": RegisterForm(
            which=[(name, str(label)) for name, label in WHICH.items()], initial={"q": text, "welke": which}
        ),
    }
    return render(request, "core_group/decision_list.html", context)


@requires("core.view")
@require_safe
def decision(request: HttpRequest, slug: str, decision_id: UUID) -> HttpResponse:
    return _decision_page(request, decision_id, LookBackForm())


def _decision_page(request: HttpRequest, decision_id: UUID, form: LookBackForm) -> HttpResponse:
    context = {"row": decision_row(decision_id), "action_id": action_of_decision(decision_id), "form": form}
    return render(request, "core_group/decision.html", context, status=status_of(form))


@requires("core.change")
@READ_AND_WRITE
def decision_new(request: HttpRequest, slug: str) -> HttpResponse:
    """From a point of the agenda (`punt`), at a meeting (`bij`), or without either."""
    origin, initial, back_url = _where_from(request, slug)
    people = person_choices()
    form = DecisionForm(request.POST if request.method == "POST" else None, people=people, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = _decide(form, origin)
        if made is not None:
            messages.success(request, _("Het besluit staat in de lijst."))
            return redirect("core_group:decision", slug=slug, decision_id=made)
    context = {"form": form, "title": _("Schrijf een besluit op"), "back_url": back_url}
    return render(request, "core_group/decision_form.html", context, status=status_of(form))


def _decide(form: DecisionForm, origin: Origin) -> UUID | None:
    try:
        made = decide(form_key=form.cleaned_data["form_key"] or uuid4(), facts=form.facts(), origin=origin)
    except Refused as refusal:
        put_beside_field(form, refusal)
        return None
    found: UUID = made.pk
    return found


def _where_from(request: HttpRequest, slug: str) -> tuple[Origin, dict[str, Any], str]:
    back_url = reverse("core_group:decision_list", kwargs={"slug": slug})
    item_id, meeting_id = _uuid(request.GET.get("punt", "")), _uuid(request.GET.get("bij", ""))
    initial: dict[str, Any] = {}
    if item_id is not None:
        row = item_row(item_id)
        meeting_id = row.meeting_id
        initial = {"what": row.title if row.signal_id is None else ""}
    if meeting_id is not None:
        day = timezone.localdate(meeting_of(meeting_id).starts_at)
        initial["decided_date"] = min(day, timezone.localdate())
        back_url = reverse("core_group:meeting", kwargs={"slug": slug, "meeting_id": meeting_id})
    return Origin(item_id=item_id, meeting_id=meeting_id), initial, back_url


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@requires("core.change")
@READ_AND_WRITE
def decision_replace(request: HttpRequest, slug: str, decision_id: UUID) -> HttpResponse:
    """Another decision takes the place of this one; both stay to be read."""
    row = decision_row(decision_id)
    people = person_choices(besides=(row.carried_out_by_id,))
    initial = {"what": row.what, "why": "", "carried_out_by": str(row.carried_out_by_id or "")}
    form = DecisionForm(request.POST if request.method == "POST" else None, people=people, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = _decide(form, Origin(supersedes_id=decision_id))
        if made is not None:
            messages.success(request, _("Het nieuwe besluit geldt. Het oude blijft te lezen."))
            return redirect("core_group:decision", slug=slug, decision_id=made)
    context = {
        "form": form,
        "title": _("Vervang besluit %(number)s") % {"number": row.number},
        "row": row,
        "back_url": reverse("core_group:decision", kwargs={"slug": slug, "decision_id": decision_id}),
    }
    return render(request, "core_group/decision_form.html", context, status=status_of(form))


@requires("core.change")
@READ_AND_WRITE
def decision_action(request: HttpRequest, slug: str, decision_id: UUID) -> HttpResponse:
    """One tap when it is known who carries it out; otherwise first the question who."""
    row = decision_row(decision_id)
    form = OwnerForm(
        request.POST if request.method == "POST" and row.carried_out_by_id is None else None, people=person_choices()
    )
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        owner_id = UUID(form.cleaned_data["owner"]) if form.is_bound else None
        try:
            make_action(decision_id=decision_id, owner_id=owner_id)
        except Refused as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _("Het staat bij de actiepunten."))
        return redirect("core_group:decision", slug=slug, decision_id=decision_id)
    return render(request, "core_group/decision_action.html", {"form": form, "row": row}, status=status_of(form))


@requires("core.change")
@require_POST
def decision_look_back(request: HttpRequest, slug: str, decision_id: UUID) -> HttpResponse:
    decision_row(decision_id)
    form = LookBackForm(request.POST)
    if not form.is_valid():
        return _decision_page(request, decision_id, form)
    try:
        look_back(decision_id=decision_id, words=form.cleaned_data["words"])
    except Conflict as refusal:
        form.add_error("words", refusal.message)
        return _decision_page(request, decision_id, form)
    messages.success(request, _("De terugblik staat erbij."))
    return redirect("core_group:decision", slug=slug, decision_id=decision_id)
