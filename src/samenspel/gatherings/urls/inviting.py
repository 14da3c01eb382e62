# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.gatherings.views import calling_off, inviting, inviting_mailings, inviting_previews, inviting_texts

HERE = "bijeenkomsten/<uuid:gathering_id>/uitnodigen/"
MAILING = f"{HERE}<uuid:mailing_id>/"

urlpatterns = [
    path(HERE, inviting.invite, name="invite"),
    path(f"{HERE}mensen/", inviting.invite_people, name="invite_people"),
    path(f"{HERE}mensen/<uuid:contact_id>/link/", inviting.contact_link, name="contact_link"),
    path(MAILING, inviting_mailings.mailing_text, name="mailing_text"),
    path(f"{MAILING}bekijken/", inviting_previews.mailing_preview, name="mailing_preview"),
    path(f"{MAILING}proef/", inviting_previews.mailing_trial, name="mailing_trial"),
    path(f"{MAILING}ontvangers/", inviting_texts.mailing_receivers, name="mailing_receivers"),
    path(f"{MAILING}ontvangers/<uuid:contact_id>/", inviting_texts.mailing_own_text, name="mailing_own_text"),
    path(
        f"{MAILING}ontvangers/<uuid:contact_id>/gewone-tekst/",
        inviting_texts.mailing_common_text,
        name="mailing_common_text",
    ),
    path(f"{MAILING}versturen/", inviting_previews.mailing_send, name="mailing_send"),
    path(f"{MAILING}voortgang/", inviting_mailings.mailing_progress, name="mailing_progress"),
    path(f"{MAILING}weg/", inviting_mailings.mailing_discard, name="mailing_discard"),
    path("voorbeeld-link/", inviting_previews.mailing_trial_link, name="mailing_trial_link"),
    path("bijeenkomsten/<uuid:gathering_id>/afgelasten/", calling_off.gathering_call_off, name="gathering_call_off"),
    path("bijeenkomsten/<uuid:gathering_id>/toch-door/", calling_off.gathering_go_on, name="gathering_go_on"),
]
