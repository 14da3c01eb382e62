# SPDX-License-Identifier: EUPL-1.2
"""Whom to tell what became of what they saw, and in which sentences."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from samenspel.agenda.constants import ThemeNewsKind
from samenspel.agenda.models import Observation, ThemeNews

HOURS = range(9, 18)  # nobody is mailed about it in the evening
LOOK_BACK = timedelta(days=180)  # what is older stands on one's own page


@dataclass(frozen=True, slots=True)
class NewsToTell:
    """What became of the theme of one observation since its teller last heard of it."""

    observation_id: UUID
    told_back_at: datetime | None
    theme: str
    sentences: list[str]


def news_sentence(kind: str, about: str, words: str = "") -> str:
    """One piece of news in a sentence; the words of the staff behind it."""
    sentence = {
        ThemeNewsKind.GOAL: _("Dit werd een doel van ons samen: %(about)s."),
        ThemeNewsKind.ACTION: _("Iemand gaat ermee aan de slag: er is een actiepunt."),
        ThemeNewsKind.ASKED: _("We vroegen het aan %(about)s."),
        ThemeNewsKind.ANSWERED: _("%(about)s gaf antwoord."),
        ThemeNewsKind.SENT: _("We stuurden een brief aan %(about)s."),
        ThemeNewsKind.PROMISED: _("%(about)s zegt toe er iets aan te doen."),
        ThemeNewsKind.REFUSED: _("%(about)s zegt nee."),
        ThemeNewsKind.DONE: _("%(about)s heeft er iets aan gedaan."),
    }[ThemeNewsKind(kind)] % {"about": about}
    return f"{sentence} {words}".strip()


def _fresh(until: datetime) -> Q:
    """Of a piece of news beside its observation: not told yet, and not from long ago."""
    unheard = Q(theme__observations__told_back_at__isnull=True) | Q(
        happened_at__gt=F("theme__observations__told_back_at")
    )
    return Q(happened_at__lte=until, happened_at__gt=until - LOOK_BACK) & unheard


def tellers_to_tell(until: datetime) -> list[UUID]:
    """Who gets a mail, each once, the longest waiting first."""
    since = OuterRef("told_back_at")
    news = ThemeNews.objects.filter(
        theme_id=OuterRef("theme_id"), happened_at__lte=until, happened_at__gt=until - LOOK_BACK
    )
    waiting = Observation.objects.filter(
        Q(told_back_at__isnull=True) & Exists(news) | Exists(news.filter(happened_at__gt=since)),
        contact__active=True,
        theme__isnull=False,
    ).exclude(contact__email="")
    return list(dict.fromkeys(waiting.order_by("told_at", "pk").values_list("contact_id", flat=True)))


def news_to_tell(contact_id: UUID, until: datetime) -> list[NewsToTell]:
    """For each observation of this person what they have not heard yet."""
    rows = (
        ThemeNews.objects.filter(_fresh(until), theme__observations__contact_id=contact_id)
        .order_by("happened_at", "pk")
        .values_list(
            "theme__observations__pk",
            "theme__observations__told_back_at",
            "theme__name",
            "kind",
            "about",
            "words",
        )
    )
    found: dict[UUID, list[tuple[datetime | None, str, str]]] = defaultdict(list)
    for observation_id, told_back_at, theme, kind, about, words in rows:
        found[observation_id].append((told_back_at, theme, news_sentence(kind, about, words)))
    return [
        NewsToTell(
            observation_id=observation_id,
            told_back_at=of[0][0],
            theme=of[0][1],
            sentences=[sentence for _told, _theme, sentence in of],
        )
        for observation_id, of in found.items()
    ]
