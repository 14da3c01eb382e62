# SPDX-License-Identifier: EUPL-1.2
"""A gathering is planned, changed and copied."""

from datetime import datetime, time
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.access.guards import requires
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.gatherings.constants import GatheringState
from samenspel.gatherings.forms.planning import CopyForm, GatheringForm, initial_of, initial_of_new
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations.planning import (
    IN_THE_CALENDAR,
    GatheringFacts,
    change_gathering,
    copy_gathering,
    facts_of,
    plan_gathering,
)
from samenspel.gatherings.queries.planning_choices import earlier_gatherings, host_choices
from samenspel.gatherings.views.frame import tabs_of
from samenspel.gatherings.views.planning_looking import chosen_host, day_words, looked_at, typed_or_looked_at

EARLY, LATE = time(15, 0), time(20, 0)
READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@requires("gatherings.change")
@READ_AND_WRITE
def gathering_new(request: HttpRequest, slug: str) -> HttpResponse:
    approval: bool = request.partnership.newcomers_need_approval  # type: ignore[attr-defined]
    hosts = host_choices()
    initial = {**initial_of_new(newcomers_need_approval=approval), **chosen_host(request, hosts)}
    form = GatheringForm(*typed_or_looked_at(request), hosts=hosts, initial={**initial, **looked_at(request, hosts)})
    if form.is_bound and form.is_valid():
        facts = form.facts()
        try:
            gathering = plan_gathering(gathering_id=form.cleaned_data["form_key"], facts=facts)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            _say_what_the_source_learnt(request, facts.starts_at)
            return redirect("gatherings:gathering_detail", slug=slug, gathering_id=gathering.pk)
    back = reverse("gatherings:gathering_list", kwargs={"slug": slug})
    context = {
        "form": form,
        "back_url": back,
        "title": _("Plan een bijeenkomst"),
        "earlier": earlier_gatherings(),
        "host_url": reverse("gatherings:host_list", kwargs={"slug": slug}),
        **day_words(request, form),
    }
    return render(request, "gatherings/planning/gathering_new.html", context, status=422 if form.errors else 200)


def _say_what_the_source_learnt(request: HttpRequest, starts_at: datetime) -> None:
    begins = timezone.localtime(starts_at).time()
    if not EARLY <= begins <= LATE:
        messages.info(
            request,
            _("Bewaard. Let op: aan het eind van de werkdag of het begin van de avond komen de meeste mensen."),
        )


@requires("gatherings.change")
@READ_AND_WRITE
def gathering_edit(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    gathering = Gathering.of(gathering_id)
    now = facts_of(gathering)
    initial = initial_of(now, gathering_id=gathering_id, version=gathering.version)
    hosts = _with_present_host(gathering)
    initial |= {**chosen_host(request, hosts), **looked_at(request, hosts)}
    form = GatheringForm(*typed_or_looked_at(request), hosts=hosts, initial=initial)
    page = reverse("gatherings:gathering_detail", kwargs={"slug": slug, "gathering_id": gathering_id})
    if form.is_bound and form.is_valid():
        facts = form.facts()
        try:
            change_gathering(gathering_id=gathering_id, version=form.cleaned_data["version"] or 0, facts=facts)
        except Conflict:
            return _conflict(request, gathering_id, form, page=page)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            return redirect(_after_change(request, gathering, page, before=now, after=facts))
    context = {
        "form": form,
        "gathering": gathering,
        "back_url": page,
        "tabs": tabs_of(request, gathering_id),
        "host_url": reverse("gatherings:host_choose", kwargs={"slug": slug, "gathering_id": gathering_id}),
        **day_words(request, form),
    }
    return render(request, "gatherings/planning/gathering_edit.html", context, status=422 if form.errors else 200)


def _after_change(
    request: HttpRequest, gathering: Gathering, page: str, *, before: GatheringFacts, after: GatheringFacts
) -> str:
    """Who comes should hear of another day or place: on to a text for them."""
    if after.starts_at != before.starts_at:
        _say_what_the_source_learnt(request, after.starts_at)
    moved = any(getattr(before, name) != getattr(after, name) for name in IN_THE_CALENDAR if name != "title")
    if not moved or not gathering.seats_taken or gathering.state == GatheringState.HARVESTED:
        return page
    messages.info(request, _("Bewaard. Vertel het nu aan wie al komt: de tekst staat klaar."))
    return f"{page}uitnodigen/?bericht=verandering"


def _with_present_host(gathering: Gathering) -> list[tuple[str, str]]:
    """A host that left the partnership since stays the host of what it hosted."""
    choices = host_choices()
    present = str(gathering.host_id or "")
    if present and present not in dict(choices) and gathering.host is not None:
        choices.append((present, gathering.host.organization.name))
    return choices


def _conflict(request: HttpRequest, gathering_id: UUID, form: GatheringForm, *, page: str) -> HttpResponse:
    """Both texts side by side; the person keeps theirs or takes the other's."""
    now = Gathering.of(gathering_id)
    theirs = initial_of(facts_of(now), gathering_id=gathering_id, version=now.version)
    words = {name: value for name, value in theirs.items() if name not in {"version", "form_key"}}
    return conflict_page(request, form=form, theirs=words, version=now.version, back_url=page)


@requires("gatherings.change")
@READ_AND_WRITE
def gathering_copy(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """A new day for the same programme and place."""
    source = Gathering.of(gathering_id)
    begins, ends = timezone.localtime(source.starts_at).time(), timezone.localtime(source.ends_at).time()
    initial = {"form_key": uuid4(), "title": source.title, "begins": begins, "ends": ends}
    form = CopyForm(*typed_or_looked_at(request), initial={**initial, **looked_at(request, [])})
    if form.is_bound and form.is_valid():
        cleaned = form.cleaned_data
        copied = copy_gathering(
            gathering_id=gathering_id,
            new_id=cleaned["form_key"],
            title=cleaned["title"],
            starts_at=cleaned["starts_at"],
            ends_at=cleaned["ends_at"],
        )
        return redirect("gatherings:gathering_detail", slug=slug, gathering_id=copied.pk)
    context = {"form": form, "gathering": source, "tabs": tabs_of(request, gathering_id), **day_words(request, form)}
    return render(request, "gatherings/planning/gathering_copy.html", context, status=422 if form.errors else 200)
