# SPDX-License-Identifier: EUPL-1.2
"""The agenda of a meeting: points brought in, put in order, dealt with, moved on. Everyone here is invented."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.agenda.models import ActionPoint
from samenspel.core_group.models import AgendaItem
from samenspel.gatherings.models import Gathering
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.core_group.acting import HERE, point, point_form, signal_of, text
from tests.factories import ActionPointFactory, ContactFactory, GatheringFactory, RegistrationFactory
from tests.gatherings.corpus import BAD_TEXT

NEW = f"{HERE}punten/nieuw/"


def of(meeting: Gathering) -> str:
    return f"{HERE}vergadering/{meeting.pk}/"


def titles(meeting: Gathering | None) -> list[str]:
    items = AgendaItem._base_manager.filter(gathering=meeting).order_by("position", "created_at")
    return [item.title for item in items]


def test_anybody_of_the_core_group_brings_a_point_in_and_twenty_presses_make_one(
    as_karim: Client, meeting: Gathering
) -> None:
    sent = point_form(meeting=str(meeting.pk))
    for _ in range(20):
        assert as_karim.post(NEW, sent)["Location"] == of(meeting)
    made = AgendaItem._base_manager.get()
    assert (made.title, made.gathering_id, made.brought_in_by) == ("Vervoer naar de voedselbank", meeting.pk, "Karim")
    assert "Vervoer naar de voedselbank" in text(as_karim.get(of(meeting)))


def test_the_form_begins_with_the_next_meeting_and_ones_own_name(
    as_karim: Client, meeting: Gathering, later: Gathering
) -> None:
    initial = as_karim.get(NEW).context["form"].initial
    assert (initial["meeting"], initial["brought_in_by"]) == (str(meeting.pk), "Karim Kerngroep")
    assert as_karim.get(f"{NEW}?bij={later.pk}").context["form"].initial["meeting"] == str(later.pk)
    assert as_karim.get(f"{NEW}?bij=onzin").context["form"].initial["meeting"] == str(meeting.pk)


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", ""), ("title", "x" * 201), ("kind", "bevel"), ("minutes", "0"), ("minutes", "241"), ("minutes", "veel")],
)
def test_a_mistake_is_explained_beside_the_field_and_nothing_is_lost(
    as_karim: Client, meeting: Gathering, field: str, value: str
) -> None:
    answer = as_karim.post(NEW, point_form(**{"brought_in_by": "Karim", "explanation": "Bewaar dit", field: value}))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert "Bewaar dit" in text(answer)
    assert not AgendaItem._base_manager.exists()


def test_a_point_stands_only_on_a_meeting_of_the_core_group_here(as_karim: Client, pact: Partnership) -> None:
    session, elsewhere = GatheringFactory(partnership=pact), GatheringFactory(kind="core_group")
    for wrong in (session, elsewhere):
        assert as_karim.post(NEW, point_form(meeting=str(wrong.pk))).status_code == 422
        assert as_karim.get(of(wrong)).status_code == 404
    assert not AgendaItem._base_manager.exists()


def test_points_are_put_in_another_order_and_pressing_twice_is_one_move(as_karim: Client, meeting: Gathering) -> None:
    first, _second, third = (point(meeting, title, n) for n, title in enumerate(("Een", "Twee", "Drie"), start=1))
    for _ in range(3):
        assert as_karim.post(f"{HERE}punten/{third.pk}/voor/{first.pk}/").status_code == 302
    assert titles(meeting) == ["Drie", "Een", "Twee"]


def test_what_was_not_reached_moves_on_in_one_tap_and_comes_first(
    as_karim: Client, meeting: Gathering, later: Gathering
) -> None:
    point(meeting, "Gedaan", 1, state="done")
    left = point(meeting, "Niet gehaald", 2)
    point(later, "Stond er al", 1)
    for _ in range(2):
        as_karim.post(f"{of(meeting)}door/")
    assert (titles(meeting), titles(later)) == (["Gedaan"], ["Niet gehaald", "Stond er al"])
    left.refresh_from_db()
    assert (left.carried, left.carried_from_id) == (1, meeting.pk)
    assert "1 keer doorgeschoven" in text(as_karim.get(of(later)))


def test_without_a_next_meeting_points_wait_and_are_taken_in_one_tap(as_karim: Client, meeting: Gathering) -> None:
    left = point(meeting, "Niet gehaald", 1)
    answer = as_karim.post(f"{HERE}punten/{left.pk}/door/", follow=True)
    assert "Er is nog geen volgende vergadering" in text(answer)
    assert (titles(meeting), titles(None)) == ([], ["Niet gehaald"])
    assert "Wacht op een vergadering" in text(as_karim.get(HERE))
    for _ in range(2):
        as_karim.post(f"{of(meeting)}wacht/")
    assert (titles(meeting), titles(None)) == (["Niet gehaald"], [])


def test_a_meeting_that_is_called_off_gets_no_points(
    as_karim: Client, meeting: Gathering, later: Gathering, pact: Partnership
) -> None:
    Gathering._base_manager.filter(pk=later.pk).update(called_off_at=meeting.starts_at)
    point(meeting, "Niet gehaald", 1)
    as_karim.post(f"{of(meeting)}door/")
    assert (titles(later), titles(None)) == ([], ["Niet gehaald"])


def test_minutes_are_written_and_two_writers_at_once_get_both_texts(as_karim: Client, meeting: Gathering) -> None:
    item = point(meeting, "Vervoer", 1)
    address = f"{HERE}punten/{item.pk}/verslag/"
    assert as_karim.post(address, {"notes": "Eerste woorden", "done": "on", "version": "1"}).status_code == 302
    answer = as_karim.post(address, {"notes": "Tweede woorden", "done": "on", "version": "1"})
    assert answer.status_code == 409
    assert "Eerste woorden" in text(answer)
    assert "Tweede woorden" in text(answer)
    item.refresh_from_db()
    assert (item.notes, item.state) == ("Eerste woorden", "done")


def test_r37_two_editors_of_a_point_get_both_texts(as_karim: Client, meeting: Gathering) -> None:
    item = point(meeting, "Vervoer", 1)
    address = f"{HERE}punten/{item.pk}/"
    assert as_karim.post(address, point_form(title="Eerste", meeting=str(meeting.pk), version="1")).status_code == 302
    answer = as_karim.post(address, point_form(title="Tweede", meeting=str(meeting.pk), version="1"))
    assert answer.status_code == 409
    assert "Eerste" in text(answer)


def test_dealt_with_and_not_after_all_is_one_tap_each(as_karim: Client, meeting: Gathering) -> None:
    item = point(meeting, "Vervoer", 1)
    for state in ("done", "done", "open"):
        as_karim.post(f"{HERE}punten/{item.pk}/stand/", {"state": state})
        assert AgendaItem._base_manager.get(pk=item.pk).state == state
    as_karim.post(f"{HERE}punten/{item.pk}/stand/", {"state": "onzin"})
    assert AgendaItem._base_manager.get(pk=item.pk).state == "open"


def test_a_point_about_which_something_was_said_is_not_taken_away(as_karim: Client, meeting: Gathering) -> None:
    said, unsaid = point(meeting, "Besproken", 1, notes="Iets"), point(meeting, "Vergissing", 2)
    for item in (said, unsaid):
        assert as_karim.get(f"{HERE}punten/{item.pk}/weg/").status_code == 200
        as_karim.post(f"{HERE}punten/{item.pk}/weg/")
    assert titles(meeting) == ["Besproken"]


def test_minutes_are_not_lost_when_a_point_opened_anew_already_stands_on_another_agenda(
    as_karim: Client, meeting: Gathering, later: Gathering, coby: Contact
) -> None:
    action = ActionPointFactory(owner=coby, state="stuck")
    item = point(meeting, "Soep koken", 1, action_point=action, state="done")
    point(later, "Soep koken", 1, action_point=action)
    page = as_karim.post(f"{HERE}punten/{item.pk}/verslag/", {"notes": "Zaal geregeld", "version": item.version})
    assert page.status_code == 422
    assert "Zaal geregeld" in text(page)
    assert "Dit staat al op een andere agenda." in text(page)


def test_a_stuck_action_point_is_put_on_the_next_agenda_once(
    as_karim: Client, meeting: Gathering, coby: Contact
) -> None:
    action: ActionPoint = ActionPointFactory(owner=coby, what="Soep koken", state="stuck", obstacle="Geen keuken")
    page = text(as_karim.get(HERE))
    assert "Soep koken" in page
    assert "Geen keuken" in page
    for _ in range(3):
        assert as_karim.post(f"{HERE}actiepunten/{action.pk}/agenda/")["Location"] == of(meeting)
    item = AgendaItem._base_manager.get()
    assert (item.title, item.gathering_id, item.action_point_id) == ("Soep koken", meeting.pk, action.pk)
    assert "op de agenda" in text(as_karim.get(HERE))


def test_how_many_experience_experts_come_is_told(as_karim: Client, meeting: Gathering, pact: Partnership) -> None:
    assert "Er is nog geen ervaringsdeskundige aangemeld" in text(as_karim.get(of(meeting)))
    for expert in (True, True, False):
        person = ContactFactory(partnership=pact, is_experience_expert=expert)
        RegistrationFactory(gathering=meeting, contact=person)
    assert "Er komen 2 ervaringsdeskundigen" in text(as_karim.get(of(meeting)))


@pytest.mark.words
def test_r29_bad_text_is_refused_or_shown_harmless(as_karim: Client, meeting: Gathering) -> None:
    item = point(meeting, "Vervoer", 1)
    for bad in BAD_TEXT:
        sent = point_form(title=bad, explanation=bad, brought_in_by=bad, meeting=str(meeting.pk))
        assert as_karim.post(NEW, sent).status_code in {302, 422}, bad[:40]
        version = str(AgendaItem._base_manager.get(pk=item.pk).version)
        answer = as_karim.post(f"{HERE}punten/{item.pk}/verslag/", {"notes": bad, "version": version})
        assert answer.status_code in {302, 422}, bad[:40]
    page = text(as_karim.get(of(meeting)))
    assert "<svg/onload" not in page
    assert "111222333" not in page


def test_pages_ask_as_many_questions_with_many_points_as_with_few(
    as_karim: Client, meeting: Gathering, pact: Partnership
) -> None:
    counts = []
    for upto in (3, 50):
        for number in range(AgendaItem._base_manager.count(), upto):
            point(meeting, f"Punt {number}", number)
            point(None, f"Wacht {number}", number, partnership=pact)
        as_karim.get(HERE)
        with CaptureQueriesContext(connection) as seen:
            assert as_karim.get(HERE).status_code == as_karim.get(of(meeting)).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_points_of_elsewhere_do_not_exist(as_karim: Client, as_otto: Client, meeting: Gathering) -> None:
    foreign = point(GatheringFactory(kind="core_group"), "Van elders", 1)
    own = point(meeting, "Van hier", 1)
    for below in ("", "verslag/", "stand/", "door/", "weg/", f"voor/{own.pk}/"):
        assert as_karim.post(f"{HERE}punten/{foreign.pk}/{below}", {"state": "done"}).status_code == 404
    assert as_karim.post(f"{HERE}punten/{own.pk}/voor/{foreign.pk}/").status_code == 404
    assert as_otto.get(of(meeting)).status_code == 404


def test_a_point_of_a_signal_has_no_words_of_its_own(as_karim: Client, meeting: Gathering, pact: Partnership) -> None:
    item = point(meeting, "–", 1, signal=signal_of(pact))
    assert as_karim.post(f"{HERE}punten/{item.pk}/verslag/", {"notes": "Iets", "version": "1"}).status_code == 302
    answer = as_karim.post(f"{HERE}punten/{item.pk}/", point_form(meeting=str(meeting.pk), version="1"))
    assert answer.status_code == 422
    assert "Dit punt hoort bij een signaal" in text(answer)
    assert AgendaItem._base_manager.get().notes == ""


def test_the_page_of_the_gathering_leads_to_the_agenda(as_karim: Client, meeting: Gathering, pact: Partnership) -> None:
    session = GatheringFactory(partnership=pact)
    for gathering, leads in ((meeting, True), (session, False)):
        page = text(as_karim.get(f"/p/testdam/bijeenkomsten/{gathering.pk}/"))
        assert (f"kerngroep/vergadering/{gathering.pk}/" in page) is leads
