# SPDX-License-Identifier: EUPL-1.2
from uuid import UUID

from samenspel.api.serializers.taxonomies import TAXONOMY_FIELDS, TERM_FIELDS, taxonomy, term
from samenspel.api.serializers.values import Row
from samenspel.directory.models import Taxonomy, TaxonomyTerm


def taxonomies_by_id(ids: list[UUID]) -> list[Row]:
    rows = Taxonomy.objects.filter(pk__in=ids).order_by("pk").values(*TAXONOMY_FIELDS)
    return [taxonomy(row) for row in rows]


def terms_by_id(ids: list[UUID]) -> list[Row]:
    rows = TaxonomyTerm.objects.filter(pk__in=ids).order_by("pk").values(*TERM_FIELDS)
    return [term(row) for row in rows]
