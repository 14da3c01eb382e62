# SPDX-License-Identifier: EUPL-1.2
"""Nobody sees who gave which answer: no page, file, mail, row of the log or row of a table (ADR 0025)."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from samenspel.access.constants import Role
from samenspel.access.rows import ROWS
from samenspel.audit.models import Event
from samenspel.base.errors import Refused
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from samenspel.surveys.constants import CONDITIONS, Group
from samenspel.surveys.models import Asked, Reflection, ScanAnswer, ScanWave
from samenspel.surveys.operations.answering import say_group, say_place, type_over
from samenspel.surveys.operations.asking import ask
from samenspel.surveys.operations.rounds import close_scan
from samenspel.surveys.queries.desk import key_of
from samenspel.surveys.queries.results import latest_standings
from samenspel.surveys.queries.scans import own_scan
from tests.access.stage import set_stage
from tests.access.test_matrix import ROUTES, address
from tests.factories import models_save
from tests.sameness import without_what_is_new


@pytest.fixture(autouse=True)
def mail_stays_inside(settings: Any) -> None:
    settings.MAIL_STAYS_INSIDE = True


def answer(contact: Contact, group: str, place: int) -> None:
    say_group(contact_id=contact.pk, group=group)
    for condition in CONDITIONS:
        say_place(contact_id=contact.pk, condition=condition.key, place=place)


def seen_by_staff(client: Client, stage: dict[str, Any]) -> dict[str, object]:
    """Every page and file of this app for the open wave and the closed one, the mail, and pages about people."""
    found: dict[str, object] = {}
    for name, route in sorted(ROUTES.items()):
        if "token" in route.arguments or not set(route.arguments) <= stage.keys():
            continue
        if not name.startswith(("surveys:", "messaging:", "portal:today", "organizations:contact", "core_group:home")):
            continue
        for which in ("wave_id", "closed_wave_id"):
            answered = client.get(address(route, {**stage, "wave_id": stage[which]}))
            kind = answered.headers.get("Content-Type", "")
            text = answered.content.decode() if kind.startswith(("text/", "image/svg")) else kind
            found[f"{name} {which}"] = (answered.status_code, without_what_is_new(text))
    return found


def test_two_worlds_that_differ_in_what_somebody_answers_look_the_same_while_the_wave_is_open(
    pact: Partnership, as_fenna: Client, by_link: Any
) -> None:
    """Also for who looks before and after: the only thing that moves is how many answered."""
    stage = set_stage(pact)
    for place in (1, 1, 1, 5, 5, 5):  # enough to show, were the wave closed, and one more moves the middle
        models_save(
            ScanAnswer(partnership=pact, wave_id=stage["wave_id"], way="paper", group="volunteers", agenda=place)
        )
    person = Contact._base_manager.get(pk=stage["contact_id"])
    with by_link(person):
        answer(person, Group.VOLUNTEERS, 1)
    before, last = seen_by_staff(as_fenna, stage), Event._base_manager.latest("pk").pk
    with by_link(person):
        answer(person, Group.MUNICIPALITY, 5)
    after = seen_by_staff(as_fenna, stage)
    assert [name for name in before if before[name] != after[name]] == []
    assert len(before) > 45
    said = Event._base_manager.filter(pk__gt=last).values_list("action", "role", "actor_reference", "codes")
    assert set(map(str, said)) == {str(("scan.answered", "surveyor", "surveyor", {}))}


def test_no_role_has_rows_of_answers_but_the_one_that_counts_them() -> None:
    assert set(ROWS["surveys.ScanAnswer"]) == {Role.SURVEYOR}
    assert Role.CORE_GROUP not in ROWS["surveys.Asked"]


def test_nothing_in_a_row_of_answers_leads_to_a_person() -> None:
    """No person, link, moment or number in order: only the wave, the group, the way and the places."""
    for model, more in ((ScanAnswer, {"wave", "group"}), (Reflection, {"round", "signature"})):
        names = {field.name for field in model._meta.concrete_fields}
        questions = {*(one.key for one in CONDITIONS), "well", "not_well", "remains"}
        assert names - questions == {"id", "partnership", "way", *more}


def test_closing_forgets_who_answered_and_breaks_every_way_back(wave: ScanWave, coby: Contact, by_link: Any) -> None:
    with by_link(coby):
        answer(coby, Group.EXPERTS, 2)
    was = key_of(wave, coby.pk)
    assert ScanAnswer._base_manager.filter(pk=was).exists()
    close_scan(wave_id=wave.pk)
    wave.refresh_from_db()
    assert (wave.answered_count, wave.secret) == (1, None)
    assert not Asked._base_manager.exists()
    assert not ScanAnswer._base_manager.filter(pk=was).exists()
    assert ScanAnswer._base_manager.get().agenda == 2
    with pytest.raises(ValueError, match="closed"):
        key_of(wave, coby.pk)


def test_without_the_secret_of_the_installation_a_copy_of_the_database_tells_nothing(
    wave: ScanWave, coby: Contact, settings: Any
) -> None:
    known = key_of(wave, coby.pk)
    settings.SECRET_KEY = "another"
    assert key_of(wave, coby.pk) != known


def test_of_four_in_a_group_nothing_is_shown_and_nothing_can_be_subtracted(
    wave: ScanWave, as_fenna: Client, as_karim: Client
) -> None:
    """Four of the municipality beside eight and six: the smaller of those stays out of sight with them."""
    for group, place, people in (
        (Group.MUNICIPALITY, 1, 4),
        (Group.VOLUNTEERS, 3, 8),
        (Group.PROFESSIONALS, 4, 6),
    ):
        for _person in range(people):
            type_over(wave_id=wave.pk, form_key=uuid4(), group=group, places={one.key: place for one in CONDITIONS})
    close_scan(wave_id=wave.pk)
    shown = latest_standings()[-1]
    assert all(set(one.groups) == {Group.VOLUNTEERS} for one in shown.conditions.values())
    for client in (as_fenna, as_karim):
        for page in ("", f"{wave.pk}/", f"{wave.pk}/plaatje.svg"):
            text = client.get(f"/p/testdam/stand/{page}").content.decode()
            assert "lane-mark--municipality" not in text and "lane-mark--professional" not in text
            assert "de gemeente plaatst" not in text.lower() and "beroepskrachten" not in text.lower()


def test_fewer_than_five_answers_show_nothing_at_all(wave: ScanWave, as_fenna: Client) -> None:
    for _person in range(4):
        type_over(wave_id=wave.pk, form_key=uuid4(), group=Group.VOLUNTEERS, places={"agenda": 5})
    close_scan(wave_id=wave.pk)
    page = as_fenna.get(f"/p/testdam/stand/{wave.pk}/").content.decode()
    assert "te weinig mensen" in page and '<svg viewBox="0 0 360' not in page


def test_staff_type_paper_over_but_find_no_sheet_back(wave: ScanWave) -> None:
    """Everything that hangs on a wave, asked as a facilitator."""
    type_over(wave_id=wave.pk, form_key=uuid4(), group="", places={"agenda": 5})
    assert ScanAnswer.objects.count() == 0
    assert wave.answers.count() == 0


def test_a_sheet_that_is_sent_with_the_id_of_a_person_is_not_theirs(wave: ScanWave, coby: Contact) -> None:
    """Else a facilitator could see whether somebody answered, and mark the sheet that they find theirs."""
    type_over(wave_id=wave.pk, form_key=coby.pk, group="", places={"agenda": 5})
    mine = own_scan(coby.pk)
    assert mine is not None
    assert mine.places == {}


def test_nobody_is_put_on_the_list_of_a_wave_that_closed_meanwhile(wave: ScanWave, coby: Contact) -> None:
    close_scan(wave_id=wave.pk)
    with pytest.raises(Refused):
        ask(opened=wave, contact_ids=[coby.pk])
    assert not Asked._base_manager.exists()
