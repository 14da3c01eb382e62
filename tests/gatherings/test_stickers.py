# SPDX-License-Identifier: EUPL-1.2
"""Asking for stickers and getting a PDF: once, complete, for a day, and only for those who may."""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.audit.models import Event
from samenspel.gatherings.models import Gathering, Registration, StickerSheet, StickerToken
from samenspel.gatherings.operations import sticker_sheets
from samenspel.gatherings.operations.sticker_sheets import draw_sheet, forget_stickers, request_sheet
from samenspel.gatherings.queries.stickers import Settings
from samenspel.organizations.models import Organization
from tests.access.stage import png
from tests.factories import ContactFactory, GatheringFactory, PartnerFactory, RegistrationFactory
from tests.gatherings.corpus import BAD_TEXT
from tests.gatherings.evening import gathering_with, people
from tests.gatherings.sheets import filled
from tests.gatherings.sheets import sticker_url as url

pytestmark = pytest.mark.django_db


def pages(pdf: bytes) -> int:
    return sum(int(count) for count in re.findall(rb"/Type/Pages/Count (\d+)", pdf))


@pytest.fixture
def hall(pact: Any) -> Gathering:
    return gathering_with(pact, people(pact, [2, 2, 1, 1, 1, 1, 1, 1, 1]), inside=4)


@pytest.fixture
def made(as_fenna: Client, hall: Gathering, monkeypatch: pytest.MonkeyPatch) -> Callable[..., bytes]:
    """The PDF of what is filled in."""
    monkeypatch.setattr(sticker_sheets, "AT_ONCE", 100)

    def make(**values: Any) -> bytes:
        answer = as_fenna.post(url(hall, "maken/"), filled(**values), follow=True)
        assert "De stickers zijn klaar" in answer.text
        pdf = as_fenna.get(f"{answer.redirect_chain[-1][0]}naamstickers.pdf")
        assert pdf.headers["Content-Type"] == "application/pdf"
        return pdf.content

    return make


@pytest.mark.parametrize(
    ("labels", "start", "blank", "sheets"),
    [
        ("herma-4412", 1, 0, 2),
        ("herma-4412", 1, 9, 2),
        ("herma-4412", 1, 10, 3),
        ("herma-4412", 9, 0, 2),
        ("herma-4412", 10, 0, 2),
        ("herma-4412", 10, 10, 3),
        ("avery-l7160", 1, 0, 1),
        ("avery-l7160", 11, 0, 1),
        ("avery-l7160", 12, 0, 2),
        ("avery-l7160", 21, 31, 3),
    ],
)
def test_eleven_people_take_as_many_sheets_as_they_need(
    made: Callable[..., bytes], labels: str, start: int, blank: int, sheets: int
) -> None:
    pdf = made(etiket=labels, vanaf=start, leeg=blank)
    assert pages(pdf) == sheets
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_the_page_says_how_many_sheets_to_lay_in(as_fenna: Client, hall: Gathering) -> None:
    answer = as_fenna.post(url(hall, "maken/"), filled(vanaf=10, leeg=10), follow=True)
    assert "Leg 3 vellen Herma 4412 in de printer." in answer.text


def test_only_blank_stickers_or_only_those_of_the_door(made: Callable[..., bytes], hall: Gathering) -> None:
    assert pages(made(wie="leeg", leeg=20)) == 2
    Registration._base_manager.filter(gathering=hall).update(source="door")
    assert pages(made(wie="deur")) == 2


def test_the_test_page_is_one_sheet_and_makes_nothing(as_fenna: Client, hall: Gathering) -> None:
    answer = as_fenna.post(url(hall, "maken/"), filled(proef="ja", rechts="-1,5", vanaf="x"), follow=True)
    assert answer.redirect_chain[-1][0].endswith("proefvel.pdf?etiket=herma-4412&rechts=-1%2C5&omlaag=0")
    assert pages(answer.content) == 1
    assert not StickerSheet._base_manager.exists()
    assert as_fenna.post(url(hall, "maken/"), filled(proef="ja", rechts="ver")).status_code == 422
    assert as_fenna.get(url(hall, "proefvel.pdf"), {"etiket": "geen"}).status_code == 302


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"vanaf": 11}, "Vul een getal in van 1 tot en met 10."),
        ({"vanaf": 22, "etiket": "avery-l7160"}, "Vul een getal in van 1 tot en met 21."),
        ({"vanaf": 0}, "Vul een getal in vanaf 1."),
        ({"vanaf": "x"}, "Vul een getal in."),
        ({"vanaf": "9" * 400}, "Vul een getal in van 1 tot en met 10."),
        ({"vanaf": ""}, "Dit veld is verplicht"),
        ({"leeg": 101}, "Vul een getal in van 0 tot en met 100."),
        ({"leeg": -1}, "Vul een getal in van 0 tot en met 100."),
        ({"rechts": "10,1"}, "Vul een getal in van -10 tot en met 10, zoals 1,5."),
        ({"omlaag": "1,55"}, "Vul een getal in van -10 tot en met 10, zoals 1,5."),
        ({"omlaag": "NaN"}, "Vul een getal in van -10 tot en met 10, zoals 1,5."),
        ({"omlaag": "1e9"}, "Vul een getal in van -10 tot en met 10, zoals 1,5."),
    ],
)
def test_a_wrong_number_is_refused_beside_its_field_and_nothing_is_made(
    as_fenna: Client, hall: Gathering, values: dict[str, Any], sentence: str
) -> None:
    answer = as_fenna.post(url(hall, "maken/"), filled(**values))
    assert answer.status_code == 422
    assert sentence in answer.text or "verplicht" in sentence
    assert all(str(value)[:50] in answer.text for value in values.values())
    assert not StickerSheet._base_manager.exists()


@pytest.mark.words
@pytest.mark.parametrize("typed", BAD_TEXT)
@pytest.mark.parametrize("field", ["form_key", "wie", "etiket", "vanaf", "leeg", "rechts", "omlaag"])
def test_bad_input_in_any_field_is_an_answer(as_fenna: Client, hall: Gathering, field: str, typed: str) -> None:
    for button in ({}, {"proef": "ja"}):
        answer = as_fenna.post(url(hall, "maken/"), filled(**{field: typed, **button}))
        assert answer.status_code in (302, 422)
        assert "<svg/onload" not in answer.text
    assert as_fenna.get(url(hall, "proefvel.pdf"), {"etiket": "herma-4412", field: typed}).status_code in (200, 302)


@pytest.mark.parametrize(("typed", "shift"), [("-1,5", "-1.5"), ("−2", "-2"), (" 0.3 ", "0.3"), ("", "0"), ("+1", "1")])
def test_millimetres_may_be_typed_as_people_do(as_fenna: Client, hall: Gathering, typed: str, shift: str) -> None:
    as_fenna.post(url(hall, "maken/"), filled(rechts=typed))
    assert StickerSheet._base_manager.get().shift_right == Decimal(shift)


def test_the_labels_and_the_shift_are_remembered_for_the_next_time(as_fenna: Client, hall: Gathering) -> None:
    as_fenna.post(url(hall, "maken/"), filled(etiket="avery-l7160", rechts="-1,5", omlaag="0,5", vanaf=4))
    page = as_fenna.get(url(hall)).text
    assert re.search(r'value="avery-l7160"[^>]*checked', page)
    assert 'value="-1,5"' in page
    assert 'value="0,5"' in page
    assert 'name="vanaf" value="1"' in page


def test_twenty_presses_of_the_same_button_make_one_pdf(as_fenna: Client, hall: Gathering) -> None:
    values = filled()
    addresses = {as_fenna.post(url(hall, "maken/"), values).headers["Location"] for _ in range(20)}
    assert len(addresses) == 1
    assert StickerSheet._base_manager.count() == 1
    assert Event._base_manager.filter(action="stickers.asked_for").count() == 1
    assert StickerToken._base_manager.count() == 11


def test_the_form_of_another_evening_opens_nothing_of_this_one(as_fenna: Client, hall: Gathering, pact: Any) -> None:
    values = filled()
    as_fenna.post(url(hall, "maken/"), values)
    other = gathering_with(pact, people(pact, [1]))
    assert as_fenna.post(url(other, "maken/"), values).status_code == 404
    sheet = StickerSheet._base_manager.get()
    for rest in (f"{sheet.pk}/", f"{sheet.pk}/naamstickers.pdf"):
        assert as_fenna.get(url(hall, rest)).status_code == 200
        assert as_fenna.get(url(other, rest)).status_code == 404


def test_nobody_and_nothing_is_a_sentence(as_fenna: Client, pact: Any) -> None:
    empty = gathering_with(pact, [])
    answer = as_fenna.post(url(empty, "maken/"), filled())
    assert answer.status_code == 422
    assert "Er is nog niemand om een sticker voor te maken." in answer.text


def test_many_stickers_wait_for_a_worker_while_the_page_tells_how_far_it_is(
    as_fenna: Client, hall: Gathering, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    monkeypatch.setattr(sticker_sheets, "AT_ONCE", 10)
    with django_capture_on_commit_callbacks() as jobs:
        address = as_fenna.post(url(hall, "maken/"), filled()).headers["Location"]
    page = as_fenna.get(address)
    assert "De stickers worden gemaakt" in page.text
    assert f'hx-get="{address}"' in page.text
    assert as_fenna.get(f"{address}naamstickers.pdf").status_code == 404
    part = as_fenna.get(address, headers={"HX-Request": "true"})
    assert "<html" not in part.text
    assert "11 stickers. Een paar tellen nog." in part.text
    for job in jobs:
        job()
    assert as_fenna.get(address, headers={"HX-Request": "true"}).headers["HX-Redirect"] == address
    assert pages(as_fenna.get(f"{address}naamstickers.pdf").content) == 2


def test_a_job_that_runs_twice_or_was_killed_halfway_makes_one_pdf(
    hall: Gathering, facilitating: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sticker_sheets, "AT_ONCE", 0)
    sheet = request_sheet(gathering_id=hall.pk, form_key=uuid4(), people="iedereen", settings=Settings())
    StickerSheet._base_manager.filter(pk=sheet.pk).update(state="drawing")  # the worker was killed here
    draw_sheet(sheet_id=str(sheet.pk))
    first = bytes(StickerSheet._base_manager.get().content)
    draw_sheet(sheet_id=str(sheet.pk))
    assert bytes(StickerSheet._base_manager.get().content) == first


def test_who_registers_while_the_stickers_wait_gets_one_too(
    as_fenna: Client, hall: Gathering, facilitating: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sticker_sheets, "AT_ONCE", 0)
    sheet = request_sheet(gathering_id=hall.pk, form_key=uuid4(), people="iedereen", settings=Settings(blanks=9))
    RegistrationFactory(gathering=hall)
    draw_sheet(sheet_id=str(sheet.pk))
    assert StickerSheet._base_manager.get().total == 21
    assert "Leg 3 vellen" in as_fenna.get(url(hall, f"{sheet.pk}/")).text


def test_a_drawing_that_goes_wrong_says_so_and_stops(
    as_fenna: Client, hall: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_values: Any) -> Any:
        raise RuntimeError("geen papier")

    monkeypatch.setattr(sticker_sheets, "render_document", broken)
    answer = as_fenna.post(url(hall, "maken/"), filled(), follow=True)
    assert "Het maken van de stickers is niet gelukt." in answer.text
    assert StickerSheet._base_manager.get().state == "failed"


def test_the_pdf_cannot_be_read_from_a_copy_of_the_database(made: Callable[..., bytes]) -> None:
    pdf = made()
    kept = bytes(StickerSheet._base_manager.get().content)
    assert b"PDF" not in kept
    assert kept != pdf
    assert len(kept) >= len(pdf)


def test_after_a_day_the_pdf_is_gone_and_how_it_was_wanted_stays(
    as_fenna: Client, hall: Gathering, made: Callable[..., bytes]
) -> None:
    made(etiket="avery-l7160")
    sheet = StickerSheet._base_manager.get()
    StickerSheet._base_manager.update(created_at=timezone.now() - timedelta(hours=23, minutes=59))
    assert forget_stickers() == 0
    StickerSheet._base_manager.update(created_at=timezone.now() - timedelta(hours=24, minutes=1))
    assert forget_stickers() == 1
    assert forget_stickers() == 0
    kept = StickerSheet._base_manager.get()
    assert (kept.content, kept.state, kept.labels) == (None, "gone", "avery-l7160")
    assert "Dit bestand is opgeruimd" in as_fenna.get(url(hall, f"{sheet.pk}/")).text
    assert as_fenna.get(url(hall, f"{sheet.pk}/naamstickers.pdf")).status_code == 404
    draw_sheet_again = as_fenna.post(url(hall, "maken/"), filled(form_key=kept.form_key), follow=True)
    assert "Dit bestand is opgeruimd" in draw_sheet_again.text


def test_tokens_go_when_they_open_nothing_any_more(hall: Gathering, made: Callable[..., bytes]) -> None:
    made()
    assert StickerToken._base_manager.count() == 11
    ended = timezone.now() - timedelta(days=20, hours=23)
    Gathering._base_manager.update(starts_at=ended - timedelta(hours=3), ends_at=ended)
    forget_stickers()
    assert StickerToken._base_manager.count() == 11
    ended -= timedelta(hours=2)
    Gathering._base_manager.update(starts_at=ended - timedelta(hours=3), ends_at=ended)
    forget_stickers()
    assert StickerToken._base_manager.count() == 0


def test_the_facilitator_is_led_to_the_logos_that_are_missing_and_the_core_group_only_told(
    as_fenna: Client, as_karim: Client, hall: Gathering
) -> None:
    assert "9 organisaties hebben nog geen logo" in as_fenna.get(url(hall)).text
    assert "/p/testdam/partners/logos/" in as_fenna.get(url(hall)).text
    assert "9 organisaties hebben nog geen logo" in as_karim.get(url(hall)).text
    assert "/p/testdam/partners/logos/" not in as_karim.get(url(hall)).text


def test_the_page_and_the_drawing_ask_no_more_of_the_database_for_a_full_hall(
    pact: Any, as_fenna: Client, facilitating: Any, django_assert_max_num_queries: Any
) -> None:
    large: Gathering = GatheringFactory(partnership=pact)
    partner = PartnerFactory(partnership=pact)
    Organization._base_manager.filter(pk=partner.organization_id).update(logo=png())
    for _ in range(60):
        RegistrationFactory(gathering=large, contact=ContactFactory(partnership=pact, partner=partner))
    with django_assert_max_num_queries(16):
        assert as_fenna.get(url(large)).status_code == 200
    with django_assert_max_num_queries(32):
        request_sheet(gathering_id=large.pk, form_key=uuid4(), people="iedereen", settings=Settings())
        draw_sheet(sheet_id=str(StickerSheet._base_manager.get().pk))
    assert StickerSheet._base_manager.get().state == "ready"


def test_stickers_of_another_partnership_are_404(as_fenna: Client, as_otto: Client, hall: Gathering) -> None:
    as_fenna.post(url(hall, "maken/"), filled())
    sheet = StickerSheet._base_manager.get()
    for rest in ("", f"{sheet.pk}/", f"{sheet.pk}/naamstickers.pdf", "proefvel.pdf?etiket=herma-4412"):
        assert as_fenna.get(url(hall, rest)).status_code == 200
        assert as_otto.get(url(hall, rest)).status_code == 404
        assert as_otto.get(f"/p/elders/bijeenkomsten/{hall.pk}/stickers/{rest}").status_code == 404
    assert as_otto.post(f"/p/elders/bijeenkomsten/{hall.pk}/stickers/maken/", filled()).status_code == 404
