# SPDX-License-Identifier: EUPL-1.2
"""Where mail goes that libraries send by themselves (a code to sign in) in the demo: into its mailbox."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as
from samenspel.messaging.constants import MessageState
from samenspel.messaging.models import OutboxMessage
from samenspel.partnerships.models import Membership, Partnership


class InsideBackend(BaseEmailBackend):
    """Keeps each mail as received in the partnerships of its receiver."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return sum(_keep(mail, receiver) for mail in email_messages for receiver in mail.to)


def _keep(mail: EmailMessage, receiver: str) -> int:
    with acting_as(Actor(role=Role.MAILER)):
        for partnership in _partnerships_of(receiver):
            kept = OutboxMessage(
                partnership=partnership,
                kind="library",
                to_name=receiver,
                to_email=receiver,
                subject=" ".join(str(mail.subject).split())[:200],
                body=str(mail.body),
                state=MessageState.SENT,
                sent_at=timezone.now(),
            )
            kept.message_id = f"<{kept.pk}@demo>"
            kept.save(force_insert=True)
    return 1


def _partnerships_of(receiver: str) -> list[Partnership]:
    """Where this account has a role; an administrator's mail is kept in the first partnership."""
    members = Membership._base_manager.filter(user__email__iexact=receiver).values("partnership_id")
    own = list(Partnership.objects.filter(pk__in=members))
    return own or list(Partnership.objects.order_by("created_at")[:1])
