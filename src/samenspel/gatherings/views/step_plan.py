# SPDX-License-Identifier: EUPL-1.2
"""Everybody goes home with a step plan: one's own page, and the same on paper."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.agenda.queries.actions import ActionRow
from samenspel.base.documents import render_document
from samenspel.base.errors import NotFound
from samenspel.base.scope import current_actor
from samenspel.gatherings.queries.named import Known
from samenspel.gatherings.queries.step_plan import Intention, StepPlan
from samenspel.gatherings.queries.step_plan import step_plan as plan_of


@requires("own.actions")
@require_safe
def step_plan(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    return render(request, "gatherings/evaluating/step_plan.html", {"plan": plan_of(_me()), "token": token})


@requires("own.actions")
@require_safe
def step_plan_pdf(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    plan = plan_of(_me())
    document = render_document(template="gatherings/documents/step_plan.typ", data=_printed(plan))
    response = HttpResponse(document.content, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="stappenplan.pdf"'
    return response


def _me() -> UUID:
    contact_id = current_actor().contact_id
    if contact_id is None:
        raise NotFound("only for a person")
    return contact_id


def _printed(plan: StepPlan) -> dict[str, Any]:
    return {
        "title": _("Stappenplan van %(name)s") % {"name": plan.name},
        "day": _day(timezone.localdate()),
        "actions": [_action(row, plan) for row in plan.going],
        "done": [row.what for row in plan.closed if row.state == "done"],
        "known": [_person(one) for one in plan.known],
        "intentions": [words for one in plan.intentions for words in _intention(one)],
        "words": {
            "actions": _("Wat ik ga doen"),
            "step": _("Eerste stap"),
            "when": _("Wanneer"),
            "with": _("Met wie"),
            "no_actions": _("Nog geen actiepunt. Hieronder is ruimte voor één."),
            "done": _("Gedaan"),
            "known": _("Wie ik leerde kennen"),
            "intentions": _("Wat ik wil doen of geven"),
            "replaced": _("Tekens die niet gedrukt konden worden, staan er als □."),
        },
    }


def _day(day: Any) -> str:
    return date_format(day, "j F Y")


def _action(row: ActionRow, plan: StepPlan) -> dict[str, str]:
    company = row.with_whom if row.owner_id == plan.me else row.owner
    return {
        "what": row.what,
        "step": row.first_step,
        "when": _day(row.due_date) if row.due_date else "",
        "with": company,
        "state": row.state_label,
    }


def _person(one: Known) -> str:
    parts = [", ".join(part for part in (one.name, one.organization) if part)]
    if one.by_both:
        parts.append(_("jullie noemden elkaar"))
    if one.details:
        parts.append(one.details)
    return " · ".join(parts)


def _intention(one: Intention) -> list[str]:
    where = {"title": one.title, "day": _day(timezone.localtime(one.starts_at))}
    words = []
    if one.cooperates or one.maybe_cooperates:
        said = _("Samenwerken met iemand van %(title)s (%(day)s)") % where
        words.append(said if one.cooperates else _("Misschien: %(said)s") % {"said": said})
    if one.contribution or one.contributes or one.maybe_contributes:
        gift = one.contribution or _("bijdragen aan een volgende bijeenkomst")
        said = _("%(gift)s (gezegd op %(day)s)") % {"gift": gift, "day": where["day"]}
        words.append(_("Misschien: %(said)s") % {"said": said} if one.maybe_contributes else said)
    return words
