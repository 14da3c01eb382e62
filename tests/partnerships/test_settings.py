# SPDX-License-Identifier: EUPL-1.2
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from samenspel.organizations.models import Partner, PartnerPillar
from samenspel.partnerships.models import Partnership, Pillar
from samenspel.partnerships.queries.municipalities import all_municipalities, find_municipality
from tests.factories import PartnerFactory, models_save

SETTINGS = "/p/testdam/instellingen/"
PILLARS = SETTINGS + "pijlers/"


def typed(**values: Any) -> dict[str, Any]:
    return {"version": 1, "name": "Pact Testdam", **values}


def a_pillar(pact: Partnership, name: str, position: int = 0) -> Pillar:
    made = Pillar(partnership=pact, name=name, position=position)
    models_save(made)
    return made


def pillar_names(pact: Partnership) -> list[str]:
    return list(
        Pillar._base_manager.filter(partnership=pact).order_by("position", "name").values_list("name", flat=True)
    )


def test_the_list_holds_the_municipalities_of_the_netherlands() -> None:
    rows = all_municipalities()
    assert len(rows) == 345
    assert {row.province for row in rows if row.name in ("Westerkwartier", "Eemsdelta")} == {"Groningen"}
    assert all(row.province for row in rows)
    found = find_municipality("súdwest-fryslân")
    assert found is not None
    assert (found.code, found) == ("GM1900", find_municipality("GM1900"))
    assert find_municipality("Zilverdam") is None


def test_the_partnership_is_described(as_fenna: Client, pact: Partnership) -> None:
    assert as_fenna.get(SETTINGS).status_code == 200
    form = typed(name="Pact Nieuw", ambition="Niemand arm.\r\nSamen.", more_municipalities="groningen, Westerkwartier")
    assert as_fenna.post(SETTINGS, form)["Location"] == SETTINGS
    pact.refresh_from_db()
    assert (pact.name, pact.ambition, pact.version) == ("Pact Nieuw", "Niemand arm.\nSamen.", 2)
    assert pact.municipality_codes == ["GM0014", "GM1969"]
    assert not pact.newcomers_need_approval
    page = as_fenna.get(SETTINGS).content.decode()
    assert 'value="GM0014"' in page
    assert 'value="GM0034"' not in page
    as_fenna.post(SETTINGS, typed(version=2, municipalities=["GM0014"], newcomers_need_approval="on"))
    pact.refresh_from_db()
    assert (pact.municipality_codes, pact.newcomers_need_approval) == (["GM0014"], True)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "a" * 300}, "name"),
        ({"ambition": "nummer 111222333"}, "ambition"),
        ({"more_municipalities": "Zilverdam"}, "more_municipalities"),
        ({"municipalities": ["GM9999"]}, "municipalities"),
    ],
)
def test_a_mistake_is_explained_and_nothing_typed_is_lost(
    as_fenna: Client, pact: Partnership, values: dict[str, Any], field: str
) -> None:
    answer = as_fenna.post(SETTINGS, typed(**{"ambition": "Dit typte ik", **values}))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert field == "ambition" or "Dit typte ik" in answer.content.decode()
    pact.refresh_from_db()
    assert pact.version == 1


def test_two_facilitators_at_once_see_both_texts(as_fenna: Client, pact: Partnership) -> None:
    as_fenna.post(SETTINGS, typed(ambition="Van de een"))
    answer = as_fenna.post(SETTINGS, typed(ambition="Van de ander"))
    assert answer.status_code == 409
    assert ("Van de een", "Van de ander") in [(d.theirs, d.mine) for d in answer.context["differences"]]


def test_pillars_are_added_once_renamed_and_put_in_order(as_fenna: Client, pact: Partnership) -> None:
    for name in ("Energie", "Schulden", "Jeugd", "Jeugd"):
        assert as_fenna.post(PILLARS, {"name": name}).status_code == 302
    assert pillar_names(pact) == ["Energie", "Schulden", "Jeugd"]
    youth = Pillar._base_manager.get(name="Jeugd")
    as_fenna.post(f"{PILLARS}{youth.pk}/plaats/", {"where": "up"})
    assert pillar_names(pact) == ["Energie", "Jeugd", "Schulden"]
    for _again in range(3):
        as_fenna.post(f"{PILLARS}{youth.pk}/plaats/", {"where": "up"})
    as_fenna.post(f"{PILLARS}{youth.pk}/plaats/", {"where": "down"})
    assert pillar_names(pact) == ["Energie", "Jeugd", "Schulden"]
    assert as_fenna.get(f"{PILLARS}{youth.pk}/").status_code == 200
    as_fenna.post(f"{PILLARS}{youth.pk}/", {"name": "Kinderen doen mee"})
    assert "Kinderen doen mee" in pillar_names(pact)
    assert as_fenna.post(f"{PILLARS}{youth.pk}/", {"name": "Energie"}).status_code == 422
    assert as_fenna.post(PILLARS, {"name": ""}).status_code == 422


def test_removing_a_pillar_asks_first_and_leaves_the_partners(as_fenna: Client, pact: Partnership) -> None:
    pillar = a_pillar(pact, "Energie")
    one = PartnerFactory(partnership=pact)
    models_save(PartnerPillar(partnership=pact, partner=one, pillar=pillar))
    assert "Bij 1 partner verdwijnt" in as_fenna.get(f"{PILLARS}{pillar.pk}/weg/").content.decode()
    assert pillar_names(pact) == ["Energie"]
    as_fenna.post(f"{PILLARS}{pillar.pk}/weg/")
    assert pillar_names(pact) == []
    assert Partner._base_manager.count() == 1


def test_the_logo_is_public_and_drawn_anew(as_fenna: Client, visitor: Client, pact: Partnership) -> None:
    assert visitor.get("/p/testdam/logo.png").status_code == 404
    out = io.BytesIO()
    Image.new("RGB", (900, 300), "red").save(out, format="JPEG")
    assert as_fenna.get(SETTINGS + "logo/").status_code == 200
    as_fenna.post(SETTINGS + "logo/", {"logo": SimpleUploadedFile("x.jpg", out.getvalue())})
    shown = visitor.get("/p/testdam/logo.png")
    assert (shown.status_code, shown["Content-Type"], shown["X-Content-Type-Options"]) == (200, "image/png", "nosniff")
    bad = as_fenna.post(SETTINGS + "logo/", {"logo": SimpleUploadedFile("x.png", b"<svg/>")})
    assert bad.status_code == 422
    as_fenna.post(SETTINGS + "logo/", {"remove": "yes"})
    assert visitor.get("/p/testdam/logo.png").status_code == 404


def test_the_style_sheet_of_a_pact_may_be_kept_by_the_browser(visitor: Client, pact: Partnership) -> None:
    answer = visitor.get("/p/testdam/theme.css")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/css")
    assert "max-age" in answer["Cache-Control"]
    assert visitor.get("/p/nergens/theme.css").status_code == 404


def test_only_the_facilitator_of_this_pact_changes_its_settings(
    as_karim: Client, as_otto: Client, visitor: Client, pact: Partnership, other_pact: Partnership
) -> None:
    pillar = a_pillar(pact, "Energie")
    for url in (SETTINGS, PILLARS, f"{PILLARS}{pillar.pk}/", f"{PILLARS}{pillar.pk}/weg/", SETTINGS + "logo/"):
        assert as_karim.get(url).status_code == 403
        assert as_karim.post(url, typed()).status_code == 403
        assert as_otto.get(url).status_code == 404
        assert visitor.get(url).status_code == 302
    for rest in ("", "weg/", "plaats/"):
        assert as_otto.post(f"/p/elders/instellingen/pijlers/{pillar.pk}/{rest}", {"name": "x"}).status_code == 404
    assert pillar_names(pact) == ["Energie"]


def test_fields_that_are_not_on_the_form_change_nothing(as_fenna: Client, pact: Partnership) -> None:
    as_fenna.post(SETTINGS, typed(slug="gekaapt", is_made_up="on", partnership="x"))
    pact.refresh_from_db()
    assert (pact.slug, pact.is_made_up) == ("testdam", False)
