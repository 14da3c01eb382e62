# SPDX-License-Identifier: EUPL-1.2
"""Who works with a partnership: accounts of facilitators and of the core group."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samenspel.accounts.models import User
from samenspel.audit.operations import record
from samenspel.base.errors import Refused
from samenspel.base.scope import current_partnership_id
from samenspel.partnerships.constants import MemberRole
from samenspel.partnerships.models import Membership


def account_for(*, email: str, name: str) -> User:
    """The account with this address, or a new one without a password: its owner signs in with a mailed code."""
    known = User.objects.filter(email__iexact=email).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return User.objects.create_user(email=email, name=name)
    except IntegrityError:  # made at the same moment by somebody else
        return User.objects.get(email__iexact=email)


@transaction.atomic
def add_member(*, email: str, name: str, role: str) -> tuple[Membership, bool]:
    """Give an account a role here. Returns the membership, and whether anything is new."""
    if role not in MemberRole.values:
        raise Refused(_("Kies een van de twee."), field="role")
    user = account_for(email=email, name=name)
    if not user.is_active:
        raise Refused(_("Dit account is gesloten. Vraag het aan wie dit programma beheert."), field="email")
    member, made = Membership.objects.get_or_create(
        partnership_id=current_partnership_id(), user=user, defaults={"role": role}
    )
    if made:
        record(action="member.added", subject=member, user=user.pk, role=role)
        return member, True
    if member.role == role:
        return member, False
    if member.role == MemberRole.FACILITATOR:
        _require_another_facilitator(member)
    member.role = role
    member.save(update_fields=["role"])
    record(action="member.role", subject=member, user=user.pk, role=role)
    return member, True


@transaction.atomic
def remove_member(*, membership_id: UUID) -> None:
    """Take somebody's role here away; the account stays. A partnership keeps at least one facilitator."""
    member: Membership = Membership.of(membership_id)
    if member.role == MemberRole.FACILITATOR:
        _require_another_facilitator(member)
    record(action="member.removed", subject=member, user=member.user_id, role=member.role)
    member.delete()


def _require_another_facilitator(member: Membership) -> None:
    """Locks the facilitators' rows, so that two of them cannot take each other away at the same moment."""
    facilitators = Membership.objects.select_for_update().filter(role=MemberRole.FACILITATOR, user__is_active=True)
    if all(other.pk == member.pk for other in facilitators):
        raise Refused(_("Een pact heeft altijd een aanjager nodig. Voeg eerst een andere aanjager toe."))
