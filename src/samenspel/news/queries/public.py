# SPDX-License-Identifier: EUPL-1.2
"""The page of the pact for everybody: nothing is read before the pact chose to have one."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from samenspel.access.constants import Role
from samenspel.base.errors import NotFound
from samenspel.base.scope import Actor, acting_as, current_partnership_id
from samenspel.news.queries.happened import open_sessions
from samenspel.news.queries.items import NewsRow, told
from samenspel.news.queries.settings import settings_here
from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Partner
from samenspel.partnerships.models import Partnership
from samenspel.ui.pictures import CircleNode, CirclesPicture, circles_picture

NEWS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class OpenSession:
    title: str
    theme: str
    starts_at: datetime
    place: str
    open_code: str


@dataclass(frozen=True, slots=True)
class PublicPage:
    """What everybody reads. News without who sent it: an organisation may be one person."""

    name: str
    ambition: str
    partners: int
    picture: CirclesPicture | None
    sessions: list[OpenSession]
    news: list[NewsRow]
    join_words: str


def public_page() -> PublicPage:
    """Raises `NotFound` while the pact has no page for everybody."""
    with acting_as(Actor(role=Role.NEWS, partnership_id=current_partnership_id())):
        chosen = settings_here()
        if not chosen.is_public:
            raise NotFound("no public page")
        pact = Partnership.objects.get(pk=current_partnership_id())
        partners = Partner.objects.filter(status=PartnerStatus.ACTIVE).select_related("organization")
        nodes = [
            CircleNode(key=str(one.pk), name=one.organization.name, circle=one.circle)
            for one in partners.order_by("organization__name", "pk")
        ]
        return PublicPage(
            name=pact.name,
            ambition=pact.ambition,
            partners=len(nodes),
            picture=circles_picture(nodes, [], title=_("Het pact in drie kringen")) if chosen.shows_circles else None,
            sessions=[
                OpenSession(one.title, one.theme, one.starts_at, one.place, one.open_code) for one in open_sessions()
            ],
            news=told(number=NEWS_SHOWN, for_everybody=True),
            join_words=chosen.join_words,
        )


def has_public_page() -> bool:
    with acting_as(Actor(role=Role.NEWS, partnership_id=current_partnership_id())):
        return settings_here().is_public
