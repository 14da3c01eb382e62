# SPDX-License-Identifier: EUPL-1.2
"""Who works with this partnership: invite somebody by mail, or end their role."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.access.guards import requires
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.partnerships.operations import remove_member
from samenspel.partnerships.queries import MemberRow, member_rows
from samenspel.portal.forms import MemberForm
from samenspel.portal.operations.members import invite_member


@requires("members.change")
@require_http_methods(["GET", "HEAD", "POST"])
def members(request: HttpRequest, slug: str) -> HttpResponse:
    form = MemberForm(request.POST) if request.method == "POST" else MemberForm()
    if form.is_bound and form.is_valid():
        try:
            invited = invite_member(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            sentence = _("%(name)s kan inloggen en krijgt een mail.") if invited else _("%(name)s stond er al bij.")
            messages.success(request, sentence % {"name": form.cleaned_data["name"]})
            return redirect("portal:members", slug=slug)
    context = {"form": form, "members": member_rows(), "own_id": current_actor().user_id}
    return render(request, "portal/members.html", context, status=422 if form.is_bound else 200)


@requires("members.change")
@require_http_methods(["GET", "HEAD", "POST"])
def member_remove(request: HttpRequest, slug: str, membership_id: UUID) -> HttpResponse:
    member = next((row for row in member_rows() if row.id == membership_id), None)
    if member is None:
        raise NotFound(f"Membership {membership_id}")
    back_url = reverse("portal:members", kwargs={"slug": slug})
    if request.method != "POST":
        return render(request, "ui/confirm.html", _question(member, back_url))
    try:
        remove_member(membership_id=membership_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect(back_url)
    messages.success(request, _("%(name)s kan niet meer bij dit pact.") % {"name": member.name})
    return redirect("installation:home" if member.user_id == current_actor().user_id else back_url)


def _question(member: MemberRow, back_url: str) -> dict[str, object]:
    return {
        "title": _("Haal %(name)s weg bij dit pact") % {"name": member.name},
        "sentence": _("Deze persoon kan daarna niets meer van dit pact zien. Wat er al gedaan is, blijft."),
        "action_label": _("Haal weg"),
        "back_url": back_url,
        "dangerous": True,
    }
