# SPDX-License-Identifier: EUPL-1.2
"""What a person has to look at before an Oogst becomes public."""

from dataclasses import dataclass
from itertools import chain

from django.utils.functional import Promise

from samenspel.agenda.models import WorkingGroup
from samenspel.domain.spotting import Names, addresses_in, names
from samenspel.organizations.models import Contact, Organization
from samenspel.partnerships.models import Membership
from samenspel.portal.constants import Section
from samenspel.portal.queries.harvest_sheet import Sheet


@dataclass(frozen=True, slots=True)
class Finding:
    """A name or address in one of the texts; `stops` when it cannot become public as it is."""

    section: str
    title: Promise | str
    words: str
    stops: bool


def names_here() -> Names:
    """Everybody and every body that this partnership knows."""
    people = chain(
        Contact.objects.values_list("name", flat=True), Membership.objects.values_list("user__name", flat=True)
    )
    groups = WorkingGroup.objects.values_list("name", flat=True)
    bodies = Organization.objects.filter(partner__isnull=False)  # a register may hold 40,000 more
    return names(people, bodies.values_list("name", flat=True), groups)


def findings(sheet: Sheet, known: Names) -> list[Finding]:
    """In the words of the facilitator; places and names of partners were dealt with when the sheet was made."""
    return [
        Finding(section, Section(section).label, words, stops=stops)
        for section in Section.values
        for words, stops in _in_text(sheet.text(section), known, sheet.with_organizations)
    ]


def _in_text(text: str, known: Names, with_organizations: bool) -> list[tuple[str, bool]]:
    people = known.people_in(text)
    inside = {word for name in people for word in name.split()}
    bodies = [] if with_organizations else known.organizations_in(text)
    return [
        *((name, True) for name in people),
        *((address, True) for address in addresses_in(text)),
        *((name, False) for name in bodies),
        *((word, False) for word in known.parts_in(text) if word not in inside),
    ]
