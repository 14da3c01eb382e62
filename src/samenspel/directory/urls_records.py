# SPDX-License-Identifier: EUPL-1.2
"""What stands in the directory and keeping it true: for staff, and by one's own link."""

from django.urls import path

from samenspel.directory.views import own_services, services

OWN = "k/<str:token>/wegwijzer/"
urlpatterns = [
    path("hulpaanbod/", services.service_list, name="service_list"),
    path("hulpaanbod/nieuw/", services.service_new_whose, name="service_new_whose"),
    path("hulpaanbod/nieuw/<uuid:organization_id>/", services.service_new, name="service_new"),
    path("hulpaanbod/<uuid:service_id>/", services.service, name="service"),
    path("hulpaanbod/<uuid:service_id>/wijzigen/", services.service_edit, name="service_edit"),
    path("hulpaanbod/<uuid:service_id>/klopt/", services.service_confirm, name="service_confirm"),
    path("hulpaanbod/<uuid:service_id>/lijst/", services.service_listed, name="service_listed"),
    path("hulpaanbod/<uuid:service_id>/vragen/", services.organization_ask, name="organization_ask"),
    path(OWN, own_services.own_service_list, name="own_service_list"),
    path(f"{OWN}klopt/", own_services.own_right, name="own_right"),
    path(f"{OWN}nieuw/", own_services.own_service_new, name="own_service_new"),
    path(f"{OWN}<uuid:service_id>/", own_services.own_service_edit, name="own_service_edit"),
    path(f"{OWN}<uuid:service_id>/van-de-lijst/", own_services.own_service_unlist, name="own_service_unlist"),
]
