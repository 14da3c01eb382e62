# SPDX-License-Identifier: EUPL-1.2
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.portal.constants import PROMPTS
from samenspel.portal.models import HarvestText
from samenspel.portal.queries.harvest_sheet import Days


@transaction.atomic
def write_text(*, days: Days, section: str, text: str, version: int) -> None:
    """What the facilitator tells in one part of one period; `version` 0 when nothing stood there.

    Raises Conflict when somebody else wrote there in the meantime. The same words twice are one deed.
    """
    if section not in PROMPTS or len(text) > PROMPTS[section].longest:
        raise Refused(_("Maak dit korter."), field="text")
    there = HarvestText.objects.filter(**days.kept, section=section)
    if there.filter(text=text).exists() or (not text and not there.exists()):
        return
    row = _change(days, section, text, version) if version else _add(days, section, text)
    if row is None:
        raise Conflict(_("Iemand anders heeft dit in de tussentijd gewijzigd."))
    record(action="harvest.text", subject=row, section=section)


def _change(days: Days, section: str, text: str, version: int) -> HarvestText | None:
    there = HarvestText.objects.filter(**days.kept, section=section)
    changed = there.filter(version=version).update(text=text, version=F("version") + 1, changed_at=timezone.now())
    found: HarvestText | None = there.first() if changed else None
    return found


def _add(days: Days, section: str, text: str) -> HarvestText | None:
    here = current_partnership_id()
    try:
        with transaction.atomic():
            made: HarvestText = HarvestText.objects.create(partnership_id=here, **days.kept, section=section, text=text)
    except IntegrityError:  # somebody else wrote the first words at the same moment
        return None
    return made
