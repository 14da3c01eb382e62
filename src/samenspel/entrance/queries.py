# SPDX-License-Identifier: EUPL-1.2
"""Who is knocking: from a session, a personal link or a job to an Actor."""

import hashlib
from dataclasses import replace
from uuid import UUID

from django.utils import timezone

from samenspel.access.constants import LINK, STAFF, Role
from samenspel.accounts.models import User
from samenspel.base.scope import Actor, acting_as
from samenspel.entrance.constants import Purpose
from samenspel.entrance.models import PersonalLink
from samenspel.partnerships.models import Membership, Partnership

ROLE_OF_PURPOSE = {
    Purpose.TAKING_PART: Role.CONTACT,
    Purpose.EVALUATION: Role.EVALUATOR,
    Purpose.DOOR: Role.DOOR_KEEPER,
    Purpose.CALLING: Role.CALLER,
    Purpose.OFFER: Role.NEIGHBOUR,
    Purpose.KEEPING: Role.KEEPER,
    Purpose.WHO_ARE_YOU: Role.MAILBOX,
}
GATE = Actor(role=Role.GATE)


def hash_of_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def partnership_by_slug(slug: str) -> Partnership | None:
    with acting_as(GATE):
        found: Partnership | None = Partnership.objects.filter(slug=slug).first()
    return found


def actor_for_user(user: User, partnership_id: UUID | None) -> Actor:
    """The role of an account in a partnership; outside any, only an administrator is somebody."""
    if partnership_id is None:
        role = Role.ADMINISTRATOR if user.is_administrator else Role.STRANGER
        return Actor(role=role, user_id=user.pk, name=user.name)
    with acting_as(Actor(role=Role.GATE, partnership_id=partnership_id)):
        membership = Membership.objects.filter(user=user, partnership_id=partnership_id).first()
    return Actor(
        role=Role(membership.role) if membership else Role.STRANGER,
        partnership_id=partnership_id,
        user_id=user.pk,
        name=user.name,
    )


def actor_for_token(token: str, partnership_id: UUID) -> Actor | None:
    """The person, mailbox or thing of a valid personal link of this partnership; None for any other token."""
    with acting_as(Actor(role=Role.GATE, partnership_id=partnership_id)):
        link = (
            PersonalLink.objects.filter(
                token_hash=hash_of_token(token), revoked_at__isnull=True, expires_at__gt=timezone.now()
            )
            .select_related("contact")
            .first()
        )
    if link is None or (link.contact is not None and not link.contact.active):
        return None
    return _actor_of_link(link)


def _actor_of_link(link: PersonalLink) -> Actor:
    return Actor(
        role=ROLE_OF_PURPOSE[Purpose(link.purpose)],
        partnership_id=link.partnership_id,
        link_id=link.pk,
        contact_id=link.contact_id,
        mailbox=link.mailbox,
        about_id=link.about_id,
        name=link.contact.name if link.contact else "",
    )


def actor_of_job(actor: Actor) -> Actor:
    """The actor a job starts with: somebody who lost their role since then is a stranger now."""
    if Role(actor.role) in STAFF and actor.user_id is not None:
        user = User.objects.filter(pk=actor.user_id, is_active=True).first()
        return actor_for_user(user, actor.partnership_id) if user else replace(actor, role=Role.STRANGER)
    if Role(actor.role) in LINK:
        with acting_as(Actor(role=Role.GATE, partnership_id=actor.partnership_id)):
            alive = PersonalLink.objects.filter(pk=actor.link_id, revoked_at__isnull=True).exists()
        return actor if alive else replace(actor, role=Role.STRANGER)
    return actor
