# SPDX-License-Identifier: EUPL-1.2
"""Staff sign in: a mailed code or a password, an app with codes, a lock on guessing, sessions that end."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone

from samenspel.accounts.models import User
from samenspel.entrance import middleware
from tests.factories import UserFactory

LOGIN = "/account/login/"
CODE = "/account/login/code/"
CONFIRM = "/account/login/code/confirm/"
PASSWORD = "een heel lang wachtwoord"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
TODAY = "/p/testdam/actiepunten/"


@pytest.fixture
def fenna(fenna: User) -> User:
    fenna.set_password(PASSWORD)
    fenna.save()
    return fenna


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The middleware's clock; the test moves its hands."""
    now = [timezone.now().timestamp()]
    monkeypatch.setattr(middleware.time, "time", lambda: now[0])
    yield now


def sign_in(client: Client, password: str = PASSWORD, email: str = "fenna@voorbeeld.test", **more: str) -> Any:
    return client.post(LOGIN, {"login": email, "password": password, **more})


def is_in(client: Client) -> bool:
    return client.get(TODAY).status_code == 200


def text(response: Any) -> str:
    return str(response.content.decode())


def totp_code() -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(SECRET, counter)))


def test_a_page_for_staff_leads_to_the_sign_in_page_and_back(visitor: Client, fenna: User) -> None:
    answer = visitor.get(TODAY)
    assert (answer.status_code, answer["Location"]) == (302, f"{LOGIN}?next={TODAY}")
    page = text(visitor.get(LOGIN))
    assert "Inloggen" in page
    assert 'lang="nl"' in page
    assert sign_in(visitor, next=TODAY)["Location"] == TODAY
    assert is_in(visitor)


def test_a_phone_set_to_another_language_reads_dutch(visitor: Client, db: None) -> None:
    assert 'lang="nl"' in text(visitor.get(LOGIN, headers={"accept-language": "en-GB,en;q=0.9"}))


def test_a_mailed_code_signs_in_once(visitor: Client, fenna: User) -> None:
    assert visitor.post(CODE, {"email": "fenna@voorbeeld.test"}).status_code == 302
    [message] = mail.outbox
    assert message.to == ["fenna@voorbeeld.test"]
    code = re.search(r"^([A-Z0-9-]{6,12})$", message.body, re.MULTILINE)
    assert code is not None, message.body
    stranger = Client()
    stranger.post(CONFIRM, {"code": code[1]})
    assert not is_in(stranger)
    assert visitor.post(CONFIRM, {"code": code[1]}).status_code == 302
    assert is_in(visitor)


def test_r27_an_unknown_address_gets_the_same_page_and_no_code(fenna: User) -> None:
    pages = []
    for address in ("fenna@voorbeeld.test", "onbekend@voorbeeld.test"):
        client = Client()
        answer = client.post(CODE, {"email": address})
        page = re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]+', "", text(client.get(CONFIRM)))
        pages.append((answer.status_code, answer["Location"], page.replace(address, "")))
    assert pages[0] == pages[1]
    assert not [
        m for m in mail.outbox if m.to == ["onbekend@voorbeeld.test"] and re.search(r"^[A-Z0-9-]{6,12}$", m.body, re.M)
    ]


def test_a_few_wrong_codes_end_the_try(visitor: Client, fenna: User) -> None:
    visitor.post(CODE, {"email": "fenna@voorbeeld.test"})
    code = re.search(r"^([A-Z0-9-]{6,12})$", mail.outbox[0].body, re.MULTILINE)
    assert code is not None
    for _ in range(4):
        visitor.post(CONFIRM, {"code": "AAAAAA"})
    visitor.post(CONFIRM, {"code": code[1]})
    assert not is_in(visitor)


def test_a_wrong_password_says_the_same_for_known_and_unknown_people(fenna: User) -> None:
    sentences = set()
    for address in ("fenna@voorbeeld.test", "onbekend@voorbeeld.test"):
        answer = sign_in(Client(), password="iets anders dan dat", email=address)
        found = re.search(r"form-errors-title.*?</div>", text(answer), re.DOTALL)
        assert found is not None
        sentences.add(found[0])
    assert len(sentences) == 1


def test_r25_guessing_locks_the_account_for_that_address_and_says_so(fenna: User) -> None:
    for _ in range(12):
        last = sign_in(Client(), password="geraden wachtwoord")
    assert "Te veel" in text(last)
    client = Client()
    sign_in(client)
    assert not is_in(client)


def test_r25_who_tries_all_the_time_reads_in_dutch_to_wait(db: None) -> None:
    for number in range(40):
        last = sign_in(Client(), password="geraden wachtwoord", email=f"iemand{number}@voorbeeld.test")
    assert last.status_code == 429
    assert "Even wachten" in text(last)


def test_r25_nobody_can_fill_a_mailbox_with_codes(fenna: User) -> None:
    for number in range(20):
        Client(REMOTE_ADDR=f"198.51.100.{number}").post(CODE, {"email": "fenna@voorbeeld.test"})
    assert len(mail.outbox) == 3


def test_r25_the_lock_of_an_hour_has_a_page_of_its_own(fenna: User, settings: Any) -> None:
    settings.AXES_FAILURE_LIMIT = 3
    for _ in range(4):
        last = sign_in(Client(), password="geraden wachtwoord")
    assert last.status_code == 429
    assert "Log in met een code in je mail" in text(last)


def test_r25_guessing_from_many_addresses_is_stopped_too(fenna: User) -> None:
    for number in range(20):
        sign_in(Client(REMOTE_ADDR=f"198.51.100.{number}"), password="geraden wachtwoord")
    client = Client(REMOTE_ADDR="198.51.100.99")
    sign_in(client)
    assert not is_in(client)


def test_r25_the_lock_counts_who_was_tried_and_from_where(fenna: User) -> None:
    from axes.models import AccessAttempt

    sign_in(Client(REMOTE_ADDR="2001:db8:1:2::5"), password="geraden wachtwoord")
    attempt = AccessAttempt.objects.get()
    assert (attempt.username, attempt.ip_address) == ("fenna@voorbeeld.test", "2001:db8:1:2::")


def test_guessing_one_account_leaves_others_free(fenna: User, karim: User) -> None:
    karim.set_password(PASSWORD)
    karim.save()
    for number in range(9):
        sign_in(Client(REMOTE_ADDR=f"198.51.100.{number}"), password="geraden wachtwoord")
    client = Client(REMOTE_ADDR="203.0.113.5")
    sign_in(client, email="karim@voorbeeld.test")
    assert is_in(client)


@pytest.mark.parametrize(
    "evil",
    ["//evil.test/", "https://evil.test/", "/\\evil.test", "https:evil.test", "javascript:alert(1)", "\t//evil.test"],
)
def test_signing_in_leads_nowhere_else(visitor: Client, fenna: User, evil: str) -> None:
    answer = sign_in(visitor, next=evil)
    assert answer.status_code == 302
    assert "evil" not in answer["Location"]
    assert "javascript" not in answer["Location"]


@pytest.mark.parametrize("host", ["evil.test", "127.0.0.1.evil.test", "evil.test:80"])
def test_another_host_name_is_refused(visitor: Client, db: None, host: str) -> None:
    assert visitor.get(LOGIN, headers={"host": host}).status_code == 400
    assert visitor.get(LOGIN, headers={"x-forwarded-host": host}).status_code == 200  # not believed, so harmless
    assert host not in text(visitor.get(LOGIN, headers={"x-forwarded-host": host}))


def test_nobody_makes_an_account_by_themselves(visitor: Client, db: None) -> None:
    visitor.post("/account/signup/", {"email": "nieuw@voorbeeld.test", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.filter(email="nieuw@voorbeeld.test").exists()


def test_a_closed_account_does_not_open(visitor: Client, fenna: User) -> None:
    User.objects.update(is_active=False)
    sign_in(visitor)
    assert not is_in(visitor)


def test_a_form_from_elsewhere_does_not_sign_in(fenna: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(LOGIN, {"login": fenna.email, "password": PASSWORD}).status_code == 403


def test_signing_out_is_a_button_not_a_link(visitor: Client, fenna: User) -> None:
    sign_in(visitor)
    visitor.get("/account/logout/")
    assert is_in(visitor)
    visitor.post("/account/logout/")
    assert not is_in(visitor)


def test_r26_a_session_ends_twelve_hours_after_signing_in(visitor: Client, fenna: User, clock: list[float]) -> None:
    sign_in(visitor)
    assert is_in(visitor)
    for _ in range(23):
        clock[0] += 1800
        assert is_in(visitor)
    clock[0] += 1801 + 1800
    assert not is_in(visitor)


def test_r26_an_hour_without_a_page_ends_a_session_and_a_page_now_and_then_keeps_it(
    visitor: Client, fenna: User, clock: list[float]
) -> None:
    sign_in(visitor)
    is_in(visitor)
    session = Session.objects.get()
    left = (session.expire_date - timezone.now()).total_seconds()
    assert 3540 < left <= 3600
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=5))
    clock[0] += 600
    assert is_in(visitor)
    assert (Session.objects.get().expire_date - timezone.now()).total_seconds() > 3540
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not is_in(visitor)


def test_r26_a_new_password_ends_the_other_sessions(fenna: User) -> None:
    one, other = Client(), Client()
    sign_in(one)
    sign_in(other)
    assert is_in(other)
    new = "een ander lang wachtwoord"
    answer = one.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert answer.status_code == 302
    assert not is_in(other)


def test_r26_who_loses_a_role_loses_the_pages_at_the_next_click(visitor: Client, fenna: User) -> None:
    sign_in(visitor)
    assert is_in(visitor)
    fenna.memberships.model._base_manager.all().delete()
    assert visitor.get(TODAY).status_code == 404


@pytest.fixture
def with_app(fenna: User) -> User:
    Authenticator.objects.create(user=fenna, type=Authenticator.Type.TOTP, data={"secret": SECRET})
    return fenna


def test_r24_with_an_app_the_password_alone_is_not_enough(visitor: Client, with_app: User) -> None:
    answer = sign_in(visitor)
    assert answer["Location"].startswith("/account/2fa/authenticate/")
    assert not is_in(visitor)
    assert "Code uit je app" in text(visitor.get(answer["Location"]))
    visitor.post("/account/2fa/authenticate/", {"code": totp_code()})
    assert is_in(visitor)


def test_r24_with_an_app_the_mailed_code_alone_is_not_enough(visitor: Client, with_app: User) -> None:
    visitor.post(CODE, {"email": with_app.email})
    code = re.search(r"^([A-Z0-9-]{6,12})$", mail.outbox[0].body, re.MULTILINE)
    assert code is not None
    visitor.post(CONFIRM, {"code": code[1]})
    assert not is_in(visitor)


def test_r24_a_code_from_the_app_works_once(with_app: User) -> None:
    one, other = Client(), Client()
    sign_in(one)
    sign_in(other)
    code = totp_code()
    one.post("/account/2fa/authenticate/", {"code": code})
    other.post("/account/2fa/authenticate/", {"code": code})
    assert is_in(one)
    assert not is_in(other)


def test_r24_the_same_code_at_the_same_moment_works_once(with_app: User) -> None:
    from concurrent.futures import ThreadPoolExecutor

    app = TOTP(Authenticator.objects.get())
    code = totp_code()
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lambda _: app._mark_code_used(code), range(16))) == 1


@pytest.mark.parametrize("code", ["", "000000", "abcdef", "1" * 500, "\x00", "١٢٣٤٥٦"])
def test_a_wrong_code_from_the_app_is_refused_with_a_sentence(visitor: Client, with_app: User, code: str) -> None:
    sign_in(visitor)
    answer = visitor.post("/account/2fa/authenticate/", {"code": code})
    assert answer.status_code in {200, 422}
    assert not is_in(visitor)


@pytest.mark.parametrize(
    "bad", ["", "\x00", "x" * 100_000, "'); DROP TABLE user;--", "a@b\r\nBcc: x@y.test", "🎉@voorbeeld.test"]
)
def test_bad_text_never_breaks_the_sign_in_page(visitor: Client, db: None, bad: str) -> None:
    assert sign_in(visitor, email=bad, password=bad).status_code in {200, 422}
    assert visitor.post(CODE, {"email": bad}).status_code in {200, 302, 422}
    assert not [message for message in mail.outbox if message.cc or message.bcc]


def test_signed_in_pages_are_not_kept_by_the_browser(visitor: Client, fenna: User) -> None:
    sign_in(visitor)
    assert "no-store" in visitor.get(TODAY)["Cache-Control"]


def test_two_people_with_one_address_in_other_capitals_are_one_account(visitor: Client, fenna: User) -> None:
    UserFactory(email="iemand@voorbeeld.test")
    sign_in(visitor, email="FENNA@Voorbeeld.test")
    assert is_in(visitor)


def test_nobody_gives_their_own_account_an_address_of_somebody_else(as_karim: Client, karim: User) -> None:
    """The role that a facilitator gives to an address, and the code mailed to it, would be Karim's."""
    for action in ("action_add", "action_primary"):
        assert as_karim.post("/account/email/", {action: "", "email": "nieuw@voorbeeld.test"}).status_code == 404
    assert as_karim.get("/account/email/").status_code == 404
    karim.refresh_from_db()
    assert karim.email == "karim@voorbeeld.test"
    assert not mail.outbox


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ("kort", "Je wachtwoord is te kort: neem minstens 12 tekens."),
        ("Fenna Facilitator", "Dit wachtwoord lijkt te veel op je naam of je e-mailadres."),
        ("fenna@voorbeeld.test", "Dit wachtwoord lijkt te veel op je naam of je e-mailadres."),
        ("abc123456789", "Dit wachtwoord gebruiken veel mensen."),
    ],
)
def test_a_weak_password_is_refused_in_the_words_of_the_rest(as_fenna: Client, new: str, sentence: str) -> None:
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    answer = as_fenna.post("/account/password/change/", form)
    assert sentence in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    ["login/", "login/code/", "password/reset/", "password/reset/done/", "password/set/", "2fa/", "2fa/totp/activate/"],
)
def test_pages_about_signing_in_say_je(as_fenna: Client, visitor: Client, address: str) -> None:
    pages = [client.get(f"/account/{address}", follow=True) for client in (as_fenna, visitor)]
    for page in pages:
        words = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page.content.decode(), flags=re.DOTALL)
        assert not re.search(r"\b(u|uw)\b", words, flags=re.IGNORECASE), words
