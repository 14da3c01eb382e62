# SPDX-License-Identifier: EUPL-1.2
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.entrance.queries import actor_for_token
from samenspel.organizations.models import Contact, Partner
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, PartnerFactory
from tests.organizations.corpus import KEPT, REFUSED

LIST = "/p/testdam/contacten/"


@pytest.fixture
def club(pact: Partnership) -> Partner:
    made: Partner = PartnerFactory(partnership=pact)
    return made


def new(partner: Partner) -> str:
    return f"/p/testdam/partners/{partner.pk}/contacten/nieuw/"


def edit(contact: Contact) -> str:
    return f"{LIST}{contact.pk}/wijzigen/"


def typed(**values: Any) -> dict[str, Any]:
    return {"form_key": str(uuid4()), "name": "Bedachte Bea", "channel": "mail", **values}


def test_a_person_is_added_to_a_partner(as_fenna: Client, club: Partner) -> None:
    assert as_fenna.get(new(club)).status_code == 200
    answer = as_fenna.post(new(club), typed(phone="06 12 34 56 78", channel="app", role_title="Vrijwilliger"))
    assert answer["Location"] == f"/p/testdam/partners/{club.pk}/"
    made = Contact._base_manager.get()
    assert (made.name, made.channel, made.partner, made.active) == ("Bedachte Bea", "app", club, True)
    shown = as_fenna.get(answer["Location"]).content.decode()
    assert "App of sms" in shown
    assert "Vrijwilliger" in shown


def test_twenty_times_the_same_form_makes_one_person(as_fenna: Client, club: Partner) -> None:
    form = typed()
    for _ in range(20):
        assert as_fenna.post(new(club), form).status_code == 302
    assert Contact._base_manager.count() == 1


def test_an_experience_expert_needs_no_partner(as_fenna: Client, pact: Partnership) -> None:
    assert as_fenna.get(LIST + "nieuw/").status_code == 200
    as_fenna.post(LIST + "nieuw/", typed())
    made = Contact._base_manager.get()
    assert (made.partner, made.is_experience_expert) == (None, True)
    as_fenna.post(edit(made), {**typed(name="Bea"), "version": 1})
    made.refresh_from_db()
    assert (made.name, made.is_experience_expert) == ("Bea", True)


@pytest.mark.parametrize("name", KEPT)
def test_a_strange_name_is_kept_and_shown_as_text(as_fenna: Client, club: Partner, name: str) -> None:
    answer = as_fenna.post(new(club), typed(name=name), follow=True)
    assert Contact._base_manager.get().name == name
    assert "<svg/onload" not in answer.content.decode()


@pytest.mark.parametrize("name", REFUSED)
def test_a_name_that_cannot_be_kept_is_refused_beside_the_field(as_fenna: Client, club: Partner, name: str) -> None:
    answer = as_fenna.post(new(club), typed(name=name))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["name"])


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"channel": "phone"}, "phone"),
        ({"channel": "app"}, "phone"),
        ({"channel": "mail", "phone": "06 12 34 56 78"}, "channel"),
        ({"channel": "postduif"}, "channel"),
        ({"email": "x\r\nBcc: y@voorbeeld.test"}, "email"),
        ({"remark": "nummer 111222333"}, "remark"),
    ],
)
def test_a_mistake_is_explained_beside_the_field(
    as_fenna: Client, club: Partner, values: dict[str, str], field: str
) -> None:
    answer = as_fenna.post(new(club), typed(**values))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Contact._base_manager.exists()


def test_two_editors_at_once_see_both_texts(as_fenna: Client, coby: Contact) -> None:
    as_fenna.post(edit(coby), {**typed(name="Coby Een"), "version": 1})
    answer = as_fenna.post(
        edit(coby), {**typed(name="Coby Twee", channel="phone", phone="06 12 34 56 78"), "version": 1}
    )
    assert answer.status_code == 409
    rows = {d.label: (d.theirs, d.mine) for d in answer.context["differences"]}
    assert rows["Naam"] == ("Coby Een", "Coby Twee")
    assert rows["Hoe wordt deze persoon liefst bereikt"] == ("E-mail", "Telefoon")
    coby.refresh_from_db()
    assert coby.name == "Coby Een"


def test_someone_who_left_is_no_longer_active_and_can_come_back(
    as_fenna: Client, coby: Contact, token_for: Any
) -> None:
    url = f"{LIST}{coby.pk}/meedoen/"
    token = token_for(coby)
    assert actor_for_token(token, coby.partnership_id) is not None
    as_fenna.post(url, {"active": "no"})
    coby.refresh_from_db()
    assert not coby.active
    assert actor_for_token(token, coby.partnership_id) is None
    assert as_fenna.get(LIST).context["page"].found == 0
    assert as_fenna.get(LIST + "?wie=gone").context["page"].found == 1
    as_fenna.post(url, {"active": "yes"})
    coby.refresh_from_db()
    assert coby.active


def test_people_are_found_by_name_or_organisation(as_fenna: Client, as_karim: Client, coby: Contact) -> None:
    ContactFactory(partnership=coby.partnership, name="Anders Genaamd")
    ContactFactory(partnership=coby.partnership, name="Eva Ervaren", partner=None, is_experience_expert=True)
    assert [row.name for row in as_fenna.get(LIST).context["page"].rows] == [
        "Anders Genaamd",
        "Coby Contact",
        "Eva Ervaren",
    ]
    assert coby.partner is not None
    query = f"?q={coby.partner.organization.name}"
    assert [row.name for row in as_karim.get(LIST + query).context["page"].rows] == ["Coby Contact"]
    assert [row.name for row in as_karim.get(LIST + "?wie=experts").context["page"].rows] == ["Eva Ervaren"]
    assert "wijzigen/" not in as_karim.get(LIST).content.decode()


def test_the_number_of_queries_does_not_grow_with_the_list(as_fenna: Client, pact: Partnership) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert as_fenna.get(LIST).status_code == 200
        return len(found)

    ContactFactory.create_batch(5, partnership=pact)
    queries()
    few = queries()
    ContactFactory.create_batch(60, partnership=pact)
    assert queries() == few


def test_only_the_facilitator_changes_people(
    as_karim: Client, as_otto: Client, visitor: Client, coby: Contact, club: Partner
) -> None:
    for url in (new(club), edit(coby), LIST + "nieuw/"):
        assert as_karim.get(url).status_code == 403
        assert as_karim.post(url, typed()).status_code == 403
        assert as_otto.get(url).status_code == 404
        assert visitor.get(url).status_code == 302
    for url in (new(club), edit(coby)):
        assert as_otto.get(url.replace("testdam", "elders")).status_code == 404
    active = f"{LIST}{coby.pk}/meedoen/"
    assert as_karim.post(active, {"active": "no"}).status_code == 403
    assert as_otto.post(active.replace("testdam", "elders"), {"active": "no"}).status_code == 404
    assert (as_karim.get(LIST).status_code, as_otto.get(LIST).status_code, visitor.get(LIST).status_code) == (
        200,
        404,
        302,
    )
    assert Contact._base_manager.filter(active=True).count() == 1
