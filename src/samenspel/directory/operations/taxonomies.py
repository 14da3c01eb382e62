# SPDX-License-Identifier: EUPL-1.2
"""The taxonomies that every pact has: circle, life domain and role. Their ids follow from the pact and the code, so
that making them twice, or at the same moment, is making them once."""

from collections.abc import Collection, Mapping
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import translation

from samenspel.base.scope import current_partnership_id
from samenspel.directory.constants import LIFE_DOMAINS, ROLES, OwnTaxonomy
from samenspel.directory.models import Attribute, Taxonomy, TaxonomyTerm
from samenspel.organizations.constants import Circle

WORDS: dict[OwnTaxonomy, Mapping[str, object]] = {
    OwnTaxonomy.CIRCLE: {circle.value: circle.label for circle in Circle},
    OwnTaxonomy.LIFE_DOMAIN: LIFE_DOMAINS,
    OwnTaxonomy.ROLE: ROLES,
}


def own_taxonomy_id(key: str, *, partnership_id: UUID) -> UUID:
    return uuid5(partnership_id, f"taxonomy:{key}")


def own_term_id(key: str, code: str, *, partnership_id: UUID) -> UUID:
    return uuid5(partnership_id, f"taxonomy_term:{key}:{code}")


@transaction.atomic
def ensure_own_taxonomies() -> None:
    """Every taxonomy and term of our own is there, in this pact. What is there stays as it is."""
    pact = current_partnership_id()
    with translation.override("nl"):  # in a table words have one language
        wanted = [
            Taxonomy(pk=own_taxonomy_id(key, partnership_id=pact), partnership_id=pact, key=key, name=str(key.label))
            for key in WORDS
        ]
        terms = [
            TaxonomyTerm(
                pk=own_term_id(key, code, partnership_id=pact),
                partnership_id=pact,
                taxonomy_id=own_taxonomy_id(key, partnership_id=pact),
                code=code,
                name=str(words),
                language="nl",
            )
            for key, among in WORDS.items()
            for code, words in among.items()
        ]
    known = set(TaxonomyTerm.objects.filter(pk__in=[term.pk for term in terms]).values_list("pk", flat=True))
    if len(known) == len(terms):
        return
    Taxonomy.objects.bulk_create(wanted, ignore_conflicts=True)
    TaxonomyTerm.objects.bulk_create([term for term in terms if term.pk not in known], ignore_conflicts=True)


def set_life_domains(*, service_id: UUID, codes: Collection[str]) -> None:
    """What a service is about, instead of what it was about. Terms that came in with a list stay."""
    pact = current_partnership_id()
    ensure_own_taxonomies()
    known = {own_term_id(OwnTaxonomy.LIFE_DOMAIN, code, partnership_id=pact): code for code in LIFE_DOMAINS}
    chosen = {term_id for term_id, code in known.items() if code in codes}
    there = set(Attribute.objects.filter(service_id=service_id, term__in=known).values_list("term_id", flat=True))
    Attribute.objects.filter(service_id=service_id, term__in=there - chosen).delete()
    Attribute.objects.bulk_create(
        [Attribute(partnership_id=pact, service_id=service_id, term_id=term_id) for term_id in chosen - there],
        ignore_conflicts=True,
    )
