# SPDX-License-Identifier: EUPL-1.2
"""Words for one person: personal attention in a mail to many; and a trial of a mail to oneself."""

import secrets
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.accounts.models import User
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import MailingState
from samenspel.gatherings.models import Mailing, MailingText
from samenspel.gatherings.operations.inviting import hold_mailing
from samenspel.gatherings.operations.inviting_words import fill_in, receiver_of, refuse_unknown_fields, values_for
from samenspel.gatherings.queries.inviting import Person, chosen_by, people_for, reach
from samenspel.gatherings.queries.inviting_texts import Text, own_texts, sender_of, text_for
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.partnerships.models import Partnership


def mailbox_of(mailing: Mailing, contact_id: UUID) -> list[Person]:
    """The people of this mailing behind the mailbox of this person; `NotFound` when they get no mail."""
    chosen = chosen_by(mailing, people_for(mailing.gathering_id))
    for box in reach(chosen, also_others=mailing.also_others).mailboxes:
        if any(person.id == contact_id for person in box):
            return box
    raise NotFound(str(contact_id))


@transaction.atomic
def write_own_text(*, mailing_id: UUID, contact_id: UUID, version: int, text: Text) -> None:
    """Other words for one mailbox. `version` 0 means: there was no own text yet.

    Raises `Conflict` when somebody else wrote it in the meantime, `Refused` for what would go wrong in a mail.
    """
    mailing = _draft(mailing_id)
    box = mailbox_of(mailing, contact_id)
    people = sorted(str(person.id) for person in box)
    refuse_unknown_fields(text, kind=mailing.kind)
    rows = MailingText.objects.filter(mailing_id=mailing_id)
    theirs = [row for row in rows if set(row.people) & set(people)]
    if any(row.people == people and Text(row.subject, row.body) == text for row in theirs):
        return  # the second half of a double click
    if max((row.version for row in theirs), default=0) != version:
        raise Conflict(_("Iemand anders veranderde deze tekst terwijl jij bezig was."))
    rows.filter(pk__in=[row.pk for row in theirs]).delete()
    if text == Text(mailing.subject, mailing.body):  # nothing of its own
        return
    MailingText(
        partnership_id=mailing.partnership_id,
        mailing=mailing,
        contact_id=box[0].id,
        people=people,
        subject=text.subject,
        body=text.body,
        common_version=mailing.version,
        version=1 + secrets.randbelow(2**31 - 1),  # never that of a text that was put back since
    ).save(force_insert=True)
    record(action="mailing.own_text", subject=mailing, contact=str(box[0].id))


@transaction.atomic
def back_to_common(*, mailing_id: UUID, contact_id: UUID) -> None:
    """This person gets the common text after all. Pressing twice changes nothing."""
    mailing = _draft(mailing_id)
    rows = MailingText.objects.filter(mailing_id=mailing_id)
    theirs = [row.pk for row in rows if str(contact_id) in row.people]
    if theirs:
        rows.filter(pk__in=theirs).delete()
        record(action="mailing.common_text", subject=mailing, contact=str(contact_id))


def _draft(mailing_id: UUID) -> Mailing:
    """Held, so that the words cannot change between looking at them and sending them."""
    mailing = hold_mailing(mailing_id)
    if mailing.state != MailingState.DRAFT:
        raise Refused(_("Deze uitnodiging is al verstuurd."))
    return mailing


@transaction.atomic
def send_trial(*, mailing_id: UUID, contact_id: UUID, form_key: UUID) -> str:
    """The mail of this person to whoever presses, marked as a trial. Returns the address it goes to.

    Its link leads to a page that explains and belongs to nobody. The same `form_key` twice is one mail.
    """
    mailing = _draft(mailing_id)
    user = User.objects.filter(pk=current_actor().user_id or 0).first()
    if user is None:
        raise Refused(_("We weten je mailadres niet."))
    box = mailbox_of(mailing, contact_id)
    text = text_for(mailing, own_texts(mailing), frozenset(str(person.id) for person in box))
    values = values_for(mailing.gathering, receiver_of(box), link=trial_link(mailing))
    note = _("Dit is een proef. Alleen jij krijgt deze mail. De link is van niemand en meldt niemand aan.")
    from_name, reply_to = sender_of(mailing)
    write_message(
        kind="trial",
        to_name=user.name,
        to_email=user.email,
        subject=_("[Proef] %(subject)s") % {"subject": fill_in(text.subject, values)},
        body=f"{note}\n\n{fill_in(text.body, values)}",
        from_name=from_name,
        reply_to=reply_to,
        deed=f"trial:{mailing.pk}:{form_key}",
    )
    deliver_soon()
    return user.email


def trial_link(mailing: Mailing) -> str:
    slug = Partnership.objects.values_list("slug", flat=True).get(pk=mailing.partnership_id)
    return f"{settings.BASE_URL}{reverse('gatherings:mailing_trial_link', kwargs={'slug': slug})}"
