# SPDX-License-Identifier: EUPL-1.2
"""From the code on a sticker to the questions of the one who wears it."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.entrance.constants import Purpose
from samenspel.entrance.operations import link_for_contact, token_of
from samenspel.gatherings.constants import EVALUATION_OPEN
from samenspel.gatherings.models import Gathering, Registration


@dataclass(frozen=True, slots=True)
class Opened:
    """A short-lived link for the evaluation of one gathering."""

    token: str
    gathering_id: UUID


def link_by_code(*, evaluation_code: str, code: str) -> Opened:
    """The link of the participant with this sticker; a wrong code says no more than that it is wrong."""
    gathering_id = open_evaluation(evaluation_code)
    with acting_as(_sticker_actor()):
        registration = Registration.objects.filter(gathering_id=gathering_id, code=code).first()
        if registration is None:
            raise Refused(_("Deze code kennen we niet. Kijk nog eens op je sticker, of vraag het aan de deur."))
        link = link_for_contact(contact_id=registration.contact_id, purpose=Purpose.EVALUATION)
        return Opened(token_of(link), gathering_id)


def open_evaluation(evaluation_code: str) -> UUID:
    """The gathering whose questions are open behind the wall's code; 404 for any other code."""
    with acting_as(_sticker_actor()):
        found = Gathering.objects.filter(evaluation_code=evaluation_code).first() if evaluation_code else None
    if found is None or timezone.now() > found.ends_at + EVALUATION_OPEN:
        raise NotFound("no such evaluation")
    gathering_id: UUID = found.pk
    return gathering_id


def _sticker_actor() -> Actor:
    return Actor(role=Role.STICKER, partnership_id=current_partnership_id())
