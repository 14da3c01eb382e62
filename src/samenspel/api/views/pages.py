# SPDX-License-Identifier: EUPL-1.2
"""The open data for a person to read: what there is, how to ask for it, and what our profile of HSDS adds."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from samenspel.access.guards import public
from samenspel.api.constants import (
    HSDS_VERSION,
    MOST_FULL_PER_PAGE,
    MOST_PER_PAGE,
    REQUESTS_PER_WINDOW,
    WINDOW_SECONDS,
)
from samenspel.api.views.answers import as_json
from samenspel.api.views.records import api


def base_of(request: HttpRequest) -> str:
    """The address below which the data of this pact, or of the installation, stand; without a slash at the end."""
    pact = request.partnership  # type: ignore[attr-defined]
    path = reverse("pact_hsds:root", kwargs={"slug": pact.slug}) if pact else reverse("hsds:root")
    return f"{settings.BASE_URL}{path}".rstrip("/")


def openapi(request: HttpRequest, **_words: Any) -> HttpResponse:
    """The description for a machine."""
    described = api.get_openapi_schema(path_prefix=base_of(request))
    return HttpResponse(as_json(described), content_type="application/json")


def nothing_here(request: HttpRequest, **_words: Any) -> HttpResponse:
    """A program that asks an address that is not there gets an answer that it can read."""
    told = {"detail": "There is nothing at this address. See openapi.json for what there is."}
    return HttpResponse(as_json(told), status=404, content_type="application/json")


@public
@require_safe
def docs(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The same description for a person."""
    described = api.get_openapi_schema(path_prefix=base_of(request))
    context = {
        "base": base_of(request),
        "files": _files(slug),
        "addresses": [_address(path, methods) for path, methods in described["paths"].items()],
        "version": HSDS_VERSION,
        "most": MOST_PER_PAGE,
        "most_full": MOST_FULL_PER_PAGE,
        "requests": REQUESTS_PER_WINDOW,
        "minutes": WINDOW_SECONDS // 60,
    }
    return render(request, "api/docs.html", context)


def _files(slug: str) -> dict[str, str]:
    """The whole directory in one file; that of the installation is too much for one."""
    if not slug:
        return {}
    return {kind: reverse(f"pact_hsds:export_{kind}", kwargs={"slug": slug}) for kind in ("zip", "json")}


def _address(path: str, methods: dict[str, Any]) -> dict[str, Any]:
    get = methods["get"]
    parameters = [
        {"name": one["name"], "description": one.get("description") or one["schema"].get("description", "")}
        for one in get.get("parameters", [])
        if one["in"] == "query"
    ]
    return {
        "path": path,
        "methods": ", ".join(method.upper() for method in methods),
        "summary": get["summary"],
        "parameters": parameters,
        "example": path if "{" not in path else "",
    }


@public
@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    """What our profile of HSDS says beyond the standard; its address is the name of the profile."""
    return render(request, "api/profile.html", {"version": HSDS_VERSION})
