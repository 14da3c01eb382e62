# SPDX-License-Identifier: EUPL-1.2
"""Which counts of people may be shown to everybody, and how precisely.

A count is published only when at least `LEAST` people stand behind it, and then to the nearest `STEP`. A total is made
of published parts alone (`total`), so that no subtraction gives back a part that was left out; rounding does the same
for two tables that differ by a few people. Of a part and its whole both are published only when the rest is a group of
`LEAST` people too (`rest_is_hidden`, `different_people`): a rest of three is three people, and a rest of nobody tells
of each one that they are in the part. Minimum frequency, rounding and complementary suppression as described by
Hundepool et al., Statistical Disclosure Control (2012), chapter 4.
"""

from collections.abc import Iterable, Mapping, Sequence

LEAST = 10
STEP = 5
LEAST_IN_A_GROUP = 5  # of a partnership's own people, shown to its own people only


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


def rest_is_hidden(part: int, whole: int) -> bool:
    """Whether `part` and `whole` may stand beside each other: what is left between them is at least `LEAST`.

    >>> [rest_is_hidden(part, 30) for part in (20, 21, 30)]
    [True, False, False]
    """
    return whole - part >= LEAST


def part_of(part: int, whole: int) -> int | None:
    """`part` as it is published beside its whole; the smaller of the two is the one that is left out.

    >>> part_of(12, 40), part_of(35, 40), part_of(40, 40), part_of(9, 40)
    (10, None, None, None)
    """
    return published(part) if rest_is_hidden(part, whole) else None


def different_people(groups: Sequence[int], together: int) -> int | None:
    """How many different people there are in groups whose sizes are published; None when that gives away a few.

    Who is missing in one group can be found by subtracting it; of two groups also who is in both. One group alone is
    the same number, and tells nothing more.

    >>> different_people([23], 23), different_people([23, 12], 23), different_people([40, 30], 55)
    (25, None, 55)
    """
    rests = [together - group for group in groups] if len(groups) > 1 else []
    if len(groups) == 2:  # of three and more, who is in several does not follow
        rests.append(sum(groups) - together)
    return published(together) if all(rest >= LEAST for rest in rests) else None


def groups_shown(sizes: Mapping[str, int], together: int, *, least: int = LEAST_IN_A_GROUP) -> frozenset[str]:
    """Which groups may have a figure of their own beside the figure of all `together` people.

    `together` counts also who is in none of the groups. A group of fewer than `least` has none; and taking any of the
    groups that are shown from the whole leaves nobody, or at least `least` people: else the smallest of them is left
    out too, so that what is subtracted is never a few.

    >>> sorted(groups_shown({"a": 9, "b": 6, "c": 4}, 19)), sorted(groups_shown({"a": 9, "b": 6}, 15))
    (['a'], ['a', 'b'])
    """
    shown = sorted((group for group, size in sizes.items() if size >= least), key=lambda group: (-sizes[group], group))
    while shown and 0 < together - sum(sizes[group] for group in shown) < least:
        shown.pop()
    return frozenset(shown)
