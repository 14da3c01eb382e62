# SPDX-License-Identifier: EUPL-1.2
"""Writing one's own action points by personal link, and doing them together with somebody."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from samenspel.agenda.models import ActionPoint, Companion
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ActionPointFactory, AttendanceFactory, ContactFactory, GatheringFactory, RegistrationFactory
from tests.gatherings.corpus import BAD_TEXT

TokenFor = Callable[[Contact], str]


@pytest.fixture
def bram(coby: Contact) -> Contact:
    """Coby and Bram were at the same gathering."""
    gathering = GatheringFactory(partnership=coby.partnership)
    made: Contact = ContactFactory(partnership=coby.partnership, name="Bram Test")
    for contact in (coby, made):
        AttendanceFactory(registration=RegistrationFactory(gathering=gathering, contact=contact))
    return made


@pytest.fixture
def own(coby: Contact, token_for: TokenFor) -> str:
    return f"/p/testdam/k/{token_for(coby)}/"


def text(response: Any) -> str:
    return str(response.content.decode())


def together(point: ActionPoint) -> set[Any]:
    return set(Companion._base_manager.filter(action_point=point).values_list("contact_id", flat=True))


def test_i_write_one_down_with_somebody_i_met_and_it_stands_in_my_plan(
    visitor: Client, own: str, coby: Contact, bram: Contact
) -> None:
    sent = {"what": "Folder maken", "first_step": "Bel Sanne", "with_0": str(bram.pk), "form_key": str(uuid4())}
    for _time in range(20):
        answer = visitor.post(f"{own}actiepunten/nieuw/", sent)
        assert answer["Location"] == f"{own}stappenplan/"
    point = ActionPoint._base_manager.get()
    assert (point.owner_id, together(point)) == (coby.pk, {bram.pk})
    assert "Samen met Bram Test" in text(visitor.get(f"{own}stappenplan/"))


def test_whom_i_never_met_cannot_be_named(visitor: Client, own: str, pact: Partnership, bram: Contact) -> None:
    for person in (ContactFactory(partnership=pact), ContactFactory()):
        sent = {"what": "Folder maken", "with_0": str(person.pk)}
        assert visitor.post(f"{own}actiepunten/nieuw/", sent).status_code == 422
    assert not ActionPoint._base_manager.exists()


def test_a_companion_says_how_it_goes_but_does_not_rewrite_it(
    visitor: Client, coby: Contact, bram: Contact, token_for: TokenFor
) -> None:
    point = ActionPointFactory(owner=coby, what="Folder maken")
    Companion(partnership=coby.partnership, action_point=point, contact=bram).save_base(force_insert=True)
    his = f"/p/testdam/k/{token_for(bram)}/actiepunten/"
    assert "Coby Contact trekt dit" in text(visitor.get(his))
    assert visitor.get(f"{his}{point.pk}/aanpassen/").status_code == 404
    assert visitor.post(f"{his}{point.pk}/aanpassen/", {"what": "Anders", "version": "1"}).status_code == 404
    assert visitor.post(f"{his}{point.pk}/", {"state": "done"}).status_code == 302
    point.refresh_from_db()
    assert (point.what, point.state) == ("Folder maken", "done")


def test_who_was_named_without_asking_steps_out(
    visitor: Client, coby: Contact, bram: Contact, token_for: TokenFor
) -> None:
    point = ActionPointFactory(owner=coby, what="Folder maken")
    Companion(partnership=coby.partnership, action_point=point, contact=bram).save_base(force_insert=True)
    his = f"/p/testdam/k/{token_for(bram)}/actiepunten/"
    visitor.post(f"{his}{point.pk}/niet-mee/")
    assert together(point) == set()
    assert "Folder maken" not in text(visitor.get(his))
    assert visitor.post(f"{his}{point.pk}/niet-mee/").status_code == 404


def test_staff_name_several_and_taking_one_away_leaves_the_others(
    as_fenna: Client, coby: Contact, pact: Partnership
) -> None:
    three = [ContactFactory(partnership=pact) for _ in range(3)]
    point = ActionPointFactory(owner=coby)
    sent: dict[str, str] = {"owner": str(coby.pk), "what": "Samen koken", "version": "1"}
    sent |= {f"with_{number}": str(person.pk) for number, person in enumerate(three)}
    assert as_fenna.post(f"/p/testdam/actiepunten/{point.pk}/", sent).status_code == 302
    assert together(point) == {person.pk for person in three}
    assert "with_3" in text(as_fenna.get(f"/p/testdam/actiepunten/{point.pk}/"))
    sent |= {"version": "2", "with_1": "", "with_0": str(coby.pk)}
    assert as_fenna.post(f"/p/testdam/actiepunten/{point.pk}/", sent).status_code == 302
    assert together(point) == {three[2].pk}, "the owner is no companion"


def test_r37_two_of_my_phones_at_once_get_both_texts(visitor: Client, own: str, coby: Contact) -> None:
    point = ActionPointFactory(owner=coby, what="Eerste")
    page = f"{own}actiepunten/{point.pk}/aanpassen/"
    assert visitor.post(page, {"what": "Tweede", "version": "1"}).status_code == 302
    answer = visitor.post(page, {"what": "Derde", "version": "1"})
    assert answer.status_code == 409
    assert "Tweede" in text(answer)
    assert "Derde" in text(answer)


@pytest.mark.words
def test_r29_bad_text_is_refused_or_shown_harmless(visitor: Client, own: str, coby: Contact) -> None:
    point = ActionPointFactory(owner=coby)
    for bad in BAD_TEXT:
        sent = {"what": bad, "first_step": bad, "due_date": bad, "with_0": bad}
        assert visitor.post(f"{own}actiepunten/nieuw/", sent).status_code == 422
        assert visitor.post(f"{own}actiepunten/nieuw/", {"what": bad, "first_step": bad}).status_code in {302, 422}
        assert visitor.post(f"{own}actiepunten/{point.pk}/aanpassen/", {**sent, "version": bad}).status_code == 422
    assert "<svg/onload" not in text(visitor.get(f"{own}stappenplan/"))
    assert visitor.get(f"{own}stappenplan/pdf/").status_code == 200
