# SPDX-License-Identifier: EUPL-1.2
"""What every page may show about where the person is. Reads nothing: the middleware did."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.access.constants import Role
from samenspel.access.policy import may
from samenspel.base.scope import actor_or_none
from samenspel.partnerships.constants import MemberRole


@dataclass(frozen=True, slots=True)
class NavigationItem:
    label: str
    url: str
    current: bool


# (label, url name, permission, namespaces that count as being there)
NAVIGATION = (
    (_("Vandaag"), "portal:today", "today.view", ("portal:today",)),
    (_("Bijeenkomsten"), "gatherings:gathering_list", "gatherings.view", ("gatherings:",)),
    (_("Partners"), "organizations:partner_list", "partners.view", ("organizations:",)),
    (
        _("Onze doelen"),
        "agenda:goal_list",
        "goals.view",
        (
            "agenda:goal",
            "agenda:ambition",
            "agenda:activity",
            "agenda:initiative",
            "agenda:proposal",
            "agenda:pledge",
            "agenda:group",
            "portal:agenda_picture",
        ),
    ),
    (_("Resultaten"), "portal:harvest", "harvest.view", ("portal:harvest", "measurement:", "surveys:")),
    (
        _("Samen doen"),
        "agenda:action_list",
        "actions.view",
        ("agenda:", "core_group:", "portal:handover", "gatherings:done_and_stayed", "news:", "questions:"),
    ),
    (
        _("Instellingen"),
        "partnerships:settings",
        "partnership.change",
        ("partnerships:", "portal:member", "gatherings:wording"),
    ),
)

ROLE_LABELS = {**dict(MemberRole.choices), Role.ADMINISTRATOR: _("Beheer")}


def page(request: HttpRequest) -> dict[str, Any]:
    actor = actor_or_none()
    partnership = getattr(request, "partnership", None)
    return {
        "actor": actor,
        "partnership": partnership,
        "navigation": _navigation(request) if partnership is not None else [],
        "role_label": str(ROLE_LABELS.get(actor.role, "")) if actor else "",
        "home_url": reverse("installation:home"),
        "is_demo": settings.DEMO,
    }


def _navigation(request: HttpRequest) -> list[NavigationItem]:
    actor = actor_or_none()
    match = request.resolver_match
    here = match.view_name if match else ""
    slug = request.partnership.slug  # type: ignore[attr-defined]
    nearest = max(
        (place for _l, _n, _p, places in NAVIGATION for place in places if here.startswith(place)), key=len, default=""
    )
    return [
        NavigationItem(str(label), reverse(name, kwargs={"slug": slug}), nearest in places)
        for label, name, permission, places in NAVIGATION
        if may(actor, permission)
    ]
