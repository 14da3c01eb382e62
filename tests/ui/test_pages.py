# SPDX-License-Identifier: EUPL-1.2
"""The gallery, the pages around signing in and the error pages."""

import re
from typing import Any

import pytest
from django.core import mail
from django.template.loader import get_template, render_to_string
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from samenspel.accounts.models import User
from samenspel.ui.gallery import SAMPLES

GALLERY = ["/ui/", "/ui/telefoon/", *(f"/ui/{sample.slug}/" for sample in SAMPLES)]
ENTRANCE = ["account_login", "account_request_login_code", "account_reset_password", "account_signup"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", GALLERY)
def test_every_component_has_a_page_that_keeps_to_the_strict_policy(visitor: Client, address: str) -> None:
    html = visitor.get(address).content.decode()

    assert "<h1" in html
    assert " style=" not in html
    assert not re.findall(r"<script(?![^>]*\bsrc=)", html)
    assert not re.findall(r"\son[a-z]+=", html)


@pytest.mark.django_db
def test_a_component_that_does_not_exist_is_not_found(visitor: Client) -> None:
    assert visitor.get("/ui/bestaat-niet/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("name", ENTRANCE)
def test_the_pages_around_signing_in_are_dutch_and_ours(visitor: Client, name: str) -> None:
    response = visitor.get(reverse(name), headers={"accept-language": "nl"})
    html = response.content.decode()

    assert '<html lang="nl">' in html
    assert 'class="plain"' in html
    for english in ("Sign", "password?", "Forgot", "Request"):
        assert english not in re.sub(r"<head>.*</head>", "", html, flags=re.DOTALL)


@pytest.mark.django_db
def test_a_member_signs_in_with_the_code_from_the_mail(visitor: Client, fenna: User) -> None:
    visitor.post(reverse("account_request_login_code"), {"email": fenna.email})

    assert "Dit is je code" in mail.outbox[0].body
    page = visitor.get(reverse("account_confirm_login_code"))
    assert "Vul de code in" in page.content.decode()
    wrong = visitor.post(reverse("account_confirm_login_code"), {"code": "AAAA-AAAA"})
    assert "Deze code klopt niet" in wrong.content.decode()
    assert mail.outbox[0].subject == "Je code om in te loggen"
    code = re.findall(r"^\s*([A-Z0-9-]{6,9})\s*$", mail.outbox[0].body, flags=re.MULTILINE)[0]
    answer = visitor.post(reverse("account_confirm_login_code"), {"code": code})
    assert answer.status_code == 302
    assert visitor.session["_auth_user_id"] == str(fenna.pk)


@pytest.mark.django_db
def test_signing_in_with_a_password_stays_possible(visitor: Client) -> None:
    html = visitor.get(reverse("account_login")).content.decode()

    assert 'type="password"' in html


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["mfa_index", "account_change_password", "account_set_password", "account_logout"])
def test_the_pages_of_an_account_open_for_who_is_signed_in(as_fenna: Client, name: str) -> None:
    response = as_fenna.get(reverse(name), follow=True, headers={"accept-language": "nl"})

    assert response.status_code == 200
    assert 'class="plain"' in response.content.decode()


@pytest.mark.parametrize("code", ["400", "403", "404", "403_csrf", "500", "503"])
def test_an_error_page_says_what_to_do(code: str) -> None:
    with override("nl"):
        html = render_to_string(f"{code}.html")

    assert "<h1>" in html
    assert "Naar het begin" in html


def test_the_page_for_our_own_mistakes_needs_no_context() -> None:
    html = get_template("500.html").render({})

    assert "<h1>" in html and "{%" not in html


@pytest.mark.django_db
def test_the_line_that_names_are_made_up_stands_on_every_page_of_an_example(rf: Any) -> None:
    class Pact:
        name, slug, is_made_up = "Pact Testdam", "testdam", True

    for template in ("ui/base.html", "ui/plain.html"):
        with override("nl"):
            html = render_to_string(template, {"partnership": Pact(), "request": rf.get("/")})
        assert "Verzonnen voorbeeld: alle namen zijn bedacht." in html


def test_an_item_of_the_navigation_says_where_you_are(rf: Any) -> None:
    items = [{"label": "Vandaag", "url": "/a/", "current": True}, {"label": "Partners", "url": "/b/"}]

    html = render_to_string("ui/base.html", {"navigation": items, "request": rf.get("/")})

    assert html.count('href="/a/" aria-current="page"') == 2  # on a wide screen and in the menu of a phone
    assert 'href="/b/" aria-current' not in html
