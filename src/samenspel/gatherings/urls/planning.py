# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.gatherings.views import (
    lifts,
    meals,
    planning,
    planning_days,
    planning_facts,
    planning_hosts,
    planning_states,
    programme,
    programme_asking,
    programme_speakers,
)

ONE = "bijeenkomsten/<uuid:gathering_id>/"
STEP = f"{ONE}programma/<uuid:step_id>/"
SPEAKER = f"{ONE}sprekers/<uuid:speaker_id>/"

urlpatterns = [
    path("bijeenkomsten/", planning.gathering_list, name="gathering_list"),
    path("bijeenkomsten/nieuw/", planning_facts.gathering_new, name="gathering_new"),
    path("bijeenkomsten/gastheren/", planning_hosts.host_list, name="host_list"),
    path("bijeenkomsten/gastheren/<uuid:partner_id>/wil-wel/", planning_hosts.host_offer, name="host_offer"),
    path(f"{ONE}gastheren/", planning_hosts.host_choose, name="host_choose"),
    path("bijeenkomsten/dag/", planning_days.day_check, name="day_check"),
    path("bijeenkomsten/dagen-om-te-mijden/", planning_days.day_list, name="day_list"),
    path("bijeenkomsten/dagen-om-te-mijden/terug/", planning_days.day_restore, name="day_restore"),
    path("bijeenkomsten/dagen-om-te-mijden/<uuid:day_id>/weg/", planning_days.day_remove, name="day_remove"),
    path(ONE, planning.gathering_detail, name="gathering_detail"),
    path(f"{ONE}wijzigen/", planning_facts.gathering_edit, name="gathering_edit"),
    path(f"{ONE}kopieren/", planning_facts.gathering_copy, name="gathering_copy"),
    path(f"{ONE}stand/", planning_states.gathering_state, name="gathering_state"),
    path(f"{ONE}programma/", programme.programme, name="programme"),
    path(f"{ONE}programma/nieuw/", programme.programme_add, name="programme_add"),
    path(f"{ONE}programma/terug/", programme.programme_restore, name="programme_restore"),
    path(STEP, programme.programme_edit, name="programme_edit"),
    path(f"{STEP}voor/<uuid:before_id>/", programme.programme_move, name="programme_move"),
    path(f"{STEP}weg/", programme.programme_remove, name="programme_remove"),
    path(f"{ONE}sprekers/nieuw/", programme_speakers.speaker_add, name="speaker_add"),
    path(SPEAKER, programme_speakers.speaker_edit, name="speaker_edit"),
    path(f"{SPEAKER}vragen/", programme_asking.speaker_ask, name="speaker_ask"),
    path(f"{SPEAKER}antwoord/", programme_asking.speaker_note, name="speaker_note"),
    path("k/<str:token>/spreken/<uuid:speaker_id>/", programme_asking.own_speaking, name="own_speaking"),
    path(f"{SPEAKER}weg/", programme_speakers.speaker_remove, name="speaker_remove"),
    path(f"{ONE}eten/", meals.meal, name="meal"),
    path(f"{ONE}eten/lijst/", meals.meal_edit, name="meal_edit"),
    path(f"{ONE}eten/boodschappen.pdf", meals.meal_pdf, name="meal_pdf"),
    path(f"{ONE}liften/", lifts.lift_list, name="lift_list"),
    path(f"{ONE}liften/afspreken/", lifts.lift_agree, name="lift_agree"),
    path(f"{ONE}liften/<uuid:match_id>/terug/", lifts.lift_undo, name="lift_undo"),
]
