# SPDX-License-Identifier: EUPL-1.2
from datetime import timedelta

import pytest
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.audit.models import Event
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import Registration
from samenspel.gatherings.operations.retention import forget_diets
from samenspel.organizations.models import Contact
from tests.factories import GatheringFactory, RegistrationFactory


def ended(**ago: int) -> Registration:
    ends_at = timezone.now() - timedelta(**ago)
    gathering = GatheringFactory(starts_at=ends_at - timedelta(hours=3), ends_at=ends_at, state="harvested")
    made: Registration = RegistrationFactory(
        gathering=gathering, diet="halal", access_needs="rolstoel", remark="Ik neem taart mee", eats_along=True
    )
    return made


def kept(registration: Registration) -> tuple[str, str, str]:
    row = Registration._base_manager.get(pk=registration.pk)
    return row.diet, row.access_needs, row.remark


def test_diets_and_needs_are_forgotten_two_weeks_after_the_end_and_nothing_else(db: None) -> None:
    old = ended(days=14, minutes=1)
    young = ended(days=13, hours=23)
    assert forget_diets() == 1
    assert kept(old) == ("", "", "Ik neem taart mee")
    assert kept(young) == ("halal", "rolstoel", "Ik neem taart mee")


def test_forgetting_twice_finds_nothing_and_writes_nothing(db: None) -> None:
    ended(days=15)
    assert (forget_diets(), forget_diets()) == (1, 0)
    [event] = Event._base_manager.filter(action="diets.forgotten")
    assert (event.role, event.codes) == ("retention", {"count": 1})


@pytest.mark.parametrize("model", [Contact, Event])
def test_who_forgets_sees_no_people(db: None, model: type) -> None:
    ended(days=15)
    with acting_as(Actor(role=Role.RETENTION)):
        assert model.objects.count() == 0
