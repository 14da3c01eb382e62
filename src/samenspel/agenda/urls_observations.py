# SPDX-License-Identifier: EUPL-1.2
"""Addresses of "Ogen en oren"; part of `urls`."""

from django.urls import path

from samenspel.agenda.views import bottlenecks, observations, open_observations, own_observations, themes

urlpatterns = [
    path("zien/", observations.observation_list, name="observation_list"),
    path("zien/nieuw/", observations.observation_new, name="observation_new"),
    path("zien/<uuid:observation_id>/los/", observations.observation_take_out, name="observation_take_out"),
    path("zien/<uuid:observation_id>/weghalen/", observations.observation_remove, name="observation_remove"),
    path("zien/thema/", themes.all_themes, name="theme_list"),
    path("zien/thema/<uuid:theme_id>/", themes.theme, name="theme"),
    path("zien/thema/<uuid:theme_id>/wijzigen/", themes.theme_edit, name="theme_edit"),
    path("zien/thema/<uuid:theme_id>/doel/", themes.theme_goal, name="theme_goal"),
    path("zien/thema/<uuid:theme_id>/actiepunt/", themes.theme_action, name="theme_action"),
    path("zien/thema/<uuid:theme_id>/vraag/", themes.theme_question, name="theme_question"),
    path("zien/thema/<uuid:theme_id>/brief/", bottlenecks.bottleneck_new, name="bottleneck_new"),
    path("zien/brieven/", bottlenecks.bottleneck_list, name="bottleneck_list"),
    path("zien/brieven/<uuid:bottleneck_id>/", bottlenecks.bottleneck, name="bottleneck"),
    path("zien/brieven/<uuid:bottleneck_id>/brief.pdf", bottlenecks.bottleneck_pdf, name="bottleneck_pdf"),
    path("zien/brieven/<uuid:bottleneck_id>/wijzigen/", bottlenecks.bottleneck_edit, name="bottleneck_edit"),
    path("zien/brieven/<uuid:bottleneck_id>/versturen/", bottlenecks.bottleneck_send, name="bottleneck_send"),
    path("zien/brieven/<uuid:bottleneck_id>/antwoord/", bottlenecks.bottleneck_answer, name="bottleneck_answer"),
    path("zien/brieven/<uuid:bottleneck_id>/weggooien/", bottlenecks.bottleneck_remove, name="bottleneck_remove"),
    path("ogen-en-oren/", open_observations.open_observation, name="open_observation"),
    path("ogen-en-oren/dank/", open_observations.open_observation_thanks, name="open_observation_thanks"),
    path("k/<str:token>/zien/", own_observations.own_observation_list, name="own_observation_list"),
    path(
        "k/<str:token>/zien/<uuid:observation_id>/terug/",
        own_observations.own_observation_take_back,
        name="own_observation_take_back",
    ),
    path(
        "k/<str:token>/zien/vraag/<uuid:theme_question_id>/",
        own_observations.own_theme_question,
        name="own_theme_question",
    ),
]
