# SPDX-License-Identifier: EUPL-1.2
"""Asking a speaker by mail or on the phone, and the page on which that person says yes or no."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.access.guards import requires
from samenspel.base.errors import Refused
from samenspel.gatherings.constants import SpeakerState
from samenspel.gatherings.forms.programme import OwnSpeakingForm, SpeakerAskForm, SpeakerNoteForm
from samenspel.gatherings.models import Gathering, Speaker
from samenspel.gatherings.operations.inviting_words import Text
from samenspel.gatherings.operations.speaking import (
    answer_as_speaker,
    ask_by_mail,
    note_speaker,
    own_speaker,
    text_to_ask,
)
from samenspel.gatherings.queries.speaking import own_ask, speaker_row
from samenspel.gatherings.views.frame import page_url, tabs_of

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@requires("gatherings.change")
@READ_AND_WRITE
def speaker_ask(request: HttpRequest, slug: str, gathering_id: UUID, speaker_id: UUID) -> HttpResponse:
    """One speaker: what was agreed, the buttons for after a call, and the mail to send."""
    row = speaker_row(gathering_id, speaker_id)
    form = SpeakerAskForm(request.POST or None, initial=_letter(speaker_id) if row.email else {})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            text = Text(subject=typed["subject"], body=typed["body"])
            ask_by_mail(speaker_id=speaker_id, form_key=typed["form_key"], text=text)
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("De vraag is onderweg naar %(name)s.") % {"name": row.name})
            return redirect(_programme(slug, gathering_id))
    context = {
        "gathering": Gathering.of(gathering_id),
        "speaker": row,
        "form": form,
        "tabs": tabs_of(request, gathering_id),
        "back_url": _programme(slug, gathering_id),
    }
    return render(request, "gatherings/planning/speaker_ask.html", context, status=422 if form.errors else 200)


def _letter(speaker_id: UUID) -> dict[str, object]:
    text = text_to_ask(Speaker.objects.select_related("contact", "gathering").get(pk=speaker_id))
    return {"form_key": uuid4(), "subject": text.subject, "body": text.body}


def _programme(slug: str, gathering_id: UUID) -> str:
    return f"{page_url('gatherings:programme', slug=slug, gathering_id=gathering_id)}#sprekers"


@requires("gatherings.change")
@require_POST
def speaker_note(request: HttpRequest, slug: str, gathering_id: UUID, speaker_id: UUID) -> HttpResponse:
    """One tap after a call, or a step back."""
    row = speaker_row(gathering_id, speaker_id)
    form = SpeakerNoteForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Deze stap kan nu niet."))
        return redirect(_programme(slug, gathering_id))
    try:
        note_speaker(speaker_id=speaker_id, seen=form.cleaned_data["seen"], to=form.cleaned_data["to"])
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _noted(row.name, SpeakerState(form.cleaned_data["to"])))
    return redirect(_programme(slug, gathering_id))


def _noted(name: str, state: SpeakerState) -> str:
    sentences = {
        SpeakerState.TO_ASK: _("%(name)s staat weer bij wie je nog vraagt."),
        SpeakerState.ASKED: _("%(name)s denkt erover na."),
        SpeakerState.CONFIRMED: _("%(name)s zei ja."),
        SpeakerState.DECLINED: _("%(name)s zei nee."),
    }
    return sentences[state] % {"name": name}


@requires("own.speaking")
@READ_AND_WRITE
def own_speaking(request: HttpRequest, slug: str, token: str, speaker_id: UUID) -> HttpResponse:
    """Opening changes nothing; each answer is a button that POSTs, and can be changed until it begins."""
    form = OwnSpeakingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        own_speaker(speaker_id)
        if form.is_valid():
            try:
                answer_as_speaker(speaker_id=speaker_id, speaks=form.cleaned_data["speaks"] == "yes")
            except Refused as refusal:
                form.add_error(None, refusal.message)
            else:
                return redirect("gatherings:own_speaking", slug=slug, token=token, speaker_id=speaker_id)
        else:
            form = OwnSpeakingForm({})
            form.add_error(None, _("Kies ja of nee."))
    context = {
        "ask": own_ask(own_speaker(speaker_id)),
        "form": form,
        "token": token,
        "home_url": page_url("gatherings:own_home", slug=slug, token=token),
    }
    return render(request, "gatherings/planning/own_speaking.html", context, status=422 if form.errors else 200)
