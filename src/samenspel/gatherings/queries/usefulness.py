# SPDX-License-Identifier: EUPL-1.2
"""What is known of the people at a gathering that makes a meeting useful, and how a page says it.

Only what everybody at a table may know is read: never a note, a diet, a need or a signal.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from samenspel.domain.usefulness import WEIGHTS, Background, Reason
from samenspel.gatherings.models import Attendance, Gathering, Registration
from samenspel.organizations.models import PartnerPillar

# How each reason reads after a number ("61 …"), of one pair, and why it counts.
COUNTED: dict[Reason, Any] = {
    Reason.FAR_CIRCLES: _("tussen de buitenste en de binnenste kring"),
    Reason.CIRCLES: _("tussen twee kringen naast elkaar"),
    Reason.SAME_TASK: _("tussen mensen die aan dezelfde pijler werken"),
    Reason.EXPERIENCE: _("tussen een ervaringsdeskundige en iemand van een organisatie"),
    Reason.WELCOME: _("tussen iemand die nieuw is en iemand die de weg weet"),
    Reason.SECTORS: _("tussen verschillende sectoren"),
}
OF_A_PAIR: dict[Reason, Any] = {
    Reason.FAR_CIRCLES: _("verschillende kringen: buiten en binnen"),
    Reason.CIRCLES: _("verschillende kringen"),
    Reason.SAME_TASK: _("zij werken aan dezelfde pijler"),
    Reason.EXPERIENCE: _("een ervaringsdeskundige en iemand van een organisatie"),
    Reason.WELCOME: _("de een is er voor het eerst, de ander weet de weg"),
    Reason.SECTORS: _("verschillende sectoren"),
}
BECAUSE: dict[Reason, Any] = {
    Reason.FAR_CIRCLES: _("Wie laagdrempelig is, leert bij wie hij mensen binnen kan brengen."),
    Reason.CIRCLES: _("De kringen laten zien hoe partners naar elkaar kunnen doorverwijzen."),
    Reason.SAME_TASK: _("Wie aan hetzelfde werkt, heeft samen iets te doen."),
    Reason.EXPERIENCE: _("Wie zelf met weinig rondkwam, weet wat anderen niet zien."),
    Reason.WELCOME: _("Wie nieuw is, ontmoet iemand die al veel mensen kent."),
    Reason.SECTORS: _("Armoede vraagt om brede samenwerking."),
}

# What the steps of the slider say, from most new to most useful.
GOAL_WORDS: dict[int, Any] = {
    0: _("alleen nieuw"),
    25: _("vooral nieuw"),
    50: _("allebei"),
    75: _("vooral nuttig"),
    100: _("zo nuttig mogelijk"),
}


@dataclass(frozen=True, slots=True)
class UsefulRow:
    """How many new meetings of a plan have this reason."""

    code: str
    count: int
    words: str
    because: str
    weight: int


def useful_rows(times: Mapping[str, int]) -> list[UsefulRow]:
    """Every reason, the heaviest first; `times` is what a plan stored."""
    return [
        UsefulRow(reason.value, times.get(reason.value, 0), str(COUNTED[reason]), str(BECAUSE[reason]), weight)
        for reason, weight in WEIGHTS.items()
    ]


def goal_words(goal: int) -> str:
    """Where the slider stood, in words; empty for only new, which needs no words."""
    return str(GOAL_WORDS[min(GOAL_WORDS, key=lambda step: abs(step - goal))]) if goal else ""


def backgrounds_of(gathering: Gathering, registrations: Iterable[Registration]) -> dict[UUID, Background]:
    """Per registration, of which the contact with partner and organisation is loaded. Two questions."""
    rows = list(registrations)
    tasks = _pillars({row.contact.partner_id for row in rows})
    visits = _visits(gathering, {row.contact_id for row in rows})
    return {
        row.pk: Background(
            circle=row.contact.partner.circle if row.contact.partner else "",
            sector=row.contact.partner.organization.sector.strip().casefold() if row.contact.partner else "",
            tasks=frozenset(tasks.get(row.contact.partner_id, ())),
            visits=visits.get(row.contact_id, 0),
            is_expert=row.contact.is_experience_expert and row.contact.partner is None,
        )
        for row in rows
    }


def _pillars(partner_ids: set[UUID | None]) -> dict[UUID | None, set[str]]:
    found: dict[UUID | None, set[str]] = defaultdict(set)
    pairs = PartnerPillar.objects.filter(partner_id__in=partner_ids - {None})
    for partner_id, pillar_id in pairs.values_list("partner_id", "pillar_id"):
        found[partner_id].add(str(pillar_id))
    return found


def _visits(gathering: Gathering, contact_ids: set[UUID]) -> dict[UUID, int]:
    """At how many gatherings before this one somebody was."""
    earlier = Q(gathering__starts_at__lt=gathering.starts_at) & ~Q(gathering_id=gathering.pk)
    seen = Attendance.objects.filter(earlier, registration__contact_id__in=contact_ids)
    counted = seen.order_by().values_list("registration__contact_id").annotate(times=Count("pk"))
    return dict(counted)
