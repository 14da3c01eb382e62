# SPDX-License-Identifier: EUPL-1.2
"""The map of a theme: services of the directory, initiatives of the agenda, and what staff know besides."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.agenda.models import Initiative, InitiativePartner
from samenspel.base.errors import NotFound
from samenspel.directory.constants import LIFE_DOMAINS
from samenspel.directory.queries.theme_services import theme_services
from samenspel.domain.theme_map import Beside, Contribution, Row, beside, gaps, rows
from samenspel.domain.thresholds import CIRCLES
from samenspel.portal.models import ThemeMap, ThemeMapItem
from samenspel.ui.pictures import RING_NAMES

MOST_MAPS = 50
MOST_ITEMS = 200
MOST_BESIDE = 6
NAMES_IN_A_SENTENCE = 4
MOST_INITIATIVES = 200


@dataclass(frozen=True, slots=True)
class MapRow:
    id: UUID
    name: str
    why: str
    area: str
    life_domains: list[str]
    version: int

    @property
    def domain_labels(self) -> list[str]:
        return [domain_label(code) for code in self.life_domains]


@dataclass(frozen=True, slots=True)
class Item:
    """What staff put on the map."""

    id: UUID
    name: str
    where: str


@dataclass(frozen=True, slots=True)
class Whole:
    row: MapRow
    rows: list[Row]
    contributions: list[Contribution]
    gaps: list[str]
    overlaps: list[str]
    items: list[Item]

    @property
    def number(self) -> int:
        return len({(one.name, one.who) for one in self.contributions})


def domain_label(code: str) -> str:
    return str(LIFE_DOMAINS.get(code, code))


def map_rows() -> list[MapRow]:
    return [_map_row(one) for one in ThemeMap.objects.order_by("name", "pk")[:MOST_MAPS]]


def map_row(theme_map_id: UUID) -> MapRow:
    return _map_row(ThemeMap.of(theme_map_id))


def _map_row(one: ThemeMap) -> MapRow:
    return MapRow(one.pk, one.name, one.why, one.area, [code for code in one.life_domains], one.version)


def map_of_item(theme_item_id: UUID) -> UUID:
    found: UUID | None = ThemeMapItem.objects.filter(pk=theme_item_id).values_list("theme_map_id", flat=True).first()
    if found is None:
        raise NotFound(str(theme_item_id))
    return found


def whole_map(theme_map_id: UUID) -> Whole:
    """Everything of one map, with what is missing and what stands beside each other in words."""
    row = map_row(theme_map_id)
    put = _put_there(theme_map_id)
    services = theme_services(row.life_domains, area=row.area) if row.life_domains else []
    found = [*services, *put]
    return Whole(
        row=row,
        rows=rows(found, row.life_domains),
        contributions=found,
        gaps=_gaps(found, row),
        overlaps=[_overlap(one) for one in beside(found, row.life_domains)[:MOST_BESIDE]],
        items=[Item(UUID(one.key), one.name, _where(one)) for one in put],
    )


def _put_there(theme_map_id: UUID) -> list[Contribution]:
    items = ThemeMapItem.objects.filter(theme_map_id=theme_map_id).order_by("created_at", "pk")
    names = ("pk", "name", "life_domain", "circle", "area", "initiative_id", "initiative__name")
    found = list(items.values_list(*names)[:MOST_ITEMS])
    circles, bodies = _of_initiatives({row[5] for row in found if row[5]})
    return [
        Contribution(
            key=str(pk),
            name=initiative or name,
            who=bodies.get(initiative_id, ""),
            domain=domain,
            circle=circle or circles.get(initiative_id, ""),
            area=area,
            is_initiative=initiative_id is not None,
        )
        for pk, name, domain, circle, area, initiative_id, initiative in found
    ]


def _of_initiatives(ids: set[UUID]) -> tuple[dict[UUID, str], dict[UUID, str]]:
    """Of each initiative the circle with the lowest threshold among its partners, and who they are."""
    taking_part = InitiativePartner.objects.filter(initiative_id__in=ids).order_by("partner__organization__name", "pk")
    circles: dict[UUID, set[str]] = {pk: set() for pk in ids}
    bodies: dict[UUID, list[str]] = {pk: [] for pk in ids}
    found = taking_part.values_list("initiative_id", "partner__circle", "partner__organization__name")
    for pk, circle, name in found:
        circles[pk].add(circle)
        bodies[pk].append(name)
    lowest = {pk: next((one for one in CIRCLES if one in seen), "") for pk, seen in circles.items()}
    return lowest, {pk: ", ".join(names) for pk, names in bodies.items()}


def _where(one: Contribution) -> str:
    circle = str(RING_NAMES[one.circle]) if one.circle else ""
    return " · ".join(part for part in (domain_label(one.domain), circle, one.area) if part)


def _gaps(found: list[Contribution], row: MapRow) -> list[str]:
    seen = gaps(found, row.life_domains)
    said = [_("%(domain)s: hier doet niemand iets aan.") % {"domain": domain_label(one)} for one in seen.nothing]
    said += [
        _("%(domain)s: nergens loop je zo naar binnen. In de buitenste kring staat niets.")
        % {"domain": domain_label(one)}
        for one in seen.no_outer
    ]
    said += [
        _("%(domain)s: niets in %(areas)s.") % {"domain": domain_label(one), "areas": ", ".join(areas)}
        for one, areas in seen.missing
    ]
    return said


def _overlap(one: Beside) -> str:
    names = list(dict.fromkeys(each.name for each in one.contributions))
    shown = ", ".join(names[:NAMES_IN_A_SENTENCE])
    more = len(names) - NAMES_IN_A_SENTENCE
    if more > 0:
        shown = ngettext("%(names)s en nog %(n)d", "%(names)s en nog %(n)d", more) % {"names": shown, "n": more}
    return _("%(domain)s in %(area)s: %(names)s. Kennen zij elkaar?") % {
        "domain": domain_label(one.domain),
        "area": one.area,
        "names": shown,
    }


def initiative_choices() -> list[tuple[str, str]]:
    found = Initiative.objects.filter(state__in=("preparing", "under_way")).order_by("name", "pk")
    return [(str(pk), name) for pk, name in found.values_list("pk", "name")[:MOST_INITIATIVES]]


def table_of(whole: Whole) -> tuple[list[str], list[list[str]]]:
    """The same as a list, one line for each contribution."""
    headings = [_("Waar het over gaat"), _("Wijk of dorp"), _("Kring"), _("Wat"), _("Wie")]
    lines = [
        [
            domain_label(one.domain),
            one.area or _("overal"),
            str(RING_NAMES[one.circle]) if one.circle else "",
            one.name,
            one.who,
        ]
        for row in whole.rows
        for cell in row.cells
        for one in cell
    ]
    return headings, lines
