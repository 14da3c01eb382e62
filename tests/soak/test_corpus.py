# SPDX-License-Identifier: EUPL-1.2
"""The corpus of bad input against every form that a facilitator, a contact and a visitor can reach.

Pages are found by following links from the first page, one of each kind. Every form is sent with each text in what one
types, and once with it in every field. No answer may be a server error, and no page may come back with the payload
as markup.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from scripts.server import Answer, Server, Visitor, form_token, running, samenspel
from tests.soak.forms import Form, read_page

pytestmark = pytest.mark.soak

MOST_PAGES = 150
LONGEST_ADDRESS = 2000
LARGEST_FORM = 8_000_000  # beyond 12 MB the server hangs up, as it should
ELSEWHERE = ("//", "/\\", "http://evil", "https:evil", "javascript:")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/k/)[^/]+|(?<=/aanmelden/)[^/]+|\d+")
LEFT_ALONE = ("/account/", "/demo/", "/taal/", "/static/", "/ui/")
MARKUP = "<svg/onload=alert(1)>"
CORPUS = [
    f'">{MARKUP}',
    "javascript:alert(1)",
    "'; DROP TABLE accounts_user; --",
    "')--",
    "order_by=password",
    "http://169.254.169.254/latest",
    "file:///etc/passwd",
    "//evil.example",
    "/\\evil.example",
    "=2+5+cmd|' /C calc'!A0",
    "+31612345678",
    "-1",
    "@SUM(A1)",
    "\tx\rx",
    "naam\r\nBcc: iemand@elders.example",
    "{{7*7}}{% load x %}",
    "../../../etc/passwd",
    "😀 Şükrü O'Brien ĳsselmeer \u202etxt.exe",
    "x" * 300,
    "a\x00b",
    "x" * 1_000_000,
    "2026-02-31",
    "29-02-2027",
    "24:00",
    "2026-10-25T02:30",
    "99999999999999999999",
    "00000000-0000-0000-0000-000000000000",
    " ",
]


def kind_of(path: str) -> str:
    """One page of each kind is enough: ids and secrets do not count."""
    return ID.sub("*", urlsplit(path).path)


def is_left_alone(path: str) -> bool:
    return path.startswith(LEFT_ALONE)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Data of its own for each role: what one role sends would change what the next one finds."""
    data = tmp_path
    samenspel(data, "migrate", "--quiet")
    samenspel(data, "demo-load")
    with running(data) as started:
        yield started


def signed_in(server: Server, role: str) -> tuple[Visitor, str]:
    visitor = server.visitor()
    answer = visitor.post(f"/demo/als/{role}/", {}, token=form_token(visitor.get("/demo/").text))
    return visitor, answer.location


def explore(visitor: Visitor, first: str) -> tuple[list[str], dict[str, tuple[str, Form]]]:
    """Every kind of page that can be reached, and every kind of form on them with the page it stands on."""
    waiting, seen, forms = [first], {kind_of(first)}, {}
    visited = []
    while waiting and len(visited) < MOST_PAGES:
        path = waiting.pop(0)
        answer = visitor.follow(visitor.get(path))
        visited.append(path)
        assert answer.status < 500, f"{path} answers {answer.status}"
        # As a browser does: a form without an address goes to where the page ended up, not to where the link led.
        page = read_page(answer.path, answer.text)
        for form in filter(Form.can_be_sent, page.forms):
            forms.setdefault(f"{form.method} {kind_of(form.action)} {sorted(form.fields)}", (answer.path, form))
        for link in page.links:
            if not is_left_alone(link) and kind_of(link) not in seen:
                seen.add(kind_of(link))
                waiting.append(link)
    return visited, forms


def send(visitor: Visitor, form: Form, fields: dict[str, str]) -> Answer:
    if form.method == "post":
        most = LARGEST_FORM // (len(fields) or 1)
        sent = {name: value[:most] for name, value in fields.items() if name != "csrfmiddlewaretoken"}
        return visitor.post(form.action, sent, token=form.fields.get("csrfmiddlewaretoken", ""))
    return visitor.search(form.action, {name: value[:LONGEST_ADDRESS] for name, value in fields.items()})


def is_wrong(answer: Answer) -> bool:
    """An error of the server, a form that its own address does not take, markup, or a redirect to somewhere else."""
    refused = answer.status >= 500 or answer.status == 405
    return refused or MARKUP in answer.text or answer.location.startswith(ELSEWHERE)


@pytest.mark.parametrize("role", ["aanjager", "kerngroep", "contactpersoon", "beheer", ""])
def test_no_form_answers_bad_input_with_an_error_of_the_server(server: Server, role: str) -> None:
    visitor, landing = signed_in(server, role) if role else (server.visitor(), "/p/zilverdam/meedoen/")
    first = landing if role in {"", "contactpersoon", "beheer"} else "/p/zilverdam/"
    visited, forms = explore(visitor, first)
    answers: Counter[int] = Counter()
    wrong = []
    for page, form in forms.values():
        if is_left_alone(form.action):
            continue
        for text in CORPUS:
            for fields in (form.filled(text), form.forged(text)):
                answer = send(visitor, form, fields)
                answers[answer.status] += 1
                if is_wrong(answer):
                    wrong.append(f"{answer.status} {form.method} {form.action} on {page} with {text[:40]!r}")
    counts = f"{len(visited)} pages, {len(forms)} forms, {sum(answers.values())} sent"
    print(f"{role or 'visitor'}: {counts}, answers {dict(sorted(answers.items()))}", flush=True)
    assert visited
    assert not wrong, f"{len(wrong)} wrong:\n" + "\n".join(wrong[:30])
