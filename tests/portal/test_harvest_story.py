# SPDX-License-Identifier: EUPL-1.2
"""The Oogst beside the poster it follows: every part of it, in words of the facilitator and figures of the data."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from samenspel.audit.models import Event
from samenspel.base.errors import Conflict
from samenspel.base.scope import Actor
from samenspel.demo.harvest_words import WORDS
from samenspel.partnerships.models import Partnership
from samenspel.portal.constants import PROMPTS, Section
from samenspel.portal.documents import paper_data
from samenspel.portal.models import HarvestText
from samenspel.portal.operations.harvest_example import tell_the_example
from samenspel.portal.operations.harvest_words import write_text
from samenspel.portal.queries.harvest_sheet import Days
from samenspel.portal.queries.harvest_told import all_told, told
from samenspel.portal.story import Point, points
from tests.factories import ContactFactory
from tests.gatherings.corpus import BAD_TEXT
from tests.portal.harvest_stage import session_with, sheet_of, three_sessions

# The parts of "Oogst aanjagen, Armoedepact Westerkwartier 2018-2019" (Bries, 2020), and the words that stand above
# them here; of a part with sub-parts every one is named.
OF_THE_POSTER = {
    "Het geheel is meer dan de som der delen": "Samen komen we verder",
    "DOEL": "Doel",
    "WIE?": "Wie?",
    "drie kringen": "Buitenste kring",
    "AANPAK": "Aanpak",
    "Wat gebeurt er bij het Armoedepact?": "3 verbindingssessies",
    "Verbinding op locatie": "Verbinding op locatie",
    "2018 2019 2020": "2019",
    "INSPANNINGEN & OPBRENGSTEN": "Inspanningen en opbrengsten",
    "Telefoontjes": "Telefoontjes",
    "Contacten in pact": "Contacten in het pact",
    "Deelnemers per sessie": "Deelnemers",
    "Nieuwe verbindingen": "Nieuwe verbindingen",
    "Elementen die het verschil maken": "Wat het verschil maakte",
    "Nuttige lessen": "Nuttige lessen",
    "TACTIEK": "Tactiek: lessen en tips",
    "Impactlessen & tips": "Tips voor een ander pact",
    "OVERIGE ACTIES als aanjager": "Wat de aanjager nog meer deed",
    "ADVIES/STREVEN VOOR 2020": "Advies en streven voor 2021",
}
EDIT = "/p/testdam/oogst/vertel/{}/"


def tell_everything(motto: str = "Samen komen we verder") -> None:
    for section in Section.values:
        text = motto if section == Section.MOTTO else f"Wat wij vertellen bij {section}"
        write_text(days=Days(), section=section, text=text, version=0)


def test_the_page_has_every_part_of_the_poster_it_follows(
    pact: Partnership, facilitating: Actor, as_fenna: Client
) -> None:
    three_sessions(pact)
    tell_everything()
    page = re.sub(r"<[^>]+>", " ", as_fenna.get("/p/testdam/oogst/").content.decode())
    missing = {part for part, here in OF_THE_POSTER.items() if here not in page}
    assert not missing
    assert all(f"Wat wij vertellen bij {section}" in page for section in Section.values if section != "motto")


def test_paper_has_every_part_of_the_poster_it_follows(pact: Partnership, facilitating: Actor) -> None:
    three_sessions(pact)
    tell_everything()
    on_paper = str(paper_data(sheet_of(pact)[0]))
    missing = {part for part, here in OF_THE_POSTER.items() if here not in on_paper}
    assert not missing
    assert all(f"Wat wij vertellen bij {section}" in on_paper for section in Section.values if section != "motto")


def test_each_part_that_is_not_told_asks_its_question_to_the_facilitator_only(
    pact: Partnership, facilitating: Actor, as_fenna: Client, as_karim: Client
) -> None:
    three_sessions(pact)
    asked, read = as_fenna.get("/p/testdam/oogst/"), as_karim.get("/p/testdam/oogst/")
    for section in set(Section.values) - {"motto"}:
        assert EDIT.format(section) in asked.content.decode()
        assert EDIT.format(section) not in read.content.decode()
    assert "Wat leerden jullie?" in asked.content.decode()
    assert "Wat leerden jullie?" not in read.content.decode()
    assert as_karim.get(EDIT.format("lessen")).status_code == 403


def test_the_questions_follow_each_other_and_what_is_written_is_kept(
    pact: Partnership, facilitating: Actor, as_fenna: Client
) -> None:
    address = EDIT.format("motto")
    for _section in Section.values:
        page = as_fenna.get(address)
        assert page.status_code == 200
        section = page.request["PATH_INFO"].rstrip("/").rsplit("/", 1)[1]
        answer = as_fenna.post(address, {"text": f"Woorden over {section}", "version": "", "verder": "1"})
        assert answer.status_code == 302
        address = answer["Location"]
    assert address == "/p/testdam/oogst/#advies"
    assert HarvestText.objects.count() == len(PROMPTS)
    assert "Woorden over lessen" in as_fenna.get(EDIT.format("lessen")).content.decode()


def test_words_belong_to_one_period_and_earlier_ones_can_be_begun_with(
    pact: Partnership, facilitating: Actor, as_fenna: Client
) -> None:
    year = "?van=2019-01-01&tot=2019-12-31"
    as_fenna.post(EDIT.format("lessen") + year, {"text": "Van 2019", "version": "0"})
    assert told(Days(date(2019, 1, 1), date(2019, 12, 31)), "lessen").text == "Van 2019"
    assert told(Days(), "lessen").text == ""
    page = as_fenna.get(EDIT.format("lessen") + "?van=2020-01-01").content.decode()
    assert "Van 2019" in page and "begin=vorige" in page
    begun = as_fenna.get(EDIT.format("lessen") + "?van=2020-01-01&begin=vorige").content.decode()
    assert ">\nVan 2019</textarea>" in begun
    assert HarvestText.objects.count() == 1  # looking changes nothing
    assert [period.days for period in all_told().kept()] == [Days(date(2019, 1, 1), date(2019, 12, 31))]


def test_two_people_who_write_at_once_get_both_texts(pact: Partnership, facilitating: Actor, as_fenna: Client) -> None:
    write_text(days=Days(), section="lessen", text="Eerst", version=0)
    write_text(days=Days(), section="lessen", text="Van Karim", version=1)
    answer = as_fenna.post(EDIT.format("lessen"), {"text": "Van Fenna", "version": "1"})
    assert answer.status_code == 409
    assert "Van Karim" in answer.content.decode() and "Van Fenna" in answer.content.decode()
    assert told(Days(), "lessen").text == "Van Karim"
    with pytest.raises(Conflict):
        write_text(days=Days(), section="lessen", text="Ook nieuw", version=0)


def test_twenty_presses_of_the_button_write_one_text(pact: Partnership, facilitating: Actor, as_fenna: Client) -> None:
    for _ in range(20):
        assert as_fenna.post(EDIT.format("lessen"), {"text": "Een les", "version": "0"}).status_code == 302
    assert HarvestText.objects.count() == 1
    assert Event.objects.filter(action="harvest.text").count() == 1
    assert "Een les" not in str(list(Event.objects.values_list("codes", flat=True)))


def test_words_can_be_taken_away_again(pact: Partnership, facilitating: Actor, as_fenna: Client) -> None:
    write_text(days=Days(), section="lessen", text="Weg hiermee", version=0)
    as_fenna.post(EDIT.format("lessen"), {"text": "", "version": "1"})
    assert told(Days(), "lessen").text == ""
    assert all_told().kept() == []


@pytest.mark.words
@pytest.mark.r29
@pytest.mark.parametrize("section", ["motto", "lessen"])
@pytest.mark.parametrize("text", BAD_TEXT, ids=range(len(BAD_TEXT)))
def test_strange_words_are_kept_as_words_or_refused_and_never_run(
    section: str, text: str, pact: Partnership, facilitating: Actor, as_fenna: Client
) -> None:
    three_sessions(pact)
    answer = as_fenna.post(EDIT.format(section), {"text": text, "version": ""})
    assert answer.status_code in {302, 422}
    page = as_fenna.get("/p/testdam/oogst/").content.decode()
    assert "<svg/onload" not in page and ">49<" not in page


@pytest.mark.words
def test_strange_words_do_not_refuse_the_paper(pact: Partnership, facilitating: Actor, as_fenna: Client) -> None:
    for section in Section.values:
        text = " ".join(one[:300] for one in BAD_TEXT if "111222333" not in one).replace("\0", "")
        write_text(days=Days(), section=section, text=text[: PROMPTS[section].longest], version=0)
    for kind in ("poster", "boekje"):
        assert as_fenna.get(f"/p/testdam/oogst/papier/{kind}/").content.startswith(b"%PDF-")


def test_a_text_that_is_too_long_is_refused_and_nothing_typed_is_lost(
    pact: Partnership, facilitating: Actor, as_fenna: Client
) -> None:
    answer = as_fenna.post(EDIT.format("motto"), {"text": "lang " * 60, "version": ""})
    assert answer.status_code == 422
    assert "lang lang" in answer.content.decode() and "Maak dit korter" in answer.content.decode()


def test_a_part_that_does_not_exist_is_not_found(pact: Partnership, as_fenna: Client) -> None:
    assert as_fenna.get(EDIT.format("verzonnen")).status_code == 404


def test_every_line_becomes_a_point_with_what_stands_before_the_colon_first() -> None:
    assert points("- Bellen: dat hielp\n\n• Soep\nOm 16:30 begonnen we\n" + "x" * 61 + ": y") == [
        Point("Bellen:", "dat hielp"),
        Point("", "Soep"),
        Point("", "Om 16:30 begonnen we"),
        Point("", "x" * 61 + ": y"),
    ]


def test_one_of_something_is_not_called_several(pact: Partnership, facilitating: Actor, as_fenna: Client) -> None:
    people = [ContactFactory(partnership=pact), ContactFactory(partnership=pact)]
    gathering = session_with(pact, "2019-03-06", people, met=1, calls=1)
    page = as_fenna.get(f"/p/testdam/oogst/{gathering.pk}/").content.decode()
    words = dict(re.findall(r'figure__number">(\d+)</span> <span class="figure__word">([^<]+)<', page))
    assert set(words) == {"2", "1", "0"}
    assert ">telefoontje<" in page and ">telefoontjes<" not in page
    assert ">nieuwe verbinding<" in page and ">deelnemers<" in page
    assert "1 telefoontje<" in as_fenna.get(f"/p/testdam/oogst/{gathering.pk}/telefoontjes/").content.decode()


def test_the_navigation_and_the_page_call_it_by_one_name(
    pact: Partnership, facilitating: Actor, as_fenna: Client
) -> None:
    gathering = three_sessions(pact)[0]
    page = as_fenna.get("/p/testdam/oogst/").content.decode()
    assert "<title>Resultaten" in page and "Resultaten</h1>" in page and ">Resultaten</a>" in page
    assert "Naar Resultaten" in as_fenna.get(f"/p/testdam/oogst/{gathering.pk}/").content.decode()
    assert "sessies samen" not in page


def test_the_queries_of_the_page_do_not_grow_with_the_sessions(
    pact: Partnership, facilitating: Actor, as_fenna: Client, django_assert_max_num_queries: Any
) -> None:
    three_sessions(pact)
    tell_everything()
    with django_assert_max_num_queries(30):
        as_fenna.get("/p/testdam/oogst/")
    with django_assert_max_num_queries(30):
        as_fenna.get("/p/testdam/oogst/openbaar/")


def test_the_made_up_municipality_has_its_story_told(pact: Partnership, db: None) -> None:
    tell_the_example("testdam", WORDS)
    tell_the_example("testdam", WORDS)
    assert set(HarvestText._base_manager.values_list("section", flat=True)) == set(Section.values)
    assert all(len(text) <= PROMPTS[Section(section)].longest for section, text in WORDS.items())
