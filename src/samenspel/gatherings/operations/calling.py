# SPDX-License-Identifier: EUPL-1.2
"""Phone calls: the outcome becomes an answer, and the last one can be taken back."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.audit.operations import record
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import current_actor
from samenspel.gatherings.constants import Answer, CallOutcome, GatheringState, RegistrationState
from samenspel.gatherings.models import Gathering, PhoneCall, Registration
from samenspel.gatherings.operations.registering import cancel_registration, register_by_staff
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
) -> PhoneCall:
    """What came of a call. Who comes, may come or does not come is registered so. One `form_key` is one call."""
    noted: PhoneCall | None = PhoneCall.objects.filter(form_key=form_key).first()
    if noted is not None:
        return noted
    gathering = Gathering.of(gathering_id)
    contact = Contact.of(contact_id)
    if gathering.state == GatheringState.HARVESTED:
        raise Refused(_("Deze bijeenkomst is al geoogst."))
    result = CallOutcome(outcome)
    if result == CallOutcome.CALL_BACK and call_back_at is None:
        raise Refused(_("Wanneer bel je terug? Kies een dag en een tijd."), field="day")
    call = PhoneCall(
        partnership_id=gathering.partnership_id,
        gathering=gathering,
        contact=contact,
        caller_id=current_actor().user_id,
        outcome=result,
        call_back_at=call_back_at if result == CallOutcome.CALL_BACK else None,
        note=note,
        answer_before=_answer_of(gathering_id, contact_id),
        called_at=timezone.now(),
        form_key=form_key,
    )
    if result in ANSWER_OF:
        register_by_staff(gathering_id=gathering_id, contact_id=contact_id, answer=ANSWER_OF[result])
    return _insert(call)


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

    None when it was taken back already. What the person changed since then by their own link stays.
    """
    call: PhoneCall | None = PhoneCall.objects.filter(pk=call_id).first()
    if call is None:
        return None
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
    if call.answer_before:
        register_by_staff(gathering_id=call.gathering_id, contact_id=call.contact_id, answer=Answer(call.answer_before))
        return
    cancel_registration(registration_id=registration.pk)
    left = (RegistrationState.NONE, RegistrationState.CANCELLED)
    Registration.objects.filter(pk=registration.pk, state__in=left, attendance__isnull=True).delete()
