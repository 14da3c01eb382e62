# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.partnerships.views import settings

app_name = "partnerships"
urlpatterns = [
    path("theme.css", settings.theme_css, name="theme_css"),
    path("logo.png", settings.logo, name="logo"),
    path("instellingen/", settings.settings, name="settings"),
    path("instellingen/pijlers/", settings.pillars, name="pillars"),
    path("instellingen/pijlers/<uuid:pillar_id>/", settings.pillar_edit, name="pillar_edit"),
    path("instellingen/pijlers/<uuid:pillar_id>/plaats/", settings.pillar_move, name="pillar_move"),
    path("instellingen/pijlers/<uuid:pillar_id>/weg/", settings.pillar_remove, name="pillar_remove"),
    path("instellingen/logo/", settings.logo_edit, name="logo_edit"),
]
