# SPDX-License-Identifier: EUPL-1.2
"""Tasks of the core group and of a handover."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.base.scope import current_actor
from samenspel.core_group.constants import HandoverState, Who
from samenspel.core_group.models import Handover, HandoverStep
from samenspel.core_group.queries.decisions import to_look_back
from samenspel.core_group.queries.meetings import coming_meeting
from samenspel.portal.queries.tasks import Finder, NextGathering, Task

AGENDA_READY_BEFORE = timedelta(days=10)


def _no_agenda(slug: str, _upcoming: NextGathering | None) -> Task | None:
    meeting = coming_meeting()
    if meeting is None or meeting.points or meeting.starts_at > timezone.now() + AGENDA_READY_BEFORE:
        return None
    return Task(
        1,
        _("Maak de agenda van de kerngroep"),
        _("Dan kan iedereen zich voorbereiden."),
        10,
        reverse("core_group:meeting", kwargs={"slug": slug, "meeting_id": meeting.id}),
        _("Naar de agenda"),
        "petrol",
    )


def _look_back(slug: str, _upcoming: NextGathering | None) -> Task | None:
    decisions = to_look_back()
    if not decisions:
        return None
    return Task(
        len(decisions),
        ngettext("Kijk terug op een besluit", "Kijk terug op %(count)s besluiten", len(decisions))
        % {"count": len(decisions)},
        _("Zo weten jullie of het werkte."),
        5 * len(decisions),
        reverse("core_group:decision", kwargs={"slug": slug, "decision_id": decisions[0].id}),
        _("Bekijk"),
        "petrol",
    )


def _handover_steps(slug: str, _upcoming: NextGathering | None) -> Task | None:
    """Steps of a handover that are one's own, of this week or before."""
    user_id = current_actor().user_id
    mine = Q(giver_id=user_id) | Q(receiver_id=user_id)
    going = Handover.objects.filter(mine, state=HandoverState.GOING).order_by("start_date").first()
    if going is None:
        return None
    own = Who.GIVER if going.giver_id == user_id else Who.RECEIVER
    week = (timezone.localdate() - going.start_date).days // 7 + 1
    steps = HandoverStep.objects.filter(
        handover_id=going.pk, done_at__isnull=True, week__lte=week, who__in=[own, Who.BOTH]
    ).count()
    if not steps:
        return None
    return Task(
        steps,
        ngettext("Zet een stap in de overdracht", "Zet %(count)s stappen in de overdracht", steps) % {"count": steps},
        _("Week na week, samen: zo gaat er niets verloren."),
        10 * steps,
        reverse("portal:handover", kwargs={"slug": slug, "handover_id": going.pk}),
        _("Naar de lijst"),
        "petrol",
    )


SOON = (Finder("core.view", _no_agenda), Finder("handover.tick", _handover_steps))
LATER = (Finder("core.view", _look_back),)
