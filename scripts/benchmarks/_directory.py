# SPDX-License-Identifier: EUPL-1.2
"""A directory as large as the largest open one that could be asked (3,642 services), made up from a fixed seed.

Run inside an installation: ``python -m scripts.benchmarks._directory SLUG``; prints an id of each kind as JSON.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import dataclass
from typing import Any
from uuid import UUID

SERVICES = 3642
ORGANIZATIONS = 640
LOCATIONS = 1100
WORDS = [
    "hulp",
    "bij",
    "geld",
    "schulden",
    "eten",
    "kleding",
    "wonen",
    "energie",
    "papieren",
    "taal",
    "vervoer",
    "gezelschap",
    "school",
    "werk",
    "zorg",
]


def sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."


def key(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


@dataclass
class Maker:
    """Makes rows of one pact, the same every time."""

    pact_id: UUID
    chance: random.Random

    def rows(self, model: Any, many: int, **values: Any) -> list[Any]:
        """`values` hold a value for all, or a function of the number of the row."""
        made = [
            model(
                pk=key(self.chance),
                partnership_id=self.pact_id,
                **{name: value(number) if callable(value) else value for name, value in values.items()},
            )
            for number in range(many)
        ]
        return list(model.objects.bulk_create(made, batch_size=500))

    def one_of(self, rows: list[Any]) -> Any:
        return lambda _number: self.chance.choice(rows)

    def words(self, many: int) -> Any:
        return lambda _number: sentence(self.chance, many)


def fill(pact_id: UUID) -> dict[str, str]:
    """Every service with a place, hours, a phone number, a language, an area, terms, and what it costs."""
    from samenspel.directory import models as tables

    make = Maker(pact_id, random.Random(7))  # noqa: S311 - made-up rows
    givers = organizations(make)
    places = locations(make, givers)
    helps = make.rows(
        tables.Service,
        SERVICES,
        organization=make.one_of(givers),
        name=lambda n: f"{sentence(make.chance, 2)} {n}",
        description=make.words(60),
        url=lambda n: f"https://hulp.example/{n}",
        application_process=make.words(15),
        fees_description=make.words(6),
        eligibility_description=make.words(12),
    )
    ats = make.rows(tables.ServiceAtLocation, SERVICES, service=lambda n: helps[n], location=make.one_of(places))
    below(make, helps)
    return {"service": str(helps[99].pk), "organization": str(givers[9].pk), "place": str(ats[99].pk)}


def organizations(make: Maker) -> list[Any]:
    from samenspel.directory.models import DirectoryEntry
    from samenspel.organizations.models import Organization

    givers = make.rows(
        Organization,
        ORGANIZATIONS,
        name=lambda n: f"Organisatie {n}",
        name_key=lambda n: f"organisatie{n}",
        description=make.words(20),
        email=lambda n: f"info@organisatie{n}.example",
        website=lambda n: f"https://organisatie{n}.example",
        phone=lambda n: f"0594 {n:06}",
    )
    make.rows(DirectoryEntry, ORGANIZATIONS, organization=lambda n: givers[n])
    return givers


def locations(make: Maker, givers: list[Any]) -> list[Any]:
    from samenspel.directory.models import Location

    return make.rows(
        Location,
        LOCATIONS,
        organization=make.one_of(givers),
        name=lambda n: f"Gebouw {n}",
        address_1=lambda n: f"Dorpsstraat {n}",
        city="Zilverdam",
        postal_code=lambda n: f"{1000 + n} AB",
        latitude=lambda _n: make.chance.uniform(51, 53.4),
        longitude=lambda _n: make.chance.uniform(4, 7),
    )


def below(make: Maker, helps: list[Any]) -> None:
    """One of everything that hangs on a service."""
    from samenspel.directory import models as tables

    def hang(model: Any, **values: Any) -> None:
        make.rows(model, SERVICES, service=lambda n: helps[n], **values)

    hang(tables.Schedule, freq="WEEKLY", byday="MO,WE", opens_at="09:00", closes_at="12:30", interval=1)
    hang(tables.Phone, number=lambda n: f"0594 {n:06}", type="voice")
    hang(tables.Language, name="Nederlands", code="nl")
    hang(tables.CostOption, option="Gratis", amount=0, currency="EUR")
    hang(tables.RequiredDocument, document="Een brief van de gemeente")
    hang(tables.ServiceArea, name="Zilverdam", code="GM9999")
    taxonomy = make.rows(tables.Taxonomy, 1, name="Onderwerpen")[0]
    of_word = {"name": lambda n: WORDS[n], "code": lambda n: WORDS[n]}
    terms = make.rows(tables.TaxonomyTerm, len(WORDS), taxonomy=taxonomy, **of_word)
    hang(tables.Attribute, term=make.one_of(terms))


def main(slug: str) -> None:
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
    django.setup()
    from django.db import transaction

    from samenspel.access.constants import Role
    from samenspel.base.scope import Actor, acting_as
    from samenspel.partnerships.models import Partnership

    with acting_as(Actor(role=Role.SYSTEM)), transaction.atomic():
        pact, _made = Partnership.objects.get_or_create(slug=slug, defaults={"name": "Een groot pact"})
        print(json.dumps(fill(pact.pk)))


if __name__ == "__main__":
    main(sys.argv[1])
