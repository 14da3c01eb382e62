# SPDX-License-Identifier: EUPL-1.2
"""The pictures of Vandaag and of the harvest: partners in circles with the ties between them, and the sessions."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Partner
from samenspel.portal.queries.harvest import Period, Session, Tie, last_session_id, ties
from samenspel.ui.charts import BarChart, BarPair, bar_chart
from samenspel.ui.pictures import CircleNode, CirclesPicture, circles_picture
from samenspel.ui.pictures import Tie as Line

Pair = tuple[str, str]
_NOBODY = UUID(int=0)  # stands in an address where a partner's id comes


def partnership_picture(slug: str) -> CirclesPicture:
    """All partners; green ties are new from the last session."""
    last = last_session_id()
    return _circles(slug, ties(), new_since={last} if last else set(), new_means=_("nieuw uit de laatste sessie"))


def harvest_circles(slug: str, period: Period, known: Iterable[Tie]) -> CirclesPicture:
    """All partners; green ties were made in the sessions of the period, grey ones before it."""
    ids = {session.id for session in period.sessions}
    return _circles(slug, known, new_since=ids, new_means=_("nieuw in deze periode"))


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


def _circles(slug: str, known: Iterable[Tie], *, new_since: set[UUID], new_means: str) -> CirclesPicture:
    page = reverse("organizations:partner_detail", kwargs={"slug": slug, "partner_id": _NOBODY})
    nodes = [
        CircleNode(key=key, name=name, circle=circle, url=page.replace(str(_NOBODY), key))
        for key, name, circle in partners_in_circles()
    ]
    drawn = [Line(first, second, is_new=new) for (first, second), new in partner_ties(known, new_since).items()]
    return circles_picture(nodes, drawn, title=_("Het pact in drie kringen"), new_means=new_means)


def partners_in_circles() -> list[tuple[str, str, str]]:
    """Key, name and circle of every partner that takes part, by name."""
    partners = Partner.objects.filter(status=PartnerStatus.ACTIVE).order_by("organization__name", "pk")
    return [(str(pk), name, circle) for pk, name, circle in partners.values_list("pk", "organization__name", "circle")]


def partner_ties(known: Iterable[Tie], new_since: set[UUID]) -> dict[Pair, bool]:
    """Between partners, from the connections between their people; a tie is new when all of its connections are."""
    is_new: dict[Pair, bool] = {}
    for tie in known:
        if tie.first_partner and tie.second_partner and tie.first_partner != tie.second_partner:
            pair = (min(tie.first_partner, tie.second_partner), max(tie.first_partner, tie.second_partner))
            is_new[pair] = is_new.get(pair, True) and tie.gathering_id in new_since
    return {(str(UUID(first)), str(UUID(second))): new for (first, second), new in is_new.items()}
