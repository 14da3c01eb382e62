# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.entrance import views

app_name = "entrance"
urlpatterns = [
    path("k/<str:token>/", views.open_link, name="open_link"),
    path("k/<str:token>/ik-ben/<uuid:contact_id>/", views.choose_person, name="choose_person"),
]
