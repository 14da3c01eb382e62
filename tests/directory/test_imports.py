# SPDX-License-Identifier: EUPL-1.2
"""Lists that come into the directory: taken, taken again, attached to what is there, and taken back."""

import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from samenspel.access.constants import Role
from samenspel.audit.models import Event
from samenspel.base.errors import Refused
from samenspel.base.scope import Actor, acting_as
from samenspel.directory import models
from samenspel.directory.models import (
    DirectoryEntry,
    DirectoryImport,
    DirectoryImportRow,
    ListedRecord,
    Location,
    Merge,
    Phone,
    Service,
)
from samenspel.directory.operations.import_columns import Field
from samenspel.directory.operations.import_files import MAX_FILES, read_file
from samenspel.directory.operations.import_receiving import receive_directory_list
from samenspel.directory.operations.import_taking import begin, take_records
from samenspel.directory.operations.import_undo import start_undo, undo_records
from samenspel.organizations.constants import ImportState
from samenspel.organizations.models import Organization
from samenspel.partnerships.models import Partnership
from tests.domain.hsds.dirty import Tables, soiled, tidy

EXAMPLES = Path("tests/data/hsds")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def facilitating(pact: Partnership) -> Iterator[None]:
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=pact.pk)):
        yield


def taken(data: Any, *, name: str = "kaart.json", **more: Any) -> UUID:
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    run_id = receive_directory_list(form_key=uuid4(), content=content, file_name=name, **more)
    assert begin(run_id, was=ImportState.READ, in_background=False)
    assert not take_records(run_id=run_id)
    assert DirectoryImport.of(run_id).state == ImportState.DONE
    return run_id


def undone(run_id: UUID) -> None:
    assert start_undo(run_id=run_id)
    assert not undo_records(run_id=run_id)


def counts(run_id: UUID) -> dict[str, int]:
    return dict(Counter(DirectoryImportRow.objects.filter(run_id=run_id).values_list("outcome", flat=True)))


def remarks(run_id: UUID) -> str:
    rows = DirectoryImportRow.objects.filter(run_id=run_id).values_list("reason", "remarks")
    return "\n".join(reason + "\n".join(told) for reason, told in rows)


KEPT = [
    Organization,
    *(
        getattr(models, name)
        for name in (
            "DirectoryEntry",
            "Service",
            "Location",
            "ServiceAtLocation",
            "Phone",
            "Schedule",
            "Language",
            "Accessibility",
            "PublicContact",
            "CostOption",
            "RequiredDocument",
            "ServiceArea",
            "Attribute",
            "Taxonomy",
            "TaxonomyTerm",
            "ListedRecord",
        )
    ),
]


def everything(*, moments: bool = True) -> dict[str, list[dict[str, Any]]]:
    """Every field of everything that a list can bring."""
    left = set() if moments else {"modified_at"}
    return {
        model.__name__: [
            {name: value for name, value in row.items() if name not in left}
            for row in model.objects.order_by("pk").values()
        ]
        for model in KEPT
    }


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_the_official_examples_come_in_as_json_and_as_tables_and_are_the_same_records() -> None:
    taken((EXAMPLES / "service_full.json").read_bytes(), name="service_full.json")
    service = Service.objects.get()
    assert service.organization.name == "Example Organization Inc."
    assert service.extra["program"]["name"] == "Community Mental Health Support"
    assert service.extra["capacities"][0]["unit"]["name"]
    assert service.service_at_locations.get().location.city == "MyCity"
    assert not models.PublicContact.objects.exclude(name="", email="").exists()
    files = {path.name: path.read_bytes() for path in (EXAMPLES / "csv").glob("*.csv")}
    again = taken(zipped(files), name="pakket.zip")
    assert Service.objects.count() == Organization.objects.count() == 1
    assert counts(again)["updated"] >= 2


def test_the_same_list_twice_changes_nothing_and_a_newer_one_changes_what_is_new() -> None:
    taken(tidy())
    before = everything()
    assert counts(taken(tidy())) == {"unchanged": 24}
    assert everything() == before
    newer = tidy()
    newer["services"][0]["description"] = "Nu ook op zondag"
    newer["phones"][1]["number"] = "0594 999999"
    assert counts(taken(newer)) == {"unchanged": 22, "updated": 2}
    assert Service.objects.get(description="Nu ook op zondag").phones.count() == 1
    assert Phone.objects.filter(number="0594 999999").count() == 1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_dirty_list_comes_in_and_goes_again_without_a_trace(seed: int) -> None:
    taken(tidy(6, seed))
    before = everything(moments=False)
    run_id = taken(soiled(tidy(9, seed), seed))
    assert Service.objects.count() >= 6
    undone(run_id)
    after = everything(moments=False)
    for name, rows in before.items():
        assert after[name] == rows, name
    assert Event.objects.filter(action="directory.import_undone").count() == 1


def test_a_list_that_is_taken_back_leaves_nothing() -> None:
    before = everything()
    run_id = taken(tidy(6))
    undone(run_id)
    assert everything() == before
    assert not DirectoryImportRow.objects.filter(run_id=run_id).exclude(made=[], before="").exists()


def test_what_somebody_changed_since_stays_at_a_newer_list_and_at_an_undo() -> None:
    run_id = taken(tidy(3))
    service = Service.objects.order_by("name").first()
    Service.objects.filter(pk=service.pk).update(description="Met de hand", version=service.version + 1)
    newer = tidy(3)
    for row in newer["services"]:
        row["description"] = "Van de lijst"
    again = taken(newer)
    assert counts(again)["doubtful"] == 1 and counts(again)["updated"] == 2
    assert Service.objects.filter(description="Met de hand").count() == 1
    undone(again)
    undone(run_id)
    assert [row.description for row in Service.objects.all()] == ["Met de hand"]
    assert "Iemand heeft dit na het inlezen gewijzigd" in remarks(run_id)


def test_a_public_number_attaches_and_a_name_alone_is_offered(pact: Partnership) -> None:
    def body(name: str, **more: str) -> Organization:
        from samenspel.base.names import name_key

        return Organization.objects.create(partnership_id=pact.pk, name=name, name_key=name_key(name), **more)

    known = body("Voedselbank", kvk="12345678", email="eigen@voorbeeld.nl")
    alike = body("Stichting De Kledingbank", city="Leek")
    table = (
        "naam;kvk;email;website;plaats\nVoedselbank Leek;12345678;lijst@voorbeeld.nl;www.vb.nl;Leek\n"
        "Kledingbank;;;;Leek\nKledingbank;;;;Emmen\n"
    )
    run_id = taken(table.encode(), name="register.csv")
    known.refresh_from_db()
    assert (known.name, known.email, known.website) == ("Voedselbank", "eigen@voorbeeld.nl", "https://www.vb.nl")
    doubt = DirectoryImportRow.objects.get(run_id=run_id, outcome="doubtful")
    assert doubt.doubt_id == alike.pk and doubt.record_id != alike.pk
    assert counts(run_id) == {"updated": 1, "doubtful": 1, "taken": 1}
    assert DirectoryEntry.objects.filter(organization=known).exists()
    undone(run_id)
    known.refresh_from_db()
    assert known.website == "" and Organization.objects.count() == 2
    assert not DirectoryEntry.objects.exists()


def test_a_merged_record_is_reached_by_its_old_id(pact: Partnership) -> None:
    taken(tidy(3))
    dropped, kept = Service.objects.order_by("name")[:2]
    Merge.objects.create(partnership_id=pact.pk, kind="service", kept_id=kept.pk, dropped_id=dropped.pk)
    newer = tidy(3)
    newer["phones"].append({"id": "nieuw", "service_id": newer["services"][0]["id"], "number": "0594 111111"})
    taken(newer)
    assert Service.objects.count() == 3
    found = ListedRecord.objects.filter(target_id=kept.pk).count()
    assert found >= 1


def test_what_is_named_a_bsn_a_person_or_too_much_stays_out() -> None:
    tables: Tables = {
        "services": [{"id": 1, "name": "Hulp", "description": "Vraag naar 111222333"}],
        "contacts": [
            {"id": 1, "service_id": 1, "name": "Bedachte Bewoner", "title": "Balie", "email": "b@voorbeeld.nl"}
        ],
        "phones": [{"id": 1, "contact_id": 1, "number": "0612345678"}],
    }
    run_id = taken(tables)
    assert Service.objects.get().description == ""
    contact = models.PublicContact.objects.get()
    assert (contact.name, contact.title, contact.email) == ("", "Balie", "")
    told = json.dumps(list(DirectoryImportRow.objects.values("reason", "remarks", "name"))) + remarks(run_id)
    assert not Phone.objects.exists()
    for secret in ("111222333", "Bedachte", "0612345678"):
        assert secret not in told


def test_one_list_at_a_time_and_the_file_is_forgotten() -> None:
    first = receive_directory_list(form_key=uuid4(), content=json.dumps(tidy(3)).encode(), file_name="a.json")
    second = receive_directory_list(form_key=uuid4(), content=json.dumps(tidy(3)).encode(), file_name="b.json")
    assert begin(first, was=ImportState.READ, in_background=False)
    with pytest.raises(Refused):
        begin(second, was=ImportState.READ, in_background=False)
    assert take_records(run_id=first, seconds=0)  # the time is up before the first piece
    assert not take_records(run_id=first)
    assert bytes(DirectoryImport.of(first).content) == b""
    assert Event.objects.filter(action="directory.imported").count() == 1


def test_a_table_is_read_with_the_columns_that_were_chosen() -> None:
    content = b"Wie;Wat;Plaats;Website\nEethuis;Soep op dinsdag;Leek;\nEethuis;Soep op vrijdag;Leek;\n;;;\n"
    wanted = {0: Field.NAME, 1: Field.SERVICE, 2: Field.CITY}
    taken(content, name="tabel.csv", mapping=wanted)
    names = Service.objects.order_by("name").values_list("name", "organization__name")
    assert list(names) == [("Soep op dinsdag", "Eethuis"), ("Soep op vrijdag", "Eethuis")]
    assert Location.objects.get().city == "Leek" and Organization.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "leeg.csv"),
        (b"{", "half.json"),
        (b"[" * 5_000, "diep.json"),
        (b"PK\x03\x04kapot", "kapot.zip"),
        (zipped({f"{number}.csv": b"x" for number in range(MAX_FILES + 1)}), "veel.zip"),
        (zipped({"../../etc/passwd": b"root", "readme.md": b"x"}), "pad.zip"),
        (b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><x>&y;</x>", "x.xml"),
        (b"%PDF-1.7", "lijst.pdf"),
    ],
)
def test_what_is_no_list_is_refused_in_a_sentence(content: bytes, name: str) -> None:
    with pytest.raises(Refused):
        read_file(content, name=name)


def test_the_pages_lead_from_a_file_to_a_report_and_back(as_fenna: Client) -> None:
    here = "/p/testdam/hulpaanbod/importeren/"
    key = str(uuid4())
    file = io.BytesIO(b"dienst;organisatie;plaats;website\nSoep;Eethuis;Leek;geen\n;Leeg;;\n")
    file.name = "aanbod 2026.csv"
    answer = as_fenna.post(here, {"form_key": key, "lists": file, "source": ""})
    review = answer["Location"]
    page = as_fenna.get(review).content.decode()
    assert "Soep" in page and "aanbod" in page
    run = DirectoryImport.objects.get()
    columns = {f"column_{index}": field for index, field in run.mapping.items()}
    answer = as_fenna.post(review, {**columns, "source": run.source, "action": "take"})
    take_records(run_id=run.pk)
    page = as_fenna.get(answer["Location"]).content.decode()
    assert "geen webadres" in as_fenna.get(answer["Location"] + "?wat=remarks").content.decode()
    assert "Hier ontbreekt" in page
    report = as_fenna.get(answer["Location"] + "verslag.csv")
    assert b"regel" in report.content.lower() and report.status_code == 200
    assert as_fenna.get(answer["Location"] + "terugdraaien/").status_code == 200
    as_fenna.post(answer["Location"] + "terugdraaien/")
    undo_records(run_id=run.pk)
    assert "Alles is weer zoals het was" in as_fenna.get(answer["Location"]).content.decode()
    assert not Service.objects.exists()
