# SPDX-License-Identifier: EUPL-1.2
"""The questions of the evaluation in words: those of Samenspel, or the partnership's own.

One gathering has one wording: the last one made before it began. Who changes the words during a gathering changes
those of the next, so that paper, phones and what is typed over later all say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone, translation

from samenspel.gatherings.constants import WORDING
from samenspel.gatherings.models import Gathering, Wording

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class WordingPage:
    """`version` is the number of the last choice, 0 without any."""

    words: Words
    is_house: bool
    version: int
    made_at: datetime | None
    under_way: bool


def house_words() -> Words:
    """In the language of the reader."""
    return {place: str(sentence) for place, sentence in WORDING.items()}


def house_words_kept() -> Words:
    """As they are kept with answers: in Dutch."""
    with translation.override("nl"):
        return house_words()


def own_wording(gathering: Gathering) -> Wording | None:
    """The partnership's own words that held when this gathering began; None: those of the house."""
    chosen = Wording.objects.filter(is_house=False, made_at__lte=gathering.starts_at)
    found: Wording | None = chosen.order_by("-number").first()
    return found if found is not None and found.texts else None


def last_chosen() -> Wording | None:
    """What the partnership chose last; without texts: the words of the house again."""
    found: Wording | None = Wording.objects.filter(is_house=False).order_by("-number").first()
    return found


def words_of(gathering: Gathering) -> Words:
    own = own_wording(gathering)
    return house_words() if own is None else with_house(own.texts)


def words_of_gathering(gathering_id: UUID) -> Words:
    return words_of(Gathering.of(gathering_id))


def with_house(texts: Mapping[str, str]) -> Words:
    """Own words, and those of the house where a question was left as it was."""
    return {place: texts.get(place) or sentence for place, sentence in house_words().items()}


def wording_page() -> WordingPage:
    last = last_chosen()
    now = timezone.now()
    return WordingPage(
        words=with_house(last.texts if last else {}),
        is_house=last is None or not last.texts,
        version=last.number if last else 0,
        made_at=last.made_at if last else None,
        under_way=Gathering.objects.filter(starts_at__lte=now, ends_at__gte=now).exists(),
    )
