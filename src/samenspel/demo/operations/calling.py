# SPDX-License-Identifier: EUPL-1.2
"""The divided calls of the made-up session that is coming."""

from collections.abc import Sequence

from samenspel.access.constants import Role
from samenspel.gatherings.models import CallShare, Gathering
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Membership

SHARE = 6  # of somebody of the core group


def divide_some(gathering: Gathering, silent: Sequence[Contact]) -> None:
    """Somebody of the core group calls a few; the facilitator the others."""
    members = Membership.objects.filter(partnership=gathering.partnership, role=Role.CORE_GROUP)
    free = [one for one in silent if one.phone]
    for place, member in enumerate(members):
        CallShare.objects.bulk_create(
            CallShare(partnership=gathering.partnership, gathering=gathering, contact=contact, caller_id=member.user_id)
            for contact in free[place * SHARE : (place + 1) * SHARE]
        )
