# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any

from django.utils import timezone

from samenspel.partnerships.models import Partnership
from samenspel.surveys.models import ReflectionRound, ScanWave


def made(make: Any, *, pact: Partnership, **_others: Any) -> dict[str, Any]:
    """An open wave of the scan and a closed one with answers; an open round of looking back with one sheet.

    One is open at a time: the demo has one already.
    """
    today = timezone.localdate()
    open_here = {"partnership": pact, "closed_at__isnull": True}
    wave = ScanWave._base_manager.filter(**open_here).first() or make(
        "surveys.ScanWave", closes_date=today + timedelta(days=20)
    )
    before = timezone.now() - timedelta(days=200)
    closed = make(
        "surveys.ScanWave",
        opened_at=before,
        closes_date=before.date(),
        closed_at=before,
        secret=None,
        answered_count=6,
    )
    places = {name: 3 for name in ("agenda", "evaluation", "activities", "communication", "structure")}
    for _number in range(6):
        make("surveys.ScanAnswer", wave=closed, group="volunteers", way="phone", **places)
    opened = ReflectionRound._base_manager.filter(**open_here).first() or make(
        "surveys.ReflectionRound",
        first_date=today - timedelta(days=180),
        last_date=today,
        closes_date=today + timedelta(days=20),
    )
    sheet = make("surveys.Reflection", round=opened, way="phone", well="We bellen elkaar", remains="De lijst")
    make("surveys.ChosenWords", reflection=sheet, question="well", words="We bellen elkaar")
    return {
        "wave_id": wave.pk,
        "closed_wave_id": closed.pk,
        "round_id": opened.pk,
        "reflection_id": sheet.pk,
        "condition": "doelen",
        "question": "goed",
    }
