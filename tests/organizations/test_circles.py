# SPDX-License-Identifier: EUPL-1.2
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samenspel.audit.models import Event
from samenspel.organizations.models import Partner, PartnerPillar
from samenspel.partnerships.models import Partnership, Pillar
from tests.factories import OrganizationFactory, PartnerFactory, models_save

CIRCLES = "/p/testdam/kringen/"


def partner(pact: Partnership, name: str, circle: str = "", **fields: Any) -> Partner:
    sector = fields.pop("sector", "")
    made: Partner = PartnerFactory(
        partnership=pact,
        organization=OrganizationFactory(partnership=pact, name=name, sector=sector),
        circle=circle,
        **fields,
    )
    return made


def move(partner: Partner, slug: str = "testdam") -> str:
    return f"/p/{slug}/kringen/{partner.pk}/"


def edit(partner: Partner, slug: str = "testdam") -> str:
    return f"/p/{slug}/partners/{partner.pk}/kring/"


@pytest.fixture
def church(pact: Partnership) -> Partner:
    return partner(pact, "Verzonnen Kerk", "outer", sector="Kerk")


def test_everyone_on_the_staff_sees_the_picture_and_its_table(
    as_fenna: Client, as_karim: Client, pact: Partnership, church: Partner
) -> None:
    partner(pact, "Nog nergens")
    partner(pact, "Was erbij", "inner", status="former")
    partner(pact, "Meldde zich", "inner", status="proposed")
    for client in (as_fenna, as_karim):
        page = client.get(CIRCLES)
        text = page.content.decode()
        assert page.status_code == 200
        assert [row.name for row in page.context["page"].placed] == ["Verzonnen Kerk"]
        assert [row.name for row in page.context["page"].unplaced] == ["Nog nergens"]
        assert f'data-key="{church.pk}"' in text
        assert "Nog 1 partner zonder kring" in text
    assert "formaction" not in as_karim.get(CIRCLES).content.decode()


def test_an_empty_pact_says_where_to_begin(as_fenna: Client, pact: Partnership) -> None:
    assert "Er zijn nog geen partners om in een kring te zetten" in as_fenna.get(CIRCLES).content.decode()


def test_a_partner_is_moved_with_one_tap_and_put_back(as_fenna: Client, church: Partner) -> None:
    answer = as_fenna.post(move(church), {"circle": "inner", "look": "sector=Kerk"}, follow=True)
    church.refresh_from_db()
    assert church.circle == "inner"
    assert "Verzonnen Kerk staat nu in de binnenste kring" in answer.content.decode()
    assert "sector=Kerk" in answer.redirect_chain[0][0]
    assert answer.context["undo_circle"] == "outer"
    as_fenna.post(move(church), {"circle": "outer"})
    as_fenna.post(move(church), {"circle": "outer"})
    church.refresh_from_db()
    assert church.circle == "outer"
    assert Event._base_manager.filter(action="partner.circle").count() == 2


def test_an_unknown_circle_changes_nothing(as_fenna: Client, church: Partner) -> None:
    answer = as_fenna.post(move(church), {"circle": "buitenaards"}, follow=True)
    assert "Kies een van de drie kringen" in answer.content.decode()
    church.refresh_from_db()
    assert church.circle == "outer"


def test_the_picture_can_be_narrowed_to_a_sector_or_pillar(
    as_fenna: Client, pact: Partnership, church: Partner
) -> None:
    school = partner(pact, "Verzonnen School", "middle", sector="School")
    pillar = Pillar(partnership=pact, name="Jeugd")
    models_save(pillar)
    models_save(PartnerPillar(partnership=pact, partner=school, pillar=pillar))
    for query in ("?sector=School", "?pijler=Jeugd"):
        page = as_fenna.get(CIRCLES + query)
        assert [row.name for row in page.context["page"].listed] == ["Verzonnen School"]
        assert page.content.decode().count("node--faded") == 1
    assert as_fenna.get(CIRCLES + "?sector=onzin&pijler=%00").content.decode().count("node--faded") == 0


def test_the_picture_can_be_downloaded_as_svg(as_karim: Client, pact: Partnership, church: Partner) -> None:
    partner(pact, '"><svg/onload=alert(1)>', "middle")
    answer = as_karim.get(CIRCLES + "kringen.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert "attachment" in answer["Content-Disposition"]
    assert ET.fromstring(answer.content.decode()).tag.endswith("svg")
    assert "onload=alert" not in answer.content.decode().replace("&gt;", ">").replace("&lt;svg/onload", "")


def test_a_pact_of_very_many_partners_gets_a_list(as_fenna: Client, pact: Partnership) -> None:
    for number in range(170):
        partner(pact, f"Verzonnen club {number}", "outer")
    assert "te veel partners voor een leesbare plaat" in as_fenna.get(CIRCLES).content.decode()
    assert as_fenna.get(CIRCLES + "kringen.svg").status_code == 302


def test_a_long_list_without_circle_comes_in_parts(as_fenna: Client, pact: Partnership) -> None:
    for number in range(45):
        partner(pact, f"Verzonnen club {number:02}")
    page = as_fenna.get(CIRCLES)
    assert "Nog 45 partners zonder kring" in page.content.decode()
    assert len(page.context["page"].unplaced) == 40


def test_answers_to_questions_we_no_longer_ask_are_passed_over(as_fenna: Client, pact: Partnership) -> None:
    one = partner(pact, "Nog nergens", threshold={"has_parking": True, "walk_in": None, "needs_papers": "ja"})
    assert as_fenna.get(CIRCLES).status_code == as_fenna.get(edit(one)).status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_partners(as_fenna: Client, pact: Partnership) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert as_fenna.get(CIRCLES).status_code == 200
        return len(found)

    for number in range(5):
        partner(pact, f"Verzonnen club {number}", "outer")
    queries()
    few = queries()
    for number in range(5, 90):
        partner(pact, f"Verzonnen club {number}", ["outer", "middle", "inner", ""][number % 4])
    assert queries() == few


def test_plain_questions_suggest_a_circle_and_nothing_is_saved_yet(as_fenna: Client, church: Partner) -> None:
    assert as_fenna.get(edit(church)).status_code == 200
    answers = {"walk_in": "no", "needs_referral": "yes", "needs_appointment": "yes", "costs_money": ""}
    page = as_fenna.post(edit(church), {**answers, "suggest": "yes", "version": 1, "circle": "outer", "note": "Tot zo"})
    text = page.content.decode()
    assert page.status_code == 200
    assert "Voorstel: Binnenste kring" in text
    assert "Want: je hebt een verwijzing nodig, je moet eerst een afspraak maken" in text
    assert "Tot zo" in text
    church.refresh_from_db()
    assert (church.circle, church.threshold) == ("outer", {})


def test_the_facilitator_decides_and_notes_why(as_fenna: Client, church: Partner) -> None:
    form = {"version": 1, "circle": "middle", "note": "Eerst bellen.\nDan koffie.", "walk_in": "yes", "anonymous": "no"}
    answer = as_fenna.post(edit(church), form)
    assert answer["Location"] == f"/p/testdam/partners/{church.pk}/"
    church.refresh_from_db()
    assert (church.circle, church.circle_note) == ("middle", "Eerst bellen.\nDan koffie.")
    assert church.threshold == {"walk_in": True, "anonymous": False}
    shown = as_fenna.get(answer["Location"]).content.decode()
    assert "Dan koffie." in shown
    assert "Kring gekozen: Middelste kring" in shown
    assert 'value="no" id="id_anonymous_1" checked' in as_fenna.get(edit(church)).content.decode()


def test_two_deciders_at_once_see_both(as_fenna: Client, church: Partner) -> None:
    as_fenna.post(move(church), {"circle": "inner"})
    answer = as_fenna.post(edit(church), {"version": 1, "circle": "middle", "walk_in": "yes"})
    assert answer.status_code == 409
    assert next((d.theirs, d.mine) for d in answer.context["differences"]) == ("Binnenste kring", "Middelste kring")
    church.refresh_from_db()
    assert church.circle == "inner"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"note": "BSN 111222333"}, "note"),
        ({"note": "a" * 501}, "note"),
        ({"circle": "x"}, "circle"),
        ({"walk_in": "x"}, "walk_in"),
    ],
)
def test_a_mistake_is_explained_beside_the_field(
    as_fenna: Client, church: Partner, values: dict[str, str], field: str
) -> None:
    answer = as_fenna.post(edit(church), {"version": 1, "circle": "middle", **values})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_the_suggestion_stands_ready_in_the_list_of_those_without_a_circle(as_fenna: Client, pact: Partnership) -> None:
    partner(pact, "Nog nergens", threshold={"walk_in": True, "anonymous": True})
    assert as_fenna.get(CIRCLES).context["page"].unplaced[0].suggestion == "outer"


def test_only_the_facilitator_moves(
    as_karim: Client, as_otto: Client, visitor: Client, church: Partner, as_fenna: Client
) -> None:
    assert as_karim.post(move(church), {"circle": "inner"}).status_code == 403
    assert as_karim.get(edit(church)).status_code == 403
    assert as_otto.get(CIRCLES).status_code == 404
    assert visitor.get(CIRCLES).status_code == 302
    assert as_otto.post(move(church), {"circle": "inner"}).status_code == 404
    assert as_otto.post(move(church, "elders"), {"circle": "inner"}).status_code == 404
    assert as_otto.get(edit(church, "elders")).status_code == 404
    assert as_fenna.get(move(church)).status_code == 405
    church.refresh_from_db()
    assert church.circle == "outer"
