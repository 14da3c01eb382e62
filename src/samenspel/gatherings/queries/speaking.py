# SPDX-License-Identifier: EUPL-1.2
"""Who speaks and who could: where each of them stands, and people who offered something."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Max, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.base.errors import NotFound
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import GatheringState, SpeakerState, SpeakerWay, YesNo
from samenspel.gatherings.models import Evaluation, Gathering, Speaker
from samenspel.organizations.models import Contact

MOST_SUGGESTED = 6
STILL_OPEN = (SpeakerState.TO_ASK, SpeakerState.ASKED)
TONES = {
    SpeakerState.TO_ASK: "sun",
    SpeakerState.ASKED: "petrol",
    SpeakerState.CONFIRMED: "leaf",
    SpeakerState.DECLINED: "",
}


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker, and how far the asking is."""

    id: UUID
    contact_id: UUID
    name: str
    background: str
    subject: str
    expenses: str
    email: str
    phone: str
    state: str
    state_label: str
    tone: str
    way_label: str
    asked_by: str
    asked_at: datetime | None
    answered_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.state in STILL_OPEN


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who could speak; `words` is what they offered, if anything."""

    contact_id: UUID
    name: str
    background: str
    words: str = ""
    said_at: datetime | None = None
    spoke_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Suggestions:
    experts: list[Suggestion]
    offered: list[Suggestion]


@dataclass(frozen=True, slots=True)
class OwnAsk:
    """The question on the page of the person who was asked. Not what it is about: a link may be passed on."""

    id: UUID
    gathering_id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    address: str
    state: str
    called_off: bool
    may_answer: bool
    may_register: bool


def speaker_rows(gathering_id: UUID) -> list[SpeakerRow]:
    """Who is still to be asked first, then by name."""
    found = _speakers().filter(gathering_id=gathering_id).order_by(Lower("contact__name"), "pk")
    order = [state.value for state in SpeakerState]
    return sorted((_row(speaker) for speaker in found), key=lambda row: order.index(row.state))


def speaker_row(gathering_id: UUID, speaker_id: UUID) -> SpeakerRow:
    found = _speakers().filter(pk=speaker_id, gathering_id=gathering_id).first()
    if found is None:
        raise NotFound(f"speaker {speaker_id}")
    return _row(found)


def speakers_open(gathering_id: UUID) -> int:
    """Who did not say yes or no yet."""
    count: int = Speaker.objects.filter(gathering_id=gathering_id, state__in=STILL_OPEN).count()
    return count


def _speakers() -> QuerySet[Any]:
    rows: QuerySet[Any] = Speaker.objects.select_related("contact__partner__organization", "asked_by")
    return rows


def _row(speaker: Speaker) -> SpeakerRow:
    contact, state = speaker.contact, SpeakerState(speaker.state)
    return SpeakerRow(
        id=speaker.pk,
        contact_id=contact.pk,
        name=contact.name,
        background=_background(contact),
        subject=speaker.subject,
        expenses=speaker.expenses,
        email=contact.email,
        phone=contact.phone,
        state=state.value,
        state_label=str(state.label),
        tone=TONES[state],
        way_label=str(SpeakerWay(speaker.way).label) if speaker.way else "",
        asked_by=speaker.asked_by.name if speaker.asked_by else "",
        asked_at=speaker.asked_at,
        answered_at=speaker.answered_at,
    )


def _background(contact: Contact) -> str:
    if contact.partner is None:
        return _("ervaringsdeskundige")
    name: str = contact.partner.organization.name
    return _("%(organization)s, ervaringsdeskundige") % {"organization": name} if contact.is_experience_expert else name


def suggestions_for(gathering_id: UUID) -> Suggestions:
    """Experience experts, who spoke longest ago (or never) first; then who offered something, the latest first."""
    taken = list(Speaker.objects.filter(gathering_id=gathering_id).values_list("contact_id", flat=True))
    people = Contact.objects.filter(active=True).exclude(pk__in=taken).select_related("partner__organization")
    spoke = people.filter(is_experience_expert=True).annotate(spoke_at=Max("speaks_at__gathering__starts_at"))
    shown = spoke.order_by(F("spoke_at").asc(nulls_first=True), Lower("name"), "pk")[:MOST_SUGGESTED]
    return Suggestions(
        experts=[Suggestion(one.pk, one.name, _background(one), spoke_at=one.spoke_at) for one in shown],
        offered=_who_offered(taken),
    )


def _who_offered(besides: list[UUID]) -> list[Suggestion]:
    """What people wrote in an evaluation about what they want to do next time, their latest words."""
    said = (
        Evaluation.objects.filter(will_contribute__in=(YesNo.YES, YesNo.MAYBE), registration__contact__active=True)
        .exclude(contribution="")
        .exclude(registration__contact_id__in=besides)
        .select_related("gathering", "registration__contact__partner__organization")
        .order_by("-gathering__starts_at", "pk")
    )
    latest: dict[UUID, Suggestion] = {}
    for one in said[: MOST_SUGGESTED * 10]:
        contact = one.registration.contact
        at = one.gathering.starts_at
        latest.setdefault(
            contact.pk, Suggestion(contact.pk, contact.name, _background(contact), words=one.contribution, said_at=at)
        )
    return list(latest.values())[:MOST_SUGGESTED]


def own_asks() -> list[OwnAsk]:
    """What the person with this link was asked and did not answer yet, for gatherings to come."""
    mine = Speaker.objects.filter(contact_id=current_actor().contact_id, state=SpeakerState.ASKED)
    ahead = mine.filter(gathering__starts_at__gt=timezone.now(), gathering__called_off_at__isnull=True)
    found = ahead.select_related("gathering")
    return [own_ask(speaker) for speaker in found.order_by("gathering__starts_at")]


def own_ask(speaker: Speaker) -> OwnAsk:
    gathering: Gathering = speaker.gathering
    goes_on = gathering.called_off_at is None and gathering.state != GatheringState.HARVESTED
    before = goes_on and timezone.now() < gathering.starts_at
    return OwnAsk(
        id=speaker.pk,
        gathering_id=gathering.pk,
        title=gathering.title,
        starts_at=gathering.starts_at,
        ends_at=gathering.ends_at,
        place=gathering.place,
        address=gathering.address,
        state=speaker.state,
        called_off=gathering.called_off_at is not None,
        may_answer=before,
        may_register=before and gathering.state == GatheringState.INVITING,
    )
