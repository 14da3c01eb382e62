# SPDX-License-Identifier: EUPL-1.2
"""How wide a text is at most, and how to shorten it. Pure: no font file is read.

Widths are in em (1 em = the font size) and a tenth wider than Source Sans Pro, measured once, so that the fall-back
letters of a phone without that font fit as well. A character that is not in the table counts as a full em.
"""

ELLIPSIS = "…"

_BY_WIDTH = {
    0.25: " \u00a0",
    0.30: "ijlI',.:;|ïíìîłİı’‘",
    0.35: "f!()-[]{}",
    0.40: "rt/\\",
    0.50: 'sxz"*?şšžśźż',
    0.55: "0123456789cekvyFJLY#$+<=>^_~éëèêçćčęĳŁ–ýÿ",
    0.60: "aghouAESTVXZ`öüáàäâãåąøóòôõúùûğÉËÈÊŞŠŽÀÁÄÂÅŚŹŻĞĘĄ",
    0.65: "bdnpqBCKPRñńÇĆČ",
    0.70: "DG&",
    0.75: "HNOQUÖÜÓÒÔØÚÙÑŃ",
    0.80: "wM",
    0.90: "W—",
    0.95: "m%@",
    1.05: ELLIPSIS + "ĲÆŒ",
}
_WIDTHS = {character: width for width, characters in _BY_WIDTH.items() for character in characters}
_UNKNOWN = 1.1


def text_width(text: str, *, font_size: float) -> float:
    """The most room `text` takes on one line, in the unit of `font_size`.

    >>> round(text_width("Bieb", font_size=10), 2)
    21.5
    """
    return font_size * sum(_WIDTHS.get(character, _UNKNOWN) for character in text)


def shorten(text: str, *, width: float, font_size: float) -> str:
    """The longest beginning of `text` that fits `width`, with … when something is left out; "" if nothing fits.

    >>> shorten("Voedselbank", width=100, font_size=10)
    'Voedselbank'
    >>> shorten("Voedselbank", width=40, font_size=10)
    'Voeds…'
    """
    if text_width(text, font_size=font_size) <= width:
        return text
    for end in range(len(text) - 1, 0, -1):
        shown = text[:end].rstrip(" -&,.(") + ELLIPSIS
        if len(shown) > 1 and text_width(shown, font_size=font_size) <= width:
            return shown
    return ""
