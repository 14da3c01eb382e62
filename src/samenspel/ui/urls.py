# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from samenspel.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("telefoon/", views.plain, name="plain"),
    path("<slug:component>/", views.sample, name="sample"),
]
