# SPDX-License-Identifier: EUPL-1.2
from django.urls import URLPattern, path

from samenspel.gatherings.views import done_and_stayed, evaluating, named, paper, step_plan, wording

OWN = "k/<str:token>/evaluatie/<uuid:gathering_id>/"
STAFF = "bijeenkomsten/<uuid:gathering_id>/evaluatie/"

urlpatterns: list[URLPattern] = [
    path("evalueren/<slug:evaluation_code>/", evaluating.evaluation_by_code, name="evaluation_by_code"),
    path(OWN, evaluating.own_evaluation, name="own_evaluation"),
    path(f"{OWN}klaar/", evaluating.evaluation_done, name="evaluation_done"),
    path(f"{OWN}<slug:step>/", evaluating.evaluation_step, name="evaluation_step"),
    path("actiepunten/gedaan-en-gebleven/", done_and_stayed.done_and_stayed, name="done_and_stayed"),
    path("actiepunten/gedaan-en-gebleven/rijen/", done_and_stayed.done_and_stayed_rows, name="done_and_stayed_rows"),
    path("instellingen/vragen/", wording.wording, name="wording"),
    path("instellingen/vragen/papier/", wording.wording_paper, name="wording_paper"),
    path("k/<str:token>/noemden-mij/", named.own_named, name="own_named"),
    path("k/<str:token>/noemden-mij/<uuid:connection_id>/", named.own_named_answer, name="own_named_answer"),
    path("k/<str:token>/stappenplan/", step_plan.step_plan, name="step_plan"),
    path("k/<str:token>/stappenplan/pdf/", step_plan.step_plan_pdf, name="step_plan_pdf"),
    path(STAFF, paper.evaluation_list, name="evaluation_list"),
    path(f"{STAFF}papier/", paper.evaluation_typing, name="evaluation_typing"),
    path(f"{STAFF}formulier/", paper.evaluation_form_pdf, name="evaluation_form_pdf"),
    path(f"{STAFF}qr.svg", paper.evaluation_qr, name="evaluation_qr"),
    path(f"{STAFF}muur/", paper.evaluation_wall, name="evaluation_wall"),
    path(f"{STAFF}bedanken/", paper.evaluation_thanks, name="evaluation_thanks"),
]
