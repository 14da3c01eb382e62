# SPDX-License-Identifier: EUPL-1.2
"""Vandaag: at most five things, each with a verb, how long it takes and why it helps."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.access.policy import may
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import GatheringState, RegistrationState
from samenspel.gatherings.models import Attendance, Gathering, Invitation, Registration
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Partner
from samenspel.portal.queries import (
    tasks_core_group,
    tasks_gathering,
    tasks_needs,
    tasks_news,
    tasks_observations,
    tasks_partners,
    tasks_promises,
)
from samenspel.portal.queries.tasks import NextGathering, Task

MOST_TASKS = 5
FINDERS = (
    *tasks_partners.FIRST,
    *tasks_gathering.NOW,
    *tasks_promises.SOON,
    *tasks_partners.SOON,
    *tasks_gathering.SOON,
    *tasks_core_group.SOON,
    *tasks_observations.SOON,
    *tasks_needs.SOON,
    *tasks_news.SOON,
    *tasks_partners.LATER,
    *tasks_gathering.LATER,
    *tasks_promises.LATER,
    *tasks_core_group.LATER,
    *tasks_observations.LATER,
    *tasks_needs.LATER,
    *tasks_news.LATER,
)


@dataclass(frozen=True, slots=True)
class Today:
    tasks: list[Task]
    next: NextGathering | None
    partners: int


def today_page(slug: str) -> Today:
    upcoming, actor = _next_gathering(), current_actor()
    looked = (finder.find(slug, upcoming) for finder in FINDERS if may(actor, finder.permission))
    return Today(
        tasks=list(islice((task for task in looked if task is not None), MOST_TASKS)),  # looks no further than it shows
        next=upcoming,
        partners=Partner.objects.filter(status=PartnerStatus.ACTIVE).count(),
    )


def greeting(page: Today) -> str:
    """ "Goedemiddag. Drie dingen voor vandaag." """
    hour = timezone.localtime().hour
    hello = _("Goedemorgen.") if hour < 12 else _("Goedemiddag.") if hour < 18 else _("Goedenavond.")
    return f"{hello} {_things(len(page.tasks))}"


def _things(count: int) -> str:
    """The count as a word, as one would say it."""
    words = (
        _("Alles is gedaan voor vandaag."),
        _("Eén ding voor vandaag."),
        _("Twee dingen voor vandaag."),
        _("Drie dingen voor vandaag."),
        _("Vier dingen voor vandaag."),
        _("Vijf dingen voor vandaag."),
    )
    return words[count]


def next_sentence(page: Today) -> str:
    if page.next is None:
        return ""
    if page.next.days <= 0:
        return _("De bijeenkomst in %(place)s is vandaag.") % {"place": page.next.place}
    return ngettext(
        "De bijeenkomst in %(place)s is morgen.", "De bijeenkomst in %(place)s is over %(days)s dagen.", page.next.days
    ) % {"place": page.next.place, "days": page.next.days}


def _next_gathering() -> NextGathering | None:
    since = timezone.now() - timedelta(hours=12)
    gathering = (
        Gathering.objects.filter(ends_at__gte=since, called_off_at__isnull=True)
        .exclude(state=GatheringState.HARVESTED)
        .order_by("starts_at")
        .first()
    )
    if gathering is None:
        return None
    came_before = Registration.objects.filter(attendance__isnull=False).exclude(gathering=gathering).values("contact")
    answers = Registration.objects.filter(gathering=gathering).aggregate(
        coming=Count("pk", filter=Q(state=RegistrationState.SEATED)),
        newcomers=Count("pk", filter=Q(state=RegistrationState.SEATED) & ~Q(contact__in=came_before)),
    )
    return NextGathering(
        id=gathering.pk,
        title=gathering.title,
        starts_at=gathering.starts_at,
        place=gathering.place,
        state=gathering.state,
        days=(timezone.localdate(gathering.starts_at) - timezone.localdate()).days,
        coming=answers["coming"],
        newcomers=answers["newcomers"],
        unanswered=_unanswered(gathering.pk),
        places=gathering.capacity,
        present=Attendance.objects.filter(gathering=gathering).count(),
    )


def _unanswered(gathering_id: UUID) -> int:
    answered = Registration.objects.filter(gathering_id=gathering_id).values("contact_id")
    found: int = Invitation.objects.filter(gathering_id=gathering_id).exclude(contact_id__in=answered).count()
    return found
