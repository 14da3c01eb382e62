# SPDX-License-Identifier: EUPL-1.2
"""Answers, seats, the waiting list and the door, as operations. Everyone here is invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.audit.models import Event
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.constants import STICKER_ALPHABET
from samenspel.gatherings.models import Gathering, Invitation, Registration
from samenspel.gatherings.operations.registering import (
    answer_invitation,
    cancel_registration,
    decide_newcomer,
    promote_waiting,
    register_by_staff,
    register_walk_in,
)
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import (
    AttendanceFactory,
    ContactFactory,
    GatheringFactory,
    InvitationFactory,
    RegistrationFactory,
)

Invited = Callable[..., tuple[Contact, Actor]]


@pytest.fixture
def gathering(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(partnership=pact, capacity=2)
    return made


@pytest.fixture
def invited(pact: Partnership, gathering: Gathering) -> Invited:
    """A contact with an invitation, and the actor of their personal link."""

    def make(**values: Any) -> tuple[Contact, Actor]:
        contact = ContactFactory(partnership=pact, **values)
        InvitationFactory(gathering=gathering, contact=contact)
        link = contact.pk  # any id will do; the operations look at the contact
        return contact, Actor(role=Role.CONTACT, partnership_id=pact.pk, link_id=link, contact_id=contact.pk)

    return make


def answer(gathering: Gathering, who: tuple[Contact, Actor], said: str) -> Registration:
    contact, actor = who
    with acting_as(actor):
        return answer_invitation(gathering_id=gathering.pk, contact_id=contact.pk, answer=said)


def taken(gathering: Gathering) -> int:
    gathering.refresh_from_db(from_queryset=Gathering._base_manager.all())
    return gathering.seats_taken


def state(registration: Registration) -> str:
    return str(Registration._base_manager.get(pk=registration.pk).state)


def mails(kind: str) -> list[OutboxMessage]:
    return list(OutboxMessage._base_manager.filter(kind=kind).order_by("created_at"))


def test_a_yes_takes_a_seat_and_the_person_gets_one_mail_with_a_calendar(
    gathering: Gathering, invited: Invited
) -> None:
    coby = invited(name="Coby Bedacht", email="coby.bedacht@voorbeeld.test")
    registration = answer(gathering, coby, "yes")
    assert (registration.state, registration.source, taken(gathering)) == ("seated", "link", 1)
    [mail] = mails("registration_seated")
    assert mail.to_email == "coby.bedacht@voorbeeld.test"
    assert "Beste Coby," in mail.body
    assert mail.link_path == f"mijn/{gathering.pk}/"
    assert f"UID:{gathering.pk}@samenspel" in mail.calendar.replace("\r\n ", "")


def test_twenty_identical_answers_make_one_row_one_seat_and_one_mail(gathering: Gathering, invited: Invited) -> None:
    coby = invited()
    for _again in range(20):
        answer(gathering, coby, "yes")
    assert Registration._base_manager.count() == 1
    assert taken(gathering) == 1
    assert len(mails("registration_seated")) == 1


def test_maybe_holds_no_seat(gathering: Gathering, invited: Invited) -> None:
    assert answer(gathering, invited(), "maybe").state == "none"
    assert taken(gathering) == 0


def test_changing_yes_to_maybe_and_back_gives_and_takes_one_seat(gathering: Gathering, invited: Invited) -> None:
    coby = invited()
    for said, seats in (("yes", 1), ("maybe", 0), ("maybe", 0), ("yes", 1), ("no", 0), ("no", 0), ("yes", 1)):
        answer(gathering, coby, said)
        assert taken(gathering) == seats, said


def test_full_means_the_waiting_list_in_order(gathering: Gathering, invited: Invited) -> None:
    states = [answer(gathering, invited(), "yes").state for _ in range(4)]
    assert states == ["seated", "seated", "waiting", "waiting"]
    assert taken(gathering) == 2
    assert len(mails("registration_waiting")) == 2


def test_a_freed_seat_goes_to_who_waits_longest_and_is_mailed_to_them(gathering: Gathering, invited: Invited) -> None:
    one, two = invited(), invited()
    three, four = invited(email="drie@voorbeeld.test"), invited()
    answer(gathering, one, "yes")
    answer(gathering, two, "yes")
    third, fourth = answer(gathering, three, "yes"), answer(gathering, four, "yes")
    answer(gathering, one, "no")
    assert (state(third), state(fourth), taken(gathering)) == ("seated", "waiting", 2)
    assert [mail.to_email for mail in mails("registration_promoted")] == ["drie@voorbeeld.test"]


def test_who_leaves_the_waiting_list_frees_no_seat(gathering: Gathering, invited: Invited) -> None:
    people = [invited() for _ in range(4)]
    rows = [answer(gathering, who, "yes") for who in people]
    answer(gathering, people[2], "no")
    assert [state(row) for row in rows] == ["seated", "seated", "cancelled", "waiting"]
    assert taken(gathering) == 2


def test_cancelling_twice_gives_the_seat_back_once(gathering: Gathering, invited: Invited) -> None:
    one, two = invited(), invited()
    row = answer(gathering, one, "yes")
    answer(gathering, two, "yes")
    with acting_as(one[1]):
        cancel_registration(registration_id=row.pk)
        cancel_registration(registration_id=row.pk)
    assert (state(row), taken(gathering)) == ("cancelled", 1)
    [mail] = mails("registration_cancelled")
    assert "STATUS:CANCELLED" in mail.calendar


def test_more_room_is_for_who_waits(gathering: Gathering, invited: Invited, facilitating: Actor) -> None:
    for _ in range(5):
        answer(gathering, invited(), "yes")
    Gathering.objects.filter(pk=gathering.pk).update(capacity=4)
    assert len(promote_waiting(gathering_id=gathering.pk)) == 2
    assert taken(gathering) == 4
    assert promote_waiting(gathering_id=gathering.pk) == []


def test_without_a_limit_everybody_has_a_seat(gathering: Gathering, invited: Invited) -> None:
    Gathering._base_manager.update(capacity=None)
    assert {answer(gathering, invited(), "yes").state for _ in range(6)} == {"seated"}
    assert taken(gathering) == 6


def test_nobody_answers_for_somebody_else(gathering: Gathering, invited: Invited) -> None:
    (coby, actor), (other, _) = invited(), invited()
    assert coby != other
    with acting_as(actor), pytest.raises(NotFound):
        answer_invitation(gathering_id=gathering.pk, contact_id=other.pk, answer="yes")


def test_a_gathering_one_is_not_invited_to_does_not_exist(gathering: Gathering, invited: Invited) -> None:
    contact, actor = invited()
    elsewhere = GatheringFactory(partnership=gathering.partnership)
    foreign = GatheringFactory()
    for hidden in (elsewhere, foreign):
        with acting_as(actor), pytest.raises(NotFound):
            answer_invitation(gathering_id=hidden.pk, contact_id=contact.pk, answer="yes")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"state": "closed"}, "Aanmelden is gesloten"),
        ({"state": "draft"}, "nog niet aanmelden"),
        ({"state": "harvested"}, "afgerond"),
        ({"starts_at": timezone.now() - timedelta(minutes=1)}, "is begonnen"),
    ],
)
def test_a_yes_that_comes_too_early_or_too_late_is_refused_with_a_sentence(
    gathering: Gathering, invited: Invited, changes: dict[str, Any], words: str
) -> None:
    Gathering._base_manager.update(**changes)
    with pytest.raises(Refused) as refusal:
        answer(gathering, invited(), "yes")
    assert words in refusal.value.message
    assert taken(gathering) == 0


def test_after_closing_one_may_still_say_no_until_the_start(gathering: Gathering, invited: Invited) -> None:
    coby = invited()
    row = answer(gathering, coby, "yes")
    Gathering._base_manager.update(state="closed")
    answer(gathering, coby, "no")
    assert (state(row), taken(gathering)) == ("cancelled", 0)


def test_no_seats_are_handed_out_once_the_gathering_has_started(
    gathering: Gathering, invited: Invited, facilitating: Actor
) -> None:
    rows = [answer(gathering, invited(), "yes") for _ in range(3)]
    Gathering.objects.update(starts_at=timezone.now() - timedelta(minutes=5), state="under_way")
    cancel_registration(registration_id=rows[0].pk)
    assert (state(rows[2]), taken(gathering)) == ("waiting", 1)


def test_who_is_inside_cannot_be_cancelled(gathering: Gathering, facilitating: Actor) -> None:
    row = RegistrationFactory(gathering=gathering)
    AttendanceFactory(registration=row)
    with pytest.raises(Refused, match="al binnen"):
        cancel_registration(registration_id=row.pk)


def test_staff_registers_after_closing_too(gathering: Gathering, coby: Contact, facilitating: Actor) -> None:
    Gathering.objects.update(state="closed")
    row = register_by_staff(gathering_id=gathering.pk, contact_id=coby.pk)
    assert (row.state, row.source) == ("seated", "staff")


def test_staff_reaches_nobody_of_another_partnership(gathering: Gathering, facilitating: Actor) -> None:
    stranger = ContactFactory()
    with pytest.raises(NotFound):
        register_by_staff(gathering_id=gathering.pk, contact_id=stranger.pk)
    with pytest.raises(NotFound):
        register_by_staff(gathering_id=GatheringFactory().pk, contact_id=stranger.pk)


def test_a_newcomer_waits_for_approval_without_a_seat(gathering: Gathering, coby: Contact, facilitating: Actor) -> None:
    row = RegistrationFactory(gathering=gathering, contact=coby, state="pending", source="open")
    assert taken(gathering) == 0
    decide_newcomer(registration_id=row.pk, approve=True)
    decide_newcomer(registration_id=row.pk, approve=True)
    assert (state(row), taken(gathering), len(mails("registration_seated"))) == ("seated", 1, 1)


def test_a_declined_newcomer_is_told_kindly(gathering: Gathering, coby: Contact, facilitating: Actor) -> None:
    row = RegistrationFactory(gathering=gathering, contact=coby, state="pending", source="open")
    decide_newcomer(registration_id=row.pk, approve=False)
    assert (state(row), taken(gathering), len(mails("registration_declined"))) == ("cancelled", 0, 1)


def test_saying_no_and_yes_again_is_no_way_around_approval(
    gathering: Gathering, coby: Contact, pact: Partnership
) -> None:
    Gathering._base_manager.update(newcomers_need_approval=True)
    row = RegistrationFactory(gathering=gathering, contact=coby, state="pending", source="open")
    own = Actor(role=Role.CONTACT, partnership_id=pact.pk, link_id=coby.pk, contact_id=coby.pk)
    for said in ("maybe", "yes", "no", "yes"):
        answer(gathering, (coby, own), said)
    assert (state(row), taken(gathering)) == ("pending", 0)


def test_who_was_let_in_once_may_change_freely(gathering: Gathering, coby: Contact, facilitating: Actor) -> None:
    Gathering.objects.update(newcomers_need_approval=True)
    row = RegistrationFactory(gathering=gathering, contact=coby, state="pending", source="open")
    decide_newcomer(registration_id=row.pk, approve=True)
    own = replace(facilitating, role=Role.CONTACT, user_id=None, link_id=coby.pk, contact_id=coby.pk)
    for said in ("no", "yes"):
        answer(gathering, (coby, own), said)
    assert state(row) == "seated"
    assert Invitation.objects.count() == 1


def test_the_door_never_passes_the_capacity_by_accident(gathering: Gathering, facilitating: Actor) -> None:
    for _ in range(2):
        register_by_staff(gathering_id=gathering.pk, contact_id=ContactFactory(partnership=gathering.partnership).pk)
    with pytest.raises(Refused) as refusal:
        register_walk_in(gathering_id=gathering.pk, name="Wim Wandelt", organization="Verzonnen Vereniging")
    assert refusal.value.field == "raise_capacity"
    assert not Contact.objects.filter(name="Wim Wandelt").exists()
    row = register_walk_in(
        gathering_id=gathering.pk, name="Wim Wandelt", organization="Verzonnen Vereniging", raise_capacity=True
    )
    assert (row.state, row.source, taken(gathering), gathering.capacity) == ("seated", "door", 3, 3)


def test_a_walk_in_sent_twenty_times_is_one_person_and_one_seat(gathering: Gathering, facilitating: Actor) -> None:
    for _ in range(20):
        register_walk_in(gathering_id=gathering.pk, name="Wim Wandelt", organization="Verzonnen Vereniging")
    assert (Contact.objects.count(), Registration.objects.count(), taken(gathering)) == (1, 1, 1)
    contact = Contact.objects.select_related("partner__organization").get()
    assert (contact.partner.organization.name, contact.partner.status) == ("Verzonnen Vereniging", "proposed")


def test_a_walk_in_of_a_known_partner_becomes_its_contact(
    gathering: Gathering, coby: Contact, facilitating: Actor
) -> None:
    row = register_walk_in(gathering_id=gathering.pk, name="Nieuwe Collega", partner_id=coby.partner_id)
    assert Contact.objects.get(pk=row.contact_id).partner_id == coby.partner_id
    again = register_walk_in(gathering_id=gathering.pk, name="coby contact", partner_id=coby.partner_id)
    assert again.contact_id == coby.pk


def test_a_walk_in_says_where_they_are_from_or_that_they_come_for_themselves(
    gathering: Gathering, facilitating: Actor
) -> None:
    with pytest.raises(Refused) as refusal:
        register_walk_in(gathering_id=gathering.pk, name="Wim Wandelt")
    assert refusal.value.field == "organization"
    row = register_walk_in(gathering_id=gathering.pk, name="Wim Wandelt", is_resident=True)
    assert Contact.objects.get(pk=row.contact_id).is_experience_expert


def test_who_waited_and_comes_anyway_can_be_let_in(gathering: Gathering, facilitating: Actor) -> None:
    people = [ContactFactory(partnership=gathering.partnership) for _ in range(3)]
    rows = [register_by_staff(gathering_id=gathering.pk, contact_id=person.pk) for person in people]
    assert rows[2].state == "waiting"
    register_walk_in(gathering_id=gathering.pk, contact_id=people[2].pk, raise_capacity=True)
    assert (state(rows[2]), taken(gathering), gathering.capacity) == ("seated", 3, 3)


def test_codes_on_stickers_are_readable_and_differ(gathering: Gathering, facilitating: Actor) -> None:
    Gathering.objects.update(capacity=None)
    people = [ContactFactory(partnership=gathering.partnership) for _ in range(30)]
    codes = {register_by_staff(gathering_id=gathering.pk, contact_id=person.pk).code for person in people}
    assert len(codes) == 30
    assert all(len(code) == 5 and set(code) <= set(STICKER_ALPHABET) for code in codes)
    assert not set(STICKER_ALPHABET) & set("0O1IL2Z5S8BUV")


def test_an_answer_is_one_audit_row_without_words(gathering: Gathering, invited: Invited) -> None:
    contact, actor = invited()
    answer(gathering, (contact, actor), "yes")
    [event] = Event._base_manager.filter(action="registration.answered")
    assert (event.actor_kind, event.actor_reference) == ("link", str(actor.link_id))
    assert event.codes == {"answer": "yes", "state": "seated"}


def test_somebody_without_a_mail_address_is_registered_all_the_same(gathering: Gathering, invited: Invited) -> None:
    assert answer(gathering, invited(email="", phone="06 12345678"), "yes").state == "seated"
    assert OutboxMessage._base_manager.count() == 0
