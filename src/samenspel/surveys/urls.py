# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.surveys.views import own_reflection, own_scan, reflection_sheets, reflections, scan_paper, scans

app_name = "surveys"
urlpatterns = [
    path("stand/", scans.scan_list, name="scan_list"),
    path("stand/nieuw/", scans.scan_new, name="scan_new"),
    path("stand/<uuid:wave_id>/", scans.scan_wave, name="scan_wave"),
    path("stand/<uuid:wave_id>/plaatje.svg", scans.scan_picture, name="scan_picture"),
    path("stand/<uuid:wave_id>/vragen/", scans.scan_ask, name="scan_ask"),
    path("stand/<uuid:wave_id>/herinneren/", scans.scan_remind, name="scan_remind"),
    path("stand/<uuid:wave_id>/einde/", scans.scan_end, name="scan_end"),
    path("stand/<uuid:wave_id>/sluiten/", scans.scan_close, name="scan_close"),
    path("stand/<uuid:wave_id>/papier/", scan_paper.scan_paper, name="scan_paper"),
    path("stand/<uuid:wave_id>/overtypen/", scan_paper.scan_typing, name="scan_typing"),
    path("terugkijken/", reflections.reflection_list, name="reflection_list"),
    path("terugkijken/nieuw/", reflections.reflection_new, name="reflection_new"),
    path("terugkijken/<uuid:round_id>/", reflections.reflection_round, name="reflection_round"),
    path("terugkijken/<uuid:round_id>/vragen/", reflections.reflection_ask, name="reflection_ask"),
    path("terugkijken/<uuid:round_id>/einde/", reflections.reflection_end, name="reflection_end"),
    path("terugkijken/<uuid:round_id>/sluiten/", reflections.reflection_close, name="reflection_close"),
    path("terugkijken/<uuid:round_id>/papier/", reflection_sheets.reflection_paper, name="reflection_paper"),
    path("terugkijken/<uuid:round_id>/overtypen/", reflection_sheets.reflection_typing, name="reflection_typing"),
    path("terugkijken/blad/<uuid:reflection_id>/", reflection_sheets.reflection_sheet, name="reflection_sheet"),
    path("k/<str:token>/stand/", own_scan.own_scan, name="own_scan"),
    path("k/<str:token>/stand/klaar/", own_scan.own_scan_done, name="own_scan_done"),
    path("k/<str:token>/stand/<str:condition>/", own_scan.own_scan_step, name="own_scan_step"),
    path("k/<str:token>/terugkijken/", own_reflection.own_reflection, name="own_reflection"),
    path("k/<str:token>/terugkijken/klaar/", own_reflection.own_reflection_done, name="own_reflection_done"),
    path("k/<str:token>/terugkijken/<str:question>/", own_reflection.own_reflection_step, name="own_reflection_step"),
]
