# SPDX-License-Identifier: EUPL-1.2
"""What followed the calls and the mails: counts, the people behind them, and no claim about causes."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.gatherings.models import Gathering, Mailing
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Partnership
from tests.factories import (
    AttendanceFactory,
    ContactFactory,
    GatheringFactory,
    InvitationFactory,
    PhoneCallFactory,
    RegistrationFactory,
    models_save,
)
from tests.gatherings.calling import page


@pytest.fixture
def session(pact: Partnership) -> Gathering:
    started = timezone.now() - timedelta(days=1)
    made: Gathering = GatheringFactory(partnership=pact, starts_at=started, state="under_way")
    return made


def person(session: Gathering, name: str, *, calls: list[str] = [], yes: bool = False, came: bool = False) -> Contact:  # noqa: B006
    contact: Contact = ContactFactory(partnership=session.partnership, name=name)
    for number, outcome in enumerate(calls):
        at = session.starts_at - timedelta(days=9 - number)
        PhoneCallFactory(gathering=session, contact=contact, outcome=outcome, called_at=at)
    if yes:
        registration = RegistrationFactory(gathering=session, contact=contact)
        if came:
            AttendanceFactory(registration=registration)
    return contact


def mail(session: Gathering, people: list[Contact], **more: Any) -> None:
    recipients = [[str(contact.pk)] for contact in people]
    values = {"kind": "invitation", "state": "sent", "done": len(people), **more}
    models_save(
        Mailing(
            partnership=session.partnership,
            gathering=session,
            audience="all",
            subject="Kom je?",
            body="{link}",
            recipients=recipients,
            total=len(people),
            **values,
        )
    )


def figures(client: Client, session: Gathering) -> dict[str, tuple[int, int, int]]:
    lines = client.get(page(session, "wat-volgde/")).context["lines"]
    return {line.asked.code: (line.people, line.registered, line.came) for line in lines}


def test_everybody_stands_on_one_line_with_what_followed(as_fenna: Client, session: Gathering) -> None:
    both = person(session, "Gemaild en gesproken", calls=["voicemail", "comes"], yes=True, came=True)
    other = person(session, "Gemaild en gesproken, kwam niet", calls=["comes"], yes=True)
    tried = person(session, "Gemaild, voicemail", calls=["voicemail", "call_back"])
    person(session, "Alleen gesproken", calls=["not"])
    person(session, "Alleen voicemail", calls=["voicemail"], yes=True, came=True)
    only = person(session, "Alleen gemaild", yes=True, came=True)
    silent = person(session, "Alleen gemaild, geen antwoord")
    InvitationFactory(gathering=session, contact=person(session, "Link in een app"))
    person(session, "Aan de deur", yes=True, came=True)
    person(session, "Nergens")
    mail(session, [both, other, tried, only, silent])
    assert figures(as_fenna, session) == {
        "gesproken-en-mail": (2, 2, 1),
        "gesproken": (1, 0, 0),
        "geprobeerd-en-mail": (1, 0, 0),
        "geprobeerd": (1, 1, 1),
        "mail": (2, 1, 1),
        "anders": (2, 1, 1),
    }


def test_who_had_said_yes_before_the_first_call_was_not_called_to_be_asked(
    as_fenna: Client, session: Gathering
) -> None:
    contact = person(session, "Zei al ja", yes=True, came=True)
    PhoneCallFactory(gathering=session, contact=contact, outcome="comes", answer_before="yes")
    mail(session, [contact])
    assert figures(as_fenna, session) == {"mail": (1, 1, 1)}


@pytest.mark.parametrize(
    "more",
    [{"state": "draft"}, {"kind": "change"}, {"state": "sending", "done": 0}],
    ids=["draft", "change", "waiting"],
)
def test_only_what_was_written_to_ask_counts_as_mail(
    as_fenna: Client, session: Gathering, more: dict[str, Any]
) -> None:
    mail(session, [person(session, "Anna", calls=["comes"])], **more)
    assert figures(as_fenna, session) == {"gesproken": (1, 0, 0)}


def test_behind_each_number_stand_its_people(as_fenna: Client, session: Gathering) -> None:
    person(session, "Kwam Kees", calls=["comes"], yes=True, came=True)
    person(session, "Bleef Bea", calls=["comes"], yes=True)
    person(session, "Nee Nel", calls=["not"])

    def rows(what: str) -> list[str]:
        shown = as_fenna.get(page(session, f"wat-volgde/?groep=gesproken&wat={what}"))
        return [one.name for one in shown.context["rows"]]

    assert rows("mensen") == ["Bleef Bea", "Kwam Kees", "Nee Nel"]
    assert rows("aangemeld") == ["Bleef Bea", "Kwam Kees"]
    assert rows("kwamen") == ["Kwam Kees"]
    assert rows("onzin") == rows("mensen")
    assert as_fenna.get(page(session, "wat-volgde/?groep=onzin")).context["rows"] == []


def test_it_says_what_the_numbers_do_not_say(as_fenna: Client, session: Gathering) -> None:
    person(session, "Anna", calls=["comes"], yes=True)
    shown = as_fenna.get(page(session, "wat-volgde/")).content.decode()
    assert "Wie gebeld is, is niet door het toeval gekozen" in shown


def test_before_it_began_nobody_can_have_come(as_fenna: Client, pact: Partnership) -> None:
    soon = GatheringFactory(partnership=pact)
    person(soon, "Anna", calls=["comes"], yes=True)
    shown = as_fenna.get(page(soon, "wat-volgde/"))
    assert not shown.context["has_begun"]
    assert "Wie er kwam, zie je na de bijeenkomst" in shown.content.decode()


def test_without_calls_and_mails_it_says_where_to_begin(as_fenna: Client, session: Gathering) -> None:
    shown = as_fenna.get(page(session, "wat-volgde/")).content.decode()
    assert "Er is nog niemand gebeld of gemaild" in shown


def test_another_pact_counts_nowhere(as_fenna: Client, session: Gathering, other_pact: Partnership) -> None:
    elsewhere = GatheringFactory(partnership=other_pact)
    person(elsewhere, "Van elders", calls=["comes"], yes=True)
    assert figures(as_fenna, session) == {}
    assert as_fenna.get(page(elsewhere, "wat-volgde/")).status_code == 404
