# SPDX-License-Identifier: EUPL-1.2
"""A directory as large as the largest open one that could be asked (3,642 services), made up from a fixed seed.

Run inside an installation: ``python -m scripts.benchmarks._directory SLUG``; prints an id of each kind as JSON.
"""

from __future__ import annotations

import json
import random
import sys
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


def fill(pact_id: UUID) -> dict[str, str]:
    """Every service with a place, hours, a phone number, a language, an area, terms, and what it costs."""
    from samenspel.directory import models as tables
    from samenspel.organizations.models import Organization

    chance = random.Random(7)  # noqa: S311 - made-up rows, the same every time

    def rows(model: Any, many: int, **values: Any) -> list[Any]:
        made = [
            model(
                pk=key(chance),
                partnership_id=pact_id,
                **{name: value(number) if callable(value) else value for name, value in values.items()},
            )
            for number in range(many)
        ]
        return list(model.objects.bulk_create(made, batch_size=500))

    givers = rows(
        Organization,
        ORGANIZATIONS,
        name=lambda n: f"Organisatie {n}",
        name_key=lambda n: f"organisatie{n}",
        description=lambda _n: sentence(chance, 20),
        email=lambda n: f"info@organisatie{n}.example",
        website=lambda n: f"https://organisatie{n}.example",
        phone=lambda n: f"0594 {n:06}",
    )
    rows(tables.DirectoryEntry, ORGANIZATIONS, organization=lambda n: givers[n])
    places = rows(
        tables.Location,
        LOCATIONS,
        organization=lambda _n: chance.choice(givers),
        name=lambda n: f"Gebouw {n}",
        address_1=lambda n: f"Dorpsstraat {n}",
        city="Zilverdam",
        postal_code=lambda n: f"{1000 + n} AB",
        latitude=lambda _n: chance.uniform(51, 53.4),
        longitude=lambda _n: chance.uniform(4, 7),
    )
    helps = rows(
        tables.Service,
        SERVICES,
        organization=lambda _n: chance.choice(givers),
        name=lambda n: f"{sentence(chance, 2)} {n}",
        description=lambda _n: sentence(chance, 60),
        url=lambda n: f"https://hulp.example/{n}",
        application_process=lambda _n: sentence(chance, 15),
        fees_description=lambda _n: sentence(chance, 6),
        eligibility_description=lambda _n: sentence(chance, 12),
    )
    ats = rows(
        tables.ServiceAtLocation, SERVICES, service=lambda n: helps[n], location=lambda _n: chance.choice(places)
    )
    week = {"freq": "WEEKLY", "byday": "MO,WE", "opens_at": "09:00", "closes_at": "12:30", "interval": 1}
    rows(tables.Schedule, SERVICES, service=lambda n: helps[n], **week)
    rows(tables.Phone, SERVICES, service=lambda n: helps[n], number=lambda n: f"0594 {n:06}", type="voice")
    rows(tables.Language, SERVICES, service=lambda n: helps[n], name="Nederlands", code="nl")
    rows(tables.CostOption, SERVICES, service=lambda n: helps[n], option="Gratis", amount=0, currency="EUR")
    rows(tables.RequiredDocument, SERVICES, service=lambda n: helps[n], document="Een brief van de gemeente")
    rows(tables.ServiceArea, SERVICES, service=lambda n: helps[n], name="Zilverdam", code="GM9999")
    taxonomy = rows(tables.Taxonomy, 1, name="Onderwerpen")[0]
    terms = rows(tables.TaxonomyTerm, len(WORDS), taxonomy=taxonomy, name=lambda n: WORDS[n], code=lambda n: WORDS[n])
    rows(tables.Attribute, SERVICES, service=lambda n: helps[n], term=lambda _n: chance.choice(terms))
    return {"service": str(helps[99].pk), "organization": str(givers[9].pk), "place": str(ats[99].pk)}


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
