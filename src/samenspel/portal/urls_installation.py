# SPDX-License-Identifier: EUPL-1.2
"""Pages of the installation itself, outside any partnership."""

from django.urls import path

from samenspel.portal.views import installation

app_name = "installation"
urlpatterns = [
    path("", installation.home, name="home"),
    path("healthz/", installation.healthz, name="healthz"),
    path("beheer/pacten/", installation.partnership_list, name="partnership_list"),
    path("beheer/pacten/nieuw/", installation.partnership_new, name="partnership_new"),
]
