# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.gatherings.views import own_table, screens

DESK = "bijeenkomsten/<uuid:gathering_id>/schermen/"
SCREEN = "bijeenkomsten/<uuid:gathering_id>/scherm/"

urlpatterns = [
    path(DESK, screens.screens, name="screens"),
    path(f"{DESK}kiezen/", screens.screen_show, name="screen_show"),
    path(f"{DESK}klok/", screens.screen_clock, name="screen_clock"),
    path(SCREEN, screens.screen_beamer, name="screen_beamer"),
    path(f"{SCREEN}tafels/", screens.screen_tables, name="screen_tables"),
    path(f"{SCREEN}ronde/", screens.screen_round, name="screen_round"),
    path(f"{SCREEN}vragen/", screens.screen_questions, name="screen_questions"),
    path(f"{SCREEN}oogst/", screens.screen_harvest, name="screen_harvest"),
    path("k/<str:token>/mijn/<uuid:gathering_id>/tafel/", own_table.own_table, name="own_table"),
]
