# SPDX-License-Identifier: EUPL-1.2
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.partnerships.constants import MemberRole
from samenspel.partnerships.models import Membership, Partnership
from samenspel.partnerships.operations.members import account_for


def create_partnership(*, name: str, slug: str, facilitator_name: str, facilitator_email: str) -> Partnership:
    """A new partnership with its first facilitator, who signs in with a mailed code."""
    partnership = Partnership(name=name, slug=slug)
    try:
        partnership.clean_fields()
    except ValidationError as error:
        raise _refused(error) from error
    try:
        with transaction.atomic():
            partnership.save(force_insert=True)
            user = account_for(email=facilitator_email, name=facilitator_name)
            Membership.objects.create(partnership=partnership, user=user, role=MemberRole.FACILITATOR)
            record(action="partnership.created", subject=partnership)
    except IntegrityError as error:
        raise Refused(_("Dit webadres is al van een ander pact."), field="slug") from error
    return partnership


def _refused(error: ValidationError) -> Refused:
    field = "slug" if "slug" in error.message_dict else next(iter(error.message_dict))
    if field == "slug":
        return Refused(_("Gebruik alleen kleine letters, cijfers en streepjes, hooguit 40."), field="slug")
    return Refused(error.messages[0], field=field)
