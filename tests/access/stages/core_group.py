# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any

from django.utils import timezone

from samenspel.organizations.models import Contact
from tests.factories import UserFactory


def made(make: Any, *, contact: Contact, **_others: Any) -> dict[str, Any]:
    """A meeting with two points, a decision, a signal with a step, and a handover between two others."""
    starts_at = timezone.now() + timedelta(days=3)
    meeting = make(
        "gatherings.Gathering",
        kind="core_group",
        title="Kerngroep",
        place="Gemeentehuis",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
    )
    signal = make("core_group.Signal", subject="Te lange vergaderingen", said_date=timezone.localdate())
    today = timezone.localdate()
    handover = make(
        "core_group.Handover", kind="municipality", giver=UserFactory(), receiver=UserFactory(), start_date=today
    )
    return {
        "meeting_id": meeting.pk,
        "item_id": make("core_group.AgendaItem", gathering=meeting, position=2, title="Vervoer").pk,
        "before_item_id": make("core_group.AgendaItem", gathering=meeting, position=1, title="Welkom").pk,
        "decision_id": make(
            "core_group.Decision",
            year=2026,
            number=901,
            decided_date=today,
            what="We gaan door",
            carried_out_by=contact,
        ).pk,
        "signal_id": signal.pk,
        "signal_step_id": make("core_group.SignalStep", signal=signal, kind="planned", day=today).pk,
        "handover_id": handover.pk,
        "handover_step_id": make("core_group.HandoverStep", handover=handover, week=1, what="Bellen", who="both").pk,
        "words_id": make("core_group.HandoverWords", handover=handover, section="begin").pk,
    }
