# SPDX-License-Identifier: EUPL-1.2
import io
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from samenspel.audit.models import Event
from samenspel.organizations.models import Organization, Partner, PartnerPillar
from samenspel.partnerships.models import Partnership, Pillar
from tests.factories import OrganizationFactory, PartnerFactory, models_save
from tests.organizations.corpus import KEPT, REFUSED

NEW = "/p/testdam/partners/nieuw/"


@pytest.fixture
def bank(pact: Partnership) -> Partner:
    made: Partner = PartnerFactory(
        partnership=pact, organization=OrganizationFactory(partnership=pact, name="Verzonnen Voedselbank")
    )
    return made


def page(partner: Partner, rest: str = "") -> str:
    return f"/p/testdam/partners/{partner.pk}/{rest}"


def typed(**values: Any) -> dict[str, Any]:
    return {"form_key": str(uuid4()), "name": "Verzonnen Kerk", **values}


def test_only_a_name_is_needed_to_add_a_partner(as_fenna: Client, pact: Partnership) -> None:
    assert as_fenna.get(NEW).status_code == 200
    answer = as_fenna.post(NEW, typed())
    made = Partner._base_manager.get(organization__name="Verzonnen Kerk")
    assert (answer.status_code, answer["Location"]) == (302, page(made))
    assert (made.partnership, made.status, made.circle) == (pact, "active", "")
    assert made.joined_date is not None
    assert made.organization.name_key == "verzonnenkerk"


def test_twenty_times_the_same_form_makes_one_partner(as_fenna: Client, pact: Partnership) -> None:
    form = typed()
    addresses = {as_fenna.post(NEW, form)["Location"] for _ in range(20)}
    assert len(addresses) == 1
    assert Organization._base_manager.count() == 1
    assert Event._base_manager.filter(action="partner.created").count() == 1


def test_everything_that_is_typed_is_kept(as_fenna: Client, pact: Partnership) -> None:
    pillar = Pillar(partnership=pact, name="Energie")
    models_save(pillar)
    values = {
        "sector": "Kerk",
        "description": "Koffie.\r\nEn soep.",
        "website": "www.voorbeeld.test",
        "email": "kerk@voorbeeld.test",
        "phone": "0594 12 34 56",
        "street": "Dorpsstraat 1",
        "postcode": "9999 ZZ",
        "city": "Testdam",
        "work_area": "Noord",
        "kvk": "1234 5678",
    }
    as_fenna.post(NEW, typed(**values, pillars=[str(pillar.pk)]))
    made = Organization._base_manager.get()
    kept = {**values, "website": "https://www.voorbeeld.test", "description": "Koffie.\nEn soep.", "kvk": "12345678"}
    assert {name: getattr(made, name) for name in values} == kept
    assert PartnerPillar._base_manager.get().pillar == pillar


@pytest.mark.parametrize("name", KEPT)
def test_a_strange_name_is_kept_and_shown_as_text(as_fenna: Client, pact: Partnership, name: str) -> None:
    answer = as_fenna.post(NEW, typed(name=name), follow=True)
    assert answer.status_code == 200
    assert Organization._base_manager.get().name == name
    assert "<svg/onload" not in answer.content.decode()


@pytest.mark.parametrize("name", REFUSED)
def test_a_name_that_cannot_be_kept_is_refused_beside_the_field(as_fenna: Client, pact: Partnership, name: str) -> None:
    answer = as_fenna.post(NEW, typed(name=name, city="Testdam"))
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"name"}
    assert 'value="Testdam"' in answer.content.decode()
    assert not Organization._base_manager.exists()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("website", "javascript:alert(1)", "geen webadres"),
        ("email", "kerk@", "geen e-mailadres"),
        ("phone", "bel maar", "geen telefoonnummer"),
        ("kvk", "12", "geen KvK-nummer"),
        ("description", "Haar nummer is 111222333", "burgerservicenummer"),
        ("pillars", "onzin", "onzin"),
        ("form_key", "onzin", "UUID"),
    ],
)
def test_a_mistake_is_explained_in_dutch(
    as_fenna: Client, pact: Partnership, field: str, value: str, sentence: str
) -> None:
    models_save(Pillar(partnership=pact, name="Energie"))
    answer = as_fenna.post(NEW, typed(**{field: value}))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_name_or_number_that_is_taken_is_refused(as_fenna: Client, bank: Partner) -> None:
    answer = as_fenna.post(NEW, typed(name="Verzonnen Voedselbank"))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["name"])
    Organization._base_manager.update(kvk="12345678")
    answer = as_fenna.post(NEW, typed(kvk="12345678"))
    assert list(answer.context["form"].errors) == ["kvk"]


def test_the_same_name_in_another_pact_is_no_hindrance(
    as_fenna: Client, pact: Partnership, other_pact: Partnership
) -> None:
    OrganizationFactory(partnership=other_pact, name="Verzonnen Kerk")
    assert as_fenna.post(NEW, typed()).status_code == 302


def test_a_name_that_looks_like_another_gives_a_warning(as_fenna: Client, bank: Partner) -> None:
    answer = as_fenna.post(NEW, typed(name="Stichting Verzonnen  VOEDSELBANK"), follow=True)
    assert "Dit lijkt op: Verzonnen Voedselbank" in answer.content.decode()


def test_a_partner_is_changed(as_fenna: Client, bank: Partner) -> None:
    assert as_fenna.get(page(bank, "wijzigen/")).status_code == 200
    answer = as_fenna.post(page(bank, "wijzigen/"), {"version": 1, "name": "Nieuwe naam", "city": "Testdam"})
    assert answer["Location"] == page(bank)
    changed = Organization._base_manager.get()
    assert (changed.name, changed.city, changed.version, changed.name_key) == (
        "Nieuwe naam",
        "Testdam",
        2,
        "nieuwenaam",
    )
    assert "Gegevens gewijzigd" in as_fenna.get(page(bank)).content.decode()


def test_two_editors_at_once_see_both_texts_and_choose(as_fenna: Client, bank: Partner) -> None:
    url = page(bank, "wijzigen/")
    as_fenna.post(url, {"version": 1, "name": "Van de een", "city": "<b>Dam</b>"})
    mine = {"version": 1, "name": "Van de ander", "city": "Stad"}
    answer = as_fenna.post(url, mine)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert [(d.theirs, d.mine) for d in answer.context["differences"]] == [
        ("Van de een", "Van de ander"),
        ("<b>Dam</b>", "Stad"),
    ]
    assert "<b>Dam" not in text
    assert Organization._base_manager.get().name == "Van de een"
    again = {one.name: one.value for one in answer.context["typed"]}
    assert as_fenna.post(url, {**again, "version": answer.context["version"]}).status_code == 302
    assert Organization._base_manager.get().city == "Stad"


def test_a_partner_stops_and_comes_back(as_fenna: Client, bank: Partner) -> None:
    as_fenna.post(page(bank, "meedoen/"), {"status": "former"})
    assert Partner._base_manager.get().status == "former"
    as_fenna.post(page(bank, "meedoen/"), {"status": "active"})
    as_fenna.post(page(bank, "meedoen/"), {"status": "active"})
    assert Partner._base_manager.get().status == "active"
    assert Event._base_manager.filter(action="partner.status").count() == 2
    assert as_fenna.post(page(bank, "meedoen/"), {"status": "koning"}, follow=True).status_code == 200
    assert Partner._base_manager.get().status == "active"


def a_picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(out, format="JPEG")
    return SimpleUploadedFile("logo.jpg", out.getvalue(), content_type="image/jpeg")


def test_a_logo_is_put_up_shown_and_taken_away(as_fenna: Client, as_karim: Client, bank: Partner) -> None:
    assert as_fenna.get(page(bank, "logo/")).status_code == 404
    assert as_fenna.get(page(bank, "logo/wijzigen/")).status_code == 200
    assert as_fenna.post(page(bank, "logo/wijzigen/"), {"logo": a_picture()}).status_code == 302
    shown = as_karim.get(page(bank, "logo/"))
    assert (shown.status_code, shown["Content-Type"], shown["X-Content-Type-Options"]) == (200, "image/png", "nosniff")
    assert page(bank, "logo/") in as_fenna.get(page(bank)).content.decode()
    as_fenna.post(page(bank, "logo/wijzigen/"), {"remove": "yes"})
    assert as_fenna.get(page(bank, "logo/")).status_code == 404


def test_a_file_that_is_no_picture_is_refused_beside_the_field(as_fenna: Client, bank: Partner) -> None:
    page_with_script = SimpleUploadedFile("logo.png", b"<svg onload='alert(1)'/>", content_type="image/png")
    answer = as_fenna.post(page(bank, "logo/wijzigen/"), {"logo": page_with_script})
    assert answer.status_code == 422
    assert "PNG-, JPEG- of SVG" in answer.content.decode()
    assert as_fenna.post(page(bank, "logo/wijzigen/"), {}).status_code == 422


def test_the_core_group_may_look_but_not_change(as_karim: Client, bank: Partner) -> None:
    assert as_karim.get(page(bank)).status_code == 200
    assert "wijzigen/" not in as_karim.get(page(bank)).content.decode()
    for url in (NEW, page(bank, "wijzigen/"), page(bank, "logo/wijzigen/")):
        assert as_karim.get(url).status_code == 403
        assert as_karim.post(url, typed()).status_code == 403
    assert as_karim.post(page(bank, "meedoen/"), {"status": "former"}).status_code == 403
    assert Partner._base_manager.get().status == "active"


def test_an_outsider_and_a_visitor_get_nowhere(as_otto: Client, visitor: Client, bank: Partner) -> None:
    for url in (NEW, page(bank, "wijzigen/"), page(bank, "logo/"), page(bank, "logo/wijzigen/")):
        assert as_otto.get(url).status_code == 404
        assert visitor.get(url).status_code == 302
    assert as_otto.post(page(bank, "meedoen/"), {"status": "former"}).status_code == 404
    assert Partner._base_manager.get().status == "active"


def test_the_facilitator_of_another_pact_cannot_reach_a_partner_through_their_own_address(
    as_otto: Client, bank: Partner, other_pact: Partnership
) -> None:
    for rest in ("", "wijzigen/", "logo/", "logo/wijzigen/"):
        assert as_otto.get(f"/p/elders/partners/{bank.pk}/{rest}").status_code == 404
    for status in ("former", "koning"):
        assert as_otto.post(f"/p/elders/partners/{bank.pk}/meedoen/", {"status": status}).status_code == 404
    stolen = typed(form_key=str(bank.organization_id))
    assert as_otto.post("/p/elders/partners/nieuw/", stolen).status_code == 422
    assert Organization._base_manager.get().name == "Verzonnen Voedselbank"
