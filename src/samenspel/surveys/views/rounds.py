# SPDX-License-Identifier: EUPL-1.2
"""What a wave of the scan and a round of looking back have in common: asking people, moving the end, closing."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.base.answers import put_beside_field, status_of
from samenspel.base.conflicts import conflict_page
from samenspel.base.errors import Conflict, Refused
from samenspel.surveys.forms.scans import AskForm, EndForm
from samenspel.surveys.models import ReflectionRound, ScanWave
from samenspel.surveys.operations.asking import ask
from samenspel.surveys.operations.rounds import move_end
from samenspel.surveys.queries.asking import people_to_ask, without_address

Opened = ScanWave | ReflectionRound


def ask_page(request: HttpRequest, opened: Opened, *, back_url: str) -> HttpResponse:
    people = people_to_ask(opened)
    form = AskForm(request.POST if request.method == "POST" else None, people=people)
    if request.method == "POST" and form.is_valid():
        try:
            count = ask(opened=opened, contact_ids=form.contact_ids())
        except Refused as refused:
            put_beside_field(form, refused)
        else:
            sentence = ngettext("%(count)d mail gaat weg.", "%(count)d mails gaan weg.", count)
            nobody = _("Iedereen die je koos, was al gevraagd. Er gaat geen mail weg.")
            messages.success(request, sentence % {"count": count} if count else nobody)
            return redirect(back_url)
    context = {
        "form": form,
        "back_url": back_url,
        "asked": sum(one.asked for one in people),
        "left": sum(not one.asked for one in people),
        "unreachable": without_address(),
        "is_scan": isinstance(opened, ScanWave),
    }
    return render(request, "surveys/ask.html", context, status=status_of(form))


def end_page(request: HttpRequest, get: Callable[[], Opened], *, back_url: str) -> HttpResponse:
    opened = get()
    initial = {"closes_date": opened.closes_date, "version": opened.version}
    form = EndForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            move_end(
                opened=opened, version=-1 if version is None else version, closes_date=form.cleaned_data["closes_date"]
            )
        except Conflict:
            now = get()
            if now.closed_at is not None:
                messages.error(request, _("Deze ronde is gesloten."))
                return redirect(back_url)
            theirs = {"closes_date": now.closes_date}
            return conflict_page(request, form=form, theirs=theirs, version=now.version, back_url=back_url)
        messages.success(request, _("De laatste dag is gewijzigd."))
        return redirect(back_url)
    context = {"form": form, "back_url": back_url}
    return render(request, "surveys/end.html", context, status=status_of(form))


def close_page(
    request: HttpRequest, *, deed: Callable[[], None], back_url: str, consequences: list[str]
) -> HttpResponse:
    if request.method == "POST":
        deed()
        messages.success(request, _("De ronde is gesloten."))
        return redirect(back_url)
    context = {
        "title": _("Deze ronde sluiten?"),
        "sentence": _("Dat kan niet worden teruggedraaid."),
        "consequences": consequences,
        "action_label": _("Sluit de ronde"),
        "back_url": back_url,
        "dangerous": True,
    }
    return render(request, "ui/confirm.html", context)
