# SPDX-License-Identifier: EUPL-1.2
"""Waves of the scan: which there were, how an open one is going, and what somebody answered themselves."""

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from uuid import UUID

from django.db.models import Q
from django.utils import formats, timezone

from samenspel.organizations.models import Contact
from samenspel.surveys.constants import CONDITIONS, WHO, Group
from samenspel.surveys.models import Asked, ScanAnswer, ScanWave
from samenspel.surveys.queries.desk import at_the_desk, key_of, open_wave

WAVES_A_PAGE = 20
MUNICIPAL = ("gemeente", "wethouder", "burgerzaken")
VOLUNTARY = (
    "vrijwillig",
    "bewoner",
    "vereniging",
    "kerk",
    "moskee",
    "geloof",
    "diaconie",
    "voedselhulp",
    "voedselbank",
    "kledingbank",
    "buurthuis",
)
EXPERIENCED = ("ervaringsdeskundig",)


@dataclass(frozen=True, slots=True)
class WaveRow:
    """One wave; `asked` and `answered` count people, of an open wave until now."""

    id: UUID
    label: str
    opened_at: datetime
    closes_date: date
    closed_at: datetime | None
    asked: int
    answered: int
    version: int

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_over(self) -> bool:
        """Its last day is past; the machine closes it within the hour."""
        return self.is_open and timezone.localdate() > self.closes_date


@dataclass(frozen=True, slots=True)
class WavePage:
    rows: list[WaveRow]
    page: int
    pages: int


def wave_page(number: int) -> WavePage:
    """All waves, the latest first."""
    pages = max(1, ceil(ScanWave.objects.count() / WAVES_A_PAGE))
    page = min(max(1, number), pages)
    waves = ScanWave.objects.order_by("-opened_at", "pk")[(page - 1) * WAVES_A_PAGE : page * WAVES_A_PAGE]
    return WavePage([_row(wave) for wave in waves], page, pages)


def wave_row(wave_id: UUID) -> WaveRow:
    return _row(ScanWave.of(wave_id))


def wave_going_on() -> WaveRow | None:
    found = ScanWave.objects.filter(closed_at__isnull=True).first()
    return _row(found) if found is not None else None


def _row(wave: ScanWave) -> WaveRow:
    asked, answered = (wave.asked_count, wave.answered_count) if wave.closed_at else _until_now(wave)
    return WaveRow(
        id=wave.pk,
        label=label_of(wave),
        opened_at=wave.opened_at,
        closes_date=wave.closes_date,
        closed_at=wave.closed_at,
        asked=asked,
        answered=answered,
        version=wave.version,
    )


def label_of(wave: ScanWave) -> str:
    """The month in which it began."""
    return str(formats.date_format(timezone.localtime(wave.opened_at), "F Y"))


def _until_now(wave: ScanWave) -> tuple[int, int]:
    given = Q(*(Q(**{f"{condition.key}__isnull": False}) for condition in CONDITIONS), _connector=Q.OR)
    with at_the_desk():
        asked = Asked.objects.filter(wave=wave, mailed_at__isnull=False).count()
        return asked, ScanAnswer.objects.filter(given, wave=wave).count()


def still_silent(wave_id: UUID) -> int:
    """How many would get a reminder now."""
    with at_the_desk():
        silent = Asked.objects.filter(wave_id=wave_id, mailed_at__isnull=False, answered=False, to_remind=False)
        count: int = silent.filter(contact__active=True).count()
    return count


@dataclass(frozen=True, slots=True)
class OwnScan:
    """What one person answered until now; a condition that is not in `places` is still open."""

    closes_date: date
    group: str | None  # None: not asked yet
    guess: str  # the group that our list of people suggests
    places: dict[str, int]

    @property
    def next_step(self) -> str:
        """The page of the first question without an answer; empty when all are answered."""
        if self.group is None:
            return WHO
        return next((one.slug for one in CONDITIONS if one.key not in self.places), "")


def own_scan(contact_id: UUID) -> OwnScan | None:
    """None when no wave takes answers."""
    wave = open_wave()
    if wave is None:
        return None
    with at_the_desk():
        answer: ScanAnswer | None = ScanAnswer.objects.filter(pk=key_of(wave, contact_id)).first()
    places = {one.key: getattr(answer, one.key) for one in CONDITIONS} if answer else {}
    return OwnScan(
        closes_date=wave.closes_date,
        group=answer.group if answer else None,
        guess=_guess(contact_id),
        places={key: place for key, place in places.items() if place is not None},
    )


def _guess(contact_id: UUID) -> str:
    contact = Contact.objects.select_related("partner__organization").get(pk=contact_id)
    organization = contact.partner.organization if contact.partner else None
    about = f"{organization.sector} {organization.name}" if organization else ""
    return likely_group(is_expert=contact.is_experience_expert, role=contact.role_title, about=about)


def likely_group(*, is_expert: bool, role: str, about: str) -> str:
    """From what the list of people says; the person decides.

    >>> str(likely_group(is_expert=False, role="vrijwilliger", about="sociaal werk Welzijn Zilverdam"))
    'volunteers'
    """
    if is_expert or _has(about, EXPERIENCED):
        return Group.EXPERTS
    if _has(role, VOLUNTARY):
        return Group.VOLUNTEERS
    if _has(about, MUNICIPAL):
        return Group.MUNICIPALITY
    return Group.VOLUNTEERS if _has(about, VOLUNTARY) else Group.PROFESSIONALS


def _has(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text.casefold() for word in words)
