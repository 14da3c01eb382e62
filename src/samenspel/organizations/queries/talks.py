# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samenspel.organizations.models import TalkNote


@dataclass(frozen=True, slots=True)
class TalkRow:
    id: UUID
    talked_date: date
    text: str
    author: str


def talks_with(contact_id: UUID) -> list[TalkRow]:
    """The newest first."""
    notes = TalkNote.objects.filter(contact=contact_id).select_related("author")[:200]
    return [
        TalkRow(
            id=note.pk,
            talked_date=note.talked_date,
            text=note.text,
            author=note.author.name if note.author else "",
        )
        for note in notes
    ]
