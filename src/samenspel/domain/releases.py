# SPDX-License-Identifier: EUPL-1.2
"""Counts of people that are published more than once, and beside the parts they are made of.

On top of `domain.disclosure`: of a whole and its parts so much is left out that nothing that is hidden can be found by
subtraction (complementary suppression), a share is never 0 % or 100 % and never gives away a few people, and a count
that is published again moves only when a group of people moved (no differencing over releases). After Hundepool et
al., Statistical Disclosure Control (2012), chapter 4.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from samenspel.domain.disclosure import LEAST, published


@dataclass(frozen=True, slots=True)
class Released:
    """What was published before about one count: the exact number then, and what was shown of it."""

    exact: int
    shown: int | None


def family(whole: int, parts: Mapping[str, int]) -> dict[str, int | None]:
    """The parts of one whole as they may stand beside it, by key; the whole itself is `published(whole)`.

    Parts may leave a rest and may overlap. A part is left out when it or what it leaves of the whole is fewer than ten
    people; and then the smallest others, until nothing hidden stands alone.

    >>> family(100, {"a": 60, "b": 32})
    {'a': 60, 'b': None}
    >>> family(40, {"a": 35}), family(9, {"a": 9})
    ({'a': None}, {'a': None})
    """
    if published(whole) is None:
        return dict.fromkeys(parts)
    shown = {key: part for key, part in parts.items() if part >= LEAST and whole - part >= LEAST}
    while shown and 0 < whole - sum(shown.values()) < LEAST:
        del shown[min(shown, key=lambda key: (shown[key], key))]
    if len(shown) < len(parts) and shown and whole == sum(shown.values()):
        del shown[min(shown, key=lambda key: (shown[key], key))]
    return {key: published(shown[key]) if key in shown else None for key in parts}


def share(part: int, whole: int) -> int | None:
    """The share of `part` in percent, to the nearest five; None when either side is a few people.

    >>> share(30, 60), share(58, 60), share(0, 60), share(4, 9), share(12, 1200)
    (50, None, None, None, None)
    """
    if part < LEAST or whole - part < LEAST:
        return None
    percent = int((Decimal(100 * part) / Decimal(whole) / 5).to_integral_value(ROUND_HALF_UP)) * 5
    return percent if 0 < percent < 100 else None


def again(exact: int, shown: int | None, before: Released | None) -> Released:
    """What is published of a count of which `before` was published: the same, until ten people more or fewer.

    >>> again(23, 25, Released(21, 20)), again(40, 40, Released(21, 20))
    (Released(exact=21, shown=20), Released(exact=40, shown=40))
    """
    if before is not None and abs(exact - before.exact) < LEAST:
        return before
    return Released(exact, shown)
