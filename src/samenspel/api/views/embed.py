# SPDX-License-Identifier: EUPL-1.2
"""The wegwijzer on somebody else's site: a page that may stand in a frame anywhere, and the line that puts it there."""

from functools import cache
from pathlib import Path

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from samenspel.access.guards import public, requires
from samenspel.access.sections import section_tabs
from samenspel.directory.queries.wegwijzer import Asked, tiles

SCRIPT = Path(__file__).resolve().parent.parent / "data" / "wegwijzer.js"
KEPT_SECONDS = 3600
USUAL_HEIGHT = 900


@public
@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type]
def frame(request: HttpRequest, slug: str) -> HttpResponse:
    """The question and the pictures; what is chosen opens in a window of its own, whole."""
    search = reverse("directory:wegwijzer_search", kwargs={"slug": slug})
    shown = [{"code": one.code, "label": one.label, "url": f"{search}?over={one.code}"} for one in tiles()]
    response = render(request, "api/frame.html", {"tiles": shown, "asked": Asked()})
    response["Referrer-Policy"] = "no-referrer"
    return response


@public
@require_safe
def script(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for every pact: it finds the page beside its own address."""
    response = HttpResponse(_script(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@cache
def _script() -> str:
    return SCRIPT.read_text(encoding="utf-8")


@requires("directory.view")
@require_safe
def how(request: HttpRequest, slug: str) -> HttpResponse:
    """The two lines to copy, and where the open data are."""
    at = {"slug": slug}
    address = f"{settings.BASE_URL}{reverse('embed:frame', kwargs=at)}"
    of_script = f"{settings.BASE_URL}{reverse('embed:script', kwargs=at)}"
    title = _("Wegwijzer: waar heb je hulp bij nodig?")
    of_frame = f'src="{escape(address)}" title="{escape(title)}"'
    context = {
        "with_script": f'<script src="{escape(of_script)}" data-title="{escape(title)}"></script>',
        "with_frame": f'<iframe {of_frame} width="100%" height="{USUAL_HEIGHT}" loading="lazy"></iframe>',
        "frame_url": reverse("embed:frame", kwargs=at),
        "docs_url": reverse("pact_hsds:docs", kwargs=at),
        "zip_url": reverse("pact_hsds:export_zip", kwargs=at),
        "json_url": reverse("pact_hsds:export_json", kwargs=at),
        "back_url": reverse("directory:service_list", kwargs=at),
        "tabs": section_tabs(slug, "directory:service_list"),
    }
    return render(request, "api/how.html", context)
