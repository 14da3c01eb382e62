# SPDX-License-Identifier: EUPL-1.2
"""Notes of one-to-one talks. Only facilitators write and read them, unless the author shares one."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.scope import Actor, acting_as, current_actor, current_partnership_id
from samenspel.organizations.constants import TALK_KEPT
from samenspel.organizations.models import Contact, TalkNote


def add_talk(
    *, form_key: UUID, contact_id: UUID, talked_date: date, text: str, for_core_group: bool = False
) -> TalkNote:
    """One note, for facilitators alone unless its author shares it. The same `form_key` twice is one note."""
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
        for_core_group=for_core_group,
    )
    try:
        with transaction.atomic():
            note.save(force_insert=True)
            record(action="talk.added", subject=note, contact=str(contact_id), shared=for_core_group)
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


@transaction.atomic
def share_talk(*, note_id: UUID, shared: bool) -> UUID:
    """For the core group as well, or for facilitators alone again. Only the author decides that.

    Returns whose note it is.
    """
    note: TalkNote = TalkNote.of(note_id)
    author_id = current_actor().user_id
    if author_id is None or note.author_id != author_id:
        raise Refused(_("Alleen wie de notitie schreef, kan haar delen."))
    if TalkNote.objects.filter(pk=note_id).exclude(for_core_group=shared).update(for_core_group=shared):
        record(action="talk.shared" if shared else "talk.unshared", subject=note)
    contact_id: UUID = note.contact_id
    return contact_id


@transaction.atomic
def remove_unshared_talks(*, author_id: int) -> int:
    """What a facilitator who hands over did not share goes with them, and to nobody else. Returns how many."""
    _all, removed = TalkNote._base_manager.filter(
        partnership_id=current_partnership_id(), author_id=author_id, for_core_group=False
    ).delete()
    count: int = removed.get("organizations.TalkNote", 0)
    if count:
        record(action="talks.removed", count=count, author=author_id)
    return count


@transaction.atomic
def forget_talks() -> int:
    """Notes of talks are gone two years after the talk, whoever they are shared with.

    Runs every day, for all partnerships. Returns how many; a second run finds none.
    """
    with acting_as(Actor(role=Role.RETENTION)):
        _all, removed = TalkNote.objects.filter(talked_date__lte=timezone.localdate() - TALK_KEPT).delete()
        count: int = removed.get("organizations.TalkNote", 0)
        if count:
            record(action="talks.forgotten", count=count)
    return count
