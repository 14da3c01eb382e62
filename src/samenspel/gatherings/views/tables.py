# SPDX-License-Identifier: EUPL-1.2
"""The tables: make a plan, look at it round by round, use it."""

from typing import Any
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from samenspel.access.guards import requires
from samenspel.access.policy import may
from samenspel.base.errors import Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.forms.tables import LockForm, MakePlanForm, MoveForm, RoundsDoneForm
from samenspel.gatherings.operations import tables
from samenspel.gatherings.queries import tables as queries
from samenspel.gatherings.queries.table_moves import moves_of
from samenspel.gatherings.queries.tables import PlanRow, PlanView
from samenspel.gatherings.queries.usefulness import GOAL_WORDS, useful_rows
from samenspel.gatherings.views.frame import tabs_of

SHOWN_MOVERS = 12


@requires("tables.view")
@require_safe
def table_plan(request: HttpRequest, slug: str, gathering_id: UUID, plan_id: UUID | None = None) -> HttpResponse:
    return plan_page(request, gathering_id=gathering_id, plan_id=plan_id)


@requires("tables.change")
@require_POST
def table_make(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    form = MakePlanForm(request.POST)
    if not form.is_valid():
        return plan_page(request, gathering_id=gathering_id, refusal=_("Er ging iets mis. Druk nog eens op de knop."))
    asked = form.cleaned_data
    # Two buttons of one form: of who is there is another deed than of all who registered.
    key = uuid5(asked["form_key"], "present") if asked["present"] else asked["form_key"]
    try:
        tables.request_plan(
            gathering_id=gathering_id,
            from_attendance=asked["present"],
            form_key=key,
            based_on_id=asked["based_on"],
            goal=asked["goal"] or 0,
            mix_circles=asked["mix_circles"],
        )
    except Refused as refusal:
        return plan_page(request, gathering_id=gathering_id, refusal=refusal.message)
    return redirect("gatherings:table_plan", slug=slug, gathering_id=gathering_id)


@requires("tables.view")
@require_safe
def table_progress(request: HttpRequest, slug: str, gathering_id: UUID, plan_id: UUID) -> HttpResponse:
    """How far the search is; once it is over, the page with the result."""
    row = queries.plan_row(gathering_id=gathering_id, plan_id=plan_id)
    url = reverse("gatherings:table_plan", kwargs={"slug": slug, "gathering_id": gathering_id})
    if not (row.is_at_work or row.is_stopping):
        return HttpResponseClientRedirect(url) if request.htmx else redirect(url)  # type: ignore[attr-defined]
    return render(request, "gatherings/evening/table_progress.html", {"row": row, "gathering_id": gathering_id})


@requires("tables.change")
@require_POST
def table_stop(request: HttpRequest, slug: str, gathering_id: UUID, plan_id: UUID) -> HttpResponse:
    queries.plan_row(gathering_id=gathering_id, plan_id=plan_id)
    tables.stop_search(plan_id=plan_id)
    return redirect("gatherings:table_plan", slug=slug, gathering_id=gathering_id)


@requires("tables.change")
@require_POST
def table_use(request: HttpRequest, slug: str, gathering_id: UUID, plan_id: UUID) -> HttpResponse:
    queries.plan_row(gathering_id=gathering_id, plan_id=plan_id)
    try:
        tables.use_plan(plan_id=plan_id)
    except Refused as refusal:
        return plan_page(request, gathering_id=gathering_id, plan_id=plan_id, refusal=refusal.message)
    messages.success(request, _("Deze indeling is nu in gebruik."))
    return _to_plan(slug, gathering_id, plan_id)


@requires("tables.change")
@require_POST
def table_rounds_done(request: HttpRequest, slug: str, gathering_id: UUID, plan_id: UUID) -> HttpResponse:
    queries.plan_row(gathering_id=gathering_id, plan_id=plan_id)
    form = RoundsDoneForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(_("Die ronde bestaat niet."))
        tables.note_rounds_done(plan_id=plan_id, done=form.cleaned_data["done"])
    except Refused as refusal:
        return plan_page(request, gathering_id=gathering_id, plan_id=plan_id, refusal=refusal.message)
    return _to_plan(slug, gathering_id, plan_id)


@requires("tables.change")
@require_POST
def table_lock(request: HttpRequest, slug: str, gathering_id: UUID, plan_id: UUID) -> HttpResponse:
    row = queries.plan_row(gathering_id=gathering_id, plan_id=plan_id)
    form = LockForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused(_("Die tafel is er niet."))
        tables.lock_table(plan_id=plan_id, table_id=form.cleaned_data["table"], locked=form.cleaned_data["locked"])
    except Refused as refusal:
        return plan_page(request, gathering_id=gathering_id, plan_id=row.id, refusal=refusal.message)
    return _to_plan(slug, gathering_id, plan_id, round_number=_wanted_round(request.POST.get("round", "")))


@requires("tables.change")
@require_POST
def table_move(request: HttpRequest, slug: str, gathering_id: UUID, plan_id: UUID) -> HttpResponse:
    row = queries.plan_row(gathering_id=gathering_id, plan_id=plan_id)
    form = _move_form(queries.plan_view(gathering_id=gathering_id, row=row), request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            tables.move_person(
                plan_id=plan_id,
                registration_id=UUID(typed["person"]),
                round_number=typed["round"],
                table_number=typed["table"],
            )
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            return _to_plan(slug, gathering_id, plan_id, round_number=typed["round"])
    return plan_page(request, gathering_id=gathering_id, plan_id=plan_id, move_form=form)


def plan_page(
    request: HttpRequest,
    *,
    gathering_id: UUID,
    plan_id: UUID | None = None,
    refusal: str = "",
    move_form: MoveForm | None = None,
) -> HttpResponse:
    """The page of the tables, with what was refused on top."""
    head = queries.evening_head(gathering_id)
    rows = queries.plan_rows(gathering_id)
    chosen = _asked_for(gathering_id, plan_id, rows) if plan_id else queries.plan_to_show(rows)
    plan = queries.plan_view(gathering_id=gathering_id, row=chosen) if chosen else None
    context: dict[str, Any] = {
        "gathering": head,
        "tabs": tabs_of(request, gathering_id),
        "rows": [row for row in rows if not (row.is_at_work or row.is_lost)],
        "was_lost": bool(rows) and rows[0].is_lost,
        "at_work": queries.row_at_work(gathering_id),
        "plan": plan,
        "other_in_use": next((row for row in rows if row.is_in_use and row != chosen), None),
        "refusal": refusal,
        "form_key": uuid4(),
        "make_form": _make_form(chosen),
        "goal_words": GOAL_WORDS,
        "reasons": useful_rows({}),
        "may_change": may(current_actor(), "tables.change") and not head.is_harvested,
    }
    if plan is not None and plan.row.can_be_changed and (plan.row.from_attendance or plan.row.rounds_done):
        context |= _moves_context(gathering_id, plan)
    if plan is not None and plan.rounds:
        context |= _round_context(plan, _shown_round(request, plan), move_form)
    wrong = refusal or (move_form is not None and move_form.errors)
    return render(request, "gatherings/evening/table_plan.html", context, status=422 if wrong else 200)


def _asked_for(gathering_id: UUID, plan_id: UUID, rows: list[PlanRow]) -> PlanRow:
    listed = next((row for row in rows if row.id == plan_id), None)
    return listed or queries.plan_row(gathering_id=gathering_id, plan_id=plan_id)


def _make_form(row: PlanRow | None) -> MakePlanForm:
    """The choices of the plan on the page, so that tables made anew in the hall are of the same kind."""
    if row is None:
        return MakePlanForm()
    return MakePlanForm(initial={"goal": row.goal, "mix_circles": row.mix_circles})


def _moves_context(gathering_id: UUID, plan: PlanView) -> dict[str, Any]:
    """By name, for who stands in the hall. A plan made at home may move everybody: nobody was told a table yet."""
    moves = moves_of(gathering_id=gathering_id, plan=plan)
    return {"moves": moves, "moves_open": moves is not None and len(moves.movers) <= SHOWN_MOVERS}


def _round_context(plan: PlanView, number: int, move_form: MoveForm | None) -> dict[str, Any]:
    shown = next(one for one in plan.rounds if one.number == number)
    return {
        "round": shown,
        "move_form": move_form or _move_form(plan, round_number=number),
        "next_round": plan.row.rounds_done + 1 if plan.row.rounds_done < plan.row.rounds else 0,
        "previous_round": plan.row.rounds_done - 1,
    }


def _move_form(plan: PlanView, data: Any = None, *, round_number: int = 1) -> MoveForm:
    people = [
        (str(one.registration_id), f"{one.name} ({one.organization})" if one.organization else one.name)
        for one in [*plan.without_table, *plan.sitters]
    ]
    numbers = sorted({table.number for one in plan.rounds for table in one.tables})
    return MoveForm(data, people=people, tables=numbers, initial={"round": round_number})


def _shown_round(request: HttpRequest, plan: PlanView) -> int:
    """The round that was asked for, else the first that is still to come."""
    numbers = [one.number for one in plan.rounds]
    wanted = _wanted_round(request.POST.get("round", "") or request.GET.get("ronde", ""))
    if wanted in numbers:
        return wanted
    coming = plan.row.rounds_done + 1
    return coming if coming in numbers else numbers[-1]


def _wanted_round(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 0


def _to_plan(slug: str, gathering_id: UUID, plan_id: UUID, *, round_number: int = 0) -> HttpResponse:
    values = {"slug": slug, "gathering_id": gathering_id, "plan_id": plan_id}
    url = reverse("gatherings:table_plan_detail", kwargs=values)
    return redirect(f"{url}?ronde={round_number}#rondes" if round_number else url)
