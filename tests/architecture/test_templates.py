# SPDX-License-Identifier: EUPL-1.2
"""What a block of a template names, no other block knows: there it is empty, and a button leads nowhere."""

import re

from tests.architecture.tree import files, read

BLOCK = re.compile(r"{% block (\w+) %}")
NAMED = re.compile(r"\bas (\w+_url) %}")


def lost(text: str) -> set[str]:
    """Addresses that one block names and another uses; none of our blocks stands inside another."""
    _before, *parts = BLOCK.split(text)
    blocks = [part.split("{% endblock %}")[0] for part in parts[1::2]]
    named = {name for block in blocks for name in NAMED.findall(block)}
    return {name for block in blocks for name in named - set(NAMED.findall(block)) if re.search(rf"\b{name}\b", block)}


def test_an_address_is_named_in_the_block_that_uses_it() -> None:
    pages = {str(path): lost(read(path)) for path in files(".html") if "templates" in path.parts}
    empty = {page: sorted(names) for page, names in pages.items() if names}
    assert len(pages) > 100 and not empty, "named in one block and used in another, where it is empty"
