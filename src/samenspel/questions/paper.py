# SPDX-License-Identifier: EUPL-1.2
"""Questions and tips as data for a document."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.questions.queries.entries import EntryRow


def paper_data(rows: Sequence[EntryRow]) -> dict[str, object]:
    occasions = list(dict.fromkeys(row.occasion for row in rows if row.occasion))
    return {
        "title": occasions[0] if len(occasions) == 1 else _("Vragen en tips"),
        "lead": _("Vragen met antwoord, en tips."),
        "day": date_format(timezone.localdate(), "j F Y"),
        "questions": [_printed(row) for row in rows if row.is_question],
        "tips": [_printed(row) for row in rows if not row.is_question],
        "words": {
            "questions": _("Vragen"),
            "tips": _("Tips"),
            "open": _("Hier is nog geen antwoord op."),
            "nothing": _("Hier staat nog niets."),
            "replaced": _("Een □ staat voor een teken dat ons lettertype niet heeft."),
        },
    }


def _printed(row: EntryRow) -> dict[str, object]:
    return {"text": _paragraphs(row.text), "answer": _paragraphs(row.answer)}


def _paragraphs(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part.strip()]
