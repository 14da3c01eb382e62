# SPDX-License-Identifier: EUPL-1.2
"""How one writes and speaks to somebody whose name stands on a list."""

# Someone written down with one of these in front is not called by it.
_FORMAL = frozenset(
    "de dhr dr drs ds fam familie heer ing ir meneer mevr mevrouw mr mw pastor pater prof zr zuster".split()  # noqa: SIM905
)


def called(name: str) -> str:
    """Anna Bakker is called Anna. A title or initials in front stay as they were written, with what follows them.

    >>> called("Anna van der Meer"), called("Mw. Bakker"), called("J.P. Bakker")
    ('Anna', 'Mw. Bakker', 'J.P. Bakker')
    """
    first, _space, rest = " ".join(name.split()).partition(" ")
    initials = len(first) < 2 or not first.replace("-", "").isalpha() or (len(first) < 4 and first.isupper())
    return first if rest and not initials and first.casefold() not in _FORMAL else name
