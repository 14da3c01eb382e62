# SPDX-License-Identifier: EUPL-1.2
"""What a table plan has to tell: which wish gave way, and for whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.gatherings.queries.seating import Evening, Guest

if TYPE_CHECKING:
    from samenspel.domain.seating import Clash, Instance
    from samenspel.domain.seating.instance import Label
    from samenspel.gatherings.operations.seating_problem import Problem


# Codes of the planner for a rule about circles that cannot hold.
ABOUT_CIRCLES = frozenset({"too_few_circles", "table_too_small_for_circles"})


def too_few(people: int, *, from_attendance: bool) -> str:
    """Why there is nothing to plan."""
    if from_attendance:
        if people:
            return _("Er is nog maar één persoon binnen. Tafels maken kan vanaf twee mensen.")
        return _("Er is nog niemand binnen. Check eerst mensen in bij de deur.")
    if people:
        return _("Er is nog maar één persoon met een plek. Tafels maken kan vanaf twee mensen.")
    return _("Er heeft nog niemand een plek. Zodra mensen zich aanmelden, kun je tafels maken.")


def about_the_room(evening: Evening, problem: Problem) -> list[str]:
    """Hosts without a table, and an evening at one table."""
    remarks = []
    if problem.spare_hosts:
        sentence = ngettext(
            "Er zijn meer gastgevers dan tafels. %(names)s schuift als gast aan.",
            "Er zijn meer gastgevers dan tafels. %(names)s schuiven als gast aan.",
            len(problem.spare_hosts),
        )
        remarks.append(sentence % {"names": names_of(problem.spare_hosts)})
    if problem.instance is not None and len(problem.instance.tables) == 1 and not any(evening.locked):
        remarks.append(_("Iedereen past aan één tafel. Dan ontmoet iedereen elkaar al in de eerste ronde."))
    return remarks


def organisations_in(clashes: Iterable[Clash], instance: Instance) -> frozenset[Label]:
    """The organisations whose people cannot all sit apart."""
    org_of = {person.id: person.org for person in instance.people}
    named = {clash.org for clash in clashes} | {org_of.get(one) for clash in clashes for one in clash.people}
    return frozenset(named - {None})


def about_sharing(clashes: Sequence[Clash], instance: Instance, orgs: frozenset[Label], evening: Evening) -> list[str]:
    """For each organisation that gives way: who they are and why they cannot all sit apart."""
    if len(instance.tables) == 1:
        return []
    crowded = {clash.org for clash in clashes if clash.code == "organisation_larger_than_tables"}
    remarks = []
    for org in sorted(orgs, key=str):
        group = [guest for guest in evening.guests if guest.organization_id == org]
        values = {
            "organization": group[0].organization,
            "people": len(group),
            "tables": len(instance.tables),
            "names": names_of(group),
        }
        remarks.append((_crowded() if org in crowded else _no_table_left()) % values)
    return remarks


def _crowded() -> str:
    return _(
        "Van %(organization)s komen %(people)d mensen en er zijn %(tables)d tafels. "
        "Zij zitten daarom soms bij elkaar: %(names)s."
    )


def _no_table_left() -> str:
    return _("Bij %(organization)s kan niet iedereen apart zitten van een collega die gastgever is: %(names)s.")


def not_mixed() -> str:
    return _("Niet aan elke tafel zitten mensen uit twee kringen. Dat kan niet met wie er komt.")


def without_mixing(instance: Instance) -> Instance:
    """The same evening, whatever circles sit at a table."""
    return replace(instance, rules=replace(instance.rules, min_circles=0))


def everyone_may_share(instance: Instance) -> Instance:
    """The last resort: colleagues are spread as far as it goes."""
    from samenspel.domain.seating import let_organisations_share

    return let_organisations_share(instance, frozenset(person.org for person in instance.people) - {None})


def names_of(guests: Sequence[Guest]) -> str:
    """The names in a sentence: "Anne, Bert en Coby"; a long list ends with how many more."""
    names = [guest.name for guest in guests[:8]]
    more = len(guests) - len(names)
    if more:
        names.append(ngettext("nog %(count)d ander", "nog %(count)d anderen", more) % {"count": more})
    return str(get_text_list(names, _("en")))
