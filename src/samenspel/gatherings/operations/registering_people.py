# SPDX-License-Identifier: EUPL-1.2
"""Who a newcomer is: somebody known by a mail address, or a new contact of a known or a proposed partner.

Called by the registrar only. A contact that is made here gets an id derived from what was typed, so that the same
form sent twenty times makes one person, whatever happens at the same moment.
"""

from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspel.audit.operations import record
from samenspel.base.names import name_key
from samenspel.base.scope import current_partnership_id
from samenspel.gatherings.models import Gathering, Invitation
from samenspel.organizations.constants import Channel, PartnerStatus
from samenspel.organizations.models import Contact, Organization, Partner


def known_by_mail(email: str, *, name: str, besides: UUID | None = None) -> Contact | None:
    """Who we know behind this address under a name like this one.

    More people may read one mailbox, so a name that has no word in common is somebody else.
    """
    if not email:
        return None
    found: list[Contact] = list(
        Contact.objects.filter(email__iexact=email, active=True).exclude(pk=besides).order_by("created_at")
    )
    same = [contact for contact in found if _folded(contact.name) == _folded(name)]
    alike = [contact for contact in found if _words(contact.name) & _words(name)]
    return next(iter(same or alike), None)


def known_by_phone(phone: str, *, name: str) -> Contact | None:
    """The one person with this number and this name; a number alone may be that of a whole office."""
    digits = _digits(phone)
    named = Contact.objects.filter(name__iexact=name, active=True).exclude(phone="")
    found: list[Contact] = [contact for contact in named if digits and _digits(contact.phone) == digits]
    return found[0] if len(found) == 1 else None


def _digits(phone: str) -> str:
    """The last nine digits tell Dutch numbers apart, with or without +31."""
    return "".join(sign for sign in phone if sign.isdecimal())[-9:]


def partner_named(organization: str, *, proposed_by: str) -> Partner:
    """The partner of exactly this name, or a new one that the facilitator still has to accept.

    A name that is only alike becomes a proposal of its own: the page of possible doubles shows it for a decision.
    """
    found = Organization.objects.filter(name=organization[:200]).first() or _new_organization(organization)
    partner, made = Partner.objects.get_or_create(
        organization=found,
        partnership_id=current_partnership_id(),
        defaults={"status": PartnerStatus.PROPOSED, "proposed_by": proposed_by[:200]},
    )
    if made:
        record(action="partner.proposed", subject=partner)
    result: Partner = partner
    return result


def _new_organization(name: str) -> Organization:
    made = Organization(partnership_id=current_partnership_id(), name=name[:200], name_key=name_key(name))
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:  # somebody else wrote the same name at the same moment
        made = Organization.objects.get(name=name[:200])
    return made


def make_contact(
    *, key: str, name: str, partner_id: UUID | None, email: str = "", phone: str = "", remark: str = ""
) -> Contact:
    """A new contact. The same `key` gives the first one back."""
    contact = Contact(
        pk=uuid5(NAMESPACE_URL, f"samenspel:{current_partnership_id()}:{key}"),
        partnership_id=current_partnership_id(),
        partner_id=partner_id,
        name=name,
        email=email,
        phone=phone,
        channel=Channel.MAIL if email else Channel.PHONE,
        is_experience_expert=partner_id is None,
        remark=remark,
    )
    same = Contact.objects.filter(pk=contact.pk)
    found: Contact | None = same.first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            contact.save(force_insert=True)
            record(action="contact.made", subject=contact)
    except IntegrityError:  # the same form, sent at the same moment
        contact = same.get()
    return contact


def invite(gathering: Gathering, contact_id: UUID) -> None:
    """Opens the page of this gathering for this person's own link."""
    Invitation.objects.get_or_create(
        gathering_id=gathering.pk,
        contact_id=contact_id,
        partnership_id=gathering.partnership_id,
        defaults={"invited_at": timezone.now()},
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _words(name: str) -> set[str]:
    return {word for word in _folded(name).replace("-", " ").split() if len(word) > 2} - {"van", "den", "der", "het"}
