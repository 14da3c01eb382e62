# SPDX-License-Identifier: EUPL-1.2
"""Samples of what should never break a form; see the list of bad input in SECURITY.md."""

# What a name may hold: kept as text, shown as text.
KEPT = [
    '"><svg/onload=alert(1)>',
    "'); DROP TABLE x;--",
    "{{7*7}} {% now %} ../../etc",
    "=HYPERLINK(1)",
    "O'Brien & Şükrü van de Ĳsselmeer",
    "Kok 👩‍🍳",
    "شريك في الحي",
    "+31 buurt",
    "javascript:alert(1)",
]
# What is refused with a sentence, whatever the field.
REFUSED = ["", " \u200b ", "a" * 300, "111222333", "BSN 111 222 333"]
