# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the pages about tables share."""

import re
from collections.abc import Callable
from typing import Any

from samenspel.gatherings.models import Gathering, Registration, SeatingPlan

Make = Callable[..., SeatingPlan]


def url(gathering: Gathering, rest: str = "") -> str:
    return f"/p/testdam/bijeenkomsten/{gathering.pk}/tafels/{rest}"


def registrations_of(gathering: Gathering) -> list[Registration]:
    return list(Registration._base_manager.filter(gathering=gathering).order_by("created_at"))


def words(page: Any) -> str:
    """The text of the page as somebody reads it."""
    body = re.sub(r"<[^>]+>", " ", page.text[page.text.index("<main") :])
    return re.sub(r"\s+", " ", body).replace(" .", ".").replace(" ,", ",")
