# SPDX-License-Identifier: EUPL-1.2
"""Phone calls: the outcome becomes an answer, and the last one can be taken back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.audit.operations import record
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import Answer, CallOutcome, GatheringState, Lift, RegistrationState
from samenspel.gatherings.models import Gathering, PhoneCall, Registration
from samenspel.gatherings.operations.registering import cancel_registration, note_details, register_by_staff
from samenspel.gatherings.operations.registering_newcomers import bring_colleague_by_phone
from samenspel.gatherings.queries.calling import may_call, may_take_back
from samenspel.gatherings.queries.calling_shares import own_helper
from samenspel.gatherings.queries.registering_role import as_registrar
from samenspel.organizations.models import Contact

ANSWER_OF = {CallOutcome.COMES: Answer.YES, CallOutcome.MAYBE: Answer.MAYBE, CallOutcome.NOT: Answer.NO}


@transaction.atomic
def note_call(
    *,
    gathering_id: UUID,
    contact_id: UUID,
    outcome: str,
    form_key: UUID,
    note: str = "",
    call_back_at: datetime | None = None,
    details: Mapping[str, Any] | None = None,
    colleague: Mapping[str, str] | None = None,
) -> PhoneCall:
    """What came of a call. Who comes, may come or does not come is registered so. One `form_key` is one call.

    `details` are those of `note_details`, for who comes or may come; `colleague` is a name with a mail address or a
    number, of somebody who comes too. Raises `NotFound` for a person who is not the actor's to call, and what those
    operations raise; then nothing of the call is kept.
    """
    gathering = Gathering.of(gathering_id)
    if not may_call(gathering_id, contact_id):
        raise NotFound(str(contact_id))
    noted: PhoneCall | None = PhoneCall.objects.filter(form_key=form_key).first()
    if noted is not None:
        return noted
    call = _new_call(gathering, Contact.of(contact_id), CallOutcome(outcome), form_key)
    call.note = note
    if call.outcome == CallOutcome.CALL_BACK:
        if call_back_at is None:
            raise Refused(_("Wanneer bel je terug? Kies een dag en een tijd."), field="day")
        call.call_back_at = call_back_at
    _register(call, details, colleague)
    return _insert(call)


def _new_call(gathering: Gathering, contact: Contact, outcome: CallOutcome, form_key: UUID) -> PhoneCall:
    if gathering.called_off_at is not None:
        raise Refused(_("Deze bijeenkomst gaat niet door."))
    if gathering.state == GatheringState.HARVESTED:
        raise Refused(_("Deze bijeenkomst is al geoogst."))
    actor = current_actor()
    return PhoneCall(
        partnership_id=gathering.partnership_id,
        gathering=gathering,
        contact=contact,
        caller_id=actor.user_id,
        called_by_id=own_helper().contact_id if actor.role == Role.CALLER else None,
        outcome=outcome,
        answer_before=_answer_of(gathering.pk, contact.pk),
        called_at=timezone.now(),
        form_key=form_key,
    )


def _register(call: PhoneCall, details: Mapping[str, Any] | None, colleague: Mapping[str, str] | None) -> None:
    given = ANSWER_OF.get(CallOutcome(call.outcome))
    gathering_id, contact_id = call.gathering_id, call.contact_id
    if given is not None:
        registration = register_by_staff(gathering_id=gathering_id, contact_id=contact_id, answer=given)
        if details and given != Answer.NO:
            with as_registrar():  # may_call said that this person is the actor's to call
                note_details(registration_id=registration.pk, **details)
    if colleague:
        bring_colleague_by_phone(
            gathering_id=gathering_id,
            contact_id=contact_id,
            name=colleague["name"],
            email=colleague["email"],
            phone=colleague["phone"],
        )


def _answer_of(gathering_id: UUID, contact_id: UUID) -> str:
    registration = _registration(gathering_id, contact_id)
    return registration.answer if registration else ""


def _registration(gathering_id: UUID, contact_id: UUID) -> Registration | None:
    found: Registration | None = Registration.objects.filter(gathering_id=gathering_id, contact_id=contact_id).first()
    return found


def _insert(call: PhoneCall) -> PhoneCall:
    try:
        with transaction.atomic():
            call.save(force_insert=True)
            record(action="call.noted", subject=call, outcome=call.outcome)
    except IntegrityError as error:  # the same press arrived twice at the same moment
        first: PhoneCall | None = PhoneCall.objects.filter(form_key=call.form_key).first()
        if first is None:
            raise NotFound(str(call.form_key)) from error
        return first
    return call


@transaction.atomic
def take_back_call(*, call_id: UUID) -> UUID | None:
    """Undo the last call with somebody; their answer becomes what it was before. Returns who was called.

    None when it was taken back already. What the person changed since then by their own link stays, and so does a
    colleague who was registered with it: that is somebody else's registration by now.
    """
    call: PhoneCall | None = PhoneCall.objects.filter(pk=call_id).first()
    if call is None:
        return None
    if not may_take_back(call):
        raise NotFound(str(call_id))
    later = PhoneCall.objects.filter(
        gathering_id=call.gathering_id, contact_id=call.contact_id, called_at__gt=call.called_at
    )
    if later.exists():
        raise Refused(_("Er is daarna nog een keer gebeld. Alleen het laatste telefoontje kan terug."))
    _restore_answer(call)
    record(action="call.taken_back", subject=call, outcome=call.outcome)
    PhoneCall.objects.filter(pk=call_id).delete()
    contact_id: UUID = call.contact_id
    return contact_id


def _restore_answer(call: PhoneCall) -> None:
    given = ANSWER_OF.get(CallOutcome(call.outcome))
    registration = _registration(call.gathering_id, call.contact_id)
    if given is None or registration is None or registration.answer != given or call.answer_before == given:
        return
    # With a meal, a wish or a lift in it, perhaps of the person since then, the row stays: as a maybe, without a place.
    before = call.answer_before or (Answer.MAYBE if _says_more(registration) else "")
    if before:
        register_by_staff(gathering_id=call.gathering_id, contact_id=call.contact_id, answer=Answer(before))
        return
    with as_registrar():  # may_take_back said that this call is the actor's
        cancel_registration(registration_id=registration.pk)
        left = (RegistrationState.NONE, RegistrationState.CANCELLED)
        Registration.objects.filter(pk=registration.pk, state__in=left, attendance__isnull=True).delete()


def _says_more(registration: Registration) -> bool:
    """Whether there is more in it than an answer."""
    words = (registration.diet, registration.access_needs, registration.lift_place, registration.remark)
    return any(words) or registration.eats_along is not None or registration.lift != Lift.NONE
