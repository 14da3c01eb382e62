# SPDX-License-Identifier: EUPL-1.2
"""Handing over the role of facilitator: the list, the two people in it, and the step that moves the role.

Everyone here is invented.
"""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.accounts.models import User
from samenspel.audit.models import Event
from samenspel.core_group.models import Handover, HandoverStep
from samenspel.messaging.models import OutboxMessage
from samenspel.organizations.models import Contact, TalkNote
from samenspel.partnerships.models import Membership, Partnership
from tests.conftest import _signed_in
from tests.factories import MembershipFactory, UserFactory, models_save
from tests.gatherings.corpus import BAD_TEXT

LIST = "/p/testdam/overdracht/"


def form(**changes: str) -> dict[str, str]:
    return {
        "form_key": str(uuid4()),
        "kind": "municipality",
        "receiver": "",
        "name": "",
        "email": "",
        "start_date": timezone.localdate().isoformat(),
        **changes,
    }


def step_form(**changes: str) -> dict[str, str]:
    return {"form_key": str(uuid4()), "what": "Bel samen vijf partners", "who": "both", "week": "2", **changes}


def text(response: Any) -> str:
    return str(response.content.decode())


def role_of(user: User) -> str | None:
    found = Membership._base_manager.filter(user=user).values_list("role", flat=True).first()
    return str(found) if found else None


@pytest.fixture
def handover(as_fenna: Client, karim: User) -> Handover:
    """Fenna gives, Karim receives."""
    as_fenna.post(f"{LIST}nieuw/", form(receiver=str(karim.pk)))
    made: Handover = Handover._base_manager.get()
    return made


def page(handover: Handover, below: str = "") -> str:
    return f"{LIST}{handover.pk}/{below}"


def a_step(handover: Handover) -> HandoverStep:
    made: HandoverStep = HandoverStep._base_manager.filter(handover=handover).order_by("position")[0]
    return made


def test_a_handover_begins_once_with_a_ready_list_and_no_role_moves(as_fenna: Client, fenna: User, karim: User) -> None:
    sent = form(receiver=str(karim.pk))
    for _ in range(20):
        assert as_fenna.post(f"{LIST}nieuw/", sent).status_code == 302
    made = Handover._base_manager.get()
    assert (made.giver_id, made.receiver_id, made.state) == (fenna.pk, karim.pk, "going")
    assert HandoverStep._base_manager.count() == 12
    assert (role_of(fenna), role_of(karim)) == ("facilitator", "core_group")
    shown = text(as_fenna.get(page(made)))
    assert "Van Fenna Facilitator naar Karim Kerngroep" in shown
    assert "deze week" in shown


def test_a_step_about_the_dossier_leads_to_it(as_fenna: Client, handover: Handover) -> None:
    def steps() -> list[str]:
        return re.findall(r'<li id="stap-.*?</li>', text(as_fenna.get(page(handover))), flags=re.DOTALL)

    about = [step for step in steps() if f'href="{page(handover, "dossier/")}"' in step]
    assert len(about) == 2
    assert all("dossier aan met wat nergens staat" in step or "Lees het dossier" in step for step in about)
    as_fenna.post(f"{LIST}{handover.pk}/stap/", step_form(what="Print het Dossier samen"))
    assert sum(f'href="{page(handover, "dossier/")}"' in step for step in steps()) == 3


def test_from_above_and_from_below_can_go_on_together_but_not_twice_the_same(
    as_fenna: Client, handover: Handover, karim: User
) -> None:
    assert as_fenna.post(f"{LIST}nieuw/", form(receiver=str(karim.pk))).status_code == 422
    assert as_fenna.post(f"{LIST}nieuw/", form(receiver=str(karim.pk), kind="core_group")).status_code == 302
    assert Handover._base_manager.count() == 2


def test_somebody_new_comes_into_the_core_group_first_and_gets_a_mail(as_fenna: Client, fenna: User) -> None:
    sent = form(name="Gerda Gemeente", email="gerda@voorbeeld.test")
    for _ in range(3):
        as_fenna.post(f"{LIST}nieuw/", sent)
    gerda = User.objects.get(email="gerda@voorbeeld.test")
    assert role_of(gerda) == "core_group"
    assert Handover._base_manager.get().receiver_id == gerda.pk
    assert OutboxMessage._base_manager.get().to_email == "gerda@voorbeeld.test"


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, ["name", "email"]),
        ({"name": "Gerda", "email": "geen adres"}, ["email"]),
        ({"receiver": "999999"}, ["receiver"]),
        ({"name": "G", "email": "g@voorbeeld.test", "kind": "niemand"}, ["kind"]),
        ({"name": "G", "email": "g@voorbeeld.test", "start_date": "2026-02-31"}, ["start_date"]),
        ({"name": "G", "email": "g@voorbeeld.test", "start_date": "2999-01-01"}, ["start_date"]),
    ],
)
def test_a_mistake_is_explained_beside_the_field(as_fenna: Client, changes: dict[str, str], fields: list[str]) -> None:
    answer = as_fenna.post(f"{LIST}nieuw/", form(**changes))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, fields)
    assert not Handover._base_manager.exists()


def test_one_cannot_hand_over_to_oneself(as_fenna: Client, fenna: User) -> None:
    assert as_fenna.post(f"{LIST}nieuw/", form(receiver=str(fenna.pk))).status_code == 422
    assert as_fenna.post(f"{LIST}nieuw/", form(name="F", email=fenna.email.upper())).status_code == 422
    assert not Handover._base_manager.exists()


def test_both_people_tick_and_the_page_says_who_did_it(as_fenna: Client, as_karim: Client, handover: Handover) -> None:
    step = a_step(handover)
    tick = f"{LIST}stap/{step.pk}/gedaan/"
    for client in (as_karim, as_fenna):  # the first one to say so is who did it
        assert client.post(tick, {"gedaan": "ja"}).status_code == 302
    assert "gedaan door Karim Kerngroep" in text(as_fenna.get(page(handover)))
    assert "1 van 12 stappen gedaan" in text(as_karim.get(page(handover)))
    as_fenna.post(tick, {"gedaan": "nee"})
    step.refresh_from_db()
    assert (step.done_at, step.done_by_id) == (None, None)


def test_steps_are_added_changed_and_taken_away_by_both(as_karim: Client, handover: Handover) -> None:
    sent = step_form(what="Vraag de sleutel van de zaal")
    for _ in range(20):
        assert as_karim.post(page(handover, "stap/"), sent).status_code == 302
    step = HandoverStep._base_manager.get(what="Vraag de sleutel van de zaal")
    address = f"{LIST}stap/{step.pk}/"
    assert as_karim.post(address, step_form(what="Vraag twee sleutels", version="1")).status_code == 302
    answer = as_karim.post(address, step_form(what="Vraag geen sleutel", version="1"))
    assert answer.status_code == 409
    assert "Vraag twee sleutels" in text(answer)
    as_karim.post(f"{address}weg/")
    assert not HandoverStep._base_manager.filter(pk=step.pk).exists()


@pytest.mark.parametrize(("field", "value"), [("what", ""), ("week", "0"), ("week", "53"), ("who", "de buurman")])
def test_a_step_that_cannot_be_is_refused(as_karim: Client, handover: Handover, field: str, value: str) -> None:
    answer = as_karim.post(page(handover, "stap/"), step_form(**{field: value}))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_others_of_the_core_group_do_not_see_it(pact: Partnership, handover: Handover) -> None:
    other = UserFactory(name="Ander Kerngroeplid")
    MembershipFactory(partnership=pact, user=other, role="core_group")
    client = _signed_in(other)
    step = a_step(handover)
    for address in (page(handover), page(handover, "dossier/"), page(handover, "dossier.pdf"), page(handover, "stap/")):
        assert client.get(address).status_code == 404, address
    assert client.post(f"{LIST}stap/{step.pk}/gedaan/", {"gedaan": "ja"}).status_code == 404
    assert "Er is geen overdracht waar jij in zit" in text(client.get(LIST))
    assert "Aan de gemeente" not in text(client.get("/p/testdam/kerngroep/"))


def test_the_receiver_ticks_and_reads_but_moves_no_role(
    as_karim: Client, karim: User, fenna: User, handover: Handover
) -> None:
    assert as_karim.get(page(handover, "dossier.pdf")).status_code == 200
    for below in ("rol/", "stop/"):
        assert as_karim.post(page(handover, below), {"giver_stays": "leaves"}).status_code == 403
    assert "Draag de rol over" not in text(as_karim.get(page(handover)))
    assert (role_of(fenna), role_of(karim)) == ("facilitator", "core_group")


@pytest.mark.parametrize(
    ("stays", "giver"), [("facilitator", "facilitator"), ("core_group", "core_group"), ("leaves", None)]
)
def test_the_role_moves_in_one_confirmed_step(
    as_fenna: Client, fenna: User, karim: User, handover: Handover, stays: str, giver: str | None
) -> None:
    assert "Wordt Karim Kerngroep nu aanjager?" in text(as_fenna.get(page(handover, "rol/")))
    assert role_of(karim) == "core_group", "looking changes nothing"
    assert as_fenna.post(page(handover, "rol/"), {"giver_stays": stays}).status_code == 302
    assert (role_of(karim), role_of(fenna)) == ("facilitator", giver)
    handover.refresh_from_db()
    assert handover.state == "done"
    assert OutboxMessage._base_manager.get().to_email == "karim@voorbeeld.test"
    assert Event._base_manager.filter(action="handover.role_moved").count() == 1


def test_what_was_handed_over_stays_to_be_read_and_changes_no_more(
    as_fenna: Client, handover: Handover, karim: User
) -> None:
    for _ in range(3):
        as_fenna.post(page(handover, "rol/"), {"giver_stays": "facilitator"})
    assert OutboxMessage._base_manager.count() == 1
    step = a_step(handover)
    as_fenna.post(f"{LIST}stap/{step.pk}/gedaan/", {"gedaan": "ja"})
    as_fenna.post(f"{LIST}stap/{step.pk}/weg/")
    assert as_fenna.post(page(handover, "stap/"), step_form()).status_code == 422
    step.refresh_from_db()
    assert step.done_at is None
    assert "Overgedragen op" in text(as_fenna.get(page(handover)))


def test_a_receiver_who_left_gets_no_role(as_fenna: Client, fenna: User, karim: User, handover: Handover) -> None:
    """All of it or nothing: the giver does not lose the role to nobody."""
    Membership._base_manager.filter(user=karim).delete()
    answer = as_fenna.post(page(handover, "rol/"), {"giver_stays": "leaves"})
    assert answer.status_code == 422
    assert (role_of(fenna), role_of(karim)) == ("facilitator", None)
    handover.refresh_from_db()
    assert handover.state == "going"


def test_notes_of_talks_are_not_handed_over(as_fenna: Client, fenna: User, handover: Handover, coby: Contact) -> None:
    for words, shared in (("Voor mij alleen", False), ("Voor de kerngroep", True)):
        note = TalkNote(
            partnership=coby.partnership,
            contact=coby,
            author=fenna,
            talked_date=timezone.localdate(),
            text=words,
            for_core_group=shared,
        )
        models_save(note)
    as_fenna.post(page(handover, "rol/"), {"giver_stays": "core_group"})
    assert list(TalkNote._base_manager.values_list("text", flat=True)) == ["Voor de kerngroep"]


def test_a_giver_who_stays_keeps_the_notes(as_fenna: Client, fenna: User, handover: Handover, coby: Contact) -> None:
    note = TalkNote(
        partnership=coby.partnership, contact=coby, author=fenna, talked_date=timezone.localdate(), text="Van mij"
    )
    models_save(note)
    as_fenna.post(page(handover, "rol/"), {"giver_stays": "facilitator"})
    assert TalkNote._base_manager.exists()


def test_stopping_moves_no_role(as_fenna: Client, fenna: User, karim: User, handover: Handover) -> None:
    assert as_fenna.get(page(handover, "stop/")).status_code == 200
    as_fenna.post(page(handover, "stop/"))
    as_fenna.post(page(handover, "rol/"), {"giver_stays": "leaves"})
    assert (role_of(fenna), role_of(karim)) == ("facilitator", "core_group")
    assert as_fenna.post(f"{LIST}nieuw/", form(receiver=str(karim.pk))).status_code == 302, "another may begin"


def test_weeks_are_counted_from_the_first_day(as_fenna: Client, handover: Handover) -> None:
    Handover._base_manager.update(start_date=timezone.localdate() - timedelta(days=15))
    weeks = as_fenna.get(page(handover)).context["weeks"]
    assert [week.number for week in weeks if week.is_now] == [3]


@pytest.mark.words
def test_r29_bad_text_is_refused_or_shown_harmless(as_fenna: Client, handover: Handover) -> None:
    for bad in BAD_TEXT:
        assert as_fenna.post(page(handover, "stap/"), step_form(what=bad)).status_code in {302, 422}, bad[:40]
        sent = form(name=bad, email="nieuw@voorbeeld.test", kind="municipality")
        assert as_fenna.post(f"{LIST}nieuw/", sent).status_code in {302, 422}, bad[:40]
    shown = text(as_fenna.get(page(handover)))
    assert "<svg/onload" not in shown
    assert "111222333" not in shown


def test_the_list_asks_as_many_questions_with_many_steps_as_with_few(as_fenna: Client, handover: Handover) -> None:
    counts = []
    for upto in (12, 70):
        for number in range(HandoverStep._base_manager.count(), upto):
            step = HandoverStep(
                partnership=handover.partnership,
                handover=handover,
                week=1 + number % 9,
                position=number,
                what=f"Stap {number}",
                who="both",
            )
            models_save(step)
        as_fenna.get(page(handover))
        with CaptureQueriesContext(connection) as seen:
            as_fenna.get(page(handover))
        counts.append(len(seen))
    assert counts[0] == counts[1]
