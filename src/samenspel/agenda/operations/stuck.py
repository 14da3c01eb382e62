# SPDX-License-Identifier: EUPL-1.2
"""What the core group and the facilitator do about an action point that got stuck."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.agenda.constants import GOING, ActionState
from samenspel.agenda.models import ActionPoint, Companion, HelpOffer
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, Refused
from samenspel.base.scope import Actor, acting_as, current_actor, current_partnership_id
from samenspel.domain.naming import called
from samenspel.entrance.operations import link_for_contact
from samenspel.messaging.constants import LINK_MARK
from samenspel.messaging.operations import deliver_soon, write_message
from samenspel.organizations.models import Contact


@transaction.atomic
def offer_help(*, action_id: UUID, words: str, form_key: UUID) -> HelpOffer:
    """The owner gets these words by mail, with the name of who offers. The same `form_key` twice is one offer."""
    action = ActionPoint.of(action_id)
    if (made := HelpOffer.objects.filter(pk=form_key).first()) is not None:
        found: HelpOffer = made
        return found
    if action.state not in GOING:
        raise Refused(_("Dit actiepunt is al afgerond. Hulp is niet meer nodig."))
    actor = current_actor()
    offer = HelpOffer(
        pk=form_key,
        partnership_id=action.partnership_id,
        action_point=action,
        user_id=actor.user_id,
        words=words,
        offered_at=timezone.now(),
    )
    try:
        with transaction.atomic():
            offer.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(_("Dit is al bewaard of de pagina is verouderd. Laad de pagina opnieuw.")) from error
    record(action="action.help_offered", subject=action)
    _tell_owner(action, offer, actor.name)
    return offer


def _tell_owner(action: ActionPoint, offer: HelpOffer, name: str) -> None:
    with acting_as(Actor(role=Role.FOLLOW_UP, partnership_id=current_partnership_id())):
        owner = Contact.of(action.owner_id)
        if not owner.email or not owner.active:
            return
        with translation.override("nl"):
            context = {
                "name": called(owner.name),
                "helper": name,
                "words": offer.words,
                "action": action,
                "link": LINK_MARK,
            }
            write_message(
                kind="help_offer",
                to_name=owner.name,
                to_email=owner.email,
                subject=_("%(name)s wil je helpen met je actiepunt") % {"name": name},
                body=render_to_string("agenda/mail/help_offer.txt", context).strip() + "\n",
                link=link_for_contact(contact_id=owner.pk),
                link_path="actiepunten/",
                deed=f"help:{offer.pk}",
            )
        deliver_soon()


@transaction.atomic
def take_over(*, action_id: UUID, version: int, owner_id: UUID) -> None:
    """Somebody else does it from now on; it starts anew. Raises `Conflict` when it changed in the meantime."""
    action = ActionPoint.of(action_id)
    Contact.of(owner_id)
    _start_anew(action_id, version, owner_id=owner_id)
    Companion.objects.filter(action_point_id=action_id, contact_id=owner_id).delete()
    record(action="action.taken_over", subject=action, before=str(action.owner_id), owner=str(owner_id))


@transaction.atomic
def make_smaller(*, action_id: UUID, version: int, first_step: str, due_date: date | None) -> None:
    """A smaller first step; it starts anew. Raises `Conflict` when it changed in the meantime."""
    action = ActionPoint.of(action_id)
    _start_anew(action_id, version, first_step=first_step, due_date=due_date)
    record(action="action.made_smaller", subject=action)


def _start_anew(action_id: UUID, version: int, **fields: object) -> None:
    changed = ActionPoint.objects.filter(pk=action_id, version=version).update(
        state=ActionState.OPEN,
        obstacle="",
        closed_at=None,
        answered_at=timezone.now(),
        asked_count=0,
        version=F("version") + 1,
        **fields,
    )
    if not changed:
        raise Conflict(_("Iemand anders heeft dit actiepunt net gewijzigd."))
