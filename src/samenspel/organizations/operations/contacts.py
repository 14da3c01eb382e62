# SPDX-License-Identifier: EUPL-1.2
"""The people of a partner, and experience experts without one."""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import current_partnership_id
from samenspel.organizations.constants import Channel
from samenspel.organizations.models import Contact, Partner


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFacts:
    """What is written down about a person."""

    name: str
    role_title: str = ""
    email: str = ""
    phone: str = ""
    channel: str = Channel.MAIL
    remark: str = ""
    is_experience_expert: bool = False


def add_contact(*, form_key: UUID, partner_id: UUID | None, facts: ContactFacts) -> Contact:
    """A person of this partner, or without one for an experience expert. The same `form_key` twice is one person."""
    known: Contact | None = Contact.objects.filter(pk=form_key).first()
    if known is not None:
        return known
    partner = Partner.of(partner_id) if partner_id is not None else None
    _require_a_way_to_reach(facts)
    contact = Contact(
        id=form_key,
        partnership_id=current_partnership_id(),
        partner=partner,
        **{**asdict(facts), "is_experience_expert": facts.is_experience_expert or partner is None},
    )
    try:
        with transaction.atomic():
            contact.save(force_insert=True)
            record(action="contact.created", subject=contact, partner=str(partner_id) if partner_id else "")
    except IntegrityError:  # the second half of a double click
        found: Contact = Contact.of(form_key)
        return found
    return contact


@transaction.atomic
def change_contact(*, contact_id: UUID, version: int, facts: ContactFacts) -> None:
    """Raises Conflict when somebody else changed the person since `version`."""
    contact: Contact = Contact.of(contact_id)
    _require_a_way_to_reach(facts)
    expert = facts.is_experience_expert or contact.partner_id is None
    values = {**asdict(facts), "is_experience_expert": expert}
    if not Contact.objects.filter(pk=contact_id, version=version).update(**values, version=F("version") + 1):
        raise Conflict(_("Iemand anders heeft dit in de tussentijd gewijzigd."))
    record(action="contact.changed", subject=contact)


@transaction.atomic
def change_address(*, contact_id: UUID, email: str) -> None:
    """Another mail address, and nothing else: a mail to the old one came back."""
    contact: Contact = Contact.of(contact_id)
    changed = Contact.objects.filter(pk=contact_id).exclude(email=email).update(email=email, version=F("version") + 1)
    if changed:
        record(action="contact.changed", subject=contact)


@transaction.atomic
def set_active(*, contact_id: UUID, active: bool) -> bool:
    """Somebody who left is no longer invited, and their personal link opens nothing. Returns whether it changed."""
    contact: Contact = Contact.of(contact_id)
    changed = (
        Contact.objects.filter(pk=contact_id).exclude(active=active).update(active=active, version=F("version") + 1)
    )
    if changed:
        record(action="contact.active", subject=contact, active=active)
    return bool(changed)


def _require_a_way_to_reach(facts: ContactFacts) -> None:
    """How somebody likes to be reached must be possible."""
    if facts.channel == Channel.MAIL and facts.phone and not facts.email:
        raise Refused(_("Vul een e-mailadres in, of kies telefoon of app."), field="channel")
    if facts.channel in (Channel.PHONE, Channel.APP) and not facts.phone:
        raise Refused(_("Vul een telefoonnummer in, of kies e-mail."), field="phone")
