# SPDX-License-Identifier: EUPL-1.2
"""What people type, and what comes first. The sixty queries were written before the search was."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.utils import timezone

from samenspel.access.constants import Role
from samenspel.base.scope import Actor, acting_as
from samenspel.directory.models import Attribute, DirectoryEntry, Service
from samenspel.directory.operations.searching import catch_up, index_records, tidy_words
from samenspel.directory.operations.taxonomies import ensure_own_taxonomies, own_term_id
from samenspel.directory.queries.searching import search
from samenspel.organizations.models import Organization
from samenspel.partnerships.models import Partnership
from tests.factories import OrganizationFactory

DATA = Path(__file__).parent.parent / "data" / "search"
AT_ONE, AMONG_THREE = 54, 58  # of the sixty


def made_directory(pact: Partnership) -> None:
    """The made-up directory of `services.toml`, for an actor of the pact."""
    ensure_own_taxonomies()
    listed = tomllib.loads((DATA / "services.toml").read_text(encoding="utf-8"))["organizations"]
    for one in listed:
        organization = OrganizationFactory(partnership=pact, name=one["name"])
        DirectoryEntry(partnership=pact, organization=organization).save()
        for name, domains, told in one["services"]:
            service = Service(partnership=pact, organization=organization, name=name, description=told)
            service.save()
            terms = [own_term_id("life_domain", code, partnership_id=pact.pk) for code in domains.split()]
            Attribute.objects.bulk_create(Attribute(partnership=pact, service=service, term_id=term) for term in terms)
    index_records(
        service_ids=list(Service.objects.values_list("pk", flat=True)),
        organization_ids=list(Organization.objects.values_list("pk", flat=True)),
    )


def names(ids: Iterable[Any]) -> list[str]:
    known = dict(Service.objects.values_list("pk", "name"))
    return [known[pk] for pk in ids]


def test_sixty_queries_find_what_was_meant(pact: Partnership, facilitating: Actor) -> None:
    made_directory(pact)
    queries = tomllib.loads((DATA / "queries.toml").read_text(encoding="utf-8"))
    found = {
        text: (right, names(search(text, organizations=False).service_ids)[:3])
        for part in queries.values()
        for text, right in part.items()
    }
    assert len(found) == 60
    first = [text for text, (right, got) in found.items() if set(got[:1]) & set(right)]
    three = [text for text, (right, got) in found.items() if set(got) & set(right)]
    missed = {text: got for text, (_right, got) in found.items() if text not in first}
    print(f"first {len(first)}, in the first three {len(three)} of {len(found)}; not first: {missed}")  # noqa: T201
    assert len(first) >= AT_ONE, missed
    assert len(three) >= AMONG_THREE, missed


def test_words_that_are_nowhere_any_more_correct_nobody(pact: Partnership, facilitating: Actor) -> None:
    organization = OrganizationFactory(partnership=pact, name="Wijkhuis")
    DirectoryEntry(partnership=pact, organization=organization).save()
    service = Service(partnership=pact, organization=organization, name="Breicafé")
    service.save()
    index_records(service_ids=[service.pk])
    assert search("briecafe").instead == (("briecafe", "breicafe"),)
    Service.objects.filter(pk=service.pk).update(name="Naaicafé", modified_at=timezone.now())
    catch_up()
    tidy_words()
    assert search("briecafe").instead == ()
    assert search("naaicaffee").service_ids == (service.pk,)


def test_what_is_not_listed_stands_in_no_index(pact: Partnership, other_pact: Partnership, facilitating: Actor) -> None:
    organization = OrganizationFactory(partnership=pact, name="Wijkhuis")
    service = Service(partnership=pact, organization=organization, name="Breicafé", is_listed=False)
    service.save()
    index_records(service_ids=[service.pk], organization_ids=[organization.pk])
    assert search("breicafe") == search("wijkhuis") == search("qqq")
    Service.objects.filter(pk=service.pk).update(is_listed=True)
    catch_up()
    assert search("breicafe").service_ids == (service.pk,)
    with acting_as(Actor(role=Role.FACILITATOR, partnership_id=other_pact.pk)):
        assert search("breicafe").service_ids == ()
    Service.objects.filter(pk=service.pk).update(is_listed=False)
    catch_up()
    assert search("breicafe").service_ids == ()
