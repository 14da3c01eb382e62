# SPDX-License-Identifier: EUPL-1.2
"""Vraag en aanbod for everybody, without an account: reading, and placing something in half a minute."""

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import public
from samenspel.base.answers import READ_AND_WRITE, page_number, put_beside_field, status_of
from samenspel.base.errors import NotFound, Refused
from samenspel.base.limits import PUBLIC_FORMS, count_try
from samenspel.directory.constants import Direction
from samenspel.directory.forms.offers import OfferFilter, OpenOfferForm
from samenspel.directory.operations.offer_matches import propose_with_new
from samenspel.directory.operations.offers import place_open_offer
from samenspel.directory.queries.offers import OfferRow, offer_page, offer_row
from samenspel.entrance.operations import token_of


@public
@require_safe
def open_offer_list(request: HttpRequest, slug: str) -> HttpResponse:
    looking = OfferFilter(request.GET)
    direction, kind = looking.wanted()
    context = {
        "page": offer_page(number=page_number(request.GET), direction=direction, kind=kind),
        "filter": looking,
    }
    return render(request, "directory/offers/open_list.html", context)


@public
@READ_AND_WRITE
def open_offer_new(request: HttpRequest, slug: str) -> HttpResponse:
    """With `?op=` in answer to something that stands there."""
    answers = answered_to(request)
    form = OpenOfferForm(request.POST if request.method == "POST" else None, initial=starting_with(answers))
    if form.is_bound and form.is_by_a_program:
        return redirect("directory:open_offer_list", slug=slug)
    status = status_of(form)
    if form.is_bound and form.is_valid():
        if not count_try(request, PUBLIC_FORMS):
            form.add_error(None, _("Er kwam net veel binnen vanaf deze plek. Probeer het over een uur weer."))
            status = 429
        else:
            try:
                token = _place(form, answers)
            except Refused as refusal:
                put_beside_field(form, refusal)
            else:
                return redirect("directory:own_offer_list", slug=slug, token=token)
    return render(request, "directory/offers/open_new.html", {"form": form, "answers": answers}, status=status)


@transaction.atomic
def _place(form: OpenOfferForm, answers: OfferRow | None) -> str:
    link = place_open_offer(form_key=form.key(), reach=form.as_reach(), said=form.said())
    if answers is not None:
        propose_with_new(offer_id=link.about_id, other_id=answers.id)  # type: ignore[arg-type]
    return token_of(link)


def answered_to(request: HttpRequest) -> OfferRow | None:
    """What this is an answer to, when the address names something that stands there still."""
    try:
        return offer_row(UUID(request.GET.get("op", "")))
    except (ValueError, NotFound):
        return None


def starting_with(answers: OfferRow | None) -> dict[str, str]:
    """The other direction of what it is an answer to, and the same kind."""
    if answers is None:
        return {}
    direction = Direction.NEEDED if answers.is_offered else Direction.OFFERED
    return {"direction": direction.value, "kind": answers.kind, "life_domain": answers.life_domain}
