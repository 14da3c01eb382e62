# SPDX-License-Identifier: EUPL-1.2
"""Asking partners by mail to look back at a pledge of a year ago, or to make one: nobody is asked twice.

Each pledge is claimed by a conditional update in the transaction that writes its mail, and each mail has a deed that
stands in the outbox once: a second press, a second window or a worker killed in between sends no second mail.
"""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.agenda.models import Pledge
from samenspel.agenda.queries.pledges import due_pledges, whom_to_ask
from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.domain.naming import called
from samenspel.entrance.operations import link_for_contact
from samenspel.messaging.constants import LINK_MARK
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.organizations.models import Contact


@transaction.atomic
def ask_to_look_back(*, pledge_ids: Collection[UUID]) -> int:
    """One mail for each of these pledges that is a year old and was not asked about. Returns how many were written."""
    wanted = set(pledge_ids)
    if not wanted:
        raise Refused(_("Kies minstens één partner."), field="pledges")
    due = [pledge for pledge in due_pledges() if pledge.pk in wanted]
    whom = whom_to_ask(due)
    asked = [pledge for pledge in due if pledge.pk in whom and _claim(pledge)]
    with acting_as(Actor(role=Role.FOLLOW_UP, partnership_id=current_partnership_id())), translation.override("nl"):
        for pledge in asked:
            _write(pledge, whom[pledge.pk])
    if asked:
        record(action="pledge.asked_to_look_back", count=len(asked))
        deliver_soon()
    return len(asked)


def _claim(pledge: Pledge) -> bool:
    return bool(Pledge.objects.filter(pk=pledge.pk, asked_at__isnull=True).update(asked_at=timezone.now()))


def _write(pledge: Pledge, contact: Contact) -> None:
    context = {
        "name": called(contact.name),
        "organization": pledge.partner.organization.name,
        "day": pledge.pledged_date,
        "link": LINK_MARK,
    }
    write_message(
        kind="pledge_review",
        to_name=contact.name,
        to_email=contact.email,
        subject=_("Jullie toezegging is een jaar oud"),
        body=render_to_string("agenda/mail/pledge_review.txt", context).strip() + "\n",
        link=link_for_contact(contact_id=contact.pk),
        link_path="toezegging/",
        deed=f"pledge-review:{pledge.pk}",
    )
