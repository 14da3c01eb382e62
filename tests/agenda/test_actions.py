# SPDX-License-Identifier: EUPL-1.2
"""Action points, for staff and by one's own link. Everyone here is invented."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenspel.agenda.models import ActionPoint
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ActionPointFactory, ContactFactory
from tests.gatherings.corpus import BAD_TEXT

TokenFor = Callable[[Contact], str]
LIST = "/p/testdam/actiepunten/"


@pytest.fixture
def action(coby: Contact) -> ActionPoint:
    made: ActionPoint = ActionPointFactory(owner=coby, what="Folder in gewone taal maken")
    return made


def text(response: Any) -> str:
    return str(response.content.decode())


def now(action: ActionPoint) -> ActionPoint:
    found: ActionPoint = ActionPoint._base_manager.get(pk=action.pk)
    return found


def form(coby: Contact, **changes: str) -> dict[str, str]:
    return {"owner": str(coby.pk), "what": "Koffie drinken", "first_step": "Bel Sanne", "due_date": "", **changes}


def test_the_list_shows_who_does_what_and_what_is_late(as_fenna: Client, coby: Contact) -> None:
    today = timezone.localdate()
    ActionPointFactory(owner=coby, what="Laat ding", due_date=today - timedelta(days=1))
    ActionPointFactory(owner=coby, what="Vandaag ding", due_date=today)
    page = text(as_fenna.get(LIST))
    assert "Coby Contact" in page
    assert page.count("over de datum") == 1


@pytest.mark.parametrize(
    ("stand", "seen"),
    [
        ("open", {"open", "bezig", "laat"}),
        ("laat", {"laat"}),
        ("gedaan", {"gedaan"}),
        ("losgelaten", {"weg"}),
        ("alles", {"open", "bezig", "laat", "gedaan", "weg"}),
        ("onzin", {"open", "bezig", "laat"}),
    ],
)
def test_the_list_can_be_narrowed(as_fenna: Client, coby: Contact, stand: str, seen: set[str]) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    ActionPointFactory(owner=coby, what="Ding-open")
    ActionPointFactory(owner=coby, what="Ding-bezig", state="busy")
    ActionPointFactory(owner=coby, what="Ding-laat", due_date=yesterday)
    ActionPointFactory(owner=coby, what="Ding-gedaan", state="done", due_date=yesterday)
    ActionPointFactory(owner=coby, what="Ding-weg", state="let_go")
    page = text(as_fenna.get(LIST, {"stand": stand}))
    assert {word for word in ("open", "bezig", "laat", "gedaan", "weg") if f"Ding-{word}" in page} == seen


def test_one_press_and_it_is_done_and_one_press_undoes_it(as_fenna: Client, action: ActionPoint) -> None:
    answer = as_fenna.post(f"{LIST}{action.pk}/stand/?stand=laat", {"state": "done"})
    assert (answer.status_code, answer["Location"]) == (302, f"{LIST}?stand=laat")
    assert (now(action).state, now(action).closed_at is not None) == ("done", True)
    as_fenna.post(f"{LIST}{action.pk}/stand/", {"state": "open"})
    assert (now(action).state, now(action).closed_at) == ("open", None)


def test_a_state_that_does_not_exist_changes_nothing(as_fenna: Client, action: ActionPoint) -> None:
    for bad in ("", "klaar", "x" * 100_000, "\x00"):
        assert as_fenna.post(f"{LIST}{action.pk}/stand/", {"state": bad}).status_code == 302
    assert now(action).state == "open"


def test_a_new_action_point_sent_twenty_times_is_one(as_fenna: Client, coby: Contact) -> None:
    key = str(uuid4())
    for _ in range(20):
        assert as_fenna.post(f"{LIST}nieuw/", form(coby, form_key=key, due_date="2027-02-28")).status_code == 302
    made = ActionPoint._base_manager.get()
    assert (made.what, made.first_step, str(made.due_date)) == ("Koffie drinken", "Bel Sanne", "2027-02-28")


def test_a_key_of_another_pact_is_no_way_in(as_fenna: Client, coby: Contact) -> None:
    foreign = ActionPointFactory(what="Van elders")
    answer = as_fenna.post(f"{LIST}nieuw/", form(coby, form_key=str(foreign.pk)))
    assert answer.status_code == 422
    assert now(foreign).what == "Van elders"


@pytest.mark.parametrize(
    "day", ["31-02-2027", "29-02-2027", "2027-13-01", "morgen", "01-01-9999", "0001-01-01", "\x00"]
)
def test_a_day_that_cannot_be_is_refused_and_the_rest_stays(as_fenna: Client, coby: Contact, day: str) -> None:
    answer = as_fenna.post(f"{LIST}nieuw/", form(coby, due_date=day))
    assert answer.status_code == 422
    assert "Koffie drinken" in text(answer)
    assert not ActionPoint._base_manager.exists()


@pytest.mark.parametrize("day", ["29-02-2028", "2028-02-29"])
def test_a_leap_day_is_a_day(as_fenna: Client, coby: Contact, day: str) -> None:
    assert as_fenna.post(f"{LIST}nieuw/", form(coby, due_date=day)).status_code == 302
    assert str(ActionPoint._base_manager.get().due_date) == "2028-02-29"


def test_the_owner_is_somebody_of_this_pact(as_fenna: Client, coby: Contact) -> None:
    stranger = ContactFactory()
    for owner in (str(stranger.pk), "", "x", str(uuid4())):
        assert as_fenna.post(f"{LIST}nieuw/", form(coby, owner=owner)).status_code == 422
    assert not ActionPoint._base_manager.exists()


@pytest.mark.words
def test_r29_bad_text_is_refused_or_shown_harmless(as_fenna: Client, coby: Contact) -> None:
    for bad in BAD_TEXT:
        assert as_fenna.post(f"{LIST}nieuw/", form(coby, what=bad, first_step=bad)).status_code in {302, 422}
        assert as_fenna.get(LIST, {"q": bad}).status_code == 200
    page = text(as_fenna.get(LIST))
    assert "<svg/onload" not in page
    assert "{{7*7}}" in page


def test_r37_two_editors_at_once_get_both_texts(as_fenna: Client, action: ActionPoint, coby: Contact) -> None:
    address = f"{LIST}{action.pk}/"
    assert as_fenna.post(address, form(coby, what="Eerste", version="1")).status_code == 302
    answer = as_fenna.post(address, form(coby, what="<b>Tweede</b>", version="1"))
    assert answer.status_code == 409
    assert "Eerste" in text(answer)
    assert "&lt;b&gt;Tweede&lt;/b&gt;" in text(answer)
    assert now(action).what == "Eerste"
    assert as_fenna.post(address, form(coby, what="Tweede", version="2")).status_code == 302
    assert now(action).what == "Tweede"


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999"])
def test_a_form_without_a_good_version_overwrites_nothing(
    as_fenna: Client, action: ActionPoint, coby: Contact, version: str
) -> None:
    assert as_fenna.post(f"{LIST}{action.pk}/", form(coby, version=version)).status_code in {409, 422}
    assert now(action).what == "Folder in gewone taal maken"


def test_the_core_group_keeps_action_points_too(as_karim: Client, action: ActionPoint, coby: Contact) -> None:
    assert as_karim.get(LIST).status_code == 200
    assert as_karim.post(f"{LIST}{action.pk}/stand/", {"state": "done"}).status_code == 302


@pytest.mark.parametrize("below", ["", "nieuw/"])
def test_outsiders_see_nothing(
    as_otto: Client, as_adriana: Client, visitor: Client, pact: Partnership, below: str
) -> None:
    assert as_otto.get(LIST + below).status_code == 404
    assert as_adriana.get(LIST + below).status_code == 404
    assert visitor.get(LIST + below).status_code == 302


def test_action_points_of_elsewhere_do_not_exist(
    as_fenna: Client, as_otto: Client, action: ActionPoint, coby: Contact
) -> None:
    foreign = ActionPointFactory(what="Van elders")
    assert as_fenna.get(f"{LIST}{action.pk}/").status_code == 200
    assert as_fenna.get(f"{LIST}{foreign.pk}/").status_code == 404
    assert as_fenna.post(f"{LIST}{foreign.pk}/", form(coby, version="1")).status_code == 404
    assert as_fenna.post(f"{LIST}{foreign.pk}/stand/", {"state": "done"}).status_code == 404
    assert "Van elders" not in text(as_fenna.get(LIST, {"stand": "alles"}))
    assert as_otto.get(f"/p/elders/actiepunten/{action.pk}/").status_code == 404


def test_the_number_of_questions_does_not_grow_with_rows(as_fenna: Client, pact: Partnership) -> None:
    def add(number: int) -> None:
        for _ in range(number):
            ActionPointFactory(owner=ContactFactory(partnership=pact), first_step="Bel", due_date=timezone.localdate())

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert as_fenna.get(LIST).status_code == 200
        return len(seen)

    add(3)
    as_fenna.get(LIST)
    few = queries()
    add(60)
    assert queries() == few


@pytest.fixture
def own(coby: Contact, token_for: TokenFor) -> str:
    return f"/p/testdam/k/{token_for(coby)}/actiepunten/"


def test_by_my_link_i_see_my_own_and_nobody_elses(
    visitor: Client, own: str, action: ActionPoint, pact: Partnership
) -> None:
    ActionPointFactory(owner=ContactFactory(partnership=pact), what="Van iemand anders")
    page = text(visitor.get(own))
    assert "Folder in gewone taal maken" in page
    assert "Van iemand anders" not in page


@pytest.mark.parametrize("said", ["done", "busy", "let_go"])
def test_one_tap_says_how_it_goes(visitor: Client, own: str, action: ActionPoint, said: str) -> None:
    answer = visitor.post(f"{own}{action.pk}/", {"state": said})
    assert (answer.status_code, answer["Location"]) == (302, own)
    assert now(action).state == said


def test_opening_my_page_changes_nothing(visitor: Client, own: str, action: ActionPoint) -> None:
    with CaptureQueriesContext(connection) as queries:
        visitor.get(own)
        visitor.head(own)
        assert visitor.get(f"{own}{action.pk}/").status_code == 405
    assert not [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_by_my_link_i_finish_nobody_elses(visitor: Client, own: str, action: ActionPoint, pact: Partnership) -> None:
    other = ActionPointFactory(owner=ContactFactory(partnership=pact))
    foreign = ActionPointFactory()
    for hidden in (other, foreign):
        assert visitor.post(f"{own}{hidden.pk}/", {"state": "done"}).status_code == 404
        assert now(hidden).state == "open"


def test_a_wrong_token_shows_nothing(visitor: Client, own: str, action: ActionPoint) -> None:
    wrong = own.replace("/k/", "/k/x")
    assert visitor.get(wrong).status_code == 404
    assert visitor.post(f"{wrong}{action.pk}/", {"state": "done"}).status_code == 404
