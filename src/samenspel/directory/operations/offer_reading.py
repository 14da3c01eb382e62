# SPDX-License-Identifier: EUPL-1.2
"""The facilitator reads what a resident placed before anybody else sees it."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from samenspel.audit.operations import record
from samenspel.directory.constants import OfferState
from samenspel.directory.models import Offer
from samenspel.directory.operations.offer_mail import tell_after_reading


@transaction.atomic
def judge_offer(*, offer_id: UUID, show: bool) -> bool:
    """The facilitator read what a resident placed. False when somebody did so before."""
    offer = Offer.of(offer_id)
    state = OfferState.SHOWN if show else OfferState.NOT_SHOWN
    values = {"state": state} if show else {"state": state, "stopped_at": timezone.now()}
    if not Offer.objects.filter(pk=offer_id, state=OfferState.WAITING).update(**values):
        return False
    record(action="offer.judged", subject=offer, state=state.value)
    tell_after_reading(offer, shown=show)
    return True
