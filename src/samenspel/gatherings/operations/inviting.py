# SPDX-License-Identifier: EUPL-1.2
"""Inviting: a text is drafted, looked at, and handed over mailbox by mailbox.

Sending is a job in chunks. Each chunk writes its mails, its invitations and how far it is in one transaction, so that
a killed worker or a second press goes on where it stopped and nobody gets a mail twice.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Count, F
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base import jobs
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.entrance.models import PersonalLink
from samenspel.entrance.operations import link_for_contact, link_for_mailbox
from samenspel.gatherings.constants import GatheringState, MailingKind, MailingState
from samenspel.gatherings.models import Gathering, Invitation, Mailing
from samenspel.gatherings.operations.inviting_words import (
    Receiver,
    Text,
    fill_in,
    refuse_unknown_fields,
    template_text,
    values_for,
)
from samenspel.gatherings.operations.registering_mail import own_path
from samenspel.gatherings.queries.inviting import AUDIENCES, PEOPLE, chosen_by, people_for, reach
from samenspel.messaging.models import OutboxMessage
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership

CHUNK = 25  # mailboxes in one transaction
CHUNKS_A_JOB = 20
AT_ONCE = 50  # as many as a person can wait for


@transaction.atomic
def draft_mailing(
    *,
    mailing_id: UUID,
    gathering_id: UUID,
    kind: str,
    audience: str,
    also_others: bool = False,
    contact_ids: Sequence[UUID] = (),
) -> Mailing:
    """A text to begin with, for a group or for `contact_ids`. The same `mailing_id` twice is one draft."""
    made: Mailing | None = Mailing.objects.filter(pk=mailing_id, gathering_id=gathering_id).first()
    if made is not None:
        return made
    gathering = Gathering.of(gathering_id)
    if audience not in {PEOPLE, *AUDIENCES}:
        raise Refused(_("Kies aan wie je schrijft."), field="audience")
    picked = _picked(contact_ids) if audience == PEOPLE else []
    partnership = Partnership.objects.get(pk=current_partnership_id())
    text = template_text(MailingKind(kind), sender=current_actor().name or partnership.name)
    mailing = Mailing(
        pk=mailing_id,
        partnership_id=partnership.pk,
        gathering=gathering,
        kind=kind,
        audience=audience,
        also_others=also_others,
        subject=text.subject,
        body=text.body,
        recipients=[picked] if picked else [],
        created_by_id=current_actor().user_id,
    )
    try:
        with transaction.atomic():
            mailing.save(force_insert=True)
    except IntegrityError as error:  # an id that is taken, but not by a row this person may see
        raise NotFound(str(mailing_id)) from error
    record(action="mailing.drafted", subject=mailing, kind=kind)
    return mailing


def _picked(contact_ids: Sequence[UUID]) -> list[str]:
    found = Contact.objects.filter(pk__in=contact_ids, active=True).values_list("pk", flat=True)
    if not found:
        raise Refused(_("Kies minstens één persoon."), field="people")
    return sorted(str(contact_id) for contact_id in found)


@transaction.atomic
def change_text(*, mailing_id: UUID, version: int, text: Text) -> None:
    """Raises `Refused` for words between braces that we do not know, `Conflict` for a stale version."""
    mailing = Mailing.of(mailing_id)
    refuse_unknown_fields(text)
    changed = Mailing.objects.filter(pk=mailing_id, version=version, state=MailingState.DRAFT).update(
        subject=text.subject, body=text.body, version=F("version") + 1
    )
    if not changed:
        raise Conflict(_("Iemand anders veranderde deze tekst terwijl jij bezig was."))
    record(action="mailing.changed", subject=mailing)


@transaction.atomic
def discard_mailing(*, mailing_id: UUID) -> None:
    """A draft that is not needed. What was sent stays."""
    mailing = _hold(mailing_id)
    if mailing.state != MailingState.DRAFT:
        raise Refused(_("Deze uitnodiging is al verstuurd."))
    record(action="mailing.discarded", subject=mailing)
    Mailing.objects.filter(pk=mailing_id).delete()


def start_sending(*, mailing_id: UUID) -> Mailing:
    """Begin to send. A second press finds it begun and sends nothing again; few mails are written at once."""
    total = _fix_recipients(mailing_id)
    if total <= AT_ONCE:
        send_mailing(mailing_id=str(mailing_id))
    return Mailing.of(mailing_id)


@transaction.atomic
def _fix_recipients(mailing_id: UUID) -> int:
    mailing = _hold(mailing_id)
    if mailing.state != MailingState.DRAFT:
        return mailing.total
    refuse_before_opening(mailing.gathering)
    refuse_unknown_fields(Text(mailing.subject, mailing.body))
    chosen = chosen_by(mailing, people_for(mailing.gathering_id))
    groups = [[str(person.id) for person in box] for box in reach(chosen, also_others=mailing.also_others).mailboxes]
    if not groups:
        raise Refused(_("Er is niemand met een mailadres bij. Bel of app hen, of kies andere mensen."))
    Mailing.objects.filter(pk=mailing_id).update(state=MailingState.SENDING, recipients=groups, total=len(groups))
    record(action="mailing.sent", subject=mailing, mailboxes=len(groups))
    jobs.enqueue("samenspel.gatherings.operations.inviting.send_mailing", mailing_id=str(mailing_id))
    return len(groups)


def refuse_before_opening(gathering: Gathering) -> None:
    if gathering.state == GatheringState.DRAFT:
        raise Refused(_("De aanmelding is nog niet open. Open die eerst, dan werken de links in je uitnodiging."))
    if gathering.state == GatheringState.HARVESTED:
        raise Refused(_("Deze bijeenkomst is al geoogst."))


def _hold(mailing_id: UUID) -> Mailing:
    rows = Mailing.objects.select_for_update(of=("self",)).select_related("gathering")
    found: Mailing | None = rows.filter(pk=mailing_id).first()
    if found is None:
        raise NotFound(str(mailing_id))
    return found


def send_mailing(*, mailing_id: str) -> None:
    """The job: chunk after chunk; what is left goes to a next job."""
    for _number in range(CHUNKS_A_JOB):
        if not _send_chunk(UUID(mailing_id)):
            return
    jobs.enqueue("samenspel.gatherings.operations.inviting.send_mailing", mailing_id=mailing_id)


@transaction.atomic
def _send_chunk(mailing_id: UUID) -> bool:
    """Write the mails of the next mailboxes. True while there is more to do."""
    mailing = _hold(mailing_id)
    if mailing.state != MailingState.SENDING:
        return False
    groups = mailing.recipients[mailing.done : mailing.done + CHUNK]
    people = _contacts(contact_id for group in groups for contact_id in group)
    shared = _shared_mailboxes(people.values())
    for group in groups:
        _write_to([people[contact_id] for contact_id in group if contact_id in people], mailing, shared)
    done = mailing.done + len(groups)
    ready = done >= mailing.total
    ending = {"state": MailingState.SENT, "sent_at": timezone.now()} if ready else {}
    Mailing.objects.filter(pk=mailing_id).update(done=done, **ending)
    deliver_soon()
    return not ready


def _contacts(ids: Iterable[str]) -> dict[str, Contact]:
    """Those who can still be mailed by now."""
    rows = Contact.objects.filter(pk__in=list(ids), active=True).exclude(email="")
    return {str(one.pk): one for one in rows.select_related("partner__organization")}


def _shared_mailboxes(contacts: Iterable[Contact]) -> set[str]:
    """Addresses that more than one of our people reads."""
    addresses = {contact.email.lower() for contact in contacts}
    readers = Contact.objects.filter(active=True).annotate(box=Lower("email")).filter(box__in=addresses)
    counts = readers.order_by().values("box").annotate(people=Count("pk")).filter(people__gt=1)
    return set(counts.values_list("box", flat=True))


def _write_to(people: list[Contact], mailing: Mailing, shared: set[str]) -> None:
    if not people:
        return
    names = tuple(person.name for person in people)
    organizations = tuple(person.partner.organization.name for person in people if person.partner)
    values = values_for(mailing.gathering, Receiver(names, organizations))
    link, path = _way_in(people, mailing, shared)
    message = write_message(
        kind=mailing.kind,
        to_name=values["naam"][:200],
        to_email=people[0].email,
        subject=fill_in(mailing.subject, values),
        body=fill_in(mailing.body, values),
        link=link,
        link_path=path,
        deed=f"mailing:{mailing.pk}:{people[0].pk}",
    )
    _note_invited([person.pk for person in people], mailing.gathering, message)


def _way_in(people: list[Contact], mailing: Mailing, shared: set[str]) -> tuple[PersonalLink, str]:
    """A person's own page, or the question who you are when more people read the mailbox."""
    box = people[0].email.lower()
    if box in shared:
        return link_for_mailbox(mailbox=box), ""
    return link_for_contact(contact_id=people[0].pk), own_path(mailing.gathering_id)


def _note_invited(contact_ids: list[UUID], gathering: Gathering, message: OutboxMessage | None) -> None:
    known = set(
        Invitation.objects.filter(gathering=gathering, contact_id__in=contact_ids).values_list("contact_id", flat=True)
    )
    Invitation.objects.bulk_create(
        [
            Invitation(
                partnership_id=gathering.partnership_id,
                gathering=gathering,
                contact_id=contact_id,
                message=message,
                invited_at=timezone.now(),
            )
            for contact_id in contact_ids
            if contact_id not in known
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def link_by_hand(*, gathering_id: UUID, contact_id: UUID) -> PersonalLink:
    """Somebody's own link, for the facilitator to send along another way. From now on they are invited."""
    gathering = Gathering.of(gathering_id)
    refuse_before_opening(gathering)
    contact = Contact.of(contact_id)
    link = link_for_contact(contact_id=contact.pk)
    _note_invited([contact.pk], gathering, None)
    record(action="link.shown", subject=contact, gathering=str(gathering_id))
    return link
