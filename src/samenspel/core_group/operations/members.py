# SPDX-License-Identifier: EUPL-1.2
"""Who in the core group knows poverty from their own life, as far as they want that to be known here."""

from uuid import UUID

from django.db import transaction

from samenspel.audit.operations import record
from samenspel.partnerships.models import Membership


@transaction.atomic
def mark_expert(*, membership_id: UUID, is_expert: bool) -> Membership:
    """One tap, and another tap undoes it."""
    member = Membership.of(membership_id)
    changed = (
        Membership.objects.filter(pk=membership_id)
        .exclude(is_experience_expert=is_expert)
        .update(is_experience_expert=is_expert)
    )
    if changed:
        record(action="member.expert_set", subject=member, expert=is_expert)
    return member
