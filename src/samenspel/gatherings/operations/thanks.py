# SPDX-License-Identifier: EUPL-1.2
"""The mail of the day after: whom you met, who named you, details only where both agreed, your step plan."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.scope import Actor, acting_as
from samenspel.domain.naming import called
from samenspel.entrance.operations import link_for_contact
from samenspel.gatherings.constants import GatheringState
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.queries.thanks import Thanks, thanks_due_at, thanks_of
from samenspel.messaging.constants import LINK_MARK
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.partnerships.models import Partnership

THANKED_IN = (GatheringState.UNDER_WAY, GatheringState.HARVESTED)
LOOK_BACK = timedelta(days=7)  # a server that stood still for some days thanks people still


def send_thanks_due() -> int:
    """A job that runs by itself: every gathering whose thank-you hour has come. Returns how many mails."""
    with acting_as(Actor(role=Role.THANKS)):
        ids = list(Partnership.objects.values_list("pk", flat=True))
    return sum(_thank_in(partnership_id) for partnership_id in ids)


def _thank_in(partnership_id: UUID) -> int:
    now = timezone.now()
    with acting_as(Actor(role=Role.THANKS, partnership_id=partnership_id)):
        over = Gathering.objects.filter(
            thanked_at__isnull=True,
            called_off_at__isnull=True,
            ends_at__range=(now - LOOK_BACK, now),
            state__in=THANKED_IN,
        )
        due = [gathering.pk for gathering in over if thanks_due_at(gathering) <= now]
        return sum(send_thanks_now(gathering_id=pk) for pk in due)


@transaction.atomic
def send_thanks_now(*, gathering_id: UUID) -> int:
    """Write the mails of this gathering, once: pressing again, or the job after it, writes none.

    Nor does a press before it began, which would leave nothing for the day after.
    """
    gathering = Gathering.of(gathering_id)
    if gathering.state not in THANKED_IN:
        return 0
    mine = Gathering.objects.filter(pk=gathering_id, thanked_at__isnull=True).update(thanked_at=timezone.now())
    if not mine:
        return 0
    letters = thanks_of(gathering)
    with translation.override("nl"):
        for letter in letters:
            _write(gathering, letter)
    record(action="gathering.thanked", subject=gathering, count=len(letters))
    deliver_soon()
    return len(letters)


def _write(gathering: Gathering, letter: Thanks) -> None:
    # Each page stands below the one link.
    context = {"letter": letter, "name": called(letter.name), "gathering": gathering, "link": LINK_MARK}
    write_message(
        kind="thanks",
        to_name=letter.name,
        to_email=letter.email,
        subject=_("Bedankt voor je komst naar %(title)s") % {"title": gathering.title},
        body=render_to_string("gatherings/evaluating/mail/thanks.txt", context).strip() + "\n",
        link=link_for_contact(contact_id=letter.contact_id),
        deed=f"thanks:{gathering.pk}:{letter.contact_id}",
    )
