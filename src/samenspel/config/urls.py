# SPDX-License-Identifier: EUPL-1.2
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from samenspel.access.guards import public
from samenspel.entrance.views import closed
from samenspel.ui import urls as ui_urls

PARTNERSHIP = [
    path("", include("samenspel.partnerships.urls")),
    path("", include("samenspel.organizations.urls")),
    path("", include("samenspel.entrance.urls")),
    path("", include("samenspel.messaging.urls")),
    path("", include("samenspel.surveys.urls")),
    path("", include("samenspel.directory.urls")),
    path("", include("samenspel.agenda.urls")),
    path("", include("samenspel.gatherings.urls")),
    path("", include("samenspel.questions.urls")),
    path("", include("samenspel.measurement.urls")),
    path("", include("samenspel.news.urls")),
    path("", include("samenspel.core_group.urls")),
    path("", include("samenspel.portal.urls")),
    path("", include("samenspel.api.urls_embed")),
]

# `ui` stands below `access` and cannot guard its own pages.
GALLERY = [path(str(page.pattern), public(page.callback), name=page.name) for page in ui_urls.urlpatterns]

urlpatterns: list[URLPattern | URLResolver] = [
    # First: machines ask the open data by the thousand, and looking through all other addresses takes a millisecond.
    path("hsds/v3/", include("samenspel.api.urls_installation")),
    path("p/<slug:slug>/hsds/v3/", include("samenspel.api.urls")),
    path("", include("samenspel.portal.urls_installation")),
    # Roles and sign-in codes are given to an address: nobody adds somebody else's to their own account.
    path("account/email/", closed, name="account_email"),
    path("account/", include("allauth.urls")),
    path("taal/", include("django.conf.urls.i18n")),
    path("ui/", include((GALLERY, "ui"))),
    path("p/<slug:slug>/", include(PARTNERSHIP)),
]
if settings.DEMO:  # outside the demo the page with roles does not exist
    urlpatterns.append(path("demo/", include("samenspel.demo.urls")))

handler400 = "samenspel.entrance.views.bad_request"
handler403 = "samenspel.entrance.views.forbidden"
handler404 = "samenspel.entrance.views.not_found"
handler500 = "samenspel.entrance.views.server_error"
