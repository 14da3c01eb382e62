# SPDX-License-Identifier: EUPL-1.2
"""Doubles in the directory become one and, undone, two again exactly as they were."""

from typing import Any

import pytest
from django.core import serializers
from django.test import Client

from samenspel.access.constants import Role
from samenspel.base.names import name_key
from samenspel.base.scope import Actor, acting_as
from samenspel.directory.models import (
    DirectoryEntry,
    Location,
    Merge,
    Phone,
    Schedule,
    SearchRow,
    Service,
    ServiceAtLocation,
)
from samenspel.directory.queries.merging import kept_id_of, organization_doubles, service_doubles
from samenspel.organizations.models import Organization
from samenspel.partnerships.models import Partnership
from tests.factories import PartnerFactory, models_save

DOUBLES = "/p/testdam/hulpaanbod/dubbel/"
MOMENTS = {"version", "modified_at"}


def listed(pact: Partnership, name: str, *, foreign_id: str = "x", **facts: Any) -> Organization:
    row = Organization(partnership=pact, name=name, name_key=name_key(name), foreign_id=foreign_id, **facts)
    models_save(row)
    models_save(DirectoryEntry(partnership=pact, organization=row))
    return row


def service(of: Organization, name: str, **facts: Any) -> Service:
    row = Service(partnership=of.partnership, organization=of, name=name, **facts)
    models_save(row)
    return row


def snapshot() -> dict[str, Any]:
    """Everything of the directory, but for the moments at which it changed."""
    tables = (Organization, DirectoryEntry, Service, Location, ServiceAtLocation, Schedule, Phone)
    rows = [one for table in tables for one in serializers.serialize("python", table._base_manager.order_by("pk"))]
    return {
        f"{row['model']}:{row['pk']}": {name: value for name, value in row["fields"].items() if name not in MOMENTS}
        for row in rows
    }


def merge(client: Client, keep: Any, drop: Any, what: str) -> None:
    assert client.post(f"{DOUBLES}een/{keep.pk}/{drop.pk}/", {"wat": what}).status_code == 302


def undo(client: Client, what: str = "organisaties") -> None:
    latest = Merge._base_manager.filter(undone_at__isnull=True).order_by("-merged_at").first()
    assert client.post(f"{DOUBLES}terug/{latest.pk}/", {"wat": what}).status_code == 302


@pytest.fixture
def pair(pact: Partnership) -> tuple[Organization, Organization]:
    keep = listed(pact, "Diaconie Noord", city="Testdam")
    drop = listed(pact, "Stichting Diaconie Noord", foreign_id="9", city="", kvk="12345678", email="d@voorbeeld.test")
    one = service(drop, "Noodhulp")
    place = Location(partnership=pact, organization=drop, name="Kerkplein")
    models_save(place)
    models_save(ServiceAtLocation(partnership=pact, service=one, location=place))
    models_save(Phone(partnership=pact, organization=drop, number="050 1"))
    return keep, drop


def test_an_organisation_goes_over_whole_and_comes_back_whole(
    as_fenna: Client, pair: tuple[Organization, Organization]
) -> None:
    keep, drop = pair
    before = snapshot()
    page = as_fenna.get(f"{DOUBLES}organisaties/").content.decode()
    assert "Stichting Diaconie Noord" in page and "12345678" in page, "both lie side by side"
    for _twice in range(2):
        merge(as_fenna, keep, drop, "organisaties")
    assert Merge._base_manager.count() == 1
    kept = Organization._base_manager.get(pk=keep.pk)
    assert (kept.kvk, kept.email, kept.city) == ("12345678", "d@voorbeeld.test", "Testdam")
    assert Service._base_manager.get().organization == kept and Phone._base_manager.get().organization == kept
    assert not DirectoryEntry._base_manager.get(organization=drop).is_listed
    assert SearchRow._base_manager.get(service__name="Noodhulp").organization_id == keep.pk
    with acting_as(Actor(role=Role.VISITOR, partnership_id=keep.partnership_id)):
        assert kept_id_of(drop.pk) == keep.pk and kept_id_of(keep.pk) == keep.pk
    for _twice in range(2):
        undo_id = Merge._base_manager.get().pk
        as_fenna.post(f"{DOUBLES}terug/{undo_id}/", {"wat": "organisaties"})
    assert snapshot() == before


def test_services_become_one_and_two_again(as_fenna: Client, pact: Partnership) -> None:
    body = listed(pact, "Buurthuis")
    keep = service(body, "Soep", description="Elke dag")
    drop = service(body, "soep", description="Op maandag", fees_description="Gratis", minimum_age=4)
    for one, number in ((keep, "1"), (drop, "2")):
        models_save(Phone(partnership=pact, service=one, number=number))
    models_save(Schedule(partnership=pact, service=drop, freq="WEEKLY", byday="MO"))
    before = snapshot()
    assert "Op maandag" in as_fenna.get(DOUBLES).content.decode()
    merge(as_fenna, keep, drop, "hulpaanbod")
    kept = Service._base_manager.get(pk=keep.pk)
    assert (kept.description, kept.fees_description, kept.minimum_age) == ("Elke dag", "Gratis", 4)
    assert Schedule._base_manager.get().service == kept, "it had no hours of its own"
    assert set(kept.phones(manager="_base_manager").values_list("number", flat=True)) == {"1"}
    assert as_fenna.get(DOUBLES).context["doubles"].pairs == []
    as_fenna.post(f"/p/testdam/hulpaanbod/{drop.pk}/lijst/", {"lijst": "op"})
    assert not Service._base_manager.get(pk=drop.pk).is_listed, "what was merged away is not put back by itself"
    undo(as_fenna, "hulpaanbod")
    assert snapshot() == before


def test_what_was_merged_twice_is_undone_the_last_one_first(as_fenna: Client, pact: Partnership) -> None:
    first, second, third = (listed(pact, "Kookpunt", foreign_id=str(number)) for number in range(3))
    service(first, "Koken")
    before = snapshot()
    merge(as_fenna, second, first, "organisaties")
    merge(as_fenna, third, second, "organisaties")
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        assert kept_id_of(first.pk) == third.pk
    early = Merge._base_manager.order_by("merged_at").first()
    as_fenna.post(f"{DOUBLES}terug/{early.pk}/", {"wat": "organisaties"})
    assert Merge._base_manager.filter(undone_at__isnull=True).count() == 2, "not before the later one"
    undo(as_fenna)
    undo(as_fenna)
    assert snapshot() == before


def test_a_partner_is_kept_and_what_is_somebody_elses_is_not_offered(as_fenna: Client, pact: Partnership) -> None:
    partner = PartnerFactory(partnership=pact).organization
    double = listed(pact, partner.name, city=partner.city)
    merge(as_fenna, double, partner, "organisaties")
    assert not Merge._base_manager.exists(), "the partner would be dropped"
    merge(as_fenna, partner, double, "organisaties")
    assert Merge._base_manager.get().kept_id == partner.pk


def test_two_that_are_two_are_not_asked_about_again(as_fenna: Client, pact: Partnership) -> None:
    first, second = (listed(pact, "Hervormde Gemeente", foreign_id=town, city=town) for town in ("Leek", "Marum"))
    third = listed(pact, "Hervormde gemeente", foreign_id="3", city="Leek")
    one, two = service(first, "Open deur"), service(first, "Open Deur")

    def asked() -> tuple[set[frozenset[Any]], set[frozenset[Any]]]:
        with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
            found = organization_doubles().pairs, service_doubles().pairs
        return tuple({frozenset((pair.first.id, pair.second.id)) for pair in pairs} for pairs in found)  # type: ignore[return-value]

    assert asked() == ({frozenset((first.pk, third.pk))}, {frozenset((one.pk, two.pk))}), "two towns are two"
    assert second.pk
    as_fenna.post(f"{DOUBLES}twee/{first.pk}/{third.pk}/", {"wat": "organisaties"})
    as_fenna.post(f"{DOUBLES}twee/{two.pk}/{one.pk}/", {"wat": "hulpaanbod"})
    assert asked() == (set(), set())
