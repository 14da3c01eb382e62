# SPDX-License-Identifier: EUPL-1.2
"""Which counts of people may be shown to everybody, and how precisely.

A count is published only when at least `LEAST` people stand behind it, and then to the nearest `STEP`. A total is made
of published parts alone (`total`), so that no subtraction gives back a part that was left out; rounding does the same
for two tables that differ by a few people. Minimum frequency, rounding and complementary suppression as described by
Hundepool et al., Statistical Disclosure Control (2012), chapter 4.
"""

from collections.abc import Iterable

LEAST = 10
STEP = 5


def published(count: int, *, people: int | None = None) -> int | None:
    """`count` to the nearest five, or None below ten; `people` is how many stand behind a count of something else.

    >>> [published(count) for count in (9, 10, 12, 13, 172)]
    [None, 10, 10, 15, 170]
    >>> published(40, people=8) is None
    True
    """
    if count < LEAST or (people is not None and people < LEAST):
        return None
    return (count + STEP // 2) // STEP * STEP


def total(parts: Iterable[int | None]) -> int | None:
    """The sum of the parts that are published; it tells nothing that they do not.

    >>> total([20, None, 25])
    45
    >>> total([None, None]) is None
    True
    """
    shown = [part for part in parts if part is not None]
    return sum(shown) if shown else None
