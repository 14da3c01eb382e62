# SPDX-License-Identifier: EUPL-1.2
"""What contributes to a theme: services, initiatives and what staff know besides, with gaps and doublings in words."""

from typing import Any
from uuid import uuid4

from django.test import Client

from samenspel.access.constants import Role
from samenspel.agenda.models import Initiative, InitiativePartner
from samenspel.base.scope import Actor, acting_as
from samenspel.directory.models import Attribute, Service, ServiceArea, TaxonomyTerm
from samenspel.directory.operations.taxonomies import ensure_own_taxonomies
from samenspel.organizations.models import Partner
from samenspel.partnerships.models import Partnership
from samenspel.portal.models import ThemeMap, ThemeMapItem
from tests.factories import PartnerFactory, models_save

LIST = "/p/testdam/themakaart/"


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def service(pact: Partnership, partner: Partner, name: str, domain: str, area: str) -> None:
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        ensure_own_taxonomies()
    term = TaxonomyTerm._base_manager.get(partnership=pact, taxonomy__key="life_domain", code=domain)
    made = Service(partnership=pact, organization=partner.organization, name=name)
    models_save(made)
    models_save(Attribute(partnership=pact, term=term, service=made))
    models_save(ServiceArea(partnership=pact, service=made, name=area))


def test_gaps_and_what_stands_beside_each_other_are_named_in_words(as_fenna: Client, pact: Partnership) -> None:
    church, kitchen, bus = (PartnerFactory(partnership=pact, circle=one) for one in ("outer", "outer", "middle"))
    service(pact, church, "Soep in de kerk", "food", "Oost")
    service(pact, bus, "Buurtbus", "transport", "Noord")
    cooking = Initiative(partnership=pact, name="Samen koken")
    models_save(cooking)
    models_save(InitiativePartner(partnership=pact, initiative=cooking, partner=kitchen))
    typed = {"name": "Meer doen met minder geld", "life_domains": ["transport", "food", "home"]}
    page = as_fenna.post(f"{LIST}nieuw/", {**typed, "form_key": str(uuid4())})["Location"]
    put = {"initiative": str(cooking.pk), "life_domain": "food", "area": "Oost", "form_key": str(uuid4())}
    for _twice in range(2):
        assert as_fenna.post(f"{page}erbij/", put).status_code == 302
    assert ThemeMapItem._base_manager.count() == 1
    shown = text(as_fenna.get(page))
    for sentence in (
        "Wonen en energie: hier doet niemand iets aan.",
        "Vervoer: nergens loop je zo naar binnen. In de buitenste kring staat niets.",
        "Vervoer: niets in Oost.",
        "Eten in Oost: Samen koken, Soep in de kerk. Kennen zij elkaar?",
    ):
        assert sentence in shown, sentence
    drawn = text(as_fenna.get(f"{page}kaart.svg"))
    assert "◆ Samen koken" in drawn and "nog niets" in drawn and "Buurtbus" in drawn
    lines = as_fenna.get(f"{page}lijst.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 4 and any("Buurtbus" in line and "Noord" in line for line in lines)


def test_two_who_change_a_map_see_both_texts_and_one_thing_is_put_at_a_time(
    as_fenna: Client, pact: Partnership
) -> None:
    row = ThemeMap(partnership=pact, name="Warm wonen", life_domains=["home"])
    models_save(row)
    changed = {"name": "Warm en betaalbaar", "life_domains": ["home"], "version": "1"}
    assert as_fenna.post(f"{LIST}{row.pk}/wijzigen/", changed).status_code == 302
    assert as_fenna.post(f"{LIST}{row.pk}/wijzigen/", {**changed, "name": "Warm"}).status_code == 409
    assert as_fenna.post(f"{LIST}{row.pk}/erbij/", {"life_domain": "home"}).status_code == 422
    assert as_fenna.post(f"{LIST}{row.pk}/weghalen/").status_code == 302
    assert not ThemeMap._base_manager.exists()
