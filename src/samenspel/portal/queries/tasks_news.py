# SPDX-License-Identifier: EUPL-1.2
"""Tasks around what partners tell and ask."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.news.queries.asking import asks_waiting
from samenspel.news.queries.items import news_waiting
from samenspel.portal.queries.tasks import Finder, NextGathering, Task, page_url


def _ask(slug: str, _upcoming: NextGathering | None) -> Task | None:
    """A partner waits for an answer of the others."""
    count = asks_waiting()
    if not count:
        return None
    return Task(
        count,
        ngettext("Een partner heeft een vraag", "Partners hebben %(count)s vragen", count) % {"count": count},
        _("Kies bij wie hij past, dan gaat hij rond."),
        2 * count,
        page_url("news:ask_list", slug),
        _("Stuur rond"),
        "coral",
    )


def _news(slug: str, _upcoming: NextGathering | None) -> Task | None:
    count = news_waiting()
    if not count:
        return None
    return Task(
        count,
        ngettext("Een partner vertelt nieuws", "Partners vertellen %(count)s keer nieuws", count) % {"count": count},
        _("Lees het en zet het erop, dan weten de anderen het ook."),
        count,
        page_url("news:news_list", slug),
        _("Lees het nieuws"),
        "leaf",
    )


SOON = (Finder("news.change", _ask),)
LATER = (Finder("news.change", _news),)
