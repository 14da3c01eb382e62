# SPDX-License-Identifier: EUPL-1.2
"""What is searched: a row for each listed organisation and service with its words folded, and all words there are.

Everything here is made from the records and can be made anew; nothing else points at it. `search_index.py` keeps what
each database needs to find words quickly.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Lookup, Q

from samenspel.base.models import TenantModel
from samenspel.directory.models.records import Service

LONGEST_WORD = 40
SHORTEST_BEGINNING = 3  # of a word, that is looked for as the beginning of others


class SearchRow(TenantModel):
    # A whole number, since it is the row number of the full-text index of SQLite.
    id = models.BigAutoField(primary_key=True)  # type: ignore[assignment]
    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    service = models.OneToOneField(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=700)  # folded: see domain.searching
    owner = models.CharField(max_length=250, blank=True)  # the organisation of a service, folded
    text = models.TextField()  # everything in it, folded, also the name
    # Of which state of the record it was made: a job finds what changed since.
    organization_version = models.PositiveIntegerField(default=0)
    record_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["partnership", "name"], name="search_row_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["organization"], condition=Q(service__isnull=True), name="search_row_of_organization_once"
            ),
            models.CheckConstraint(
                condition=Q(organization__isnull=False) | Q(service__isnull=False), name="search_row_of_something"
            ),
        ]


class SearchWord(TenantModel):
    """A word that stands in some row, to correct what is typed against; also turned round, to find how it ends."""

    id = models.BigAutoField(primary_key=True)  # type: ignore[assignment]
    word = models.CharField(max_length=LONGEST_WORD)
    turned = models.CharField(max_length=LONGEST_WORD)

    class Meta:
        indexes = [models.Index(fields=["partnership", "turned"], name="search_word_by_end")]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "word"], name="search_word_once"),
            models.CheckConstraint(condition=~Q(word=""), name="search_word_is_one"),
        ]


@dataclass(frozen=True, slots=True)
class Asked:
    """Of each group one word, as the beginning of a word: `(("huur", "huren"), ("schuld",))`; folded, so that they
    hold letters and digits only. The pact is said too, since the index of SQLite holds the rows of all pacts."""

    partnership_id: UUID
    groups: tuple[tuple[str, ...], ...]

    def written(self, both: str, either: str, word: Callable[[str, bool], str]) -> str:
        ways = (either.join(word(one, len(one) >= SHORTEST_BEGINNING) for one in group) for group in self.groups)
        return both.join(f"({group})" for group in ways)


class HasWords(Lookup):
    """`text__has_words=Asked(…)`: asks the index of the database for the words."""

    lookup_name = "has_words"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        asked: Asked = self.rhs
        words = asked.written(" AND ", " OR ", lambda word, begins: f'"{word}"' + ("*" if begins else ""))
        table = compiler.quote_name_unless_alias(self.lhs.alias)
        match = f'{{{self.lhs.target.column}}} : ({words}) AND {{partnership_id}} : "{asked.partnership_id.hex}"'
        found = "(SELECT rowid FROM directory_search WHERE directory_search MATCH %s)"
        return f"{table}.id IN {found}", [match]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        table = compiler.quote_name_unless_alias(self.lhs.alias)
        words = self.rhs.written(" & ", " | ", lambda word, begins: f"'{word}'" + (":*" if begins else ""))
        return f"{table}.{self.lhs.target.column}_words @@ to_tsquery('simple', %s)", [words]


models.CharField.register_lookup(HasWords)
models.TextField.register_lookup(HasWords)
