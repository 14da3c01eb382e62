# SPDX-License-Identifier: EUPL-1.2
"""What Samenspel counts itself is what raw rows say, and what the Oogst says."""

from datetime import date

from django.db import connection
from django.test import Client

from samenspel.access.constants import Role
from samenspel.accounts.models import User
from samenspel.base.scope import Actor, acting_as
from samenspel.demo.operations import load_demo
from samenspel.measurement.constants import ROWS_OF, Counted
from samenspel.measurement.queries.counted import counts_between, counts_by_year
from samenspel.partnerships.models import Partnership
from samenspel.portal.queries.harvest import period

BACKEND = "django.contrib.auth.backends.ModelBackend"
HELD = "SELECT g.id FROM gatherings_gathering g WHERE g.state <> 'draft' AND g.called_off_at IS NULL"
PAST = f"{HELD} AND g.starts_at <= CURRENT_TIMESTAMP"
EVALUATED = f"""SELECT count(*) FROM gatherings_evaluationactionpoint l JOIN gatherings_evaluation e
    ON e.id = l.evaluation_id JOIN agenda_actionpoint a ON a.id = l.action_point_id WHERE e.gathering_id IN ({PAST})"""
NEW = """SELECT count(DISTINCT r.connection_id) FROM network_connectionreport r
    JOIN gatherings_evaluationconnection l ON l.report_id = r.id"""
BOTH = f"{NEW} WHERE (SELECT count(*) FROM network_connectionreport o WHERE o.connection_id = r.connection_id) > 1"
RAW = {
    Counted.GATHERINGS: f"SELECT count(*) FROM ({PAST}) held",
    Counted.PARTICIPATIONS: f"SELECT count(*) FROM gatherings_attendance WHERE gathering_id IN ({PAST})",
    Counted.CALLS: f"SELECT count(*) FROM gatherings_phonecall WHERE gathering_id IN ({PAST})",
    Counted.ACTIONS: EVALUATED,
    Counted.ACTIONS_DONE: f"{EVALUATED} AND a.state = 'done'",
    Counted.OBSERVATIONS: "SELECT count(*) FROM agenda_observation",
    Counted.NEW_CONNECTIONS: NEW,
    Counted.CONFIRMED: BOTH,
}
PEOPLE = f"""SELECT count(DISTINCT r.contact_id) FROM gatherings_attendance a JOIN gatherings_registration r
    ON r.id = a.registration_id WHERE a.gathering_id IN ({PAST})"""


def raw(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def test_the_figures_of_the_demo_are_its_rows(db: None) -> None:
    load_demo()
    pact = Partnership._base_manager.get()
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        by_year = counts_by_year(list(Counted.values))
        harvest = period()
        together = counts_between([*RAW, Counted.PEOPLE], date(2000, 1, 1), date(2100, 1, 1))
    for code, sql in RAW.items():
        assert sum(by_year[code].values()) == together[code] == raw(sql) > 0, code
    assert together[Counted.PEOPLE] == raw(PEOPLE) == harvest.people
    assert together[Counted.NEW_CONNECTIONS] == harvest.new_connections
    assert together[Counted.ACTIONS_DONE] == harvest.actions_done
    circles = (Counted.PARTNERS_OUTER, Counted.PARTNERS_MIDDLE, Counted.PARTNERS_INNER)
    assert sum(sum(by_year[code].values()) for code in circles) <= harvest.partners
    client = Client()
    client.force_login(User.objects.get(email="aanjager@zilverdam.example"), backend=BACKEND)
    for code, figure in ROWS_OF.items():
        year, count = max(by_year[code].items(), key=lambda one: one[1])
        page = client.get(f"/p/zilverdam/oogst/cijfer/{figure}/?van={year}-01-01&tot={year}-12-31").content.decode()
        assert code == Counted.PEOPLE or f"<h1>{count} " in page, code  # who came twice stands there twice
