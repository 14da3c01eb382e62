# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.utils import timezone

from samenspel.news.models import NewsSettings
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership


def made(make: Any, *, pact: Partnership, contact: Contact, **_others: Any) -> dict[str, Any]:
    """News of the contact, a mail in the making, a question that goes round to the contact, and a public page."""
    now = timezone.now()
    if not NewsSettings._base_manager.filter(partnership=pact).exists():  # the made-up municipality chose already
        make("news.NewsSettings", is_public=True, shows_circles=True, join_words="Bel de aanjager.")
    bulletin = make("news.Bulletin", kind="month", subject="Nieuws van de maand")
    ask = make("news.NetworkQuestion", words="Kinderbed gezocht?", state="passed", passed_at=now)
    make("news.QuestionReceiver", question=ask, contact=contact, asked_at=now, mailed_at=now)
    item = make(
        "news.NewsItem",
        contact=contact,
        title="Soep op woensdag",
        words="Iedereen is welkom.",
        state="published",
        published_at=now,
    )
    return {
        "news_id": item.pk,
        "bulletin_id": bulletin.pk,
        "piece_id": make(
            "news.BulletinPiece", bulletin=bulletin, position=1, kind="news", title="Kop", words="Tekst"
        ).pk,
        "ask_id": ask.pk,
    }
