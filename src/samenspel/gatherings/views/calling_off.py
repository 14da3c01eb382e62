# SPDX-License-Identifier: EUPL-1.2
"""It does not go on: said with a reason, told by mail, and undone."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.access.guards import requires
from samenspel.base.errors import Refused
from samenspel.gatherings.forms.inviting import CallOffForm
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.operations.calling_off import call_off, go_on_after_all, refuse_to_call_off
from samenspel.gatherings.operations.inviting import start_sending
from samenspel.gatherings.queries.inviting import people_for, tell_choices, to_tell
from samenspel.gatherings.views.frame import tabs_of


@requires("gatherings.change")
@require_http_methods(["GET", "HEAD", "POST"])
def gathering_call_off(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """One page: why, to whom, and either send at once or look at the mails first."""
    gathering = Gathering.of(gathering_id)
    back = reverse("gatherings:gathering_detail", kwargs={"slug": slug, "gathering_id": gathering_id})
    people = people_for(gathering_id)
    groups = tell_choices(people)
    initial = {"form_key": uuid4(), "tell": groups[0][0] if groups else "", "words": gathering.called_off_words}
    form = CallOffForm(request.POST or None, groups=groups, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_call_off(request, slug, gathering_id, form) or back)
        except Refused as refusal:
            form.add_error(None, refusal.message)
    context = {
        "gathering": gathering,
        "form": form,
        "refused": _why_not(gathering),
        "back_url": back,
        "by_hand": [person for person in to_tell("asked", people) if not person.email],
        "tabs": tabs_of(request, gathering_id),
    }
    return render(request, "gatherings/inviting/call_off.html", context, status=422 if form.errors else 200)


def _why_not(gathering: Gathering) -> str:
    try:
        refuse_to_call_off(gathering)
    except Refused as refusal:
        return refusal.message
    return ""


def _call_off(request: HttpRequest, slug: str, gathering_id: UUID, form: CallOffForm) -> str:
    """Where to go next: the mails to look at, how far they are, or nowhere in particular."""
    typed = form.cleaned_data
    mailing = call_off(
        gathering_id=gathering_id, words=typed["words"], tell=typed["tell"], mailing_id=typed["form_key"]
    )
    if mailing is None:
        messages.info(request, _("De bijeenkomst is afgelast. Er ging geen mail uit."))
        return ""
    page = "mailing_preview"
    if "eerst_kijken" not in request.POST:
        start_sending(mailing_id=mailing.pk)
        page = "mailing_progress"
    return reverse(f"gatherings:{page}", kwargs={"slug": slug, "gathering_id": gathering_id, "mailing_id": mailing.pk})


@requires("gatherings.change")
@require_POST
def gathering_go_on(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Undo. Whoever heard that it was off should hear this too: on to a text for them."""
    if go_on_after_all(gathering_id=gathering_id):
        messages.success(request, _("De bijeenkomst gaat door. Vertel het nu aan wie zou komen: de tekst staat klaar."))
    page = reverse("gatherings:invite", kwargs={"slug": slug, "gathering_id": gathering_id})
    return redirect(f"{page}?bericht=verandering")
