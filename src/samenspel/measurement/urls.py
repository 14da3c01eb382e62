# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.measurement.views import importing, indicators, municipality, publishing, reports, values

app_name = "measurement"
ONE = "cijfers/<uuid:indicator_id>/"
REPORT = "verslag/<uuid:report_id>/"
urlpatterns = [
    path("cijfers/", indicators.indicator_list, name="indicator_list"),
    path("cijfers/nieuw/", indicators.indicator_new, name="indicator_new"),
    path("cijfers/inlezen/", importing.import_values, name="import"),
    path("cijfers/gemeente/", municipality.municipality, name="municipality"),
    path("cijfers/openbaar/", publishing.publish, name="publish"),
    path("cijfers/openbaar/<uuid:dashboard_id>/terug/", publishing.take_back, name="take_back"),
    path("openbaar/cijfers/<str:dashboard_code>/", publishing.dashboard, name="dashboard"),
    path(ONE, indicators.indicator, name="indicator"),
    path(f"{ONE}wijzig/", indicators.indicator_edit, name="indicator_edit"),
    path(f"{ONE}weg/", indicators.indicator_remove, name="indicator_remove"),
    path(f"{ONE}tekening/", indicators.indicator_picture, name="indicator_picture"),
    path(f"{ONE}lijst/", indicators.indicator_values, name="indicator_values"),
    path(f"{ONE}waarde/", values.value_new, name="value_new"),
    path(f"{ONE}waarde/<uuid:measurement_id>/", values.value_edit, name="value_edit"),
    path(f"{ONE}waarde/<uuid:measurement_id>/weg/", values.value_remove, name="value_remove"),
    path("verslag/", reports.report_list, name="report_list"),
    path("verslag/nieuw/", reports.report_new, name="report_new"),
    path(REPORT, reports.report, name="report"),
    path(f"{REPORT}wijzig/", reports.report_edit, name="report_edit"),
    path(f"{REPORT}woorden/<slug:section>/", reports.report_text, name="report_text"),
    path(f"{REPORT}af/", reports.report_finish, name="report_finish"),
    path(f"{REPORT}open/", reports.report_reopen, name="report_reopen"),
    path(f"{REPORT}weg/", reports.report_remove, name="report_remove"),
    path(f"{REPORT}pdf/", reports.report_paper, name="report_paper"),
    path(f"{REPORT}excel/", reports.report_sheets, name="report_sheets"),
]
