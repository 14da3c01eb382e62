# SPDX-License-Identifier: EUPL-1.2
"""Is the person in this row somebody we know? Pure: touches no database.

Within one organisation somebody is known by the same name but for capitals and spaces; of two with that name the one
with this mail address. Otherwise by the mail address, in whatever capitals, when the names can be of one person:
several people may read one mailbox, so "Piet" at the address of "An" is somebody else.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

_PREFIXES = frozenset({"van", "de", "der", "den", "het", "ten", "ter", "te", "in", "op", "von", "el", "la", "le", "t"})
_CLOSE = 0.8
# Who spoke first of a field in this list: the number of the row, and which person of that row.
Voice = tuple[int, int]


@dataclass(slots=True, eq=False)
class Person:
    """A contact. `said_by` tells which row of this list spoke first of a field."""

    id: UUID
    values: dict[str, Any]
    version: int = 1
    active: bool = True
    said_by: dict[str, Voice] = field(default_factory=dict)


class People:
    """The people of one organisation, found by address or by name however many they are."""

    def __init__(self) -> None:
        self._by_mail: dict[str, list[Person]] = {}
        self._by_name: dict[str, list[Person]] = {}
        self._also: dict[str, Person] = {}

    def add(self, person: Person) -> None:
        """Also after a change: old names and addresses keep leading to the person."""
        for table, key in (
            (self._by_mail, person.values["email"].casefold()),
            (self._by_name, folded(person.values["name"])),
        ):
            known = table.setdefault(key, [])
            if key and person not in known:
                known.append(person)

    def find(self, *, name: str, email: str) -> Person | None:
        at_address = self._by_mail.get(email.casefold(), []) if email else []
        now = [person for person in at_address if person.values["email"].casefold() == email.casefold()]
        namesakes = [
            person for person in self._by_name.get(folded(name), []) if folded(person.values["name"]) == folded(name)
        ]
        if namesakes:
            return next((person for person in namesakes if person in now), namesakes[0])
        if folded(name) in self._also:
            return self._also[folded(name)]
        alike = next((person for person in now if may_be_one_person(person.values["name"], name)), None)
        if alike is not None:
            self._also[folded(name)] = alike  # the same list goes on to mean this person by this name
        return alike


def folded(name: str) -> str:
    return " ".join(name.casefold().split())


def may_be_one_person(first: str, second: str) -> bool:
    """Two ways to write one name: "A. Jansen" and "Anna Jansen", "Jan" and "Jan de Vries", a slip in the last name."""
    one, other = list(_words(first)), list(_words(second))
    if not one or not other:
        return False
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    starts = one[0].startswith(other[0]) or other[0].startswith(one[0])
    return starts and len(one) > 1 and len(other) > 1 and _close(one[-1], other[-1])


def _close(first: str, second: str) -> bool:
    return first == second or difflib.SequenceMatcher(None, first, second).ratio() >= _CLOSE


def _words(name: str) -> Iterator[str]:
    return (word for word in re.findall(r"\w+", folded(name)) if word not in _PREFIXES)
