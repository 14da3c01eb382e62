# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.portal.views import harvest, members, today

app_name = "portal"
urlpatterns = [
    path("instellingen/mensen/", members.members, name="members"),
    path("instellingen/mensen/<uuid:membership_id>/weg/", members.member_remove, name="member_remove"),
    path("", today.today, name="today"),
    path("oogst/", harvest.period, name="harvest"),
    path("oogst/pdf/", harvest.period_pdf, name="harvest_pdf"),
    path("oogst/cijfer/<slug:figure>/", harvest.period_rows, name="harvest_period_rows"),
    path("oogst/<uuid:gathering_id>/", harvest.session, name="harvest_session"),
    path("oogst/<uuid:gathering_id>/<slug:figure>/", harvest.session_rows, name="harvest_session_rows"),
]
