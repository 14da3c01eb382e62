# SPDX-License-Identifier: EUPL-1.2
"""How much to buy: an amount a person, in hundredths, times the people."""

from math import ceil


def amount_to_buy(*, hundredths: int, people: int) -> int:
    """In hundredths, rounded up: to a tenth below ten, to a whole from ten on. Nobody gets less than was meant."""
    exact = hundredths * people
    step = 10 if exact < 1000 else 100
    return ceil(exact / step) * step


# Units people count in: many → one. Weights and volumes (gram, liter, kilo) stay as they are in Dutch.
_ONE_OF = {
    "stuks": "stuk", "stukken": "stuk", "sneetjes": "sneetje", "plakken": "plak", "plakjes": "plakje",
    "kopjes": "kopje", "bekers": "beker", "glazen": "glas", "flessen": "fles", "pakken": "pak", "zakken": "zak",
    "zakjes": "zakje", "dozen": "doos", "blikken": "blik", "potten": "pot", "kannen": "kan", "schalen": "schaal",
    "porties": "portie", "broden": "brood", "borden": "bord", "lepels": "lepel", "handjes": "handje",
}  # fmt: skip


def unit_for(hundredths: int, unit: str) -> str:
    """The unit beside an amount: 1 stuk, but 2 stuks. What we do not know stays as it was typed.

    >>> unit_for(100, "stuks"), unit_for(50, "Sneetjes"), unit_for(150, "stuks"), unit_for(100, "liter")
    ('stuk', 'Sneetje', 'stuks', 'liter')
    """
    one = _ONE_OF.get(unit.casefold()) if 0 < hundredths <= 100 else None
    if one is None:
        return unit
    return one.capitalize() if unit[:1].isupper() else one


def written(hundredths: int) -> str:
    """As Dutch people write it: 0,25 and 1,5 and 12."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02}".rstrip("0").rstrip(",") if rest else str(whole)
