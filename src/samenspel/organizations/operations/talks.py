# SPDX-License-Identifier: EUPL-1.2
"""Notes of one-to-one talks. Only the facilitator writes and reads them."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.organizations.models import Contact, TalkNote


def add_talk(*, form_key: UUID, contact_id: UUID, talked_date: date, text: str) -> TalkNote:
    """One note. The same `form_key` twice is one note."""
    if talked_date > timezone.localdate():
        raise Refused(_("Deze dag moet nog komen. Schrijf de notitie na het gesprek."), field="talked_date")
    contact: Contact = Contact.of(contact_id)
    note = TalkNote(
        id=form_key,
        partnership_id=current_partnership_id(),
        contact=contact,
        author_id=current_actor().user_id,
        talked_date=talked_date,
        text=text,
    )
    try:
        with transaction.atomic():
            note.save(force_insert=True)
            record(action="talk.added", subject=note, contact=str(contact_id))
    except IntegrityError:  # a double click
        found: TalkNote = TalkNote.of(form_key)
        return found
    return note


@transaction.atomic
def remove_talk(*, note_id: UUID) -> UUID:
    """Returns whose note it was."""
    note: TalkNote = TalkNote.of(note_id)
    contact_id: UUID = note.contact_id
    record(action="talk.removed", subject=note, contact=str(contact_id))
    note.delete()
    return contact_id
