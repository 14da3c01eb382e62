# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.gatherings.views import planning

urlpatterns = [
    path("bijeenkomsten/", planning.gathering_list, name="gathering_list"),
    path("bijeenkomsten/<uuid:gathering_id>/", planning.gathering_detail, name="gathering_detail"),
]
