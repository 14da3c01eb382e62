# SPDX-License-Identifier: EUPL-1.2
"""Who comes: answers, seats, the waiting list, people at the door.

Every way in (a personal link, the open page, a colleague, a phone call, the door) ends here, so that the number of
seats is kept in one place. See `registering_seats` for how.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.access.constants import LINK, Role
from samenspel.audit.operations import record
from samenspel.base.errors import Conflict, NotFound, Refused
from samenspel.base.scope import current_actor, current_partnership_id
from samenspel.gatherings.constants import Answer, GatheringState, Lift, LiftEnd, RegistrationSource, RegistrationState
from samenspel.gatherings.models import Attendance, Gathering, Invitation, Registration
from samenspel.gatherings.operations import registering_seats as seats
from samenspel.gatherings.operations.lifts import refit_lifts, release_lifts
from samenspel.gatherings.operations.registering_mail import mail_answer
from samenspel.gatherings.operations.registering_people import invite, make_contact, partner_named
from samenspel.gatherings.queries.registering_details import details_values, details_version
from samenspel.gatherings.queries.registering_role import as_registrar
from samenspel.organizations.models import Contact

S = RegistrationState


@dataclass(frozen=True, slots=True)
class Origin:
    """How an answer came in; kept when the registration is made, never changed by a later answer."""

    source: RegistrationSource = RegistrationSource.LINK
    told_by: str = ""
    brought_by_id: UUID | None = None
    needs_approval: bool = False


@transaction.atomic
def answer_invitation(
    *, gathering_id: UUID, contact_id: UUID, answer: str, source: str = RegistrationSource.LINK
) -> Registration:
    """A person says yes, maybe or no by their own link. The same answer again changes nothing.

    Raises `NotFound` for somebody else's link or gathering, `Refused` when answering is closed.
    """
    gathering = Gathering.of(gathering_id)
    _own_contact(contact_id)
    _refuse_after_closing(gathering, Answer(answer))
    with as_registrar():
        return give_answer(gathering_id, contact_id, Answer(answer), Origin(source=RegistrationSource(source)))


@transaction.atomic
def register_by_staff(
    *, gathering_id: UUID, contact_id: UUID, answer: str = Answer.YES, source: str = RegistrationSource.STAFF
) -> Registration:
    """The facilitator writes down what somebody said on the phone; also after registering was closed."""
    gathering = Gathering.of(gathering_id)
    Contact.of(contact_id)
    _refuse_when_over(gathering)
    with as_registrar():
        return give_answer(gathering_id, contact_id, Answer(answer), Origin(source=RegistrationSource(source)))


@transaction.atomic
def cancel_registration(*, registration_id: UUID) -> Registration:
    """Somebody who would come does not come after all. Whoever waits longest gets the seat."""
    registration = Registration.of(registration_id)
    _own_contact(registration.contact_id)
    gathering = Gathering.of(registration.gathering_id)
    if current_actor().role in LINK:
        _refuse_after_closing(gathering, Answer.NO)
    _refuse_when_over(gathering)
    with as_registrar():
        source = RegistrationSource(registration.source)
        return give_answer(gathering.pk, registration.contact_id, Answer.NO, Origin(source=source))


@transaction.atomic
def promote_waiting(*, gathering_id: UUID) -> list[Registration]:
    """Free seats go to those who wait longest; each gets a mail. Call it when a capacity grew."""
    Gathering.of(gathering_id)
    with as_registrar():
        return _hand_out(seats.hold(gathering_id))


@transaction.atomic
def decide_newcomer(*, registration_id: UUID, approve: bool) -> Registration:
    """The facilitator lets a newcomer in, or not. Deciding twice changes nothing."""
    registration = Registration.of(registration_id)
    with as_registrar():
        gathering = seats.hold(registration.gathering_id)
        _refuse_when_over(gathering)
        registration = Registration.of(registration_id)
        if registration.state != S.PENDING:
            return registration
        now = timezone.now()
        if approve and registration.answer == Answer.YES:
            state = seats.place_for(gathering, now=now)
            news = state.value
        else:
            state, news = (S.NONE, "") if approve else (S.CANCELLED, "declined")
        changes = {"waiting_since_at": now if state == S.WAITING else None}
        if approve:
            invite(gathering, registration.contact_id)
        answer = registration.answer if approve else Answer.NO
        seats.move(registration, to=state, answer=answer, answered_at=now, **changes)
        record(action="newcomer.approved" if approve else "newcomer.declined", subject=registration)
        if news:
            mail_answer(registration, gathering, news=news)
        return registration


@transaction.atomic
def note_details(
    *,
    registration_id: UUID,
    version: int,
    eats_along: bool | None,
    diet: str,
    access_needs: str,
    lift: str,
    lift_place: str,
    remark: str,
    lift_seats: int | None = None,
    lift_shares_phone: bool | None = None,
) -> Registration:
    """What somebody who comes needs. Everything may stay empty; None for the car leaves what stands there.

    Raises `Conflict` when it is no longer what `version` (queries.registering_details) was made of.
    """
    registration = Registration.of(registration_id)
    _own_contact(registration.contact_id)
    if current_actor().role in LINK:
        _refuse_after_closing(Gathering.of(registration.gathering_id), Answer(registration.answer), details=True)
    told = {
        "eats_along": eats_along,
        "diet": diet,
        "access_needs": access_needs,
        "lift": Lift(lift),
        "lift_place": lift_place if lift != Lift.NONE else "",
        "remark": remark,
        **_car(Lift(lift), lift_seats, shares=lift_shares_phone),
    }
    with as_registrar():
        seats.hold(registration.gathering_id)
        rows = Registration.objects.filter(pk=registration_id)
        held = rows.select_for_update(of=("self",)).get()
        if all(getattr(held, name) == value for name, value in told.items()):
            return registration  # the second half of a double click
        if details_version(details_values(held)) != version:
            raise Conflict(_("Iemand anders heeft dit in de tussentijd gewijzigd."))
        rows.update(**told)
        refit_lifts(rows.get())
    record(action="registration.detailed", subject=registration)
    return registration


def _car(lift: Lift, lift_seats: int | None, *, shares: bool | None) -> dict[str, object]:
    """Who wants no lift gives no number away, and only who offers one has seats."""
    told = {
        "lift_seats": lift_seats if lift == Lift.OFFERED else 1,
        "lift_shares_phone": shares if lift != Lift.NONE else False,
    }
    return {name: value for name, value in told.items() if value is not None}


@transaction.atomic
def register_walk_in(
    *,
    gathering_id: UUID,
    contact_id: UUID | None = None,
    name: str = "",
    organization: str = "",
    partner_id: UUID | None = None,
    is_resident: bool = False,
    raise_capacity: bool = False,
) -> Registration:
    """Somebody stands in the hall: a seat now, whoever is on the waiting list at home.

    Either a known `contact_id`, or a `name` with a `partner_id`, the name of an organisation, or `is_resident` for
    somebody without one. Full: `Refused` on `raise_capacity`, unless it says that one more chair fits.
    """
    _refuse_when_over(Gathering.of(gathering_id))
    if contact_id is not None:
        Contact.of(contact_id)
    with as_registrar():
        gathering = seats.hold(gathering_id)
        if contact_id is None:
            contact_id = _walk_in_contact(gathering_id, name, organization, partner_id, is_resident=is_resident)
        return _seat_at_the_door(gathering, contact_id, raise_capacity=raise_capacity)


def _walk_in_contact(
    gathering_id: UUID, name: str, organization: str, partner_id: UUID | None, *, is_resident: bool
) -> UUID:
    if not name:
        raise Refused(_("Vul een naam in."), field="name")
    if partner_id is None and organization:
        partner_id = partner_named(organization, proposed_by=name).pk
    if partner_id is None and not is_resident:
        raise Refused(
            _("Vul een organisatie in, of kies dat deze persoon zonder organisatie komt."), field="organization"
        )
    known = (
        Contact.objects.filter(partner_id=partner_id, name__iexact=name, active=True).first() if partner_id else None
    )
    key = f"{gathering_id}:door:{partner_id}:{name.casefold()}"
    made: Contact = known or make_contact(key=key, name=name, partner_id=partner_id)
    return made.pk


def _seat_at_the_door(gathering: Gathering, contact_id: UUID, *, raise_capacity: bool) -> Registration:
    registration = _registration(gathering.pk, contact_id)
    if registration is not None and registration.state == S.SEATED:
        return registration
    if not seats.take_seat(gathering.pk):
        if not raise_capacity:
            raise Refused(
                ngettext(
                    "De enige plek is bezet. Past er nog een stoel bij? Bevestig dat dan.",
                    "Alle %(seats)d plekken zijn bezet. Past er nog een stoel bij? Bevestig dat dan.",
                    gathering.capacity or 0,
                )
                % {"seats": gathering.capacity},
                field="raise_capacity",
            )
        seats.add_seat(gathering.pk)
        record(action="gathering.capacity_raised", subject=gathering)
    now = timezone.now()
    if registration is None:
        origin = Origin(source=RegistrationSource.DOOR)
        registration = _new(gathering, contact_id, (Answer.YES, S.SEATED), origin, now)
    else:
        seats.move(registration, to=S.SEATED, answer=Answer.YES, waiting_since_at=None, answered_at=now)
    record(action="registration.walk_in", subject=registration)
    return registration


def give_answer(gathering_id: UUID, contact_id: UUID, answer: Answer, origin: Origin) -> Registration:
    """The one place where an answer becomes a row. The caller checked who asks and is the registrar by now."""
    gathering = seats.hold(gathering_id)
    registration = _registration(gathering_id, contact_id)
    now = timezone.now()
    if registration is not None and _says_it_already(registration, answer):
        return registration
    before = RegistrationState(registration.state) if registration else S.NONE
    if registration is not None and answer != Answer.YES:
        _refuse_when_inside(registration)
    approval = _needs_approval(gathering, registration, origin)
    state = _state_after(gathering, answer, before, approval=approval, now=now)
    if registration is None:
        registration = _new(gathering, contact_id, (answer, state), origin, now)
    else:
        waiting = now if state == S.WAITING else None
        seats.move(registration, to=state, answer=answer, waiting_since_at=waiting, answered_at=now)
    record(action="registration.answered", subject=registration, answer=answer.value, state=state.value)
    _tell(registration, gathering, before=before)
    if before == S.SEATED and state != S.SEATED:
        release_lifts(registration, reason=LiftEnd.CANCELLED)
        _hand_out(gathering)
    return registration


def _state_after(
    gathering: Gathering, answer: Answer, before: RegistrationState, *, approval: bool, now: datetime
) -> RegistrationState:
    if answer == Answer.NO:
        return S.CANCELLED if before in seats.ON_THE_LIST or before == S.CANCELLED else S.NONE
    if approval:
        return S.PENDING
    return seats.place_for(gathering, now=now) if answer == Answer.YES else S.NONE


def _needs_approval(gathering: Gathering, registration: Registration | None, origin: Origin) -> bool:
    """A newcomer stays one until approved: neither 'maybe' nor 'no' and then 'yes' is a way around."""
    if origin.source == RegistrationSource.STAFF or not gathering.newcomers_need_approval:
        return False
    return origin.needs_approval if registration is None else waits_to_be_let_in(gathering.pk, registration.contact_id)


def waits_to_be_let_in(gathering_id: UUID, contact_id: UUID) -> bool:
    """Whether this is a newcomer whom nobody invited or approved yet, or somebody whom such a newcomer brought."""
    asked: set[UUID] = set()
    while contact_id not in asked:
        asked.add(contact_id)
        registration = _registration(gathering_id, contact_id)
        invited = Invitation.objects.filter(gathering_id=gathering_id, contact_id=contact_id)
        if registration is None or invited.exists():
            return False
        if registration.source != RegistrationSource.COLLEAGUE or registration.brought_by_id is None:
            return registration.source == RegistrationSource.OPEN
        contact_id = registration.brought_by_id
    return True


def _says_it_already(registration: Registration, answer: Answer) -> bool:
    if registration.answer != answer:
        return False
    return answer != Answer.YES or registration.state in seats.ON_THE_LIST


def _new(
    gathering: Gathering,
    contact_id: UUID,
    stand: tuple[Answer, RegistrationState],
    origin: Origin,
    now: datetime,
) -> Registration:
    answer, state = stand
    registration = Registration(
        partnership_id=current_partnership_id(),
        gathering_id=gathering.pk,
        contact_id=contact_id,
        answer=answer,
        state=state,
        source=origin.source,
        told_by=origin.told_by,
        brought_by_id=origin.brought_by_id,
        code=seats.sticker_code(gathering.pk),
        waiting_since_at=now if state == S.WAITING else None,
        answered_at=now,
    )
    registration.save(force_insert=True)
    return registration


def _registration(gathering_id: UUID, contact_id: UUID) -> Registration | None:
    found: Registration | None = Registration.objects.filter(gathering_id=gathering_id, contact_id=contact_id).first()
    return found


def _tell(registration: Registration, gathering: Gathering, *, before: RegistrationState) -> None:
    """A mail about a seat won, waited for or given up; maybe and a first no need none."""
    if registration.state in seats.ON_THE_LIST and registration.answer == Answer.YES:
        mail_answer(registration, gathering, news=registration.state)
    elif before in {S.SEATED, S.WAITING}:
        mail_answer(registration, gathering, news="cancelled")


def _hand_out(gathering: Gathering) -> list[Registration]:
    promoted = seats.hand_out_seats(gathering)
    for registration in promoted:
        record(action="registration.promoted", subject=registration)
        mail_answer(registration, gathering, news="promoted")
    return promoted


def _own_contact(contact_id: UUID) -> None:
    """With a personal link one answers for oneself only; staff for everybody in the partnership."""
    actor = current_actor()
    if actor.role in LINK and actor.contact_id != contact_id:
        raise NotFound(f"contact {contact_id}")
    if actor.role not in {*LINK, Role.SIGN_UP}:
        Contact.of(contact_id)


def _refuse_after_closing(gathering: Gathering, answer: Answer, *, details: bool = False) -> None:
    """By link: until the start, and a new yes only while registering is open."""
    _refuse_when_over(gathering)
    if gathering.state == GatheringState.DRAFT:
        raise Refused(_("Je kunt je nog niet aanmelden. Je krijgt vanzelf een uitnodiging."))
    if timezone.now() >= gathering.starts_at:
        raise Refused(_("De bijeenkomst is begonnen. Bel de aanjager als er iets verandert."))
    if gathering.state != GatheringState.INVITING and answer != Answer.NO and not details:
        raise Refused(_("Aanmelden is gesloten. Wil je toch komen? Bel dan de aanjager."))


def _refuse_when_over(gathering: Gathering) -> None:
    if gathering.called_off_at is not None:
        raise Refused(_("Deze bijeenkomst gaat niet door."))
    if gathering.state == GatheringState.HARVESTED:
        raise Refused(_("Deze bijeenkomst is afgerond. Aan de aanmeldingen verandert niets meer."))


def _refuse_when_inside(registration: Registration) -> None:
    if Attendance.objects.filter(registration_id=registration.pk).exists():
        raise Refused(_("Deze persoon is al binnen. Maak eerst het inchecken ongedaan."))
