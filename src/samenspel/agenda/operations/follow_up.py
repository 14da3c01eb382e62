# SPDX-License-Identifier: EUPL-1.2
"""Asking by mail how it goes with action points: kindly, seldom, and never twice for the same thing.

One mail to a person for everything of which the day has come. Each action point is claimed by a conditional update in
the transaction that writes the mail: a worker that is killed in between has done neither, and two at once ask once.
"""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import ngettext

from samenspel.access.constants import Role
from samenspel.agenda.models import ActionPoint
from samenspel.agenda.queries.follow_up import due_of, owners_to_ask
from samenspel.audit.operations import record
from samenspel.base import jobs
from samenspel.base.scope import Actor, acting_as
from samenspel.domain.naming import called
from samenspel.entrance.operations import link_for_contact
from samenspel.messaging.constants import LINK_MARK
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership

HOURS = range(9, 18)  # nobody is asked in the evening
CHUNK = 100


def ask_how_it_goes() -> int:
    """A job that runs by itself. Returns how many mails it wrote."""
    if timezone.localtime().hour not in HOURS:
        return 0
    with acting_as(Actor(role=Role.FOLLOW_UP)):
        ids = list(Partnership.objects.values_list("pk", flat=True))
    return sum(ask_in(partnership_id=pk) for pk in ids)


def ask_in(*, partnership_id: UUID | str) -> int:
    """Those of one partnership, a chunk at a time."""
    pk = partnership_id if isinstance(partnership_id, UUID) else UUID(partnership_id)
    with acting_as(Actor(role=Role.FOLLOW_UP, partnership_id=pk)):
        today = timezone.localdate()
        owners = owners_to_ask(today)
        written = sum(_ask(owner_id, today) for owner_id in owners[:CHUNK])
        if written:
            deliver_soon()
        if len(owners) > CHUNK:
            jobs.enqueue("samenspel.agenda.operations.follow_up.ask_in", partnership_id=str(pk))
    return written


@transaction.atomic
def _ask(owner_id: UUID, today: date) -> int:
    """Claim what is due for this person and write one mail about it; 0 when another worker was first."""
    claimed = [action for action in due_of(owner_id, today) if _claim(action)]
    if not claimed:
        return 0
    owner = Contact.of(owner_id)
    with translation.override("nl"):
        _write(owner, claimed, today)
    record(action="action.asked", owner=str(owner_id), count=len(claimed))
    return 1


def _claim(action: ActionPoint) -> bool:
    untouched = ActionPoint.objects.filter(
        pk=action.pk, asked_at=action.asked_at, asked_count=action.asked_count, version=action.version
    )
    return bool(untouched.update(asked_at=timezone.now(), asked_count=F("asked_count") + 1))


def _write(owner: Contact, actions: list[ActionPoint], today: date) -> None:
    context = {"name": called(owner.name), "actions": actions, "link": LINK_MARK}
    write_message(
        kind="follow_up",
        to_name=owner.name,
        to_email=owner.email,
        subject=ngettext("Hoe gaat het met je actiepunt?", "Hoe gaat het met je actiepunten?", len(actions)),
        body=render_to_string("agenda/mail/how_it_goes.txt", context).strip() + "\n",
        link=link_for_contact(contact_id=owner.pk),
        link_path="actiepunten/",
        deed=f"follow-up:{actions[0].pk}:{today.isoformat()}",
    )
