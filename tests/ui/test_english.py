# SPDX-License-Identifier: EUPL-1.2
"""Who chooses English reads English, on every page of every role."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse

from samenspel.partnerships.models import Partnership
from tests.access.stage import set_stage
from tests.architecture.routes import all_routes

# Words that no English sentence holds, and that no made-up name in these tests holds either.
DUTCH = re.compile(
    r"(?<!\w)(aan|als|bij|deze|dit|een|geen|heb|hebt|het|hier|jij|jouw|kies|kun|maak|naar|nee|niemand|niet|nog"
    r"|ook|terug|uit|voor|waar|weer|welke|wie|wordt|zijn|zonder)(?!\w)",
    re.IGNORECASE,
)
ATTRIBUTES = {"alt", "title", "placeholder", "aria-label", "content"}
NOT_SHOWN = {"script", "style", "textarea"}


class Words(HTMLParser):
    """What a page shows or reads aloud, without what people typed: passages with ``dir="auto"`` or ``lang="nl"``."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.left_out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self.left_out:
            self.left_out += [tag] if tag == self.left_out[0] else []
            return
        if tag in NOT_SHOWN or given.get("dir") == "auto" or (given.get("lang") == "nl"):
            self.left_out.append(tag)
            return
        self.found += [value for name, value in attrs if name in ATTRIBUTES and value]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        if self.left_out and tag == self.left_out[0]:
            self.left_out.pop()

    def handle_data(self, data: str) -> None:
        if not self.left_out:
            self.found.append(data)


def dutch_on(page: str) -> list[str]:
    words = Words()
    words.feed(page)
    return [" ".join(text.split())[:120] for text in words.found if DUTCH.search(text)]


def in_english(client: Client) -> Client:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


@pytest.mark.words
@pytest.mark.parametrize("who", ["as_fenna", "as_adriana", "visitor"])
def test_a_page_in_english_holds_no_dutch(who: str, pact: Partnership, request: pytest.FixtureRequest) -> None:
    client: Client = in_english(request.getfixturevalue(who))
    stage = set_stage(pact)
    seen, dutch = 0, {}
    for route in all_routes():
        if route.name.startswith("ui:") or not set(route.arguments) <= stage.keys():
            continue  # the gallery shows made-up Dutch
        try:
            asked = reverse(route.name, kwargs={name: stage[name] for name in route.arguments})
        except NoReverseMatch:  # a page of a library that wants a key
            continue
        answer: Any = client.get(asked)
        if answer.status_code != 200 or not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        seen += 1
        if found := dutch_on(answer.content.decode()):
            dutch[asked] = found
    assert not dutch, "\n".join(f"{asked}: {found}" for asked, found in dutch.items())
    assert seen >= {"as_fenna": 60, "as_adriana": 12, "visitor": 10}[who]


def test_a_mistake_in_a_form_is_told_in_english(as_fenna: Client, pact: Partnership) -> None:
    page = in_english(as_fenna).post(reverse("organizations:partner_create", args=[pact.slug]), {"name": ""})
    assert page.status_code == 422
    assert "Fill this in." in page.content.decode()
    assert not dutch_on(page.content.decode())


def test_a_phone_set_up_in_english_still_reads_dutch(visitor: Client, pact: Partnership) -> None:
    page = visitor.get(reverse("organizations:join", args=[pact.slug]), headers={"accept-language": "en-GB,en"})
    assert '<html lang="nl"' in page.content.decode()
