# SPDX-License-Identifier: EUPL-1.2
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.accounts.models import User
from samenspel.base.names import name_key
from samenspel.organizations.models import Contact, Partner, PartnerPillar
from samenspel.partnerships.models import Partnership, Pillar
from tests.factories import ContactFactory, OrganizationFactory, PartnerFactory, models_save

LIST = "/p/testdam/partners/"


def partner(pact: Partnership, name: str, **fields: Any) -> Partner:
    of_organization = {key: fields.pop(key) for key in ("sector", "city", "description") if key in fields}
    made: Partner = PartnerFactory(
        partnership=pact,
        organization=OrganizationFactory(partnership=pact, name=name, name_key=name_key(name), **of_organization),
        **fields,
    )
    return made


def pillar(pact: Partnership, name: str, *partners: Partner) -> Pillar:
    made = Pillar(partnership=pact, name=name)
    models_save(made)
    for one in partners:
        models_save(PartnerPillar(partnership=pact, partner=one, pillar=made))
    return made


def names(client: Client, query: str = "") -> list[str]:
    page = client.get(LIST + query)
    assert page.status_code == 200
    return [row.name for row in page.context["page"].rows]


@pytest.fixture
def three(pact: Partnership) -> list[Partner]:
    made = [
        partner(pact, "Verzonnen Voedselbank", sector="Vrijwilligers", city="Testdam", circle="outer"),
        partner(pact, "Bedachte Bewindvoerder", sector="Bewindvoering", city="Elderdam", circle="inner"),
        partner(pact, "Échte Fantasiekerk", sector="Kerk", circle="", description="Koffie op dinsdag"),
    ]
    pillar(pact, "Energie", made[0])
    ContactFactory(partnership=pact, partner=made[1], name="Bart Bedacht")
    return made


def test_staff_see_the_list_in_the_order_of_the_alphabet(
    as_fenna: Client, as_karim: Client, three: list[Partner]
) -> None:
    expected = ["Bedachte Bewindvoerder", "Verzonnen Voedselbank", "Échte Fantasiekerk"]
    assert names(as_fenna) == names(as_karim) == expected


def test_a_visitor_is_asked_to_sign_in_and_an_outsider_sees_nothing(
    visitor: Client, as_otto: Client, three: list[Partner]
) -> None:
    for url in (LIST, f"{LIST}{three[0].pk}/"):
        assert visitor.get(url).status_code == 302
        assert as_otto.get(url).status_code == 404


def test_the_partner_of_another_pact_does_not_exist_here(
    as_fenna: Client, as_otto: Client, other_pact: Partnership
) -> None:
    theirs = partner(other_pact, "Elders Gevonden")
    assert as_otto.get(f"/p/elders/partners/{theirs.pk}/").status_code == 200
    assert as_fenna.get(f"{LIST}{theirs.pk}/").status_code == 404
    assert "Elders Gevonden" not in as_fenna.get(LIST + "?q=elders").content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=voedsel", ["Verzonnen Voedselbank"]),
        ("?q=bank+testdam", ["Verzonnen Voedselbank"]),
        ("?q=bart", ["Bedachte Bewindvoerder"]),
        ("?q=koffie", ["Échte Fantasiekerk"]),
        ("?q=ECHTE", ["Échte Fantasiekerk"]),
        ("?q=échte", ["Échte Fantasiekerk"]),
        ("?kring=inner", ["Bedachte Bewindvoerder"]),
        ("?kring=none", ["Échte Fantasiekerk"]),
        ("?sector=Kerk", ["Échte Fantasiekerk"]),
        ("?zonder=on", ["Verzonnen Voedselbank", "Échte Fantasiekerk"]),
        ("?q=)--'", []),
        ("?kring=onzin&bladzijde=-1", ["Bedachte Bewindvoerder", "Verzonnen Voedselbank", "Échte Fantasiekerk"]),
        ("?q=%00voedsel%00", ["Verzonnen Voedselbank"]),
    ],
)
def test_the_list_can_be_narrowed(as_fenna: Client, three: list[Partner], query: str, expected: list[str]) -> None:
    assert names(as_fenna, query) == expected


def test_the_list_can_be_narrowed_to_a_pillar(as_fenna: Client, three: list[Partner]) -> None:
    energy = Pillar._base_manager.get(name="Energie")
    assert names(as_fenna, f"?pijler={energy.pk}") == ["Verzonnen Voedselbank"]


def test_former_partners_are_listed_only_when_asked_for(as_fenna: Client, pact: Partnership) -> None:
    partner(pact, "Was er ooit bij", status="former")
    partner(pact, "Doet nog mee")
    assert names(as_fenna) == ["Doet nog mee"]
    assert names(as_fenna, "?status=former") == ["Was er ooit bij"]


def test_who_has_nobody_to_invite_is_counted_and_shown(as_fenna: Client, three: list[Partner]) -> None:
    ContactFactory(partnership=three[0].partnership, partner=three[0], active=False)
    page = as_fenna.get(LIST).content.decode()
    assert "Bij 2 partners is nog niemand om uit te nodigen" in page


def test_an_empty_list_teaches_the_first_step(as_fenna: Client, as_karim: Client) -> None:
    assert "Er zijn nog geen partners. Haal een lijst binnen" in as_fenna.get(LIST).content.decode()
    assert "Haal een lijst binnen" not in as_karim.get(LIST).content.decode()


def test_a_long_list_is_divided_into_pages(as_fenna: Client, pact: Partnership) -> None:
    for number in range(60):
        partner(pact, f"Verzonnen club {number:02}")
    assert len(names(as_fenna)) == 25
    assert names(as_fenna, "?bladzijde=3") == [f"Verzonnen club {number}" for number in range(50, 60)]
    assert names(as_fenna, "?bladzijde=999999") == names(as_fenna, "?bladzijde=3")


def test_the_number_of_queries_does_not_grow_with_the_list(as_fenna: Client, pact: Partnership) -> None:
    def fill(first: int, number: int) -> None:
        made = [partner(pact, f"Verzonnen club {index}", sector=f"Soort {index}") for index in range(first, number)]
        pillar(pact, f"Pijler {number}", *made)
        for one in made:
            ContactFactory(partnership=pact, partner=one)

    def queries(url: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert as_fenna.get(url).status_code == 200
        return len(found)

    fill(0, 10)
    one = Partner._base_manager.filter(partnership=pact).first()
    assert one is not None
    queries(LIST)  # the first request of a session writes when it began
    few = queries(LIST), queries(f"{LIST}{one.pk}/")
    fill(10, 120)
    assert (queries(LIST), queries(f"{LIST}{one.pk}/")) == few


def test_a_partner_shows_who_can_refer_to_it_and_to_whom(as_fenna: Client, pact: Partnership) -> None:
    church = partner(pact, "Verzonnen Kerk", circle="outer")
    bank = partner(pact, "Verzonnen Kredietbank", circle="inner")
    school = partner(pact, "Verzonnen School", circle="inner")
    partner(pact, "Gestopte Club", circle="inner", status="former")
    partner(pact, "Zonder kring", circle="")
    pillar(pact, "Schulden", church, school)
    page = as_fenna.get(f"{LIST}{church.pk}/")
    outer, middle, inner = page.context["rings"]
    assert [n.name for n in inner.first] == ["Verzonnen School", "Verzonnen Kredietbank"]
    assert inner.first[0].shared == ["Schulden"]
    assert (outer.number, middle.number) == (0, 0)
    assert "ga mee over de drempel" in str(inner.to_words)
    assert "jullie nabijheid" in str(inner.from_words)
    back = as_fenna.get(f"{LIST}{bank.pk}/").context["rings"][0]
    assert "Dichtbij en zonder drempel" in str(back.to_words)


def test_a_partner_without_a_circle_asks_for_one(as_fenna: Client, pact: Partnership) -> None:
    page = as_fenna.get(f"{LIST}{partner(pact, 'Nieuw', circle='').pk}/").content.decode()
    assert "Geef deze partner een kring" in page


def test_names_are_shown_as_text_whatever_stands_in_them(as_fenna: Client, pact: Partnership, fenna: User) -> None:
    one = partner(pact, '"><svg/onload=alert(1)>', description="{{7*7}}", sector="شريك")
    contact: Contact = ContactFactory(partnership=pact, partner=one, name="Şükrü <b>O'Brien</b> 👩‍🍳")
    page = as_fenna.get(f"{LIST}{one.pk}/").content.decode()
    assert "<svg/onload" not in page
    assert "<b>O&#x27;Brien" not in page
    assert "{{7*7}}" in page
    assert contact.name[:5] in page
