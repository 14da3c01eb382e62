# SPDX-License-Identifier: EUPL-1.2
"""What all pacts of this installation list, as open data."""

from django.urls import path

from samenspel.api.routes import data_addresses, nothing_else
from samenspel.api.views import pages

app_name = "hsds"
urlpatterns = [*data_addresses(), path("profiel/", pages.profile, name="profile"), nothing_else()]
