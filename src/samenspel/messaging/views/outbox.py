# SPDX-License-Identifier: EUPL-1.2
"""What was sent, what waits, and what a person has to look at."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from samenspel.access.guards import requires
from samenspel.base.errors import Refused
from samenspel.messaging.constants import TROUBLED, MessageState
from samenspel.messaging.forms import AddressForm, BounceForm
from samenspel.messaging.operations import (
    mark_as_bounced,
    mark_as_sent,
    mend_address,
    send_again,
    send_failed_again,
)
from samenspel.messaging.queries import outbox as outbox_of
from samenspel.messaging.queries import outbox_mail

# As they stand in the address and on the page; waiting and being sent are one to a person.
SHOWN: dict[str, tuple[MessageState, ...]] = {
    "kwam-terug": (MessageState.BOUNCED,),
    "niet-zeker": (MessageState.UNSURE,),
    "niet-aangekomen": (MessageState.FAILED,),
    "wacht": (MessageState.WAITING, MessageState.CLAIMED),
    "verstuurd": (MessageState.SENT,),
}
TO_LOOK_AT = "kijk-na"
LABELS = {
    "kwam-terug": gettext_lazy("kwamen terug"),
    "niet-zeker": gettext_lazy("niet zeker of het aankwam"),
    "niet-aangekomen": gettext_lazy("niet weg"),
    "wacht": gettext_lazy("wachten"),
    "verstuurd": gettext_lazy("verstuurd"),
}
TONES = {"kwam-terug": "coral", "niet-zeker": "coral", "niet-aangekomen": "coral", "verstuurd": "leaf"}


@requires("outbox.view")
@require_safe
def outbox(request: HttpRequest, slug: str) -> HttpResponse:
    only = request.GET.get("stand", "")
    states = TROUBLED if only == TO_LOOK_AT else SHOWN.get(only, ())
    found = outbox_of(states=states, page=_number(request.GET.get("bladzijde", "1")), to_look_at=only == TO_LOOK_AT)
    page = reverse("messaging:outbox", kwargs={"slug": slug})
    numbers = {word: sum(found.counts[state] for state in those) for word, those in SHOWN.items()}
    context = {
        "outbox": found,
        "only": only if states else "",
        "figures": [
            (number, str(LABELS[word]), f"{page}?stand={word}", TONES.get(word, "") if number else "")
            for word, number in numbers.items()
        ],
        "failed": found.may_go_again,
        "page_url": page,
    }
    return render(request, "messaging/outbox.html", context)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 1


@requires("outbox.change")
@require_safe
def outbox_message(request: HttpRequest, slug: str, message_id: UUID) -> HttpResponse:
    """One mail: what is the matter, and what can be done about it."""
    return _mail_page(request, message_id)


def _mail_page(request: HttpRequest, message_id: UUID, **forms: Any) -> HttpResponse:
    mail = outbox_mail(message_id)
    context = {
        "mail": mail,
        "row": mail.row,
        "address_form": AddressForm(initial={"email": mail.row.to_email}),
        "bounce_form": BounceForm(),
        **forms,
    }
    return render(request, "messaging/outbox_message.html", context, status=422 if forms else 200)


@requires("outbox.change")
@require_POST
def outbox_mend(request: HttpRequest, slug: str, message_id: UUID) -> HttpResponse:
    """Another address, and the mail goes again."""
    form = AddressForm(request.POST)
    if form.is_valid():
        try:
            mend_address(message_id=message_id, email=form.cleaned_data["email"])
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            messages.success(request, _("Het adres is verbeterd. De mail gaat zo op pad."))
            return redirect("messaging:outbox_message", slug=slug, message_id=message_id)
    return _mail_page(request, message_id, address_form=form)


@requires("outbox.change")
@require_POST
def outbox_bounced(request: HttpRequest, slug: str, message_id: UUID) -> HttpResponse:
    """The mail server's report came to a person, who says so here."""
    form = BounceForm(request.POST)
    if not form.is_valid():
        return _mail_page(request, message_id, bounce_form=form)
    mark_as_bounced(message_id=message_id, reason=form.cleaned_data["reason"])
    return redirect("messaging:outbox_message", slug=slug, message_id=message_id)


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
    messages.info(request, _("Genoteerd: de mail is aangekomen."))
    return redirect("messaging:outbox", slug=slug)
