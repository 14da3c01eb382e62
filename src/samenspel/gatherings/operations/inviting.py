# SPDX-License-Identifier: EUPL-1.2
"""Inviting: a text is drafted, looked at, and handed over mailbox by mailbox.

Sending is a job in chunks. Each chunk writes its mails, its invitations and how far it is in one transaction, so that
a killed worker or a second press goes on where it stopped and nobody gets a mail twice. Each chunk looks anew at who
answered: a reply that comes in while the sending goes on counts at once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Count, F
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base import jobs
from samenspel.base.calendar import calendar_file
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import Actor, acting_as, current_actor, current_partnership_id
from samenspel.entrance.models import PersonalLink
from samenspel.entrance.operations import link_for_contact, link_for_mailbox
from samenspel.gatherings.constants import GatheringState, MailingKind, MailingState
from samenspel.gatherings.models import Gathering, Invitation, Mailing
from samenspel.gatherings.operations.inviting_words import (
    fill_in,
    receiver_of,
    refuse_unknown_fields,
    template_text,
    values_for,
)
from samenspel.gatherings.operations.registering_mail import meeting_of, own_path
from samenspel.gatherings.queries.inviting import (
    AUDIENCES,
    PEOPLE,
    TO_TELL,
    Person,
    chosen_by,
    gets_calendar,
    mailed_lately,
    people_for,
    reach,
)
from samenspel.gatherings.queries.inviting_texts import OwnText, Text, own_texts, sender_of, text_for
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
    text: Text | None = None,
) -> Mailing:
    """A text to begin with, for a group or for `contact_ids`. The same `mailing_id` twice is one draft."""
    made: Mailing | None = Mailing.objects.filter(pk=mailing_id, gathering_id=gathering_id).first()
    if made is not None:
        return made
    gathering = Gathering.of(gathering_id)
    if audience not in {PEOPLE, *AUDIENCES, *TO_TELL}:
        raise Refused(_("Kies aan wie je schrijft."), field="audience")
    picked = _picked(contact_ids) if audience == PEOPLE else []
    partnership = Partnership.objects.get(pk=current_partnership_id())
    text = text or template_text(MailingKind(kind), audience=audience, sender=current_actor().name or partnership.name)
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
def change_text(*, mailing_id: UUID, version: int, text: Text, answers_to_writer: bool = True) -> None:
    """Raises `Refused` for words between braces that we do not know, `Conflict` for a stale version."""
    mailing = Mailing.of(mailing_id)
    refuse_unknown_fields(text, kind=mailing.kind)
    changed = Mailing.objects.filter(pk=mailing_id, version=version, state=MailingState.DRAFT).update(
        subject=text.subject, body=text.body, answers_to_writer=answers_to_writer, version=F("version") + 1
    )
    if not changed:
        raise Conflict(_("Iemand anders veranderde deze tekst terwijl jij bezig was."))
    record(action="mailing.changed", subject=mailing)


@transaction.atomic
def discard_mailing(*, mailing_id: UUID) -> None:
    """A draft that is not needed. What was sent stays."""
    mailing = hold_mailing(mailing_id)
    if mailing.state != MailingState.DRAFT:
        raise Refused(_("Deze uitnodiging is al verstuurd."))
    record(action="mailing.discarded", subject=mailing)
    Mailing.objects.filter(pk=mailing_id).delete()


def start_sending(*, mailing_id: UUID, even_if_lately: bool = False) -> Mailing:
    """Begin to send. A second press finds it begun and sends nothing again; few mails are written at once.

    A reminder within two days of another mail about the same is refused, unless `even_if_lately` says it may go.
    """
    total = _fix_recipients(mailing_id, even_if_lately=even_if_lately)
    if total <= AT_ONCE:
        send_mailing(mailing_id=str(mailing_id))
    return Mailing.of(mailing_id)


@transaction.atomic
def _fix_recipients(mailing_id: UUID, *, even_if_lately: bool) -> int:
    mailing = hold_mailing(mailing_id)
    if mailing.state != MailingState.DRAFT:
        return mailing.total
    _refuse_at_this_moment(mailing)
    refuse_unknown_fields(Text(mailing.subject, mailing.body), kind=mailing.kind)
    chosen = chosen_by(mailing, people_for(mailing.gathering_id))
    groups = [[str(person.id) for person in box] for box in reach(chosen, also_others=mailing.also_others).mailboxes]
    if not groups:
        raise Refused(_("Er is niemand met een mailadres bij. Bel of app hen, of kies andere mensen."))
    _refuse_own_text_that_does_not_fit(mailing, groups)
    if mailing.kind == MailingKind.REMINDER and not even_if_lately:
        _refuse_so_soon(mailing, groups)
    Mailing.objects.filter(pk=mailing_id).update(state=MailingState.SENDING, recipients=groups, total=len(groups))
    record(action="mailing.sent", subject=mailing, mailboxes=len(groups))
    jobs.enqueue("samenspel.gatherings.operations.inviting.send_mailing", mailing_id=str(mailing_id))
    return len(groups)


def _refuse_at_this_moment(mailing: Mailing) -> None:
    """That it is off can be told only when it is, and then nothing else."""
    if mailing.kind != MailingKind.CALLED_OFF:
        refuse_before_opening(mailing.gathering)
    elif mailing.gathering.called_off_at is None:
        raise Refused(_("Deze bijeenkomst gaat gewoon door. Last hem eerst af."))


def _refuse_own_text_that_does_not_fit(mailing: Mailing, groups: list[list[str]]) -> None:
    """An own text goes to the people for whom it was written, all of them, or nothing goes."""
    boxes = {frozenset(group) for group in groups}
    everybody = {contact_id for group in groups for contact_id in group}
    for own in own_texts(mailing):
        refuse_unknown_fields(own.text, kind=mailing.kind)
        if own.people & everybody and own.people not in boxes:
            raise Refused(
                _("De eigen tekst voor %(name)s past niet meer: bij dat mailadres horen nu andere mensen. Kijk hem na.")
                % {"name": own.name}
            )


def _refuse_so_soon(mailing: Mailing, groups: list[list[str]]) -> None:
    lately = mailed_lately(mailing)
    count = sum(1 for group in groups if lately.intersection(group))
    if count:
        raise Refused(
            ngettext(
                "%(number)d van hen kreeg in de laatste twee dagen al een mail hierover.",
                "%(number)d van hen kregen in de laatste twee dagen al een mail hierover.",
                count,
            )
            % {"number": count}
        )


def refuse_before_opening(gathering: Gathering) -> None:
    if gathering.called_off_at is not None:
        raise Refused(_("Deze bijeenkomst gaat niet door. Maak dat eerst ongedaan."))
    if gathering.state == GatheringState.DRAFT:
        raise Refused(_("De aanmelding is nog niet open. Open die eerst, dan werken de links in je uitnodiging."))
    if gathering.state == GatheringState.HARVESTED:
        raise Refused(_("Deze bijeenkomst is al geoogst."))


def hold_mailing(mailing_id: UUID) -> Mailing:
    rows = Mailing.objects.select_for_update(of=("self",)).select_related("gathering", "created_by")
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


def continue_mailings() -> int:
    """A job that runs by itself: what a worker that died left behind goes on. Returns how many mailings."""
    with acting_as(Actor(role=Role.INVITER)):
        begun = list(Mailing.objects.filter(state=MailingState.SENDING).values_list("pk", "partnership_id"))
    for mailing_id, partnership_id in begun:
        with acting_as(Actor(role=Role.INVITER, partnership_id=partnership_id)):
            send_mailing(mailing_id=str(mailing_id))
    return len(begun)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What all mails of one chunk have in common, read once."""

    mailing: Mailing
    people: Mapping[str, Person]
    shared: frozenset[str]
    own: Sequence[OwnText]
    from_name: str
    reply_to: str
    pact: str


@transaction.atomic
def _send_chunk(mailing_id: UUID) -> bool:
    """Write the mails of the next mailboxes. True while there is more to do."""
    mailing = hold_mailing(mailing_id)
    if mailing.state != MailingState.SENDING:
        return False
    groups = mailing.recipients[mailing.done : mailing.done + CHUNK]
    chunk = _chunk(mailing, [contact_id for group in groups for contact_id in group])
    for group in groups:
        text = text_for(mailing, chunk.own, frozenset(group))
        for box in reach((chunk.people[one] for one in group if one in chunk.people), also_others=True).mailboxes:
            _write_to(box, chunk, text)
    done = mailing.done + len(groups)
    ready = done >= mailing.total
    ending = {"state": MailingState.SENT, "sent_at": timezone.now()} if ready else {}
    Mailing.objects.filter(pk=mailing_id).update(done=done, **ending)
    deliver_soon()
    return not ready


def _chunk(mailing: Mailing, ids: Sequence[str]) -> _Chunk:
    """Only those whom it still concerns: who left, or answered a question that it asks, is passed over."""
    people = [one for one in chosen_by(mailing, people_for(mailing.gathering_id, only=ids)) if one.email]
    from_name, reply_to = sender_of(mailing)
    return _Chunk(
        mailing=mailing,
        people={str(one.id): one for one in people},
        shared=frozenset(_shared_mailboxes(people)),
        own=own_texts(mailing, contact_ids=ids),
        from_name=from_name,
        reply_to=reply_to,
        pact=Partnership.objects.values_list("name", flat=True).get(pk=mailing.partnership_id),
    )


def _shared_mailboxes(people: Iterable[Person]) -> set[str]:
    """Addresses that more than one of our people reads."""
    addresses = {person.mailbox for person in people}
    readers = Contact.objects.filter(active=True).annotate(box=Lower("email")).filter(box__in=addresses)
    counts = readers.order_by().values("box").annotate(people=Count("pk")).filter(people__gt=1)
    return set(counts.values_list("box", flat=True))


def _write_to(people: Sequence[Person], chunk: _Chunk, text: Text) -> None:
    mailing = chunk.mailing
    values = values_for(mailing.gathering, receiver_of(people))
    link, path = _way_in(people, chunk)
    message = write_message(
        kind=mailing.kind,
        to_name=values["naam"][:200],
        to_email=people[0].email,
        subject=fill_in(text.subject, values),
        body=fill_in(text.body, values),
        link=link,
        link_path=path,
        calendar=_calendar_for(people, chunk),
        from_name=chunk.from_name,
        reply_to=chunk.reply_to,
        deed=f"mailing:{mailing.pk}:{people[0].id}",
    )
    if mailing.kind != MailingKind.CALLED_OFF:  # whoever hears that it is off, was not asked to come by that
        _note_invited([person.id for person in people], mailing.gathering, message)


def _calendar_for(people: Sequence[Person], chunk: _Chunk) -> str:
    """The appointment as it is now, or that it is off. A change of the gathering raised its number already."""
    if not gets_calendar(chunk.mailing, people):
        return ""
    return calendar_file(
        meeting_of(
            chunk.mailing.gathering,
            changes=max(person.calendar_changes for person in people),
            attendee=people[0].email,
            organizer_name=chunk.pact,
        )
    )


def _way_in(people: Sequence[Person], chunk: _Chunk) -> tuple[PersonalLink, str]:
    """A person's own page, or the question who you are when more people read the mailbox."""
    if people[0].mailbox in chunk.shared:
        return link_for_mailbox(mailbox=people[0].mailbox), ""
    return link_for_contact(contact_id=people[0].id), own_path(chunk.mailing.gathering_id)


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
