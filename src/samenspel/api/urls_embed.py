# SPDX-License-Identifier: EUPL-1.2
"""The wegwijzer on somebody else's site."""

from django.urls import path

from samenspel.api.views import embed

app_name = "embed"
urlpatterns = [
    path("wegwijzer/inbed/", embed.frame, name="frame"),
    path("wegwijzer/wegwijzer.js", embed.script, name="script"),
    path("hulpaanbod/op-je-eigen-site/", embed.how, name="how"),
]
