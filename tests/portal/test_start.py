# SPDX-License-Identifier: EUPL-1.2
"""Start pages: of each party for everybody, and everything of one person behind their own link."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.agenda.models import ActionPoint
from samenspel.base.scope import Actor
from samenspel.gatherings.models import Invitation, Registration
from samenspel.measurement.models import DashboardPublication
from samenspel.news.operations.settings import Choices, change_settings
from samenspel.organizations.models import Contact, Organization
from samenspel.partnerships.models import Partnership
from samenspel.portal.roles import ROLES
from samenspel.questions.models import Entry
from tests.factories import ActionPointFactory, ContactFactory, GatheringFactory, InvitationFactory, models_save

TokenFor = Callable[[Contact], str]
PUBLIC = Choices(partners_publish=False, urgent_goes_at_once=False, is_public=True, shows_circles=False, join_words="")


@pytest.fixture
def home(coby: Contact, token_for: TokenFor) -> str:
    return f"/p/testdam/k/{token_for(coby)}/start/"


def things(client: Client, home: str) -> list[str]:
    return [thing.title for thing in client.get(home).context["start"].things]


def test_an_invitation_is_answered_from_the_start_page_itself(
    pact: Partnership, coby: Contact, visitor: Client, home: str
) -> None:
    first = InvitationFactory(contact=coby, gathering=GatheringFactory(partnership=pact, title="Eerste"))
    later = GatheringFactory(partnership=pact, title="Tweede", starts_at=timezone.now() + timedelta(days=40))
    InvitationFactory(contact=coby, gathering=later)
    page = visitor.get(home)
    assert page.context["start"].invitation.title == "Eerste"
    assert things(visitor, home) == ["Tweede"]
    answer = visitor.post(home.replace("start/", f"mijn/{first.gathering_id}/"), {"answer": "yes"})
    assert answer.status_code == 302
    assert visitor.get(home).context["start"].invitation.title == "Tweede"
    assert Registration._base_manager.get().contact == coby


def test_what_needs_this_person_stands_there_and_nothing_of_another(
    pact: Partnership, coby: Contact, visitor: Client, home: str
) -> None:
    assert "Er wacht nu niets op jou." in visitor.get(home).content.decode()
    ActionPointFactory(owner=ContactFactory(partnership=pact), what="Geheim van een ander")
    assert things(visitor, home) == []
    ActionPointFactory(owner=coby, what="Soep koken", due_date=timezone.localdate() - timedelta(days=1))
    assert things(visitor, home) == ["Je hebt één actiepunt"]
    assert "De afgesproken dag is voorbij." in visitor.get(home).content.decode()
    ActionPoint._base_manager.filter(owner=coby).update(state="done")
    assert things(visitor, home) == []


@pytest.mark.parametrize(
    ("sector", "role_title", "expert", "role"),
    [
        ("gemeente", "beleidsmedewerker", False, "gemeente"),
        ("vrijwilligersinitiatief", "coördinator", False, "vrijwilligers"),
        ("sociaal werk", "maatschappelijk werker", False, "beroepskrachten"),
        ("sociaal werk", "", True, "ervaringsdeskundigen"),
    ],
)
def test_the_page_speaks_to_somebody_in_their_role(
    coby: Contact, visitor: Client, home: str, sector: str, role_title: str, expert: bool, role: str
) -> None:
    Organization._base_manager.filter(pk=coby.partner.organization_id).update(sector=sector, name="Het Huis")
    Contact._base_manager.filter(pk=coby.pk).update(role_title=role_title, is_experience_expert=expert)
    page = visitor.get(home)
    assert page.context["start"].role.slug == role
    assert str(ROLES[role].brings[0]) in page.content.decode()


def test_somebody_without_an_organisation_is_an_expert(coby: Contact, visitor: Client, home: str) -> None:
    Contact._base_manager.filter(pk=coby.pk).update(partner=None, is_experience_expert=True)
    assert visitor.get(home).context["start"].role.slug == "ervaringsdeskundigen"


def test_a_party_finds_what_is_public_and_only_that(pact: Partnership, visitor: Client, facilitating: Actor) -> None:
    def shown() -> Any:
        return visitor.get("/p/testdam/rol/gemeente/").context["start"]

    GatheringFactory(partnership=pact, title="Open avond", open_code="open-0123456789")
    GatheringFactory(partnership=pact, title="Besloten avond")
    models_save(Entry(partnership=pact, kind="question", text="Nog niet openbaar"))
    assert (shown().sessions, shown().questions) == ([], [])
    assert [place.label for place in shown().places] == ["Meedoen"]
    models_save(Entry(partnership=pact, kind="question", text="Wel openbaar", published_at=timezone.now()))
    change_settings(version=0, choices=PUBLIC)
    assert [one.title for one in shown().sessions] == ["Open avond"]
    assert shown().questions == ["Wel openbaar"]
    assert [place.label for place in shown().places] == ["Over dit pact", "Vragen en tips", "Meedoen"]
    assert visitor.get("/p/testdam/rol/onzin/").status_code == 404


def test_opening_the_page_changes_nothing(coby: Contact, visitor: Client, home: str) -> None:
    InvitationFactory(contact=coby, gathering=GatheringFactory(partnership=coby.partnership))
    before = list(Invitation._base_manager.values())
    visitor.get(home)
    visitor.head(home)
    assert list(Invitation._base_manager.values()) == before
    assert not Registration._base_manager.exists()
    assert visitor.post(home).status_code == 405


@pytest.mark.parametrize("may_be_found", [True, False])
def test_figures_are_named_to_everybody_only_when_they_may_be_found(
    pact: Partnership, visitor: Client, home: str, *, may_be_found: bool
) -> None:
    content = {"name": pact.name, "is_made_up": True, "parts": [], "ambition": "", "goals": [], "figures": []}
    published = {"content": content, "published_at": timezone.now(), "may_be_found": may_be_found}
    models_save(DashboardPublication(partnership=pact, code="geheim-adres", **published))
    for page in ("/p/testdam/rol/gemeente/", home):
        assert ("/openbaar/cijfers/geheim-adres/" in visitor.get(page).content.decode()) is may_be_found
