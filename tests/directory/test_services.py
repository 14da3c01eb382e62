# SPDX-License-Identifier: EUPL-1.2
"""Services as a facilitator and the organisation itself write them down, and how true they still are."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.audit.models import Event
from samenspel.base.scope import Actor, acting_as
from samenspel.directory.models import (
    Attribute,
    Confirmation,
    Language,
    Location,
    PublicContact,
    Schedule,
    Service,
    ServiceAtLocation,
)
from samenspel.organizations.models import Contact, Organization
from samenspel.partnerships.models import Partnership

LIST = "/p/testdam/hulpaanbod/"
SENT = {
    "name": "Inloop voor brieven",
    "description": "Neem je post mee.",
    "life_domains": ["papers", "money"],
    "status": "active",
    "languages": ["nl", "ar"],
    "bring": "Je post\nJe DigiD",
    "areas": "WK196901 Noord\nOost",
    "price": "2,5",
    "hours_MO": "9.30-12",
    "hours_WE": "9.30-12 en 13-15",
    "phone_0": "050 123 45 67",
    "phone_0_for": "balie",
    "place_0_name": "De Brink",
    "place_0_address": "Brinkweg 1",
    "place_0_postcode": "9999 aa",
    "place_0_city": "Testdam",
    "place_0_access": "Zonder drempel",
    "walk_in": "yes",
    "needs_papers": "no",
}


@pytest.fixture
def body(coby: Contact) -> Organization:
    assert coby.partner is not None
    found: Organization = coby.partner.organization
    return found


def add(client: Client, body: Organization, **fields: Any) -> Service:
    answer = client.post(f"{LIST}nieuw/{body.pk}/", {**SENT, "form_key": str(uuid4()), **fields})
    assert answer.status_code == 302, answer.content.decode()
    return Service._base_manager.order_by("-created_at").first()


def form_of(client: Client, address: str) -> dict[str, Any]:
    """What a browser would send back unchanged."""
    form = client.get(address).context["form"]
    return {field.html_name: value for field in form if (value := field.value()) not in (None, "") and field.html_name}


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_what_is_typed_stands_in_its_tables_and_comes_back_unchanged(as_fenna: Client, body: Organization) -> None:
    key = str(uuid4())
    service = add(as_fenna, body, form_key=key)
    assert add(as_fenna, body, form_key=key) == service and Service._base_manager.count() == 1
    assert sorted(Schedule._base_manager.values_list("byday", "opens_at__hour", "closes_at__hour")) == [
        ("MO,WE", 9, 12),
        ("WE", 13, 15),
    ]
    assert set(Attribute._base_manager.values_list("term__code", flat=True)) == {"papers", "money"}
    place = Location._base_manager.get()
    assert (place.address_1, place.postal_code) == ("Brinkweg 1", "9999 AA")
    assert service.threshold == {"walk_in": True, "needs_papers": False}
    edit = f"{LIST}{service.pk}/wijzigen/"
    schedules = set(Schedule._base_manager.values_list("pk", flat=True))
    assert as_fenna.post(edit, form_of(as_fenna, edit)).status_code == 302
    assert set(Schedule._base_manager.values_list("pk", flat=True)) == schedules, "nothing was changed"
    assert Location._base_manager.get() == place
    assert Event._base_manager.get(action="service.changed").codes == {"fields": 0}
    page = text(as_fenna.get(f"{LIST}{service.pk}/"))
    for words in (
        "09:30-12:00, 13:00-15:00",
        "Brinkweg 1",
        "Je DigiD",
        "Arabisch",
        "Geld en schulden",
        "Inloop voor brieven",
    ):
        assert words in page


def test_what_no_form_shows_stays_when_the_rest_is_changed(as_fenna: Client, body: Organization) -> None:
    service = add(as_fenna, body)
    of = {"partnership_id": service.partnership_id, "service": service}
    Schedule._base_manager.bulk_create([Schedule(**of, freq="MONTHLY", byday="1MO", description="Eerste maandag")])
    Language._base_manager.bulk_create([Language(**of, name="Fries")])
    Service._base_manager.filter(pk=service.pk).update(extra={"funding": [{"id": str(uuid4())}]})
    edit = f"{LIST}{service.pk}/wijzigen/"
    assert as_fenna.post(edit, {**form_of(as_fenna, edit), "hours_MO": "", "languages": ["en"]}).status_code == 302
    assert set(Schedule._base_manager.values_list("byday", flat=True)) == {"1MO", "WE"}
    assert set(Language._base_manager.values_list("name", flat=True)) == {"Fries", "Engels"}
    assert "funding" in Service._base_manager.get(pk=service.pk).extra


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("hours_MO", "12-9"),
        ("price", "veel"),
        ("description", "Haar nummer is 111222333"),
        ("maximum_age", "300"),
        ("person_name", "Wie Dan Ook"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_the_field(
    as_fenna: Client, body: Organization, field: str, typed: str
) -> None:
    answer = as_fenna.post(f"{LIST}nieuw/{body.pk}/", {**SENT, field: typed})
    assert answer.status_code == 422
    beside = "person_said_yes" if field == "person_name" else field
    assert beside in answer.context["form"].errors
    assert "Brinkweg 1" in text(answer)
    assert not Service._base_manager.exists()


def test_a_person_is_named_with_a_yes_and_another_needs_one_of_their_own(as_fenna: Client, body: Organization) -> None:
    service = add(as_fenna, body, person_name="Mina Fictie", person_said_yes="on")
    assert PublicContact._base_manager.get().consented_at is not None
    edit = f"{LIST}{service.pk}/wijzigen/"
    same = form_of(as_fenna, edit)
    assert "person_said_yes" not in same
    assert as_fenna.post(edit, same).status_code == 302, "the same name needs no second yes"
    assert as_fenna.post(edit, {**form_of(as_fenna, edit), "person_name": "Ria Puzzel"}).status_code == 422
    assert PublicContact._base_manager.get().name == "Mina Fictie"


def test_two_editors_get_the_page_with_both_texts(as_fenna: Client, body: Organization) -> None:
    service = add(as_fenna, body)
    edit = f"{LIST}{service.pk}/wijzigen/"
    mine = {**form_of(as_fenna, edit), "description": "Van mij"}
    assert as_fenna.post(edit, {**form_of(as_fenna, edit), "description": "Van de ander"}).status_code == 302
    answer = as_fenna.post(edit, mine)
    assert answer.status_code == 409 and "Van de ander" in text(answer) and "Van mij" in text(answer)
    assert "Brinkweg 1" in text(answer), "everything typed is carried along"


def test_a_place_of_two_organisations_is_not_moved_by_one_of_them(
    as_fenna: Client, body: Organization, pact: Partnership
) -> None:
    from tests.factories import PartnerFactory

    first, other = add(as_fenna, body), add(as_fenna, PartnerFactory(partnership=pact).organization)
    assert Location._base_manager.count() == 1, "one address is one place"
    edit = f"{LIST}{first.pk}/wijzigen/"
    assert as_fenna.post(edit, {**form_of(as_fenna, edit), "place_0_address": "Kade 2"}).status_code == 302
    where = dict(ServiceAtLocation._base_manager.values_list("service_id", "location__address_1"))
    assert where == {first.pk: "Kade 2", other.pk: "Brinkweg 1"}


def test_the_list_is_narrowed_and_the_score_counts_the_rows_behind_it(as_fenna: Client, body: Organization) -> None:
    fresh, due, old = (add(as_fenna, body, name=name) for name in ("Vers brood", "Soep", "Kleding"))
    for service, days in ((due, 400), (old, 600)):
        Service._base_manager.filter(pk=service.pk).update(assured_at=timezone.now() - timedelta(days=days))
    score = as_fenna.get(LIST).context["score"]
    assert (score.listed, score.fresh, score.due, score.old, score.share) == (3, 1, 1, 1, 33)
    for query, expected in (
        ("?klopt=fresh", {fresh}),
        ("?klopt=due", {due}),
        ("?klopt=old", {old}),
        ("?q=brood", {fresh}),
        ("?over=papers&q=soep", {due}),
        ("?over=food", set()),
        ("?kring=inner", set()),
    ):
        rows = as_fenna.get(LIST + query).context["page"].rows
        assert {row.id for row in rows} == {service.pk for service in expected}, query


def test_off_the_list_is_kept_and_comes_back(as_fenna: Client, visitor: Client, body: Organization) -> None:
    service = add(as_fenna, body)
    as_fenna.post(f"{LIST}{service.pk}/lijst/", {"lijst": "af"})
    with acting_as(Actor(role=Role.VISITOR, partnership_id=service.partnership_id)):
        assert not Service.objects.exists() and not Schedule.objects.exists()
    assert service.name in text(as_fenna.get(f"{LIST}?lijst=af"))
    as_fenna.post(f"{LIST}{service.pk}/lijst/", {"lijst": "op"})
    assert Service._base_manager.get(pk=service.pk).is_listed


def test_the_organisation_itself_says_that_all_is_right_with_one_tap(
    as_fenna: Client, visitor: Client, body: Organization, coby: Contact, token_for: Any
) -> None:
    service = add(as_fenna, body)
    long_ago = timezone.now() - timedelta(days=700)
    Service._base_manager.update(assured_at=long_ago)
    own = f"/p/testdam/k/{token_for(coby)}/wegwijzer/"
    assert service.name in text(visitor.get(f"{own}klopt/"))
    assert Service._base_manager.get().assured_at == long_ago, "opening changes nothing"
    for _twice in range(2):
        assert visitor.post(f"{own}klopt/").status_code == 302
    assert Service._base_manager.get().assured_at > long_ago
    said = Confirmation._base_manager.filter(service=service, way="link")
    assert said.get().contact == coby
    assert coby.name in text(as_fenna.get(f"{LIST}{service.pk}/"))


def test_a_link_edits_the_own_organisation_and_no_other(
    as_fenna: Client, visitor: Client, body: Organization, coby: Contact, token_for: Any, pact: Partnership
) -> None:
    from tests.factories import PartnerFactory

    mine, theirs = add(as_fenna, body), add(as_fenna, PartnerFactory(partnership=pact).organization)
    own = f"/p/testdam/k/{token_for(coby)}/wegwijzer/"
    sent = {**form_of(visitor, f"{own}{mine.pk}/"), "description": "Door onszelf"}
    assert visitor.post(f"{own}{mine.pk}/", sent).status_code == 302
    assert Service._base_manager.get(pk=mine.pk).description == "Door onszelf"
    assert visitor.get(f"{own}{theirs.pk}/").status_code == 404
    assert visitor.post(f"{own}{theirs.pk}/van-de-lijst/").status_code == 404
    assert visitor.post(f"{own}nieuw/", {**SENT, "name": "Van ons"}).status_code == 302
    assert Service._base_manager.get(name="Van ons").organization == body


def test_an_organisation_that_is_not_there_is_added_once(as_fenna: Client) -> None:
    key = UUID(int=5)
    for _twice in range(2):
        answer = as_fenna.post(f"{LIST}nieuw/", {"name": "Diaconie Noord", "email": "", "form_key": str(key)})
        assert answer["Location"].endswith(f"/{key}/")
    assert Organization._base_manager.filter(name="Diaconie Noord").count() == 1
    assert "Diaconie Noord" in text(as_fenna.get(f"{LIST}nieuw/?q=diaconie"))


def test_what_is_told_of_the_organisation_itself_is_changed_by_it_but_for_its_name(
    as_fenna: Client, visitor: Client, body: Organization, coby: Contact, token_for: Any
) -> None:
    own = f"/p/testdam/k/{token_for(coby)}/wegwijzer/organisatie/"
    stale = form_of(visitor, own)
    assert visitor.post(own, {**stale, "phone": "050 765 43 21", "name": "Anders"}).status_code == 302
    found = Organization._base_manager.get(pk=body.pk)
    assert (found.phone, found.name) == ("050 765 43 21", body.name)
    answer = as_fenna.post(f"{LIST}organisatie/{body.pk}/", {**stale, "name": body.name, "phone": "050 1111111"})
    assert answer.status_code == 409 and "050 765 43 21" in text(answer)
