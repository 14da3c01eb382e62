# SPDX-License-Identifier: EUPL-1.2
"""A gathering that does not go on: said once, told to whoever counts on it, undone while it is not harvested.

It is a mark beside the state, so that undoing it leaves registrations, seats and tables as they were.
"""

from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import GatheringState, MailingKind
from samenspel.gatherings.models import Attendance, Gathering, Mailing
from samenspel.gatherings.operations.inviting import draft_mailing
from samenspel.gatherings.operations.inviting_words import template_text
from samenspel.gatherings.queries.inviting import people_for, reach, to_tell
from samenspel.partnerships.models import Partnership


@transaction.atomic
def call_off(*, gathering_id: UUID, words: str, tell: str = "", mailing_id: UUID | None = None) -> Mailing | None:
    """It does not go on. `words` say why, to who opens their own page and in the mail.

    With `tell` (a code of queries.inviting.TO_TELL) a mail to those people is drafted under `mailing_id`; nothing when
    nobody of them can be mailed. Pressing twice is once.
    """
    gathering = Gathering.of(gathering_id)
    refuse_to_call_off(gathering)
    changed = Gathering.objects.filter(pk=gathering_id, called_off_at__isnull=True).update(
        called_off_at=timezone.now(),
        called_off_words=words,
        calendar_sequence=F("calendar_sequence") + 1,
        version=F("version") + 1,
    )
    if changed:
        record(action="gathering.called_off", subject=gathering)
    else:  # told again, with better words
        Gathering.objects.filter(pk=gathering_id, called_off_at__isnull=False).update(called_off_words=words)
    return _draft(gathering_id, words, tell, mailing_id) if tell and mailing_id else None


def refuse_to_call_off(gathering: Gathering) -> None:
    if gathering.state == GatheringState.HARVESTED:
        raise Refused(_("Deze bijeenkomst is al geoogst."))
    if gathering.called_off_at is None and gathering.ends_at <= timezone.now():
        raise Refused(_("Deze bijeenkomst is al voorbij."))
    if Attendance.objects.filter(gathering_id=gathering.pk).exists():
        raise Refused(_("Er zijn al mensen binnen. Maak eerst het inchecken ongedaan."))


def _draft(gathering_id: UUID, words: str, tell: str, mailing_id: UUID) -> Mailing | None:
    told = to_tell(tell, people_for(gathering_id))
    if not reach(told, also_others=True).mailboxes:
        return None
    gathering = Gathering.of(gathering_id)
    pact = Partnership.objects.values_list("name", flat=True).get(pk=gathering.partnership_id)
    return draft_mailing(
        mailing_id=mailing_id,
        gathering_id=gathering_id,
        kind=MailingKind.CALLED_OFF,
        audience=tell,
        also_others=True,
        text=template_text(MailingKind.CALLED_OFF, sender=current_actor().name or pact, words=words),
    )


@transaction.atomic
def go_on_after_all(*, gathering_id: UUID) -> bool:
    """Undo: everybody keeps the answer they gave. Returns whether it was off."""
    gathering = Gathering.of(gathering_id)
    changed = Gathering.objects.filter(pk=gathering_id, called_off_at__isnull=False).update(
        called_off_at=None,
        called_off_words="",
        calendar_sequence=F("calendar_sequence") + 1,
        version=F("version") + 1,
    )
    if changed:
        record(action="gathering.on_again", subject=gathering)
    return bool(changed)
