# SPDX-License-Identifier: EUPL-1.2
"""One service on paper: a card to give along, or a sheet to hang up."""

from typing import Any

from django.utils.translation import gettext as _

from samenspel.base.documents import render_document
from samenspel.base.qr import qr_svg
from samenspel.directory.queries.wegwijzer_service import Told

MOST_LETTERS = {"a6": 160, "a4": 600}
MOST_LINES = 7


def service_paper(told: Told, address: str, *, size: str) -> bytes:
    """A PDF of one page; the code leads to the page of this service."""
    most = MOST_LETTERS[size]
    data = {
        "title": told.name,
        "size": size,
        "organization": told.organization,
        "what": _short(told.what, most),
        "facts": [
            {"word": word, "value": _short(value, most)} for word, value in _facts(told, long=size == "a4") if value
        ],
        "hours": [{"days": one.days.capitalize(), "hours": one.hours or one.note} for one in told.hours.lines][
            :MOST_LINES
        ],
        "hours_word": _("Wanneer"),
        "code_alt": _("Code die naar de bladzijde van deze hulp leidt"),
        "scan": _("Scan de code met je telefoon. Dan zie je of het nog klopt."),
    }
    document = render_document(
        template="directory/documents/service.typ", data=data, pictures={"code.svg": qr_svg(address)}
    )
    return document.content


def _facts(told: Told, *, long: bool) -> list[tuple[str, str]]:
    place = told.places[0] if told.places else None
    where = ", ".join(part for part in (place.name, place.street, place.city) if part) if place else ""
    facts: list[tuple[Any, str]] = [
        (_("Waar"), where),
        (_("Telefoon"), told.phones[0].number if told.phones else ""),
        (_("Kosten"), " ".join(told.costs)),
        (_("Neem mee"), ", ".join(told.bring)),
    ]
    if long:
        facts[:0] = [(_("Zo gaat het"), told.first), (_("Voor wie"), told.whom)]
        facts.append((_("Talen"), ", ".join(told.languages)))
    return facts


def _short(text: str, most: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1].rsplit(" ", 1)[0] + "…"
