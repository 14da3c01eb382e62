# SPDX-License-Identifier: EUPL-1.2
"""What a gathering leaves behind is forgotten in time (P11); what the harvest counts stays."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.audit.models import Event
from samenspel.config.schedule import REPEATED
from samenspel.gatherings.models import Attendance, DoorPress, Gathering, LiftMatch, PhoneCall, Registration
from samenspel.gatherings.operations.retention import forget_door_presses, forget_lifts, forget_notes
from samenspel.partnerships.models import Partnership
from tests.factories import (
    AttendanceFactory,
    GatheringFactory,
    PartnershipFactory,
    PhoneCallFactory,
    RegistrationFactory,
    models_save,
)

pytestmark = pytest.mark.r16


def ended(pact: Partnership, **ago: int) -> Gathering:
    ends_at = timezone.now() - timedelta(**ago)
    made: Gathering = GatheringFactory(
        partnership=pact, starts_at=ends_at - timedelta(hours=3), ends_at=ends_at, state="harvested"
    )
    return made


def lift_at(gathering: Gathering) -> LiftMatch:
    driver, rider = (
        RegistrationFactory(gathering=gathering, lift=lift, lift_place="Veendorp", lift_shares_phone=True)
        for lift in ("offered", "wanted")
    )
    made = LiftMatch(
        partnership=gathering.partnership,
        gathering=gathering,
        driver=driver,
        rider=rider,
        seat=1,
        agreed_at=gathering.starts_at,
    )
    models_save(made)
    return made


def pressed_at(gathering: Gathering) -> DoorPress:
    registration = AttendanceFactory(registration=RegistrationFactory(gathering=gathering)).registration
    made = DoorPress(
        partnership=gathering.partnership,
        gathering=gathering,
        registration=registration,
        key=uuid4(),
        deed="in",
        pressed_at=gathering.starts_at,
    )
    models_save(made)
    return made


def test_who_drove_with_whom_and_from_where_is_gone_after_two_weeks_in_every_pact(pact: Partnership) -> None:
    old, young = lift_at(ended(pact, days=14, minutes=1)), lift_at(ended(pact, days=13, hours=23))
    elsewhere = lift_at(ended(PartnershipFactory(), days=20))
    assert forget_lifts() == 6  # two pairs, and four people with a place
    assert list(LiftMatch._base_manager.values_list("pk", flat=True)) == [young.pk]
    for match in (old, elsewhere):
        driver = Registration._base_manager.get(pk=match.driver_id)
        assert (driver.lift, driver.lift_place, driver.lift_shares_phone) == ("offered", "", False)
    assert Registration._base_manager.get(pk=young.driver_id).lift_place == "Veendorp"
    assert forget_lifts() == 0
    [event] = Event._base_manager.filter(action="lifts.forgotten")
    assert (event.role, event.codes) == ("retention", {"pairs": 2, "places": 4})


def test_that_a_number_may_be_passed_on_is_forgotten_of_who_told_no_place(pact: Partnership) -> None:
    told = RegistrationFactory(gathering=ended(pact, days=15), lift="offered", lift_place="", lift_shares_phone=True)
    assert (forget_lifts(), forget_lifts()) == (1, 0)
    assert not Registration._base_manager.get(pk=told.pk).lift_shares_phone


def test_presses_at_the_door_are_gone_after_a_week_and_who_was_there_stays(pact: Partnership) -> None:
    pressed_at(ended(pact, days=7, minutes=1))
    young = pressed_at(ended(pact, days=6, hours=23))
    pressed_at(ended(PartnershipFactory(), days=8))
    assert (forget_door_presses(), forget_door_presses()) == (2, 0)
    assert list(DoorPress._base_manager.values_list("pk", flat=True)) == [young.pk]
    assert Attendance._base_manager.count() == 3


def test_notes_of_calls_and_remarks_are_gone_after_a_year_and_the_call_stays(pact: Partnership) -> None:
    old, young = ended(pact, days=365, minutes=1), ended(pact, days=364, hours=23)
    calls = [PhoneCallFactory(gathering=one, note="Was ziek", outcome="voicemail") for one in (old, young)]
    told = [RegistrationFactory(gathering=one, remark="Ik neem taart mee", told_by="de krant") for one in (old, young)]
    elsewhere = PhoneCallFactory(gathering=ended(PartnershipFactory(), days=400), note="Elders")
    assert (forget_notes(), forget_notes()) == (3, 0)
    notes = {call.pk: call.note for call in PhoneCall._base_manager.all()}
    assert [notes[calls[0].pk], notes[calls[1].pk], notes[elsewhere.pk]] == ["", "Was ziek", ""]
    forgotten = PhoneCall._base_manager.get(pk=calls[0].pk)
    assert (forgotten.outcome, forgotten.called_at, forgotten.contact_id) == (
        "voicemail",
        calls[0].called_at,
        calls[0].contact_id,
    )
    assert [Registration._base_manager.get(pk=one.pk).remark for one in told] == ["", "Ik neem taart mee"]
    assert Registration._base_manager.get(pk=told[0].pk).told_by == "de krant"


def test_the_page_of_lifts_and_the_screen_of_a_call_say_until_when(as_fenna: Client, pact: Partnership) -> None:
    coming = GatheringFactory(partnership=pact, state="inviting")
    match = lift_at(coming)
    address = f"/p/testdam/bijeenkomsten/{coming.pk}"
    until = timezone.localtime(coming.ends_at) + timedelta(days=14)
    assert f"gooien we weg op {until.day} " in as_fenna.get(f"{address}/liften/").content.decode()
    call = as_fenna.get(f"{address}/bellen/{match.driver.contact_id}/")
    kept = timezone.localtime(call.context["notes_until"]).date()
    assert kept == timezone.localdate(coming.ends_at + timedelta(days=365))
    assert f"We bewaren dit tot {kept.day} " in call.content.decode()


@pytest.mark.parametrize("name", ["forget_lifts", "forget_door_presses", "forget_notes"])
def test_it_happens_by_itself(name: str) -> None:
    assert f"samenspel.gatherings.operations.retention.{name}" in dict(REPEATED)
