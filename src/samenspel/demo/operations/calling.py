# SPDX-License-Identifier: EUPL-1.2
"""The mails and the divided calls of the made-up sessions."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from samenspel.access.constants import Role
from samenspel.gatherings.constants import MailingKind, MailingState
from samenspel.gatherings.models import CallShare, Gathering, Mailing
from samenspel.gatherings.operations.inviting_words import template_text
from samenspel.organizations.constants import Channel
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Membership

SHARE = 6  # of somebody of the core group


def note_mailing(gathering: Gathering, contacts: Iterable[Contact], at: datetime) -> None:
    """The invitation went to everybody who likes mail."""
    boxes = [[str(one.pk)] for one in contacts if one.email and one.channel == Channel.MAIL]
    text = template_text(MailingKind.INVITATION, sender="Femke Aanjager")
    sent = Mailing.objects.create(
        partnership=gathering.partnership,
        gathering=gathering,
        kind=MailingKind.INVITATION,
        audience="all",
        subject=text.subject,
        body=text.body,
        state=MailingState.SENT,
        recipients=boxes,
        total=len(boxes),
        done=len(boxes),
        sent_at=at,
    )
    Mailing.objects.filter(pk=sent.pk).update(created_at=at)


def divide_some(gathering: Gathering, silent: Sequence[Contact]) -> None:
    """Somebody of the core group calls a few; the facilitator the others."""
    members = Membership.objects.filter(partnership=gathering.partnership, role=Role.CORE_GROUP)
    CallShare.objects.bulk_create(
        CallShare(partnership=gathering.partnership, gathering=gathering, contact=contact, caller_id=member.user_id)
        for member in members
        for contact in [one for one in silent if one.phone][:SHARE]
    )
