# SPDX-License-Identifier: EUPL-1.2
"""The scan: one tap an answer, kept at once, changed until the wave closes; on paper as well."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenspel.base.errors import Conflict, Refused
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact
from samenspel.surveys.constants import CONDITION_OF_SLUG, CONDITIONS, Group
from samenspel.surveys.models import Asked, ScanAnswer, ScanWave
from samenspel.surveys.operations.answering import say_group, say_place, type_over
from samenspel.surveys.operations.asking import ask, remind
from samenspel.surveys.operations.rounds import close_scan, close_what_is_over, move_end, open_scan
from samenspel.surveys.queries.results import latest_standings, talking_points
from samenspel.surveys.queries.scans import likely_group, own_scan, wave_row
from tests.factories import ContactFactory

EVERYWHERE_3 = {condition.key: 3 for condition in CONDITIONS}


def test_on_a_phone_six_answers_are_kept_one_by_one_and_can_be_changed(
    wave: ScanWave, coby: Contact, token_for: Any, visitor: Client
) -> None:
    start = reverse("surveys:own_scan", kwargs={"slug": "testdam", "token": token_for(coby)})
    page = visitor.get(start, follow=True)
    assert "Niemand ziet wat jij antwoordt" in page.content.decode()
    assert not ScanAnswer._base_manager.exists()  # looking changes nothing
    page = visitor.post(page.request["PATH_INFO"], {"group": "volunteers"}, follow=True)
    for slug in list(CONDITION_OF_SLUG)[:2]:
        assert page.request["PATH_INFO"].endswith(f"/{slug}/")
        page = visitor.post(page.request["PATH_INFO"], {"place": "4"}, follow=True)
    page = visitor.get(start, follow=True)  # later, on another day
    assert page.request["PATH_INFO"].endswith("/versterken/")
    refused = visitor.post(page.request["PATH_INFO"], {"place": "9"})
    assert (refused.status_code, "Kies een van de antwoorden" in refused.content.decode()) == (422, True)
    for place in ("0", "1", "2"):
        page = visitor.post(page.request["PATH_INFO"], {"place": place}, follow=True)
    assert "Dank je wel" in page.content.decode()
    assert visitor.get(start, follow=True).request["PATH_INFO"].endswith("/klaar/")
    visitor.post(f"{start}doelen/", {"place": "5"})
    rows = ScanAnswer._base_manager.values_list("group", *(one.key for one in CONDITIONS))
    assert list(rows) == [("volunteers", 5, 4, 0, 1, 2)]
    assert wave_row(wave.pk).answered == 1


def test_after_the_last_day_or_after_closing_nobody_answers(wave: ScanWave, coby: Contact, by_link: Any) -> None:
    ScanWave._base_manager.filter(pk=wave.pk).update(closes_date=timezone.localdate() - timedelta(days=1))
    with by_link(coby):
        assert own_scan(coby.pk) is None
        with pytest.raises(Refused):
            say_place(contact_id=coby.pk, condition="agenda", place=3)
    assert close_what_is_over() == 1
    assert close_what_is_over() == 0
    assert wave_row(wave.pk).closed_at is not None
    with pytest.raises(Refused):
        type_over(wave_id=wave.pk, form_key=uuid4(), group="", places=EVERYWHERE_3)


def test_a_sheet_of_paper_counts_once_however_often_the_button_is_pressed(wave: ScanWave, as_fenna: Client) -> None:
    address = reverse("surveys:scan_typing", kwargs={"slug": "testdam", "wave_id": wave.pk})
    sheet = {"group": "4", "agenda": "2", "structure": "0", "form_key": str(uuid4())}
    assert [as_fenna.post(address, sheet).status_code for _press in range(2)] == [302, 302]
    empty = as_fenna.post(address, {"group": "4", "form_key": str(uuid4())})
    assert (empty.status_code, "Er is nog niets ingevuld" in empty.content.decode()) == (422, True)
    assert as_fenna.post(address, {**sheet, "group": "6"}).status_code == 422
    rows = ScanAnswer._base_manager.values_list("way", "group", "agenda", "evaluation", "structure")
    assert list(rows) == [("paper", "experts", 2, None, 0)]


def test_a_second_press_mails_nobody_again_and_only_who_is_silent_is_reminded_once(
    wave: ScanWave, coby: Contact, pact: Any, by_link: Any, django_capture_on_commit_callbacks: Any
) -> None:
    silent, unreachable = ContactFactory(partnership=pact), ContactFactory(partnership=pact, email="")
    with django_capture_on_commit_callbacks(execute=True):
        assert ask(opened=wave, contact_ids=[coby.pk, unreachable.pk]) == 1
        assert ask(opened=wave, contact_ids=None) == 1
        assert ask(opened=wave, contact_ids=None) == 0
    with by_link(coby):
        say_place(contact_id=coby.pk, condition="agenda", place=3)
    with django_capture_on_commit_callbacks(execute=True):
        assert remind(wave=wave) == 1
        assert remind(wave=wave) == 0
    mails = OutboxMessage.objects.order_by("kind", "to_email").values_list("kind", "to_email", "link_path")
    assert sorted(mails) == sorted(
        [("scan", coby.email, "stand/"), ("scan", silent.email, "stand/"), ("scan_reminder", silent.email, "stand/")]
    )
    assert all(
        "Niemand ziet wat jij antwoordt" in body for body in OutboxMessage.objects.values_list("body", flat=True)
    )


def test_one_wave_is_open_at_a_time_and_its_end_is_moved_by_one_person(wave: ScanWave) -> None:
    later = timezone.localdate() + timedelta(days=30)
    with pytest.raises(Refused):
        open_scan(form_key=uuid4(), closes_date=later)
    assert open_scan(form_key=wave.pk, closes_date=later) == wave  # a double click
    move_end(opened=wave, version=1, closes_date=later)
    with pytest.raises(Conflict):
        move_end(opened=wave, version=1, closes_date=later)


def test_groups_that_differ_become_something_to_talk_about(wave: ScanWave) -> None:
    for group, place, people in ((Group.VOLUNTEERS, 4, 6), (Group.MUNICIPALITY, 2, 5)):
        for _person in range(people):
            type_over(wave_id=wave.pk, form_key=uuid4(), group=group, places={"agenda": place, "structure": 3})
    close_scan(wave_id=wave.pk)
    said = [point.sentence for point in talking_points(latest_standings())]
    assert "Vrijwilligers plaatsen “Gedeelde agenda” verder dan de gemeente: waar zit dat in?" in said
    assert not any("Wie het geheel draagt" in sentence for sentence in said)


@pytest.mark.parametrize(
    ("is_expert", "role", "about", "group"),
    [
        (True, "bestuurslid", "gemeente Gemeente Zilverdam", Group.EXPERTS),
        (False, "adviseur", "gemeente Gemeente Zilverdam", Group.MUNICIPALITY),
        (False, "coördinator", "kerk Kerk aan het Plein", Group.VOLUNTEERS),
        (False, "vrijwilliger", "sociaal werk Welzijn", Group.VOLUNTEERS),
        (False, "adviseur", "wonen Woningcorporatie", Group.PROFESSIONALS),
    ],
)
def test_the_likely_group_stands_first(is_expert: bool, role: str, about: str, group: str) -> None:
    assert likely_group(is_expert=is_expert, role=role, about=about) == group


def test_somebody_who_was_not_asked_can_answer_and_then_gets_no_mail_as_a_silent_one(
    wave: ScanWave, coby: Contact, by_link: Any
) -> None:
    with by_link(coby):
        say_group(contact_id=coby.pk, group=Group.EXPERTS)
        say_place(contact_id=coby.pk, condition="agenda", place=1)
    assert list(Asked.objects.values_list("contact_id", "answered", "mailed_at")) == [(coby.pk, True, None)]
    assert remind(wave=wave) == 0
