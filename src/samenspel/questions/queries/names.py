# SPDX-License-Identifier: EUPL-1.2
"""Names, phone numbers and mail addresses in words that are about to become public."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from samenspel.agenda.models import WorkingGroup
from samenspel.domain.chats import addressed_in
from samenspel.domain.spotting import Names, addresses_in, names
from samenspel.organizations.models import Contact
from samenspel.partnerships.models import Membership
from samenspel.questions.models import Piece


@dataclass(frozen=True, slots=True)
class Bit:
    """A part of a text; `found` when it may be somebody's name or address."""

    words: str
    found: bool


def known_names(chat_id: UUID | None = None) -> Names:
    """Everybody whom this partnership knows, and who took part in that chat."""
    people = chain(
        Contact.objects.values_list("name", flat=True),
        Membership.objects.values_list("user__name", flat=True),
        Piece.objects.filter(chat_id=chat_id).exclude(sender="").values_list("sender", flat=True).distinct()
        if chat_id
        else (),
    )
    return names(people, (), WorkingGroup.objects.values_list("name", flat=True))


def found_in(text: str, known: Names) -> list[str]:
    """What looks like a person in this text, as it is written there, each once; whole names before their parts."""
    whole = [written for name in known.people_in(text) if (written := _as_written(name, text))]
    found = [*whole, *addresses_in(text), *addressed_in(text)]
    inside = {word for one in found for word in one.split()}
    parts = (word for word in known.parts_in(text) if word not in inside)
    return list(dict.fromkeys([*found, *parts]))


def _as_written(name: str, text: str) -> str:
    """A name is known without regard to capitals and spaces; here with those of the text."""
    pattern = r"[\W_]+".join(re.escape(word) for word in re.findall(r"[^\W_]+", name))
    match = re.search(pattern, text, re.IGNORECASE)
    return match[0] if match else name


def in_bits(text: str, found: Iterable[str]) -> list[Bit]:
    """The text in parts, so that what was found can be marked; joined they are the text."""
    sought = sorted(set(found), key=len, reverse=True)
    if not sought or not text:
        return [Bit(text, found=False)] if text else []
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in sought))
    bits: list[Bit] = []
    end = 0
    for match in pattern.finditer(text):
        if match.start() > end:
            bits.append(Bit(text[end : match.start()], found=False))
        bits.append(Bit(match[0], found=True))
        end = match.end()
    return [*bits, Bit(text[end:], found=False)] if end < len(text) else bits


def without(text: str, words: Collection[str]) -> str:
    """The text with dots in the place of these words."""
    return "".join("…" if bit.found else bit.words for bit in in_bits(text, words))
