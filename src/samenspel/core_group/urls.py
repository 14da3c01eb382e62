# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.core_group.views import agendas, decisions, home, paper, signals

app_name = "core_group"
urlpatterns = [
    path("kerngroep/", home.home, name="home"),
    path("kerngroep/gesprekken/", home.talks, name="talks"),
    path("kerngroep/leden/<uuid:membership_id>/ervaring/", home.expert, name="expert"),
    path("kerngroep/vergadering/<uuid:meeting_id>/", agendas.meeting, name="meeting"),
    path("kerngroep/vergadering/<uuid:meeting_id>/door/", agendas.meeting_carry_over, name="meeting_carry_over"),
    path("kerngroep/vergadering/<uuid:meeting_id>/wacht/", agendas.meeting_take_waiting, name="meeting_take_waiting"),
    path("kerngroep/vergadering/<uuid:meeting_id>/agenda.pdf", paper.agenda_pdf, name="agenda_pdf"),
    path("kerngroep/vergadering/<uuid:meeting_id>/verslag.pdf", paper.minutes_pdf, name="minutes_pdf"),
    path("kerngroep/vergadering/<uuid:meeting_id>/mail/", paper.mail, name="mail"),
    path("kerngroep/punten/nieuw/", agendas.item_new, name="item_new"),
    path("kerngroep/punten/<uuid:item_id>/", agendas.item_edit, name="item_edit"),
    path("kerngroep/punten/<uuid:item_id>/verslag/", agendas.item_notes, name="item_notes"),
    path("kerngroep/punten/<uuid:item_id>/stand/", agendas.item_state, name="item_state"),
    path("kerngroep/punten/<uuid:item_id>/voor/<uuid:before_item_id>/", agendas.item_place, name="item_place"),
    path("kerngroep/punten/<uuid:item_id>/door/", agendas.item_move_on, name="item_move_on"),
    path("kerngroep/punten/<uuid:item_id>/weg/", agendas.item_remove, name="item_remove"),
    path("kerngroep/actiepunten/<uuid:action_id>/agenda/", agendas.action_to_agenda, name="action_to_agenda"),
    path("kerngroep/besluiten/", decisions.decision_list, name="decision_list"),
    path("kerngroep/besluiten/nieuw/", decisions.decision_new, name="decision_new"),
    path("kerngroep/besluiten/<uuid:decision_id>/", decisions.decision, name="decision"),
    path("kerngroep/besluiten/<uuid:decision_id>/vervang/", decisions.decision_replace, name="decision_replace"),
    path("kerngroep/besluiten/<uuid:decision_id>/actiepunt/", decisions.decision_action, name="decision_action"),
    path("kerngroep/besluiten/<uuid:decision_id>/terugblik/", decisions.decision_look_back, name="decision_look_back"),
    path("kerngroep/signalen/", signals.signals, name="signal_list"),
    path("kerngroep/signalen/nieuw/", signals.signal_new, name="signal_new"),
    path("kerngroep/signalen/<uuid:signal_id>/", signals.signal, name="signal"),
    path("kerngroep/signalen/<uuid:signal_id>/wijzig/", signals.signal_edit, name="signal_edit"),
    path("kerngroep/signalen/<uuid:signal_id>/stap/", signals.signal_step, name="signal_step"),
    path("kerngroep/signalen/<uuid:signal_id>/sluit/", signals.signal_close, name="signal_close"),
    path("kerngroep/signalen/<uuid:signal_id>/heropen/", signals.signal_reopen, name="signal_reopen"),
    path("kerngroep/signalen/<uuid:signal_id>/agenda/", signals.signal_to_agenda, name="signal_to_agenda"),
    path("kerngroep/signalen/<uuid:signal_id>/weg/", signals.signal_remove, name="signal_remove"),
    path("kerngroep/stappen/<uuid:signal_step_id>/gevoerd/", signals.signal_talk_held, name="signal_talk_held"),
    path("kerngroep/stappen/<uuid:signal_step_id>/weg/", signals.signal_step_remove, name="signal_step_remove"),
]
