# SPDX-License-Identifier: EUPL-1.2
"""The pictures of Vandaag and of the harvest: partners in circles with the ties between them, and the sessions."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.network.models import Connection
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Partner
from samenspel.portal.queries.harvest import NewConnection, Period, Session, last_session_id, new_connections
from samenspel.ui.charts import BarChart, BarPair, bar_chart
from samenspel.ui.pictures import CircleNode, CirclesPicture, Tie, circles_picture

Pair = frozenset[UUID]


def partnership_picture(slug: str) -> CirclesPicture:
    """All partners; green ties are new from the last session."""
    last = last_session_id()
    return _circles(slug, new_since={last} if last else set(), new_means=_("nieuw uit de laatste sessie"))


def harvest_circles(slug: str, period: Period) -> CirclesPicture:
    """All partners; green ties were made in the sessions of the period, grey ones before it."""
    ids = {session.id for session in period.sessions}
    return _circles(slug, new_since=ids, new_means=_("nieuw in deze periode"))


def harvest_bars(slug: str, found: Iterable[Session]) -> BarChart:
    """Participants and new connections per session."""
    pairs = [
        BarPair(
            label=date_format(timezone.localtime(session.starts_at), "b y"),
            first=session.participants,
            second=session.new_connections,
            note=session.place,
            url=reverse("portal:harvest_session", kwargs={"slug": slug, "gathering_id": session.id}),
        )
        for session in found
    ]
    return bar_chart(
        pairs,
        title=_("Deelnemers en nieuwe verbindingen per bijeenkomst"),
        row_name=_("Bijeenkomst"),
        first_name=_("Deelnemers"),
        second_name=_("Nieuwe verbindingen"),
    )


def _circles(slug: str, *, new_since: set[UUID], new_means: str) -> CirclesPicture:
    partners = Partner.objects.filter(status=PartnerStatus.ACTIVE).select_related("organization")
    nodes = [
        CircleNode(
            key=str(partner.pk),
            name=partner.organization.name,
            circle=partner.circle,
            url=reverse("organizations:partner_detail", kwargs={"slug": slug, "partner_id": partner.pk}),
        )
        for partner in partners.order_by("organization__name").defer("organization__logo")
    ]
    ties = _ties(new_connections(), new_since)
    return circles_picture(nodes, ties, title=_("Het pact in drie kringen"), new_means=new_means)


def _ties(said: list[NewConnection], new_since: set[UUID]) -> list[Tie]:
    """Between partners, from the connections between their people; a tie is new when its first connection is."""
    partner_of = _partners_of_people()
    is_new: dict[Pair, bool] = {}
    fresh = {frozenset((one.first_id, one.second_id)) for one in said if one.gathering_id in new_since}
    for first_id, second_id in Connection.objects.values_list("first_id", "second_id"):
        pair = frozenset((partner_of.get(first_id), partner_of.get(second_id))) - {None}
        if len(pair) == 2:
            between: Pair = frozenset(one for one in pair if one is not None)
            is_new[between] = is_new.get(between, True) and frozenset((first_id, second_id)) in fresh
    return [_tie(pair, is_new=new) for pair, new in is_new.items()]


def _tie(pair: Pair, *, is_new: bool) -> Tie:
    first, second = sorted(str(one) for one in pair)
    return Tie(first, second, is_new=is_new)


def _partners_of_people() -> dict[UUID, UUID | None]:
    people = Partner.objects.filter(contacts__isnull=False).values_list("contacts__pk", "pk")
    return dict(people)
