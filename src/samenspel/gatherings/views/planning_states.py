# SPDX-License-Identifier: EUPL-1.2
"""From draft to harvested, and back while nothing is harvested."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from samenspel.access.guards import requires
from samenspel.base.errors import Refused
from samenspel.gatherings.constants import GatheringState
from samenspel.gatherings.forms.planning import StateForm
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations.planning import move_to_state, next_state, previous_state
from samenspel.gatherings.queries.planning import gathering_page

FORWARD = {
    GatheringState.INVITING: gettext_lazy("Open de aanmelding"),
    GatheringState.CLOSED: gettext_lazy("Sluit de aanmelding"),
    GatheringState.UNDER_WAY: gettext_lazy("Begin de bijeenkomst"),
    GatheringState.HARVESTED: gettext_lazy("Rond af en oogst"),
}
WHAT_HAPPENS = {
    GatheringState.INVITING: gettext_lazy("Mensen kunnen zich dan aanmelden. Er gaat nog geen mail uit."),
    GatheringState.CLOSED: gettext_lazy("Nieuwe aanmeldingen gaan dan via jou. Afmelden kan nog wel."),
    GatheringState.UNDER_WAY: gettext_lazy("De deur en de vragen aan het eind gaan dan open."),
    GatheringState.HARVESTED: gettext_lazy("Daarna verandert er niets meer aan aanmeldingen en antwoorden."),
}
BACKWARD = {
    GatheringState.DRAFT: gettext_lazy("Terug naar voorbereiden"),
    GatheringState.INVITING: gettext_lazy("Open de aanmelding weer"),
    GatheringState.CLOSED: gettext_lazy("Toch nog niet begonnen"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A button to another state."""

    to: str
    label: str
    explanation: str = ""


def forward_step(state: str, *, on_the_day: bool = False) -> Step | None:
    """What comes next. On the day itself that is to begin, also when nobody closed the registration."""
    to = GatheringState.UNDER_WAY if on_the_day and state == GatheringState.INVITING else next_state(state)
    return Step(to, str(FORWARD[to]), str(WHAT_HAPPENS[to])) if to else None


def backward_step(state: str) -> Step | None:
    to = previous_state(state)
    return Step(to, str(BACKWARD[to])) if to else None


@requires("gatherings.change")
@require_POST
def gathering_state(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """One step; the harvest asks first, as it cannot be undone."""
    Gathering.of(gathering_id)
    page = reverse("gatherings:gathering_detail", kwargs={"slug": slug, "gathering_id": gathering_id})
    form = StateForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Deze stap kan nu niet."))
        return redirect(page)
    to, seen = form.cleaned_data["to"], form.cleaned_data["seen"]
    if to == GatheringState.HARVESTED and "confirmed" not in request.POST:
        return _ask_before_harvest(request, gathering_id, seen=seen, page=page)
    try:
        move_to_state(gathering_id=gathering_id, to=to, seen=seen)
    except Refused as refusal:
        messages.error(request, refusal.message)
    return redirect(page)


def _ask_before_harvest(request: HttpRequest, gathering_id: UUID, *, seen: str, page: str) -> HttpResponse:
    gathering = gathering_page(gathering_id)
    context = {
        "gathering": gathering,
        "title": _("Afronden en oogsten"),
        "sentence": _("Dit is de laatste stap van “%(title)s”. Hij kan niet ongedaan worden gemaakt.")
        % {"title": gathering.title},
        "consequences": [
            *([_("Let op: deze bijeenkomst is nog niet voorbij.")] if gathering.ends_at > timezone.now() else []),
            _("Aanmeldingen, aanwezigheid en tafels blijven zoals ze nu zijn."),
            _("De open aanmeldlink en de code voor de vragen gaan dicht."),
            _("De cijfers van deze bijeenkomst tellen mee in de oogst."),
        ],
        "action_label": _("Rond af en oogst"),
        "back_url": page,
        "seen": seen,
    }
    return render(request, "gatherings/planning/confirm_harvest.html", context)
