# SPDX-License-Identifier: EUPL-1.2
"""The demo's mailbox: mail that stays inside is read here as its receiver would. Elsewhere it does not exist."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.messaging.queries import calendar_of, mailboxes, mails_at, received_mail


def _only_where_mail_stays_inside() -> None:
    if not settings.MAIL_STAYS_INSIDE:
        raise Http404


@requires("mailbox.view")
@require_safe
def mailbox(request: HttpRequest, slug: str) -> HttpResponse:
    """Who got mail; with `aan=` the mails of one address."""
    _only_where_mail_stays_inside()
    email = request.GET.get("aan", "").replace("\x00", "")[:254]
    context = {"email": email, "mails": mails_at(email) if email else [], "mailboxes": [] if email else mailboxes()}
    return render(request, "messaging/mailbox.html", context)


@requires("mailbox.view")
@require_safe
def mailbox_mail(request: HttpRequest, slug: str, message_id: UUID) -> HttpResponse:
    _only_where_mail_stays_inside()
    return render(request, "messaging/mail.html", {"mail": received_mail(message_id)})


@requires("mailbox.view")
@require_safe
def mailbox_calendar(request: HttpRequest, slug: str, message_id: UUID) -> HttpResponse:
    _only_where_mail_stays_inside()
    answer = HttpResponse(calendar_of(message_id), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="bijeenkomst.ics"'
    return answer
