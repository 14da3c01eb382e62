# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.directory.views import help_line, wegwijzer

urlpatterns = [
    path("hulpaanbod/wie-niets-vindt/", help_line.help_line, name="help_line"),
    path("wegwijzer/", wegwijzer.start, name="wegwijzer"),
    path("wegwijzer/zoeken/", wegwijzer.search, name="wegwijzer_search"),
    path("wegwijzer/kaart/", wegwijzer.on_the_map, name="wegwijzer_map"),
    path("wegwijzer/hulp/<uuid:service_id>/", wegwijzer.service, name="wegwijzer_service"),
    path("wegwijzer/hulp/<uuid:service_id>/kaartje.pdf", wegwijzer.paper, name="wegwijzer_paper"),
]
