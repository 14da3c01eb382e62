# SPDX-License-Identifier: EUPL-1.2
"""The pages that belong together under one word of the navigation, as tabs."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from samenspel.access.policy import may
from samenspel.base.scope import current_actor
from samenspel.ui.components import Link

# (label, url name, permission); the url name may be of a floor above the page that shows the tabs
PARTNERS = (
    (_("Partners"), "organizations:partner_list", "partners.view"),
    (_("Kringen"), "organizations:circles", "partners.view"),
    (_("Mensen"), "organizations:contact_list", "contacts.view"),
    (_("Wegwijzer"), "directory:service_list", "directory.view"),
    (_("Logo's"), "organizations:logo_list", "partners.change"),
    (_("Aanmeldingen"), "organizations:proposal_list", "partners.change"),
    (_("Dubbelen"), "organizations:double_list", "partners.change"),
)
GOALS = (
    (_("Doelen"), "agenda:goal_list", "goals.view"),
    (_("Initiatieven"), "agenda:initiative_list", "goals.view"),
    (_("Voorstellen"), "agenda:proposal_list", "goals.view"),
    (_("Toezeggingen"), "agenda:pledge_list", "goals.view"),
    (_("Werkgroepen"), "agenda:group_list", "groups.view"),
    (_("Themakaart"), "portal:theme_map_list", "needs.view"),
)
RESULTS = (
    (_("Oogst"), "portal:harvest", "harvest.view"),
    (_("Cijfers"), "measurement:indicator_list", "indicators.view"),
    (_("Verslag"), "measurement:report_list", "indicators.view"),
    (_("Hoe staan we ervoor"), "surveys:scan_list", "scans.view"),
    (_("Terugkijken"), "surveys:reflection_list", "scans.view"),
)
TOGETHER = (
    (_("Actiepunten"), "agenda:action_list", "actions.view"),
    (_("Vastgelopen"), "agenda:stuck_list", "actions.change"),
    (_("Gedaan en gebleven"), "gatherings:done_and_stayed", "actions.view"),
    (_("Ogen en oren"), "agenda:observation_list", "observations.view"),
    (_("Vraag en aanbod"), "directory:offer_list", "offers.view"),
    (_("Wat is er nodig"), "directory:inventory_list", "needs.view"),
    (_("Nieuws"), "news:news_list", "news.view"),
    (_("Vragen en tips"), "questions:question_list", "questions.view"),
    (_("Kerngroep"), "core_group:home", "core.view"),
)
SETTINGS = (
    (_("Het pact"), "partnerships:settings", "partnership.change"),
    (_("Pijlers"), "partnerships:pillars", "partnership.change"),
    (_("Logo"), "partnerships:logo_edit", "partnership.change"),
    (_("De vragen"), "gatherings:wording", "partnership.change"),
    (_("Wie hiermee werken"), "portal:members", "members.change"),
)


def section_tabs(slug: str, current: str) -> list[Link]:
    """The tabs beside `current`, the url name of this page, that the actor may open."""
    actor = current_actor()
    beside = next(pages for pages in (PARTNERS, GOALS, RESULTS, TOGETHER, SETTINGS) if current in {p[1] for p in pages})
    return [
        Link(label=str(label), url=url, current=name == current)
        for label, name, permission in beside
        if may(actor, permission) and (url := _address(name, slug))
    ]


def _address(name: str, slug: str) -> str:
    """Empty where that page does not exist."""
    try:
        return reverse(name, kwargs={"slug": slug})
    except NoReverseMatch:
        return ""
