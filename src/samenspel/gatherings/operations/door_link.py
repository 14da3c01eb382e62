# SPDX-License-Identifier: EUPL-1.2
"""The link with which a volunteer without an account checks people in at one door, until the evening is over."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.entrance.constants import Purpose
from samenspel.entrance.models import PersonalLink
from samenspel.entrance.operations import link_for_thing, revoke_links_of_thing
from samenspel.gatherings.constants import DOOR_LINK_AFTER, GatheringState
from samenspel.gatherings.models import Gathering


@transaction.atomic
def share_door(*, gathering_id: UUID) -> PersonalLink:
    """The link of this door, made when there is none. It ends half a day after the gathering does."""
    gathering = Gathering.of(gathering_id)
    until = gathering.ends_at + DOOR_LINK_AFTER
    if gathering.state == GatheringState.HARVESTED or until <= timezone.now():
        raise Refused(_("Deze bijeenkomst is voorbij. Een deurlink is niet meer nodig."))
    link = link_for_thing(about_id=gathering_id, purpose=Purpose.DOOR, expires_at=until)
    record(action="link.shown", subject=link, gathering=str(gathering_id))
    return link


@transaction.atomic
def stop_sharing_door(*, gathering_id: UUID) -> int:
    """Whoever has the link is no longer let in, from the next request on."""
    return revoke_links_of_thing(about_id=Gathering.of(gathering_id).pk, purpose=Purpose.DOOR)
