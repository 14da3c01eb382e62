# SPDX-License-Identifier: EUPL-1.2
"""The pages that belong together under 'Instellingen', as tabs."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.access.policy import may
from samenspel.base.scope import current_actor
from samenspel.ui.components import Link

# (label, url name, permission)
SECTIONS = (
    (_("Het pact"), "partnerships:settings", "partnership.change"),
    (_("Pijlers"), "partnerships:pillars", "partnership.change"),
    (_("Logo"), "partnerships:logo_edit", "partnership.change"),
    (_("De vragen"), "gatherings:wording", "partnership.change"),
    (_("Wie hiermee werken"), "portal:members", "members.change"),
)


def section_tabs(slug: str, current: str) -> list[Link]:
    """The tabs the actor may open; `current` is the url name of this page."""
    actor = current_actor()
    return [
        Link(label=str(label), url=reverse(name, kwargs={"slug": slug}), current=name == current)
        for label, name, permission in SECTIONS
        if may(actor, permission)
    ]
