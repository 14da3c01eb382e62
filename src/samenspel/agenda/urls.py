# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.agenda import urls_initiatives, urls_observations
from samenspel.agenda.views import actions, activities, goals, groups, own, own_goals, own_writing, stuck

app_name = "agenda"
urlpatterns = [
    *urls_observations.urlpatterns,
    *urls_initiatives.urlpatterns,
    path("actiepunten/", actions.action_list, name="action_list"),
    path("actiepunten/nieuw/", actions.action_new, name="action_new"),
    path("actiepunten/vastgelopen/", stuck.stuck_list, name="stuck_list"),
    path("actiepunten/vastgelopen/<uuid:action_id>/", stuck.stuck, name="stuck"),
    path("actiepunten/<uuid:action_id>/", actions.action_edit, name="action_edit"),
    path("actiepunten/<uuid:action_id>/stand/", actions.action_state, name="action_state"),
    path("doelen/", goals.goal_list, name="goal_list"),
    path("doelen/ambitie/", goals.ambition_edit, name="ambition_edit"),
    path("doelen/nieuw/", goals.goal_new, name="goal_new"),
    path("doelen/<uuid:goal_id>/", goals.goal, name="goal"),
    path("doelen/<uuid:goal_id>/wijzigen/", goals.goal_edit, name="goal_edit"),
    path("doelen/<uuid:goal_id>/afronden/", goals.goal_close, name="goal_close"),
    path("doelen/<uuid:goal_id>/heropenen/", goals.goal_reopen, name="goal_reopen"),
    path("doelen/<uuid:goal_id>/plaats/", goals.goal_move, name="goal_move"),
    path("doelen/<uuid:goal_id>/bijdrage/", activities.activity_new, name="activity_new"),
    path("doelen/bijdragen/<uuid:activity_id>/", activities.activity_edit, name="activity_edit"),
    path("doelen/bijdragen/<uuid:activity_id>/weghalen/", activities.activity_remove, name="activity_remove"),
    path("werkgroepen/", groups.group_list, name="group_list"),
    path("werkgroepen/nieuw/", groups.group_new, name="group_new"),
    path("werkgroepen/<uuid:group_id>/", groups.group_edit, name="group_edit"),
    path("werkgroepen/<uuid:group_id>/hoe-gaat-het/", groups.group_word, name="group_word"),
    path("werkgroepen/<uuid:group_id>/weghalen/", groups.group_remove, name="group_remove"),
    path("k/<str:token>/doelen/", own_goals.own_goals, name="own_goals"),
    path("k/<str:token>/doelen/<uuid:goal_id>/", own_goals.own_activity_new, name="own_activity_new"),
    path("k/<str:token>/doelen/bijdragen/<uuid:activity_id>/", own_goals.own_activity_edit, name="own_activity_edit"),
    path("k/<str:token>/doelen/werkgroep/<uuid:group_id>/", own_goals.own_group_word, name="own_group_word"),
    path("k/<str:token>/actiepunten/", own.own_actions, name="own_actions"),
    path("k/<str:token>/actiepunten/nieuw/", own_writing.own_action_new, name="own_action_new"),
    path("k/<str:token>/actiepunten/<uuid:action_id>/aanpassen/", own_writing.own_action_edit, name="own_action_edit"),
    path("k/<str:token>/actiepunten/<uuid:action_id>/", own.own_action_state, name="own_action_state"),
    path("k/<str:token>/actiepunten/<uuid:action_id>/vast/", own.own_action_stuck, name="own_action_stuck"),
    path("k/<str:token>/actiepunten/<uuid:action_id>/niet-mee/", own.own_action_leave, name="own_action_leave"),
]
