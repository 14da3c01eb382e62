# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samenspel.audit.operations import record
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.news.models import Visit


@transaction.atomic
def mark_seen(*, until: datetime) -> None:
    """The person saw what happened until the moment their page was made; what came after it stays new.

    The mark only moves on. One moment per person is all that is kept.
    """
    actor = current_actor()
    mine = {"user_id": actor.user_id} if actor.user_id is not None else {"contact_id": actor.contact_id}
    until = min(until, timezone.now())
    visit, made = Visit.objects.get_or_create(
        **mine, defaults={"partnership_id": current_partnership_id(), "seen_at": until}
    )
    if not made:
        Visit.objects.filter(pk=visit.pk, seen_at__lt=until).update(seen_at=until)
    record(action="news.seen", subject=visit)
