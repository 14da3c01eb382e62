# SPDX-License-Identifier: EUPL-1.2
"""The pledge of one's own organisation, by personal link: giving it, changing it, and after a year looking back."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.access.guards import requires
from samenspel.agenda.constants import PledgeWay
from samenspel.agenda.forms.pledges import PledgeForm, ReviewForm
from samenspel.agenda.operations.pledges import change_pledge, give_pledge
from samenspel.agenda.queries.pledges import PartnerPledges, PledgeRow, own_pledges, pledge_row
from samenspel.agenda.views.pledges import pledge_conflict, pledge_values, say_review
from samenspel.base.answers import READ_AND_WRITE, put_beside_field, status_of
from samenspel.base.errors import Conflict, NotFound, Refused


@requires("own.pledge")
@READ_AND_WRITE
def own_pledge(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """What the page asks depends on where it stands: nothing yet, running, or a year old."""
    mine = own_pledges()
    if mine is None:
        return render(request, "agenda/pledge_own_none.html", {"token": token})
    now = mine.now
    if now is not None and now.is_due:
        return _look_back(request, slug, token, mine, now)
    return _give_or_change(request, slug, token, mine, now)


@requires("own.pledge")
@READ_AND_WRITE
def own_pledge_review(request: HttpRequest, slug: str, token: str, pledge_id: UUID) -> HttpResponse:
    """Named by its id, so that a second press is known as the same looking back."""
    row = pledge_row(pledge_id)
    mine = own_pledges()
    if mine is None:
        raise NotFound("no partner")
    if request.method != "POST" and not row.is_due:
        return redirect("agenda:own_pledge", slug=slug, token=token)
    return _look_back(request, slug, token, mine, row)


def _look_back(request: HttpRequest, slug: str, token: str, mine: PartnerPledges, row: PledgeRow) -> HttpResponse:
    form = ReviewForm(request.POST if request.method == "POST" else None, initial=pledge_values(row))
    if request.method == "POST" and say_review(request, form, row):
        return redirect("agenda:own_pledge", slug=slug, token=token)
    context = {"form": form, "row": row, "mine": mine, "token": token}
    return render(request, "agenda/pledge_own_review.html", context, status=status_of(form))


def _give_or_change(
    request: HttpRequest, slug: str, token: str, mine: PartnerPledges, now: PledgeRow | None
) -> HttpResponse:
    form = PledgeForm(request.POST if request.method == "POST" else None, initial=pledge_values(now) if now else {})
    back_url = reverse("agenda:own_pledge", kwargs={"slug": slug, "token": token})
    if request.method == "POST" and form.is_valid():
        try:
            _keep(form, mine, now)
        except Conflict:
            if now is None:
                raise
            return pledge_conflict(request, form, now.id, back_url)
        except Refused as refusal:
            put_beside_field(form, refusal)
        else:
            messages.success(request, _("Dank je wel. Jullie toezegging staat erin."))
            return redirect(back_url)
    context = {"form": form, "row": now, "mine": mine, "token": token}
    return render(request, "agenda/pledge_own.html", context, status=status_of(form))


def _keep(form: PledgeForm, mine: PartnerPledges, now: PledgeRow | None) -> None:
    """A second press on the form that gave the first pledge finds it there and is the same pledge."""
    key, version = form.cleaned_data["form_key"] or uuid4(), form.cleaned_data["version"]
    if now is None or (version is None and now.id == key):
        give_pledge(form_key=key, partner_id=mine.partner_id, words=form.words(), way=PledgeWay.LINK)
    else:
        change_pledge(pledge_id=now.id, version=-1 if version is None else version, words=form.words())
