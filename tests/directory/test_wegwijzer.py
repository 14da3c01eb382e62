# SPDX-License-Identifier: EUPL-1.2
"""What everybody sees in the wegwijzer, and in which order."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as
from samenspel.directory.models import (
    Attribute,
    DirectoryEntry,
    Location,
    Schedule,
    Service,
    ServiceAtLocation,
)
from samenspel.directory.operations.searching import catch_up
from samenspel.directory.operations.taxonomies import ensure_own_taxonomies, own_term_id
from samenspel.directory.queries.where import where_is
from samenspel.organizations.models import Organization
from samenspel.partnerships.models import Partnership
from tests.factories import OrganizationFactory, PartnerFactory

Listing = Callable[..., Service]
MONDAY_TEN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # ten o'clock here
NEAR, FAR = ("9801 AA", 53.20, 6.40), ("9899 ZZ", 53.30, 6.90)


@pytest.fixture
def listing(pact: Partnership) -> Listing:
    """Puts a service in the directory of the pact, and has it indexed as the job does."""

    def listed(name: str, circle: str = "outer", at: tuple[str, float, float] | None = None, **more: Any) -> Service:
        byday, domain = more.pop("byday", ""), more.pop("domain", "")
        with acting_as(Actor(role=Role.SYSTEM, partnership_id=pact.pk)):
            ensure_own_taxonomies()
            organization = OrganizationFactory(partnership=pact)
            PartnerFactory(partnership=pact, organization=organization, circle=circle)
            DirectoryEntry(partnership=pact, organization=organization).save()
            service = Service(partnership=pact, organization=organization, name=name, **more)
            service.save()
            if domain:
                term = own_term_id("life_domain", domain, partnership_id=pact.pk)
                Attribute(partnership=pact, service=service, term_id=term).save()
            if byday:
                Schedule(
                    partnership=pact, service=service, freq="WEEKLY", byday=byday, opens_at="09:30", closes_at="12:00"
                ).save()
            if at is not None:
                postcode, north, east = at
                place = Location(partnership=pact, city="Testdam", postal_code=postcode, latitude=north, longitude=east)
                place.save()
                ServiceAtLocation(partnership=pact, service=service, location=place).save()
        catch_up()
        return service

    return listed


def found(page: Any) -> list[str]:
    return re.findall(r'<h3 dir="auto"><a [^>]*>([^<]+)</a>', page.content.decode())


def test_the_lowest_threshold_stands_first_and_professionals_turn_it_round(listing: Listing, visitor: Client) -> None:
    listing("Schulden bij de gemeente", "inner")
    listing("Schulden bespreken aan tafel", "outer")
    listing("Schulden op een rij", "middle")
    order = ["Schulden bespreken aan tafel", "Schulden op een rij", "Schulden bij de gemeente"]
    assert found(visitor.get("/p/testdam/wegwijzer/zoeken/", {"vraag": "schulde"})) == order
    turned = visitor.get("/p/testdam/wegwijzer/zoeken/", {"vraag": "schulde", "richting": "buiten"})
    assert found(turned) == order[::-1]


def test_a_services_own_circle_goes_before_that_of_its_partner(listing: Listing, visitor: Client) -> None:
    inner = listing("Soep aan de balie", "inner")
    listing("Soep in de buurt", "middle")
    Service._base_manager.filter(pk=inner.pk).update(circle="outer")
    assert found(visitor.get("/p/testdam/wegwijzer/zoeken/?vraag=soep")) == ["Soep aan de balie", "Soep in de buurt"]


def test_near_a_postcode_the_nearest_comes_first_within_its_circle(listing: Listing, visitor: Client) -> None:
    listing("Soep ver weg", at=FAR)
    listing("Soep dichtbij", at=NEAR)
    listing("Soep overal")
    near = ["Soep dichtbij", "Soep ver weg", "Soep overal"]
    assert found(visitor.get("/p/testdam/wegwijzer/zoeken/?vraag=soep&bij=9801aa")) == near
    assert found(visitor.get("/p/testdam/wegwijzer/zoeken/?vraag=soep&bij=9899"))[0] == "Soep ver weg"
    unknown = visitor.get("/p/testdam/wegwijzer/zoeken/?vraag=soep&bij=1234")
    assert "kennen" in unknown.content.decode()
    assert len(found(unknown)) == 3


def test_only_what_is_open_now(listing: Listing, visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    listing("Soep op maandag", byday="MO")
    listing("Soep op dinsdag", byday="TU")
    listing("Soep zonder tijden")
    monkeypatch.setattr(timezone, "now", lambda: MONDAY_TEN)
    page = visitor.get("/p/testdam/wegwijzer/zoeken/?vraag=soep&open=1")
    assert found(page) == ["Soep op maandag"]
    assert "Nu open, tot 12:00 uur" in page.content.decode()
    monkeypatch.setattr(timezone, "now", lambda: MONDAY_TEN.replace(hour=11))
    empty = visitor.get("/p/testdam/wegwijzer/zoeken/?vraag=soep&open=1")
    assert found(empty) == []
    assert "Kijk ook naar wat nu dicht is" in empty.content.decode()


def test_what_is_not_listed_or_is_gone_is_found_by_nobody(listing: Listing, visitor: Client) -> None:
    hidden, gone = listing("Soep verborgen", domain="food"), listing("Soep voorbij", domain="food")
    Service._base_manager.filter(pk=hidden.pk).update(is_listed=False)
    Service._base_manager.filter(pk=gone.pk).update(status="defunct")
    for page in ("zoeken/?vraag=soep", "zoeken/?over=food", "kaart/", ""):
        words = visitor.get(f"/p/testdam/wegwijzer/{page}").content.decode()
        assert "verborgen" not in words
        assert "voorbij" not in words
        assert "over=food" not in words or page.startswith("zoeken")
    assert visitor.get(f"/p/testdam/wegwijzer/hulp/{hidden.pk}/").status_code == 404
    assert visitor.get(f"/p/testdam/wegwijzer/hulp/{gone.pk}/kaartje.pdf").status_code == 404


def test_changes_that_nobody_told_are_found_by_the_job(pact: Partnership, listing: Listing, visitor: Client) -> None:
    soup = listing("Soep")
    Organization._base_manager.filter(pk=soup.organization_id).update(name="Wijkhuis Zonnehoek", version=2)
    Service._base_manager.filter(pk=soup.pk).update(name="Stamppot", modified_at=timezone.now())
    assert found(visitor.get("/p/testdam/wegwijzer/zoeken/?vraag=stamppot")) == []
    catch_up()
    assert found(visitor.get("/p/testdam/wegwijzer/zoeken/?vraag=stampot")) == ["Stamppot"]
    assert found(visitor.get("/p/testdam/wegwijzer/zoeken/?vraag=zonnehoek")) == ["Stamppot"]
    assert found(visitor.get("/p/testdam/wegwijzer/zoeken/?vraag=soep")) == []


def test_another_pact_finds_nothing_of_this_one(listing: Listing, other_pact: Partnership, visitor: Client) -> None:
    soup = listing("Soep")
    assert found(visitor.get("/p/testdam/wegwijzer/zoeken/?vraag=soep")) == ["Soep"]
    elsewhere = visitor.get("/p/elders/wegwijzer/zoeken/?vraag=soep")
    assert found(elsewhere) == []
    assert "Soep" not in elsewhere.content.decode()
    assert visitor.get(f"/p/elders/wegwijzer/hulp/{soup.pk}/").status_code == 404


def test_nobody_is_followed(listing: Listing, visitor: Client) -> None:
    soup = listing("Soep")
    for page in ("", "zoeken/?vraag=soep&bij=9801", "kaart/", f"hulp/{soup.pk}/", f"hulp/{soup.pk}/kaartje.pdf"):
        answer = visitor.get(f"/p/testdam/wegwijzer/{page}")
        assert answer.status_code == 200
        assert not answer.cookies
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer["Cache-Control"]
        sources = re.findall(r'(?:src|<link[^>]* href)="([^"]+)"', answer.content.decode("utf-8", "ignore"))
        assert all(source.startswith("/") for source in sources)


def test_whatever_is_typed_is_answered(listing: Listing, visitor: Client) -> None:
    listing("Soep")
    odd = ('"', "')--", "* OR 1", "NEAR(", "\x00", "x" * 5_000, "ĳ Şükrü O'Brien 😀", "a:b", "-", "مرحبا", "& | !", "'")
    for typed in odd:
        for name in ("vraag", "bij"):
            assert visitor.get("/p/testdam/wegwijzer/zoeken/", {name: typed}).status_code == 200


def test_a_place_is_known_by_postcode_name_or_municipality(listing: Listing, pact: Partnership) -> None:
    listing("Soep", at=NEAR)
    with acting_as(Actor(role=Role.VISITOR, partnership_id=pact.pk)):
        here = where_is("9801")
        assert here is not None
        assert (round(here.latitude, 2), here.is_near) == (53.2, False)
        beside, misspelt, far = where_is("9805 XY"), where_is("tesdam"), where_is("groningen")
        assert beside is not None
        assert beside.is_near
        assert misspelt is not None
        assert misspelt.name == "Testdam"
        assert far is not None
        assert far.name == "Groningen"
        assert where_is("1234") is None
        assert where_is("nergenshuizen") is None


def test_who_finds_nothing_reads_whom_to_ask(listing: Listing, visitor: Client, as_fenna: Client) -> None:
    listing("Inloop met koffie", domain="company", threshold={"walk_in": True})
    written = {"words": "We denken met je mee", "phone": "050 000 0000", "email": "", "version": "0"}
    assert as_fenna.post("/p/testdam/hulpaanbod/wie-niets-vindt/", written).status_code == 302
    late = as_fenna.post("/p/testdam/hulpaanbod/wie-niets-vindt/", {**written, "words": "Bel maar"})
    assert late.status_code == 409
    assert "We denken met je mee" in late.content.decode()
    empty = visitor.get("/p/testdam/wegwijzer/zoeken/?vraag=qqqqq").content.decode()
    assert 'href="tel:0500000000"' in empty
    assert "We denken met je mee" in empty
    assert "Inloop met koffie" in empty


def test_staff_see_no_more_in_the_wegwijzer_than_everybody(listing: Listing, as_fenna: Client) -> None:
    hidden = listing("Soep verborgen")
    Service._base_manager.filter(pk=hidden.pk).update(is_listed=False)
    assert found(as_fenna.get("/p/testdam/wegwijzer/zoeken/?vraag=soep")) == []
    assert as_fenna.get(f"/p/testdam/wegwijzer/hulp/{hidden.pk}/").status_code == 404
