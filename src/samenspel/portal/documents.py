# SPDX-License-Identifier: EUPL-1.2
"""The Oogst on paper: an A3 poster and an A4 booklet, from the same sheet as the page."""

from typing import Any

import segno
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.base.documents import render_pdf
from samenspel.portal.constants import Section
from samenspel.portal.pictures import sheet_circles
from samenspel.portal.queries.harvest_sheet import Count, Sheet
from samenspel.portal.story import (
    Part,
    big_figures,
    days_of,
    happens,
    parts,
    place_words,
    rounding_note,
    sessions_title,
    years_of,
)
from samenspel.ui.pictures import CirclesPicture, circles_svg

POSTER = "portal/documents/harvest_poster.typ"
BOOKLET = "portal/documents/harvest_booklet.typ"
KINDS = {"poster": POSTER, "boekje": BOOKLET}


def harvest_pdf(kind: str, sheet: Sheet, address: str = "") -> bytes:
    """The poster or the booklet; `address` is where everybody can read it, when there is such a place."""
    return render_pdf(template=KINDS[kind], data=paper_data(sheet, address))


def paper_data(sheet: Sheet, address: str = "") -> dict[str, Any]:
    """Everything that is on paper, in words."""
    picture = sheet_circles(sheet)
    motto = sheet.text(Section.MOTTO)
    return {
        "title": _("Oogst van %(name)s") % {"name": sheet.name},
        "kicker": " ".join(one for one in (_("Oogst"), years_of(sheet)) if one),
        "motto": motto or sheet.name,
        "name": sheet.name if motto else "",
        "days": days_of(sheet.first_date, sheet.last_date),
        "made_up": _("Verzonnen voorbeeld: alle namen zijn bedacht.") if sheet.is_made_up else "",
        "parts": {section: _part(part) for section, part in parts(sheet).items()},
        "figures": [[str(count), word, tone] for count, word, tone in big_figures(sheet.totals)],
        "happens": happens(sheet),
        "sessions": [
            {
                "day": date_format(session.day, "j b Y"),
                "short": date_format(session.day, "b y"),
                "year": str(session.day.year),
                "place": place_words(session.place),
                "calls": _count(session.calls),
                "contacts": _count(session.contacts),
                "participants": _count(session.participants),
                "new": _count(session.new_connections),
                "bars": [session.participants or 0, session.new_connections or 0],
            }
            for session in sheet.sessions
        ],
        "circles": _circles(sheet, picture),
        "note": rounding_note(sheet),
        "address": address,
        "qr": segno.make(address, error="m").svg_inline(scale=4, border=0, dark="#1c2b2d") if address else "",
        "words": _words(sheet),
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "title": str(part.title),
        "points": [[point.lead, point.rest] for point in part.points],
        "paragraphs": part.paragraphs,
    }


def _count(count: Count) -> str:
    return "–" if count is None else str(count)


def _circles(sheet: Sheet, picture: CirclesPicture) -> dict[str, Any]:
    """The picture, and the partners by circle: the key to its numbers, and its words for who cannot see it."""
    groups: list[dict[str, Any]] = [
        {
            "circle": group.circle,
            "name": str(group.name),
            "meaning": str(group.meaning),
            "count": len(group.nodes),
            "names": [
                f"{node.number}. {node.node.name}" if picture.numbered else node.node.name for node in group.nodes
            ]
            if not picture.nameless
            else [],
        }
        for group in picture.groups
    ]
    said = "; ".join(f"{group['name']}: {', '.join(group['names']) or group['count']}" for group in groups)
    return {
        "svg": circles_svg(picture),
        "alt": f"{picture.title}. {said}.",
        "groups": groups,
        "numbered": picture.numbered and not picture.nameless,
        "new_means": _("Groene, dikke lijn: %(meaning)s") % {"meaning": picture.new_means} if picture.has_new else "",
        "unplaced": len(picture.unplaced),
        "unplaced_names": [node.name for node in picture.unplaced if node.name],
    }


def _words(sheet: Sheet) -> dict[str, str]:
    return {
        "goal": str(Section.GOAL.label),
        "who": _("Wie?"),
        "approach_question": _("Wat gebeurt er bij het pact?"),
        "timeline": _("Verbinding op locatie"),
        "yield": str(Section.GROWTH.label),
        "sessions": sessions_title(sheet),
        "no_sessions": _("In deze periode was er nog geen bijeenkomst."),
        "day": _("Dag"),
        "place": _("Plek"),
        "calls": _("Telefoontjes"),
        "contacts": _("Contacten in het pact"),
        "participants": _("Deelnemers"),
        "new": _("Nieuwe verbindingen"),
        "tactics": _("Tactiek: lessen en tips"),
        "unplaced": _("Nog geen kring"),
        "more": _("Meer staat in het boekje."),
        "read_on": _("Lees verder op"),
    }
