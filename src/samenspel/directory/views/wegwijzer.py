# SPDX-License-Identifier: EUPL-1.2
"""The wegwijzer: for everybody, without an account. Nothing of what is asked is kept, and no cookie is set."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from samenspel.access.guards import public
from samenspel.base.answers import page_number
from samenspel.directory.constants import LIFE_DOMAINS
from samenspel.directory.paper import service_paper
from samenspel.directory.queries.help_line import help_line_here
from samenspel.directory.queries.wegwijzer import Asked, Card, Results, easy_doors, results, tiles
from samenspel.directory.queries.wegwijzer_map import Drawn, drawn_map
from samenspel.directory.queries.wegwijzer_service import told_of

# Where somebody goes who must not be seen here: a page that says nothing about who looks at it.
EXIT_URL = "https://www.knmi.nl/nederland-nu/weer"
LONGEST_QUESTION, LONGEST_PLACE = 200, 80
LANGUAGES = dict(settings.LANGUAGES)
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def quietly(view: View[P]) -> View[P]:
    """In the language that the address asks for, and no other page learns where somebody came from."""

    @wraps(view)
    def asked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        chosen = _language(request)
        with translation.override(chosen or translation.get_language()):
            response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        return response

    return asked


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("taal", "")
    return asked if asked in LANGUAGES else ""


@public
@require_safe
@quietly
def start(request: HttpRequest, slug: str) -> HttpResponse:
    shown = [
        {"code": one.code, "label": one.label, "url": _searching(slug, request, {"over": one.code})} for one in tiles()
    ]
    return _page(request, "start", {"tiles": shown, "asked": Asked()})


@public
@require_safe
@quietly
def search(request: HttpRequest, slug: str) -> HttpResponse:
    asked, now = _asked(request), timezone.localtime()
    found = results(asked, number=page_number(request.GET), now=now)
    cards = [_linked(card, slug, request) for card in found.cards]
    doors = [] if cards else [_linked(card, slug, request) for card in easy_doors(now)]
    return _page(
        request,
        "results",
        {
            "asked": asked,
            "found": replace(found, cards=tuple(cards)),
            "heading": _heading(asked),
            "told": _told(found),
            "doors": doors,
            "line": help_line_here(),
            "without_open_url": _searching(slug, request, _kept(replace(asked, open_now=False))),
        },
    )


@public
@require_safe
@quietly
def service(request: HttpRequest, slug: str, service_id: UUID) -> HttpResponse:
    told = told_of(service_id, now=timezone.localtime())
    paper = reverse("directory:wegwijzer_paper", kwargs={"slug": slug, "service_id": service_id})
    language = {"taal": _language(request)} if _language(request) else {}
    context = {
        "told": told,
        "propose_url": _proposing(slug, service_id),
        "card_url": f"{paper}?{urlencode({'formaat': 'a6', **language})}",
        "poster_url": f"{paper}?{urlencode({'formaat': 'a4', **language})}",
    }
    return _page(request, "service", context)


@public
@require_safe
@quietly
def paper(request: HttpRequest, slug: str, service_id: UUID) -> HttpResponse:
    told = told_of(service_id, now=timezone.localtime())
    page = settings.BASE_URL + reverse("directory:wegwijzer_service", kwargs={"slug": slug, "service_id": service_id})
    size = "a4" if request.GET.get("formaat") == "a4" else "a6"
    response = HttpResponse(service_paper(told, page, size=size), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="hulp-{slug}-{size}.pdf"'
    return response


@public
@require_safe
@quietly
def on_the_map(request: HttpRequest, slug: str) -> HttpResponse:
    drawn = drawn_map(request.partnership)  # type: ignore[attr-defined]
    return _page(request, "map", {"drawn": _with_links(drawn, slug, request)})


# --- what the pages share ------------------------------------------------------------------------------------------


def _asked(request: HttpRequest) -> Asked:
    given = request.GET
    domain = given.get("over", "")
    return Asked(
        text=given.get("vraag", "").replace("\x00", "").strip()[:LONGEST_QUESTION],
        domain=domain if domain in LIFE_DOMAINS else "",
        place=given.get("bij", "").replace("\x00", "").strip()[:LONGEST_PLACE],
        open_now=bool(given.get("open")),
        from_inside=given.get("richting") == "buiten",
    )


def _kept(asked: Asked) -> dict[str, str]:
    """What was asked, as the words of an address."""
    given = {
        "vraag": asked.text,
        "over": asked.domain,
        "bij": asked.place,
        "open": "1" if asked.open_now else "",
        "richting": "buiten" if asked.from_inside else "",
    }
    return {name: value for name, value in given.items() if value}


def _heading(asked: Asked) -> str:
    if asked.text:
        return _("Hulp bij ‘%(words)s’") % {"words": asked.text}
    return str(LIFE_DOMAINS[asked.domain]) if asked.domain else _("Alle hulp")


def _told(found: Results) -> str:
    if not found.whole:
        return _("We vonden niets dat past. Dat ligt niet aan jou.")
    count = ngettext("%(number)s plek gevonden.", "%(number)s plekken gevonden.", found.whole)
    near = _("Dichtbij %(place)s eerst.") % {"place": found.where.name} if found.where is not None else ""
    return " ".join(part for part in (count % {"number": found.whole}, near) if part)


def _linked(card: Card, slug: str, request: HttpRequest) -> Any:
    address = _service_url(slug, request, card.id)
    return {name: getattr(card, name) for name in Card.__slots__} | {"url": address}


def _with_links(drawn: Drawn, slug: str, request: HttpRequest) -> dict[str, Any]:
    return {
        "width": drawn.width,
        "height": drawn.height,
        "paths": drawn.paths,
        "inset": drawn.inset,
        "spots": [
            {
                "x": spot.x,
                "y": spot.y,
                "places": [
                    {
                        "name": place.name,
                        "services": [
                            {"name": one.name, "url": _service_url(slug, request, one.id)} for one in place.services
                        ],
                    }
                    for place in spot.places
                ],
            }
            for spot in drawn.spots
        ],
    }


def _searching(slug: str, request: HttpRequest, asked: dict[str, str]) -> str:
    return reverse("directory:wegwijzer_search", kwargs={"slug": slug}) + _question(request, asked)


def _service_url(slug: str, request: HttpRequest, service_id: UUID) -> str:
    place = {"slug": slug, "service_id": service_id}
    return reverse("directory:wegwijzer_service", kwargs=place) + _question(request, {})


def _question(request: HttpRequest, asked: dict[str, str]) -> str:
    """The end of an address: what was asked, in the language that was asked for."""
    language = _language(request)
    kept = asked | ({"taal": language} if language else {})
    return f"?{urlencode(kept)}" if kept else ""


def _proposing(slug: str, service_id: UUID) -> str:
    try:
        return reverse("directory:propose_change", kwargs={"slug": slug, "service_id": service_id})
    except NoReverseMatch:
        return ""


def _page(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    language = _language(request)
    around = {
        "language": language,
        "keep": f"?taal={language}" if language else "",
        "exit_url": EXIT_URL,
        "languages": [(code, words, _in_language(request, code)) for code, words in settings.LANGUAGES],
    }
    return render(request, f"directory/wegwijzer/{name}.html", {**around, **context})


def _in_language(request: HttpRequest, code: str) -> str:
    asked = request.GET.copy()
    asked["taal"] = code
    return f"{request.path}?{asked.urlencode()}"
