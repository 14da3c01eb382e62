# SPDX-License-Identifier: EUPL-1.2
"""Tasks around what residents bring, seek and need: what is to be read, and what is to be told back."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.directory.constants import InventoryState, OfferState
from samenspel.directory.models import Inventory, Offer
from samenspel.portal.queries.tasks import Finder, NextGathering, Task, page_url

MOST_MINUTES = 10


def _offers_to_read(slug: str, _upcoming: NextGathering | None) -> Task | None:
    count = Offer.objects.filter(state=OfferState.WAITING).count()
    if not count:
        return None
    title = ngettext("Lees wat een bewoner plaatste", "Lees wat bewoners plaatsten (%(count)s)", count)
    return Task(
        count,
        title % {"count": count},
        _("Pas als jij het las, zien anderen het."),
        min(count, MOST_MINUTES),
        page_url("directory:offer_list", slug),
        _("Lees het"),
        "sun",
    )


def _needs_to_tell(slug: str, _upcoming: NextGathering | None) -> Task | None:
    waiting = Inventory.objects.filter(state=InventoryState.CLOSED, reported_at__isnull=True)
    found = list(waiting.order_by("closed_at").values_list("pk", "title")[:1])
    if not found:
        return None
    pk, title = found[0]
    return Task(
        1,
        _("Vertel terug: %(title)s") % {"title": title},
        _("Mensen vertelden wat ze nodig hebben. Zij horen graag wat ervan komt."),
        10,
        reverse("directory:inventory", kwargs={"slug": slug, "inventory_id": pk}),
        _("Bekijk wat ze zeiden"),
        "leaf",
    )


SOON = (Finder("offers.change", _offers_to_read),)
LATER = (Finder("needs.change", _needs_to_tell),)
