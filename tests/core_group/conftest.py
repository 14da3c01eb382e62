# SPDX-License-Identifier: EUPL-1.2
"""Who plays along in the tests of the core group. Everyone here is invented."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.accounts.models import User
from samenspel.gatherings.models import Gathering
from samenspel.partnerships.models import Partnership
from tests.conftest import _signed_in
from tests.factories import GatheringFactory, MembershipFactory, UserFactory


@pytest.fixture
def wanda(pact: Partnership) -> User:
    """Sits in the core group too; what is said about her is kept from her."""
    user: User = UserFactory(email="wanda@voorbeeld.test", name="Wanda Weggehouden")
    MembershipFactory(partnership=pact, user=user, role="core_group")
    return user


@pytest.fixture
def as_wanda(wanda: User) -> Client:
    return _signed_in(wanda)


@pytest.fixture
def meeting(pact: Partnership) -> Gathering:
    """In three days."""
    starts_at = timezone.now() + timedelta(days=3)
    made: Gathering = GatheringFactory(
        partnership=pact,
        kind="core_group",
        title="Kerngroep van nu",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=90),
    )
    return made


@pytest.fixture
def later(pact: Partnership, meeting: Gathering) -> Gathering:
    """A month after that."""
    made: Gathering = GatheringFactory(
        partnership=pact,
        kind="core_group",
        title="Kerngroep van later",
        starts_at=meeting.starts_at + timedelta(days=30),
        ends_at=meeting.ends_at + timedelta(days=30),
    )
    return made
