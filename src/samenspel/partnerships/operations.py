# SPDX-License-Identifier: EUPL-1.2
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samenspel.accounts.models import User
from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.partnerships.constants import MemberRole
from samenspel.partnerships.models import Membership, Partnership


def create_partnership(*, name: str, slug: str, facilitator_name: str, facilitator_email: str) -> Partnership:
    """A new partnership with its first facilitator, who signs in with a mailed code."""
    try:
        with transaction.atomic():
            partnership: Partnership = Partnership.objects.create(name=name, slug=slug)
            user = User.objects.filter(email__iexact=facilitator_email).first()
            user = user or User.objects.create_user(email=facilitator_email, name=facilitator_name)
            Membership.objects.create(partnership=partnership, user=user, role=MemberRole.FACILITATOR)
            record(action="partnership.created", subject=partnership)
    except IntegrityError as error:
        raise Refused(_("Dit webadres is al van een ander pact."), field="slug") from error
    return partnership
