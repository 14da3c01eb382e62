# SPDX-License-Identifier: EUPL-1.2
"""Asking people by mail to answer, each with their own link; nobody gets the same mail twice.

Who is to be mailed is written down first; a job writes the mails in chunks and claims each row in the transaction that
writes its mail, so that a killed worker or a second press goes on where it stopped.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base import jobs
from samenspel.base.errors import Refused
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.domain.naming import called
from samenspel.entrance.operations import link_for_contact
from samenspel.messaging.constants import LINK_MARK
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from samenspel.surveys.models import Asked, ReflectionRound, ScanWave

CHUNK = 25
CHUNKS_A_JOB = 20
REACHABLE = Q(active=True) & ~Q(email="")


@dataclass(frozen=True, slots=True)
class _Mail:
    """How one kind of mail is recognised, claimed and written."""

    kind: str
    template: str
    path: str
    wanted: Q
    claimed_by: str


def _mails(opened: ScanWave | ReflectionRound) -> tuple[_Mail, ...]:
    first = Q(to_mail=True, mailed_at__isnull=True)
    again = Q(to_remind=True, reminded_at__isnull=True, answered=False)
    if isinstance(opened, ScanWave):
        return (
            _Mail("scan", "surveys/mail/scan.txt", "stand/", first, "mailed_at"),
            _Mail("scan_reminder", "surveys/mail/scan_reminder.txt", "stand/", again, "reminded_at"),
        )
    return (_Mail("reflection", "surveys/mail/reflection.txt", "terugkijken/", first, "mailed_at"),)


def _subject(kind: str) -> str:
    return {
        "scan": _("Hoe staan we ervoor? Zes korte vragen"),
        "scan_reminder": _("Hoe staan we ervoor? Het kan nog"),
        "reflection": _("Kijk je mee terug?"),
    }[kind]


def _of(opened: ScanWave | ReflectionRound) -> dict[str, Any]:
    return {"wave" if isinstance(opened, ScanWave) else "round": opened}


@transaction.atomic
def ask(*, opened: ScanWave | ReflectionRound, contact_ids: Sequence[UUID] | None) -> int:
    """Mail these people, or everybody with an address when None. Returns how many were not asked before."""
    _refuse_closed(opened)
    people = Contact.objects.filter(REACHABLE)
    chosen = list((people if contact_ids is None else people.filter(pk__in=contact_ids)).values_list("pk", flat=True))
    if contact_ids is not None and not chosen:
        raise Refused(_("Kies minstens één persoon."), field="people")
    rows = [Asked(partnership_id=current_partnership_id(), contact_id=pk, **_of(opened)) for pk in chosen]
    Asked.objects.bulk_create(rows, ignore_conflicts=True)
    asked: int = Asked.objects.filter(contact_id__in=chosen, to_mail=False, **_of(opened)).update(to_mail=True)
    if asked:
        record(action="round.asked", subject=opened, count=asked)
        _write_soon(opened)
    return asked


@transaction.atomic
def remind(*, wave: ScanWave) -> int:
    """One more mail to who was asked and did not answer; each person once. Returns how many."""
    _refuse_closed(wave)
    silent = Asked.objects.filter(wave=wave, mailed_at__isnull=False, answered=False, contact__active=True)
    reminded: int = silent.filter(to_remind=False).update(to_remind=True)
    if reminded:
        record(action="round.reminded", subject=wave, count=reminded)
        _write_soon(wave)
    return reminded


def _refuse_closed(opened: ScanWave | ReflectionRound) -> None:
    """As it is now, held: who is asked after the round closed would stay on a list that nobody throws away."""
    if type(opened).objects.select_for_update().get(pk=opened.pk).closed_at is not None:
        raise Refused(_("Deze ronde is gesloten."))


def _write_soon(opened: ScanWave | ReflectionRound) -> None:
    if isinstance(opened, ScanWave):
        jobs.enqueue("samenspel.surveys.operations.asking.write_scan_mails", wave_id=str(opened.pk))
    else:
        jobs.enqueue("samenspel.surveys.operations.asking.write_reflection_mails", round_id=str(opened.pk))


def write_scan_mails(*, wave_id: str) -> None:
    _write_mails(ScanWave.of(wave_id))


def write_reflection_mails(*, round_id: str) -> None:
    _write_mails(ReflectionRound.of(round_id))


def _write_mails(opened: ScanWave | ReflectionRound) -> None:
    with translation.override("nl"):
        for _time in range(CHUNKS_A_JOB):
            if not sum(_write_chunk(opened, mail) for mail in _mails(opened)):
                return
    _write_soon(opened)


@transaction.atomic
def _write_chunk(opened: ScanWave | ReflectionRound, mail: _Mail) -> int:
    """Returns how many were looked at; 0 when nobody is left, or the round closed in the meantime."""
    if type(opened).objects.filter(pk=opened.pk, closed_at__isnull=False).exists():
        return 0
    waiting = Asked.objects.filter(mail.wanted, **_of(opened)).select_related("contact").order_by("pk")
    chunk = list(waiting[:CHUNK])
    pact: str = Partnership.objects.values_list("name", flat=True).get(pk=current_partnership_id())
    for asked in chunk:
        claimed = Asked.objects.filter(pk=asked.pk, **{f"{mail.claimed_by}__isnull": True})
        if claimed.update(**{mail.claimed_by: timezone.now()}) and asked.contact.active and asked.contact.email:
            _write(opened, mail, asked.contact, pact)
    if chunk:
        deliver_soon()
    return len(chunk)


def _write(opened: ScanWave | ReflectionRound, mail: _Mail, contact: Contact, pact: str) -> None:
    context = {
        "name": called(contact.name),
        "link": LINK_MARK,
        "pact": pact,
        "sender": current_actor().name or pact,
        "round": opened,
    }
    write_message(
        kind=mail.kind,
        to_name=contact.name,
        to_email=contact.email,
        subject=_subject(mail.kind),
        body=render_to_string(mail.template, context).strip() + "\n",
        link=link_for_contact(contact_id=contact.pk),
        link_path=mail.path,
        deed=f"{mail.kind}:{opened.pk}:{contact.pk}",
    )
