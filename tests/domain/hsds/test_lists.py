# SPDX-License-Identifier: EUPL-1.2
"""Whole lists: what becomes of every kind of dirt, and that nothing is lost without a word."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.domain.hsds.flattening import rows_of_json, rows_of_table
from samenspel.domain.hsds.identity import all_rows
from samenspel.domain.hsds.linking import read
from samenspel.domain.hsds.records import Reading, Row
from tests.domain.hsds.dirty import Tables, soiled, tidy

EXAMPLES = Path("tests/data/hsds")


def read_json(data: Any, file: str = "") -> Reading:
    return read(rows_of_json(data, file=file))


def named(reading: Reading, name: str) -> Row:
    return next(row for row in reading.records if row.values.get("name") == name)


def codes(reading: Reading) -> set[str]:
    told = {row.refused.code for row in reading.refused if row.refused}
    return told | {trouble.code for record in reading.records for row in all_rows(record) for trouble in row.troubles}


def test_the_official_example_of_a_service_comes_in_whole_but_for_its_persons() -> None:
    reading = read_json(json.loads((EXAMPLES / "service_full.json").read_text()))
    assert Counter(row.table for row in reading.records) == Counter(
        ["taxonomies", "taxonomy_terms", "organizations", "locations", "services"]
    )
    service = named(reading, "Community Counselling")
    assert {table: len(rows) for table, rows in service.children.items()} == {
        **{"service_at_location": 1, "phones": 1, "schedules": 1, "service_areas": 1, "languages": 1, "funding": 1},
        **{"cost_options": 1, "required_documents": 1, "contacts": 1, "service_capacity": 1, "attributes": 1, "url": 1},
    } | ({"service_areas": len(service.children["service_areas"])})
    assert codes(reading) == {"person", "phone_of_person", "parent_missing", "no_place_on_earth"}
    assert "Ann Persona" not in str([[row.values for row in all_rows(record)] for record in reading.records])


def test_a_list_of_one_point_one_is_read_by_its_own_names() -> None:
    tables = {
        "organizations.csv": ["id,name,description,url", "1,Huis,Helpt,www.huis.nl"],
        "services.csv": ["id,organization_id,name,status", "5,1,Maaltijd,active"],
        "locations.csv": ["id,organization_id,name,latitude,longitude", "9,1,Plein,53.1,6.3"],
        "services_at_location.csv": ["id,service_id,location_id", "1,5,9"],
        "physical_addresses.csv": ["id,location_id,address_1,city,postal_code,country", "1,9,Plein 1,Leek,9351 AB,NL"],
        "regular_schedules.csv": ["id,service_id,weekday,opens_at,closes_at", "1,5,Monday,09:00,17:00"],
        "holiday_schedules.csv": ["id,service_id,closed,start_date,end_date", "1,5,TRUE,2026-12-25,2026-12-26"],
        "taxonomy.csv": ["id,name,parent_id,vocabulary", "0012,Eten,,Thema"],
        "service_taxonomy.csv": ["id,service_id,taxonomy_id", "1,5,12"],
        "accessibility_for_disabilities.csv": ["id,location_id,accessibility", "1,9,lift"],
        "payments_accepted.csv": ["id,service_id,payment", "1,5,pin"],
        "eligibility.csv": ["id,service_id,eligibility", "1,5,iedereen"],
        "languages.csv": ["id,service_id,language", "1,5,Nederlands"],
        "contacts.csv": ["id,service_id,name,email", "1,5,Bedachte Bewoner,b@huis.nl"],
    }
    from samenspel.domain.hsds.tables import table_of

    def rows() -> Any:
        for file, lines in tables.items():
            cells = [line.split(",") for line in lines]
            yield from rows_of_table(table_of(file), cells[0], enumerate(cells[1:], start=2), file=file)

    reading = read(rows())
    service = named(reading, "Maaltijd")
    assert service.values["eligibility_description"] == "iedereen"
    assert [row.values.get("byday") for row in service.children["schedules"]] == ["MO", None]
    assert service.children["attributes"][0].values["_term"] == "0012"  # padded there, bare here
    assert named(reading, "Huis").values["website"] == "https://www.huis.nl"
    assert named(reading, "Plein").children["accessibility"][0].values["description"] == "lift"
    assert [row.refused.code for row in reading.refused if row.refused] == ["person"]


@pytest.mark.parametrize(
    ("dirt", "code"),
    [
        ({"services": [{"id": 1, "name": "A", "organization_id": "weg"}]}, "organization_missing"),
        ({"services": [{"id": 1, "name": "A"}]}, "no_organization"),
        ({"locations": [{"id": 1, "latitude": 53.1}]}, "half_a_coordinate"),
        ({"locations": [{"id": 1, "latitude": 6.3, "longitude": 53.1}]}, "coordinates_swapped"),
        ({"locations": [{"id": 1, "latitude": 0, "longitude": 0}]}, "no_place_on_earth"),
        ({"organizations": [{"id": 1, "name": "A"}, {"id": 1, "name": "B"}, {"id": 2, "name": "C"}]}, "id_of_another"),
        ({"organizations": [{"id": 1, "name": "A"}, {"id": "1", "name": "A"}]}, "double_row"),
        ({"organizations": [{"id": 1, "name": ""}]}, "says_nothing"),
        ({"organizations": [{"id": 1, "name": "A", "website": "geen"}]}, "no_url"),
        ({"phones": [{"id": 1, "number": "0594 123456", "service_id": "weg"}]}, "parent_missing"),
        ({"services": [{"id": 1, "name": "A" * 400}]}, "cut_off"),
        ({"services": [{"id": 1, "name": "A", "minimum_age": 65, "maximum_age": 18}]}, "ages_swapped"),
        ({"service_at_location": [{"id": 1, "service_id": 1, "location_id": 2}]}, "service_missing"),
    ],
)
def test_every_kind_of_dirt_is_told(dirt: Tables, code: str) -> None:
    reading = read_json(dirt)
    assert code in codes(reading)
    for record in reading.records:  # and what could be used, is there
        assert record.table in dirt


def test_one_blank_id_for_all_rows_keeps_them_apart_by_their_names_also_next_time() -> None:
    for blank in ("", "0", "n/a"):
        first = read_json({"organizations": [{"id": blank, "name": f"Huis {i}"} for i in range(3)]})
        again = read_json({"organizations": [{"id": blank, "name": f"Huis {i}"} for i in (2, 0, 1)]})
        assert len(first.records) == 3
        assert {row.key for row in first.records} == {row.key for row in again.records}
    assert len({row.key for row in first.records}) == 3


def test_who_falls_under_itself_falls_under_nothing_and_parents_come_first() -> None:
    terms = [
        {"id": "a", "name": "A", "parent_id": "b"},
        {"id": "b", "name": "B", "parent_id": "a"},
        {"id": "d", "name": "D", "parent_id": "c"},
        {"id": "c", "name": "C"},
    ]
    reading = read_json({"taxonomy_terms": terms})
    places = [row.key for row in reading.records]
    assert places.index("c") < places.index("d")
    seen: set[str] = set()
    for row in reading.records:
        assert row.values["_parent"] in {"", *seen}
        seen.add(row.key)


def test_nested_without_ids_comes_in_once_however_deep() -> None:
    service = {
        "name": "Soep",
        "organization": {"name": "Huis"},
        "service_at_locations": [{"location": {"name": "Plein"}}],
    }
    reading = read_json([service, {**service, "name": "Brood"}])
    assert Counter(row.table for row in reading.records) == Counter(organizations=1, locations=1, services=2)
    deep: dict[str, Any] = {"name": "Bodem"}
    for _level in range(60):
        deep = {"name": "S", "organization": {"name": "O", "services": [deep]}}
    assert read_json(deep).records


def reconciled(reading: Reading) -> None:
    """Every row of the list is in a record, among the refused, or left out by table."""
    kept = Counter(row.table for record in reading.records for row in all_rows(record) if not row.is_copy)
    refused = Counter(row.table for row in reading.refused if not row.is_copy)
    for table, count in reading.rows.items():
        missing = count - kept[table] - refused[table]
        absorbed = table in {"programs", "units", "eligibility"}  # they became columns of others
        assert missing == 0 or absorbed, (table, count, kept[table], refused[table])


@given(st.integers(0, 10_000))
def test_a_dirty_list_never_fails_and_loses_no_row_without_a_word(seed: int) -> None:
    reading = read_json(soiled(tidy(6, seed), seed))
    reconciled(reading)
    keys = [(row.table, row.key) for row in reading.records]
    assert len(keys) == len(set(keys))


_KEYS = (
    "id name services organizations organization locations location phones number contacts attributes contents "
    "taxonomy_term taxonomy_detail service_at_locations program schedules status latitude parent_id unit capacities "
    "service_id organization_id location_id link_id languages addresses"
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(_KEYS.split()),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(JSON)
def test_any_json_is_read(data: Any) -> None:
    reconciled(read_json(data))


CELLS = st.lists(st.text(max_size=12), max_size=5)


@given(
    st.sampled_from(["services", "phones", "schedules", "locations", "attributes", "taxonomy_terms"]),
    CELLS,
    st.lists(CELLS, max_size=5),
)
def test_any_table_is_read(table: str, headings: list[str], rows: list[list[str]]) -> None:
    headings = ["id", "name", "service_id", *headings]
    reconciled(read(rows_of_table(table, headings, enumerate(rows, start=2), file="x.csv")))
