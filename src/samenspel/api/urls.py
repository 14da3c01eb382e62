# SPDX-License-Identifier: EUPL-1.2
"""What one pact lists, as open data."""

from django.urls import path

from samenspel.access.guards import public
from samenspel.api.edge import open_data
from samenspel.api.routes import data_addresses, nothing_else
from samenspel.api.views import export

app_name = "pact_hsds"
urlpatterns = [
    *data_addresses(),
    path("alles.zip", public(open_data(export.export_zip)), name="export_zip"),
    path("alles.json", public(open_data(export.export_json)), name="export_json"),
    nothing_else(),
]
