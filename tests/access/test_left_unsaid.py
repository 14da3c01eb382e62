# SPDX-License-Identifier: EUPL-1.2
"""“Liever niet” changes nothing that anybody else can see: two worlds that differ in it alone look the same (P4)."""

import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base import documents
from samenspel.base.scope import Actor, acting_as
from samenspel.gatherings.models import Gathering, Registration
from samenspel.gatherings.operations.thanks import send_thanks_due
from samenspel.messaging.models import OutboxMessage
from samenspel.network.models import Connection, ConnectionReport
from samenspel.network.operations import leave_unsaid
from samenspel.partnerships.models import Partnership
from tests.access.stage import set_stage
from tests.access.test_matrix import ROUTES, address
from tests.factories import AttendanceFactory, RegistrationFactory
from tests.sameness import without_what_is_new


@pytest.fixture(autouse=True)
def mail_stays_inside(settings: Any) -> None:
    settings.MAIL_STAYS_INSIDE = True


@pytest.fixture(autouse=True)
def every_pdf_of_one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = documents._drawn

    def at_one_moment(*args: Any, **more: Any) -> bytes:
        return drawn(*args, **{**more, "timestamp": 0} if "timestamp" in more else more)

    monkeypatch.setattr(documents, "_drawn", at_one_moment)


@pytest.fixture
def stage(pact: Partnership) -> dict[str, Any]:
    """One of everything, two days ago; somebody named the contact of the stage in the evaluation."""
    made = set_stage(pact)
    over = timezone.now() - timedelta(days=2)
    Gathering._base_manager.filter(pk=made["gathering_id"]).update(starts_at=over - timedelta(hours=3), ends_at=over)
    report = ConnectionReport._base_manager.get(connection_id=made["connection_id"])
    ConnectionReport._base_manager.filter(pk=report.pk).update(said_at=over)
    registration = RegistrationFactory(
        gathering=Gathering._base_manager.get(pk=made["gathering_id"]), contact=report.reporter
    )
    AttendanceFactory(registration=registration)
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        _named_in_the_evaluation(pact, registration, report)
    return made


def _named_in_the_evaluation(pact: Partnership, registration: Registration, report: ConnectionReport) -> None:
    evaluation = apps.get_model("gatherings.Evaluation")(
        partnership=pact, gathering=registration.gathering, registration=registration, way="phone"
    )
    evaluation.save(force_insert=True)
    apps.get_model("gatherings.EvaluationConnection")(partnership=pact, evaluation=evaluation, report=report).save()


def declined(pact: Partnership, stage: dict[str, Any]) -> None:
    with acting_as(Actor(role=Role.CONTACT, partnership_id=pact.pk, contact_id=stage["contact_id"])):
        leave_unsaid(connection_id=stage["connection_id"], contact_id=stage["contact_id"])


def mails_of_the_day_after() -> list[tuple[str, ...]]:
    """What would be written, undone again."""
    with transaction.atomic():
        assert send_thanks_due() > 0
        columns = ("kind", "to_name", "to_email", "from_name", "reply_to", "subject", "body", "calendar", "deed")
        found = list(OutboxMessage._base_manager.filter(kind="thanks").order_by("deed").values_list(*columns))
        transaction.set_rollback(True)
    return found


def seen_by(client: Client, stage: dict[str, Any]) -> dict[str, object]:
    """All that somebody signed in sees: every page and every download, but not what lies below a person's own link."""
    found: dict[str, object] = {}
    for name, route in sorted(ROUTES.items()):
        if set(route.arguments) <= stage.keys() and "token" not in route.arguments:
            answer = client.get(address(route, stage))
            if answer.status_code == 200:
                found[name] = _content(answer)
    return found


def _content(answer: HttpResponseBase) -> object:
    content: bytes = answer.getvalue() if answer.streaming else answer.content  # type: ignore[attr-defined]
    if content.startswith(b"PK"):  # a spreadsheet: its files, without the hour at which it was packed
        return dict(_unpacked(content))
    if answer["Content-Type"].startswith("text/"):
        return without_what_is_new(content.decode())
    return content


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            if name != "docProps/core.xml":  # holds the moment it was made
                yield name, packed.read(name)


def test_the_mails_of_the_day_after_do_not_tell_who_left_something_unsaid(
    pact: Partnership, stage: dict[str, Any]
) -> None:
    before = mails_of_the_day_after()
    declined(pact, stage)
    after = mails_of_the_day_after()
    assert after == before
    assert any("noemde jou. Klopt dat?" in mail[6] for mail in after)


@pytest.mark.words
@pytest.mark.parametrize("who", ["as_karim", pytest.param("as_fenna", marks=pytest.mark.soak)])  # she sees most pages
def test_no_page_and_no_download_tells_who_left_something_unsaid(
    who: str, pact: Partnership, stage: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(who)
    send_thanks_due()
    seen_by(client, stage)  # what a first visit makes is made
    before = seen_by(client, stage)
    same = seen_by(client, stage)
    assert [name for name in before if same[name] != before[name]] == [], "differs without anything having happened"
    declined(pact, stage)
    after = seen_by(client, stage)
    assert [name for name in before if after[name] != before[name]] == []
    assert after.keys() == before.keys()
    assert len(after) > 60


def test_a_later_evening_asks_nobody_again_by_mail(pact: Partnership, stage: dict[str, Any]) -> None:
    """Also who did not answer at all, so that a mail which does ask again tells nothing."""
    tie = Connection._base_manager.get(pk=stage["connection_id"])
    ConnectionReport._base_manager.filter(connection=tie).update(said_at=timezone.now() - timedelta(days=60))
    assert not any("noemde jou" in mail[6] for mail in mails_of_the_day_after())
