# SPDX-License-Identifier: EUPL-1.2
"""Asking every organisation once a year whether what is listed of it is still right, with one tap to say so.

Each organisation is claimed by the row that says that it was asked, in the transaction that writes the mail: two
workers, a second press or a worker killed in between send no second mail.
"""

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base import jobs
from samenspel.base.errors import Refused
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.directory.models import UpkeepQuestion
from samenspel.directory.operations.services import ensure_entry
from samenspel.directory.queries.asking_right import (
    MOST_SERVICES_NAMED,
    Recipient,
    due_organizations,
    listed_names,
    whom_to_ask,
)
from samenspel.domain.naming import called
from samenspel.entrance.constants import Purpose
from samenspel.entrance.models import PersonalLink
from samenspel.entrance.operations import link_for_contact, link_for_thing
from samenspel.messaging.constants import LINK_MARK
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.organizations.models import Organization
from samenspel.partnerships.models import Partnership

HOURS = range(9, 18)  # nobody is asked in the evening
CHUNK = 50
LINK_DAYS = 120


def ask_still_right() -> int:
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
        due = due_organizations(most=CHUNK + 1)
        whom = whom_to_ask(due[:CHUNK])
        written = sum(_ask(one, whom[one]) for one in due[:CHUNK])
        if written:
            deliver_soon()
        if len(due) > CHUNK and written:
            jobs.enqueue("samenspel.directory.operations.asking_right.ask_in", partnership_id=str(pk))
    return written


@transaction.atomic
def ask_now(*, organization_id: UUID) -> None:
    """The facilitator does not wait for the year to pass."""
    organization: Organization = Organization.of(organization_id)
    with acting_as(Actor(role=Role.FOLLOW_UP, partnership_id=current_partnership_id())):
        recipient = whom_to_ask([organization_id]).get(organization_id)
        if recipient is None:
            raise Refused(_("Van deze organisatie is geen e-mailadres bekend."))
        if not _ask(organization_id, recipient):
            raise Refused(_("Dit is vandaag al gevraagd."))
    record(action="organization.asked_if_right", subject=organization)
    deliver_soon()


@transaction.atomic
def _ask(organization_id: UUID, recipient: Recipient) -> int:
    """Claim it and write one mail about it; 0 when another worker was first."""
    question = UpkeepQuestion(
        partnership_id=current_partnership_id(),
        organization_id=organization_id,
        contact_id=recipient.contact_id,
        asked_date=timezone.localdate(),
    )
    try:
        with transaction.atomic():
            question.save(force_insert=True)
    except IntegrityError:
        return 0
    ensure_entry(organization_id=organization_id)
    with translation.override("nl"):
        _write(organization_id, recipient)
    record(action="upkeep.asked", organization=str(organization_id))
    return 1


def _write(organization_id: UUID, recipient: Recipient) -> None:
    organization: Organization = Organization.of(organization_id)
    names = listed_names(organization_id)
    context = {
        "name": called(recipient.name) if recipient.contact_id else "",
        "organization": organization.name,
        "services": names[:MOST_SERVICES_NAMED],
        "more": len(names) > MOST_SERVICES_NAMED,
        "link": LINK_MARK,
    }
    write_message(
        kind="still_right",
        to_name=recipient.name,
        to_email=recipient.email,
        subject=_("Klopt dit nog over %(name)s?") % {"name": organization.name},
        body=render_to_string("directory/mail/still_right.txt", context).strip() + "\n",
        link=_link(organization_id, recipient),
        link_path="wegwijzer/klopt/",
        deed=f"still-right:{organization_id}:{timezone.localdate().isoformat()}",
    )


def _link(organization_id: UUID, recipient: Recipient) -> PersonalLink:
    """Of the contact, or of the organisation's own mailbox: that one shows what is listed of it, and nothing else."""
    if recipient.contact_id:
        return link_for_contact(contact_id=recipient.contact_id)
    until = timezone.now() + timedelta(days=LINK_DAYS)
    return link_for_thing(about_id=organization_id, purpose=Purpose.KEEPING, expires_at=until)
