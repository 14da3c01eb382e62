# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.entrance import views

app_name = "entrance"
urlpatterns = [
    path("k/<str:token>/", views.open_link, name="open_link"),
    path("k/<str:token>/ik-ben/<uuid:contact_id>/", views.choose_person, name="choose_person"),
    path("contacten/<uuid:contact_id>/link/", views.contact_link, name="contact_link"),
    path("contacten/<uuid:contact_id>/link/tonen/", views.contact_link_show, name="contact_link_show"),
    path("contacten/<uuid:contact_id>/link/ongeldig/", views.contact_link_revoke, name="contact_link_revoke"),
]
