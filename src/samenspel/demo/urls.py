# SPDX-License-Identifier: EUPL-1.2
"""Only there in the demo: config/urls.py leaves these out everywhere else."""

from django.urls import path

from samenspel.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.sign_in, name="sign_in"),
    path("inlogmail/", views.sign_in_mail, name="sign_in_mail"),
    path("als/<slug:role>/", views.sign_in_as, name="sign_in_as"),
]
