# SPDX-License-Identifier: EUPL-1.2
"""One initiative, or all that go on as a bundle, on paper: chances, pitfalls, first actions, and what supports it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspel.access.guards import requires
from samenspel.agenda.constants import Grounds
from samenspel.agenda.queries.initiatives import InitiativeRow, initiative_row, initiatives_on_paper
from samenspel.base.documents import render_pdf
from samenspel.partnerships.queries.settings import partnership_facts


@requires("goals.view")
@require_safe
def initiative_pdf(request: HttpRequest, slug: str, initiative_id: UUID) -> HttpResponse:
    row = initiative_row(initiative_id)
    return _pdf("initiatief", title=row.name, rows=[row], is_bundle=False)


@requires("goals.view")
@require_safe
def initiatives_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    name = partnership_facts().name
    title = _("Spierbundel van %(name)s") % {"name": name}
    return _pdf("spierbundel", title=title, rows=initiatives_on_paper(), is_bundle=True)


def _pdf(file_name: str, *, title: str, rows: list[InitiativeRow], is_bundle: bool) -> HttpResponse:
    data = {
        "title": title,
        "day": date_format(timezone.localdate(), "j F Y"),
        "bundle": is_bundle,
        "initiatives": [_printed(row) for row in rows],
        "words": {
            "who": _("Wie doen er mee"),
            "goal": _("Doel"),
            "chances": _("Kansen"),
            "pitfalls": _("Valkuilen"),
            "actions": _("Eerste acties"),
            "no_actions": _("Nog geen eerste actie."),
            "when": _("Wanneer"),
            "what": _("Wat"),
            "by": _("Wie"),
            "thought": _("De gedachte erachter"),
            "nothing": _("Er is nu geen initiatief dat loopt."),
            "replaced": _("Tekens die niet gedrukt konden worden, staan er als □."),
        },
    }
    response = HttpResponse(
        render_pdf(template="agenda/documents/initiatives.typ", data=data), content_type="application/pdf"
    )
    response["Content-Disposition"] = f'attachment; filename="{file_name}.pdf"'
    return response


def _printed(row: InitiativeRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "what": row.what,
        "state": row.state_label,
        "goal": row.goal,
        "partners": ", ".join(name for _pk, name in row.partners),
        "chances": row.chances,
        "pitfalls": row.pitfalls,
        "thought": "\n".join(part for part in (_thought(row), _grounds(row)) if part),
        "actions": [
            {
                "what": one.what,
                "who": one.who,
                "when": date_format(one.due_date, "j F Y") if one.due_date else "",
                "state": one.state_label,
            }
            for one in row.actions
        ],
    }


def _thought(row: InitiativeRow) -> str:
    """The assumption as one sentence."""
    parts = []
    if row.we_think:
        parts.append(_("We denken dat %(words)s") % {"words": row.we_think})
    if row.because:
        parts.append(_("omdat %(words)s") % {"words": row.because})
    return ", ".join(parts)


def _grounds(row: InitiativeRow) -> str:
    if row.grounds == Grounds.UNKNOWN:
        return _("We weten het nog niet. Zo komen we erachter: %(words)s") % {"words": row.grounds_words}
    return f"{row.grounds_label}: {row.grounds_words}" if row.grounds else ""
