# SPDX-License-Identifier: EUPL-1.2
"""The picture of the three circles, ready to be drawn.

Everything a template needs is text here: numbers in SVG must not get a Dutch decimal comma.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from math import cos, hypot, pi, sin

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from samenspel.domain.rings import RINGS, PlacedNode, RingNode, RingsLayout, lay_out
from samenspel.ui.picture_markup import names_of, nodes_of, ties_of
from samenspel.ui.words import initials

Text = str | Promise
RING_NAMES: dict[str, Text] = {
    "outer": _("Buitenste kring"),
    "middle": _("Middelste kring"),
    "inner": _("Binnenste kring"),
}
RING_MEANINGS: dict[str, Text] = {
    "outer": _("de drempel is het laagst"),
    "middle": _("een afspraak of verwijzing helpt"),
    "inner": _("de drempel is het hoogst"),
}
TITLE = _("De kringen van het pact")
NEW_MEANS = _("nieuw sinds de vorige bijeenkomst")
_PULL = 0.55  # how far a tie bends towards the middle
_MANY = 60


@dataclass(frozen=True, slots=True)
class CircleNode:
    """A partner to draw; `circle` is outer, middle, inner or empty (not placed yet: only in the list)."""

    key: str
    name: str
    circle: str
    url: str = ""
    logo: str = ""
    faded: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """Two partners, by key, that know each other; new ones are green."""

    first: str
    second: str
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """One marker with its words."""

    node: CircleNode
    number: int
    initials: str
    label: str
    shape: str
    x: str
    y: str
    sign_y: str
    label_x: str
    baseline: str
    logo_x: str
    logo_y: str

    @property
    def circle_name(self) -> Text:
        return RING_NAMES[self.node.circle]


@dataclass(frozen=True, slots=True)
class DrawnTie:
    path: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class CircleGroup:
    """A ring in the list beside the picture."""

    circle: str
    name: Text
    meaning: Text
    nodes: tuple[DrawnNode, ...]
    numbered: bool = False

    @property
    def names(self) -> SafeString:
        return names_of(self.nodes, numbered=self.numbered)


@dataclass(frozen=True, slots=True)
class CirclesPicture:
    """What the templates circles.html and circles.svg draw."""

    title: Text
    new_means: Text
    outer: str
    middle: str
    inner: str
    font_size: str
    sign_size: str
    logo_size: str
    numbered: bool
    roomy: bool
    groups: tuple[CircleGroup, ...]
    ties: tuple[DrawnTie, ...]
    unplaced: tuple[CircleNode, ...]
    list_url: str
    download_url: str
    nameless: bool = False
    template: str = "ui/pictures/circles.html"

    @property
    def drawn_ties(self) -> SafeString:
        return ties_of(self)

    @property
    def drawn_nodes(self) -> SafeString:
        return nodes_of(self)

    @property
    def has_many(self) -> bool:
        """So many ties that thick lines would hide who is tied."""
        return len(self.ties) > _MANY

    @property
    def has_new(self) -> bool:
        return any(tie.is_new for tie in self.ties)


def circles_picture(
    nodes: Sequence[CircleNode],
    ties: Sequence[Tie] = (),
    *,
    title: Text = TITLE,
    new_means: Text = NEW_MEANS,
    list_url: str = "",
    download_url: str = "",
    nameless: bool = False,
) -> CirclesPicture:
    """Draw the partners in the order given; with `list_url` the list stands there, else below the picture.

    `nameless` draws markers without a word; the list then only counts.
    """
    layout, groups, unplaced = _draw_all(tuple(nodes), nameless=nameless)
    places = {place.key: place for place in layout.nodes}
    return CirclesPicture(
        title=title,
        new_means=new_means,
        outer=_n(layout.outer_radius),
        middle=_n(layout.middle_radius),
        inner=_n(layout.inner_radius),
        font_size=_n(layout.font_size),
        sign_size=_n((0.92 if layout.numbered else 0.8) * layout.marker),
        logo_size=_n(1.36 * layout.marker),
        numbered=layout.numbered,
        roomy=_is_roomy(layout),
        groups=groups,
        ties=_ties(ties, places),
        unplaced=unplaced,
        list_url=list_url,
        download_url=download_url,
        nameless=nameless,
    )


@lru_cache(maxsize=64)
def _draw_all(
    nodes: tuple[CircleNode, ...], *, nameless: bool
) -> tuple[RingsLayout, tuple[CircleGroup, ...], tuple[CircleNode, ...]]:
    """Layout, drawn partners and those without a circle; kept, since a picture is looked at more than changed."""
    nodes = tuple(replace(node, name="" if nameless else _clean(node.name)) for node in nodes)
    placed = [node for node in nodes if node.circle in RINGS]
    layout = lay_out(tuple(RingNode(key=node.key, name=node.name, ring=node.circle) for node in placed))
    drawn = [_draw(node, place, layout) for node, place in zip(placed, layout.nodes, strict=True)]
    groups = tuple(_group(circle, drawn, numbered=layout.numbered) for circle in RINGS)
    return layout, groups, tuple(node for node in nodes if node.circle not in RINGS)


def circles_svg(picture: CirclesPicture) -> str:
    """The same picture as a file of its own, that needs no style sheet."""
    return render_to_string("ui/pictures/circles.svg", {"picture": picture}).strip()


@lru_cache(maxsize=64)
def _is_roomy(layout: RingsLayout) -> bool:
    """Whether markers may be drawn a third larger when their labels are hidden."""
    return all(hypot(a.x - b.x, a.y - b.y) > 2.85 * layout.marker for a, b in combinations(layout.nodes, 2))


def _group(circle: str, drawn: list[DrawnNode], *, numbered: bool) -> CircleGroup:
    return CircleGroup(
        circle=circle,
        name=RING_NAMES[circle],
        meaning=RING_MEANINGS[circle],
        nodes=tuple(node for node in drawn if node.node.circle == circle),
        numbered=numbered,
    )


def _draw(node: CircleNode, place: PlacedNode, layout: RingsLayout) -> DrawnNode:
    marker = layout.marker
    sign = str(place.number) if layout.numbered else initials(node.name)
    if not node.name:
        sign = ""
    return DrawnNode(
        node=node,
        number=place.number,
        initials=sign,
        label=place.label,
        shape=_SHAPES[node.circle](place.x, place.y, marker),
        x=_n(place.x),
        y=_n(place.y),
        sign_y=_n(place.y + 0.28 * marker),
        label_x=_n(place.label_x),
        baseline=_n(layout.baseline(place)),
        logo_x=_n(place.x - 0.68 * marker),
        logo_y=_n(place.y - 0.68 * marker),
    )


def _ties(ties: Sequence[Tie], places: dict[str, PlacedNode]) -> tuple[DrawnTie, ...]:
    """Curves to the middle, old ones first, so that new ones lie on top; a tie without a place is left out."""
    known = [tie for tie in ties if tie.first in places and tie.second in places]
    return tuple(
        DrawnTie(path=_curve(places[tie.first], places[tie.second]), is_new=tie.is_new)
        for tie in sorted(known, key=lambda tie: tie.is_new)
    )


def _curve(a: PlacedNode, b: PlacedNode) -> str:
    bend_x, bend_y = (a.x + b.x) / 2 * (1 - _PULL), (a.y + b.y) / 2 * (1 - _PULL)
    return f"M{_n(a.x)} {_n(a.y)}Q{_n(bend_x)} {_n(bend_y)} {_n(b.x)} {_n(b.y)}"


def _circle(x: float, y: float, size: float) -> str:
    size = round(size, 1)  # before doubling: a diameter that differs by a hair from the chord bulges the circle
    r, twice = _n(size), _n(2 * size)
    return f"M{_n(x - size)} {_n(y)}a{r} {r} 0 1 0 {twice} 0a{r} {r} 0 1 0 -{twice} 0z"


def _square(x: float, y: float, size: float) -> str:
    half, corner = 0.9 * size, 0.32 * size
    side, c = _n(2 * half - 2 * corner), _n(corner)
    return (
        f"M{_n(x - half + corner)} {_n(y - half)}h{side}q{c} 0 {c} {c}v{side}q0 {c} -{c} {c}"
        f"h-{side}q-{c} 0 -{c} -{c}v-{side}q0 -{c} {c} -{c}z"
    )


def _hexagon(x: float, y: float, size: float) -> str:
    corners = [(x + size * sin(pi * k / 3), y - size * cos(pi * k / 3)) for k in range(6)]
    return "M" + "L".join(f"{_n(u)} {_n(v)}" for u, v in corners) + "z"


_SHAPES = {"outer": _circle, "middle": _square, "inner": _hexagon}


def _n(value: float) -> str:
    text = f"{value:.1f}"
    return "0" if text in {"-0.0", "0.0"} else text.removesuffix(".0")


def _clean(name: str) -> str:
    """Without control signs, which XML does not allow, and never empty."""
    return "".join(sign for sign in " ".join(name.split()) if sign.isprintable()) or "?"
