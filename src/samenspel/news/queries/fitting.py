# SPDX-License-Identifier: EUPL-1.2
"""Whom a question to the network fits, within what one person can bear."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.news.constants import QUESTIONS_A_WEEK, URGENT_A_DAY, Frequency
from samenspel.news.models import NetworkQuestion, QuestionReceiver
from samenspel.news.queries.wishes import Reader, readers
from samenspel.organizations.models import Contact, Organization
from samenspel.partnerships.models import Pillar

WEEK, DAY = timedelta(days=7), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Fit:
    """What partners have to be like; empty: no matter. With anything chosen, only people of a partner are asked."""

    pillar_id: UUID | None = None
    circle: str = ""
    place: str = ""

    @property
    def is_anybody(self) -> bool:
        return not (self.pillar_id or self.circle or self.place)

    def contacts(self) -> Q:
        which = Q()
        if self.pillar_id:
            which &= Q(partner__partner_pillars__pillar_id=self.pillar_id)
        if self.circle:
            which &= Q(partner__circle=self.circle)
        if self.place:
            city, area = "partner__organization__city", "partner__organization__work_area"
            which &= Q(**{f"{city}__iexact": self.place}) | Q(**{f"{area}__icontains": self.place})
        return which


@dataclass(frozen=True, slots=True)
class Fitting:
    """Who gets it; how many fit but had enough questions, and how many want none."""

    people: list[Reader]
    had_enough: int
    want_none: int


def fit_of(question: NetworkQuestion) -> Fit:
    return Fit(pillar_id=question.pillar_id, circle=question.circle, place=question.place)


def fitting(fit: Fit, *, asker_id: UUID | None, urgent: bool) -> Fitting:
    """Never the asker's own colleagues: they can ask those by themselves."""
    with acting_as(Actor(role=Role.NEWS, partnership_id=current_partnership_id())):
        found = readers(which=fit.contacts())
        own = _colleagues(asker_id)
        full = _had_enough(urgent=urgent)
        fit_for_it = [one for one in found if one.id not in own]
        willing = [one for one in fit_for_it if one.frequency != Frequency.NOTHING]
        people = [one for one in willing if one.id not in full]
    return Fitting(people, had_enough=len(willing) - len(people), want_none=len(fit_for_it) - len(willing))


def places() -> list[str]:
    """Towns and villages where partners are."""
    found = Organization.objects.exclude(city="").order_by("city").values_list("city", flat=True).distinct()
    return list(found)


def pillars() -> list[tuple[str, str]]:
    """As choices of a form."""
    return [(str(pk), name) for pk, name in Pillar.objects.order_by("position", "name").values_list("pk", "name")]


def _colleagues(asker_id: UUID | None) -> set[UUID]:
    if asker_id is None:
        return set()
    partner_id = Contact.objects.values_list("partner_id", flat=True).get(pk=asker_id)
    same = Contact.objects.filter(partner_id=partner_id) if partner_id else Contact.objects.none()
    return {asker_id, *same.values_list("pk", flat=True)}


def _had_enough(*, urgent: bool) -> set[UUID]:
    """Who got as many questions as one person can bear this week; for an urgent one also who got one today."""
    now = timezone.now()
    week = QuestionReceiver.objects.filter(asked_at__gt=now - WEEK).order_by().values_list("contact_id", flat=True)
    full = {contact_id for contact_id, count in Counter(week).items() if count >= QUESTIONS_A_WEEK}
    if urgent:
        today = QuestionReceiver.objects.filter(asked_at__gt=now - DAY, question__is_urgent=True)
        counts = Counter(today.order_by().values_list("contact_id", flat=True))
        full |= {contact_id for contact_id, count in counts.items() if count >= URGENT_A_DAY}
    return full
