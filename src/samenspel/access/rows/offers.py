# SPDX-License-Identifier: EUPL-1.2
"""What people bring and seek, and the questions which need lives.

What is shown is for everybody, but never how to reach somebody: that is for the facilitator, for who placed it, and for
the other side once both accepted.
"""

from django.db.models import Q
from django.utils import timezone

from samenspel.access.constants import LINK, Role
from samenspel.access.row_filters import RowFilter, here, in_pact, table_of
from samenspel.access.rows.sentences import rows
from samenspel.base.scope import Actor

EVERYBODY = (*LINK, Role.VISITOR, Role.STRANGER)


def shown_offers(actor: Actor) -> Q:
    return here(actor) & Q(state="shown", end_date__gte=timezone.localdate())


def _mine(actor: Actor, way: str = "") -> Q:
    """Offers of the person or resident behind this link; `way` leads to the offer."""
    if actor.role == Role.NEIGHBOUR:
        return Q(**{f"{way}pk" if not way else f"{way.removesuffix('__')}_id": actor.about_id})
    return Q(**{f"{way}contact_id": actor.contact_id, f"{way}contact__isnull": False})


def own_matches(actor: Actor) -> Q:
    return here(actor) & (_mine(actor, "offered__") | _mine(actor, "needed__"))


def own_and_shown_offers(actor: Actor) -> Q:
    """Those that everybody sees, the own ones, and those on the other side of an own match."""
    matches = table_of("directory.OfferMatch")._base_manager.filter(own_matches(actor))
    beside = Q(pk__in=matches.values("offered_id")) | Q(pk__in=matches.values("needed_id"))
    return here(actor) & (shown_offers(actor) | _mine(actor) | beside)


def own_and_agreed_reach(actor: Actor) -> Q:
    """How to reach oneself, and whoever said yes to one's own yes, as long as neither stopped."""
    matches = table_of("directory.OfferMatch")._base_manager.filter(
        own_matches(actor), offered_says="yes", needed_says="yes", agreed_at__isnull=False, ended_at__isnull=True
    )
    agreed = Q(offer_id__in=matches.values("offered_id")) | Q(offer_id__in=matches.values("needed_id"))
    return here(actor) & (_mine(actor, "offer__") | agreed)


def long_over(_actor: Actor) -> Q:
    return Q(end_date__lt=timezone.localdate()) | Q(stopped_at__isnull=False)


def asked_of_everybody(actor: Actor) -> Q:
    return here(actor) & ~Q(state="draft")


def of_asked(actor: Actor) -> Q:
    inventories = table_of("directory.Inventory")._base_manager.filter(asked_of_everybody(actor), **in_pact(actor))
    return here(actor) & Q(inventory_id__in=inventories.values("pk"))


def of_closed(actor: Actor) -> Q:
    """Answers are read after closing: who looks before and after somebody answers would see the answer."""
    return here(actor) & Q(inventory__closed_at__isnull=False)


def here_or_to_close(actor: Actor) -> Q:
    return Q(state="open") if actor.partnership_id is None else here(actor)


def _everybody(row_filter: RowFilter) -> dict[Role, RowFilter]:
    return dict.fromkeys(EVERYBODY, row_filter)


ROWS: dict[str, dict[Role, RowFilter]] = {
    "directory.Offer": {
        **_everybody(shown_offers),
        **rows(staff=here, contact=own_and_shown_offers, neighbour=own_and_shown_offers),
        **rows(sign_up=here, follow_up=here, retention=long_over),
    },
    "directory.OfferReach": rows(
        facilitator=here,
        contact=own_and_agreed_reach,
        neighbour=own_and_agreed_reach,
        sign_up=here,
        follow_up=here,
        retention=lambda actor: Q(offer__in=table_of("directory.Offer")._base_manager.filter(long_over(actor))),
    ),
    "directory.OfferMatch": rows(
        staff=here,
        contact=own_matches,
        neighbour=own_matches,
        sign_up=here,
        follow_up=here,
        retention=lambda _actor: Q(created_at__lt=timezone.now()),
    ),
    "directory.Inventory": {
        **_everybody(asked_of_everybody),
        **rows(staff=here, surveyor=here_or_to_close, follow_up=here, retention=lambda _a: Q(state="closed")),
    },
    "directory.InventoryChoice": {
        **_everybody(of_asked),
        **rows(staff=here, surveyor=here),
    },
    # Also the person does not find an answer back, but by answering again through the surveyor.
    "directory.InventoryAnswer": rows(
        staff=of_closed, surveyor=here, retention=lambda _a: Q(inventory__state="closed") & ~Q(words="")
    ),
    "directory.InventoryListener": rows(
        facilitator=here, contact=lambda actor: here(actor) & Q(contact_id=actor.contact_id), follow_up=here
    ),
}
