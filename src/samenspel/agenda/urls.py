# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.agenda.views import actions, groups, own, own_writing, stuck

app_name = "agenda"
urlpatterns = [
    path("actiepunten/", actions.action_list, name="action_list"),
    path("actiepunten/nieuw/", actions.action_new, name="action_new"),
    path("actiepunten/vastgelopen/", stuck.stuck_list, name="stuck_list"),
    path("actiepunten/vastgelopen/<uuid:action_id>/", stuck.stuck, name="stuck"),
    path("actiepunten/<uuid:action_id>/", actions.action_edit, name="action_edit"),
    path("actiepunten/<uuid:action_id>/stand/", actions.action_state, name="action_state"),
    path("werkgroepen/", groups.group_list, name="group_list"),
    path("werkgroepen/nieuw/", groups.group_new, name="group_new"),
    path("werkgroepen/<uuid:group_id>/", groups.group_edit, name="group_edit"),
    path("werkgroepen/<uuid:group_id>/weghalen/", groups.group_remove, name="group_remove"),
    path("k/<str:token>/actiepunten/", own.own_actions, name="own_actions"),
    path("k/<str:token>/actiepunten/nieuw/", own_writing.own_action_new, name="own_action_new"),
    path("k/<str:token>/actiepunten/<uuid:action_id>/aanpassen/", own_writing.own_action_edit, name="own_action_edit"),
    path("k/<str:token>/actiepunten/<uuid:action_id>/", own.own_action_state, name="own_action_state"),
    path("k/<str:token>/actiepunten/<uuid:action_id>/vast/", own.own_action_stuck, name="own_action_stuck"),
    path("k/<str:token>/actiepunten/<uuid:action_id>/niet-mee/", own.own_action_leave, name="own_action_leave"),
]
