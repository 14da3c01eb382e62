# SPDX-License-Identifier: EUPL-1.2
"""The pictures of Vandaag and of the Oogst: partners in circles with the ties between them, and the gatherings."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.portal.queries.harvest import last_session_id, ties
from samenspel.portal.queries.harvest_sheet import (
    Sheet,
    SheetPartner,
    SheetTie,
    partner_ties,
    partners_in_circles,
)
from samenspel.portal.story import place_words, session_url
from samenspel.ui.charts import BarChart, BarPair, bar_chart
from samenspel.ui.pictures import CircleNode, CirclesPicture, Tie, circles_picture

_NOBODY = UUID(int=0)  # stands in an address where an id comes


def partnership_picture(slug: str) -> CirclesPicture:
    """All partners; green ties are new from the last session."""
    last = last_session_id()
    lines = partner_ties(ties(), {last} if last else set())
    return _circles(partners_in_circles(), lines, slug=slug, new_means=_("nieuw uit de laatste sessie"))


def sheet_circles(sheet: Sheet, slug: str = "") -> CirclesPicture:
    """All partners; green ties were made in the period, grey ones before it. With `slug` each partner is a link."""
    return _circles(
        sheet.partners,
        sheet.ties,
        slug=slug,
        new_means=_("nieuw in deze periode"),
        nameless=sheet.is_public and not sheet.with_organizations,
    )


def sheet_bars(sheet: Sheet, slug: str = "") -> BarChart:
    """Participants and new connections per gathering."""
    pairs = [
        BarPair(
            label=date_format(session.day, "b y"),
            first=session.participants,
            second=session.new_connections,
            note=place_words(session.place),
            url=session_url(session, slug),
        )
        for session in sheet.sessions
    ]
    return bar_chart(
        pairs,
        title=_("Deelnemers en nieuwe verbindingen per bijeenkomst"),
        row_name=_("Bijeenkomst"),
        first_name=_("Deelnemers"),
        second_name=_("Nieuwe verbindingen"),
    )


def _circles(
    partners: Iterable[SheetPartner],
    lines: Iterable[SheetTie],
    *,
    slug: str,
    new_means: str,
    nameless: bool = False,
) -> CirclesPicture:
    page = reverse("organizations:partner_detail", kwargs={"slug": slug, "partner_id": _NOBODY}) if slug else ""
    nodes = [
        CircleNode(
            key=partner.key,
            name=partner.name or _("Een partner"),
            circle=partner.circle,
            url=page.replace(str(_NOBODY), partner.key),
        )
        for partner in partners
    ]
    drawn = [Tie(line.first, line.second, is_new=line.is_new) for line in lines]
    return circles_picture(nodes, drawn, title=_("Het pact in drie kringen"), new_means=new_means, nameless=nameless)
