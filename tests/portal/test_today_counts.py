# SPDX-License-Identifier: EUPL-1.2
from samenspel.base.scope import Actor
from samenspel.organizations.models import Contact
from samenspel.portal.queries.today import today_page
from tests.factories import AttendanceFactory, ContactFactory, GatheringFactory, RegistrationFactory


def test_who_comes_is_counted_once_however_often_they_came_before(coby: Contact, facilitating: Actor) -> None:
    for _ in range(3):
        earlier = GatheringFactory(partnership=coby.partnership, state="harvested")
        AttendanceFactory(registration=RegistrationFactory(gathering=earlier, contact=coby))
    coming = GatheringFactory(partnership=coby.partnership)
    RegistrationFactory(gathering=coming, contact=coby)
    RegistrationFactory(gathering=coming, contact=ContactFactory(partnership=coby.partnership))

    page = today_page("testdam")

    assert page.next is not None
    assert (page.next.coming, page.next.newcomers) == (2, 1)
