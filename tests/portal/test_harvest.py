# SPDX-License-Identifier: EUPL-1.2
"""Every figure is the number of rows behind it, and is counted again here by another road: raw SQL."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client

from samenspel.base.scope import Actor
from samenspel.gatherings.models import Evaluation, EvaluationActionPoint, EvaluationConnection, Gathering
from samenspel.network.operations import report_connection
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from samenspel.portal.queries.harvest import period, session, sessions
from samenspel.portal.queries.harvest_rows import FIGURES, rows_behind
from samenspel.portal.report import report_of_period, report_of_session
from tests.factories import (
    ActionPointFactory,
    AttendanceFactory,
    ContactFactory,
    GatheringFactory,
    PhoneCallFactory,
    RegistrationFactory,
)

NL = ZoneInfo("Europe/Amsterdam")


def held(pact: Partnership, day: str, **fields: Any) -> Gathering:
    at = datetime.fromisoformat(f"{day}T16:30").replace(tzinfo=NL)
    gathering: Gathering = GatheringFactory(
        partnership=pact, starts_at=at, ends_at=at + timedelta(hours=3), state="harvested", **fields
    )
    return gathering


def present(gathering: Gathering, contact: Contact) -> Evaluation:
    registration = RegistrationFactory(gathering=gathering, contact=contact)
    AttendanceFactory(registration=registration)
    made: Evaluation = Evaluation.objects.create(
        partnership=gathering.partnership, gathering=gathering, registration=registration, way="phone"
    )
    return made


def says_to_know(evaluation: Evaluation, other: Contact) -> None:
    report = report_connection(
        reporter_id=evaluation.registration.contact_id, other_id=other.pk, said_at=evaluation.gathering.starts_at
    )
    EvaluationConnection.objects.create(partnership=evaluation.partnership, evaluation=evaluation, report=report)


def count(sql: str, *values: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            sql, [value.hex if isinstance(value, UUID) and connection.vendor == "sqlite" else value for value in values]
        )
        found: int = cursor.fetchone()[0]
    return found


@pytest.fixture
def two_sessions(pact: Partnership, facilitating: Actor) -> tuple[Gathering, Gathering]:
    """Ada and Bo meet in October and say so both; Bo names Cas in December; Ada names Bo again then."""
    october, december = held(pact, "2018-10-03"), held(pact, "2018-12-05")
    ada, bo, cas = (ContactFactory(partnership=pact, name=name) for name in ("Ada Test", "Bo Test", "Cas Test"))
    Contact.objects.update(created_at=datetime(2018, 9, 1, tzinfo=NL))
    ada_says, bo_says = present(october, ada), present(october, bo)
    says_to_know(ada_says, bo)
    says_to_know(bo_says, ada)
    later = present(december, bo)
    present(december, cas)
    says_to_know(later, cas)
    Evaluation.objects.filter(pk=later.pk).update(will_contribute="yes", will_cooperate="maybe")
    for state in ("done", "open", "busy", "let_go"):
        point = ActionPointFactory(owner=bo, state=state)
        registration = RegistrationFactory(gathering=december)
        said = Evaluation.objects.create(partnership=pact, gathering=december, registration=registration, way="paper")
        EvaluationActionPoint.objects.create(partnership=pact, evaluation=said, action_point=point)
    PhoneCallFactory(gathering=december, contact=ada)
    PhoneCallFactory(gathering=december, contact=ada, outcome="voicemail")
    return october, december


def test_a_pair_is_new_once_in_the_session_where_it_was_said_first(
    two_sessions: tuple[Gathering, Gathering],
) -> None:
    october, december = (session(one.pk) for one in two_sessions)
    assert (october.new_by_one, october.new_by_both) == (0, 1)
    assert (december.new_by_one, december.new_by_both) == (1, 0)


def test_naming_somebody_again_in_a_later_session_is_not_new(
    two_sessions: tuple[Gathering, Gathering], pact: Partnership
) -> None:
    spring = held(pact, "2019-03-14")
    ada, bo = Contact.objects.get(name="Ada Test"), Contact.objects.get(name="Bo Test")
    says_nothing_new = present(spring, bo)
    report_connection(reporter_id=bo.pk, other_id=ada.pk, said_at=spring.starts_at)
    assert says_nothing_new.connections.count() == 0
    assert session(spring.pk).new_connections == 0


def test_each_figure_is_the_number_of_rows_behind_it(two_sessions: tuple[Gathering, Gathering]) -> None:
    one = session(two_sessions[1].pk)
    figures = {
        "telefoontjes": one.calls,
        "contacten": one.contacts,
        "deelnemers": one.participants,
        "nieuwe-verbindingen": one.new_connections,
        "nieuw-door-een": one.new_by_one,
        "nieuw-door-beiden": one.new_by_both,
        "actiepunten": one.actions,
        "acties-gedaan": one.actions_done,
        "acties-open": one.actions_open,
        "acties-losgelaten": one.actions_let_go,
        "wil-bijdragen": one.will_contribute,
        "wil-samenwerken": one.will_cooperate,
    }
    assert figures.keys() == FIGURES.keys()
    assert {name: len(rows_behind(name, [one]).rows) for name in figures} == figures
    assert (one.calls, one.participants, one.actions_done, one.actions_open, one.actions_let_go) == (2, 2, 1, 2, 1)


def test_the_figures_agree_with_raw_rows(two_sessions: tuple[Gathering, Gathering], pact: Partnership) -> None:
    for gathering in two_sessions:
        one = session(gathering.pk)
        of_gathering = "SELECT count(*) FROM gatherings_{} WHERE gathering_id = %s"
        assert one.participants == count(of_gathering.format("attendance"), gathering.pk)
        assert one.calls == count(of_gathering.format("phonecall"), gathering.pk)
        assert one.new_connections == count(
            """
            SELECT count(*) FROM network_connection c WHERE (
                SELECT e.gathering_id FROM network_connectionreport r
                JOIN gatherings_evaluationconnection l ON l.report_id = r.id
                JOIN gatherings_evaluation e ON e.id = l.evaluation_id
                JOIN gatherings_gathering g ON g.id = e.gathering_id
                WHERE r.connection_id = c.id ORDER BY g.starts_at LIMIT 1
            ) = %s
            """,
            gathering.pk,
        )
    whole = period()
    assert whole.participants == count("SELECT count(*) FROM gatherings_attendance WHERE partnership_id = %s", pact.pk)
    assert whole.people == 3
    assert whole.new_connections == count("SELECT count(*) FROM network_connection WHERE partnership_id = %s", pact.pk)


def test_a_period_takes_its_first_and_last_day_along(two_sessions: tuple[Gathering, Gathering]) -> None:
    assert len(sessions(first_date=date(2018, 10, 3), last_date=date(2018, 12, 5))) == 2
    assert len(sessions(first_date=date(2018, 10, 4))) == 1
    assert len(sessions(last_date=date(2018, 12, 4))) == 1


def test_another_pact_adds_nothing(two_sessions: tuple[Gathering, Gathering], other_pact: Partnership) -> None:
    before = period()
    elsewhere = held(other_pact, "2018-11-01")
    AttendanceFactory(registration=RegistrationFactory(gathering=elsewhere))
    PhoneCallFactory(gathering=elsewhere)
    assert period() == before


def test_the_report_says_the_same_figures(two_sessions: tuple[Gathering, Gathering]) -> None:
    text = report_of_session(session(two_sessions[0].pk))
    assert "2 deelnemers" in text
    assert "1 nieuwe verbinding (1 keer door allebei gezegd)" in text
    whole = report_of_period(period(), "Pact Testdam")
    assert "3 mensen deden mee, samen 4 keer" in whole
    assert "2 telefoontjes vooraf" in whole


def test_the_pages_and_their_rows_open(two_sessions: tuple[Gathering, Gathering], as_fenna: Client) -> None:
    page = as_fenna.get("/p/testdam/oogst/")
    assert page.status_code == 200
    assert "Resultaten</h1>" in page.content.decode()
    one = two_sessions[0].pk
    assert as_fenna.get(f"/p/testdam/oogst/{one}/").status_code == 200
    for figure in FIGURES:
        assert as_fenna.get(f"/p/testdam/oogst/{one}/{figure}/").status_code == 200
        assert as_fenna.get(f"/p/testdam/oogst/cijfer/{figure}/?van=2018-01-01").status_code == 200
    assert as_fenna.get(f"/p/testdam/oogst/{one}/verzonnen/").status_code == 404


def test_the_rows_behind_a_figure_lead_back_to_where_it_stood(
    two_sessions: tuple[Gathering, Gathering], as_fenna: Client
) -> None:
    asked = as_fenna.get("/p/testdam/oogst/cijfer/deelnemers/?van=2018-01-01").content.decode()
    assert 'href="/p/testdam/oogst/?van=2018-01-01"' in asked, "the same period"
    own = as_fenna.get(f"/p/testdam/oogst/{two_sessions[0].pk}/deelnemers/").content.decode()
    assert f'href="/p/testdam/oogst/{two_sessions[0].pk}/"' in own


def test_poster_and_booklet_open_and_rows_come_as_a_list(
    two_sessions: tuple[Gathering, Gathering], as_fenna: Client
) -> None:
    for kind in ("poster", "boekje"):
        assert as_fenna.get(f"/p/testdam/oogst/papier/{kind}/").content.startswith(b"%PDF-")
    assert as_fenna.get("/p/testdam/oogst/papier/vouwblad/").status_code == 404
    listed = as_fenna.get("/p/testdam/oogst/cijfer/deelnemers/?vorm=csv").content.decode("utf-8-sig")
    assert len(listed.strip().splitlines()) == 1 + 4


def test_a_session_has_its_own_booklet_and_leads_back_to_its_gathering(
    two_sessions: tuple[Gathering, Gathering], as_fenna: Client
) -> None:
    first = two_sessions[0]
    page = as_fenna.get(f"/p/testdam/oogst/{first.pk}/").content.decode()
    day = first.starts_at.astimezone(NL).date()
    assert f"/p/testdam/oogst/papier/boekje/?van={day}&amp;tot={day}" in page
    assert f'href="/p/testdam/bijeenkomsten/{first.pk}/"' in page
    pdf = as_fenna.get(f"/p/testdam/oogst/papier/boekje/?van={day}&tot={day}")
    assert pdf.content.startswith(b"%PDF-")


def test_the_core_group_reads_when_was_called_and_not_whom(
    two_sessions: tuple[Gathering, Gathering], as_fenna: Client, as_karim: Client
) -> None:
    address = f"/p/testdam/oogst/{two_sessions[1].pk}/telefoontjes/"
    assert "Ada Test" in as_fenna.get(address).content.decode()
    seen = as_karim.get(address).content.decode()
    assert "Ada Test" not in seen
    assert "Voicemail" in seen


def test_a_period_that_ends_before_it_starts_is_said_beside_the_field(as_fenna: Client) -> None:
    page = as_fenna.get("/p/testdam/oogst/?van=2020-01-02&tot=2020-01-01")
    assert page.status_code == 422
    assert "Draai ze om" in page.content.decode()


def test_an_impossible_day_is_no_crash(as_fenna: Client) -> None:
    assert as_fenna.get("/p/testdam/oogst/?van=2019-02-31").status_code == 422


def test_the_queries_of_the_harvest_do_not_grow_with_the_sessions(
    two_sessions: tuple[Gathering, Gathering], pact: Partnership, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        period()
    for month in range(1, 10):
        present(held(pact, f"2020-0{month}-11"), ContactFactory(partnership=pact))
    with django_assert_max_num_queries(12):
        period()


def test_an_empty_pact_is_taught_the_first_step(as_fenna: Client) -> None:
    assert "Na de eerste bijeenkomst" in as_fenna.get("/p/testdam/oogst/").content.decode()
