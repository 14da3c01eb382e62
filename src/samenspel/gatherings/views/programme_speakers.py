# SPDX-License-Identifier: EUPL-1.2
"""Who speaks: people of the partnership and experience experts, with what was agreed."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.access.guards import requires
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, NotFound
from samenspel.gatherings.forms.programme import SpeakerForm
from samenspel.gatherings.models import Gathering, Speaker
from samenspel.gatherings.operations.programme import (
    SpeakerFacts,
    add_speaker,
    change_speaker,
    remove_speaker,
    speaker_facts,
    version_of,
)
from samenspel.gatherings.queries.planning_choices import speaker_choices
from samenspel.gatherings.queries.speaking import Suggestions, suggestions_for
from samenspel.gatherings.views.frame import tabs_of

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


def _page(slug: str, gathering_id: UUID) -> str:
    return reverse("gatherings:programme", kwargs={"slug": slug, "gathering_id": gathering_id})


@requires("gatherings.change")
@READ_AND_WRITE
def speaker_add(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    gathering = Gathering.of(gathering_id)
    initial = {"form_key": uuid4(), "contact": request.GET.get("wie", "")}
    form = SpeakerForm(request.POST or None, people=speaker_choices(), initial=initial)
    if request.method == "POST" and form.is_valid():
        speaker = add_speaker(
            speaker_id=form.cleaned_data["form_key"],
            gathering_id=gathering_id,
            contact_id=UUID(form.cleaned_data["contact"]),
            facts=form.facts(),
        )
        return redirect("gatherings:speaker_ask", slug=slug, gathering_id=gathering_id, speaker_id=speaker.pk)
    return _form_page(request, gathering, form, suggestions=suggestions_for(gathering_id))


@requires("gatherings.change")
@READ_AND_WRITE
def speaker_edit(request: HttpRequest, slug: str, gathering_id: UUID, speaker_id: UUID) -> HttpResponse:
    """The person stays the same; what was agreed can change."""
    speaker = _speaker(gathering_id, speaker_id)
    now = speaker_facts(speaker)
    people = [(str(speaker.contact_id), speaker.contact.name)]
    initial = {"form_key": speaker_id, "version": version_of(now), "contact": people[0][0], **_by_name(now)}
    form = SpeakerForm(request.POST or None, people=people, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_speaker(speaker_id=speaker_id, version=form.cleaned_data["version"] or 0, facts=form.facts())
        except Conflict:
            back = _page(slug, gathering_id)
            return conflict_page(request, form=form, theirs=_by_name(now), version=version_of(now), back_url=back)
        return redirect(_page(slug, gathering_id))
    return _form_page(request, speaker.gathering, form)


def _form_page(
    request: HttpRequest, gathering: Gathering, form: SpeakerForm, *, suggestions: Suggestions | None = None
) -> HttpResponse:
    context = {
        "gathering": gathering,
        "form": form,
        "tabs": tabs_of(request, gathering.pk),
        "suggestions": suggestions,
    }
    return render(request, "gatherings/planning/speaker_form.html", context, status=422 if form.errors else 200)


def _by_name(facts: SpeakerFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in SpeakerFacts.__slots__}


def _speaker(gathering_id: UUID, speaker_id: UUID) -> Speaker:
    found = (
        Speaker.objects.select_related("contact", "gathering").filter(pk=speaker_id, gathering_id=gathering_id).first()
    )
    if found is None:
        raise NotFound(str(speaker_id))
    speaker: Speaker = found
    return speaker


@requires("gatherings.change")
@require_POST
def speaker_remove(request: HttpRequest, slug: str, gathering_id: UUID, speaker_id: UUID) -> HttpResponse:
    name = _speaker(gathering_id, speaker_id).contact.name
    remove_speaker(speaker_id=speaker_id)
    messages.info(request, _("%(name)s staat niet meer bij de sprekers.") % {"name": name})
    return redirect(_page(slug, gathering_id))
