# SPDX-License-Identifier: EUPL-1.2
"""People who were not on the list: by the open page, brought by a colleague, or by telephone."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import Answer, GatheringState, RegistrationSource
from samenspel.gatherings.models import Gathering, Registration
from samenspel.gatherings.operations.registering import (
    Origin,
    give_answer,
    register_by_staff,
    waits_to_be_let_in,
)
from samenspel.gatherings.operations.registering_mail import mail_confirm_link
from samenspel.gatherings.operations.registering_people import (
    invite,
    known_by_mail,
    known_by_phone,
    make_contact,
    partner_named,
)
from samenspel.gatherings.queries.registering_role import as_registrar
from samenspel.organizations.models import Contact

MOST_COLLEAGUES = 5
# What people write who come for themselves.
NO_ORGANIZATION = frozenset({"inwoner", "bewoner", "inwoonster", "geen", "zelf", "mezelf", "prive", "privé", "nvt"})


@transaction.atomic
def sign_up(*, open_code: str, name: str, organization: str, email: str, phone: str, told_by: str) -> None:
    """Somebody signs up on the open page. Gives nothing back: the answer is the same for known and unknown people.

    A person we know by this address gets a link by mail, and nothing happens until they tap it: else anyone could
    register anyone. A newcomer becomes a contact of a partner that still has to be accepted.
    """
    gathering = Gathering.objects.filter(open_code=open_code).first() if open_code else None
    if gathering is None:
        raise NotFound("open sign-up")
    _refuse_unless_open(gathering)
    _refuse_unreachable(email, phone)
    with as_registrar():
        known = known_by_mail(email, name=name)
        if known is not None:
            _ask_to_confirm(gathering, known)
            return
        contact = None if email else known_by_phone(phone, name=name)
        if contact is None:
            alone = organization.casefold().strip(" .-") in NO_ORGANIZATION
            partner_id = None if alone else partner_named(organization, proposed_by=name).pk
            key = f"{gathering.pk}:open:{(email or phone).casefold()}:{name.casefold()}"
            contact = make_contact(key=key, name=name, partner_id=partner_id, email=email, phone=phone)
        _unless_answered(
            gathering, contact, Origin(source=RegistrationSource.OPEN, told_by=told_by, needs_approval=True)
        )


@transaction.atomic
def bring_colleague(*, gathering_id: UUID, name: str, email: str, phone: str) -> None:
    """A person who comes brings somebody: their own registration and their own mail.

    Gives nothing back, so that nobody finds out by a mail address who is known. At most five a person.
    """
    actor = current_actor()
    gathering = Gathering.of(gathering_id)
    if actor.contact_id is None:
        raise NotFound("own contact")
    _refuse_unless_open(gathering)
    _refuse_unreachable(email, phone)
    with as_registrar():
        _bring(gathering, Contact.of(actor.contact_id), name=name, email=email, phone=phone)


@transaction.atomic
def bring_colleague_by_phone(*, gathering_id: UUID, contact_id: UUID, name: str, email: str, phone: str) -> None:
    """Who is called names somebody who comes too. The caller checked that this person may be called."""
    gathering = Gathering.of(gathering_id)
    _refuse_unreachable(email, phone)
    with as_registrar():
        _bring(gathering, Contact.of(contact_id), name=name, email=email, phone=phone)


def _bring(gathering: Gathering, bringer: Contact, *, name: str, email: str, phone: str) -> None:
    brought = Registration.objects.filter(gathering_id=gathering.pk, brought_by_id=bringer.pk)
    key = f"{gathering.pk}:colleague:{bringer.pk}:{(email or phone).casefold()}:{name.casefold()}"
    if brought.count() >= MOST_COLLEAGUES:
        raise Refused(_("Je nam al %(most)d mensen mee. Bel de aanjager voor meer.") % {"most": MOST_COLLEAGUES})
    known = known_by_mail(email, name=name, besides=bringer.pk)
    if known is not None and known.partner_id != bringer.partner_id:
        _ask_to_confirm(gathering, known)
        return
    contact = known or make_contact(key=key, name=name, partner_id=bringer.partner_id, email=email, phone=phone)
    approval = waits_to_be_let_in(gathering.pk, bringer.pk)
    origin = Origin(RegistrationSource.COLLEAGUE, brought_by_id=bringer.pk, needs_approval=approval)
    _unless_answered(gathering, contact, origin)


def _unless_answered(gathering: Gathering, contact: Contact, origin: Origin) -> None:
    """Who already answered for themselves keeps that answer."""
    if not Registration.objects.filter(gathering_id=gathering.pk, contact_id=contact.pk).exists():
        give_answer(gathering.pk, contact.pk, Answer.YES, origin)


@transaction.atomic
def register_newcomer_by_staff(
    *, gathering_id: UUID, name: str, organization: str, email: str, phone: str, is_resident: bool
) -> Registration:
    """Somebody phones who is not on the list yet. A known mail address is that person."""
    Gathering.of(gathering_id)
    if not organization and not is_resident:
        message = _("Vul een organisatie in, of kies dat deze persoon zonder organisatie komt.")
        raise Refused(message, field="organization")
    with as_registrar():
        contact = known_by_mail(email, name=name)
        if contact is None:
            partner_id = partner_named(organization, proposed_by=name).pk if organization else None
            key = f"{gathering_id}:staff:{partner_id}:{(email or phone).casefold()}:{name.casefold()}"
            contact = make_contact(key=key, name=name, partner_id=partner_id, email=email, phone=phone)
    return register_by_staff(gathering_id=gathering_id, contact_id=contact.pk)


def _ask_to_confirm(gathering: Gathering, contact: Contact) -> None:
    """Who comes already has nothing to confirm: the same form sent twice mails once."""
    if Registration.objects.filter(gathering_id=gathering.pk, contact_id=contact.pk, answer=Answer.YES).exists():
        return
    invite(gathering, contact.pk)
    mail_confirm_link(contact, gathering, day=timezone.localdate().isoformat())
    record(action="signup.confirm_asked", subject=gathering, contact=str(contact.pk))


def _refuse_unless_open(gathering: Gathering) -> None:
    if gathering.called_off_at is not None:
        raise Refused(_("Deze bijeenkomst gaat niet door."))
    if gathering.state != GatheringState.INVITING or timezone.now() >= gathering.starts_at:
        raise Refused(_("Aanmelden voor deze bijeenkomst kan niet meer. Bel de aanjager als je toch wilt komen."))


def _refuse_unreachable(email: str, phone: str) -> None:
    if not email and not phone:
        raise Refused(_("Vul een mailadres of een telefoonnummer in, dan kunnen we je bereiken."), field="email")
