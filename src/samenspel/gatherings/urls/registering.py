# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.gatherings.views import open_signup, own, own_extras, registering, registering_one

ONE = "bijeenkomsten/<uuid:gathering_id>/mensen/"
MINE = "k/<str:token>/mijn/"
MY_ONE = f"{MINE}<uuid:gathering_id>/"
OPEN = "aanmelden/<slug:open_code>/"

urlpatterns = [
    path(MINE, own.own_home, name="own_home"),
    path(MY_ONE, own.own_registration, name="own_registration"),
    path(f"{MY_ONE}details/", own_extras.own_details, name="own_details"),
    path(f"{MY_ONE}collega/", own_extras.own_colleague, name="own_colleague"),
    path(f"{MY_ONE}agenda.ics", own_extras.own_calendar, name="own_calendar"),
    path(OPEN, open_signup.open_signup, name="open_signup"),
    path(f"{OPEN}dank/", open_signup.open_signup_thanks, name="open_signup_thanks"),
    path(ONE, registering.registration_list, name="registration_list"),
    path(f"{ONE}lijst.csv", registering.registration_csv, name="registration_csv"),
    path(f"{ONE}wensen/", registering.registration_needs, name="registration_needs"),
    path(f"{ONE}erbij/", registering_one.registration_add, name="registration_add"),
    path(f"{ONE}erbij/nieuw/", registering_one.registration_newcomer, name="registration_newcomer"),
    path(f"{ONE}antwoord/<uuid:contact_id>/", registering_one.registration_answer, name="registration_answer"),
    path(f"{ONE}<uuid:registration_id>/", registering_one.registration_edit, name="registration_edit"),
    path(f"{ONE}<uuid:registration_id>/besluit/", registering_one.registration_decide, name="registration_decide"),
]
