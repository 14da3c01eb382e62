# SPDX-License-Identifier: EUPL-1.2
"""The tabs above the pages of what the partnership does, and the number of a page in a list."""

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.ui.components import Link


def section_tabs(slug: str, current: str) -> list[Link]:
    places = ((_("Actiepunten"), "agenda:action_list"), (_("Werkgroepen"), "agenda:group_list"))
    return [Link(label, reverse(name, kwargs={"slug": slug}), name == current) for label, name in places]


def page_number(query: QueryDict) -> int:
    number = query.get("bladzijde", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1
