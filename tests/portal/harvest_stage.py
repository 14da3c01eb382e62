# SPDX-License-Identifier: EUPL-1.2
"""A pact with sessions of 23, 8 and 12 people, and words of its own; everybody and everything is made up."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from samenspel.gatherings.models import Evaluation, EvaluationConnection, Gathering
from samenspel.network.operations import report_connection
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from samenspel.portal.queries import harvest as queries
from samenspel.portal.queries.harvest_sheet import Days, Sheet, harvest_sheet
from samenspel.portal.queries.harvest_told import all_told
from tests.factories import (
    ActionPointFactory,
    AttendanceFactory,
    ContactFactory,
    GatheringFactory,
    PhoneCallFactory,
    RegistrationFactory,
)

NL = ZoneInfo("Europe/Amsterdam")
PRIVATE = "Geheimpje"  # stands in everything that is nobody's business outside the pact
BODY = "Huisje"  # stands in every name of an organisation


def session_with(
    pact: Partnership, day: str, people: list[Contact], *, met: int = 0, step: int = 1, calls: int = 0
) -> Gathering:
    """Everybody present; the first `met` people say that they met who stands `step` places on."""
    at = datetime.fromisoformat(f"{day}T16:30").replace(tzinfo=NL)
    gathering: Gathering = GatheringFactory(
        partnership=pact,
        title=f"Sessie {PRIVATE}",
        theme=f"Over {PRIVATE}",
        address=f"Laan van {PRIVATE} 1",
        place=f"Zaal {day[:4]}",
        starts_at=at,
        ends_at=at + timedelta(hours=3),
        state="harvested",
    )
    for number, one in enumerate(people):
        registration = RegistrationFactory(gathering=gathering, contact=one)
        AttendanceFactory(registration=registration)
        said = Evaluation.objects.create(
            partnership=pact, gathering=gathering, registration=registration, way="phone", contribution=PRIVATE
        )
        if number < met:
            other = people[(number + step) % len(people)]
            report = report_connection(reporter_id=one.pk, other_id=other.pk, said_at=at)
            EvaluationConnection.objects.create(partnership=pact, evaluation=said, report=report)
    for number in range(calls):
        PhoneCallFactory(gathering=gathering, contact=people[number % len(people)])
    return gathering


def three_sessions(pact: Partnership) -> list[Gathering]:
    """23, 8 and 12 people; 15, 6 and 4 new connections; 20, 7 and 11 calls."""
    people = [
        ContactFactory(
            partnership=pact,
            name=f"Persoon {PRIVATE} nummer {number}",
            email=f"{PRIVATE.lower()}{number}@voorbeeld.test",
            phone="0612345678",
            remark=PRIVATE,
        )
        for number in range(23)
    ]
    for one in people:
        organization = one.partner.organization
        type(organization).objects.filter(pk=organization.pk).update(name=f"{BODY} {organization.name}")
    Contact.objects.update(created_at=datetime(2018, 9, 1, tzinfo=NL))
    ActionPointFactory(owner=people[0], what=f"Doe {PRIVATE}")
    return [
        session_with(pact, "2018-10-03", people, met=15, calls=20),
        session_with(pact, "2019-03-06", people[:8], met=6, step=2, calls=7),
        session_with(pact, "2020-01-15", people[11:], met=4, step=3, calls=11),
    ]


def more_contacts(pact: Partnership, number: int) -> None:
    """People who were in the pact all the time and came to nothing."""
    for _ in range(number):
        ContactFactory(partnership=pact)
    Contact.objects.update(created_at=datetime(2018, 9, 1, tzinfo=NL))


def sheet_of(pact: Partnership, days: Days | None = None) -> tuple[Sheet, list[queries.Tie]]:
    asked = days or Days()
    known = queries.ties()
    found = queries.period(first_date=asked.first, last_date=asked.last, known=known)
    return harvest_sheet(pact, all_told().texts.get(asked, {}), found, known), known
