# SPDX-License-Identifier: EUPL-1.2
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict
from samenspel.base.scope import current_partnership_id
from samenspel.directory.models import HelpLine


@transaction.atomic
def change_help_line(*, version: int, words: str, phone: str, email: str) -> None:
    """Raises `Conflict` when somebody else changed it in the meantime; `version` 0: there was none."""
    pact = current_partnership_id()
    HelpLine.objects.get_or_create(partnership_id=pact, defaults={"version": 0})
    changed = HelpLine.objects.filter(partnership_id=pact, version=version).update(
        words=words, phone=phone, email=email, version=F("version") + 1
    )
    if not changed:
        raise Conflict(_("Iemand anders veranderde dit terwijl jij bezig was."))
    record(action="directory.help_line", subject=HelpLine.objects.get(partnership_id=pact))
