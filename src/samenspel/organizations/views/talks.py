# SPDX-License-Identifier: EUPL-1.2
"""Notes of one-to-one talks, for the eyes of facilitators, unless their author shares them."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenspel.access.guards import requires
from samenspel.base.answers import put_beside_field
from samenspel.base.errors import Refused
from samenspel.organizations.forms.talks import TalkForm
from samenspel.organizations.operations.talks import add_talk, remove_talk, share_talk
from samenspel.organizations.queries.partner import contact_of
from samenspel.organizations.queries.talks import talk_of, talks_with
from samenspel.organizations.views.partners import form_methods


@requires("talks.view")
@form_methods
def talk_list(request: HttpRequest, slug: str, contact_id: UUID) -> HttpResponse:
    person, partner_id, _version = contact_of(contact_id)
    if request.method == "POST":
        form = TalkForm(request.POST)
        if form.is_valid() and _add(form, contact_id):
            messages.success(request, _("De notitie is bewaard."))
            return redirect("organizations:talk_list", slug=slug, contact_id=contact_id)
    else:
        form = TalkForm(initial={"form_key": uuid4(), "talked_date": timezone.localdate()})
    if partner_id is None:
        back_url = reverse("organizations:contact_list", kwargs={"slug": slug})
    else:
        back_url = reverse("organizations:partner_detail", kwargs={"slug": slug, "partner_id": partner_id})
    context = {"form": form, "person": person, "talks": talks_with(contact_id), "back_url": back_url}
    return render(request, "organizations/talk_list.html", context, status=422 if form.is_bound else 200)


def _add(form: TalkForm, contact_id: UUID) -> bool:
    try:
        add_talk(
            form_key=form.cleaned_data["form_key"] or uuid4(),
            contact_id=contact_id,
            talked_date=form.cleaned_data["talked_date"],
            text=form.cleaned_data["text"],
            for_core_group=form.cleaned_data["for_core_group"],
        )
    except Refused as refusal:
        put_beside_field(form, refusal)
        return False
    return True


@requires("talks.change")
@require_POST
def talk_remove(request: HttpRequest, slug: str, note_id: UUID) -> HttpResponse:
    contact_id = remove_talk(note_id=note_id)
    messages.success(request, _("De notitie is weg."))
    return redirect("organizations:talk_list", slug=slug, contact_id=contact_id)


@requires("talks.change")
@require_POST
def talk_share(request: HttpRequest, slug: str, note_id: UUID) -> HttpResponse:
    """One tap of the author, and another tap takes it back."""
    shared = request.POST.get("gedeeld") == "ja"
    contact_id = talk_of(note_id)
    try:
        share_talk(note_id=note_id, shared=shared)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        done = _("De kerngroep kan deze notitie nu lezen.") if shared else _("Alleen aanjagers zien deze notitie weer.")
        messages.success(request, done)
    return redirect("organizations:talk_list", slug=slug, contact_id=contact_id)
