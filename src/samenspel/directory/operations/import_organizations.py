# SPDX-License-Identifier: EUPL-1.2
"""Organisations of a list that are here already: by the number that everybody knows them by, or perhaps by name."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from samenspel.base.names import name_key
from samenspel.directory.operations.import_values import public_numbers
from samenspel.organizations.models import Organization

if TYPE_CHECKING:
    from samenspel.directory.operations.import_planning import Planned

_MOST_ALIKE = 2_000


@dataclass(slots=True)
class PublicNumbers:
    """Whose a KvK number or RSIN is."""

    owners: dict[tuple[str, str], UUID] = field(default_factory=dict)
    numbers: dict[UUID, dict[str, str]] = field(default_factory=dict)  # of a record of the list, by its id

    def owner_of(self, one: "Planned") -> UUID | None:
        numbers = self.numbers[one.id]
        found = [self.owners[name, number] for name, number in numbers.items() if (name, number) in self.owners]
        return found[0] if found else None

    def claim(self, one: "Planned") -> None:
        """A number that somebody else has already is not given to a second one."""
        for name, number in self.numbers[one.id].items():
            owner = self.owners.setdefault((name, number), one.target)
            if owner != one.target and name == "kvk":
                one.row.values.pop("kvk", None)
                one.row.children.pop("organization_identifiers", None)
                one.row.tell("kvk_of_another", "kvk", number)


def find_public_numbers(planned: Sequence["Planned"]) -> PublicNumbers:
    found = PublicNumbers()
    wanted: dict[str, set[str]] = defaultdict(set)
    for one in planned:
        numbers = {name: number for name, number in public_numbers(one.row).items() if number}
        found.numbers[one.id] = numbers
        for name, number in numbers.items():
            wanted[name].add(number)
    for name, among in wanted.items():
        rows = Organization.objects.filter(**{f"{name}__in": among}).order_by("-created_at")
        found.owners |= {(name, number): pk for pk, number in rows.values_list("pk", name)}
    return found


@dataclass(frozen=True, slots=True)
class Other:
    id: UUID
    name: str
    city: str
    postcode: str


@dataclass(slots=True)
class Alike:
    """Organisations with the same name but for capitals, "Stichting" and spaces."""

    by_key: dict[str, list[Other]] = field(default_factory=lambda: defaultdict(list))

    def of(self, one: "Planned") -> Other | None:
        """One that may be the same: the name is, and the place is or is not known. `one` is known from now on."""
        if one.kind != "organization":
            return None
        columns = one.columns
        me = Other(one.target, columns["name"], columns["city"], columns["postcode"])
        among = self.by_key[columns["name_key"]]
        found = next((other for other in among if other.id != me.id and _may_be_one(me, other)), None)
        among.append(me)
        return found


def _may_be_one(one: Other, other: Other) -> bool:
    if one.postcode and other.postcode:
        return one.postcode[:4] == other.postcode[:4]
    if one.city and other.city:
        return one.city.casefold() == other.city.casefold()
    return True


def find_alike(planned: Sequence["Planned"]) -> Alike:
    alike = Alike()
    keys = {name_key(one.row.values["name"]) for one in planned if one.existing is None}
    rows = Organization.objects.filter(name_key__in=keys).order_by("created_at")
    for pk, name, key, city, postcode in rows.values_list("pk", "name", "name_key", "city", "postcode")[:_MOST_ALIKE]:
        alike.by_key[key].append(Other(pk, name, city, postcode))
    return alike
