# SPDX-License-Identifier: EUPL-1.2
"""Made-up logos for most of the made-up organisations, drawn while loading; each says on itself that it is made up."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from samenspel.base.documents import TEMPLATES, fonts_folder
from samenspel.base.images import clean_image
from samenspel.demo.logos import LOGOS
from samenspel.organizations.models import Organization
from samenspel.partnerships.models import Partnership

MADE_UP = "verzonnen logo"


def give_logos(partnership: Partnership) -> None:
    """The others have none, so that the page for missing logos has something to ask."""
    for name, logo in drawn_logos().items():
        Organization.objects.filter(partnership=partnership, name=name).update(logo=logo)


@cache
def drawn_logos() -> Mapping[str, bytes]:
    """Organisation → its logo as PNG, cleaned like one that somebody uploads."""
    import typst

    pages: Any = typst.compile(
        TEMPLATES / "demo/documents/logos.typ",
        root=TEMPLATES,
        font_paths=[fonts_folder()],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps({"made_up": MADE_UP, "logos": [logo.as_data() for logo in LOGOS]})},
        format="png",
        ppi=150.0,
    )
    return {logo.organization: clean_image(page) for logo, page in zip(LOGOS, pages, strict=True)}
