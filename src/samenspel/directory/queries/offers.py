# SPDX-License-Identifier: EUPL-1.2
"""What people bring and seek, as lists; and which of it fits, with reasons in words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.base.errors import NotFound
from samenspel.base.scope import current_actor
from samenspel.directory.constants import LIFE_DOMAINS, Direction, OfferKind, OfferState
from samenspel.directory.models import Offer, OfferMatch
from samenspel.domain.matching import Fit, Post, Reason, fits

PAGE_LENGTH = 25
READ_FOR_FITS = 300  # the newest that are shown
A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class OfferRow:
    """`who` is an organisation, or "een bewoner": never a person."""

    id: UUID
    direction: str
    kind: str
    words: str
    worth: str
    place: str
    life_domain: str
    who: str
    from_resident: bool
    contact_id: UUID | None
    state: str
    end_date: date
    mine: bool

    @property
    def direction_label(self) -> str:
        return _("Te bieden") if self.is_offered else _("Gezocht")

    @property
    def is_offered(self) -> bool:
        return self.direction == Direction.OFFERED

    @property
    def kind_label(self) -> str:
        return str(OfferKind(self.kind).label)

    @property
    def domain_label(self) -> str:
        return str(LIFE_DOMAINS.get(self.life_domain, ""))

    @property
    def forgotten(self) -> bool:
        return not self.words

    @property
    def is_open(self) -> bool:
        return self.state == OfferState.SHOWN and self.end_date >= timezone.localdate()

    @property
    def state_label(self) -> str:
        if self.state == OfferState.SHOWN and not self.is_open:
            return _("Afgelopen")
        return str(OfferState(self.state).label)

    def as_post(self) -> Post:
        return Post(self.id, self.kind, self.words, self.place, self.life_domain)


@dataclass(frozen=True, slots=True)
class OfferPage:
    rows: list[OfferRow]
    number: int
    pages: int
    found: int


@dataclass(frozen=True, slots=True)
class FittingOffer:
    """Another offer, and why it may fit, as a sentence."""

    row: OfferRow
    why: str


@dataclass(frozen=True, slots=True)
class OfferCounts:
    offered: int
    needed: int
    of_residents: int
    to_read: int
    agreed: int  # in the last year


def open_offers() -> "QuerySet[Any]":
    return Offer.objects.filter(state=OfferState.SHOWN, end_date__gte=timezone.localdate())


def offer_page(*, number: int = 1, direction: str = "", kind: str = "", besides_mine: bool = False) -> OfferPage:
    """What is shown now, the newest first."""
    found = open_offers()
    if direction in Direction.values:
        found = found.filter(direction=direction)
    if kind in OfferKind.values:
        found = found.filter(kind=kind)
    if besides_mine:
        found = found.exclude(mine_filter())
    count = found.count()
    pages = max(1, ceil(count / PAGE_LENGTH))
    number = min(max(number, 1), pages)
    start = (number - 1) * PAGE_LENGTH
    rows = offer_rows(found.order_by("-created_at", "pk")[start : start + PAGE_LENGTH])
    return OfferPage(rows, number, pages, count)


def offers_to_read() -> list[OfferRow]:
    """Of residents, not shown before somebody read them; the oldest first."""
    waiting = Offer.objects.filter(state=OfferState.WAITING).order_by("created_at", "pk")
    return offer_rows(waiting[:PAGE_LENGTH])


def offer_row(offer_id: UUID) -> OfferRow:
    """One within the actor's scope, or 404."""
    found = offer_rows(Offer.objects.filter(pk=offer_id))
    if not found:
        raise NotFound(str(offer_id))
    return found[0]


def own_offer_row(offer_id: UUID) -> OfferRow:
    """One of the person or resident behind this link, or 404."""
    row = offer_row(offer_id)
    if not row.mine:
        raise NotFound(str(offer_id))
    return row


def own_offer_rows() -> list[OfferRow]:
    """The newest first; those that are over too, until they are forgotten."""
    mine = Offer.objects.filter(mine_filter()).exclude(words="").order_by("-created_at", "pk")
    return offer_rows(mine[:PAGE_LENGTH])


def mine_filter() -> Q:
    actor = current_actor()
    if actor.role == Role.NEIGHBOUR:
        return Q(pk=actor.about_id)
    return Q(contact_id=actor.contact_id, contact__isnull=False)


def _is_mine(offer_id: UUID, contact_id: UUID | None) -> bool:
    actor = current_actor()
    if actor.role == Role.NEIGHBOUR:
        return offer_id == actor.about_id
    return contact_id is not None and contact_id == actor.contact_id


def offer_rows(found: "QuerySet[Any]") -> list[OfferRow]:
    names = ("pk", "direction", "kind", "words", "worth", "place", "life_domain", "from_resident", "contact_id")
    rows = found.values_list(*names, "state", "end_date", "partner__organization__name")
    return [
        OfferRow(
            id=pk,
            direction=direction,
            kind=kind,
            words=words,
            worth=worth,
            place=place,
            life_domain=domain,
            who=_("Een bewoner") if resident else body or _("Iemand uit het pact"),
            from_resident=resident,
            contact_id=contact_id,
            state=state,
            end_date=end_date,
            mine=_is_mine(pk, contact_id),
        )
        for pk, direction, kind, words, worth, place, domain, resident, contact_id, state, end_date, body in rows
    ]


def fitting(row: OfferRow, *, most: int = 5) -> list[FittingOffer]:
    return fitting_for([row], most=most)[row.id]


def fitting_for(rows: Iterable[OfferRow], *, most: int = 3) -> dict[UUID, list[FittingOffer]]:
    """For each of these what fits among what is shown: the other direction, of somebody else, not proposed before."""
    rows = list(rows)
    others = offer_rows(open_offers().order_by("-created_at", "pk")[:READ_FOR_FITS])
    tried = _tried([row.id for row in rows])
    return {row.id: _fitting(row, others, tried, most) for row in rows}


def _fitting(row: OfferRow, others: list[OfferRow], tried: set[tuple[UUID, UUID]], most: int) -> list[FittingOffer]:
    by_id = {
        other.id: other
        for other in others
        if other.direction != row.direction
        and (other.contact_id is None or other.contact_id != row.contact_id)
        and (row.id, other.id) not in tried
    }
    found = fits(row.as_post(), [other.as_post() for other in by_id.values()], most=most)
    return [FittingOffer(by_id[fit.key], sentence(fit, by_id[fit.key])) for fit in found]  # type: ignore[index]


def _tried(ids: list[UUID]) -> set[tuple[UUID, UUID]]:
    pairs = OfferMatch.objects.filter(Q(offered_id__in=ids) | Q(needed_id__in=ids)).values_list(
        "offered_id", "needed_id"
    )
    return {pair for first, second in pairs for pair in ((first, second), (second, first))}


def sentence(fit: Fit, other: OfferRow) -> str:
    """Why two fit, in one sentence."""
    said = {
        Reason.WORDS: _("jullie noemen allebei: %(words)s") % {"words": ", ".join(fit.shared)},
        Reason.KIND: _("het gaat allebei over %(kind)s") % {"kind": other.kind_label.lower()},
        Reason.DOMAIN: _("het hoort allebei bij %(domain)s") % {"domain": other.domain_label.lower()},
        Reason.PLACE: _("het is allebei in %(place)s") % {"place": other.place},
    }
    words = "; ".join(said[reason] for reason in fit.reasons)
    return words[:1].upper() + words[1:] + "."


def offer_counts() -> OfferCounts:
    by_direction = Counter(dict(open_offers().order_by().values_list("direction").annotate(n=Count("pk"))))
    since = timezone.now() - A_YEAR
    return OfferCounts(
        offered=by_direction[Direction.OFFERED],
        needed=by_direction[Direction.NEEDED],
        of_residents=open_offers().filter(from_resident=True).count(),
        to_read=Offer.objects.filter(state=OfferState.WAITING).count(),
        agreed=OfferMatch.objects.filter(agreed_at__gte=since).count(),
    )
