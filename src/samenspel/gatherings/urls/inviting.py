# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.gatherings.views import inviting, inviting_mailings

HERE = "bijeenkomsten/<uuid:gathering_id>/uitnodigen/"
MAILING = f"{HERE}<uuid:mailing_id>/"

urlpatterns = [
    path(HERE, inviting.invite, name="invite"),
    path(f"{HERE}mensen/", inviting.invite_people, name="invite_people"),
    path(f"{HERE}mensen/<uuid:contact_id>/link/", inviting.contact_link, name="contact_link"),
    path(MAILING, inviting_mailings.mailing_text, name="mailing_text"),
    path(f"{MAILING}bekijken/", inviting_mailings.mailing_preview, name="mailing_preview"),
    path(f"{MAILING}versturen/", inviting_mailings.mailing_send, name="mailing_send"),
    path(f"{MAILING}voortgang/", inviting_mailings.mailing_progress, name="mailing_progress"),
    path(f"{MAILING}weg/", inviting_mailings.mailing_discard, name="mailing_discard"),
]
