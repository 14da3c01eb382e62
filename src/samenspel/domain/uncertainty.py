# SPDX-License-Identifier: EUPL-1.2
"""How much a share says that was found among a few people.

The interval is that of Wilson (1927), "Probable inference, the law of succession, and statistical inference", Journal
of the American Statistical Association 22, 209-212, without correction for continuity, at 95 %.
"""

from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054  # the normal quantile of 0.975
SAYS_LITTLE_BELOW = 30  # people; below this one person more or less moves the share by three points and more


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the share of everybody lies, in percent."""

    low: float
    high: float


def wilson(share: float, people: int) -> Interval:
    """The 95 % interval of a share (percent, 0 to 100) found among so many people.

    >>> found = wilson(10.0, 10)  # 1 of 10
    >>> round(found.low, 1), round(found.high, 1)
    (1.8, 40.4)

    Raises ValueError for nobody at all and for a share that is none.
    """
    if people < 1 or not 0 <= share <= 100:
        raise ValueError(f"a share of {share} of {people} people")
    p, n, square = share / 100, people, Z * Z
    middle = (p + square / (2 * n)) / (1 + square / n)
    half = Z / (1 + square / n) * sqrt(p * (1 - p) / n + square / (4 * n * n))
    return Interval(low=max(0.0, 100 * (middle - half)), high=min(100.0, 100 * (middle + half)))


def says_little(people: int) -> bool:
    """Whether a share of so few people is to be read with care."""
    return people < SAYS_LITTLE_BELOW
