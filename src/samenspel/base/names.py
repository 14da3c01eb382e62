# SPDX-License-Identifier: EUPL-1.2
"""Names of organisations, folded so that two spellings of one name can be seen to be alike."""

import re
import unicodedata

_SIGNS = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "&": " en ", "+": " en "}
)
_LEGAL = frozenset(
    {
        *("stichting", "st", "stg", "sticht", "vereniging", "ver", "foundation", "vzw", "anbi"),
        *("cooperatie", "coop", "cooperatieve", "bv", "nv", "vof", "cv", "ua", "ba", "io", "ltd", "gmbh"),
    }
)
_ARTICLES = frozenset({"de", "het", "t", "the"})
_DOTTED = re.compile(r"(?<!\w)(?:\w\.){2,}\w?(?!\w)")
_LONGEST = 200


def name_key(name: str) -> str:
    """The name without capitals, accents, punctuation, spaces, legal forms ("Stichting", "B.V.") and first article.

    Equal keys are possible doubles, to be shown for a decision and never merged on the key alone. Never empty for
    a name that holds a letter or digit; at most 200 signs.
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_SIGNS))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = _DOTTED.sub(lambda match: match.group().replace(".", ""), plain)
    words = re.findall(r"\w+", plain.replace("_", " "))
    telling = [word for word in words if word not in _LEGAL] or words
    if len(telling) > 1 and telling[0] in _ARTICLES:
        telling = telling[1:]
    return ("".join(telling) or " ".join(name.casefold().split()))[:_LONGEST]
