# SPDX-License-Identifier: EUPL-1.2
from dataclasses import dataclass

from django.db import DatabaseError, connection

from samenspel.access.constants import Role
from samenspel.accounts.models import User
from samenspel.base.scope import Actor, acting_as
from samenspel.partnerships.constants import MemberRole
from samenspel.partnerships.models import Membership, Partnership


@dataclass(frozen=True, slots=True)
class PartnershipLine:
    slug: str
    name: str
    note: str


def partnerships_of(user: User) -> list[PartnershipLine]:
    """Where somebody has a role; read by the gate, since they stand outside every partnership still."""
    with acting_as(Actor(role=Role.GATE)):
        found = Membership._base_manager.filter(user=user).select_related("partnership").order_by("partnership__name")
        return [
            PartnershipLine(one.partnership.slug, one.partnership.name, str(MemberRole(one.role).label))
            for one in found
        ]


def all_partnerships() -> list[PartnershipLine]:
    """Names and addresses only: an administrator sees no content."""
    return [PartnershipLine(one.slug, one.name, "") for one in Partnership.objects.order_by("name")]


def health() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True
