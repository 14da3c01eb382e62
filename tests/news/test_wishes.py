# SPDX-License-Identifier: EUPL-1.2
"""Each person chooses how often; leaving is one tap, also by a mail program on its own (RFC 8058)."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from samenspel.base.scope import Actor, acting_as
from samenspel.entrance.operations import link_for_contact, link_for_mailbox, token_of
from samenspel.messaging.operations import deliver_waiting, write_message
from samenspel.news.models import NewsWish
from samenspel.news.queries.wishes import readers_who_want
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory


def chosen(contact: Contact) -> list[str]:
    return list(NewsWish._base_manager.filter(contact=contact).values_list("frequency", flat=True))


def test_a_mail_program_leaves_for_a_person_by_a_post_without_cookie_page_or_csrf(
    pact: Partnership, coby: Contact, token_for: Callable[..., str]
) -> None:
    program = Client(enforce_csrf_checks=True)
    address = f"/p/{pact.slug}/k/{token_for(coby)}/berichten/uit/"
    assert program.get(address).status_code == 200
    assert chosen(coby) == []  # opening it did nothing: scanners open links
    answer = program.post(address, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200  # not a redirect, which mail programs do not follow
    assert chosen(coby) == ["nothing"]


def test_every_other_address_of_a_link_still_wants_its_csrf_token(
    pact: Partnership, coby: Contact, token_for: Callable[..., str]
) -> None:
    address = f"/p/{pact.slug}/k/{token_for(coby)}/berichten/"
    assert Client(enforce_csrf_checks=True).post(address, {"frequency": "every"}).status_code == 403
    assert Client().post(address, {"frequency": "every"}).status_code == 302
    assert chosen(coby) == ["every"]


def test_leaving_from_a_shared_mailbox_holds_for_everybody_who_reads_it(
    pact: Partnership, coby: Contact, visitor: Client
) -> None:
    colleague: Contact = ContactFactory(partnership=pact, email=coby.email.upper())
    other: Contact = ContactFactory(partnership=pact)
    with acting_as(Actor(role="gate", partnership_id=pact.pk)):
        token = token_of(link_for_mailbox(mailbox=coby.email))
    assert visitor.post(f"/p/{pact.slug}/k/{token}/berichten/uit/").status_code == 200
    assert [chosen(one) for one in (coby, colleague, other)] == [["nothing"], ["nothing"], []]
    assert visitor.get(f"/p/{pact.slug}/k/{token}/berichten/").status_code == 403


@pytest.mark.parametrize("kind", ["news", "invitation", "question"])
def test_the_button_of_mail_programs_stands_in_news_only(kind: str, coby: Contact, facilitating: Actor) -> None:
    link = link_for_contact(contact_id=coby.pk)
    write_message(kind=kind, to_name="Coby", to_email=coby.email, subject="Hallo", body="Dag", link=link)
    deliver_waiting()
    headers = mail.outbox[0].extra_headers
    if kind != "news":
        assert "List-Unsubscribe" not in headers
        return
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Unsubscribe"].endswith(f"/k/{token_of(link)}/berichten/uit/>")
    assert headers["List-Unsubscribe"].startswith("<http")


def test_staff_see_nobodys_choice(coby: Contact, people: Callable[..., list[Contact]], facilitating: Actor) -> None:
    people(2, "nothing")
    assert NewsWish.objects.count() == 0


def test_who_never_chose_hears_once_a_month_unless_they_would_rather_be_called(
    people: Callable[..., list[Contact]], facilitating: Actor
) -> None:
    unasked, _by_phone = people(1)[0], people(1, channel="phone")[0]
    monthly, by_phone_monthly = people(1, "monthly")[0], people(1, "monthly", channel="phone")[0]
    people(1, "weekly")
    assert {one.id for one in readers_who_want("month")} == {unasked.pk, monthly.pk, by_phone_monthly.pk}
