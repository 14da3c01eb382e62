# SPDX-License-Identifier: EUPL-1.2
"""Where do I sit? On the phone of a participant, by their own link, from the moment they are inside."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.base.fields import plain_text
from samenspel.gatherings.queries.encounters import seats_of
from samenspel.gatherings.queries.registering_own import own_gathering
from samenspel.gatherings.queries.screens import round_now, tables_now


@requires("own.registration")
@require_safe
def own_table(request: HttpRequest, slug: str, token: str, gathering_id: UUID) -> HttpResponse:
    gathering = own_gathering(gathering_id)
    mine = gathering.mine
    is_there = mine is not None and mine.present
    text = plain_text(request.GET.get("q", ""))[:100]
    seats = seats_of(mine.registration_id) if mine is not None and is_there else []
    number = round_now(gathering_id) if is_there else 0
    context = {
        "gathering": gathering,
        "token": token,
        "is_there": is_there,
        "now": next((seat for seat in seats if seat.round == number), None),
        "later": [seat for seat in seats if seat.round > number],
        "number": number,
        "text": text,
        "tables": tables_now(gathering_id, text=text) if is_there else None,
    }
    return render(request, "gatherings/evening/own_table.html", context)
