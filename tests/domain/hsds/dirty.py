# SPDX-License-Identifier: EUPL-1.2
"""A list in HSDS with every kind of dirt that real lists have, made from a seed. Everybody in it is made up."""

import random
from typing import Any

Tables = dict[str, list[dict[str, Any]]]


def tidy(number: int = 12, seed: int = 1) -> Tables:
    """A list without dirt: organisations with a place, services at places, numbers, hours and terms."""
    dice = random.Random(seed)
    words = ["Voedsel", "Taal", "Kleding", "Schuldhulp", "Buurtkamer", "Fietsen"]
    bodies = max(1, number // 3)
    return {
        "organizations": [
            {
                "id": f"o{i}",
                "name": f"Stichting {dice.choice(words)} {i}",
                "description": "Helpt",
                "website": f"https://o{i}.nl",
            }
            for i in range(bodies)
        ],
        "locations": [
            {
                "id": f"l{i}",
                "organization_id": f"o{i}",
                "name": f"Huis {i}",
                "location_type": "physical",
                "latitude": 53.1,
                "longitude": 6.3,
            }
            for i in range(bodies)
        ],
        "addresses": [
            {
                "id": f"a{i}",
                "location_id": f"l{i}",
                "address_1": f"Weg {i}",
                "city": "Leek",
                "postal_code": "9351 AB",
                "country": "NL",
                "address_type": "physical",
            }
            for i in range(bodies)
        ],
        "services": [
            {
                "id": f"s{i}",
                "organization_id": f"o{i % bodies}",
                "name": f"{dice.choice(words)} op {i}",
                "status": "active",
            }
            for i in range(number)
        ],
        "service_at_location": [
            {"id": f"x{i}", "service_id": f"s{i}", "location_id": f"l{i % bodies}"} for i in range(number)
        ],
        **_below(number, words),
    }


def _below(number: int, words: list[str]) -> Tables:
    """What hangs on the services."""
    return {
        "phones": [{"id": f"p{i}", "service_id": f"s{i}", "number": f"0594 {i:06}"} for i in range(number)],
        "schedules": [
            {
                "id": f"h{i}",
                "service_id": f"s{i}",
                "freq": "WEEKLY",
                "byday": "MO,WE",
                "opens_at": "09:00",
                "closes_at": "17:00",
            }
            for i in range(number)
        ],
        "taxonomies": [{"id": "t", "name": "Thema", "description": ""}],
        "taxonomy_terms": [
            {"id": f"t{i}", "code": f"T{i}", "name": words[i], "description": "", "taxonomy_id": "t", "parent_id": "t0"}
            for i in range(3)
        ],
        "attributes": [
            {"id": f"b{i}", "link_id": f"s{i}", "link_entity": "service", "taxonomy_term_id": f"t{i % 3}"}
            for i in range(number)
        ],
    }


def soiled(tables: Tables, seed: int) -> Tables:
    """The same list after it went through many hands."""
    dice = random.Random(seed)
    spoil = [
        None,
        "",
        "  ",
        "NULL",
        "<b>x</b>",
        "javascript:alert(1)",
        12,
        -1.5,
        True,
        ["a"],
        {"b": 1},
        "é\0\u202e",
        "9" * 400,
        "31-02-2020",
    ]
    dirty: Tables = {}
    for table, rows in tables.items():
        found = [dict(row) for row in rows]
        for row in found:
            for column in list(row):
                if dice.random() < 0.08:
                    row[column] = dice.choice(spoil)
        found += [dict(dice.choice(found)) for _copy in range(2)]
        dice.shuffle(found)
        dirty[table] = found
    return dirty
