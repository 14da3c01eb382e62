# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from samenspel.base.scope import current_actor
from samenspel.organizations.constants import TALK_KEPT
from samenspel.organizations.models import TalkNote


@dataclass(frozen=True, slots=True)
class TalkRow:
    id: UUID
    talked_date: date
    text: str
    gone_date: date
    author: str
    contact: str
    for_core_group: bool
    mine: bool


def talks_with(contact_id: UUID) -> list[TalkRow]:
    """The newest first."""
    return _rows(TalkNote.objects.filter(contact=contact_id))


def shared_talks() -> list[TalkRow]:
    """What authors share with the core group, the newest first."""
    return _rows(TalkNote.objects.filter(for_core_group=True))


def _rows(notes: "QuerySet[TalkNote]") -> list[TalkRow]:
    own_id = current_actor().user_id
    return [
        TalkRow(
            id=note.pk,
            talked_date=note.talked_date,
            text=note.text,
            gone_date=note.talked_date + TALK_KEPT,
            author=note.author.name if note.author else "",
            contact=note.contact.name,
            for_core_group=note.for_core_group,
            mine=own_id is not None and note.author_id == own_id,
        )
        for note in notes.select_related("author", "contact")[:200]
    ]


def talk_of(note_id: UUID) -> UUID:
    """Whose note it is, or 404."""
    contact_id: UUID = TalkNote.of(note_id).contact_id
    return contact_id
