# SPDX-License-Identifier: EUPL-1.2
"""A list is taken back: what it made goes, what it changed comes back, and what is in use stays with the reason."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspel.audit.models import Event
from samenspel.base.errors import Conflict
from samenspel.base.scope import Actor
from samenspel.organizations.constants import Decision, ImportState
from samenspel.organizations.models import Contact, ImportRun, Organization, Partner
from samenspel.organizations.operations import importing_undo
from samenspel.organizations.operations.circles import move_to_circle
from samenspel.organizations.operations.contacts import ContactFacts, change_contact
from samenspel.organizations.operations.importing_doubts import decide
from samenspel.organizations.operations.importing_undo import start_undo, undo_rows
from samenspel.partnerships.models import Partnership
from tests.factories import ContactFactory, GatheringFactory, RegistrationFactory
from tests.organizations.importing import HEAD, everything, people, row, taken, undone


def edited(name: str, **facts: str) -> None:
    contact = Contact.objects.get(name=name)
    change_contact(
        contact_id=contact.pk,
        version=contact.version,
        facts=ContactFacts(**{"name": name, "email": contact.email, "phone": contact.phone, **facts}),
    )


def test_everything_is_as_it_was(facilitating: Actor) -> None:
    taken(f"{HEAD}De Brug;An;an@brug.example;;\n")
    before = everything()
    run_id = taken(f"{HEAD}De Brug;An;an@brug.example;0612345678;kok\nDe Brug;Bo;;;\nHet Anker;Cas;;;\n")
    assert people() == {"De Brug": ["An", "Bo"], "Het Anker": ["Cas"]}
    undone(run_id)
    assert everything() == before


def test_who_is_registered_stays_with_the_organisation_and_the_row_says_why(
    facilitating: Actor, pact: Partnership
) -> None:
    run_id = taken(f"{HEAD}De Brug;An;an@brug.example;;\nDe Brug;Bo;;;\nHet Anker;;;;\n")
    an = Contact.objects.get(name="An")
    RegistrationFactory(gathering=GatheringFactory(partnership=pact), contact=an)
    undone(run_id)
    assert people() == {"De Brug": ["An"]}
    assert row(run_id, 2).reason.splitlines() == [
        "“De Brug” blijft: er hangt intussen iets aan, zoals een aanmelding of iemand die is toegevoegd.",
        "“An” blijft: er hangt intussen iets aan, zoals een aanmelding of iemand die is toegevoegd.",
    ]
    assert (row(run_id, 3).reason, row(run_id, 4).reason) == ("", "")


def test_what_somebody_changed_since_stays_as_it_is_now(facilitating: Actor) -> None:
    taken(f"{HEAD}De Brug;An;an@brug.example;;\n")
    run_id = taken(f"{HEAD}De Brug;An;an@brug.example;;kok\nDe Brug;Bo;bo@brug.example;;\n")
    edited("An", role_title="chef")
    edited("Bo", role_title="gastheer")
    undone(run_id)
    assert dict(Contact.objects.values_list("name", "role_title")) == {"An": "chef", "Bo": "gastheer"}
    assert row(run_id, 2).reason == "“An” is na het inlezen gewijzigd. Dat blijft zo."
    assert row(run_id, 3).reason == "“Bo” blijft: iemand heeft er na het inlezen iets aan gewijzigd."


def test_a_partner_that_was_placed_in_a_circle_since_stays(facilitating: Actor) -> None:
    run_id = taken(f"{HEAD}De Brug;;;;\nHet Anker;;;;\n")
    move_to_circle(partner_id=Partner.objects.get(organization__name="De Brug").pk, circle="inner")
    undone(run_id)
    assert list(people()) == ["De Brug"]
    assert Partner.objects.get().circle == "inner"


def test_a_logo_makes_an_organisation_stay_place_and_all(facilitating: Actor) -> None:
    run_id = taken(f"{HEAD}De Brug;;;;\n")
    Organization.objects.update(logo=b"png")
    undone(run_id)
    assert Partner.objects.get().organization.name == "De Brug"


def test_somebody_added_by_hand_keeps_the_organisation(facilitating: Actor, pact: Partnership) -> None:
    run_id = taken(f"{HEAD}De Brug;An;;;\n")
    ContactFactory(partnership=pact, partner=Partner.objects.get(), name="Toegevoegd")
    undone(run_id)
    assert people() == {"De Brug": ["Toegevoegd"]}


def test_a_page_that_was_opened_in_between_meets_a_conflict(facilitating: Actor) -> None:
    """An undo gives the old version number back; a form with the number of the import must not fit any more."""
    taken(f"{HEAD}De Brug;An;an@brug.example;;\n")
    run_id = taken(f"{HEAD}De Brug;An;an@brug.example;;kok\n")
    an = Contact.objects.get(name="An")
    undone(run_id)
    with pytest.raises(Conflict):
        change_contact(contact_id=an.pk, version=an.version, facts=ContactFacts(name="An", role_title="oud"))


def test_a_decision_goes_back_with_its_list_and_is_asked_again(facilitating: Actor) -> None:
    taken(f"{HEAD}De Brug;An;;;\n")
    before = everything()
    text = f"{HEAD}Stichting De Brug;Bo;;;\n"
    run_id = taken(text)
    decide(run_id=run_id, row_id=row(run_id, 2).pk, decision=Decision.SAME)
    undone(run_id)
    assert everything() == before
    assert row(taken(text), 2).outcome == "doubtful"


def test_two_lists_go_back_in_the_order_they_came(facilitating: Actor) -> None:
    first = taken(f"{HEAD}De Brug;An;an@brug.example;;kok\n")
    second = taken(f"{HEAD}De Brug;An;an@brug.example;;chef\n")
    undone(first)
    assert Contact.objects.get().role_title == "chef"  # the later list spoke of it
    undone(second)
    assert Contact.objects.get().role_title == "kok"


def test_undo_in_pieces_and_twice(facilitating: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing_undo, "ROWS_AT_ONCE", 2)
    before = everything()
    run_id = taken(HEAD + "".join(f"Organisatie {n // 2};Persoon {n};;;\n" for n in range(7)))
    assert start_undo(run_id=run_id)
    assert not start_undo(run_id=run_id)
    with monkeypatch.context() as patch:
        ticks = iter([0.0, 0.0])
        patch.setattr(importing_undo.time, "monotonic", lambda: next(ticks, 100.0))
        assert undo_rows(run_id=run_id, seconds=1)
    assert Contact.objects.count() == 5
    assert not undo_rows(run_id=run_id)
    assert not undo_rows(run_id=run_id)
    assert everything() == before
    assert ImportRun.of(run_id).state == ImportState.UNDONE
    assert Event.objects.filter(action="partners.import_undone").count() == 1


def test_an_undo_asks_few_questions(facilitating: Actor) -> None:
    run_id = taken(HEAD + "".join(f"Organisatie {n // 3};Persoon {n};;;\n" for n in range(600)))
    start_undo(run_id=run_id)
    with CaptureQueriesContext(connection) as seen:
        undo_rows(run_id=run_id)
    assert not Contact.objects.exists()
    assert len(seen) <= 3 * 160  # three turns; each table that may point at what goes is asked once a turn
