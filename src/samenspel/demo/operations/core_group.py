# SPDX-License-Identifier: EUPL-1.2
"""What the core group of the made-up municipality is busy with: a meeting to come, decisions, a signal."""

from collections import Counter
from datetime import datetime, time, timedelta

from django.utils import timezone

from samenspel.core_group.constants import ItemKind, SignalStepKind
from samenspel.core_group.models import AgendaItem, Decision, Signal, SignalStep
from samenspel.demo import content
from samenspel.demo.operations.people import Cast
from samenspel.gatherings.constants import GatheringKind
from samenspel.gatherings.models import Gathering
from samenspel.partnerships.models import Partnership

DAYS_AHEAD = 24  # after the session, so that the session stays the next thing to do


def make_core_group(partnership: Partnership, cast: Cast) -> None:
    today = timezone.localdate()
    meeting = _meeting(partnership)
    for position, (kind, title, explanation, minutes, who) in enumerate(content.AGENDA, start=1):
        AgendaItem.objects.create(
            partnership=partnership,
            gathering=meeting,
            position=position,
            kind=ItemKind(kind),
            title=title,
            explanation=explanation,
            minutes=minutes,
            brought_in_by=who,
        )
    numbers: Counter[int] = Counter()  # they begin at one every year
    for contact, (what, why, days_ago, look_back_in) in zip(cast.contacts, content.DECISIONS, strict=False):
        decided = today - timedelta(days=days_ago)
        numbers[decided.year] += 1
        Decision.objects.create(
            partnership=partnership,
            year=decided.year,
            number=numbers[decided.year],
            decided_date=decided,
            what=what,
            why=why,
            carried_out_by=contact,
            look_back_date=today + timedelta(days=look_back_in),
        )
    subject, words, what_was_said = content.SIGNAL
    signal = Signal.objects.create(
        partnership=partnership, subject=subject, words=words, said_date=today - timedelta(days=12)
    )
    for kind, days in ((SignalStepKind.TALK_HELD, -5), (SignalStepKind.TALK_PLANNED, 4)):
        SignalStep.objects.create(
            partnership=partnership,
            signal=signal,
            kind=kind,
            day=today + timedelta(days=days),
            words=what_was_said if kind == SignalStepKind.TALK_HELD else "",
        )


def _meeting(partnership: Partnership) -> Gathering:
    day = timezone.localdate() + timedelta(days=DAYS_AHEAD)
    starts_at = timezone.make_aware(datetime.combine(day, time(15, 30)))
    made: Gathering = Gathering.objects.create(
        partnership=partnership,
        kind=GatheringKind.CORE_GROUP,
        title="Kerngroepvergadering",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=90),
        place="Buurthuis De Brink",
        with_tables=False,
    )
    return made
