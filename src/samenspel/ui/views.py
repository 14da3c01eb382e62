# SPDX-License-Identifier: EUPL-1.2
"""The gallery: one page per component, for designers and for the accessibility test.

`ui` stands below `access` on the staircase, so `config/urls.py` puts the guard on these views.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

from samenspel.ui.gallery import SAMPLES


def gallery(request: HttpRequest) -> HttpResponse:
    """The list of components."""
    return render(request, "ui/gallery/index.html", {"samples": SAMPLES})


def sample(request: HttpRequest, component: str) -> HttpResponse:
    """One component with the lines that draw it."""
    for shown in SAMPLES:
        if shown.slug == component:
            name = f"ui/gallery/{shown.slug}.html"
            source = getattr(get_template(name), "template").source  # noqa: B009 - not in the backend's type
            context = {"sample": shown, "template": name, "source": source.strip(), **shown.context()}
            return render(request, "ui/gallery/sample.html", context)
    raise Http404


def plain(request: HttpRequest) -> HttpResponse:
    """A page as a partner's contact sees it on a phone."""
    return render(request, "ui/gallery/plain.html")
