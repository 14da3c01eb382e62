# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.portal import urls_theme_map
from samenspel.portal.views import (
    agenda_picture,
    handover,
    handover_dossier,
    harvest,
    harvest_public,
    harvest_words,
    members,
    start,
    today,
)

app_name = "portal"
urlpatterns = [
    *urls_theme_map.urlpatterns,
    path("instellingen/mensen/", members.members, name="members"),
    path("instellingen/mensen/<uuid:membership_id>/weg/", members.member_remove, name="member_remove"),
    path("", today.today, name="today"),
    path("rol/", start.role_list, name="role_list"),
    path("rol/<slug:role>/", start.role_start, name="role_start"),
    path("k/<str:token>/start/", start.own_start, name="own_start"),
    path("doelen/op-een-bladzijde/", agenda_picture.agenda_picture, name="agenda_picture"),
    path("doelen/op-een-bladzijde.svg", agenda_picture.agenda_svg_file, name="agenda_picture_svg"),
    path("doelen/op-een-bladzijde.pdf", agenda_picture.agenda_paper, name="agenda_picture_pdf"),
    path("overdracht/", handover.handovers, name="handover_list"),
    path("overdracht/nieuw/", handover.handover_new, name="handover_new"),
    path("overdracht/<uuid:handover_id>/", handover.handover, name="handover"),
    path("overdracht/<uuid:handover_id>/stap/", handover.handover_step_new, name="handover_step_new"),
    path("overdracht/<uuid:handover_id>/rol/", handover.handover_finish, name="handover_finish"),
    path("overdracht/<uuid:handover_id>/stop/", handover.handover_stop, name="handover_stop"),
    path("overdracht/<uuid:handover_id>/dossier/", handover_dossier.handover_dossier, name="handover_dossier"),
    path("overdracht/<uuid:handover_id>/dossier.pdf", handover_dossier.handover_pdf, name="handover_pdf"),
    path("overdracht/stap/<uuid:handover_step_id>/", handover.handover_step_edit, name="handover_step_edit"),
    path("overdracht/stap/<uuid:handover_step_id>/gedaan/", handover.handover_tick, name="handover_tick"),
    path("overdracht/stap/<uuid:handover_step_id>/weg/", handover.handover_step_remove, name="handover_step_remove"),
    path("overdracht/deel/<uuid:words_id>/", handover_dossier.handover_part, name="handover_part"),
    path("oogst/", harvest.period, name="harvest"),
    path("oogst/papier/<slug:kind>/", harvest.paper, name="harvest_paper"),
    path("oogst/vertel/<slug:section>/", harvest_words.text, name="harvest_text"),
    path("oogst/openbaar/", harvest_public.publish, name="harvest_publish"),
    path("oogst/openbaar/<uuid:publication_id>/terug/", harvest_public.take_back, name="harvest_take_back"),
    path("openbaar/<str:harvest_code>/", harvest_public.shown, name="public_harvest"),
    path("openbaar/<str:harvest_code>/<slug:kind>/", harvest_public.shown_paper, name="public_harvest_paper"),
    path("oogst/cijfer/<slug:figure>/", harvest.period_rows, name="harvest_period_rows"),
    path("oogst/<uuid:gathering_id>/", harvest.session, name="harvest_session"),
    path("oogst/<uuid:gathering_id>/<slug:figure>/", harvest.session_rows, name="harvest_session_rows"),
]
