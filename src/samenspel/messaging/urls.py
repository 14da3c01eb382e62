# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.messaging.views import mailbox, outbox

app_name = "messaging"
urlpatterns = [
    path("post/", outbox.outbox, name="outbox"),
    path("post/opnieuw/", outbox.outbox_retry_failed, name="outbox_retry_failed"),
    path("post/<uuid:message_id>/", outbox.outbox_message, name="outbox_message"),
    path("post/<uuid:message_id>/adres/", outbox.outbox_mend, name="outbox_mend"),
    path("post/<uuid:message_id>/kwam-terug/", outbox.outbox_bounced, name="outbox_bounced"),
    path("post/<uuid:message_id>/opnieuw/", outbox.outbox_retry, name="outbox_retry"),
    path("post/<uuid:message_id>/aangekomen/", outbox.outbox_mark_sent, name="outbox_mark_sent"),
    path("postvak/", mailbox.mailbox, name="mailbox"),
    path("postvak/<uuid:message_id>/", mailbox.mailbox_mail, name="mailbox_mail"),
    path("postvak/<uuid:message_id>/agenda.ics", mailbox.mailbox_calendar, name="mailbox_calendar"),
]
