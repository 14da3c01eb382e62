# SPDX-License-Identifier: EUPL-1.2
"""Signals of discontent: who sees them, what is done with them, when they are forgotten. Everyone here is invented."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.accounts.models import User
from samenspel.audit.models import Event
from samenspel.base.scope import Actor, acting_as
from samenspel.core_group.models import AgendaItem, Signal, SignalKeptFrom, SignalStep
from samenspel.core_group.operations.signals import forget_signals
from samenspel.gatherings.models import Gathering
from samenspel.partnerships.models import Membership, Partnership
from tests.core_group.acting import HERE, actor_of, point, signal_form, signal_of, text
from tests.factories import UserFactory, models_save
from tests.gatherings.corpus import BAD_TEXT

LIST = f"{HERE}signalen/"
NEW = f"{LIST}nieuw/"
SECRET = "Kanarievogeltje"


def keep_from(signal: Signal, user: User) -> None:
    models_save(SignalKeptFrom(partnership=signal.partnership, signal=signal, user=user))


def step_of(signal: Signal, **more: Any) -> SignalStep:
    made = SignalStep(
        partnership=signal.partnership, signal=signal, **{"kind": "planned", "day": timezone.localdate(), **more}
    )
    models_save(made)
    return made


@pytest.fixture
def about_wanda(pact: Partnership, wanda: User, meeting: Gathering) -> Signal:
    """Wanda is kept out of it; it stands on an agenda and something was done with it."""
    signal = signal_of(pact, subject=f"{SECRET} onderwerp", words=f"{SECRET} woorden", said_by=f"{SECRET} naam")
    keep_from(signal, wanda)
    step_of(signal, with_whom=f"{SECRET} gesprek")
    point(meeting, "–", 1, signal=signal)
    return signal


def test_a_signal_is_written_down_once_and_needs_no_name(as_karim: Client, karim: User) -> None:
    sent = signal_form()
    for _ in range(20):
        assert as_karim.post(NEW, sent).status_code == 302
    made = Signal._base_manager.get()
    assert (made.subject, made.said_by, made.state) == ("De vergaderingen duren lang", "", "open")
    page = text(as_karim.get(f"{LIST}{made.pk}/"))
    assert "Er wordt niets besloten." in page
    assert karim.name not in page.split("<main")[1], "who wrote it down may be who said it"


def test_a_name_is_kept_only_when_the_person_wants_it(as_karim: Client) -> None:
    answer = as_karim.post(NEW, signal_form(said_by="Truus"))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["wants_name"])
    answer = as_karim.post(NEW, signal_form(wants_name="on"))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["said_by"])
    assert as_karim.post(NEW, signal_form(said_by="Truus", wants_name="on")).status_code == 302
    assert Signal._base_manager.get().said_by == "Truus"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("subject", ""),
        ("words", "Het nummer is 111222333"),
        ("words", "x" * 2001),
        ("said_date", "2999-01-01"),
        ("said_date", (timezone.localdate() + timedelta(days=1)).isoformat()),
        ("kept_from", "999999"),
    ],
)
def test_a_mistake_is_explained_beside_the_field(as_karim: Client, field: str, value: str) -> None:
    answer = as_karim.post(NEW, signal_form(**{field: value}))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Signal._base_manager.exists()


def test_outsiders_see_no_signal(
    as_otto: Client, as_adriana: Client, visitor: Client, as_fenna: Client, other_pact: Partnership, pact: Partnership
) -> None:
    signal = signal_of(pact)
    page = f"{LIST}{signal.pk}/"
    assert (as_fenna.get(page).status_code, visitor.get(page).status_code) == (200, 302)
    assert as_otto.get(page).status_code == as_adriana.get(page).status_code == 404
    assert as_otto.get(f"/p/elders/kerngroep/signalen/{signal.pk}/").status_code == 404


def test_who_is_kept_out_sees_nothing_of_it_anywhere(
    as_wanda: Client, as_karim: Client, about_wanda: Signal, meeting: Gathering
) -> None:
    """The list, the count, the page, the agenda, the paper, the mail: as if it were not there."""
    agenda = f"{HERE}vergadering/{meeting.pk}/"
    for address in (HERE, LIST, f"{LIST}?stand=afgesloten", agenda, f"{agenda}mail/", f"{HERE}besluiten/"):
        page = text(as_wanda.get(address))
        assert SECRET not in page, address
        assert str(about_wanda.pk) not in page, address
    assert "Er loopt nu niets" in text(as_wanda.get(HERE))
    assert "Er staat nog niets op de agenda" in text(as_wanda.get(HERE))
    assert SECRET in text(as_karim.get(LIST))
    assert SECRET in text(as_karim.get(agenda))


def test_what_one_does_not_see_moves_on_with_the_rest_and_is_not_counted(
    as_wanda: Client, about_wanda: Signal, meeting: Gathering, later: Gathering
) -> None:
    point(meeting, "Vervoer", 2)
    answer = as_wanda.post(f"{HERE}vergadering/{meeting.pk}/door/", follow=True)
    assert "1 punt schuift door." in text(answer)
    hidden = AgendaItem._base_manager.get(signal=about_wanda)
    assert (hidden.gathering_id, hidden.carried) == (later.pk, 1)
    assert SECRET not in text(as_wanda.get(f"{HERE}vergadering/{later.pk}/"))


def test_who_is_kept_out_can_do_nothing_with_it(as_wanda: Client, about_wanda: Signal) -> None:
    step = SignalStep._base_manager.get()
    item = AgendaItem._base_manager.get()
    page = f"{LIST}{about_wanda.pk}/"
    for below in ("", "wijzig/", "weg/"):
        assert as_wanda.get(f"{page}{below}").status_code == 404
    for below in ("wijzig/", "stap/", "sluit/", "heropen/", "agenda/", "weg/"):
        assert as_wanda.post(f"{page}{below}", signal_form(outcome="x", reason="asked")).status_code == 404
    for below in ("gevoerd/", "weg/"):
        assert as_wanda.post(f"{HERE}stappen/{step.pk}/{below}").status_code == 404
    for below in ("", "verslag/", "stand/", "door/", "weg/"):
        assert as_wanda.post(f"{HERE}punten/{item.pk}/{below}", {"state": "done"}).status_code == 404
    assert as_wanda.get(f"{HERE}besluiten/nieuw/?punt={item.pk}").status_code == 404


def test_the_rows_of_a_signal_are_hidden_whatever_asks_for_them(
    pact: Partnership, wanda: User, karim: User, about_wanda: Signal
) -> None:
    labels = ("Signal", "SignalStep", "SignalKeptFrom", "AgendaItem")
    for role in (Role.CORE_GROUP, Role.FACILITATOR):
        with acting_as(actor_of(wanda, pact, role)):
            assert [apps.get_model("core_group", label).objects.count() for label in labels] == [0, 0, 0, 0]
        with acting_as(Actor(role=role, partnership_id=pact.pk)):  # nobody in particular
            assert [apps.get_model("core_group", label).objects.count() for label in labels] == [0, 0, 0, 0]
    with acting_as(actor_of(karim, pact)):
        assert [apps.get_model("core_group", label).objects.count() for label in labels] == [1, 1, 1, 1]


def test_also_a_facilitator_can_be_kept_out(as_karim: Client, as_fenna: Client, fenna: User) -> None:
    as_karim.post(NEW, signal_form(subject=SECRET, kept_from=[str(fenna.pk)]))
    assert SECRET in text(as_karim.get(LIST))
    assert SECRET not in text(as_fenna.get(LIST))
    assert as_fenna.get(f"{LIST}{Signal._base_manager.get().pk}/").status_code == 404


def test_who_changes_role_stays_out(as_wanda: Client, wanda: User, about_wanda: Signal) -> None:
    Membership._base_manager.filter(user=wanda).update(role="facilitator")
    assert as_wanda.get(f"{LIST}{about_wanda.pk}/").status_code == 404
    assert SECRET not in text(as_wanda.get(LIST))


def test_only_who_wrote_it_down_lets_somebody_in_again(
    as_karim: Client, as_fenna: Client, wanda: User, pact: Partnership
) -> None:
    as_karim.post(NEW, signal_form(kept_from=[str(wanda.pk)]))
    signal = Signal._base_manager.get()
    page = f"{LIST}{signal.pk}/wijzig/"
    answer = as_fenna.post(page, signal_form(version="1"))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["kept_from"])
    assert SignalKeptFrom._base_manager.count() == 1
    other = UserFactory(name="Ook Iemand")
    models_save(Membership(partnership=pact, user=other, role="core_group"))
    both = [str(wanda.pk), str(other.pk)]
    assert as_fenna.post(page, signal_form(version="1", kept_from=both)).status_code == 302
    assert as_karim.post(page, signal_form(version="2")).status_code == 302
    assert not SignalKeptFrom._base_manager.exists()


def test_nobody_keeps_themselves_or_a_stranger_out(as_karim: Client, karim: User, otto: User) -> None:
    for wrong in (karim, otto):
        assert as_karim.post(NEW, signal_form(kept_from=[str(wrong.pk)])).status_code == 422
    assert not Signal._base_manager.exists()


def test_r37_two_editors_at_once_get_both_texts(as_karim: Client, pact: Partnership) -> None:
    page = f"{LIST}{signal_of(pact).pk}/wijzig/"
    assert as_karim.post(page, signal_form(words="Eerste woorden", version="1")).status_code == 302
    answer = as_karim.post(page, signal_form(words="Tweede woorden", version="1"))
    assert answer.status_code == 409
    assert "Eerste woorden" in text(answer)
    assert "Tweede woorden" in text(answer)


def test_talks_are_planned_held_and_taken_away(as_karim: Client, pact: Partnership) -> None:
    signal = signal_of(pact)
    page = f"{LIST}{signal.pk}/"
    soon = (timezone.localdate() + timedelta(days=5)).isoformat()
    sent = {
        "form_key": "11111111-1111-4111-8111-111111111111",
        "kind": "planned",
        "with_whom": "Truus",
        "day": soon,
        "words": "",
    }
    for _ in range(20):
        assert as_karim.post(f"{page}stap/", sent).status_code == 302
    step = SignalStep._base_manager.get()
    assert "gesprek gepland" in text(as_karim.get(LIST))
    for _ in range(2):
        as_karim.post(f"{HERE}stappen/{step.pk}/gevoerd/")
    step.refresh_from_db()
    assert (step.kind, step.day) == ("held", timezone.localdate())
    del sent["form_key"]
    assert as_karim.post(f"{page}stap/", {**sent, "kind": "held"}).status_code == 422, "a talk to come was not held"
    as_karim.post(f"{HERE}stappen/{step.pk}/weg/")
    assert not SignalStep._base_manager.exists()


def test_a_signal_is_closed_with_what_came_of_it_and_can_be_opened_again(as_karim: Client, pact: Partnership) -> None:
    signal = signal_of(pact)
    page = f"{LIST}{signal.pk}/"
    assert as_karim.post(f"{page}sluit/", {"outcome": ""}).status_code == 422
    assert as_karim.post(f"{page}sluit/", {"outcome": "We vergaderen korter"}).status_code == 302
    assert as_karim.post(f"{page}sluit/", {"outcome": "Andere woorden"}).status_code == 422
    assert "We vergaderen korter" in text(as_karim.get(page))
    assert signal.subject not in text(as_karim.get(LIST))
    assert signal.subject in text(as_karim.get(f"{LIST}?stand=afgesloten"))
    as_karim.post(f"{page}heropen/")
    assert signal.subject in text(as_karim.get(LIST))


def test_a_signal_stands_on_the_agenda_once_and_not_on_paper(
    as_karim: Client, meeting: Gathering, pact: Partnership
) -> None:
    signal = signal_of(pact, subject=SECRET)
    for _ in range(3):
        assert as_karim.post(f"{LIST}{signal.pk}/agenda/").status_code == 302
    assert AgendaItem._base_manager.get().title == "–", "the words stay with the signal"
    agenda = f"{HERE}vergadering/{meeting.pk}/"
    assert SECRET in text(as_karim.get(agenda))
    assert SECRET not in text(as_karim.get(f"{agenda}mail/"))


def test_a_signal_is_taken_away_with_a_reason_and_its_point_with_it(as_karim: Client, about_wanda: Signal) -> None:
    page = f"{LIST}{about_wanda.pk}/weg/"
    assert as_karim.post(page, {}).status_code == 422
    assert as_karim.post(page, {"reason": "asked"}).status_code == 302
    assert not Signal._base_manager.exists()
    assert not AgendaItem._base_manager.exists()
    event = Event._base_manager.get(action="signal.removed")
    assert event.codes == {"reason": "asked"}


def test_closed_signals_are_forgotten_after_two_years_and_others_are_not(pact: Partnership, meeting: Gathering) -> None:
    now = timezone.now()
    old = signal_of(pact, subject="Oud", state="closed", closed_at=now - timedelta(days=731))
    point(meeting, "–", 1, signal=old)
    step_of(old)
    signal_of(pact, subject="Net dicht", state="closed", closed_at=now - timedelta(days=728))
    signal_of(pact, subject="Open", said_date=(now - timedelta(days=2000)).date())
    assert (forget_signals(), forget_signals()) == (1, 0)
    assert sorted(Signal._base_manager.values_list("subject", flat=True)) == ["Net dicht", "Open"]
    assert not AgendaItem._base_manager.exists()
    assert Event._base_manager.get(action="signals.forgotten").codes == {"count": 1, "reason": "term"}


def test_the_log_holds_no_word_of_a_signal(as_karim: Client, wanda: User) -> None:
    as_karim.post(NEW, signal_form(subject=SECRET, words=SECRET, kept_from=[str(wanda.pk)]))
    signal = Signal._base_manager.get()
    as_karim.post(f"{LIST}{signal.pk}/sluit/", {"outcome": SECRET})
    assert SECRET not in str(list(Event._base_manager.values()))


@pytest.mark.words
def test_r29_bad_text_is_refused_or_shown_harmless(as_karim: Client, pact: Partnership) -> None:
    signal = signal_of(pact)
    page = f"{LIST}{signal.pk}/"
    for bad in BAD_TEXT:
        sent = signal_form(subject=bad, words=bad, said_by=bad, wants_name="on")
        assert as_karim.post(NEW, sent).status_code in {302, 422}, bad[:40]
        step = {"kind": "other", "with_whom": bad, "day": "2026-01-05", "words": bad}
        assert as_karim.post(f"{page}stap/", step).status_code in {302, 422}, bad[:40]
        assert as_karim.post(f"{page}sluit/", {"outcome": bad}).status_code in {302, 422}, bad[:40]
        as_karim.post(f"{page}heropen/")
    for address in (LIST, page):
        shown = text(as_karim.get(address))
        assert "<svg/onload" not in shown
        assert "111222333" not in shown


def test_the_list_asks_as_many_questions_with_many_signals_as_with_few(
    as_karim: Client, pact: Partnership, wanda: User
) -> None:
    counts = []
    for upto in (5, 40):
        for _number in range(Signal._base_manager.count(), upto):
            step_of(signal_of(pact))
        as_karim.get(LIST)
        with CaptureQueriesContext(connection) as seen:
            as_karim.get(LIST)
        counts.append(len(seen))
    assert counts[0] == counts[1]
