# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.organizations.views import listing

app_name = "organizations"
urlpatterns = [
    path("partners/", listing.partner_list, name="partner_list"),
    path("partners/<uuid:partner_id>/", listing.partner_detail, name="partner_detail"),
]
