# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from samenspel.base.fields import EmailAddressField, PhoneField, PlainTextField, WebAddressField, plain_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Buurthuis   De  Brink ", "Buurthuis De Brink"),
        ("Buurt\x00huis\x07", "Buurthuis"),
        ("regel een\r\nregel twee", "regel een regel twee"),
        ("Şükrü O'Brien-ĳsselmeer", "Şükrü O'Brien-ĳsselmeer"),
        ("Kok 👩‍🍳", "Kok 👩‍🍳"),
        ("omge\u202ekeerd", "omgekeerd"),
        ("شريك", "شريك"),
        ("cafe\u0301", "café"),
        ("\u200b \u200f", ""),
        ('{{7*7}} ../ "><svg/onload=alert(1)>', '{{7*7}} ../ "><svg/onload=alert(1)>'),
    ],
)
def test_text_is_kept_as_it_was_meant(typed: str, kept: str) -> None:
    assert PlainTextField(required=False).clean(typed) == kept


def test_several_lines_keep_their_lines_and_one_empty_line() -> None:
    field = PlainTextField(several_lines=True)
    assert field.clean("een \r\n\r\n\r\n\r\ntwee  drie\n") == "een\n\ntwee drie"


def test_nothing_but_invisible_signs_is_nothing() -> None:
    with pytest.raises(ValidationError, match="Vul dit in"):
        PlainTextField().clean("\u200b\u200b")


def test_a_text_that_is_too_long_says_how_long_it_may_be() -> None:
    with pytest.raises(ValidationError, match="er passen 200 tekens, het zijn er nu 300"):
        PlainTextField().clean("a" * 300)


@pytest.mark.parametrize("typed", ["111222333", "Mevrouw, nummer 111 222 333", "111\x00222\x00333"])
def test_a_citizen_service_number_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="burgerservicenummer"):
        PlainTextField().clean(typed)


def test_a_mail_address_is_checked_in_dutch() -> None:
    assert EmailAddressField().clean(" coby@voorbeeld.test ") == "coby@voorbeeld.test"
    with pytest.raises(ValidationError, match="geen e-mailadres"):
        EmailAddressField().clean("coby@")


@pytest.mark.parametrize("typed", ["06 12 34 56 78", "+31 (0)50-1234567", "(050) 123 45 67", "0594-123456", "14 0594"])
def test_a_phone_number_may_be_written_in_many_ways(typed: str) -> None:
    assert PhoneField().clean(typed) == typed


@pytest.mark.parametrize("typed", ["bel me", "06", "javascript:alert(1)", "+", "06 12 34 56 78 90 12 34 56 78 90"])
def test_what_is_no_phone_number_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        PhoneField().clean(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("www.voorbeeld.nl", "https://www.voorbeeld.nl"),
        ("http://voorbeeld.nl/pad?x=1", "http://voorbeeld.nl/pad?x=1"),
        ("voorbeeld.nl:8080/a", "https://voorbeeld.nl:8080/a"),
        ("", ""),
    ],
)
def test_a_web_address_may_be_written_without_https(typed: str, kept: str) -> None:
    assert WebAddressField(required=False).clean(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\x00script:alert(1)", "data:text/html,x", "file:///etc", "x y"],
)
def test_an_address_that_is_no_website_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="geen webadres"):
        WebAddressField().clean(typed)


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    for several in (False, True):
        once = plain_text(text, several_lines=several)
        assert plain_text(once, several_lines=several) == once
        assert "\x00" not in once
