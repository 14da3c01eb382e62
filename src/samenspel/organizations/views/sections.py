# SPDX-License-Identifier: EUPL-1.2
"""The pages that belong together under 'Partners', as tabs."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.access.policy import may
from samenspel.base.scope import current_actor
from samenspel.ui.components import Link

# (label, url name, permission)
SECTIONS = (
    (_("Partners"), "organizations:partner_list", "partners.view"),
    (_("Kringen"), "organizations:circles", "partners.view"),
    (_("Mensen"), "organizations:contact_list", "contacts.view"),
    (_("Logo's"), "organizations:logo_list", "partners.change"),
    (_("Aanmeldingen"), "organizations:proposal_list", "partners.change"),
    (_("Dubbelen"), "organizations:double_list", "partners.change"),
)


def section_tabs(slug: str, current: str) -> list[Link]:
    """The tabs the actor may open; `current` is the url name of this page."""
    actor = current_actor()
    return [
        Link(label=str(label), url=reverse(name, kwargs={"slug": slug}), current=name == current)
        for label, name, permission in SECTIONS
        if may(actor, permission)
    ]
