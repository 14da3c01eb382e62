# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta
from typing import Any

from django.utils import timezone

from samenspel.organizations.models import Contact


def made(make: Any, *, contact: Contact, **_others: Any) -> dict[str, Any]:
    """Something seen that is in no theme, a theme with something in it, what became of it, a question and a letter."""
    now = timezone.now()
    theme = make("agenda.Theme", name="Koude huizen", explanation="Het is koud in huis.")
    told = {"contact": contact, "partner": contact.partner, "told_at": now}
    make("agenda.Observation", words="De kachel blijft uit", people="tens", place="Oost", theme=theme, **told)
    letter = make(
        "agenda.Bottleneck", theme=theme, addressee="De gemeente", subject="Koude huizen", body="Beste gemeente,"
    )
    sent = make(
        "agenda.Bottleneck",
        theme=theme,
        addressee="Het UWV",
        subject="Wachten",
        body="Beste mensen,",
        state="sent",
        sent_date=timezone.localdate() - timedelta(days=50),
        answer_by=timezone.localdate() - timedelta(days=1),
    )
    make("agenda.BottleneckAnswer", bottleneck=sent, state="sent", day=timezone.localdate(), words="Nog eens gebeld")
    make("agenda.ThemeNews", theme=theme, kind="sent", about="Het UWV", happened_at=now, bottleneck=sent)
    return {
        "theme_id": theme.pk,
        "observation_id": make("agenda.Observation", words="De bus rijdt zelden", **told).pk,
        "theme_question_id": make(
            "agenda.ThemeQuestion",
            theme=theme,
            contact=contact,
            words="Wat kost dat?",
            asked_at=now,
            answer="Veel",
            answered_at=now,
        ).pk,
        "bottleneck_id": letter.pk,
    }
