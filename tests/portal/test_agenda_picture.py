# SPDX-License-Identifier: EUPL-1.2
"""The agenda on one page: the drawing, the table and the paper say the same."""

import re
from html import unescape

import pytest
from django.test import Client

from samenspel.measurement.models import Indicator
from samenspel.partnerships.models import Partnership
from tests.agenda.test_goals import ActivityFactory, GoalFactory
from tests.factories import ContactFactory, Made

PAGE = "/p/testdam/doelen/op-een-bladzijde"


class IndicatorFactory(Made):
    class Meta:
        model = Indicator


@pytest.fixture
def agenda(pact: Partnership) -> None:
    contact = ContactFactory(partnership=pact)
    goal = GoalFactory(partnership=pact, title="Post & <geld>")
    first = ActivityFactory(partnership=pact, goal=goal, partner=contact.partner, what="Samen post openen")
    other = ContactFactory(partnership=pact).partner
    ActivityFactory(partnership=pact, goal=goal, partner=other, what="Elke week soep", reinforces=first)
    ActivityFactory(partnership=pact, goal=goal, partner=other, what="Dit hield op", state="stopped")
    IndicatorFactory(
        partnership=pact,
        name="Open enveloppen",
        kind="how_well",
        goal=goal,
        target_value=80,
        unit="%",
        target_date="2027-01-01",
    )
    GoalFactory(
        partnership=pact, title="Een doel dat niet loopt", state="reached", state_why="x", closed_at="2026-01-01T00:00Z"
    )


def test_the_drawing_and_the_table_say_what_runs_and_what_makes_what_stronger(as_fenna: Client, agenda: None) -> None:
    page = as_fenna.get(f"{PAGE}/").content.decode()
    svg, table = page[page.index("<svg xmlns") : page.index("</figure>")], page[page.index("<table") :]
    for words in ("Post & <geld>", "Samen post openen", "Elke week soep", "Open enveloppen", "streven 80%"):
        assert words in unescape(re.sub("</text><text[^>]*>", " ", svg))
        assert words in unescape(table)
    assert svg.count("agenda-map__arrow") == 1
    assert "maakt sterker" in table
    assert "Dit hield op" not in page
    assert "Een doel dat niet loopt" not in page


def test_the_file_needs_no_style_sheet_and_the_paper_has_one_drawing_and_the_words(
    as_fenna: Client, agenda: None
) -> None:
    svg = as_fenna.get(f"{PAGE}.svg")
    assert svg["Content-Type"] == "image/svg+xml"
    assert 'stroke="#1c2b2d"' in svg.content.decode()
    for paper, long_side in (("a4", b"841"), ("a3", b"1190")):
        content = as_fenna.get(f"{PAGE}.pdf?papier={paper}").content
        assert content.startswith(b"%PDF")
        assert long_side in b"".join(re.findall(rb"/MediaBox ?\[[^]]*\]", content))


def test_without_goals_the_page_says_where_to_begin(as_fenna: Client) -> None:
    assert "Er zijn nog geen doelen om te tekenen." in as_fenna.get(f"{PAGE}/").content.decode()
    assert as_fenna.get(f"{PAGE}.pdf").content.startswith(b"%PDF")
