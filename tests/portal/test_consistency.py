# SPDX-License-Identifier: EUPL-1.2
from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as
from samenspel.demo.operations import load_demo
from samenspel.network.models import Connection
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from samenspel.portal.queries.consistency import findings
from tests.factories import ContactFactory, GatheringFactory, InvitationFactory, PartnerFactory


def what_is_wrong() -> list[tuple[str, str]]:
    with acting_as(Actor(role=Role.SYSTEM)):
        return [(finding.table, finding.what) for finding in findings()]


def test_the_demo_has_nothing_wrong(db: None) -> None:
    load_demo()
    assert what_is_wrong() == []


def test_a_row_that_points_across_partnerships_is_found(pact: Partnership, other_pact: Partnership) -> None:
    contact = ContactFactory(partnership=pact)
    InvitationFactory(gathering=GatheringFactory(partnership=other_pact), contact=contact)
    foreign = PartnerFactory(partnership=other_pact)
    Contact._base_manager.filter(pk=contact.pk).update(partner=foreign)
    assert what_is_wrong() == [
        ("organizations.Contact", "partner points at another partnership"),
        ("gatherings.Invitation", "contact points at another partnership"),
    ]


def test_a_miscounted_seat_and_a_connection_nobody_reports_are_found(pact: Partnership) -> None:
    GatheringFactory(partnership=pact, seats_taken=3)
    first, second = sorted((ContactFactory(partnership=pact).pk, ContactFactory(partnership=pact).pk))
    with acting_as(Actor(role=Role.SYSTEM)):
        Connection.objects.create(partnership=pact, first_id=first, second_id=second)
    assert what_is_wrong() == [
        ("gatherings.Gathering", "seats_taken differs from 0"),
        ("network.Connection", "nobody reports it"),
    ]
