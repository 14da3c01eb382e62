# SPDX-License-Identifier: EUPL-1.2
"""The tabs above the pages of what the partnership does, and the number of a page in a list."""

from django.http import QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from samenspel.access.policy import may
from samenspel.base.scope import current_actor
from samenspel.ui.components import Link

# (label, url name, permission)
SECTIONS = (
    (_("Actiepunten"), "agenda:action_list", "actions.view"),
    (_("Vastgelopen"), "agenda:stuck_list", "actions.change"),
    (_("Gedaan en gebleven"), "gatherings:done_and_stayed", "actions.view"),
    (_("Werkgroepen"), "agenda:group_list", "groups.view"),
    (_("Kerngroep"), "core_group:home", "core.view"),
)


def section_tabs(slug: str, current: str) -> list[Link]:
    """The tabs the actor may open; `current` is the url name of this page."""
    actor = current_actor()
    return [
        Link(label=str(label), url=url, current=name == current)
        for label, name, permission in SECTIONS
        if may(actor, permission) and (url := _address(name, slug))
    ]


def _address(name: str, slug: str) -> str:
    """Of a page above this floor, which may not exist."""
    try:
        return reverse(name, kwargs={"slug": slug})
    except NoReverseMatch:
        return ""


def page_number(query: QueryDict) -> int:
    number = query.get("bladzijde", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1
