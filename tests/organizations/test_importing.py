# SPDX-License-Identifier: EUPL-1.2
"""What a list does to the partners and people that are there. Everyone is made up; expectations by hand."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspel.audit.models import Event
from samenspel.base.errors import NotFound, Refused
from samenspel.base.scope import Actor
from samenspel.organizations.constants import Decision, ImportState
from samenspel.organizations.models import Contact, ImportRow, ImportRun, KeptApart, Organization, Partner
from samenspel.organizations.operations import importing_taking
from samenspel.organizations.operations.contacts import ContactFacts, change_contact
from samenspel.organizations.operations.importing_doubts import decide
from samenspel.organizations.operations.importing_taking import begin, resume_import, stop_import, take_rows
from tests.organizations.importing import HEAD, counts, everything, outcomes, people, received, row, taken
from tests.organizations.reading import LISTS


def contact(name: str) -> Contact:
    found: Contact = Contact.objects.get(name=name)
    return found


def organization(name: str) -> Organization:
    found: Organization = Organization.objects.get(name=name)
    return found


# --- rows and people ---


def test_rows_of_one_organisation_are_its_people(facilitating: Actor) -> None:
    run_id = taken(f"{HEAD}De Brug;An;an@brug.example;;\nDe Brug;Bo;bo@brug.example;;\nHet Anker;;;;\n")
    assert people() == {"De Brug": ["An", "Bo"], "Het Anker": []}
    assert outcomes(run_id) == {2: "taken", 3: "taken", 4: "taken"}
    assert {partner.status for partner in Partner.objects.all()} == {"active"}
    assert organization("De Brug").source == "Ingelezen lijst"


def test_a_second_and_third_person_in_one_row_come_along(facilitating: Actor) -> None:
    run_id = taken((LISTS / "twee-contacten.csv").read_bytes())
    assert people() == {"Gemeente Zilverdam": ["Fatima", "Gijs"], "Kerk aan de Haven": ["Hanna"]}
    assert len(row(run_id, 2).made) == 4  # organisation, partner and two people


def test_the_same_person_twice_in_one_list_is_one(facilitating: Actor) -> None:
    run_id = taken(f"{HEAD}De Brug;An Smit;an@brug.example;;\nDe Brug;an  smit;AN@brug.example;;\n")
    assert people() == {"De Brug": ["An Smit"]}
    assert outcomes(run_id) == {2: "taken", 3: "unchanged"}


def test_two_people_behind_one_mailbox_are_two(facilitating: Actor) -> None:
    text = f"{HEAD}De Brug;An Smit;info@brug.example;;\nDe Brug;Piet Bos;info@brug.example;;\n"
    taken(text)
    assert people() == {"De Brug": ["An Smit", "Piet Bos"]}
    assert counts(taken(text)) == {"unchanged": 2}


def test_the_same_list_twice_changes_nothing(facilitating: Actor) -> None:
    for name in sorted(path.name for path in LISTS.iterdir() if path.suffix in {".csv", ".tsv", ".txt"}):
        content = (LISTS / name).read_bytes()
        taken(content)
        before = everything()
        again = counts(taken(content))
        assert set(again) <= {"unchanged", "refused", "doubtful"}, name
        assert everything() == before, name


def test_a_changed_row_updates_the_person_it_is_about(facilitating: Actor) -> None:
    taken(f"{HEAD}De Brug;Anna Smit;anna@brug.example;06 12345678;kok\n")
    run_id = taken(f"{HEAD}De Brug;Anna Smit-Bos;ANNA@brug.example;0687654321;\n")
    assert outcomes(run_id) == {2: "updated"}
    anna = contact("Anna Smit-Bos")
    assert (anna.phone, anna.role_title, anna.email) == ("06 87 65 43 21", "kok", "anna@brug.example")
    moved = taken(f"{HEAD}De Brug;Anna Smit-Bos;anders@brug.example;;\n")
    assert outcomes(moved) == {2: "updated"}
    assert contact("Anna Smit-Bos").email == "anders@brug.example"


def test_an_empty_cell_never_wipes_what_somebody_typed(facilitating: Actor) -> None:
    taken(f"{HEAD}De Brug;An;an@brug.example;0612345678;\n")
    an = contact("An")
    facts = ContactFacts(name="An", email="an@brug.example", phone="06 12 34 56 78", remark="Werkt op dinsdag")
    change_contact(contact_id=an.pk, version=an.version, facts=facts)
    assert counts(taken(f"{HEAD}De Brug;An;;;\n")) == {"unchanged": 1}
    assert counts(taken(f"{HEAD}De Brug;An;;;kok\n")) == {"updated": 1}
    an.refresh_from_db()
    assert (an.email, an.phone, an.remark, an.role_title) == (
        "an@brug.example",
        "06 12 34 56 78",
        "Werkt op dinsdag",
        "kok",
    )


def test_who_stopped_taking_part_stays_so_and_the_row_says_it(facilitating: Actor) -> None:
    text = f"{HEAD}De Brug;An;an@brug.example;;\n"
    taken(text)
    Partner.objects.update(status="former")
    Contact.objects.update(active=False)
    run_id = taken(text)
    assert row(run_id, 2).remarks == [
        "“De Brug” doet niet meer mee. Dat blijft zo.",
        "An wordt niet meer uitgenodigd. Dat blijft zo.",
    ]
    assert (Partner.objects.get().status, contact("An").active) == ("former", False)


def test_an_experience_expert_needs_no_organisation(facilitating: Actor) -> None:
    run_id = taken((LISTS / "kringen.csv").read_bytes())
    loes = contact("Loes")
    assert (loes.partner_id, loes.is_experience_expert) == (None, True)
    assert outcomes(run_id)[7] == "refused"
    assert row(run_id, 2).remarks == ["Voor “Telefoon” ontbreekt nog een telefoonnummer."]
    assert "postduif" in " ".join(row(run_id, 4).remarks)


def test_the_first_of_two_rows_that_differ_counts_and_the_second_says_so(facilitating: Actor) -> None:
    text = "organisatie;soort;contactpersoon\nDe Brug;welzijn;An\nDe Brug;kerk;Bo\n"
    run_id = taken(text)
    assert organization("De Brug").sector == "welzijn"
    assert row(run_id, 3).remarks == ["Regel 2 zegt “welzijn”; “kerk” is niet opgenomen."]
    assert counts(taken(text)) == {"unchanged": 2}


# --- which organisation ---


def test_an_organisation_is_known_by_its_number_whatever_its_name(facilitating: Actor) -> None:
    taken("organisatie;kvk\nDe Brug;12345678\n")
    run_id = taken("organisatie;kvk;contactpersoon\nWelzijn Zilverdam;12345678;An\n")
    assert people() == {"De Brug": ["An"]}
    assert row(run_id, 2).remarks == ["Staat in het pact als “De Brug”."]


@pytest.mark.parametrize("written", ["de brug", "Stichting De Brug", "De  Brug!", "St. de Brúg"])
def test_a_name_that_is_only_alike_waits_for_a_decision(facilitating: Actor, written: str) -> None:
    taken(f"{HEAD}De Brug;An;;;\n")
    before = everything()
    run_id = taken(f"{HEAD}{written};Bo;;;\nHet Anker;;;;\n")
    assert outcomes(run_id) == {2: "doubtful", 3: "taken"}
    assert "Lijkt op “De Brug”" in row(run_id, 2).reason
    assert everything()[2] == before[2]


def test_a_name_within_one_list_that_is_only_alike_waits_as_well(facilitating: Actor) -> None:
    run_id = taken(f"{HEAD}De Brug;An;;;\nStichting de brug;Bo;;;\n")
    assert outcomes(run_id) == {2: "taken", 3: "doubtful"}
    assert people() == {"De Brug": ["An"]}


def test_spaces_around_a_name_make_no_other_name(facilitating: Actor) -> None:
    taken(f"{HEAD}Café Zoë;An;;;\n")
    run_id = taken(f"{HEAD}  Cafe\u0301 Zoe\u0308 ;Bo;;;\n")
    assert outcomes(run_id) == {2: "taken"}
    assert people() == {"Café Zoë": ["An", "Bo"]}


def test_one_name_with_another_number_waits_for_a_decision(facilitating: Actor) -> None:
    taken("organisatie;kvk\nKerk;12345678\n")
    run_id = taken("organisatie;kvk\nKerk;87654321\n")
    assert outcomes(run_id) == {2: "doubtful"}
    assert decide(run_id=run_id, row_id=row(run_id, 2).pk, decision=Decision.OTHER) == 1
    assert sorted(people()) == ["Kerk", "Kerk (87654321)"]
    assert counts(taken("organisatie;kvk\nKerk;87654321\n")) == {"unchanged": 1}


def test_the_same_organisation_gets_the_people_and_keeps_its_name(facilitating: Actor) -> None:
    taken(f"{HEAD}De Brug;An;;;\n")
    text = f"{HEAD}Stichting De Brug;Bo;bo@brug.example;;\nHet Anker;;;;\nStichting De Brug;Cas;;;\n"
    run_id = taken(text)
    assert decide(run_id=run_id, row_id=row(run_id, 2).pk, decision=Decision.SAME) == 2
    assert people() == {"De Brug": ["An", "Bo", "Cas"], "Het Anker": []}
    assert outcomes(run_id) == {2: "taken", 3: "taken", 4: "taken"}
    assert row(run_id, 2).cells == []
    assert decide(run_id=run_id, row_id=row(run_id, 2).pk, decision=Decision.OTHER) == 0
    assert counts(taken(text)) == {"unchanged": 3}  # it is not asked again


def test_another_organisation_is_added_and_the_page_of_doubles_need_not_ask(facilitating: Actor) -> None:
    taken(f"{HEAD}De Brug;An;;;\n")
    run_id = taken(f"{HEAD}Stichting De Brug;Bo;;;\n")
    assert decide(run_id=run_id, row_id=row(run_id, 2).pk, decision=Decision.OTHER) == 1
    assert people() == {"De Brug": ["An"], "Stichting De Brug": ["Bo"]}
    assert KeptApart.objects.count() == 1
    assert Event.objects.filter(action="partners.import_decided").count() == 1


def test_a_row_of_another_list_cannot_be_decided_on(facilitating: Actor) -> None:
    taken(f"{HEAD}De Brug;;;;\n")
    one, other = taken(f"{HEAD}de brug;;;;\n"), taken(f"{HEAD}DE BRUG;;;;\n")
    with pytest.raises(NotFound):
        decide(run_id=other, row_id=row(one, 2).pk, decision=Decision.SAME)


# --- what is kept of a list ---


def test_after_the_run_the_file_is_gone_and_only_rows_not_taken_keep_their_cells(facilitating: Actor) -> None:
    run_id = taken((LISTS / "bedorven.csv").read_bytes())
    run: ImportRun = ImportRun.of(run_id)
    assert (bytes(run.content), run.state) == (b"", ImportState.DONE)
    assert "preview" not in run.understood
    cells = dict(ImportRow.objects.values_list("number", "cells"))
    assert cells[2] == []  # a citizen service number stood in it
    assert cells[3][0] == "Het Anker"
    assert cells[7] == []  # taken


def test_no_citizen_service_number_is_left_anywhere(facilitating: Actor) -> None:
    text = f"{HEAD}De Brug;An 111222333;;;\n111222333;Bo;;;\nAnker;;;;\n"
    run_id = received(text)
    run: ImportRun = ImportRun.of(run_id)
    assert "111222333" not in str([run.understood, run.mapping, run.file_name])
    taken(text)
    assert "111222333" not in str([*ImportRow.objects.values(), *everything()])


def test_one_row_in_the_log_for_one_list(facilitating: Actor) -> None:
    taken(f"{HEAD}De Brug;An;;;\nDe Brug;Bo;mis;;\n")
    events = Event.objects.exclude(action="access.refused")
    assert [event.action for event in events] == ["partners.imported"]
    assert events[0].codes == {"taken": 1, "updated": 0, "unchanged": 0, "doubtful": 0, "refused": 1}


# --- jobs ---


def stop_the_clock_after(monkeypatch: pytest.MonkeyPatch, looks: int) -> None:
    ticks = iter([0.0] * looks)
    monkeypatch.setattr(importing_taking.time, "monotonic", lambda: next(ticks, 100.0))


def long_list(rows: int) -> str:
    return HEAD + "".join(f"Organisatie {n // 3};Persoon {n};p{n}@o{n // 3}.example;;\n" for n in range(rows))


def test_a_long_list_goes_in_pieces_and_no_row_is_taken_twice(
    facilitating: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing_taking, "ROWS_AT_ONCE", 10)
    run_id = received(long_list(25))
    begin(run_id, was=ImportState.READ, in_background=False)
    stop_the_clock_after(monkeypatch, looks=2)
    assert take_rows(run_id=run_id, seconds=1)
    assert (ImportRun.of(run_id).done, Contact.objects.count()) == (10, 10)
    assert not take_rows(run_id=run_id)
    assert not take_rows(run_id=run_id)  # the same job once more
    assert (counts(run_id), Contact.objects.count()) == ({"taken": 25}, 25)


def test_a_piece_that_is_killed_leaves_nothing_and_is_taken_again(
    facilitating: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = received(long_list(6))
    begin(run_id, was=ImportState.READ, in_background=False)

    def die(*_args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(importing_taking, "report", die)
        with pytest.raises(KeyboardInterrupt):
            take_rows(run_id=run_id)
    assert (ImportRun.of(run_id).done, Contact.objects.count()) == (0, 0)
    assert not take_rows(run_id=run_id)
    assert counts(run_id) == {"taken": 6}


def test_somebody_who_edits_meanwhile_is_not_overwritten_by_an_old_plan(
    facilitating: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(f"{HEAD}De Brug;An;an@brug.example;;\n")
    run_id = received(f"{HEAD}De Brug;An;an@brug.example;;kok\n")
    begin(run_id, was=ImportState.READ, in_background=False)
    write, calls = importing_taking.write_deeds, []

    def edited_just_before(rows: Any) -> None:
        if not calls:
            an = contact("An")
            facts = ContactFacts(name="An", email="an@brug.example", remark="Werkt op dinsdag")
            change_contact(contact_id=an.pk, version=an.version, facts=facts)
        calls.append(rows)
        write(rows)

    monkeypatch.setattr(importing_taking, "write_deeds", edited_just_before)
    assert not take_rows(run_id=run_id)
    an = contact("An")
    assert len(calls) == 2
    assert an.role_title == "kok"


def test_a_list_that_was_stopped_goes_on_where_it_was(
    facilitating: Actor, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    monkeypatch.setattr(importing_taking, "ROWS_AT_ONCE", 4)
    run_id = received(long_list(9))
    begin(run_id, was=ImportState.READ, in_background=False)
    with monkeypatch.context() as patch:
        stop_the_clock_after(patch, looks=2)
        take_rows(run_id=run_id, seconds=1)
    assert stop_import(run_id=run_id)
    assert not take_rows(run_id=run_id)
    assert Contact.objects.count() == 4
    with django_capture_on_commit_callbacks(execute=True):
        assert resume_import(run_id=run_id)
    assert counts(run_id) == {"taken": 9}


def test_only_one_list_at_a_time(facilitating: Actor) -> None:
    one, other = received(long_list(3)), received(long_list(4))
    assert begin(one, was=ImportState.READ, in_background=False)
    assert not begin(one, was=ImportState.READ, in_background=False)
    with pytest.raises(Refused, match="al een lijst"):
        begin(other, was=ImportState.READ, in_background=False)
    take_rows(run_id=one)
    assert begin(other, was=ImportState.READ, in_background=False)


def queries_of(run_id: UUID) -> int:
    begin(run_id, was=ImportState.READ, in_background=False)
    with CaptureQueriesContext(connection) as seen:
        take_rows(run_id=run_id)
    return len(seen)


def test_two_thousand_rows_ask_few_questions(facilitating: Actor) -> None:
    """Some for each piece of 400 rows, and those because SQLite takes a hundred rows in one statement."""
    few = queries_of(received(long_list(20)))
    many = queries_of(received(long_list(2000)))
    assert few <= 30
    assert many <= 5 * 60
