# SPDX-License-Identifier: EUPL-1.2
"""Keeps what is searched up to date. Only what is listed can be found.

Whoever changes a record calls `index_records` in the same transaction, or `index_soon` after a list of them. What
nobody called for (the name of an organisation is changed on a floor below this one) is found by a job that runs by
itself: each row knows of which state of its record it was made. No audit row: nothing is kept here that the records do
not say.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from samenspel.access.constants import Role
from samenspel.base import jobs
from samenspel.base.scope import Actor, acting_as
from samenspel.directory.models import SearchRow, SearchWord, Service
from samenspel.directory.queries.search_texts import texts_of_organizations, texts_of_services
from samenspel.domain.searching import turned
from samenspel.organizations.models import Organization
from samenspel.partnerships.models import Partnership

CHUNK = 500
SHORTEST_WORD, LONGEST_WORD = 3, 40
CATCH_UP = "samenspel.directory.operations.searching.catch_up_in"


@transaction.atomic
def index_records(*, service_ids: Collection[UUID] = (), organization_ids: Collection[UUID] = ()) -> None:
    """Make the rows of these records anew; those of an organisation also for its services. What is not listed (any
    more) has no row."""
    own = Service.objects.filter(organization_id__in=organization_ids).values_list("pk", flat=True)
    services = [*service_ids, *own]
    SearchRow.objects.filter(service_id__in=services).delete()
    SearchRow.objects.filter(service=None, organization_id__in=organization_ids).delete()
    rows = [*texts_of_services(services), *texts_of_organizations(organization_ids)]
    SearchRow.objects.bulk_create(rows, batch_size=CHUNK)
    _know_words(rows)


def index_soon(*, partnership_id: UUID) -> None:
    """For whoever changes many records at once: a job goes through them."""
    jobs.enqueue(CATCH_UP, partnership_id=str(partnership_id))


def _know_words(rows: Iterable[SearchRow]) -> None:
    there = {(row.partnership_id, word) for row in rows for word in set(row.text.split()) if _is_worth(word)}
    SearchWord.objects.bulk_create(
        [SearchWord(partnership_id=pact, word=word, turned=turned(word)) for pact, word in sorted(there, key=str)],
        ignore_conflicts=True,
        batch_size=CHUNK,
    )


def _is_worth(word: str) -> bool:
    return SHORTEST_WORD <= len(word) <= LONGEST_WORD and not word.startswith("zzdomein") and not word.isdigit()


def catch_up() -> None:
    """A job that runs by itself: what changed without being told here."""
    with acting_as(Actor(role=Role.DIRECTORY)):
        ids = list(Partnership.objects.values_list("pk", flat=True))
    for pk in ids:
        catch_up_in(partnership_id=pk)


def catch_up_in(*, partnership_id: UUID | str) -> None:
    """The records of one pact, a chunk at a time."""
    pk = partnership_id if isinstance(partnership_id, UUID) else UUID(partnership_id)
    with acting_as(Actor(role=Role.DIRECTORY, partnership_id=pk)):
        services, organizations = _changed(pk)
        index_records(service_ids=services, organization_ids=organizations)
        _forget_hidden(pk)
        if CHUNK in (len(services), len(organizations)):
            jobs.enqueue(CATCH_UP, partnership_id=str(pk))


def _changed(pk: UUID) -> tuple[list[UUID], list[UUID]]:
    """Listed records without a row, or with a row of how they were before."""
    service_row = SearchRow.objects.filter(
        Q(organization=None) | Q(organization_version=F("organization__version")),
        service_id=OuterRef("pk"),
        record_at=OuterRef("modified_at"),
    )
    services = Service.objects.filter(~Exists(service_row), partnership_id=pk, is_listed=True)
    own_row = SearchRow.objects.filter(
        organization_id=OuterRef("pk"),
        service=None,
        organization_version=OuterRef("version"),
        record_at=OuterRef("directory_entry__modified_at"),
    )
    listed = Organization.objects.filter(partnership_id=pk, directory_entry__is_listed=True)
    organizations = listed.filter(~Exists(own_row))
    return _some(services), _some(organizations)


def _some(rows: "QuerySet[Service] | QuerySet[Organization]") -> list[UUID]:
    return list(rows.order_by("pk").values_list("pk", flat=True)[:CHUNK])


def _forget_hidden(pk: UUID) -> None:
    rows = SearchRow.objects.filter(partnership_id=pk)
    rows.filter(service__is_listed=False).delete()
    rows.filter(service=None).exclude(organization__directory_entry__is_listed=True).delete()


def tidy_words() -> None:
    """A job of the night: words that are in no row any more correct nobody's typing."""
    with acting_as(Actor(role=Role.DIRECTORY)):
        for pk in Partnership.objects.values_list("pk", flat=True):
            with transaction.atomic():
                _tidy_words_of(pk)


def _tidy_words_of(pk: UUID) -> None:
    texts = SearchRow.objects.filter(partnership_id=pk).values_list("text", flat=True)
    there = {word for text in texts.iterator(chunk_size=2_000) for word in text.split()}
    known = SearchWord.objects.filter(partnership_id=pk).values_list("pk", "word")
    gone = [word_id for word_id, word in known.iterator(chunk_size=2_000) if word not in there]
    for start in range(0, len(gone), CHUNK):
        SearchWord.objects.filter(pk__in=gone[start : start + CHUNK]).delete()
