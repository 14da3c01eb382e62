# SPDX-License-Identifier: EUPL-1.2
"""The steps of a programme, their order, and who speaks."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.gatherings.constants import METHOD_CARDS
from samenspel.gatherings.models import Gathering, ProgrammeItem, Speaker
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, GatheringFactory, models_save
from tests.gatherings.corpus import BAD_TEXT


@pytest.fixture
def session(pact: Partnership) -> Gathering:
    made: Gathering = GatheringFactory(partnership=pact)
    return made


def page(session: Gathering, rest: str = "programma/") -> str:
    return f"/p/testdam/bijeenkomsten/{session.pk}/{rest}"


def step(session: Gathering, title: str, position: int, **more: Any) -> ProgrammeItem:
    made = ProgrammeItem(
        partnership=session.partnership, gathering=session, title=title, position=position, **{"minutes": 15, **more}
    )
    models_save(made)
    return made


def order(session: Gathering) -> list[str]:
    return list(
        ProgrammeItem._base_manager.filter(gathering=session).order_by("position").values_list("title", flat=True)
    )


def typed(**changes: Any) -> dict[str, Any]:
    return {"form_key": str(uuid4()), "title": "Inloop", "minutes": "15", **changes}


def version_on(answer: Any) -> str:
    return str(answer.context["form"].initial["version"])


def test_every_ready_card_opens_a_filled_form(as_fenna: Client, session: Gathering) -> None:
    assert as_fenna.get(page(session, "programma/nieuw/")).status_code == 200
    for key, card in METHOD_CARDS.items():
        text = as_fenna.get(page(session, f"programma/nieuw/?kaart={key}")).content.decode()
        assert f'value="{card.minutes}"' in text
    assert as_fenna.get(page(session, "programma/nieuw/?kaart=onbekend")).status_code == 200


def test_a_new_step_comes_at_the_end_and_twenty_presses_make_one(as_fenna: Client, session: Gathering) -> None:
    step(session, "Eerst", 1)
    form = typed(title="Daarna", question="Wat is jouw eerste stap?")
    for _ in range(20):
        assert as_fenna.post(page(session, "programma/nieuw/"), form).status_code == 302
    assert order(session) == ["Eerst", "Daarna"]


@pytest.mark.parametrize(
    ("field", "value"), [("title", ""), ("minutes", "0"), ("minutes", "481"), ("minutes", "x"), ("question", "x" * 301)]
)
def test_a_step_that_cannot_be_is_refused_beside_the_field(
    as_fenna: Client, session: Gathering, field: str, value: str
) -> None:
    answer = as_fenna.post(page(session, "programma/nieuw/"), typed(**{"method": "Carrousel", field: value}))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "Carrousel" in answer.content.decode()
    assert order(session) == []


def test_the_page_tells_when_each_step_begins_and_when_it_takes_too_long(as_fenna: Client, session: Gathering) -> None:
    step(session, "Lang", 1, minutes=170)
    step(session, "Te veel", 2, minutes=25)
    programme = as_fenna.get(page(session)).context["programme"]
    assert [(one.starts_at - session.starts_at).total_seconds() / 60 for one in programme.steps] == [0, 170]
    assert programme.too_long_by == 15


def test_steps_go_up_and_down_and_twice_is_once(as_fenna: Client, session: Gathering) -> None:
    one, two, three = (step(session, title, number) for number, title in enumerate(["Een", "Twee", "Drie"], start=1))
    for _ in range(2):
        as_fenna.post(page(session, f"programma/{three.pk}/voor/{two.pk}/"))
        assert order(session) == ["Een", "Drie", "Twee"]
    as_fenna.post(page(session, f"programma/{three.pk}/voor/{one.pk}/"))
    assert order(session) == ["Drie", "Een", "Twee"]


def test_a_removed_step_can_be_put_back_where_it_was(as_fenna: Client, session: Gathering) -> None:
    step(session, "Een", 1)
    gone = step(session, "Twee", 2, question="Wie ken je nog niet?", minutes=33)
    step(session, "Drie", 3)
    as_fenna.post(page(session, f"programma/{gone.pk}/weg/"))
    assert order(session) == ["Een", "Drie"]
    assert "Zet terug" in as_fenna.get(page(session)).content.decode()
    for _ in range(2):
        as_fenna.post(page(session, "programma/terug/"))
    assert order(session) == ["Een", "Twee", "Drie"]
    back = ProgrammeItem._base_manager.get(title="Twee")
    assert (back.question, back.minutes) == ("Wie ken je nog niet?", 33)
    assert "Zet terug" not in as_fenna.get(page(session)).content.decode()


def test_two_people_at_one_step_get_both_texts(as_fenna: Client, session: Gathering) -> None:
    shared = step(session, "Inloop", 1)
    address = page(session, f"programma/{shared.pk}/")
    version = version_on(as_fenna.get(address))
    assert as_fenna.post(address, typed(title="Van de ander", version=version)).status_code == 302
    answer = as_fenna.post(address, typed(title="Van mij", version=version))
    assert answer.status_code == 409
    assert "Van mij" in answer.content.decode()
    assert "Van de ander" in answer.content.decode()
    assert order(session) == ["Van de ander"]
    fresh = version_on(as_fenna.get(address))
    assert as_fenna.post(address, typed(title="Van mij", version=fresh)).status_code == 302
    assert order(session) == ["Van mij"]


@pytest.mark.words
@pytest.mark.parametrize("text", BAD_TEXT)
def test_strange_text_in_a_step_is_shown_as_text(as_fenna: Client, session: Gathering, text: str) -> None:
    as_fenna.post(page(session, "programma/nieuw/"), typed(title=text, method=text, materials=text, question=text))
    shown = as_fenna.get(page(session))
    assert shown.status_code == 200
    assert "<svg/onload" not in shown.content.decode()


def test_a_step_of_another_gathering_or_pact_is_not_found(
    as_fenna: Client, session: Gathering, pact: Partnership, other_pact: Partnership
) -> None:
    elsewhere = step(GatheringFactory(partnership=pact), "Elders", 1)
    foreign = step(GatheringFactory(partnership=other_pact), "Vreemd", 1)
    own = step(session, "Hier", 1)
    for other in (elsewhere, foreign):
        assert as_fenna.get(page(session, f"programma/{other.pk}/")).status_code == 404
        assert as_fenna.post(page(session, f"programma/{other.pk}/weg/")).status_code == 404
        assert as_fenna.post(page(session, f"programma/{other.pk}/voor/{own.pk}/")).status_code == 404
        assert as_fenna.post(page(session, f"programma/{own.pk}/voor/{other.pk}/")).status_code == 404
        assert as_fenna.post(page(session, "programma/nieuw/"), typed(form_key=str(other.pk))).status_code == 404
    assert ProgrammeItem._base_manager.count() == 3


def test_the_core_group_reads_the_programme_and_changes_nothing(
    as_karim: Client, session: Gathering, coby: Contact
) -> None:
    shown = step(session, "Inloop", 1)
    speaker = Speaker(partnership=session.partnership, gathering=session, contact=coby, expenses="Reiskosten")
    models_save(speaker)
    text = as_karim.get(page(session)).content.decode()
    assert "Inloop" in text
    assert "Coby Contact" in text
    assert "Reiskosten" not in text
    assert "Haal weg" not in text
    for address in (f"programma/{shown.pk}/weg/", f"sprekers/{speaker.pk}/weg/", "programma/terug/"):
        assert as_karim.post(page(session, address)).status_code == 403
    for address in ("programma/nieuw/", f"programma/{shown.pk}/", "sprekers/nieuw/", f"sprekers/{speaker.pk}/"):
        assert as_karim.get(page(session, address)).status_code == 403


def test_a_speaker_comes_from_the_pact_and_stands_there_once(
    as_fenna: Client, session: Gathering, coby: Contact, other_pact: Partnership
) -> None:
    foreign = ContactFactory(partnership=other_pact, name="Vreemde Spreker")
    address = page(session, "sprekers/nieuw/")
    assert "Vreemde Spreker" not in as_fenna.get(address).content.decode()
    form = {"form_key": str(uuid4()), "contact": str(coby.pk), "subject": "Mijn verhaal", "expenses": "Reiskosten"}
    assert as_fenna.post(address, {**form, "contact": str(foreign.pk)}).status_code == 422
    for _ in range(3):
        as_fenna.post(address, {**form, "form_key": str(uuid4())})
    assert Speaker._base_manager.get().expenses == "Reiskosten"
    assert "Reiskosten" in as_fenna.get(page(session)).content.decode()


def test_an_experience_expert_without_a_partner_can_speak(
    as_fenna: Client, session: Gathering, pact: Partnership
) -> None:
    expert = ContactFactory(partnership=pact, partner=None, is_experience_expert=True, name="Ervaren Els")
    assert "Ervaren Els, ervaringsdeskundige" in as_fenna.get(page(session, "sprekers/nieuw/")).content.decode()
    as_fenna.post(page(session, "sprekers/nieuw/"), {"form_key": str(uuid4()), "contact": str(expert.pk)})
    assert "ervaringsdeskundige" in as_fenna.get(page(session)).content.decode()


def test_what_was_agreed_with_a_speaker_can_change_and_a_stale_form_conflicts(
    as_fenna: Client, session: Gathering, coby: Contact
) -> None:
    speaker = Speaker(partnership=session.partnership, gathering=session, contact=coby)
    models_save(speaker)
    address = page(session, f"sprekers/{speaker.pk}/")
    version = version_on(as_fenna.get(address))
    form = {"form_key": str(speaker.pk), "contact": str(coby.pk), "version": version}
    assert as_fenna.post(address, {**form, "subject": "Eerst"}).status_code == 302
    assert as_fenna.post(address, {**form, "subject": "Later"}).status_code == 409
    speaker.refresh_from_db()
    assert (speaker.subject, speaker.state) == ("Eerst", "to_ask")
    as_fenna.post(page(session, f"sprekers/{speaker.pk}/weg/"))
    assert not Speaker._base_manager.exists()


def test_the_number_of_queries_does_not_grow_with_the_programme(
    as_fenna: Client, session: Gathering, pact: Partnership
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert as_fenna.get(page(session)).status_code == 200
        return len(captured)

    def fill(first: int, last: int) -> None:
        for number in range(first, last):
            step(session, f"Stap {number}", number, method="m", question="q", materials="n", group_size="2")
            person = ContactFactory(partnership=pact)
            models_save(Speaker(partnership=pact, gathering=session, contact=person, subject="s", expenses="e"))

    fill(1, 6)
    queries()
    few = queries()
    fill(6, 50)
    assert queries() == few
