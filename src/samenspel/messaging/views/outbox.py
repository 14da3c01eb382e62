# SPDX-License-Identifier: EUPL-1.2
"""What was sent, what waits, and what a person has to look at."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.base.errors import Refused
from samenspel.messaging.constants import MessageState
from samenspel.messaging.operations import mark_as_sent, send_again, send_failed_again
from samenspel.messaging.queries import outbox as outbox_of

# As they stand in the address and on the page; waiting and being sent are one to a person.
SHOWN = {
    "niet-zeker": MessageState.UNSURE,
    "niet-aangekomen": MessageState.FAILED,
    "wacht": MessageState.WAITING,
    "verstuurd": MessageState.SENT,
}


@requires("outbox.view")
@require_safe
def outbox(request: HttpRequest, slug: str) -> HttpResponse:
    only = request.GET.get("stand", "")
    found = outbox_of(state=SHOWN.get(only, ""), page=_number(request.GET.get("bladzijde", "1")))
    page = reverse("messaging:outbox", kwargs={"slug": slug})
    context = {
        "outbox": found,
        "only": only if only in SHOWN else "",
        "figures": [
            (found.counts[state], str(state.label), f"{page}?stand={word}", _TONES.get(state, ""))
            for word, state in SHOWN.items()
        ],
        "failed": found.counts[MessageState.FAILED],
        "page_url": page,
    }
    return render(request, "messaging/outbox.html", context)


_TONES = {MessageState.UNSURE: "coral", MessageState.FAILED: "coral", MessageState.SENT: "leaf"}


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 1


@requires("outbox.change")
@require_POST
def outbox_retry(request: HttpRequest, slug: str, message_id: UUID) -> HttpResponse:
    try:
        send_again(message_id=message_id)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.info(request, _("De mail gaat zo op pad."))
    return redirect("messaging:outbox", slug=slug)


@requires("outbox.change")
@require_POST
def outbox_retry_failed(request: HttpRequest, slug: str) -> HttpResponse:
    send_failed_again()
    return redirect("messaging:outbox", slug=slug)


@requires("outbox.change")
@require_POST
def outbox_mark_sent(request: HttpRequest, slug: str, message_id: UUID) -> HttpResponse:
    mark_as_sent(message_id=message_id)
    return redirect("messaging:outbox", slug=slug)
