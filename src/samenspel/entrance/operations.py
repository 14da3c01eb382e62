# SPDX-License-Identifier: EUPL-1.2
"""Personal links: made, mailed again, revoked.

A token is 160 bits of HMAC-SHA256 over a random nonce under the installation's secret. So the same link can stand in
every mail to one person, the database holds only its hash, and a copy of the database opens no door.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.entrance.constants import LINK_LIFETIME, LINK_ROW_KEPT, Purpose
from samenspel.entrance.models import PersonalLink
from samenspel.entrance.queries import hash_of_token
from samenspel.organizations.models import Contact

# Which things on floors above are opened by a link that one person got: contact → ids.
_things_of: list[Callable[[UUID], Collection[UUID]]] = []


def register_things_of(rule: Callable[[UUID], Collection[UUID]]) -> None:
    """Called at start-up by a floor above: when all links of a person are revoked, those to these things are too."""
    _things_of.append(rule)


def token_of(link: PersonalLink) -> str:
    """The secret part of the address; derived anew each time, never stored."""
    return _token(bytes(link.nonce), Purpose(link.purpose))


def _token(nonce: bytes, purpose: Purpose) -> str:
    key = hashlib.sha256(b"samenspel.personal-link:" + settings.SECRET_KEY.encode()).digest()
    digest = hmac.new(key, nonce + purpose.encode(), hashlib.sha256).digest()[:20]
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def address_of(link: PersonalLink, *, slug: str, path: str = "") -> str:
    """The whole address, as it stands in a mail; `path` is a page below the personal link."""
    below = reverse("entrance:open_link", kwargs={"slug": slug, "token": token_of(link)})
    return f"{settings.BASE_URL}{below}{path}"


def link_for_contact(*, contact_id: UUID, purpose: Purpose = Purpose.TAKING_PART) -> PersonalLink:
    """The one valid link of this person for this purpose."""
    return _valid_or_new(purpose=purpose, contact_id=contact_id, mailbox="")


def link_for_mailbox(*, mailbox: str) -> PersonalLink:
    """The link that asks 'wie ben je?' among the people of one shared mailbox."""
    return _valid_or_new(purpose=Purpose.WHO_ARE_YOU, contact_id=None, mailbox=mailbox.lower())


def link_for_thing(*, about_id: UUID, purpose: Purpose, expires_at: datetime) -> PersonalLink:
    """The one valid link to this thing for this purpose, until `expires_at`; asked again, the end moves along."""
    link = _valid_or_new(purpose=purpose, contact_id=None, mailbox="", about_id=about_id, expires_at=expires_at)
    PersonalLink.objects.filter(pk=link.pk).exclude(expires_at=expires_at).update(expires_at=expires_at)
    return link


def move_end_of_links(*, about_ids: Collection[UUID], purpose: Purpose, expires_at: datetime) -> None:
    """What these things belong to ends at another moment. A link that is over already stays over."""
    valid = PersonalLink.objects.filter(about_id__in=about_ids, purpose=purpose, revoked_at__isnull=True)
    valid.filter(expires_at__gt=timezone.now()).update(expires_at=expires_at)


@transaction.atomic
def revoke_links_of_thing(*, about_id: UUID, purpose: Purpose) -> int:
    """The link to this thing stops working at the next request. Returns how many there were."""
    rows = PersonalLink.objects.filter(about_id=about_id, purpose=purpose, revoked_at__isnull=True)
    revoked: int = rows.update(revoked_at=timezone.now())
    record(action="link.revoked", about=str(about_id), purpose=purpose, count=revoked)
    return revoked


def _valid_or_new(
    *,
    purpose: Purpose,
    contact_id: UUID | None,
    mailbox: str,
    about_id: UUID | None = None,
    expires_at: datetime | None = None,
) -> PersonalLink:
    of = {"purpose": purpose, "contact_id": contact_id, "mailbox": mailbox, "about_id": about_id}
    mine = PersonalLink.objects.filter(**of, revoked_at__isnull=True)
    with transaction.atomic():
        mine.filter(expires_at__lte=timezone.now()).update(revoked_at=timezone.now())
        found: PersonalLink | None = mine.first()
    return found or _make(of, purpose, expires_at or timezone.now() + LINK_LIFETIME[purpose])


def _make(of: dict[str, Any], purpose: Purpose, expires_at: datetime) -> PersonalLink:
    nonce = secrets.token_bytes(16)
    link = PersonalLink(
        partnership_id=current_partnership_id(),
        **of,
        nonce=nonce,
        token_hash=hash_of_token(_token(nonce, purpose)),
        expires_at=expires_at,
    )
    try:
        with transaction.atomic():
            link.save(force_insert=True)
            record(action="link.made", subject=link, purpose=purpose)
    except IntegrityError:  # somebody else made it at the same moment; theirs is as good
        found: PersonalLink = PersonalLink.objects.get(**of, revoked_at__isnull=True)
        return found
    return link


@transaction.atomic
def revoke_links(*, contact_id: UUID) -> int:
    """Every link of this person stops working at the next request. Returns how many.

    So does the link of a mailbox that they share: with it anyone could choose their name and have a new link.
    """
    things = [about_id for rule in _things_of for about_id in rule(contact_id)]
    mailboxes = Contact.objects.filter(pk=contact_id).exclude(email="").values(box=Lower("email"))
    whose = Q(contact_id=contact_id) | Q(mailbox__in=mailboxes) | Q(about_id__in=things)
    theirs = PersonalLink.objects.filter(whose, revoked_at__isnull=True)
    revoked: int = theirs.update(revoked_at=timezone.now())
    record(action="link.revoked", contact=str(contact_id), count=revoked)
    return revoked


@transaction.atomic
def forget_links() -> int:
    """What is left of a link is gone three months after it ended or was revoked.

    Runs every day, for all partnerships. Returns how many; a second run finds none.
    """
    long_ago = timezone.now() - LINK_ROW_KEPT
    with acting_as(Actor(role=Role.RETENTION)):
        old = PersonalLink.objects.filter(Q(expires_at__lte=long_ago) | Q(revoked_at__lte=long_ago))
        _all, removed = old.delete()
        count: int = removed.get("entrance.PersonalLink", 0)
        if count:
            record(action="links.forgotten", count=count)
    return count
