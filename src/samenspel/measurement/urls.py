# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.measurement.views import importing, indicators, municipality, values

app_name = "measurement"
ONE = "cijfers/<uuid:indicator_id>/"
urlpatterns = [
    path("cijfers/", indicators.indicator_list, name="indicator_list"),
    path("cijfers/nieuw/", indicators.indicator_new, name="indicator_new"),
    path("cijfers/inlezen/", importing.import_values, name="import"),
    path("cijfers/gemeente/", municipality.municipality, name="municipality"),
    path(ONE, indicators.indicator, name="indicator"),
    path(f"{ONE}wijzig/", indicators.indicator_edit, name="indicator_edit"),
    path(f"{ONE}weg/", indicators.indicator_remove, name="indicator_remove"),
    path(f"{ONE}tekening/", indicators.indicator_picture, name="indicator_picture"),
    path(f"{ONE}lijst/", indicators.indicator_values, name="indicator_values"),
    path(f"{ONE}waarde/", values.value_new, name="value_new"),
    path(f"{ONE}waarde/<uuid:measurement_id>/", values.value_edit, name="value_edit"),
    path(f"{ONE}waarde/<uuid:measurement_id>/weg/", values.value_remove, name="value_remove"),
]
