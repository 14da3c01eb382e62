# SPDX-License-Identifier: EUPL-1.2
"""What came together: who said what, what it is worth to each, and how to reach each other once both said yes."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from samenspel.base.errors import NotFound
from samenspel.base.scope import current_actor
from samenspel.directory.constants import OfferState, SideSays, WhoProposed
from samenspel.directory.models import Offer, OfferMatch
from samenspel.directory.queries.offers import OfferRow, mine_filter, offer_rows
from samenspel.directory.queries.reach import Reach, reach_by_offer
from samenspel.organizations.models import Contact

MOST_SHOWN = 25


@dataclass(frozen=True, slots=True)
class Side:
    row: OfferRow
    says: str
    worth: str  # as it was read
    proposed: bool
    reach: Reach | None

    @property
    def said_yes(self) -> bool:
        return self.says == SideSays.YES

    @property
    def name(self) -> str:
        return "offered" if self.row.is_offered else "needed"

    @property
    def reads_first(self) -> bool:
        """What a resident placed is read by the facilitator before anybody else hears of it."""
        return self.row.state == OfferState.WAITING


@dataclass(frozen=True, slots=True)
class MatchRow:
    """`mine` is the side of who looks; for staff the side that offers."""

    id: UUID
    mine: Side
    other: Side
    agreed: bool
    ended: bool

    @property
    def waits_for_me(self) -> bool:
        return not self.ended and not self.agreed and not self.mine.says

    @property
    def is_open(self) -> bool:
        return not self.ended and not self.agreed

    @property
    def sides(self) -> tuple[Side, Side]:
        return (self.mine, self.other)


def own_matches() -> list[MatchRow]:
    """Of the person behind this link; what waits for them first. What is not read yet is not there for the other."""
    mine = [row for row in _rows(OfferMatch.objects.all()[:MOST_SHOWN]) if not row.other.reads_first]
    return sorted(mine, key=lambda row: (not row.waits_for_me, not row.agreed or row.ended))


def match_row(match_id: UUID) -> MatchRow:
    OfferMatch.of(match_id)
    row = _rows(OfferMatch.objects.filter(pk=match_id))[0]
    if row.other.reads_first and row.mine.row.mine:
        raise NotFound("not read yet")
    return row


def matches_of(offer_id: UUID) -> list[MatchRow]:
    """Of one offer, for staff."""
    return _rows(OfferMatch.objects.filter(Q(offered_id=offer_id) | Q(needed_id=offer_id))[:MOST_SHOWN])


def going_matches() -> list[MatchRow]:
    """Those on which somebody has to say something still, for staff."""
    found = OfferMatch.objects.filter(agreed_at__isnull=True, ended_at__isnull=True)
    return _rows(found.order_by("created_at", "pk")[:MOST_SHOWN])


def without_mail(rows: Collection[MatchRow]) -> list[tuple[MatchRow, Side]]:
    """Who must say something and gets no mail about it: somebody calls them."""
    waiting = [(row, side) for row in rows for side in row.sides if row.is_open and not side.says]
    contacts = {side.row.contact_id for _row, side in waiting if side.row.contact_id}
    mailed = set(Contact.objects.filter(pk__in=contacts, active=True).exclude(email="").values_list("pk", flat=True))
    reach = reach_by_offer([side.row.id for _row, side in waiting])
    return [
        (row, side)
        for row, side in waiting
        if side.row.contact_id not in mailed and not (side.row.id in reach and reach[side.row.id].mail)
    ]


def _rows(found: "QuerySet[Any]") -> list[MatchRow]:
    matches = list(found)
    ids = {pk for one in matches for pk in (one.offered_id, one.needed_id)}
    offers = {row.id: row for row in offer_rows(Offer.objects.filter(pk__in=ids))}
    agreed = [one for one in matches if one.agreed_at is not None and one.ended_at is None]
    reach = reach_by_offer({pk for one in agreed for pk in (one.offered_id, one.needed_id)})
    return [_row(one, offers, reach if one in agreed else {}) for one in matches]


def _row(match: OfferMatch, offers: dict[UUID, OfferRow], reach: dict[UUID, Reach]) -> MatchRow:
    offered = _side(match, "offered", offers, reach)
    needed = _side(match, "needed", offers, reach)
    mine, other = (needed, offered) if needed.row.mine else (offered, needed)
    return MatchRow(match.pk, mine, other, match.agreed_at is not None, match.ended_at is not None)


def _side(match: OfferMatch, name: str, offers: dict[UUID, OfferRow], reach: dict[UUID, Reach]) -> Side:
    offer_id: UUID = getattr(match, f"{name}_id")
    return Side(
        row=offers[offer_id],
        says=getattr(match, f"{name}_says"),
        worth=getattr(match, f"{name}_worth") or offers[offer_id].worth,
        proposed=match.proposed_by == WhoProposed(name),
        reach=reach.get(offer_id),
    )


def open_own_of(direction: str) -> list[OfferRow]:
    """What the person behind this link has in this direction, and that is on or is being read."""
    going = (OfferState.SHOWN, OfferState.WAITING)
    rows = offer_rows(Offer.objects.filter(mine_filter(), direction=direction, state__in=going))
    return [row for row in rows if row.is_open or row.state == OfferState.WAITING]


def waiting_for_me() -> UUID | None:
    """A match on which the person behind this link has not said anything, of which the other side was read."""
    open_ones = OfferMatch.objects.filter(agreed_at__isnull=True, ended_at__isnull=True).order_by("created_at", "pk")
    me = current_actor().contact_id
    for side, other in (("offered", "needed"), ("needed", "offered")):
        of_me = open_ones.filter(**{f"{side}__contact_id": me, f"{side}_says": ""})
        not_read = {f"{other}__state": OfferState.WAITING}
        found: UUID | None = of_me.exclude(**not_read).values_list("pk", flat=True).first()
        if found is not None:
            return found
    return None
