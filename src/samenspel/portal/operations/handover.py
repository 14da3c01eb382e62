# SPDX-License-Identifier: EUPL-1.2
"""Beginning a handover, and moving the role at its end: here, because both may add or change a member."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.scope import current_actor
from samenspel.core_group.constants import GiverStays, HandoverState
from samenspel.core_group.models import Handover
from samenspel.core_group.operations.handovers import end_handover, start_handover
from samenspel.organizations.operations.talks import remove_unshared_talks
from samenspel.partnerships.constants import MemberRole
from samenspel.partnerships.models import Membership
from samenspel.partnerships.operations import add_member, remove_member
from samenspel.portal.operations.members import invite_member


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Who takes over: somebody who works here already, or somebody new by name and mail address."""

    user_id: int | None = None
    name: str = ""
    email: str = ""


@transaction.atomic
def begin_handover(*, form_key: UUID, kind: str, receiver: Receiver, start_date: date) -> Handover:
    """The one who asks is the one who gives. Somebody new comes into the core group first, with a mail to sign in."""
    giver_id = current_actor().user_id
    if giver_id is None:
        raise Refused(_("Log eerst in."))
    receiver_id = receiver.user_id if receiver.user_id is not None else _newcomer(receiver)
    return start_handover(
        form_key=form_key, kind=kind, giver_id=giver_id, receiver_id=receiver_id, start_date=start_date
    )


def _newcomer(receiver: Receiver) -> int:
    """Whoever is a member already keeps the role they have."""
    known = Membership.objects.filter(user__email__iexact=receiver.email).first()
    if known is None:
        invite_member(email=receiver.email, name=receiver.name, role=MemberRole.CORE_GROUP)
        known = Membership.objects.get(user__email__iexact=receiver.email)
    user_id: int = known.user_id
    return user_id


@transaction.atomic
def finish_handover(*, handover_id: UUID, giver_stays: str) -> bool:
    """The role moves: who receives is facilitator, and who gives stays, goes to the core group, or leaves.

    All of it or nothing. False when the handover was over already.
    """
    handover = Handover.of(handover_id)
    stays = GiverStays(giver_stays)
    if handover.receiver_id is None:
        raise Refused(_("Wie overneemt, heeft geen account meer. Stop deze overdracht en begin opnieuw."))
    if not end_handover(handover_id=handover_id, state=HandoverState.DONE):
        return False
    receiver = Membership.objects.select_related("user").filter(user_id=handover.receiver_id).first()
    if receiver is None:
        raise Refused(_("Wie overneemt, werkt niet meer bij dit pact. Voeg deze persoon eerst weer toe."))
    invite_member(email=receiver.user.email, name=receiver.user.name, role=MemberRole.FACILITATOR)
    _let_the_giver_go(handover, stays)
    record(action="handover.role_moved", subject=handover, receiver=handover.receiver_id, giver_stays=stays.value)
    return True


def _let_the_giver_go(handover: Handover, stays: GiverStays) -> None:
    giver = Membership.objects.select_related("user").filter(user_id=handover.giver_id).first()
    if giver is None or stays == GiverStays.FACILITATOR:
        return
    remove_unshared_talks(author_id=giver.user_id)
    if stays == GiverStays.LEAVES:
        remove_member(membership_id=giver.pk)
    else:
        add_member(email=giver.user.email, name=giver.user.name, role=MemberRole.CORE_GROUP)
