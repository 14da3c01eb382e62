# SPDX-License-Identifier: EUPL-1.2
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.base.names import name_key
from samenspel.organizations.models import Contact, KeptApart, Organization, Partner, PartnerPillar
from samenspel.partnerships.models import Partnership, Pillar
from tests.factories import ContactFactory, GatheringFactory, OrganizationFactory, PartnerFactory, models_save

DOUBLES = "/p/testdam/partners/dubbel/"


def partner(pact: Partnership, name: str, **fields: Any) -> Partner:
    facts = {key: fields.pop(key) for key in ("city", "kvk", "description") if key in fields}
    organization = OrganizationFactory(partnership=pact, name=name, name_key=name_key(name), **facts)
    made: Partner = PartnerFactory(partnership=pact, organization=organization, **fields)
    return made


@pytest.fixture
def two(pact: Partnership) -> tuple[Partner, Partner]:
    return partner(pact, "Verzonnen Kerk", circle=""), partner(pact, "Stichting verzonnen kerk", circle="outer")


def pairs(client: Client) -> list[set[str]]:
    return [{pair.first.name, pair.second.name} for pair in client.get(DOUBLES).context["pairs"]]


def apart(first: Partner, second: Partner, slug: str = "testdam") -> str:
    return f"/p/{slug}/partners/dubbel/{first.pk}/{second.pk}/apart/"


def merge(keep: Partner, drop: Partner, slug: str = "testdam") -> str:
    return f"/p/{slug}/partners/dubbel/{keep.pk}/{drop.pk}/samen/"


def test_names_alike_are_shown_for_a_decision(
    as_fenna: Client, pact: Partnership, two: tuple[Partner, Partner]
) -> None:
    partner(pact, "Heel Anders")
    assert pairs(as_fenna) == [{"Verzonnen Kerk", "Stichting verzonnen kerk"}]
    assert Organization._base_manager.count() == 3


def test_two_that_are_two_are_not_asked_about_again(
    as_fenna: Client, pact: Partnership, two: tuple[Partner, Partner]
) -> None:
    as_fenna.post(apart(*two))
    as_fenna.post(apart(two[1], two[0]))
    assert pairs(as_fenna) == []
    assert KeptApart._base_manager.count() == 1
    third = partner(pact, "VERZONNEN KERK (!)")
    assert pairs(as_fenna) == [
        {"Verzonnen Kerk", third.organization.name},
        {"Stichting verzonnen kerk", third.organization.name},
    ]


def test_merging_says_first_what_moves(as_fenna: Client, two: tuple[Partner, Partner]) -> None:
    ContactFactory.create_batch(2, partnership=two[0].partnership, partner=two[1])
    page = as_fenna.get(merge(*two)).content.decode()
    assert "2 contactpersonen verhuizen" in page
    assert Partner._base_manager.count() == 2


def test_everything_moves_to_the_one_that_is_kept(as_fenna: Client, pact: Partnership) -> None:
    keep = partner(pact, "Verzonnen Kerk", circle="", city="Testdam")
    drop = partner(
        pact, "Stichting verzonnen kerk", circle="outer", circle_note="Koffie", city="Elders", kvk="12345678"
    )
    person = ContactFactory(partnership=pact, partner=drop, name="Kees")
    ContactFactory(partnership=pact, partner=keep, name="Same", email="same@voorbeeld.test")
    ContactFactory(partnership=pact, partner=drop, name="same", email="Same@voorbeeld.test")
    hosted = GatheringFactory(partnership=pact, host=drop)
    both, only = Pillar(partnership=pact, name="Beide"), Pillar(partnership=pact, name="Een")
    for pillar in (both, only):
        models_save(pillar)
    for one, pillar in ((keep, both), (drop, both), (drop, only)):
        models_save(PartnerPillar(partnership=pact, partner=one, pillar=pillar))
    answer = as_fenna.post(merge(keep, drop))
    assert answer["Location"] == f"/p/testdam/partners/{keep.pk}/"
    kept = Partner._base_manager.get()
    assert (kept.pk, kept.circle, kept.circle_note) == (keep.pk, "outer", "Koffie")
    organization = Organization._base_manager.get()
    assert (organization.name, organization.city, organization.kvk) == ("Verzonnen Kerk", "Testdam", "12345678")
    assert sorted(Contact._base_manager.values_list("name", flat=True)) == ["Kees", "Same"]
    person.refresh_from_db()
    hosted.refresh_from_db()
    assert (person.partner_id, hosted.host_id) == (keep.pk, keep.pk)
    assert sorted(PartnerPillar._base_manager.values_list("pillar__name", flat=True)) == ["Beide", "Een"]
    assert as_fenna.post(merge(keep, drop)).status_code == 404


def test_a_proposal_that_is_put_with_a_partner_leaves_it_taking_part(as_fenna: Client, pact: Partnership) -> None:
    known, proposal = partner(pact, "Verzonnen Kerk"), partner(pact, "Verzonnen kerk (Nel)", status="proposed")
    as_fenna.post(merge(known, proposal))
    assert Partner._base_manager.get().status == "active"


def test_one_partner_cannot_be_merged_with_itself(as_fenna: Client, two: tuple[Partner, Partner]) -> None:
    answer = as_fenna.post(merge(two[0], two[0]), follow=True)
    assert "Kies twee verschillende partners" in answer.content.decode()
    answer = as_fenna.post(apart(two[0], two[0]), follow=True)
    assert "twee keer dezelfde organisatie" in answer.content.decode()
    assert Partner._base_manager.count() == 2


def test_the_number_of_queries_does_not_grow_with_the_pairs(as_fenna: Client, pact: Partnership) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert as_fenna.get(DOUBLES).status_code == 200
        return len(found)

    partner(pact, "Club 0")
    partner(pact, "Stichting Club 0")
    queries()
    few = queries()
    for number in range(1, 40):
        partner(pact, f"Club {number}")
        partner(pact, f"Stichting Club {number}")
    assert queries() == few


def test_only_the_facilitator_of_this_pact_decides(
    as_karim: Client, as_otto: Client, visitor: Client, two: tuple[Partner, Partner], other_pact: Partnership
) -> None:
    for url in (DOUBLES, merge(*two)):
        assert (as_karim.get(url).status_code, as_otto.get(url).status_code, visitor.get(url).status_code) == (
            403,
            404,
            302,
        )
    assert as_karim.post(merge(*two)).status_code == as_karim.post(apart(*two)).status_code == 403
    theirs = partner(other_pact, "Verzonnen Kerk")
    assert as_otto.post(merge(*two, slug="elders")).status_code == 404
    assert as_otto.post(merge(theirs, two[0], slug="elders")).status_code == 404
    assert as_otto.post(apart(theirs, two[0], slug="elders")).status_code == 404
    assert Partner._base_manager.count() == 3
