# SPDX-License-Identifier: EUPL-1.2
"""Fills one partnership with a made-up register of organisations and prints, as JSON, how long searching it takes.

``python -m scripts.benchmarks._register ORGANISATIONS PARTNERSHIPS``; the database is that of the environment.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import sys
import time
from typing import Any

import django

KINDS = (
    *("Stichting", "Stichting", "Stichting", "Vereniging", "Kerk", "Protestantse Gemeente", "Fonds", "Museum"),
    *("Stichting Vrienden van", "Stichting Steunfonds", "Parochie", "Diaconie", "Voedselbank", "Kledingbank"),
)
SUBJECTS = (
    *("Hulp", "Zorg", "Muziek", "Toneel", "Kinderen", "Ouderen", "Natuur", "Molen", "Historie", "Ziekenhuis", "Sport"),
    *("Dieren", "Onderwijs", "Leergeld", "Vluchtelingen", "Noodhulp", "Welzijn", "Jeugd", "Armoede", "Schuldhulp"),
    *("Dorpshuis", "Speeltuin", "Zending", "Orgel", "Kathedraal", "Hospice", "Voedselhulp", "Taalmaatjes", "Buurt"),
)
SYLLABLES = (
    "bra",
    "del",
    "gro",
    "har",
    "kam",
    "lo",
    "mee",
    "nij",
    "oos",
    "pur",
    "ree",
    "sta",
    "ter",
    "ute",
    "ven",
    "zwo",
)
ENDINGS = ("dam", "veen", "huizen", "drecht", "kerk", "wijk", "stede", "berg", "loo", "veld", "horst", "oord")
ASKED = (
    *("voedselbank", "voedselbnk", "schulde", "hulp bij schulden", "rekening niet betalen", "kleren", "eten op"),
    *("stichting", "kerk", "museum molen", "vrienden van het museum", "banken", "dierenn", "muziekvereniging"),
    *("ruzie met huisbaas", "kinderen sport", "protestanse gemeente", "zwemles", "taalmaatje", "hospise", "armoede"),
)
ROUNDS = 8


def names(number: int, rng: random.Random) -> list[str]:
    places = [
        "".join(rng.sample(SYLLABLES, rng.randint(1, 3))).capitalize() + rng.choice(ENDINGS) for _ in range(2_500)
    ]
    people = ["".join(rng.sample(SYLLABLES, rng.randint(2, 3))).capitalize() for _ in range(20_000)]
    made = []
    for _ in range(number):
        middle = rng.choice(SUBJECTS) if rng.random() < 0.6 else f"{rng.choice(people)} {rng.choice(SUBJECTS)}"
        made.append(f"{rng.choice(KINDS)} {middle} {rng.choice(places)}")
    return made


def fill(number: int, partnerships: int) -> tuple[Any, float]:
    """The partnership that is searched, and the seconds that making its rows took."""
    from samenspel.access.constants import Role
    from samenspel.base.scope import Actor, acting_as
    from samenspel.directory.models import DirectoryEntry
    from samenspel.directory.operations.searching import CHUNK, index_records
    from samenspel.organizations.models import Organization
    from samenspel.partnerships.models import Partnership

    rng = random.Random(43)  # noqa: S311 - the same register each time
    pacts = [Partnership(slug=f"pact-{n}", name=f"Verzonnen pact {n}") for n in range(partnerships)]
    Partnership._base_manager.bulk_create(pacts)
    seconds = 0.0
    with acting_as(Actor(role=Role.SYSTEM)):
        rows = [
            Organization(partnership=pacts[n % partnerships], name=name[:200], name_key=name[:200], foreign_id=str(n))
            for n, name in enumerate(names(number, rng))
        ]
        for row in rows:
            row.city, row.description = row.name.split()[-1], f"{rng.choice(SUBJECTS)} en {rng.choice(SUBJECTS)}"
        Organization.objects.bulk_create(rows, batch_size=CHUNK)
        DirectoryEntry.objects.bulk_create(
            (DirectoryEntry(partnership=row.partnership, organization=row) for row in rows), batch_size=CHUNK
        )
        for start in range(0, number, CHUNK):
            began = time.perf_counter()
            index_records(organization_ids=[row.pk for row in rows[start : start + CHUNK]])
            seconds += time.perf_counter() - began
    return pacts[0], seconds


def measure(pact: Any) -> tuple[dict[str, list[float]], list[float]]:
    """Milliseconds of each time that each was asked, the search and the names of the first page; and of our own
    processor, which says more on a machine that does other things as well."""
    from django.db import connection

    from samenspel.access.constants import Role
    from samenspel.base.scope import Actor, acting_as
    from samenspel.directory.queries.searching import search
    from samenspel.organizations.models import Organization

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    taken: dict[str, list[float]] = {text: [] for text in ASKED}
    own: list[float] = []
    with acting_as(Actor(role=Role.VISITOR, partnership_id=pact.pk)):
        search(ASKED[0])
        for _round in range(ROUNDS):
            for text in ASKED:
                began, spent = time.perf_counter(), time.process_time()
                found = search(text)
                list(Organization.objects.filter(pk__in=found.organization_ids[:20]).values_list("pk", "name"))
                taken[text].append((time.perf_counter() - began) * 1000)
                own.append((time.process_time() - spent) * 1000)
    return taken, own


def main(number: int, partnerships: int) -> None:
    pact, seconds = fill(number, partnerships)
    taken, own = measure(pact)
    every = [one for times in taken.values() for one in times]
    slowest = max(taken, key=lambda text: statistics.median(taken[text]))
    row = {
        "organisations": number,
        "partnerships": partnerships,
        "indexed in s": seconds,
        "p50 ms": statistics.median(every),
        "p95 ms": statistics.quantiles(every, n=20, method="inclusive")[-1],
        "p95 CPU ms": statistics.quantiles(own, n=20, method="inclusive")[-1],
        "slowest": slowest,
        "slowest ms": statistics.median(taken[slowest]),
    }
    json.dump(row, sys.stdout)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    django.setup()
    main(int(sys.argv[1]), int(sys.argv[2]))
