# SPDX-License-Identifier: EUPL-1.2
"""How much to buy: an amount a person, in hundredths, times the people."""

from math import ceil


def amount_to_buy(*, hundredths: int, people: int) -> int:
    """In hundredths, rounded up: to a tenth below ten, to a whole from ten on. Nobody gets less than was meant."""
    exact = hundredths * people
    step = 10 if exact < 1000 else 100
    return ceil(exact / step) * step


def written(hundredths: int) -> str:
    """As Dutch people write it: 0,25 and 1,5 and 12."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02}".rstrip("0").rstrip(",") if rest else str(whole)
