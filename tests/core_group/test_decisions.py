# SPDX-License-Identifier: EUPL-1.2
"""The register of decisions. Everyone here is invented."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.accounts.models import User
from samenspel.agenda.models import ActionPoint
from samenspel.base.scope import acting_as
from samenspel.core_group.models import AgendaItem, Decision, DecisionAction
from samenspel.core_group.operations.decisions import DecisionFacts, Origin, decide
from samenspel.gatherings.models import Gathering
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.core_group.acting import HERE, actor_of, decision_form, point, signal_of, text
from tests.factories import ContactFactory, models_save
from tests.gatherings.corpus import BAD_TEXT

LIST = f"{HERE}besluiten/"
NEW = f"{LIST}nieuw/"


def made_of(pact: Partnership, number: int, what: str, **more: object) -> Decision:
    day = timezone.localdate()
    decision = Decision(partnership=pact, **{"year": 2026, "number": number, "decided_date": day, "what": what, **more})
    models_save(decision)
    return decision


def numbers() -> list[tuple[int, int]]:
    return list(Decision._base_manager.order_by("year", "number").values_list("year", "number"))


def test_a_decision_gets_the_next_number_of_its_year_and_twenty_presses_make_one(as_karim: Client) -> None:
    sent = decision_form()
    for _ in range(20):
        assert as_karim.post(NEW, sent).status_code == 302
    as_karim.post(NEW, decision_form(decided_date="2025-12-30"))
    as_karim.post(NEW, decision_form(decided_date="2026-01-02"))
    assert numbers() == [(2025, 1), (2026, 1), (2026, 2)]
    page = text(as_karim.get(f"{LIST}{Decision._base_manager.get(year=2026, number=1).pk}/"))
    assert "Besluit 2026-1" in page
    assert "Dat brengt nieuwe mensen." in page


def test_numbers_of_elsewhere_do_not_count(as_karim: Client, other_pact: Partnership) -> None:
    made_of(other_pact, 7, "Van elders")
    as_karim.post(NEW, decision_form())
    assert Decision._base_manager.get(what__startswith="Elke").number == 1
    assert "Van elders" not in text(as_karim.get(f"{LIST}?welke=alles&q=elders"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("what", ""),
        ("what", "x" * 501),
        ("decided_date", ""),
        ("decided_date", "2026-02-31"),
        ("decided_date", "2999-01-01"),
        ("decided_date", (timezone.localdate() + timedelta(days=1)).isoformat()),
        ("look_back_date", "2026-02-03"),
        ("carried_out_by", "00000000-0000-4000-8000-000000000000"),  # nobody
    ],
)
def test_a_mistake_is_explained_beside_the_field(as_karim: Client, field: str, value: str) -> None:
    answer = as_karim.post(NEW, decision_form(**{field: value}))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Decision._base_manager.exists()


def test_a_decision_from_a_point_stands_beside_it_and_the_point_is_dealt_with(
    as_karim: Client, meeting: Gathering
) -> None:
    item = point(meeting, "Andere plekken", 1, kind="decide")
    assert as_karim.get(f"{NEW}?punt={item.pk}").context["form"].initial["what"] == "Andere plekken"
    as_karim.post(f"{NEW}?punt={item.pk}", decision_form())
    decision = Decision._base_manager.get()
    assert (decision.item_id, decision.gathering_id) == (item.pk, meeting.pk)
    assert AgendaItem._base_manager.get().state == "done"
    assert "2026-1" in text(as_karim.get(f"{HERE}vergadering/{meeting.pk}/"))


def test_what_comes_from_a_signal_is_never_in_the_register(
    as_karim: Client, meeting: Gathering, pact: Partnership
) -> None:
    item = point(meeting, "–", 1, signal=signal_of(pact))
    assert as_karim.post(f"{NEW}?punt={item.pk}", decision_form()).status_code == 422
    assert not Decision._base_manager.exists()


def test_a_decision_is_replaced_and_both_stay_to_be_read(as_karim: Client, pact: Partnership) -> None:
    old = made_of(pact, 1, "Altijd in het gemeentehuis", why="Dat is gratis")
    replace = f"{LIST}{old.pk}/vervang/"
    assert as_karim.post(replace, decision_form()).status_code == 302
    assert as_karim.post(replace, decision_form()).status_code == 422, "only the newest can be replaced"
    new = Decision._base_manager.get(supersedes=old)
    old.refresh_from_db()
    assert (old.what, old.why) == ("Altijd in het gemeentehuis", "Dat is gratis")
    assert "Besluit 2026-2 kwam ervoor in de plaats" in text(as_karim.get(f"{LIST}{old.pk}/"))
    assert "besluit 2026-1" in text(as_karim.get(f"{LIST}{new.pk}/"))
    assert "Altijd in het gemeentehuis" not in text(as_karim.get(LIST))
    assert "Altijd in het gemeentehuis" in text(as_karim.get(f"{LIST}?welke=vervangen"))


def test_no_address_rewrites_the_words_of_a_decision(as_fenna: Client, pact: Partnership) -> None:
    old = made_of(pact, 1, "Altijd in het gemeentehuis")
    for below in ("", "vervang/", "actiepunt/", "terugblik/"):
        as_fenna.post(f"{LIST}{old.pk}/{below}", decision_form(what="Anders", words="Ging goed"))
    old.refresh_from_db()
    assert old.what == "Altijd in het gemeentehuis"


def test_the_register_is_searched_by_word_and_by_number(as_karim: Client, pact: Partnership, coby: Contact) -> None:
    made_of(pact, 1, "Soep bij elke sessie", carried_out_by=coby)
    made_of(pact, 2, "Stickers met logo", why="Dat praat makkelijk")
    for sought, found in (
        ("soep", ["Soep"]),
        ("makkelijk", ["Stickers"]),
        ("2026-2", ["Stickers"]),
        ("Coby", ["Soep"]),
        ("", ["Soep", "Stickers"]),
        ("niets", []),
    ):
        page = text(as_karim.get(LIST, {"q": sought}))
        seen = [word for word in ("Soep", "Stickers") if f". {word}" in page]
        assert seen == found, sought
    assert as_karim.get(LIST, {"q": "\x00'; DROP", "welke": "onzin", "bladzijde": "-1"}).status_code == 200


def test_an_action_point_comes_from_a_decision_in_one_tap_and_once(
    as_karim: Client, pact: Partnership, coby: Contact
) -> None:
    day = timezone.localdate() + timedelta(days=60)
    decision = made_of(pact, 1, "Soep bij elke sessie", carried_out_by=coby, look_back_date=day)
    for _ in range(3):
        assert as_karim.post(f"{LIST}{decision.pk}/actiepunt/").status_code == 302
    action = ActionPoint._base_manager.get()
    assert (action.what, action.owner_id, action.due_date) == ("Soep bij elke sessie", coby.pk, day)
    assert DecisionAction._base_manager.get().decision_id == decision.pk
    assert "Naar het actiepunt" in text(as_karim.get(f"{LIST}{decision.pk}/"))


def test_without_somebody_named_it_is_asked_who(as_karim: Client, pact: Partnership, coby: Contact) -> None:
    decision = made_of(pact, 1, "Soep bij elke sessie")
    address = f"{LIST}{decision.pk}/actiepunt/"
    stranger = ContactFactory()
    for wrong in ("", str(stranger.pk)):
        assert as_karim.post(address, {"owner": wrong}).status_code == 422
    assert as_karim.post(address, {"owner": str(coby.pk)}).status_code == 302
    assert ActionPoint._base_manager.get().owner_id == coby.pk


def test_looking_back_is_asked_when_the_day_comes_and_written_once(as_karim: Client, pact: Partnership) -> None:
    soon = timezone.localdate() + timedelta(days=10)
    decision = made_of(pact, 1, "Soep bij elke sessie", look_back_date=soon)
    made_of(pact, 2, "Pas over een jaar", look_back_date=soon + timedelta(days=300))
    page = text(as_karim.get(HERE))
    assert "Soep bij elke sessie" in page
    assert "Pas over een jaar" not in page
    address = f"{LIST}{decision.pk}/terugblik/"
    assert as_karim.post(address, {"words": ""}).status_code == 422
    assert as_karim.post(address, {"words": "Iedereen blijft langer"}).status_code == 302
    assert as_karim.post(address, {"words": "Iets anders"}).status_code == 422
    decision.refresh_from_db()
    assert decision.look_back_words == "Iedereen blijft langer"
    assert "Soep bij elke sessie" not in text(as_karim.get(HERE))


@pytest.mark.words
def test_r29_bad_text_is_refused_or_shown_harmless(as_karim: Client, pact: Partnership) -> None:
    decision = made_of(pact, 900, "Terugkijken")
    for bad in BAD_TEXT:
        assert as_karim.post(NEW, decision_form(what=bad, why=bad)).status_code in {302, 422}, bad[:40]
        Decision._base_manager.filter(pk=decision.pk).update(looked_back_at=None)
        assert as_karim.post(f"{LIST}{decision.pk}/terugblik/", {"words": bad}).status_code in {302, 422}, bad[:40]
    page = text(as_karim.get(f"{LIST}?welke=alles"))
    assert "<svg/onload" not in page
    assert "111222333" not in page


def test_the_register_asks_as_many_questions_with_many_decisions_as_with_few(
    as_karim: Client, pact: Partnership, coby: Contact
) -> None:
    counts = []
    for upto in (10, 60):
        for number in range(Decision._base_manager.count() + 1, upto + 1):
            made_of(pact, number, f"Besluit over {number}", carried_out_by=coby)
        as_karim.get(LIST)
        with CaptureQueriesContext(connection) as seen:
            as_karim.get(LIST)
        counts.append(len(seen))
    assert counts[0] == counts[1]


@pytest.mark.django_db(transaction=True)
def test_decisions_at_the_same_moment_get_numbers_of_their_own(pact: Partnership, karim: User) -> None:
    facts = DecisionFacts(
        what="Tegelijk", why="", decided_date=timezone.localdate(), carried_out_by_id=None, look_back_date=None
    )
    together = Barrier(4)

    def one() -> None:
        together.wait()
        try:
            with acting_as(actor_of(karim, pact)):
                decide(form_key=uuid4(), facts=facts, origin=Origin())
        finally:
            connections.close_all()

    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        for _ in range(4):
            with acting_as(actor_of(karim, pact)):
                decide(form_key=uuid4(), facts=facts, origin=Origin())
    else:
        threads = [Thread(target=one) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(number for _year, number in numbers()) == [1, 2, 3, 4]
