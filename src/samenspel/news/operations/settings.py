# SPDX-License-Identifier: EUPL-1.2
from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict
from samenspel.base.scope import current_partnership_id
from samenspel.news.models import NewsSettings


@dataclass(frozen=True, slots=True)
class Choices:
    """What a pact can choose about its news."""

    partners_publish: bool
    urgent_goes_at_once: bool
    is_public: bool
    shows_circles: bool
    join_words: str


@transaction.atomic
def change_settings(*, version: int, choices: Choices) -> None:
    """Raises `Conflict` when somebody else changed them in the meantime; `version` 0: nobody chose before."""
    partnership_id = current_partnership_id()
    NewsSettings.objects.get_or_create(partnership_id=partnership_id, defaults={"version": 0})
    changed = NewsSettings.objects.filter(version=version).update(**asdict(choices), version=F("version") + 1)
    if not changed:
        raise Conflict(_("Iemand anders veranderde dit terwijl jij bezig was."))
    row = NewsSettings.objects.get()
    record(action="news.settings", subject=row, is_public=choices.is_public, at_once=choices.partners_publish)
