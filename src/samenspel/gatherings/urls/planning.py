# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.gatherings.views import planning, planning_facts, planning_states

ONE = "bijeenkomsten/<uuid:gathering_id>/"

urlpatterns = [
    path("bijeenkomsten/", planning.gathering_list, name="gathering_list"),
    path("bijeenkomsten/nieuw/", planning_facts.gathering_new, name="gathering_new"),
    path(ONE, planning.gathering_detail, name="gathering_detail"),
    path(f"{ONE}wijzigen/", planning_facts.gathering_edit, name="gathering_edit"),
    path(f"{ONE}kopieren/", planning_facts.gathering_copy, name="gathering_copy"),
    path(f"{ONE}stand/", planning_states.gathering_state, name="gathering_state"),
]
