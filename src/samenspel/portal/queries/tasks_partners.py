# SPDX-License-Identifier: EUPL-1.2
"""Tasks around partners and their people."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.organizations.constants import PartnerStatus
from samenspel.organizations.models import Partner
from samenspel.portal.queries.tasks import Finder, NextGathering, Task, page_url


def _no_partners(slug: str, _upcoming: NextGathering | None) -> Task | None:
    if Partner.objects.exists():
        return None
    return Task(
        1,
        _("Breng je lijst met partners binnen"),
        _("Een lijst uit een rekenprogramma is genoeg. Daarna kun je kringen maken en uitnodigen."),
        10,
        page_url("organizations:import_new", slug),
        _("Kies je lijst"),
        "sun",
    )


def _proposed(slug: str, _upcoming: NextGathering | None) -> Task | None:
    count = Partner.objects.filter(status=PartnerStatus.PROPOSED).count()
    if not count:
        return None
    return Task(
        count,
        ngettext("Een organisatie wil meedoen", "%(count)s organisaties willen meedoen", count) % {"count": count},
        _("Een snel antwoord laat zien dat ze welkom zijn."),
        2 * count,
        page_url("organizations:proposal_list", slug),
        _("Bekijk"),
        "leaf",
    )


def _without_circle(slug: str, _upcoming: NextGathering | None) -> Task | None:
    count = Partner.objects.filter(status=PartnerStatus.ACTIVE, circle="").count()
    if not count:
        return None
    return Task(
        count,
        _("Geef partners een plek in de kringen"),
        _("Dan ziet iedereen bij wie je makkelijk binnenloopt."),
        max(1, count // 3),
        page_url("organizations:circles", slug),
        _("Naar de kringen"),
        "petrol",
    )


def _without_contact(slug: str, _upcoming: NextGathering | None) -> Task | None:
    reachable = Q(contacts__active=True)
    count = (
        Partner.objects.filter(status=PartnerStatus.ACTIVE)
        .annotate(people=Count("contacts", filter=reachable))
        .filter(people=0)
        .count()
    )
    if not count:
        return None
    return Task(
        count,
        _("Voeg contactpersonen toe"),
        _("Bij deze partners is nog niemand om uit te nodigen."),
        2 * count,
        f"{page_url('organizations:partner_list', slug)}?zonder=contact",
        _("Vul aan"),
        "coral",
    )


FIRST = (Finder("partners.import", _no_partners),)
SOON = (Finder("partners.change", _proposed),)
LATER = (Finder("partners.change", _without_circle), Finder("contacts.change", _without_contact))
