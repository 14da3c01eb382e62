# SPDX-License-Identifier: EUPL-1.2
"""What somebody answers in the scan, by personal link or typed over from paper. Each answer is kept at once.

The log tells that an answer came in, under the role of the desk: neither who gave it nor what it was.
"""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.scope import current_partnership_id
from samenspel.surveys.constants import CONDITION_OF_KEY, HIGHEST, UNKNOWN, Group, Way
from samenspel.surveys.models import Asked, ScanAnswer, ScanWave
from samenspel.surveys.queries.desk import at_the_desk, key_of, key_of_sheet, takes_answers

PLACES = range(UNKNOWN, HIGHEST + 1)


@transaction.atomic
def say_group(*, contact_id: UUID, group: str) -> None:
    """From which side this person looks; empty is "iets anders"."""
    if group not in {"", *Group.values}:
        raise Refused(_("Kies een van de antwoorden."), field="group")
    with at_the_desk():
        _keep(_held(), contact_id, {"group": group})


@transaction.atomic
def say_place(*, contact_id: UUID, condition: str, place: int) -> None:
    """Where this person places the partnership on one condition: 1 to 5, or 0 for "weet ik niet"."""
    if condition not in CONDITION_OF_KEY or place not in PLACES:
        raise Refused(_("Kies een van de antwoorden."), field="place")
    with at_the_desk():
        wave = _held()
        _keep(wave, contact_id, {condition: place})
        Asked.objects.get_or_create(
            wave=wave, contact_id=contact_id, defaults={"partnership_id": wave.partnership_id, "answered": True}
        )
        Asked.objects.filter(wave=wave, contact_id=contact_id, answered=False).update(answered=True)


def _held() -> ScanWave:
    """The open wave, held until the transaction ends: it cannot close while somebody answers."""
    wave: ScanWave | None = ScanWave.objects.select_for_update().filter(closed_at__isnull=True).first()
    if wave is None or not takes_answers(wave):
        raise Refused(_("De vragen zijn gesloten. Je antwoord kan er niet meer bij."))
    return wave


def _keep(wave: ScanWave, contact_id: UUID, said: Mapping[str, object]) -> None:
    key = key_of(wave, contact_id)
    if not ScanAnswer.objects.filter(pk=key).update(**said):
        ScanAnswer(pk=key, partnership_id=wave.partnership_id, wave=wave, way=Way.PHONE, **said).save(force_insert=True)
    record(action="scan.answered", subject=wave)


@transaction.atomic
def type_over(*, wave_id: UUID, form_key: UUID, group: str, places: Mapping[str, int | None]) -> None:
    """One sheet of paper. The same `form_key` twice is one sheet."""
    ScanWave.of(wave_id)
    if all(place is None for place in places.values()):
        raise Refused(_("Er is nog niets ingevuld."), field=next(iter(places)))
    with at_the_desk():
        wave = ScanWave.objects.select_for_update().get(pk=wave_id)
        if wave.closed_at is not None:
            raise Refused(_("Deze ronde is gesloten. Er kan geen papier meer bij."))
        key = key_of_sheet(wave, form_key)
        if ScanAnswer.objects.filter(pk=key).exists():
            return
        ScanAnswer(
            pk=key, partnership_id=current_partnership_id(), wave=wave, way=Way.PAPER, group=group, **places
        ).save(force_insert=True)
    record(action="scan.typed", subject=wave)
